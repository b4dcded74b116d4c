-- The figures of a place are counted from its issues of a time, and from a few of their steps.

CREATE INDEX issues_place_time ON issues (place_id, reported_at);
CREATE INDEX issue_events_verb ON issue_events (issue_id, verb, id, at);
