-- What every change of a directory has replaced, so that the last one can be taken back. The rows are canonical JSON, as the ledger's
-- documents have them; year is that of recusals.
CREATE TABLE directory_change (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    year INTEGER,
    made_at TEXT NOT NULL,
    source TEXT NOT NULL,
    added TEXT NOT NULL,
    changed TEXT NOT NULL,
    ended TEXT NOT NULL,
    undone_at TEXT
) STRICT;
