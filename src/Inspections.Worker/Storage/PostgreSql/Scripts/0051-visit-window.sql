-- The window of visits, decided with the commitment: how many working days, by which version of them, and whether some were assumed.
ALTER TABLE inspection_task ADD visit_working_days BIGINT NULL;
ALTER TABLE inspection_task ADD visit_calendar TEXT COLLATE "C" NULL;
ALTER TABLE inspection_task ADD visit_provisional BIGINT NOT NULL DEFAULT 0;

-- Of tasks from before the last day was kept: four weeks, which are twenty working days where no holiday lies between.
UPDATE inspection_task
SET visit_until = (SELECT to_char(CAST(left(r.draw_at, 10) AS DATE) + 28, 'YYYY-MM-DD') FROM round r WHERE r.draw = inspection_task.draw)
WHERE visit_until IS NULL;
