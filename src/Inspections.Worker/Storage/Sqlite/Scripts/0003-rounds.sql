-- The schedule of record, and the lock: a step is taken by the one transaction whose UPDATE finds the old state.
CREATE TABLE round (
    draw TEXT NOT NULL PRIMARY KEY,
    sector TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    state TEXT NOT NULL,
    window_first TEXT NOT NULL,
    window_last TEXT NOT NULL,
    commit_at TEXT NOT NULL,
    draw_at TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    UNIQUE (sector, year, number, attempt)
) STRICT;

-- One commitment and one receipt per draw id, whatever the scheduler does.
CREATE TABLE commitment (
    draw TEXT NOT NULL PRIMARY KEY REFERENCES round (draw),
    digest TEXT NOT NULL,
    frame_size INTEGER NOT NULL,
    own_value TEXT NOT NULL,
    recusals BLOB
) STRICT;

CREATE TABLE receipt (
    draw TEXT NOT NULL PRIMARY KEY REFERENCES commitment (draw),
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE drawn_firm (
    draw TEXT NOT NULL REFERENCES receipt (draw),
    firm TEXT NOT NULL,
    owner TEXT,
    PRIMARY KEY (draw, firm)
) STRICT;
