-- What somebody proposes of the bureau's rules: a draft of each person, the content of each request, and what holds of a sector's plan beside its policy.
CREATE TABLE policy_draft (
    staff TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    saved_at TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_policy_draft PRIMARY KEY (staff),
    CONSTRAINT fk_policy_draft_account FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE TABLE request_policy (
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_request_policy PRIMARY KEY (number),
    CONSTRAINT fk_request_policy_request FOREIGN KEY (number) REFERENCES request (number)
);
CREATE TABLE planned_sector (
    sector TEXT COLLATE "C" NOT NULL,
    items TEXT COLLATE "C",
    windows TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_planned_sector PRIMARY KEY (sector)
);
