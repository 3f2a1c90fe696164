# The timetable: who teaches where and when.

command-timetable = timetable
    .about = Who teaches where and when
command-timetable-import = import
    .about = Load the lessons from a CSV file
option-timetable-import-file = file
    .about = CSV: teacher, weekday, period, class, subject, room
command-timetable-show = show
    .about = Whose timetable is known, or one person's week
option-timetable-show-user = user
    .about = Whose week to show

timetable-title = Timetable
timetable-counts = Lessons in the file: { $lessons } · teachers: { $teachers }
timetable-changes = Their week will change: { $names }
timetable-nothing-changes = Everything stands there already: nothing will change.
timetable-unknown = No timetable yet: { $names }
timetable-footer = Nothing is written before you confirm. Only the weeks of teachers in the file change.
timetable-done = { $lessons ->
        [one] { $lessons } lesson written down
       *[other] { $lessons } lessons written down
    }
timetable-done-next = Pairs will be made with a view to who is free when, and concrete lessons will be proposed to them.
timetable-week = { $person } – the week
timetable-week-empty = No timetable yet. The coordinator loads it; a time for a lesson can be chosen without it, too.
timetable-week-a = {" "}(week A)
timetable-week-b = {" "}(week B)
timetable-known = Whose timetable is known
timetable-known-count = Teachers whose week is known: { $teachers }
timetable-known-footer = One person's week: /timetable show user
timetable-none = No timetable yet. Load a CSV file with `/timetable import` – then concrete lessons are proposed to the pairs. They can agree without it, too.

column-teacher = teacher
column-weekday = weekday
column-period = period
column-class = class
column-subject = subject
column-room = room
column-weeks = weeks
column-valid-from = valid_from

timetable-fault-no-column = **Row 1**: there is no column “{ $column }”. Name it in the first row.
timetable-fault-unknown = “{ $value }” is not on the staff list, the row is left out. Write the name as it stands there.
timetable-fault-ambiguous = several people are called “{ $value }”, the row is left out. Give the user name or the account's number.
timetable-fault-weekday = “{ $value }” is no school day, the row is left out. Write 1–5 or the day's name.
timetable-fault-period = “{ $value }” is no lesson number, the row is left out. Write 1–20.
timetable-fault-weeks = “{ $value }” is no week, the row is left out. Write A, B or nothing.
timetable-fault-date = “{ $value }” is no date, the row is left out. Write, for example, 2026-09-01.
timetable-fault-twice = at this time “{ $value }” has another lesson in row { $line } in another room, this one is left out. Delete one.
