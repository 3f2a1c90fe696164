# Forms: who will read them, what is missing. What was typed is never repeated here.

form-readers = Who will read this: { $readers }.
form-readers-only-you = Who will read this: only you.

form-reader-you = you
form-reader-host = the teacher who shows the lesson
form-reader-observer = the lesson's observer
form-reader-talk-partner = the other person in the talk
form-reader-coaching-partner = the teacher or coach you work with
form-reader-group = the APT group
form-reader-curator = your curator
form-reader-host-curator = that teacher's curator
form-reader-coach = your coach
form-reader-coordinator = the coordinator

form-note-coordinator-status = The coordinator will see only whether it is submitted, and when.
form-note-coordinator-needs = The coordinator will see whether it is submitted, and when, and the field “What help does the group need?”.
form-note-coordinator-title = The coordinator will see title, form and hours.
form-note-counted = Counts are shown without names, once at least five people have answered.
form-note-anonymous = Nobody will learn whose answers these are.
form-note-host-may-pass-on = The teacher who shows the lesson may pass it on to their own curator.
form-note-curator-is-manager = Your curator is also your line manager.
form-note-shared-before = Your curator or group has changed since you shared this, so the present ones cannot see it. If you like, share it again.

form-problem = **{ $field }** { $problem }
form-problem-empty = Nothing is answered yet: answer at least one question.
form-problem-missing = An answer is needed.
form-problem-too-long = { $chars ->
    [one] { $chars } character written, { $max } allowed.
   *[other] { $chars } characters written, { $max } allowed.
}
form-problem-too-many-lines = { $lines ->
    [one] { $lines } line written, { $max } allowed.
   *[other] { $lines } lines written, { $max } allowed.
}
form-problem-too-many-choices = At most { $max } can be chosen.
form-problem-unknown-option = This option is gone: please choose again.
form-problem-not-a-number = Write a number, for example 1.5.
form-problem-out-of-range = Write a number from { $least } to { $most }.
form-problem-wrong-step = The number must be a multiple of { $step }, for example 0.5 or 1.25.
form-problem-not-a-date = Write the date like this: 2026-12-15.
form-problem-outside-year = The date must lie from { $from } to { $to }.
