-- Who may sign in, who is signed in, and who did what. Passwords and tokens are kept as digests alone.
CREATE TABLE account (
    staff TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,
    sectors TEXT COLLATE "C" NOT NULL,
    first_day TEXT COLLATE "C" NOT NULL,
    last_day TEXT COLLATE "C",
    password TEXT COLLATE "C",
    password_at TEXT COLLATE "C",
    must_change BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until TEXT COLLATE "C",
    CONSTRAINT pk_account PRIMARY KEY (staff)
);
CREATE TABLE sign_in (
    token TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    begun_at TEXT COLLATE "C" NOT NULL,
    seen_at TEXT COLLATE "C" NOT NULL,
    proved_at TEXT COLLATE "C" NOT NULL,
    ended_at TEXT COLLATE "C",
    CONSTRAINT pk_sign_in PRIMARY KEY (token),
    CONSTRAINT fk_sign_in FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE INDEX sign_in_staff ON sign_in (staff);
CREATE TABLE activity (
    number BIGINT NOT NULL,
    done_at TEXT COLLATE "C" NOT NULL,
    staff TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (number)
);
