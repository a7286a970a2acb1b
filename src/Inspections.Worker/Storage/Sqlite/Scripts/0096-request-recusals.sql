-- The recusals of a list that somebody asks two people to decide.
CREATE TABLE request_recusals (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES request (number),
    content BLOB NOT NULL
) STRICT;
