-- Since when a round stands where it does; until when its list is kept back, and when it was disclosed.
ALTER TABLE round ADD since TEXT COLLATE "C" NULL;
ALTER TABLE round ADD disclose_by TEXT COLLATE "C" NULL;
ALTER TABLE round ADD disclosed_at TEXT COLLATE "C" NULL;

-- What is promised to a draw before its commitment: a witness's sealed digest, the issue of a lottery. One per setting.
CREATE TABLE source_promise (
    draw TEXT COLLATE "C" NOT NULL,
    slot TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NULL,
    known_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_source_promise PRIMARY KEY (draw, slot),
    CONSTRAINT fk_source_promise_round FOREIGN KEY (draw) REFERENCES round (draw)
);

-- The sources of a commitment. A value is set once, and never replaced.
CREATE TABLE draw_source (
    draw TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NULL,
    value TEXT COLLATE "C" NULL,
    signature TEXT COLLATE "C" NULL,
    CONSTRAINT pk_draw_source PRIMARY KEY (draw, name),
    CONSTRAINT fk_draw_source_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);

INSERT INTO draw_source (draw, name) SELECT draw, 'own:bureau' FROM commitment;
