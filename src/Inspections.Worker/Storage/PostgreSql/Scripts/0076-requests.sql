-- What is asked for that two people decide: a change of a team, a named team, a void, a recusal; who asked, who decided, who approved.
CREATE TABLE request (
    number BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    draw TEXT COLLATE "C" NULL,
    firm TEXT COLLATE "C" NULL,
    inspectors TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NULL,
    source TEXT COLLATE "C" NULL,
    year BIGINT NULL,
    why TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    asked_by TEXT COLLATE "C" NOT NULL,
    asked_at TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NULL,
    decided_at TEXT COLLATE "C" NULL,
    ended_by TEXT COLLATE "C" NULL,
    ended_at TEXT COLLATE "C" NULL,
    outcome TEXT COLLATE "C" NULL,
    CONSTRAINT pk_request PRIMARY KEY (number)
);
CREATE INDEX request_state ON request (state);
