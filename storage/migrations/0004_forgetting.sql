-- People can be forgotten, and what was written about an issue that has ended is kept for a while only.

-- For how long is looked up when the deadline comes due: for those that ended before this, at once.
INSERT INTO deadlines (community_id, kind, subject_id, due_at)
SELECT community_id, 'issues.forget', id, ended_at FROM issues WHERE ended_at IS NOT NULL;

CREATE INDEX issue_events_actor ON issue_events (actor_id);
CREATE INDEX issue_supporters_person ON issue_supporters (person_id);
CREATE INDEX issues_holder ON issues (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX issues_assignee ON issues (assignee_id) WHERE assignee_id IS NOT NULL;
