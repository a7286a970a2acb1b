-- Photographs of a visit: the bureau's own, never published and never in the ledger. One without a position is of somebody's draft and goes with it.
CREATE TABLE result_photo (
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    position BIGINT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    content BYTEA NOT NULL,
    added_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_result_photo PRIMARY KEY (draw, firm, staff, digest),
    CONSTRAINT fk_result_photo_account FOREIGN KEY (staff) REFERENCES account (staff),
    CONSTRAINT fk_result_photo_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
