-- A sealed digest serves once: whoever takes one looks for it among all draws.
CREATE INDEX ix_draw_source_digest ON draw_source (digest);
CREATE INDEX ix_source_promise_digest ON source_promise (digest);
