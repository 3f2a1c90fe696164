-- Why: feedback may hurt. Its host may put it out of sight, and bring it back at any time (domain §3.16).

CREATE TABLE hidden_entry (
    person_id INTEGER NOT NULL REFERENCES person (id),
    entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    hidden_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, entry_id)
) STRICT, WITHOUT ROWID;
