-- What is about the building head is seen to by the level above: no building head handles it.

ALTER TABLE issues ADD COLUMN about_head INTEGER NOT NULL DEFAULT 0;
