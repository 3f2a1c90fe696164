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
sandbox-no-school = The school is not set up yet: begin with `/setup start`.
sandbox-stuck = The clock could not be moved. The program's log says more.
