-- What somebody has begun to enter about a drawn firm and not submitted: the bureau's own, of each person their own.
CREATE TABLE result_draft (
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    seen NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    revision BIGINT NOT NULL,
    saved_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_result_draft PRIMARY KEY (staff, draw, firm),
    CONSTRAINT fk_result_draft_account FOREIGN KEY (staff) REFERENCES account (staff),
    CONSTRAINT fk_result_draft_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
