-- The window of visits, decided with the commitment: how many working days, by which version of them, and whether some were assumed.
ALTER TABLE inspection_task ADD visit_working_days BIGINT NULL;
ALTER TABLE inspection_task ADD visit_calendar NVARCHAR(200) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE inspection_task ADD visit_provisional BIGINT NOT NULL CONSTRAINT df_inspection_task_visit_provisional DEFAULT 0;

-- Of tasks from before the last day was kept: four weeks, which are twenty working days where no holiday lies between.
UPDATE inspection_task
SET visit_until = (SELECT CONVERT(NVARCHAR(10), DATEADD(day, 28, CONVERT(DATE, LEFT(r.draw_at, 10))), 23) FROM round r WHERE r.draw = inspection_task.draw)
WHERE visit_until IS NULL;
