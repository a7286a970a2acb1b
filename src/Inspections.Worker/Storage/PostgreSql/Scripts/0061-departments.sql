-- What people call the departments of inspectors. Ledger and rosters have the codes alone.
CREATE TABLE department (
    code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_department PRIMARY KEY (code)
);
