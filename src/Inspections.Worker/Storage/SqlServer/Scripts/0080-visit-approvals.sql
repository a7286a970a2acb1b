-- The head's approval of a round's visits, or the emergency in which they began before it; and where a draw's papers were put last, so that they follow every change.
CREATE TABLE visit_approval (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    emergency_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    emergency_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    emergency_reason NVARCHAR(MAX) NULL,
    approved_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    approved_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_visit_approval PRIMARY KEY (draw)
);
CREATE TABLE paper_folder (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    folder NVARCHAR(MAX) NOT NULL,
    stamp NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_paper_folder PRIMARY KEY (draw)
);
