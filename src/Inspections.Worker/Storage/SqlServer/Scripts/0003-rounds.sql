-- The schedule of record, and the lock: a step is taken by the one transaction whose UPDATE finds the old state.
CREATE TABLE round (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    state NVARCHAR(32) COLLATE Latin1_General_BIN2 NOT NULL,
    window_first NVARCHAR(10) NOT NULL,
    window_last NVARCHAR(10) NOT NULL,
    commit_at NVARCHAR(32) NOT NULL,
    draw_at NVARCHAR(32) NOT NULL,
    provisional BIGINT NOT NULL,
    CONSTRAINT pk_round PRIMARY KEY (draw),
    CONSTRAINT uq_round UNIQUE (sector, year, number, attempt)
);

-- One commitment and one receipt per draw id, whatever the scheduler does.
CREATE TABLE commitment (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    frame_size BIGINT NOT NULL,
    own_value NVARCHAR(MAX) NOT NULL,
    recusals VARBINARY(MAX) NULL,
    CONSTRAINT pk_commitment PRIMARY KEY (draw),
    CONSTRAINT fk_commitment_round FOREIGN KEY (draw) REFERENCES round (draw)
);

CREATE TABLE receipt (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (draw),
    CONSTRAINT fk_receipt_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);

CREATE TABLE drawn_firm (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    owner NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_drawn_firm PRIMARY KEY (draw, firm),
    CONSTRAINT fk_drawn_firm_receipt FOREIGN KEY (draw) REFERENCES receipt (draw)
);
