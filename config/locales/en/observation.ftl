# 2+2 lesson observation: list, page of one observation, agreeing on a time, messages.

command-observation = observation
    .about = Peer lesson observation 2+2
command-observation-list = list
    .about = What I show, what I observe, and what comes next
command-observation-propose = propose
    .about = Propose a time for a lesson
command-observation-notes = notes
    .about = Observation notes: only you see them
command-observation-feedback = feedback
    .about = Write feedback to a colleague, or read yours
command-observation-reflect = reflect
    .about = Look back at the lesson you showed
command-observation-cancel = cancel
    .about = Cancel an agreed lesson and look for another time

option-observation-propose-observation = observation
    .about = Which observation
option-observation-propose-date = date
    .about = Date of the lesson, e.g. 2026-10-22
option-observation-propose-period = period
    .about = Which lesson of the day
option-observation-propose-room = room
    .about = Where the lesson takes place
option-observation-notes-observation = observation
    .about = Which observation
option-observation-feedback-observation = observation
    .about = Which observation
option-observation-reflect-observation = observation
    .about = Which observation
option-observation-cancel-observation = observation
    .about = Which observation

observation-half-1 = First half-year of { $from }–{ $to }
observation-half-2 = Second half-year of { $from }–{ $to }
observation-bell = { $hour }:{ $minute }
observation-time = { $date }, lesson { $period } ({ $from }–{ $to })
observation-time-plain = { $date }, lesson { $period }
observation-place = { $time }, room: { $room }
observation-former = (no longer at the school)
observation-host = Shows the lesson: { $who }
observation-observer = Observes the lesson: { $who }

observation-home-title = My observations
observation-home-half = { $half }. Observations until { $date }.
observation-home-credits = Shown: { $shown } of { $show } · Observed: { $observed } of { $observe }
observation-home-shows = I show
observation-home-observes = I observe
observation-home-empty = You have no observations in this half-year yet. You will get a message when the coordinator publishes the 2+2 plan. You can also arrange one yourself: `/observation invite`, `/observation open`.
observation-home-line = { $who } – { $state }
observation-home-select = Choose an observation
observation-home-how = A shown lesson counts once it took place and was talked through or looked back at; an observed one once feedback is in.
observation-choice-shows = I show. Observer: { $name }
observation-choice-observes = I observe. Host: { $name }

observation-state-choose = a time has to be agreed
observation-state-choose-again = a new time is needed
observation-state-answer = waits for your answer: { $time }
observation-state-waiting = waits for your colleague's answer: { $time }
observation-state-scheduled = agreed: { $time }
observation-state-begun = did it take place? { $time }
observation-state-observed = took place: { $time }
observation-state-closed = done: { $time }
observation-state-declined = the pair was declined, the slot went back to the coordinator
observation-state-released = will not take place, the slot was released
observation-state-expired = did not take place by the half-year's deadline

observation-page-title = Lesson observation
observation-page-state = State: { $state }
observation-page-short-notice = The lesson is less than 2 school days away, so the host has to agree.
observation-page-off = The lesson agreed before is off. Reason: “{ $reason }”.
observation-page-counts = Feedback, debrief and looking back count until { $date } inclusive.
observation-page-facts = On record
observation-fact-prebrief = what to look at
observation-fact-feedback = feedback
observation-fact-debriefed = debrief on { $date }
observation-fact-look-back = the host's look back

observation-did-offered = Proposed. Your colleague gets a message and can answer with one press.
observation-did-agreed = Agreed! Both of you get a message.
observation-did-host-asked = The lesson is near, so your colleague is asked whether the time still suits.
observation-did-time-refused = That time is off. You can propose another.
observation-did-declined = The pair is declined. The slot goes back to the coordinator; nobody asks for a reason.
observation-did-took-place = On record: the lesson took place.
observation-did-not-held = On record: the lesson did not take place. You can propose another time.
observation-did-debriefed = On record: the lesson was talked through.
observation-did-cancelled = The lesson is cancelled and your colleague is told. You can propose another time.

observation-button-prebrief = What to look at
observation-button-notes = Notes
observation-button-feedback = Feedback
observation-button-read-feedback = Read the feedback
observation-button-look-back = Look back
observation-button-debriefed = We talked it through
observation-button-list = All my observations
observation-button-this-time = Not at this time
observation-button-this-pair = I cannot take this pair

