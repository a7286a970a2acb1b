-- Since when a round stands where it does; until when its list is kept back, and when it was disclosed.
ALTER TABLE round ADD since NVARCHAR(32) NULL;
ALTER TABLE round ADD disclose_by NVARCHAR(10) NULL;
ALTER TABLE round ADD disclosed_at NVARCHAR(32) NULL;

-- What is promised to a draw before its commitment: a witness's sealed digest, the issue of a lottery. One per setting.
CREATE TABLE source_promise (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    slot NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    known_at NVARCHAR(32) NULL,
    CONSTRAINT pk_source_promise PRIMARY KEY (draw, slot),
    CONSTRAINT fk_source_promise_round FOREIGN KEY (draw) REFERENCES round (draw)
);

-- The sources of a commitment. A value is set once, and never replaced.
CREATE TABLE draw_source (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    value NVARCHAR(MAX) NULL,
    signature NVARCHAR(96) NULL,
    CONSTRAINT pk_draw_source PRIMARY KEY (draw, name),
    CONSTRAINT fk_draw_source_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);

INSERT INTO draw_source (draw, name) SELECT draw, 'own:bureau' FROM commitment;
