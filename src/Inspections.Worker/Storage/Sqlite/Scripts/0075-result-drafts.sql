-- What somebody has begun to enter about a drawn firm and not submitted: the bureau's own, of each person their own.
CREATE TABLE result_draft (
    staff TEXT NOT NULL REFERENCES account (staff),
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    content BLOB NOT NULL,
    seen TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (staff, draw, firm),
    FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
) STRICT;
