# The coordinator's week: what is overdue, and who may need help. No names in the message – they stand behind its button.

week-opening = The week at a glance, for the coordinator.
week-unplanned = No 2+2 plan is published yet: { $half }. Make one with `/pairing preview`; until you publish it, nobody gets anything.
week-count-overdue =
    { $count ->
        [one] { $count } observation is overdue.
       *[other] { $count } observations are overdue.
    }
week-count-help =
    { $count ->
        [one] { $count } person may need help.
       *[other] { $count } people may need help.
    }
week-going = Texts of earlier school years are kept until { $last }. Then they are deleted ({ $count } in all); everybody can take their own along with `/privacy export`.
week-title = The week at a glance
week-nothing = Everything is on time, and nobody seems to need help. Have a calm week!
week-no-time = No lesson agreed yet
week-no-new-time = The lesson was off, and no new time is agreed
week-not-told = Nobody has said whether the lesson took place
week-no-feedback = Feedback not written yet
week-pair = • shows: { $host } → observes: { $observer }
week-help = Who may need help
week-missed = reflections missed in a row: { $count }
week-unreached = messages do not arrive: direct messages are closed
week-absent = the account is not on the school's server
week-footer = This is no appraisal: it helps to notice whom to offer help. What people wrote is not shown here.
week-button = The week at a glance
