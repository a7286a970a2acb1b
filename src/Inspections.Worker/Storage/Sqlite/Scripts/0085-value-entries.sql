-- What people have entered of dice and lotteries at a draw, each once: two the same make the value, which enters the ledger.
CREATE TABLE value_entry (
    draw TEXT NOT NULL,
    name TEXT NOT NULL,
    staff TEXT NOT NULL REFERENCES account (staff),
    value TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    PRIMARY KEY (draw, name, staff)
) STRICT;
