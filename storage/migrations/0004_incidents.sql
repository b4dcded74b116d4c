-- Incidents: issues that are handled as one. `via` is the merged issue by which a supporter of its head came:
-- whoever joined the head themselves has none, and stays when that one is parted from it again.
ALTER TABLE issue_supporters ADD COLUMN via INTEGER REFERENCES issues (id);
CREATE INDEX issues_open ON issues (place_id, id) WHERE ended_at IS NULL;

-- Somebody in office reported it for a neighbour: for whom, as those who handle it read it, and in which role.
ALTER TABLE issues ADD COLUMN for_whom TEXT;
ALTER TABLE issues ADD COLUMN reported_as TEXT;
