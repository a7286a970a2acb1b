-- The head's approval of a round's visits, or the emergency in which they began before it; and where a draw's papers were put last, so that they follow every change.
CREATE TABLE visit_approval (
    draw TEXT COLLATE "C" NOT NULL,
    emergency_by TEXT COLLATE "C",
    emergency_at TEXT COLLATE "C",
    emergency_reason TEXT COLLATE "C",
    approved_by TEXT COLLATE "C",
    approved_at TEXT COLLATE "C",
    CONSTRAINT pk_visit_approval PRIMARY KEY (draw)
);
CREATE TABLE paper_folder (
    draw TEXT COLLATE "C" NOT NULL,
    folder TEXT COLLATE "C" NOT NULL,
    stamp TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_paper_folder PRIMARY KEY (draw)
);
