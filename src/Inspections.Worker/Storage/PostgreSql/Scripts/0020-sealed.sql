-- What the ledger knows only by its digest, because it is under review or kept back, until a later entry opens it.
CREATE TABLE sealed_entry (
    position BIGINT NOT NULL,
    draw TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    salt TEXT COLLATE "C" NOT NULL,
    opened_by BIGINT NULL,
    CONSTRAINT pk_sealed_entry PRIMARY KEY (position),
    CONSTRAINT fk_sealed_entry_position FOREIGN KEY (position) REFERENCES ledger_entry (position)
);

-- Results as entered. One row per submission to the review; a published one is never changed, a correction is a new row.
CREATE TABLE inspection_result (
    position BIGINT NOT NULL,
    record TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    withdrawal BIGINT NOT NULL,
    reason TEXT COLLATE "C" NULL,
    entered_by TEXT COLLATE "C" NULL,
    entered_at TEXT COLLATE "C" NOT NULL,
    published_at TEXT COLLATE "C" NULL,
    CONSTRAINT pk_inspection_result PRIMARY KEY (position),
    CONSTRAINT fk_inspection_result_position FOREIGN KEY (position) REFERENCES sealed_entry (position),
    CONSTRAINT fk_inspection_result_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);

-- The review of a submission. A step is decided once, and a person decides one step of it.
CREATE TABLE review_decision (
    result BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    approved BIGINT NOT NULL,
    reason TEXT COLLATE "C" NULL,
    wording TEXT COLLATE "C" NOT NULL,
    decided_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_review_decision PRIMARY KEY (result, step),
    CONSTRAINT uq_review_decision_staff UNIQUE (result, staff),
    CONSTRAINT fk_review_decision_result FOREIGN KEY (result) REFERENCES inspection_result (position)
);

-- Measures that follow a problem, each with its own deadline.
CREATE TABLE follow_up (
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    measure TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    closed_on TEXT COLLATE "C" NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (draw, firm, number),
    CONSTRAINT fk_follow_up_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
