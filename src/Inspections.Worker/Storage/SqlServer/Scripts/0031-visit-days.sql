-- The day on which a drawn firm is visited: proposed by the program, or chosen by its team.
CREATE TABLE visit_day (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    visit_on NVARCHAR(10) NOT NULL,
    chosen BIGINT NOT NULL,
    reason NVARCHAR(MAX) NULL,
    CONSTRAINT pk_visit_day PRIMARY KEY (draw, firm),
    CONSTRAINT fk_visit_day_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
