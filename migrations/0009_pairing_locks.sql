-- Why: a coordinator holds on to single pairs whatever is planned anew, and mends a published plan after illness.

CREATE TABLE pair_lock (
    school_id   INTEGER NOT NULL REFERENCES school (id),
    half_year   TEXT    NOT NULL,
    host_id     INTEGER NOT NULL REFERENCES person (id),
    observer_id INTEGER NOT NULL REFERENCES person (id),
    by_id       INTEGER NOT NULL REFERENCES person (id),
    created_at  INTEGER NOT NULL,
    CONSTRAINT pair_lock_once PRIMARY KEY (school_id, half_year, host_id, observer_id),
    CONSTRAINT pair_lock_not_self CHECK (host_id <> observer_id)
) STRICT, WITHOUT ROWID;

-- A repair is a plan that also takes pairs back; what it takes back, and what it was worked out from, stands here.
ALTER TABLE plan ADD COLUMN repair TEXT;
