-- How many photos came with what somebody added to an issue, told beside their words.

ALTER TABLE issue_events ADD COLUMN photos INTEGER NOT NULL DEFAULT 0;
