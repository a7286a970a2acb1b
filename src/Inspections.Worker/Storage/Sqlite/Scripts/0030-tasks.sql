-- The yearly plan of a sector and the task of a draw, by the numbers under which the bureau announces them.
CREATE TABLE inspection_plan (
    number TEXT NOT NULL PRIMARY KEY,
    sector TEXT NOT NULL,
    year INTEGER NOT NULL,
    UNIQUE (sector, year)
) STRICT;

CREATE TABLE plan_item (
    plan_number TEXT NOT NULL REFERENCES inspection_plan (number),
    item TEXT NOT NULL,
    PRIMARY KEY (plan_number, item)
) STRICT;

CREATE TABLE inspection_task (
    draw TEXT NOT NULL PRIMARY KEY REFERENCES commitment (draw),
    number TEXT NOT NULL UNIQUE,
    plan_number TEXT NOT NULL REFERENCES inspection_plan (number),
    filter TEXT
) STRICT;

-- What a draw's firms are inspected for: the items as they stood on the list when it was committed to.
CREATE TABLE draw_item (
    draw TEXT NOT NULL REFERENCES commitment (draw),
    item TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (draw, item)
) STRICT;
