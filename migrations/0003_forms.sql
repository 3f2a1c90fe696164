-- Why: what people type. A draft is saved at every tap; an entry is a submitted form; both hold private content.
-- `subject` says what the form is about, for example 'reflection/12', 'feedback/34', 'checkin/5/2026-10'.

CREATE TABLE draft (
    person_id    INTEGER NOT NULL REFERENCES person (id),
    subject      TEXT    NOT NULL,
    form         TEXT    NOT NULL,
    form_version INTEGER NOT NULL,
    answers      TEXT    NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (person_id, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id           INTEGER PRIMARY KEY,
    school_id    INTEGER NOT NULL REFERENCES school (id),
    author_id    INTEGER NOT NULL REFERENCES person (id),
    subject      TEXT    NOT NULL,
    form         TEXT    NOT NULL,
    form_version INTEGER NOT NULL,
    answers      TEXT    NOT NULL,
    visibility   TEXT    NOT NULL,
    submitted_at INTEGER NOT NULL,
    edited_at    INTEGER,
    late         INTEGER NOT NULL CONSTRAINT entry_late CHECK (late IN (0, 1)),
    CONSTRAINT entry_once UNIQUE (author_id, subject)
) STRICT;

CREATE INDEX entry_subject ON entry (subject);

CREATE TABLE entry_edit (
    id        INTEGER PRIMARY KEY,
    entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    answers   TEXT    NOT NULL,
    saved_at  INTEGER NOT NULL
) STRICT;

-- Every read of another person's content; its author can open the list (design, invariant 8).
CREATE TABLE read_log (
    id        INTEGER PRIMARY KEY,
    entry_id  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    reader_id INTEGER NOT NULL REFERENCES person (id),
    read_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE reflection (
    id            INTEGER PRIMARY KEY,
    person_id     INTEGER NOT NULL REFERENCES person (id),
    month         TEXT    NOT NULL,
    state         TEXT    NOT NULL CONSTRAINT reflection_state
                  CHECK (state IN ('open', 'skipped', 'submitted', 'missed', 'excused')),
    opened_at     INTEGER NOT NULL,
    later_at      INTEGER,
    messages      INTEGER NOT NULL DEFAULT 0,
    submitted_at  INTEGER,
    late          INTEGER NOT NULL DEFAULT 0 CONSTRAINT reflection_late CHECK (late IN (0, 1)),
    CONSTRAINT reflection_once UNIQUE (person_id, month)
) STRICT;

CREATE TABLE meeting (
    id          INTEGER PRIMARY KEY,
    group_id    INTEGER NOT NULL REFERENCES apt_group (id),
    month       TEXT    NOT NULL,
    held_on     TEXT    NOT NULL,
    reported_at INTEGER NOT NULL,
    entry_id    INTEGER NOT NULL REFERENCES entry (id),
    next_on     TEXT,
    CONSTRAINT meeting_once UNIQUE (entry_id)
) STRICT;

CREATE INDEX meeting_group ON meeting (group_id, month);

CREATE TABLE attendance (
    meeting_id INTEGER NOT NULL REFERENCES meeting (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
