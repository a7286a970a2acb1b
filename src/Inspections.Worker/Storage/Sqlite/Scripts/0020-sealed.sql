-- What the ledger knows only by its digest, because it is under review or kept back, until a later entry opens it.
CREATE TABLE sealed_entry (
    position INTEGER NOT NULL PRIMARY KEY REFERENCES ledger_entry (position),
    draw TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    salt TEXT NOT NULL,
    opened_by INTEGER
) STRICT;

-- Results as entered. One row per submission to the review; a published one is never changed, a correction is a new row.
CREATE TABLE inspection_result (
    position INTEGER NOT NULL PRIMARY KEY REFERENCES sealed_entry (position),
    record TEXT NOT NULL,
    version INTEGER NOT NULL,
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    state TEXT NOT NULL,
    content BLOB NOT NULL,
    withdrawal INTEGER NOT NULL,
    reason TEXT,
    entered_by TEXT,
    entered_at TEXT NOT NULL,
    published_at TEXT,
    FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
) STRICT;

-- The review of a submission. A step is decided once, and a person decides one step of it.
CREATE TABLE review_decision (
    result INTEGER NOT NULL REFERENCES inspection_result (position),
    step TEXT NOT NULL,
    staff TEXT NOT NULL,
    approved INTEGER NOT NULL,
    reason TEXT,
    wording TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (result, step),
    UNIQUE (result, staff)
) STRICT;

-- Measures that follow a problem, each with its own deadline.
CREATE TABLE follow_up (
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    number INTEGER NOT NULL,
    measure TEXT NOT NULL,
    due TEXT NOT NULL,
    closed_on TEXT,
    PRIMARY KEY (draw, firm, number),
    FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
) STRICT;
