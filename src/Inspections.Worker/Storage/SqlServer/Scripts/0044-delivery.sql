-- What every destination is to have: the newest version of every published file, and what must arrive before it.
CREATE TABLE deliverable (
    path VARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    stage BIGINT NOT NULL,
    digest VARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_deliverable PRIMARY KEY (path)
);

-- A destination's state: who sends to it, how long its last failures make it wait. Moments are in milliseconds since 1970.
CREATE TABLE destination (
    name VARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    holder NVARCHAR(200),
    held_until BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    said NVARCHAR(1000),
    CONSTRAINT pk_destination PRIMARY KEY (name)
);

-- The last version of a file that was tried at a destination.
CREATE TABLE delivery (
    destination VARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    path VARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    digest VARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    state NVARCHAR(10) NOT NULL,
    first_tried BIGINT NOT NULL,
    said NVARCHAR(1000) NOT NULL,
    CONSTRAINT pk_delivery PRIMARY KEY (destination, path)
);

-- Proof of publication: what a destination answered to a version.
CREATE TABLE delivery_proof (
    destination VARCHAR(40) COLLATE Latin1_General_BIN2 NOT NULL,
    path VARCHAR(400) COLLATE Latin1_General_BIN2 NOT NULL,
    digest VARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    address NVARCHAR(2000) NOT NULL,
    arrived BIGINT NOT NULL,
    answer NVARCHAR(100) NOT NULL,
    answer_digest VARCHAR(64) NOT NULL,
    CONSTRAINT pk_delivery_proof PRIMARY KEY (destination, path, digest)
);
