-- The day on which a drawn firm is visited: proposed by the program, or chosen by its team.
CREATE TABLE visit_day (
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    visit_on TEXT NOT NULL,
    chosen INTEGER NOT NULL,
    reason TEXT,
    PRIMARY KEY (draw, firm),
    FOREIGN KEY (draw, firm) REFERENCES drawn_firm (draw, firm)
) STRICT;
