-- A file that somebody sent and that is still to be fetched from Telegram: no transaction waits for that.
-- `kind` and `subject_id` say what it was sent for; the community may not be known before it has been read.
-- A file's id is good for the bot that got it alone. Once it is done or failed, its name and id are gone.
CREATE TABLE downloads (
    id ID_COLUMN,
    bot_id INTEGER NOT NULL,
    community_id INTEGER REFERENCES communities (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    file_id TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CONSTRAINT downloads_state CHECK (state IN ('waiting', 'done', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    created_at TEXT NOT NULL,
    error TEXT
);
CREATE INDEX downloads_waiting ON downloads (bot_id, not_before, id) WHERE state = 'waiting';

-- A list of households that was read and looked over, and waits for its importer's word. `community` is the name
-- of the one that it is for, which may still have to be founded; `shown` tells what was shown of its changes.
CREATE TABLE household_lists (
    id ID_COLUMN,
    community_id INTEGER REFERENCES communities (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    community TEXT,
    homes TEXT NOT NULL,
    notes TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    shown TEXT,
    created_at TEXT NOT NULL
);
CREATE INDEX household_lists_age ON household_lists (created_at);
