-- Every public file is known by length and digest; which folder has it is the folder's to say. Filled in by the program.
ALTER TABLE public_file ADD COLUMN length INTEGER;
ALTER TABLE public_file ADD COLUMN digest TEXT;
ALTER TABLE public_file DROP COLUMN written;

-- How many transactions have written anything: whoever saw this number has seen everything.
CREATE TABLE change_count (
    number INTEGER NOT NULL PRIMARY KEY
) STRICT;
INSERT INTO change_count (number) VALUES (0);
