-- The yearly plan of a sector and the task of a draw, by the numbers under which the bureau announces them.
CREATE TABLE inspection_plan (
    number TEXT COLLATE "C" NOT NULL,
    sector TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    CONSTRAINT pk_inspection_plan PRIMARY KEY (number),
    CONSTRAINT uq_inspection_plan UNIQUE (sector, year)
);

CREATE TABLE plan_item (
    plan_number TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_plan_item PRIMARY KEY (plan_number, item),
    CONSTRAINT fk_plan_item_plan FOREIGN KEY (plan_number) REFERENCES inspection_plan (number)
);

CREATE TABLE inspection_task (
    draw TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    plan_number TEXT COLLATE "C" NOT NULL,
    filter TEXT COLLATE "C" NULL,
    CONSTRAINT pk_inspection_task PRIMARY KEY (draw),
    CONSTRAINT uq_inspection_task UNIQUE (number),
    CONSTRAINT fk_inspection_task_commitment FOREIGN KEY (draw) REFERENCES commitment (draw),
    CONSTRAINT fk_inspection_task_plan FOREIGN KEY (plan_number) REFERENCES inspection_plan (number)
);

-- What a draw's firms are inspected for: the items as they stood on the list when it was committed to.
CREATE TABLE draw_item (
    draw TEXT COLLATE "C" NOT NULL,
    item TEXT COLLATE "C" NOT NULL,
    content BYTEA NOT NULL,
    CONSTRAINT pk_draw_item PRIMARY KEY (draw, item),
    CONSTRAINT fk_draw_item_commitment FOREIGN KEY (draw) REFERENCES commitment (draw)
);
