-- The append-only ledger. A leaf is the canonical bytes of its entry and never changes.
CREATE TABLE ledger_entry (
    position INTEGER NOT NULL PRIMARY KEY,
    leaf BLOB NOT NULL
) STRICT;

CREATE TABLE signed_head (
    size INTEGER NOT NULL PRIMARY KEY,
    note TEXT NOT NULL
) STRICT;

-- Outbox: what the public folder must hold. Written by the transaction that makes it so, carried out afterwards.
CREATE TABLE public_file (
    path TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL,
    written INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- What the ledger knows only by its digest and the bureau must be able to show: directories as imported, plans.
CREATE TABLE document (
    digest TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
