-- How people come to belong to households: by asking, or by a code that was printed for them.

-- Somebody asks to be noted down as belonging to a household. `decided_by` is who approved or declined; one who
-- came in by a code meanwhile is 'joined'.
CREATE TABLE join_requests (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    household_id INTEGER NOT NULL REFERENCES households (place_id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    relation TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CONSTRAINT join_requests_state CHECK (state IN ('waiting', 'approved', 'declined', 'joined')),
    asked_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by INTEGER REFERENCES people (id)
);
CREATE UNIQUE INDEX join_requests_once ON join_requests (household_id, person_id) WHERE state = 'waiting';
CREATE INDEX join_requests_person ON join_requests (person_id, state);

-- The code on a household's slip, as its hash alone. `replaced_at` is when the building was given new slips.
CREATE TABLE household_codes (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    household_id INTEGER NOT NULL REFERENCES households (place_id),
    hash TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0,
    most_uses INTEGER NOT NULL,
    printed_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    replaced_at TEXT
);
CREATE UNIQUE INDEX household_codes_hash ON household_codes (hash);
CREATE INDEX household_codes_household ON household_codes (household_id);

-- Codes that never were: who tries too many in a day is asked to wait. Nobody knows for which community they were.
CREATE TABLE wrong_codes (
    id ID_COLUMN,
    community_id INTEGER REFERENCES communities (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    at TEXT NOT NULL
);
CREATE INDEX wrong_codes_person ON wrong_codes (person_id, at);

-- What is `secret` is emptied once it was sent, or never will be.
ALTER TABLE outbox ADD COLUMN secret INTEGER NOT NULL DEFAULT 0;
