# The sandbox: a fictional school and its people.

sandbox-school = Skylark School
sandbox-staff = Staff
sandbox-office = Office
sandbox-apt = apt-groups
sandbox-lobby = everyone
sandbox-administrator-name = Server administrator
sandbox-stranger-name = Guest

sandbox-label-administrator = server administrator, not on the staff list
sandbox-label-stranger = not on the staff list
sandbox-label-teacher = teacher
sandbox-label-lead = group lead
sandbox-label-curator = curator
sandbox-label-coordinator = coordinator
sandbox-label-coach = teacher coach
sandbox-label-facilitator = facilitator
sandbox-label-head = school leadership

sandbox-playing = The clock is already being moved. Wait until it is done.
sandbox-alone = This sandbox serves another bot: its clock is the real one, and it can start nothing.
sandbox-no-school = The school is not set up yet: begin with `/setup start`.
sandbox-stuck = The clock could not be moved. The program's log says more.
sandbox-not-restarted = The bot could not be started again. The program's log says more.

# Chapters through which a visitor is led; $person is a name.
guide-setup = Setting up
guide-setup-be = Take the place of the one who manages the server: **{ $person }**.
guide-setup-start = `/setup start`: add the field “language” by the button “+3 more” and choose English; without a channel, this one is taken. The answer also asks “How much of 2+2 this half-year?”: you may leave what is suggested.
guide-setup-import = `/people import`: attach the staff list. Where it lies is told where you started the program.
guide-setup-confirm = Look through what will be recorded and press Confirm.
guide-setup-join = Choose any other person and press Join in the channel: until then nobody gets private messages.
guide-coordinator = Coordinator
guide-coordinator-be = Take the coordinator's place: **{ $person }**.
guide-coordinator-overview = `/my overview` shows what awaits this person and the whole school. Nobody else sees the answer.
guide-coordinator-people = `/people list`: the staff came from one table, and everybody has joined already.
guide-coordinator-preview = `/pairing preview`: who will observe whose lessons, and why. Until it is published, nobody gets anything.
guide-coordinator-publish = Press Publish: everybody gets a message about their pairs.
guide-coordinator-prompt = Press Next prompt at the top: a few weeks pass, and below the clock you see what Kolega sent meanwhile.
guide-teacher = Teacher
guide-teacher-be = Take a teacher's place: **{ $person }**.
guide-teacher-write = In the direct messages press Write. If this month's prompt is not there yet, first press Next prompt at the top.
guide-teacher-mood = Choose how you felt and press Continue. Above the form stands who will read it.
guide-teacher-submit = Write a few words at least, and submit.
guide-teacher-propose = Press Propose a time at one of the lessons. If there are no pairs yet, go through the coordinator's chapter first.
guide-teacher-room = Press one of the suggested lessons, or choose a date and a lesson of your own and write the room. Your colleague gets the proposal.
guide-teacher-accept = At the bottom left (on a phone, behind ☰) press the name you have and choose the colleague whose name stands in the proposal. Among their direct messages press Accept.
guide-teacher-wait = Press +1 day at the top until the agreed lesson is over: an hour after it both are asked whether it took place.
guide-teacher-held = Once the question has come, press Took place among the direct messages: it is enough that one of the pair confirms it.
guide-teacher-feedback = Choose the one of the two who observed the lesson, press Feedback or Fill in among their messages, then Continue, and write the feedback: only the lesson's teacher will see it.
guide-lead = Group lead
guide-lead-be = Take a group lead's place: **{ $person }**.
guide-lead-members = `/group members`: who belongs to the APT group.
guide-lead-checkin = `/group checkin`: the record of the month's meeting.
guide-lead-choices = Mark who took part, how you met and what you did, then press Continue.
guide-lead-submit = Write the topic, what you discussed and what you agreed, and submit. The whole group sees the record.
guide-illness = When somebody falls ill
guide-illness-leave = `/people leave`: “from” is today's date (it stands at the top), “to” is `2027-02-10`. Add the field “user” by the button “+3 more” and choose who falls ill ({ $ill }). Nobody asks for a reason.
guide-illness-repair = `/pairing repair`: which pairs end, and which are suggested instead. All others stay as they were. If the plan is not published yet, go through the coordinator's chapter first.
guide-illness-confirm = Press Confirm: only those whose pairs change get a message.
guide-illness-status = `/report status`: who could do with help today. There are no texts here, nor will be.
