-- Incidents: issues that are handled as one. `via` is the merged issue by which a supporter of its head came:
-- whoever joined the head themselves has none, and stays when that one is parted from it again.
ALTER TABLE issue_supporters ADD COLUMN via INTEGER REFERENCES issues (id);

-- What is open around a place is found by itself; what has ended, by `issues_listed`.
DROP INDEX issues_place;
CREATE INDEX issues_open ON issues (place_id, id) WHERE ended_at IS NULL;

-- Somebody in office reported it for a neighbour: for whom, as those who handle it read it, and in which role.
ALTER TABLE issues ADD COLUMN for_whom TEXT;
ALTER TABLE issues ADD COLUMN reported_as TEXT;

-- Each photo of an album comes as an update of its own, in any order: those that nobody has taken yet.
CREATE TABLE album_photos (
    id ID_COLUMN,
    community_id INTEGER REFERENCES communities (id),
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    album TEXT NOT NULL,
    photo TEXT NOT NULL,
    since TEXT NOT NULL
);
CREATE UNIQUE INDEX album_photos_once ON album_photos (chat_id, message_id);
CREATE INDEX album_photos_album ON album_photos (chat_id, album, message_id);
CREATE INDEX album_photos_age ON album_photos (since);