observation-which = For which observation do you propose a time?
observation-dates = Choose the date of the lesson.
observation-dates-placeholder = Date
observation-dates-none = There is no day left before the half-year's deadline that suits both. Please ask the coordinator.
observation-periods = { $date }. Choose the lesson.
observation-periods-placeholder = Lesson
observation-periods-none = { $date } has no lesson left that suits both. Choose another date.
observation-period = Lesson { $period }
observation-room-title = Where is the lesson?
observation-room-label = Room or other place
observation-room-placeholder = E.g. room 204, sports hall
observation-cannot = What does not suit?
observation-cannot-pair-only = Do you really want to give this pair up? The slot goes back to the coordinator; nobody asks for a reason.
observation-cancel = Why is the lesson cancelled? Only your colleague and you see the reason.

observation-reason-lesson-cancelled = There is no lesson
observation-reason-observer-away = The observer cannot come
observation-reason-host-away = The host is away
observation-reason-host-substituted = Somebody else teaches it
observation-reason-not-held = It did not take place
observation-reason-other = Other

observation-letter-published = The observation plan is published: { $half }
observation-letter-published-shows = You show a lesson to:
observation-letter-published-observes = You observe a lesson of:
observation-letter-published-how = Either of a pair can propose a time: choose a date and a lesson, and your colleague answers with one press. Observations take place until { $date }.
observation-letter-suggested = The numbered lessons come from the timetable: press a button, and your colleague is asked.
observation-letter-repaired = Your observation pairs have changed: { $half }
observation-letter-repaired-how = The plan was mended because circumstances have changed. Nobody is at fault, and there is nothing to explain. Your other pairs stay as they are.
observation-letter-repaired-shows-not = You no longer show a lesson to:
observation-letter-repaired-observes-not = You no longer observe a lesson of:
observation-letter-repaired-shows = New pair: you show a lesson to:
observation-letter-repaired-observes = New pair: you observe a lesson of:
observation-letter-time-offered = A time for a lesson observation is proposed: { $time }
observation-letter-time-refused = The time proposed for the lesson observation does not suit. Please propose another.
observation-letter-time-agreed = The lesson observation is agreed: { $time }
observation-letter-time-agreed-host = Before the lesson, say in a few words what to look at: only your observer sees it.
observation-letter-declined = Your colleague cannot take this observation pair. The slot went back to the coordinator; you need not do anything.
observation-letter-slot-free = An observation slot is free again. `/pairing repair` makes the missing pairs.
observation-letter-cancelled =
    The agreed lesson is off. Please agree on another time.
    It was agreed for: { $time }
observation-letter-prebrief-ready = Your colleague has said what to look at in the lesson: { $time }
observation-letter-after =
    The lesson should be over by now. Did it take place?
    It was agreed for: { $time }
observation-letter-after-observer = If it did, write your colleague feedback, best on the same or the next day.
observation-letter-not-held =
    Your colleague says that the agreed lesson did not take place. Please agree on another time.
    It was agreed for: { $time }
observation-letter-feedback-ready =
    Feedback on your lesson is ready. Only the two of you see it.
    Lesson: { $time }
observation-letter-feedback-due = Reminder: your colleague is waiting for your feedback on the lesson: { $time }
observation-letter-look-back-due =
    Reminder: talk the lesson through with your colleague or look back at it briefly. Then it counts.
    Lesson: { $time }
observation-letter-choose = Reminder: no time is agreed yet for the lesson observation.
observation-letter-answer = Reminder: your colleague is waiting for your answer about the time of the lesson observation: { $time }
observation-letter-released = This lesson observation will not take place: there is no time that suits both, so the slot is released. It is nobody's fault; the coordinator may suggest another pair.

observation-focus-question = Your colleague's question: “{ $text }”
observation-focus-areas = Focus areas: { $areas }
observation-focus-none = Your colleague wrote no question beforehand: write about what you agreed on, or about what you noticed.
observation-reading-by = Written by: { $who }
observation-reading-two = Only the two of you see this.
observation-reading-noted = Who has read it is noted.
observation-feedback-hidden = You have put this feedback out of sight. You will not see it until you open it again; your colleague does not learn of it.
observation-button-hide-feedback = Hide
observation-button-show-feedback = Show again
observation-button-ask-talk = Ask for help to talk
observation-talk-asked = The coordinator gets a message that you would like to talk with your colleague with somebody's help. They do not see what your colleague wrote.
observation-talk-nobody = The school has no other coordinator. Perhaps your curator or somebody else you trust can help the two of you talk.
observation-letter-talk-asked =
    After a lesson observation you are asked to help the two colleagues talk. Meet them, the one who showed the lesson first. What was written is not shown here.
    The lesson: { $time }
observation-button-page = This observation

# Concrete lessons out of the timetable: one tap each.
observation-suggested =
    By the timetable both of you could meet at these lessons:
    { $lessons }

    They are spread over the half-year, so that not everybody observes in the same week. Press one of them, or choose another day.
observation-suggested-button = { $number }. { $date }
observation-button-read-look-back = The colleague's self-reflection
