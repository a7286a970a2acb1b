-- Which transaction put a public file, by the count of changes: a publication reads what is newer than itself. The index holds all
-- that is asked of files without their content.
ALTER TABLE public_file ADD changed BIGINT NOT NULL CONSTRAINT df_public_file_changed DEFAULT 0;
GO
CREATE INDEX ix_public_file_changed ON public_file (changed) INCLUDE (path, length, digest);
CREATE INDEX ix_firm_sector_sector ON firm_sector (sector, firm);
