-- Why: people work at two schools, leave servers and come back, take no reminders for a while, take part on paper; and
-- Kolega itself may be taken off a server and come back. Nothing of it deletes anything.

-- A command used in the private channel by somebody of several schools, until they say which (domain §3.16).
CREATE TABLE asked_school (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    command    TEXT    NOT NULL,
    asked_at   INTEGER NOT NULL
) STRICT;

-- Since when Kolega is off the server, and when it last came back to it.
ALTER TABLE school ADD COLUMN gone_at INTEGER;
ALTER TABLE school ADD COLUMN back_at INTEGER;

-- Since when the account is off the server, and when it was last looked for.
ALTER TABLE person ADD COLUMN absent_at INTEGER;
ALTER TABLE person ADD COLUMN looked_at INTEGER;

-- The last day on which the person wants no reminders.
ALTER TABLE person ADD COLUMN snoozed_until TEXT;

-- Somebody without an account: 1 takes part on paper, 0 stays out of the plan, absent when nobody decided.
ALTER TABLE person ADD COLUMN on_paper INTEGER CONSTRAINT person_on_paper CHECK (on_paper IN (0, 1));
