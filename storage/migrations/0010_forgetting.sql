-- People can be forgotten, and what was written about an issue that has ended is kept for a while only.

-- For how long is looked up when the deadline comes due: for those that ended before this, at once.
INSERT INTO deadlines (community_id, kind, subject_id, due_at)
SELECT community_id, 'issues.forget', id, ended_at FROM issues WHERE ended_at IS NOT NULL;

CREATE INDEX issue_events_actor ON issue_events (actor_id);
CREATE INDEX journal_actor ON journal (actor_id) WHERE actor_id IS NOT NULL;

-- Where a card is an album, each photo of it is a message: `album` has those besides the one with the words.
ALTER TABLE cards ADD COLUMN album TEXT NOT NULL DEFAULT '[]';

-- A message about something that has ended: it stands as it is, and is found here where somebody wishes to be
-- forgotten. What its card was is gone.
CREATE TABLE standing (
    id ID_COLUMN,
    community_id INTEGER NOT NULL REFERENCES communities (id),
    chat_id INTEGER NOT NULL,
    thread_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    under_photo INTEGER NOT NULL,
    album TEXT NOT NULL
);
CREATE UNIQUE INDEX standing_once ON standing (chat_id, thread_id, kind, subject_id);
CREATE INDEX standing_subject ON standing (kind, subject_id);
