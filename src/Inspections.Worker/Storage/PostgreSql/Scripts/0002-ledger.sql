-- The append-only ledger. A leaf is the canonical bytes of its entry and never changes.
CREATE TABLE ledger_entry (
    position BIGINT NOT NULL,
    leaf BYTEA NOT NULL,
    CONSTRAINT pk_ledger_entry PRIMARY KEY (position)
);

CREATE TABLE signed_head (
    size BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_signed_head PRIMARY KEY (size)
);

-- Outbox: what the public folder must hold. Written by the transaction that makes it so, carried out afterwards.
CREATE TABLE public_file (
    path TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    written BIGINT NOT NULL,
    CONSTRAINT pk_public_file PRIMARY KEY (path)
);

CREATE TABLE setting (
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (name)
);

-- What the ledger knows only by its digest and the bureau must be able to show: directories as imported, plans.
CREATE TABLE document (
    digest TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (digest)
);
