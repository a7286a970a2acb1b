-- What somebody proposes of the bureau's rules: a draft of each person, the content of each request, and what holds of a sector's plan beside its policy.
CREATE TABLE policy_draft (
    staff NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    saved_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_policy_draft PRIMARY KEY (staff),
    CONSTRAINT fk_policy_draft_account FOREIGN KEY (staff) REFERENCES account (staff)
);
CREATE TABLE request_policy (
    number BIGINT NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_request_policy PRIMARY KEY (number),
    CONSTRAINT fk_request_policy_request FOREIGN KEY (number) REFERENCES request (number)
);
CREATE TABLE planned_sector (
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    items NVARCHAR(MAX) NULL,
    windows NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_planned_sector PRIMARY KEY (sector)
);
