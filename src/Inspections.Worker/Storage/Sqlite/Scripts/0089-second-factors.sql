-- A second factor beside the password: its secret is sealed, a code is taken once, recovery codes are kept as digests alone. And the way in which somebody has signed in.
CREATE TABLE second_factor (
    staff TEXT NOT NULL PRIMARY KEY REFERENCES account (staff),
    key_id TEXT NOT NULL,
    secret TEXT NOT NULL,
    last_step INTEGER NOT NULL,
    confirmed_at TEXT
) STRICT;
CREATE TABLE recovery_code (
    code TEXT NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES account (staff)
) STRICT;
CREATE INDEX recovery_code_staff ON recovery_code (staff);
ALTER TABLE sign_in ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
