# Own pages: overview, settings, help.

command-my = my
    .about = My overview and settings
command-my-overview = overview
    .about = What is due and my year on one page
command-my-settings = settings
    .about = Language, observers at my lessons, “not with…”
command-help = help
    .about = What I can do here

home-title = My overview
home-due = What is due
home-nothing-due = Nothing right now. Have a good day!
home-reflection = • You can write your { $month } reflection.
home-observations = { $count ->
    [one] • { $count } lesson observation is under way.
   *[other] • { $count } lesson observations are under way.
}
home-asked = • Invitations and offers from colleagues that wait for your answer: { $count }
home-checkin = • The APT group “{ $group }” has no check-in for this month yet.
home-year = My year
home-next-meeting = Next meeting of your APT group: { $date }
home-written = { $count ->
    [one] { $count } reflection written
   *[other] { $count } reflections written
}
home-observing = Observations
home-office = For the coordinator
home-office-calm = Nobody is waiting.
home-claims = { $count ->
    [one] • { $count } person is waiting to be confirmed. Confirm them with `/people confirm`.
   *[other] • { $count } people are waiting to be confirmed. Confirm them with `/people confirm`.
}
home-guesses = • Break dates not confirmed: { $count }
home-settings = Settings
home-settings-title = My settings
home-settings-about = Every press takes effect at once. Only you see these settings.
home-language = Language
home-visitors = How many observers you welcome at one lesson
home-visitors-now = { $count ->
    [one] { $count } observer
   *[other] { $count } observers
}
home-not-with = Do not pair me with
home-not-with-none = Nobody chosen.
home-not-with-about = Nobody will see this – neither the coordinator nor the colleague; nobody asks why. In a private conversation Discord offers no colleagues: open the settings in a channel of the server.
home-not-with-placeholder = Choose colleagues
home-wishes = I would like to observe
home-wishes-none = Nothing chosen: any subject is fine.
home-wishes-placeholder = Choose subjects
home-away = When I am away
home-away-about = Note the dates only: nobody asks why. You get no messages then, and if a lesson observation is agreed for those days, your colleague hears that another time is needed. The coordinator sees the dates.
home-away-none = Nothing noted.
home-away-note = Note dates
home-away-back = Take back
home-away-window = When are you away?
home-away-from = First day
home-away-to = Last day

help-title = What you can do
help-about = Kolega helps colleagues grow together: it asks for the monthly reflection, pairs people for lesson observations and keeps the APT group's month. What you write is seen only by those you allow.
help-everyone = Everyone
help-lead = APT group lead
help-coordinator = Coordinator
help-admin = Server administrator
help-line = `{ $command }` – { $about }
help-overview = My overview
help-footer = Only you see the answers to commands.
home-confirm-guesses = Confirm break dates
home-snooze = No reminders
home-snooze-about = If now is not the time, you can hold reminders back until a day you choose. Times that colleagues propose and changes to agreed lessons still arrive; invitations and all else wait in your overview.
home-snooze-none = Reminders come.
home-snooze-until = No reminders up to and including { $until }. Messages waiting: { $count }. After that everything goes on by itself.
home-snooze-set = Hold reminders back
home-snooze-end = Remind me again
home-snooze-last = Last day without reminders
home-shared = Shared with me: { $count }
