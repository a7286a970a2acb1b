-- What people have entered of dice and lotteries at a draw, each once: two the same make the value, which enters the ledger.
CREATE TABLE value_entry (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    value NVARCHAR(MAX) COLLATE Latin1_General_BIN2 NOT NULL,
    entered_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_value_entry PRIMARY KEY (draw, name, staff),
    CONSTRAINT fk_value_entry_account FOREIGN KEY (staff) REFERENCES account (staff)
);
