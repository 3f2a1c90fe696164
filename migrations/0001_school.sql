-- Why: one row per staff server, and the people on its staff list with dated roles, groups and curators.
-- Instants are whole seconds since 1970 UTC (`*_at`), days are ISO dates (`*_on`), lists are JSON arrays.

CREATE TABLE school (
    id              INTEGER PRIMARY KEY,
    guild_id        INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    language        TEXT    NOT NULL CONSTRAINT school_language CHECK (language IN ('lt', 'en')),
    timezone        TEXT    NOT NULL,
    apt_channel_id  INTEGER,
    started_on      TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    CONSTRAINT school_guild UNIQUE (guild_id)
) STRICT;

CREATE TABLE person (
    id               INTEGER PRIMARY KEY,
    school_id        INTEGER NOT NULL REFERENCES school (id),
    discord_id       INTEGER,
    username         TEXT,
    name             TEXT    NOT NULL,
    subjects         TEXT    NOT NULL DEFAULT '[]',
    building         TEXT,
    quota            TEXT    CONSTRAINT person_quota CHECK (quota IN ('full', 'half', 'exempt')),
    manager_id       INTEGER REFERENCES person (id),
    experience_years INTEGER,
    joined_on        TEXT,
    left_on          TEXT,
    language         TEXT    CONSTRAINT person_language CHECK (language IN ('lt', 'en')),
    visitors         INTEGER CONSTRAINT person_visitors CHECK (visitors BETWEEN 1 AND 5),
    wished_subjects  TEXT    NOT NULL DEFAULT '[]',
    state            TEXT    NOT NULL CONSTRAINT person_state CHECK (state IN ('invited', 'active', 'left')),
    dm_channel_id    INTEGER,
    unreachable_at   INTEGER,
    created_at       INTEGER NOT NULL
) STRICT;

-- One account holds at most one living row in a school; a former colleague's row keeps its id for the record.
CREATE UNIQUE INDEX person_account ON person (school_id, discord_id) WHERE discord_id IS NOT NULL AND state <> 'left';
CREATE INDEX person_school ON person (school_id, state);
CREATE INDEX person_by_account ON person (discord_id) WHERE discord_id IS NOT NULL;

CREATE TABLE apt_group (
    id         INTEGER PRIMARY KEY,
    school_id  INTEGER NOT NULL REFERENCES school (id),
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT group_name UNIQUE (school_id, name)
) STRICT;

CREATE TABLE group_member (
    id        INTEGER PRIMARY KEY,
    group_id  INTEGER NOT NULL REFERENCES apt_group (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    from_on   TEXT    NOT NULL,
    to_on     TEXT
) STRICT;

-- A teacher belongs to one standing group at a time (domain §3.4).
CREATE UNIQUE INDEX group_member_open ON group_member (person_id) WHERE to_on IS NULL;
CREATE INDEX group_member_group ON group_member (group_id);

CREATE TABLE role_assignment (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    role      TEXT    NOT NULL CONSTRAINT role_name
              CHECK (role IN ('teacher', 'group_lead', 'curator', 'coordinator', 'coach', 'facilitator', 'head')),
    group_id  INTEGER REFERENCES apt_group (id),
    from_on   TEXT    NOT NULL,
    to_on     TEXT
) STRICT;

CREATE UNIQUE INDEX role_open ON role_assignment (person_id, role, coalesce(group_id, 0)) WHERE to_on IS NULL;

CREATE TABLE curation (
    id         INTEGER PRIMARY KEY,
    teacher_id INTEGER NOT NULL REFERENCES person (id),
    curator_id INTEGER NOT NULL REFERENCES person (id),
    from_on    TEXT    NOT NULL,
    to_on      TEXT,
    CONSTRAINT curator_is_another CHECK (teacher_id <> curator_id)
) STRICT;

CREATE UNIQUE INDEX curation_open ON curation (teacher_id) WHERE to_on IS NULL;
CREATE INDEX curation_curator ON curation (curator_id);

CREATE TABLE leave (
    id        INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    from_on   TEXT    NOT NULL,
    to_on     TEXT    NOT NULL,
    CONSTRAINT leave_order CHECK (from_on <= to_on)
) STRICT;

CREATE INDEX leave_person ON leave (person_id);

-- Private: only the author ever sees that the row exists (domain §2, conflict).
CREATE TABLE conflict (
    author_id INTEGER NOT NULL REFERENCES person (id),
    other_id  INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (author_id, other_id),
    CONSTRAINT conflict_is_another CHECK (author_id <> other_id)
) STRICT, WITHOUT ROWID;

-- The coordinator's own list (/pairing exclude), kept apart from the private one above.
CREATE TABLE exclusion (
    school_id INTEGER NOT NULL REFERENCES school (id),
    a_id      INTEGER NOT NULL REFERENCES person (id),
    b_id      INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (school_id, a_id, b_id),
    CONSTRAINT exclusion_order CHECK (a_id < b_id)
) STRICT, WITHOUT ROWID;

-- A row claimed through the Join button waits here for the coordinator (domain §3.0, cold DMs).
CREATE TABLE claim (
    id         INTEGER PRIMARY KEY,
    school_id  INTEGER NOT NULL REFERENCES school (id),
    person_id  INTEGER NOT NULL REFERENCES person (id),
    discord_id INTEGER NOT NULL,
    username   TEXT    NOT NULL,
    claimed_at INTEGER NOT NULL,
    state      TEXT    NOT NULL CONSTRAINT claim_state CHECK (state IN ('waiting', 'confirmed', 'refused'))
) STRICT;

CREATE UNIQUE INDEX claim_waiting ON claim (school_id, discord_id) WHERE state = 'waiting';

-- A checked staff list between its preview and its Confirm.
CREATE TABLE staff_import (
    id         INTEGER PRIMARY KEY,
    school_id  INTEGER NOT NULL REFERENCES school (id),
    by_id      INTEGER NOT NULL REFERENCES person (id),
    rows       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    applied_at INTEGER
) STRICT;

-- What a stranger's "ask the coordinator" button did, once a day (domain §3.16).
CREATE TABLE stranger_ask (
    school_id  INTEGER NOT NULL REFERENCES school (id),
    discord_id INTEGER NOT NULL,
    asked_on   TEXT    NOT NULL,
    PRIMARY KEY (school_id, discord_id, asked_on)
) STRICT, WITHOUT ROWID;
