-- Issues in full: photos and voice, who may see it, what neighbours are shown.

ALTER TABLE issues ADD COLUMN photos TEXT NOT NULL DEFAULT '[]';
UPDATE issues SET photos = '["' || photo || '"]' WHERE photo IS NOT NULL;
ALTER TABLE issues DROP COLUMN photo;
ALTER TABLE issues ADD COLUMN result_photos TEXT NOT NULL DEFAULT '[]';
UPDATE issues SET result_photos = '["' || result_photo || '"]' WHERE result_photo IS NOT NULL;
ALTER TABLE issues DROP COLUMN result_photo;

-- `words` is empty where somebody told it in a voice message. `named` lets neighbours read who reported it;
-- a `private` one is seen by those who handle it alone.
ALTER TABLE issues ADD COLUMN voice TEXT;
ALTER TABLE issues ADD COLUMN named INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issues ADD COLUMN private INTEGER NOT NULL DEFAULT 0;

-- The clock of a level: `since` is when it came there, `due_at` until when it has to be taken on, or settled, there.
ALTER TABLE issues RENAME COLUMN accept_by TO due_at;
ALTER TABLE issues RENAME COLUMN reminders TO overdue;
ALTER TABLE issues ADD COLUMN since TEXT NOT NULL DEFAULT '';
UPDATE issues SET since = reported_at;
UPDATE deadlines SET kind = 'issues.due' WHERE kind = 'issues.accept';

-- Who does the work, and what was said on the way; see the value `Issue` in the rules.
ALTER TABLE issues ADD COLUMN assignee_id INTEGER REFERENCES people (id);
ALTER TABLE issues ADD COLUMN outside TEXT;
ALTER TABLE issues ADD COLUMN reference TEXT;
ALTER TABLE issues ADD COLUMN why TEXT;
ALTER TABLE issues ADD COLUMN lower_because TEXT;
ALTER TABLE issues ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issues ADD COLUMN appealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE issues ADD COLUMN merged_into INTEGER REFERENCES issues (id);
CREATE INDEX issues_place ON issues (place_id, id);
CREATE INDEX issues_merged ON issues (merged_into) WHERE merged_into IS NOT NULL;

-- What happened to an issue, step by step, with the words that were said: what the journal holds the hashes of.
CREATE TABLE issue_events (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    at TEXT NOT NULL,
    verb TEXT NOT NULL,
    actor_id INTEGER REFERENCES people (id),
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    held_as TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX issue_events_issue ON issue_events (issue_id, id);
