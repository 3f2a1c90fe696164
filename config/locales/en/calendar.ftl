# The school's calendar.

command-calendar = calendar
    .about = The school year's calendar
command-calendar-show = show
    .about = Half-years, breaks, holidays, lesson times, reflection dates
command-calendar-break = break
    .about = Enter or correct days without lessons (coordinator)
command-calendar-confirm = confirm
    .about = Confirm guessed break dates (coordinator)
command-calendar-periods = periods
    .about = Set the lesson times (coordinator)
option-calendar-break-from = from
    .about = First day without lessons, e.g. 2026-11-02
option-calendar-break-to = to
    .about = Last day without lessons, e.g. 2026-11-08
option-calendar-break-name = name
    .about = What you call it, e.g. autumn break
option-calendar-break-remove = remove
    .about = Take these days off the calendar instead of adding them
option-calendar-periods-times = times
    .about = Lessons in order, e.g. 08:00-08:45, 08:55-09:40
option-calendar-periods-date = date
    .about = For that day only, e.g. 2026-12-23; left out: for the whole year

calendar-title = School year { $year }
calendar-halves = Half-years
calendar-half = **Half-year { $number }:** { $days }; observations until { $until }
calendar-breaks = Breaks and other days without lessons
calendar-break-line = { $name }: { $days }
calendar-guess-line = { $name }: { $days } *(a guess, not confirmed)*
calendar-prompts = When the reflection is asked
calendar-holidays = Public holidays
calendar-periods = Lesson times
calendar-period = Lesson { $period }: { $from }–{ $to }
calendar-holiday = { $date } – { $name }
calendar-school-days = { $count ->
    [one] { $count } school day
   *[other] { $count } school days
}
calendar-none = None.
calendar-nothing-to-confirm = All of this year's break dates are confirmed.
calendar-confirm-title = Are these dates right?
calendar-confirm-how = If a date is different, enter it with /calendar break: it replaces the guess.
calendar-confirm-one = Confirm: { $name }
calendar-confirm-all = Confirm all
calendar-break-dropped = Removed, these are school days again: { $days }
calendar-break-saved = Saved. { $days }
calendar-confirmed = { $count ->
    [0] All dates were confirmed already.
    [one] { $count } date confirmed.
   *[other] { $count } dates confirmed.
}
calendar-periods-saved = Lesson times for this school year: { $periods }
calendar-day-saved = Lesson times on { $date }: { $periods }
calendar-nag = This school year's dates are still a guess. They decide when reminders are sent. Are they right?
