-- Why: everything the bot says unasked leaves through the outbox, written in the transaction that caused it,
-- and everything that happened leaves an audit row of ids, kinds and times (never content).

CREATE TABLE delivery (
    id            INTEGER PRIMARY KEY,
    school_id     INTEGER NOT NULL REFERENCES school (id),
    -- NULL: the school's APT channel
    person_id     INTEGER REFERENCES person (id),
    -- what makes it once and only once, for example 'reflection.prompt:12'
    key           TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    payload       TEXT    NOT NULL,
    urgency       TEXT    NOT NULL CONSTRAINT delivery_urgency CHECK (urgency IN ('at_once', 'lesson_change', 'calm')),
    -- when it is due
    not_before    INTEGER NOT NULL,
    -- when it may next be taken up: held back, to be tried again, or (while sending) the end of the claim
    next_at       INTEGER NOT NULL,
    expires_at    INTEGER,
    state         TEXT    NOT NULL DEFAULT 'queued' CONSTRAINT delivery_state
                  CHECK (state IN ('queued', 'sending', 'sent', 'opened', 'answered', 'expired', 'closed_dms', 'dead')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    channel_id    INTEGER,
    message_id    INTEGER,
    created_at    INTEGER NOT NULL,
    settled_at    INTEGER,
    error         TEXT,
    CONSTRAINT delivery_once UNIQUE (key)
) STRICT;

CREATE INDEX delivery_due ON delivery (next_at) WHERE state IN ('queued', 'sending');
CREATE INDEX delivery_person ON delivery (person_id, state);

CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    school_id INTEGER NOT NULL REFERENCES school (id),
    actor_id  INTEGER REFERENCES person (id),
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;

CREATE INDEX audit_school ON audit (school_id, at);

CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'audit rows are never changed');
END;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'audit rows are never deleted');
END;

-- Facts about the process itself that must survive it: when it was last alive, until when DMs may not be opened.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
