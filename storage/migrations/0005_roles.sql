-- Whose command menu in private is another than everybody's: it is given back when their office is over, even
-- where that happened while the bot was away.

ALTER TABLE people ADD COLUMN own_menu INTEGER NOT NULL DEFAULT 0;
