-- One list, two directories (一单两库) and who must stay away from whom. Ended rows stay: history needs their names.
-- Whatever is compared is compared byte by byte, as everywhere in the program: hence the collation.
CREATE TABLE sector (
    code TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_sector PRIMARY KEY (code)
);

CREATE TABLE firm (
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    district TEXT COLLATE "C" NULL,
    founded TEXT COLLATE "C" NULL,
    risk_class TEXT COLLATE "C" NULL,
    owner TEXT COLLATE "C" NULL,
    ended_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_firm PRIMARY KEY (id)
);

CREATE TABLE firm_sector (
    firm TEXT COLLATE "C" NOT NULL,
    sector TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_firm_sector PRIMARY KEY (firm, sector),
    CONSTRAINT fk_firm_sector_firm FOREIGN KEY (firm) REFERENCES firm (id),
    CONSTRAINT fk_firm_sector_sector FOREIGN KEY (sector) REFERENCES sector (code)
);

CREATE TABLE inspector (
    id TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    department TEXT COLLATE "C" NOT NULL,
    certificate TEXT COLLATE "C" NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    valid_from TEXT COLLATE "C" NOT NULL,
    valid_until TEXT COLLATE "C" NOT NULL,
    absent_from TEXT COLLATE "C" NULL,
    absent_until TEXT COLLATE "C" NULL,
    ended_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_inspector PRIMARY KEY (id)
);

CREATE TABLE inspector_sector (
    inspector TEXT COLLATE "C" NOT NULL,
    sector TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_inspector_sector PRIMARY KEY (inspector, sector),
    CONSTRAINT fk_inspector_sector_inspector FOREIGN KEY (inspector) REFERENCES inspector (id),
    CONSTRAINT fk_inspector_sector_sector FOREIGN KEY (sector) REFERENCES sector (code)
);

CREATE TABLE recusal (
    firm TEXT COLLATE "C" NOT NULL,
    inspector TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    ground TEXT COLLATE "C" NOT NULL,
    ended_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_recusal PRIMARY KEY (firm, inspector, year)
);

CREATE TABLE item (
    code TEXT COLLATE "C" NOT NULL,
    sector TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    legal_basis TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    sampling_ratio TEXT COLLATE "C" NULL,
    frequency TEXT COLLATE "C" NULL,
    inspector_requirements TEXT COLLATE "C" NULL,
    essentials TEXT COLLATE "C" NULL,
    is_key BIGINT NOT NULL,
    remark TEXT COLLATE "C" NULL,
    ended_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_item PRIMARY KEY (code),
    CONSTRAINT fk_item_sector FOREIGN KEY (sector) REFERENCES sector (code)
);
