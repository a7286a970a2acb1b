-- The append-only ledger. A leaf is the canonical bytes of its entry and never changes.
CREATE TABLE ledger_entry (
    position BIGINT NOT NULL,
    leaf VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_ledger_entry PRIMARY KEY (position)
);

CREATE TABLE signed_head (
    size BIGINT NOT NULL,
    note NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_signed_head PRIMARY KEY (size)
);

-- Outbox: what the public folder must hold. Written by the transaction that makes it so, carried out afterwards.
CREATE TABLE public_file (
    path NVARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    written BIGINT NOT NULL,
    CONSTRAINT pk_public_file PRIMARY KEY (path)
);

CREATE TABLE setting (
    name NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL,
    value NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (name)
);

-- What the ledger knows only by its digest and the bureau must be able to show: directories as imported, plans.
CREATE TABLE document (
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (digest)
);
