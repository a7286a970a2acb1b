-- The steps of the review that a submission has to pass: those of the day it was entered, whatever the settings say later.
CREATE TABLE review_step (
    result INTEGER NOT NULL REFERENCES inspection_result (position),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (result, number),
    UNIQUE (result, step)
) STRICT;

-- Who gave up a correction or withdrawal that was not public, why and when.
ALTER TABLE inspection_result ADD COLUMN given_up_by TEXT;
ALTER TABLE inspection_result ADD COLUMN given_up_why TEXT;
ALTER TABLE inspection_result ADD COLUMN given_up_at TEXT;
