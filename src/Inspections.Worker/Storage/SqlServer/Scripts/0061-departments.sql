-- What people call the departments of inspectors. Ledger and rosters have the codes alone.
CREATE TABLE department (
    code NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_department PRIMARY KEY (code)
);
