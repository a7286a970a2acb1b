-- The credit feed's records, in the order of the ledger's results. Made once, with the names of that moment, and never changed.
CREATE TABLE credit_record (
    number INTEGER NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE REFERENCES ledger_entry (position),
    content BLOB NOT NULL
) STRICT;
