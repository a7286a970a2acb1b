-- Why a round was moved, when, and from which times: what a wrong clock moved can be moved back.
ALTER TABLE round ADD moved_because NVARCHAR(32) COLLATE Latin1_General_BIN2 NULL;
ALTER TABLE round ADD moved_at NVARCHAR(32) NULL;
ALTER TABLE round ADD moved_commit_at NVARCHAR(32) NULL;
ALTER TABLE round ADD moved_draw_at NVARCHAR(32) NULL;
