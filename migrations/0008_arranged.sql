-- Why: what colleagues arrange themselves. An invitation, a swap or a substitute waits here for an answer, and a lesson
-- may be open to whoever likes to come; each becomes, or changes, an ordinary observation.

CREATE TABLE asking (
    id          INTEGER PRIMARY KEY,
    school_id   INTEGER NOT NULL REFERENCES school (id),
    half_year   TEXT    NOT NULL,
    kind        TEXT    NOT NULL CONSTRAINT asking_kind CHECK (kind IN ('invitation', 'swap', 'substitute')),
    state       TEXT    NOT NULL CONSTRAINT asking_state CHECK (state IN
                ('waiting', 'agreed', 'confirmed', 'declined', 'withdrawn', 'lapsed', 'undone')),
    by_id       INTEGER NOT NULL REFERENCES person (id),
    to_id       INTEGER NOT NULL REFERENCES person (id),
    -- the slot it is about: what is offered for a swap, or needs a substitute
    given_id    INTEGER REFERENCES observation (id),
    -- what came of it: the observation of an accepted invitation, the slot given in return
    taken_id    INTEGER REFERENCES observation (id),
    -- something stands in the way that the asker must not learn: it is never delivered, and lapses like any other
    silent      INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    lapses_at   INTEGER NOT NULL,
    answered_at INTEGER,
    CONSTRAINT asking_not_self CHECK (by_id <> to_id)
) STRICT;

CREATE INDEX asking_by ON asking (by_id, state);
CREATE INDEX asking_to ON asking (to_id, state);
CREATE INDEX asking_waiting ON asking (lapses_at) WHERE state = 'waiting';

CREATE TABLE open_lesson (
    id         INTEGER PRIMARY KEY,
    school_id  INTEGER NOT NULL REFERENCES school (id),
    half_year  TEXT    NOT NULL,
    host_id    INTEGER NOT NULL REFERENCES person (id),
    lesson_on  TEXT    NOT NULL,
    period     INTEGER NOT NULL,
    room       TEXT    NOT NULL,
    -- observers in all, those who agreed on the same lesson otherwise included
    places     INTEGER NOT NULL CONSTRAINT open_lesson_places CHECK (places BETWEEN 1 AND 5),
    created_at INTEGER NOT NULL,
    closed_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX open_lesson_once ON open_lesson (host_id, lesson_on, period) WHERE closed_at IS NULL;
CREATE INDEX open_lesson_ahead ON open_lesson (school_id, lesson_on) WHERE closed_at IS NULL;

-- Who entered a visit afterwards, as long as the other one has not confirmed it; until then it counts for nobody.
ALTER TABLE observation ADD COLUMN claimed_by_id INTEGER REFERENCES person (id);
-- Until when an observation that missed its deadline may still take place; it counts as late.
ALTER TABLE observation ADD COLUMN carried_until TEXT;
