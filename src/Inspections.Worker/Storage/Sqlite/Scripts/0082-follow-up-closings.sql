-- Who noted that a follow-up measure was closed, and with what result; beside the measure, which a correction of its result writes anew.
CREATE TABLE follow_up_closing (
    draw TEXT NOT NULL,
    firm TEXT NOT NULL,
    measure TEXT NOT NULL,
    due TEXT NOT NULL,
    closed_by TEXT,
    outcome TEXT NOT NULL,
    PRIMARY KEY (draw, firm, measure, due)
) STRICT;
