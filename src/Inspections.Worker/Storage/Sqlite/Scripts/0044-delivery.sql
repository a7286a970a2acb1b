-- What every destination is to have: the newest version of every published file, and what must arrive before it.
CREATE TABLE deliverable (
    path TEXT NOT NULL PRIMARY KEY,
    stage INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- A destination's state: who sends to it, how long its last failures make it wait. Moments are in milliseconds since 1970.
CREATE TABLE destination (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT,
    held_until INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    said TEXT
) STRICT;

-- The last version of a file that was tried at a destination.
CREATE TABLE delivery (
    destination TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    first_tried INTEGER NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (destination, path)
) STRICT;

-- Proof of publication: what a destination answered to a version.
CREATE TABLE delivery_proof (
    destination TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    address TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    answer TEXT NOT NULL,
    answer_digest TEXT NOT NULL,
    PRIMARY KEY (destination, path, digest)
) STRICT;
