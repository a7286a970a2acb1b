-- Who noted that a follow-up measure was closed, and with what result; beside the measure, which a correction of its result writes anew.
CREATE TABLE follow_up_closing (
    draw TEXT COLLATE "C" NOT NULL,
    firm TEXT COLLATE "C" NOT NULL,
    measure TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    closed_by TEXT COLLATE "C",
    outcome TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_follow_up_closing PRIMARY KEY (draw, firm, measure, due)
);
