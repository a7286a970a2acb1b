-- Every public file is known by length and digest; which folder has it is the folder's to say. Filled in by the program.
ALTER TABLE public_file ADD length BIGINT NULL;
ALTER TABLE public_file ADD digest TEXT COLLATE "C" NULL;
ALTER TABLE public_file DROP COLUMN written;

-- How many transactions have written anything: whoever saw this number has seen everything.
CREATE TABLE change_count (
    number BIGINT NOT NULL,
    CONSTRAINT pk_change_count PRIMARY KEY (number)
);
INSERT INTO change_count (number) VALUES (0);
