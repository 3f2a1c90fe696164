# What colleagues arrange themselves: invitations, open lessons, swaps, visits that already happened.

command-observation-invite = invite
    .about = Invite a colleague to observe your lesson
command-observation-log = log
    .about = Enter an observation that already happened

option-observation-invite-user = user
    .about = Which colleague you invite
option-observation-invite-person = person
    .about = The colleague's name, where Discord offers no account (in a private conversation)
option-observation-log-user = user
    .about = With which colleague
option-observation-log-role = role
    .about = What you did
option-observation-log-date = date
    .about = Date of the lesson, e.g. 2026-10-01
option-observation-log-period = period
    .about = Which lesson of the day
option-observation-log-person = person
    .about = The colleague's name, where Discord offers no account (in a private conversation)
choice-side-host = I showed
choice-side-observer = I observed

arranged-invitation-title = Invitation to observe a lesson
arranged-invitation-to = You invite to observe your lesson: { $who }
arranged-invitation-by = You are invited to observe a lesson of: { $who }
arranged-invitation-how = It can be answered until { $date } inclusive. Nobody asks for a reason.
arranged-standing-waiting = waiting for an answer
arranged-standing-answer = waiting for your answer
arranged-standing-agreed = accepted
arranged-standing-not = not accepted
arranged-standing-declined = you said no
arranged-standing-over = no longer open
arranged-did-asked = Invited. A message will tell you the answer.
arranged-did-asked-before = You have invited this colleague already and the answer is awaited.
arranged-did-said-no = You said no. Nobody asks for a reason.
arranged-did-withdrawn = The invitation is taken back.
arranged-did-accepted = You will observe your colleague's lesson. Now agree on a time.
arranged-did-declined = Declined, and your colleague is told. Nobody asks for a reason.
arranged-button-withdraw = Take the invitation back
arranged-button-accept-after-all = Accept after all
arranged-waiting = Waiting for an answer
arranged-choose = Choose what waits for an answer
arranged-choice-to = You invite: { $name }
arranged-choice-by = You are invited by: { $name }
arranged-letter-invited = A colleague invites you to observe a lesson. If you accept, the two of you choose the time.
arranged-letter-agreed = Your invitation to observe a lesson is accepted. Agree on a time.
arranged-letter-not = Your invitation to observe a lesson was not accepted; nobody asks for a reason. You can invite another colleague.
arranged-letter-declined = Your colleague cannot take part in this observation. There is nothing you need to do.
arranged-state-declined = declined

arranged-visit-side = An observation that already happened. Colleague: { $who }. What did you do?
arranged-visit-date =
    An observation that already happened. { $visit }
    On which day?
arranged-visit-period =
    An observation that already happened. { $visit }
    { $date }: which lesson?
arranged-visit-no-days = No day of this half-year can be entered yet.
arranged-state-visit-waiting = entered, your colleague is to confirm it: { $time }
arranged-state-visit-confirm = did this observation take place? { $time }
arranged-state-visit-struck = entry taken back or not confirmed
arranged-did-visit-logged = Entered. It counts once your colleague confirms it.
arranged-did-visit-before = This observation is entered already.
arranged-did-visit-taken-back = The entry is taken back.
arranged-did-visit-denied = On record: there was no such observation.
arranged-button-take-back = Take the entry back
arranged-letter-visit-logged =
    A colleague entered an observation that already happened. Did it take place?
    Lesson: { $time }
arranged-letter-visit-confirmed = Your colleague confirmed the observation you entered: { $time }
arranged-letter-visit-denied =
    Your colleague did not confirm the observation you entered, so it does not count. If the date or the lesson was wrong, enter it again.
    It was entered as: { $time }

command-observation-open = open
    .about = Open lessons: join one or open your own
option-observation-open-date = date
    .about = Date of your lesson, e.g. 2026-10-22
option-observation-open-period = period
    .about = Which lesson of the day
option-observation-open-room = room
    .about = Where the lesson takes place
option-observation-open-visitors = visitors
    .about = How many observers you welcome
arranged-open-title = Open lessons
arranged-open-how = These are the lessons that you can join now.
arranged-open-none = There is no open lesson that you could join at the moment. You can open your own.
arranged-open-others = You can observe
arranged-open-mine = My open lessons
arranged-open-line = • { $time } – { $who } (places free: { $left })
arranged-open-own = • { $time } – places free: { $left } of { $places }
arranged-open-join = Choose a lesson and you join it
arranged-open-close = Choose your lesson to close
arranged-button-open = Open a lesson of mine
arranged-open-date = On which day is the lesson you open to colleagues?
arranged-open-period = { $date }: which lesson do you open?
arranged-open-no-days = Before the half-year's deadline there is no day left on which you could open a lesson.
arranged-open-window = Open lesson
arranged-open-places = How many observers you welcome
arranged-open-places-hint = E.g. 2
arranged-did-opened = The lesson is open. Colleagues find it here and can join with one press.
arranged-did-closed = The lesson is closed to new observers. Those who have joined come as agreed.
arranged-did-joined = Joined. The colleague who shows the lesson is told.

