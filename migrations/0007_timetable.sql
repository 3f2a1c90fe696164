-- Why: who teaches where and when, so that a plan can propose concrete free lessons. An import replaces the rows of the
-- teachers it names, by the day from which they are in force.

CREATE TABLE timetable_lesson (
    id         INTEGER PRIMARY KEY,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    weekday    INTEGER NOT NULL CONSTRAINT timetable_weekday CHECK (weekday BETWEEN 1 AND 5),
    period     INTEGER NOT NULL CONSTRAINT timetable_period CHECK (period BETWEEN 1 AND 20),
    weeks      TEXT    NOT NULL CONSTRAINT timetable_weeks CHECK (weeks IN ('all', 'a', 'b')),
    class      TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    room       TEXT    NOT NULL,
    building   TEXT,
    valid_from TEXT
) STRICT;

CREATE INDEX timetable_person ON timetable_lesson (person_id, valid_from);

-- A checked file between its preview and its Confirm holds a staff list or a timetable.
ALTER TABLE staff_import RENAME TO import;
ALTER TABLE import ADD COLUMN kind TEXT NOT NULL DEFAULT 'staff' CONSTRAINT import_kind CHECK (kind IN ('staff', 'timetable'));
