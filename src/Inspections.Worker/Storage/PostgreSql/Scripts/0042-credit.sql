-- The credit feed's records, in the order of the ledger's results. Made once, with the names of that moment, and never changed.
CREATE TABLE credit_record (
    number BIGINT NOT NULL,
    position BIGINT NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_credit_record PRIMARY KEY (number),
    CONSTRAINT uq_credit_record_position UNIQUE (position),
    CONSTRAINT fk_credit_record_position FOREIGN KEY (position) REFERENCES ledger_entry (position)
);
