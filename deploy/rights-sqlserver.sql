-- Least rights on SQL Server. As an administrator of the server, in the bureau's database, after `inspections migrate`; again after each upgrade.
--
-- inspections_migrate makes the tables (`inspections migrate`). inspections_run reads and writes them (the worker and the command line) and
-- cannot change or delete what was entered, signed or logged: ledger_entry, signed_head, commitment, receipt, activity.
--
-- Before this script, once, with passwords of your own:
--   CREATE LOGIN inspections_migrate WITH PASSWORD = '…';  CREATE LOGIN inspections_run WITH PASSWORD = '…';
--   CREATE DATABASE inspections;  USE inspections;
--   CREATE USER inspections_migrate FOR LOGIN inspections_migrate;  CREATE USER inspections_run FOR LOGIN inspections_run;

ALTER ROLE db_ddladmin ADD MEMBER inspections_migrate;
ALTER ROLE db_datareader ADD MEMBER inspections_migrate;
ALTER ROLE db_datawriter ADD MEMBER inspections_migrate;
ALTER ROLE db_datareader ADD MEMBER inspections_run;
ALTER ROLE db_datawriter ADD MEMBER inspections_run;
DENY UPDATE, DELETE ON dbo.ledger_entry TO inspections_run;
DENY UPDATE, DELETE ON dbo.signed_head TO inspections_run;
DENY UPDATE, DELETE ON dbo.commitment TO inspections_run;
DENY UPDATE, DELETE ON dbo.receipt TO inspections_run;
DENY UPDATE, DELETE ON dbo.activity TO inspections_run;
DENY INSERT, UPDATE, DELETE ON dbo.SchemaVersions TO inspections_run;
