-- Since when a round stands where it does; until when its list is kept back, and when it was disclosed.
ALTER TABLE round ADD COLUMN since TEXT;
ALTER TABLE round ADD COLUMN disclose_by TEXT;
ALTER TABLE round ADD COLUMN disclosed_at TEXT;

-- What is promised to a draw before its commitment: a witness's sealed digest, the issue of a lottery. One per setting.
CREATE TABLE source_promise (
    draw TEXT NOT NULL REFERENCES round (draw),
    slot TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT,
    known_at TEXT,
    PRIMARY KEY (draw, slot)
) STRICT;

-- The sources of a commitment. A value is set once, and never replaced.
CREATE TABLE draw_source (
    draw TEXT NOT NULL REFERENCES commitment (draw),
    name TEXT NOT NULL,
    digest TEXT,
    value TEXT,
    signature TEXT,
    PRIMARY KEY (draw, name)
) STRICT;

INSERT INTO draw_source (draw, name) SELECT draw, 'own:bureau' FROM commitment;
