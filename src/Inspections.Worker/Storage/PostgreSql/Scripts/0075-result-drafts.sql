-- What somebody has begun to enter about a drawn firm and not submitted: the bureau's own, of each person their own.
CREATE TABLE result_draft (
    staff TEXT COLLATE "C" NOT NULL,
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    seen TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    saved_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_result_draft PRIMARY KEY (staff, draw, firm),
    CONSTRAINT fk_result_draft_account FOREIGN KEY (staff) REFERENCES account (staff),
    CONSTRAINT fk_result_draft_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
