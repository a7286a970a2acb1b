-- What every destination is to have: the newest version of every published file, and what must arrive before it.
CREATE TABLE deliverable (
    path TEXT COLLATE "C" NOT NULL,
    stage BIGINT NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_deliverable PRIMARY KEY (path)
);

-- A destination's state: who sends to it, how long its last failures make it wait. Moments are in milliseconds since 1970.
CREATE TABLE destination (
    name TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C",
    held_until BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    said TEXT COLLATE "C",
    CONSTRAINT pk_destination PRIMARY KEY (name)
);

-- The last version of a file that was tried at a destination.
CREATE TABLE delivery (
    destination TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    first_tried BIGINT NOT NULL,
    said TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_delivery PRIMARY KEY (destination, path)
);

-- Proof of publication: what a destination answered to a version.
CREATE TABLE delivery_proof (
    destination TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    arrived BIGINT NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    answer_digest TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_delivery_proof PRIMARY KEY (destination, path, digest)
);
