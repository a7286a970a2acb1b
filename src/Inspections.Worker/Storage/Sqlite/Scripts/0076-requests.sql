-- What is asked for that two people decide: a change of a team, a named team, a void, a recusal; who asked, who decided, who approved.
CREATE TABLE request (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    draw TEXT,
    firm TEXT,
    inspectors TEXT NOT NULL,
    reason TEXT,
    source TEXT,
    year INTEGER,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    ended_by TEXT,
    ended_at TEXT,
    outcome TEXT
) STRICT;
CREATE INDEX request_state ON request (state);
