-- Why a round was moved, when, and from which times: what a wrong clock moved can be moved back.
ALTER TABLE round ADD moved_because TEXT COLLATE "C" NULL;
ALTER TABLE round ADD moved_at TEXT COLLATE "C" NULL;
ALTER TABLE round ADD moved_commit_at TEXT COLLATE "C" NULL;
ALTER TABLE round ADD moved_draw_at TEXT COLLATE "C" NULL;
