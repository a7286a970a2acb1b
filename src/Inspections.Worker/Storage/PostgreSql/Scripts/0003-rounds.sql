-- The schedule of record, and the lock: a step is taken by the one transaction whose UPDATE finds the old state.
CREATE TABLE round (
    draw TEXT COLLATE "C" NOT NULL,
    sector TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    window_first TEXT COLLATE "C" NOT NULL,
    window_last TEXT COLLATE "C" NOT NULL,
    commit_at TEXT COLLATE "C" NOT NULL,
    draw_at TEXT COLLATE "C" NOT NULL,
    provisional BIGINT NOT NULL,
    CONSTRAINT pk_round PRIMARY KEY (draw),
    CONSTRAINT uq_round UNIQUE (sector, year, number, attempt)
);

-- One commitment and one receipt per draw id, whatever the scheduler does.
CREATE TABLE commitment (
    draw TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    frame_size BIGINT NOT NULL,
    own_value TEXT COLLATE "C" NOT NULL,
    recusals BYTEA NULL,
    CONSTRAINT pk_commitment PRIMARY KEY (draw),
    CONSTRAINT fk_commitment_round FOREIGN KEY (draw) REFERENCES round (draw)
);

CREATE TABLE receipt (
    draw TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (draw),
    CONSTRAINT fk_receipt_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);

CREATE TABLE drawn_firm (
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NULL,
    CONSTRAINT pk_drawn_firm PRIMARY KEY (draw, firm),
    CONSTRAINT fk_drawn_firm_receipt FOREIGN KEY (draw) REFERENCES receipt (draw)
);
