-- What is asked for that two people decide: a change of a team, a named team, a void, a recusal; who asked, who decided, who approved.
CREATE TABLE request (
    number BIGINT NOT NULL,
    kind NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NULL,
    firm NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    inspectors NVARCHAR(MAX) NOT NULL,
    reason NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    source NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    year BIGINT NULL,
    why NVARCHAR(MAX) NOT NULL,
    state NVARCHAR(20) COLLATE Latin1_General_BIN2 NOT NULL,
    asked_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    asked_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NOT NULL,
    decided_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    decided_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    ended_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL,
    ended_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL,
    outcome NVARCHAR(MAX) NULL,
    CONSTRAINT pk_request PRIMARY KEY (number)
);
CREATE INDEX request_state ON request (state);
