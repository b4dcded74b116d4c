-- What is mixed into the hash of somebody's words stands beside them, and goes with them. Where there is none, it was
-- that of the issue.

ALTER TABLE issue_events ADD COLUMN salt TEXT;
ALTER TABLE issue_answers ADD COLUMN salt TEXT;
