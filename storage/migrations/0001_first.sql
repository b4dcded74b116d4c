-- Communities, places, people, chats.

CREATE TABLE communities (
    id ID_COLUMN,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL
);
CREATE UNIQUE INDEX communities_name ON communities (name);

CREATE TABLE places (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    parent_id INTEGER REFERENCES places (id),
    level TEXT NOT NULL CONSTRAINT places_level CHECK (level IN ('community', 'grid', 'building', 'household')),
    name TEXT NOT NULL
);
CREATE UNIQUE INDEX places_name ON places (community_id, parent_id, name);
CREATE INDEX places_children ON places (parent_id, id);

-- Areas are in hundredths of a square metre.
CREATE TABLE households (
    place_id INTEGER PRIMARY KEY REFERENCES places (id),
    community_id INTEGER NOT NULL REFERENCES communities (id),
    area INTEGER NOT NULL CONSTRAINT households_area CHECK (area > 0)
);

-- A person may live in several communities. `language` is what they chose, `language_code` what Telegram says.
-- `reachable` is 1 while the bot may write to them in private.
CREATE TABLE people (
    id ID_COLUMN,
    telegram_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    language TEXT,
    language_code TEXT,
    reachable INTEGER NOT NULL DEFAULT 0,
    since TEXT NOT NULL
);
CREATE UNIQUE INDEX people_telegram ON people (telegram_id);

CREATE TABLE household_members (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    household_id INTEGER NOT NULL REFERENCES households (place_id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    relation TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);
CREATE UNIQUE INDEX household_members_once ON household_members (household_id, person_id, since);
CREATE INDEX household_members_person ON household_members (person_id);

CREATE TABLE roles (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    place_id INTEGER NOT NULL REFERENCES places (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);
CREATE UNIQUE INDEX roles_once ON roles (place_id, person_id, role, since);
CREATE INDEX roles_person ON roles (person_id);

-- A group, or one topic of a forum (thread 0: the whole group), bound to the place whose neighbours meet there.
-- `code` stands in the deep links that lead from the group to private chat: it can't be guessed.
CREATE TABLE chats (
    id ID_COLUMN,
    telegram_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    place_id INTEGER NOT NULL REFERENCES places (id),
    purpose TEXT NOT NULL CONSTRAINT chats_purpose CHECK (purpose IN ('neighbours', 'staff')),
    language TEXT,
    code TEXT NOT NULL
);
CREATE UNIQUE INDEX chats_telegram ON chats (telegram_id, thread_id);
CREATE UNIQUE INDEX chats_code ON chats (code);
CREATE INDEX chats_place ON chats (place_id, purpose);

-- Issues 诉求. `level`, `held_as` and `holder_id` say who answers for it now, and in which role;
-- `body` is the role that it was assigned to.

CREATE TABLE issues (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    number INTEGER NOT NULL,
    place_id INTEGER NOT NULL REFERENCES places (id),
    reporter_id INTEGER NOT NULL REFERENCES people (id),
    category TEXT NOT NULL,
    words TEXT NOT NULL,
    salt TEXT NOT NULL,
    photo TEXT,
    urgent INTEGER NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    held_as TEXT NOT NULL,
    holder_id INTEGER REFERENCES people (id),
    body TEXT,
    result TEXT,
    result_photo TEXT,
    rating INTEGER CONSTRAINT issues_rating CHECK (rating BETWEEN 1 AND 5),
    reopened INTEGER NOT NULL DEFAULT 0,
    reported_at TEXT NOT NULL,
    accept_by TEXT NOT NULL,
    reminders INTEGER NOT NULL DEFAULT 0,
    resolved_at TEXT,
    ended_at TEXT
);
CREATE UNIQUE INDEX issues_number ON issues (community_id, number);
CREATE INDEX issues_reporter ON issues (reporter_id, reported_at);

CREATE TABLE issue_supporters (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    community_id INTEGER NOT NULL REFERENCES communities (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    since TEXT NOT NULL
);
CREATE UNIQUE INDEX issue_supporters_once ON issue_supporters (issue_id, person_id);

-- What the bot itself must remember.

-- Each update of Telegram as it came. The mark 'served' commits with what the update did.
CREATE TABLE updates (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    raw TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CONSTRAINT updates_state CHECK (state IN ('waiting', 'served', 'aside')),
    tries INTEGER NOT NULL DEFAULT 0,
    reference TEXT,
    received_at TEXT NOT NULL,
    PRIMARY KEY (bot_id, update_id)
);
CREATE INDEX updates_waiting ON updates (bot_id, update_id) WHERE state = 'waiting';
CREATE INDEX updates_age ON updates (received_at);

-- A form half filled in. The one touched last is the one that is being answered.
CREATE TABLE drafts (
    id ID_COLUMN,
    person_id INTEGER NOT NULL REFERENCES people (id),
    community_id INTEGER REFERENCES communities (id),
    form TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    answers TEXT NOT NULL,
    touched_at TEXT NOT NULL
);
CREATE UNIQUE INDEX drafts_once ON drafts (person_id, form);

-- What the bot owes somebody, sent in order within a chat, the more urgent first. `doubts` counts how often
-- it went out without anybody knowing whether it arrived.
CREATE TABLE outbox (
    id ID_COLUMN,
    community_id INTEGER REFERENCES communities (id),
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    params TEXT NOT NULL,
    key TEXT,
    urgency INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CONSTRAINT outbox_state CHECK (state IN ('waiting', 'sending', 'sent', 'dropped', 'parked', 'failed')),
    tries INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    message_id INTEGER,
    error TEXT
);
CREATE UNIQUE INDEX outbox_key ON outbox (key);
CREATE INDEX outbox_order ON outbox (chat_id, urgency, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'waiting';
CREATE INDEX outbox_in_hand ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_parked ON outbox (chat_id) WHERE state = 'parked';

-- A message that is kept up to date in place: it is due while `wanted` is ahead of `shown`.
-- One that is the `last` is let go once it is shown.
CREATE TABLE cards (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    reply_to INTEGER,
    message_id INTEGER,
    under_photo INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 1,
    shown INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    last INTEGER NOT NULL DEFAULT 0,
    face TEXT,
    claimed_at TEXT,
    not_before TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0,
    error TEXT
);
CREATE UNIQUE INDEX cards_once ON cards (chat_id, thread_id, kind, subject_id);
CREATE INDEX cards_subject ON cards (kind, subject_id);
CREATE INDEX cards_due ON cards (not_before) WHERE wanted > shown;
CREATE INDEX cards_in_hand ON cards (id) WHERE claimed_at IS NOT NULL;

-- A moment at which the bot must look at something again.
CREATE TABLE deadlines (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
        CONSTRAINT deadlines_state CHECK (state IN ('waiting', 'served', 'aside')),
    tries INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX deadlines_once ON deadlines (kind, subject_id) WHERE state = 'waiting';
CREATE INDEX deadlines_due ON deadlines (due_at, id) WHERE state = 'waiting';

-- The record of every decision. A sealing pass gives each entry its place in the community's chain.
CREATE TABLE journal (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    at TEXT NOT NULL,
    actor_id INTEGER,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    seq INTEGER,
    hash TEXT
);
CREATE UNIQUE INDEX journal_seq ON journal (community_id, seq);
CREATE INDEX journal_unsealed ON journal (id) WHERE seq IS NULL;
