-- The steps of the review that a submission has to pass: those of the day it was entered, whatever the settings say later.
CREATE TABLE review_step (
    result BIGINT NOT NULL,
    number BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_review_step PRIMARY KEY (result, number),
    CONSTRAINT uq_review_step_step UNIQUE (result, step),
    CONSTRAINT fk_review_step_result FOREIGN KEY (result) REFERENCES inspection_result (position)
);

-- Who gave up a correction or withdrawal that was not public, why and when.
ALTER TABLE inspection_result ADD given_up_by TEXT COLLATE "C" NULL;
ALTER TABLE inspection_result ADD given_up_why TEXT COLLATE "C" NULL;
ALTER TABLE inspection_result ADD given_up_at TEXT COLLATE "C" NULL;
