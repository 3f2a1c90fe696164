-- Why: what was done can be taken back. An author deletes a reflection: its text goes, that it was handed in stays
-- (domain §3.2). A lead calls a planned meeting off (domain §3.4). Sharing counts from the author's own act, so that a
-- change of curator or group never opens anything by itself (domain §2, rule e).

ALTER TABLE reflection ADD COLUMN deleted_at INTEGER;

ALTER TABLE meeting ADD COLUMN next_off_at INTEGER;

-- when its owner last said who may see it; NULL: never, so it is as old as the entry
ALTER TABLE entry ADD COLUMN shared_at INTEGER;
