-- A second factor beside the password: its secret is sealed, a code is taken once, recovery codes are kept as digests alone. And the way in which somebody has signed in.
CREATE TABLE second_factor (
    staff TEXT COLLATE "C" NOT NULL,
    key_id TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    last_step BIGINT NOT NULL,
    confirmed_at TEXT COLLATE "C",
    CONSTRAINT pk_second_factor PRIMARY KEY (staff),
    CONSTRAINT fk_second_factor FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE TABLE recovery_code (
    code TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_recovery_code PRIMARY KEY (code),
    CONSTRAINT fk_recovery_code FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE INDEX recovery_code_staff ON recovery_code (staff);
ALTER TABLE sign_in ADD COLUMN way TEXT COLLATE "C" NOT NULL DEFAULT 'password';
