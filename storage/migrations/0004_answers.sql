-- What those who have the problem say of the work: the reporter and those who joined, each once a round. A round
-- begins each time the work is said to be done. `words` are what they added, if anything.

CREATE TABLE issue_answers (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    round INTEGER NOT NULL,
    verdict TEXT NOT NULL CONSTRAINT issue_answers_verdict CHECK (verdict IN ('solved', 'partly', 'unsolved')),
    rating INTEGER CONSTRAINT issue_answers_rating CHECK (rating BETWEEN 1 AND 5),
    words TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL
);
CREATE UNIQUE INDEX issue_answers_once ON issue_answers (issue_id, round, person_id);
CREATE INDEX issue_answers_person ON issue_answers (person_id);

-- So far only the reporter answered, and only the rating that closed an issue was kept.
INSERT INTO issue_answers (community_id, issue_id, person_id, round, verdict, rating, answered_at)
SELECT community_id, id, reporter_id,
       (SELECT COUNT(*) FROM issue_events WHERE issue_id = issues.id AND verb = 'resolve'),
       'solved', rating, ended_at
FROM issues WHERE state = 'closed' AND ended_at IS NOT NULL;
