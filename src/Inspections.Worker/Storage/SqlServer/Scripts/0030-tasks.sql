-- The yearly plan of a sector and the task of a draw, by the numbers under which the bureau announces them.
CREATE TABLE inspection_plan (
    number VARCHAR(14) COLLATE Latin1_General_BIN2 NOT NULL,
    sector NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    year BIGINT NOT NULL,
    CONSTRAINT pk_inspection_plan PRIMARY KEY (number),
    CONSTRAINT uq_inspection_plan UNIQUE (sector, year)
);

CREATE TABLE plan_item (
    plan_number VARCHAR(14) COLLATE Latin1_General_BIN2 NOT NULL,
    item NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_plan_item PRIMARY KEY (plan_number, item),
    CONSTRAINT fk_plan_item_plan FOREIGN KEY (plan_number) REFERENCES inspection_plan (number)
);

CREATE TABLE inspection_task (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    number VARCHAR(18) COLLATE Latin1_General_BIN2 NOT NULL,
    plan_number VARCHAR(14) COLLATE Latin1_General_BIN2 NOT NULL,
    filter NVARCHAR(MAX) NULL,
    CONSTRAINT pk_inspection_task PRIMARY KEY (draw),
    CONSTRAINT uq_inspection_task UNIQUE (number),
    CONSTRAINT fk_inspection_task_commitment FOREIGN KEY (draw) REFERENCES commitment (draw),
    CONSTRAINT fk_inspection_task_plan FOREIGN KEY (plan_number) REFERENCES inspection_plan (number)
);

-- What a draw's firms are inspected for: the items as they stood on the list when it was committed to.
CREATE TABLE draw_item (
    draw NVARCHAR(80) COLLATE Latin1_General_BIN2 NOT NULL,
    item NVARCHAR(64) COLLATE Latin1_General_BIN2 NOT NULL,
    content VARBINARY(MAX) NOT NULL,
    CONSTRAINT pk_draw_item PRIMARY KEY (draw, item),
    CONSTRAINT fk_draw_item_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);
