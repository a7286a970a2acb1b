-- The steps of the review that a submission has to pass: those of the day it was entered, whatever the settings say later.
CREATE TABLE review_step (
    result BIGINT NOT NULL,
    number BIGINT NOT NULL,
    step NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    name NVARCHAR(MAX) NOT NULL,
    CONSTRAINT pk_review_step PRIMARY KEY (result, number),
    CONSTRAINT uq_review_step_step UNIQUE (result, step),
    CONSTRAINT fk_review_step_result FOREIGN KEY (result) REFERENCES inspection_result (position)
);

-- Who gave up a correction or withdrawal that was not public, why and when.
ALTER TABLE inspection_result ADD given_up_by NVARCHAR(64) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE inspection_result ADD given_up_why NVARCHAR(MAX) NULL;
ALTER TABLE inspection_result ADD given_up_at NVARCHAR(25) COLLATE Latin1_General_BIN2 NULL;