command-observation-swap = swap
    .about = Swap observations with a colleague before a time is agreed
option-observation-swap-observation = observation
    .about = Which observation you offer
option-observation-swap-person = person
    .about = The colleague's name, where Discord offers no account (in a private conversation)
arranged-button-swap = Swap
arranged-button-swap-withdraw = Take the offer back
arranged-button-swap-back = Put it back
arranged-swap-title = Observation swap
arranged-swap-which = Which observation do you offer? Choose who shows the lesson.
arranged-swap-with =
    You offer an observation for a swap. The lesson is shown by: { $host }
    Which colleague do you ask? They give one of their observations in return.
arranged-swap-with-hint = Choose a colleague
arranged-swap-for = Which of your observations do you give in return? Only those without an agreed time can be given.
arranged-swap-to = You ask for a swap: { $who }
arranged-swap-by = A swap is offered by: { $who }
arranged-swap-given = The observation offered. The lesson is shown by: { $who }
arranged-swap-taken = The observation given in return. The lesson is shown by: { $who }
arranged-swap-how = If you accept, you choose which of your observations you give in return. It can be answered until { $date } inclusive; nobody asks for a reason.
arranged-swap-choice-to = Swap offered to: { $name }
arranged-swap-choice-by = Swap offered by: { $name }
arranged-standing-undone = the swap is off
arranged-did-swap-offered = Offered. A message will tell you the answer.
arranged-did-swap-offered-before = You have offered this colleague the swap already and the answer is awaited.
arranged-did-swap-withdrawn = The offer is taken back.
arranged-did-swapped = Swapped. Your colleague and those who show the lessons are told.
arranged-did-put-back = The swap is off and everything is as it was. Your colleagues are told.
arranged-letter-swap-offered = A colleague offers to swap lesson observations.
arranged-letter-swapped = The lesson observations are swapped. Agree on a time.
arranged-letter-swap-not = Your offer to swap observations was not accepted; nobody asks for a reason. You can ask another colleague.
arranged-letter-swap-host = Colleagues have swapped observations: another colleague will observe your lesson. If that does not suit, you can call the swap off.
arranged-letter-swap-undone = The swap of observations is off: the same colleagues observe as before.

arranged-substitute-title = Another observer
arranged-substitute-observer = Could observe: { $who }
arranged-substitute-choice = Proposed observer: { $name }
arranged-substitute-how = It can be answered until { $date } inclusive. If you agree, the coordinator still has to confirm; nobody asks for a reason.
arranged-substitute-host = waiting for the colleague who shows the lesson
arranged-substitute-coordinator = waiting for the coordinator
arranged-substitute-confirmed = confirmed
arranged-did-host-agreed = Agreed. The coordinator still has to confirm.
arranged-did-confirmed = Confirmed. Your colleagues are told.
arranged-button-refuse = Leave it
arranged-letter-substitute-host = No new time was found for the lesson observation. Would it suit you if another colleague observed your lesson?
arranged-letter-substitute-coordinator = A pair found no new time. The colleague who shows the lesson agrees to another observer, who still has one to observe. Confirm it, or leave the slot free.
arranged-letter-substitute-shows = Another colleague will observe your lesson. Agree on a time.
arranged-letter-substitute-observes = A lesson observation is given to you. Agree on a time.
arranged-letter-substitute-free = No new time was found, so another colleague will observe this lesson. It is nobody's fault; the coordinator may suggest another pair.

arranged-missed-title = The time for observations is over
arranged-missed =
    { $half }. Observations that missed the deadline: { $count }. You can give them time until { $date }; for each person at most { $most ->
        [one] { $most } observation
       *[other] { $most } observations
    }. They will be flagged as late.
arranged-missed-button = Give extra time
arranged-missed-opened = { $count ->
    [0] There is nothing more that could be given extra time.
   *[other] Observations that were given extra time: { $count }. Your colleagues get a message.
}
arranged-missed-rest = Observations without extra time: { $count }. One person gets it for { $most ->
    [one] { $most } observation
   *[other] { $most } observations
} at most.
arranged-letter-carried = A lesson observation that missed the deadline was given extra time. Agree on a lesson.
arranged-page-late = Extra time (a late observation): until { $date }
