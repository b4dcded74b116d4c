-- The office in which one person was asked to do the work, beside `assignee_id`: what neighbours are told.
ALTER TABLE issues ADD COLUMN assignee_as TEXT;

-- What is open, by who has it and by when it is due: what somebody's inbox and the morning's list are made of.

CREATE INDEX issues_due ON issues (community_id, due_at) WHERE ended_at IS NULL;
CREATE INDEX issues_of_admins ON issues (state) WHERE held_as = 'admin' AND ended_at IS NULL;
CREATE INDEX issues_holder ON issues (holder_id) WHERE ended_at IS NULL;
CREATE INDEX issues_assignee ON issues (assignee_id) WHERE ended_at IS NULL;
