# The APT group.

command-group = group
    .about = The APT group: members and meetings
command-group-members = members
    .about = The group's members, its lead and how its months stand
option-group-members-group = group
    .about = Which group; left out, your own
command-group-checkin = checkin
    .about = The record of a group meeting (the lead fills it in)
option-group-checkin-group = group
    .about = Which group; left out, the one you lead

group-title = APT group “{ $group }”
group-about = { $group }, { $month }
group-lead = Lead
group-no-lead = There is no lead at present.
group-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
group-empty = There are no members yet.
group-months = Meetings by month
group-month = { $month }: { $status }
group-met = { $date }, { $count } came
group-status-running = no record yet
group-status-awaited = the record may still come
group-status-counted = counts
group-status-too-few = does not count: fewer than half of the members came
group-status-too-late = does not count: the record came too late
group-status-missing = no record
group-next-title = Next meeting
group-next = Next meeting: { $date }
group-needs = What help the group needs
group-read = Read a meeting's record
group-read-footer = Who said what stays in the group.

group-checkin-late = This record comes late: the month no longer counts, but the group will have it, marked as late.
group-checkin-intro = A meeting counts when at least half of the members come and its record is filed within 5 school days.
group-which-month = Which month's meeting of the APT group “{ $group }” is it?
group-summer = In summer no APT group meetings are recorded.
group-next-set = The next meeting of the APT group “{ $group }” is on { $date }.

group-checkin-due = The APT group “{ $group }” has no record of its { $month } meeting yet. If you have met, filling it in takes about 5 minutes.
group-lead-vacant = The APT group “{ $group }” has no lead. You can appoint one with `/people role`.
group-lead-ended = From { $date } you no longer lead the APT group “{ $group }”: the rights of a lead ended at once. What you wrote about yourself stays yours; the records of the meetings stay with the group.
group-lead-now = The group's lead is now: { $lead }
group-write-late = Late: { $month }
option-group-checkin-month = month
    .about = The month, for instance 2026-10; empty – the current one

group-next-off = { $date } – called off
group-move = Move to another day
group-call-off = Call the meeting off
group-plan-again = Plan it again
group-off-title = Call off the meeting of the APT group “{ $group }”?
group-off-question = **When:** { $date }

    The members will hear that it does not take place, and nothing reminds of it any more. The month counts if you meet on another day of it.

    You can plan the meeting again at any time.
group-off-done = The meeting of the APT group “{ $group }” is called off: { $date }. The members will be told.
group-off-before = This meeting of the APT group “{ $group }” has already been called off: { $date }.
group-meeting-off = The planned meeting of the APT group “{ $group }” is called off: { $date }. Once there is a new day, you find it in `/group members`.
group-meeting-again = The APT group “{ $group }” meets after all: { $date }.
