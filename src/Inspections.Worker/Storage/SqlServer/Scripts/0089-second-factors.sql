-- A second factor beside the password: its secret is sealed, a code is taken once, recovery codes are kept as digests alone. And the way in which somebody has signed in.
CREATE TABLE second_factor (
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    key_id NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    secret NVARCHAR(MAX) NOT NULL,
    last_step BIGINT NOT NULL,
    confirmed_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_second_factor PRIMARY KEY (staff),
    CONSTRAINT fk_second_factor FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE TABLE recovery_code (
    code NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_recovery_code PRIMARY KEY (code),
    CONSTRAINT fk_recovery_code FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE INDEX recovery_code_staff ON recovery_code (staff);
ALTER TABLE sign_in ADD way NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT df_sign_in_way DEFAULT 'password';
