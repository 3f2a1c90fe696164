-- Why: 2+2. A plan is previewed before anything is sent; a published plan becomes one observation per pair.

CREATE TABLE plan (
    id           INTEGER PRIMARY KEY,
    school_id    INTEGER NOT NULL REFERENCES school (id),
    half_year    TEXT    NOT NULL,
    seed         INTEGER NOT NULL,
    content      TEXT    NOT NULL,
    by_id        INTEGER NOT NULL REFERENCES person (id),
    created_at   INTEGER NOT NULL,
    published_at INTEGER
) STRICT;

CREATE INDEX plan_school ON plan (school_id, half_year);

CREATE TABLE observation (
    id                INTEGER PRIMARY KEY,
    school_id         INTEGER NOT NULL REFERENCES school (id),
    half_year         TEXT    NOT NULL,
    host_id           INTEGER NOT NULL REFERENCES person (id),
    observer_id       INTEGER NOT NULL REFERENCES person (id),
    state             TEXT    NOT NULL CONSTRAINT observation_state CHECK (state IN
                      ('proposed', 'scheduled', 'observed', 'closed', 'declined', 'to_reschedule', 'released', 'expired')),
    source            TEXT    NOT NULL CONSTRAINT observation_source
                      CHECK (source IN ('auto', 'chosen', 'open_lesson', 'logged')),
    -- a time one of the two has offered and the other has not answered yet
    offered_by_id     INTEGER REFERENCES person (id),
    offered_on        TEXT,
    offered_period    INTEGER,
    offered_room      TEXT,
    offered_at        INTEGER,
    -- the agreed lesson
    lesson_on         TEXT,
    lesson_period     INTEGER,
    lesson_at         INTEGER,
    room              TEXT,
    observed_at       INTEGER,
    debriefed_on      TEXT,
    -- when the forms about it were first saved; what they say is in `entry`
    prebrief_at       INTEGER,
    feedback_at       INTEGER,
    look_back_at      INTEGER,
    reschedule_reason TEXT    CONSTRAINT observation_reason CHECK (reschedule_reason IN
                      ('lesson_cancelled', 'observer_away', 'host_away', 'host_substituted', 'not_held', 'other')),
    reschedule_at     INTEGER,
    reschedule_count  INTEGER NOT NULL DEFAULT 0,
    plan_id           INTEGER REFERENCES plan (id),
    created_at        INTEGER NOT NULL,
    closed_at         INTEGER,
    -- counts the changes, so that a button of an older offer cannot accept a newer one
    revision          INTEGER NOT NULL DEFAULT 0,
    -- when time next brings something; 0: look at it now
    due_at            INTEGER DEFAULT 0,
    CONSTRAINT observation_not_self CHECK (host_id <> observer_id)
) STRICT;

CREATE INDEX observation_school ON observation (school_id, half_year);
CREATE INDEX observation_host ON observation (host_id);
CREATE INDEX observation_observer ON observation (observer_id);
CREATE INDEX observation_lesson ON observation (state, lesson_on);
CREATE INDEX observation_due ON observation (due_at) WHERE due_at IS NOT NULL;
