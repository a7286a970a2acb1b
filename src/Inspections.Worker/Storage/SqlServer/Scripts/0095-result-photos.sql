-- Photographs of a visit: the bureau's own, never published and never in the ledger. One without a position is of somebody's draft and goes with it.
CREATE TABLE result_photo (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    digest NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    position BIGINT NULL,
    media_type NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    size BIGINT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    added_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_result_photo PRIMARY KEY (draw, firm, staff, digest),
    CONSTRAINT fk_result_photo_account FOREIGN KEY (staff) REFERENCES account (staff),
    CONSTRAINT fk_result_photo_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
