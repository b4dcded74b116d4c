-- Who wants to hear of an issue without having the problem, and what of an issue its neighbours are not shown.

CREATE TABLE issue_followers (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    community_id INTEGER NOT NULL REFERENCES communities (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    since TEXT NOT NULL
);
CREATE UNIQUE INDEX issue_followers_once ON issue_followers (issue_id, person_id);
CREATE INDEX issue_followers_person ON issue_followers (person_id, issue_id);
CREATE INDEX issue_supporters_person ON issue_supporters (person_id, issue_id);

-- `shown_words` is what neighbours read instead of `words`, as long as those; `hidden` names the photos and the voice
-- message that they are not shown.
ALTER TABLE issues ADD COLUMN shown_words TEXT;
ALTER TABLE issues ADD COLUMN hidden TEXT NOT NULL DEFAULT '[]';
ALTER TABLE issues ADD COLUMN hidden_because TEXT;

-- The lists: a place's issues, open or ended, the newest first.
CREATE INDEX issues_listed ON issues (place_id, state, private, number);
