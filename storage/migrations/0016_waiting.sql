-- Whoever decides on requests looks through those that wait.

CREATE INDEX join_requests_waiting ON join_requests (community_id, id) WHERE state = 'waiting';
