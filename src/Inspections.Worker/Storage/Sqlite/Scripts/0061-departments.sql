-- What people call the departments of inspectors. Ledger and rosters have the codes alone.
CREATE TABLE department (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
