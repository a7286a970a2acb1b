-- One list, two directories (一单两库) and who must stay away from whom. Ended rows stay: history needs their names.
-- Whatever is compared is compared byte by byte, as everywhere in the program: hence the binary collation.
CREATE TABLE sector (
    code NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_sector PRIMARY KEY (code)
);

CREATE TABLE firm (
    id NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    district NVARCHAR(MAX) NULL,
    founded NVARCHAR(10) NULL,
    risk_class NVARCHAR(16) NULL,
    owner NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    ended_at NVARCHAR(32) NULL,
    CONSTRAINT pk_firm PRIMARY KEY (id)
);

CREATE TABLE firm_sector (
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_firm_sector PRIMARY KEY (firm, sector),
    CONSTRAINT fk_firm_sector_firm FOREIGN KEY (firm) REFERENCES firm (id),
    CONSTRAINT fk_firm_sector_sector FOREIGN KEY (sector) REFERENCES sector (code)
);

CREATE TABLE inspector (
    id NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    department NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    certificate NVARCHAR(MAX) NOT NULL,
    issuer NVARCHAR(MAX) NOT NULL,
    valid_from NVARCHAR(10) NOT NULL,
    valid_until NVARCHAR(10) NOT NULL,
    absent_from NVARCHAR(10) NULL,
    absent_until NVARCHAR(10) NULL,
    ended_at NVARCHAR(32) NULL,
    CONSTRAINT pk_inspector PRIMARY KEY (id)
);

CREATE TABLE inspector_sector (
    inspector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_inspector_sector PRIMARY KEY (inspector, sector),
    CONSTRAINT fk_inspector_sector_inspector FOREIGN KEY (inspector) REFERENCES inspector (id),
    CONSTRAINT fk_inspector_sector_sector FOREIGN KEY (sector) REFERENCES sector (code)
);

CREATE TABLE recusal (
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    inspector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    ground NVARCHAR(64) NOT NULL,
    ended_at NVARCHAR(32) NULL,
    CONSTRAINT pk_recusal PRIMARY KEY (firm, inspector, year)
);

CREATE TABLE item (
    code NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    legal_basis NVARCHAR(MAX) NOT NULL,
    authority NVARCHAR(MAX) NOT NULL,
    subject NVARCHAR(MAX) NOT NULL,
    content NVARCHAR(MAX) NOT NULL,
    method NVARCHAR(MAX) NOT NULL,
    sampling_ratio NVARCHAR(MAX) NULL,
    frequency NVARCHAR(MAX) NULL,
    inspector_requirements NVARCHAR(MAX) NULL,
    essentials NVARCHAR(MAX) NULL,
    is_key BIGINT NOT NULL,
    remark NVARCHAR(MAX) NULL,
    ended_at NVARCHAR(32) NULL,
    CONSTRAINT pk_item PRIMARY KEY (code),
    CONSTRAINT fk_item_sector FOREIGN KEY (sector) REFERENCES sector (code)
);
