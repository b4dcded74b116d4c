-- The last number that was given to an issue of a community: who files one raises it, and others wait for that.

CREATE TABLE issue_numbers (
    community_id INTEGER PRIMARY KEY REFERENCES communities (id),
    last INTEGER NOT NULL
);
INSERT INTO issue_numbers (community_id, last) SELECT community_id, MAX(number) FROM issues GROUP BY community_id;
