-- Who may sign in, who is signed in, and who did what. Passwords and tokens are kept as digests alone.
CREATE TABLE account (
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    roles NVARCHAR(MAX) NOT NULL,
    sectors NVARCHAR(MAX) NOT NULL,
    first_day NVARCHAR(10) COLLATE Latin1_General_BIN2 NOT NULL,
    last_day NVARCHAR(10) COLLATE Latin1_General_BIN2 NULL,
    password NVARCHAR(MAX) NULL,
    password_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    must_change BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_account PRIMARY KEY (staff)
);
CREATE TABLE sign_in (
    token NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    address NVARCHAR(MAX) NOT NULL,
    begun_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    seen_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    proved_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    ended_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    CONSTRAINT pk_sign_in PRIMARY KEY (token),
    CONSTRAINT fk_sign_in FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE INDEX sign_in_staff ON sign_in (staff);
CREATE TABLE activity (
    number BIGINT NOT NULL,
    done_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    address NVARCHAR(MAX) NOT NULL,
    what NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    subject NVARCHAR(MAX) NOT NULL,
    outcome NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (number)
);
