-- The figures of a whole community are counted from its issues as they came in.

CREATE INDEX issues_time ON issues (community_id, reported_at);
