-- The head's approval of a round's visits, or the emergency in which they began before it; and where a draw's papers were put last, so that they follow every change.
CREATE TABLE visit_approval (
    draw TEXT NOT NULL PRIMARY KEY,
    emergency_by TEXT,
    emergency_at TEXT,
    emergency_reason TEXT,
    approved_by TEXT,
    approved_at TEXT
) STRICT;
CREATE TABLE paper_folder (
    draw TEXT NOT NULL PRIMARY KEY,
    folder TEXT NOT NULL,
    stamp TEXT NOT NULL
) STRICT;
