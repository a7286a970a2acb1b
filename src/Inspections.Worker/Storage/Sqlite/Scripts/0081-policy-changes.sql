-- What somebody proposes of the bureau's rules: a draft of each person, the content of each request, and what holds of a sector's plan beside its policy.
CREATE TABLE policy_draft (
    staff TEXT NOT NULL PRIMARY KEY REFERENCES account (staff),
    content BLOB NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE TABLE request_policy (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES request (number),
    content BLOB NOT NULL
) STRICT;
CREATE TABLE planned_sector (
    sector TEXT NOT NULL PRIMARY KEY,
    items TEXT,
    windows TEXT NOT NULL
) STRICT;
