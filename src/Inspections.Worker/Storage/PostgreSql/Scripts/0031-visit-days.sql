-- The day on which a drawn firm is visited: proposed by the program, or chosen by its team.
CREATE TABLE visit_day (
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    visit_on TEXT COLLATE "C" NOT NULL,
    chosen BIGINT NOT NULL,
    reason TEXT COLLATE "C" NULL,
    CONSTRAINT pk_visit_day PRIMARY KEY (draw, firm),
    CONSTRAINT fk_visit_day_drawn_firm FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
);
