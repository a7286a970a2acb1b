-- What is looked up for one draw, firm, record or state costs what it gives, not what there is.
CREATE INDEX ix_sealed_entry_draw ON sealed_entry (draw, opened_by);
CREATE INDEX ix_inspection_result_firm ON inspection_result (draw, firm);
CREATE INDEX ix_inspection_result_record ON inspection_result (record);
CREATE INDEX ix_inspection_result_state ON inspection_result (state, published_at);
