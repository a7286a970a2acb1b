-- What people have entered of dice and lotteries at a draw, each once: two the same make the value, which enters the ledger.
CREATE TABLE value_entry (
    draw TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    entered_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_value_entry PRIMARY KEY (draw, name, staff),
    CONSTRAINT fk_value_entry_account FOREIGN KEY (staff) REFERENCES account (staff)
);
