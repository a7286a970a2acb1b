-- Who may sign in, who is signed in, and who did what. Passwords and tokens are kept as digests alone.
CREATE TABLE account (
    staff TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    sectors TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    password TEXT,
    password_at TEXT,
    must_change INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TEXT
) STRICT;
CREATE TABLE sign_in (
    token TEXT NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES account (staff),
    address TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    proved_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX sign_in_staff ON sign_in (staff);
CREATE TABLE activity (
    number INTEGER NOT NULL PRIMARY KEY,
    done_at TEXT NOT NULL,
    staff TEXT NOT NULL,
    address TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
