-- One list, two directories (一单两库) and who must stay away from whom. Ended rows stay: history needs their names.
CREATE TABLE sector (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE firm (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    district TEXT,
    founded TEXT,
    risk_class TEXT,
    owner TEXT,
    ended_at TEXT
) STRICT;

CREATE TABLE firm_sector (
    firm TEXT NOT NULL REFERENCES firm (id),
    sector TEXT NOT NULL REFERENCES sector (code),
    PRIMARY KEY (firm, sector)
) STRICT;

CREATE TABLE inspector (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    certificate TEXT NOT NULL,
    issuer TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    absent_from TEXT,
    absent_until TEXT,
    ended_at TEXT
) STRICT;

CREATE TABLE inspector_sector (
    inspector TEXT NOT NULL REFERENCES inspector (id),
    sector TEXT NOT NULL REFERENCES sector (code),
    PRIMARY KEY (inspector, sector)
) STRICT;

CREATE TABLE recusal (
    firm TEXT NOT NULL,
    inspector TEXT NOT NULL,
    year INTEGER NOT NULL,
    ground TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (firm, inspector, year)
) STRICT;

CREATE TABLE item (
    code TEXT NOT NULL PRIMARY KEY,
    sector TEXT NOT NULL REFERENCES sector (code),
    name TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    authority TEXT NOT NULL,
    subject TEXT NOT NULL,
    content TEXT NOT NULL,
    method TEXT NOT NULL,
    sampling_ratio TEXT,
    frequency TEXT,
    inspector_requirements TEXT,
    essentials TEXT,
    is_key INTEGER NOT NULL,
    remark TEXT,
    ended_at TEXT
) STRICT;
