-- Somebody may have forms of one kind open about different things, and two reports about one place.
-- What was begun in a group has not been asked until it is shown in private: till then it takes no answers.

DROP INDEX drafts_once;
CREATE INDEX drafts_of_person ON drafts (person_id, touched_at);
ALTER TABLE drafts ADD COLUMN asked INTEGER NOT NULL DEFAULT 1;
