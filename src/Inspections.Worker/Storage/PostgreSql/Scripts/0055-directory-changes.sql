-- What every change of a directory has replaced, so that the last one can be taken back. The rows are canonical JSON, as the ledger's
-- documents have them; year is that of recusals.
CREATE TABLE directory_change (
    number BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    year BIGINT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    added TEXT COLLATE "C" NOT NULL,
    changed TEXT COLLATE "C" NOT NULL,
    ended TEXT COLLATE "C" NOT NULL,
    undone_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_directory_change PRIMARY KEY (number)
);
