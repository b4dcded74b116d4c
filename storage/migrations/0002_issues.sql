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
