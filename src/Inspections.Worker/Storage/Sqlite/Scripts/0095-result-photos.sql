-- Photographs of a visit: the bureau's own, never published and never in the ledger. One without a position is of somebody's draft and goes with it.
CREATE TABLE result_photo (
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    staff TEXT NOT NULL REFERENCES account (staff),
    digest TEXT NOT NULL,
    position INTEGER,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (draw, firm, staff, digest),
    FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
) STRICT;
