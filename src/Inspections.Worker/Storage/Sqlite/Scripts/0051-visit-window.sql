-- The window of visits, decided with the commitment: how many working days, by which version of them, and whether some were assumed.
ALTER TABLE inspection_task ADD COLUMN visit_working_days INTEGER;
ALTER TABLE inspection_task ADD COLUMN visit_calendar TEXT;
ALTER TABLE inspection_task ADD COLUMN visit_provisional INTEGER NOT NULL DEFAULT 0;

-- Of tasks from before the last day was kept: four weeks, which are twenty working days where no holiday lies between.
UPDATE inspection_task
SET visit_until = (SELECT date(substr(r.draw_at, 1, 10), '+28 days') FROM round r WHERE r.draw = inspection_task.draw)
WHERE visit_until IS NULL;
