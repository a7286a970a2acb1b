-- The last day of a task's visits (检查日期至), as announced with its commitment; not known of older ones.
ALTER TABLE inspection_task ADD visit_until TEXT COLLATE "C" NULL;
