-- What is sealed still is asked for with every team: it is few among many.
CREATE INDEX ix_sealed_entry_pending ON sealed_entry (opened_by, kind);
