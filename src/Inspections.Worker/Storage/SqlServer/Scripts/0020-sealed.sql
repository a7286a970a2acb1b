-- What the ledger knows only by its digest, because it is under review or kept back, until a later entry opens it.
CREATE TABLE sealed_entry (
    position BIGINT NOT NULL,
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    kind NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    body VARBINARY(MAX) NOT NULL,
    salt NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    opened_by BIGINT NULL,
    CONSTRAINT pk_sealed_entry PRIMARY KEY (position),
    CONSTRAINT fk_sealed_entry_position FOREIGN KEY (position) REFERENCES ledger_entry (position)
);

-- Results as entered. One row per submission to the review; a published one is never changed, a correction is a new row.
CREATE TABLE inspection_result (
    position BIGINT NOT NULL,
    record NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    version BIGINT NOT NULL,
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    state NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    withdrawal BIGINT NOT NULL,
    reason NVARCHAR(MAX) NULL,
    entered_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    entered_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    published_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_inspection_result PRIMARY KEY (position),
    CONSTRAINT fk_inspection_result_position FOREIGN KEY (position) REFERENCES sealed_entry (position),
    CONSTRAINT fk_inspection_result_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);

-- The review of a submission. A step is decided once, and a person decides one step of it.
CREATE TABLE review_decision (
    result BIGINT NOT NULL,
    step NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    approved BIGINT NOT NULL,
    reason NVARCHAR(MAX) NULL,
    wording NVARCHAR(MAX) NOT NULL,
    decided_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_review_decision PRIMARY KEY (result, step),
    CONSTRAINT uq_review_decision_staff UNIQUE (result, staff),
    CONSTRAINT fk_review_decision_result FOREIGN KEY (result) REFERENCES inspection_result (position)
);

-- Measures that follow a problem, each with its own deadline.
CREATE TABLE follow_up (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    number BIGINT NOT NULL,
    measure NVARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    due NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL,
    closed_on NVARCHAR(10) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (draw, firm, number),
    CONSTRAINT fk_follow_up_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
