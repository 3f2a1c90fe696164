-- Why: a text that is no longer needed goes with its earlier versions, its read log and what was put out of sight. Without
-- these indexes each text that goes would have all of them searched.

CREATE INDEX entry_edit_entry ON entry_edit (entry_id);
CREATE INDEX read_log_entry ON read_log (entry_id);
CREATE INDEX hidden_entry_entry ON hidden_entry (entry_id);
