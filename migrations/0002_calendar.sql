-- Why: what a school changed in its calendar; everything else comes from the calendar file of the year.

CREATE TABLE school_year (
    school_id     INTEGER NOT NULL REFERENCES school (id),
    year          TEXT    NOT NULL,
    periods       TEXT,
    confirmed_at  INTEGER,
    PRIMARY KEY (school_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE no_school (
    id         INTEGER PRIMARY KEY,
    school_id  INTEGER NOT NULL REFERENCES school (id),
    year       TEXT    NOT NULL,
    from_on    TEXT    NOT NULL,
    to_on      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    -- the English name, where it differs; a break that a coordinator typed has one name for everybody
    name_en    TEXT,
    confirmed  INTEGER NOT NULL CONSTRAINT no_school_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT no_school_order CHECK (from_on <= to_on),
    CONSTRAINT no_school_once UNIQUE (school_id, from_on, to_on)
) STRICT;

CREATE TABLE day_override (
    school_id INTEGER NOT NULL REFERENCES school (id),
    day_on    TEXT    NOT NULL,
    periods   TEXT    NOT NULL,
    PRIMARY KEY (school_id, day_on)
) STRICT, WITHOUT ROWID;

-- How much of 2+2 the coordinator chose for a half-year that had already begun (domain §3.16); without a row: all of it.
CREATE TABLE school_half (
    school_id INTEGER NOT NULL REFERENCES school (id),
    half_year TEXT    NOT NULL,
    quota     TEXT    NOT NULL CONSTRAINT school_half_quota CHECK (quota IN ('full', 'half', 'half_optional')),
    PRIMARY KEY (school_id, half_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE lesson (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    weekday    INTEGER NOT NULL CONSTRAINT lesson_weekday CHECK (weekday BETWEEN 1 AND 7),
    period     INTEGER NOT NULL CONSTRAINT lesson_period CHECK (period BETWEEN 1 AND 20),
    class      TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    room       TEXT    NOT NULL,
    building   TEXT,
    weeks      TEXT    NOT NULL CONSTRAINT lesson_weeks CHECK (weeks IN ('A', 'B', 'all')),
    valid_from TEXT
) STRICT;

CREATE INDEX lesson_person ON lesson (person_id);
