-- Why a round was moved, when, and from which times: what a wrong clock moved can be moved back.
ALTER TABLE round ADD COLUMN moved_because TEXT;
ALTER TABLE round ADD COLUMN moved_at TEXT;
ALTER TABLE round ADD COLUMN moved_commit_at TEXT;
ALTER TABLE round ADD COLUMN moved_draw_at TEXT;
