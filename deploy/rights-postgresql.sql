-- Least rights on PostgreSQL. As the server's administrator, in the bureau's database, after `inspections migrate`; again after each upgrade.
--
-- inspections_migrate owns the database and makes its tables (`inspections migrate`). inspections_run reads and writes them (the worker and the
-- command line) and cannot change or delete what was entered, signed or logged: ledger_entry, signed_head, commitment, receipt, activity.
--
-- Before this script, once, with passwords of your own:
--   CREATE ROLE inspections_migrate LOGIN PASSWORD '…';
--   CREATE ROLE inspections_run LOGIN PASSWORD '…';
--   CREATE DATABASE inspections OWNER inspections_migrate TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO inspections_run;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO inspections_run;
REVOKE UPDATE, DELETE ON ledger_entry, signed_head, commitment, receipt, activity FROM inspections_run;
REVOKE INSERT, UPDATE, DELETE ON schemaversions FROM inspections_run;
