-- What every change of a directory has replaced, so that the last one can be taken back. The rows are canonical JSON, as the ledger's
-- documents have them; year is that of recusals.
CREATE TABLE directory_change (
    number BIGINT NOT NULL,
    kind NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NULL,
    made_at NVARCHAR(32) NOT NULL,
    source NVARCHAR(400) NOT NULL,
    added NVARCHAR(MAX) NOT NULL,
    changed NVARCHAR(MAX) NOT NULL,
    ended NVARCHAR(MAX) NOT NULL,
    undone_at NVARCHAR(32) NULL,
    CONSTRAINT pk_directory_change PRIMARY KEY (number)
);
