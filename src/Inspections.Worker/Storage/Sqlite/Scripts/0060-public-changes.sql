-- Which transaction put a public file, by the count of changes: a publication reads what is newer than itself. The index holds all
-- that is asked of files without their content.
ALTER TABLE public_file ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ix_public_file_changed ON public_file (changed, path, length, digest);
CREATE INDEX ix_firm_sector_sector ON firm_sector (sector, firm);
