-- Who noted that a follow-up measure was closed, and with what result; beside the measure, which a correction of its result writes anew.
CREATE TABLE follow_up_closing (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    measure NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    due NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL,
    closed_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    outcome NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_follow_up_closing PRIMARY KEY (draw, firm, measure, due)
);
