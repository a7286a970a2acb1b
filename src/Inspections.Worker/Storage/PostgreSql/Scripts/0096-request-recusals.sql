-- The recusals of a list that somebody asks two people to decide.
CREATE TABLE request_recusals (
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_request_recusals PRIMARY KEY (number),
    CONSTRAINT fk_request_recusals_request FOREIGN KEY (number) REFERENCES request (number)
);
