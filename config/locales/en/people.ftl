# /people: the staff list in the coordinator's hands.

command-people = people
    .about = The staff list (for the coordinator)
command-people-import = import
    .about = Import the staff list from a CSV file
command-people-add = add
    .about = Put a person on the staff list
command-people-edit = edit
    .about = Change a person's details
command-people-confirm = confirm
    .about = Confirm those who have chosen their names
command-people-role = role
    .about = Give or end a role
command-people-group = group
    .about = Put a person into an APT group
command-people-leave = leave
    .about = Note when a person is away (never why)
command-people-remove = remove
    .about = Take somebody off the list who no longer works here
command-people-list = list
    .about = All staff with their groups and roles
command-people-unreachable = unreachable
    .about = Whom messages do not reach, and how delivery stands

option-people-import-file = file
    .about = A CSV file; only the column “name” is required
option-people-add-user = user
    .about = The Discord account, if there is one
option-people-add-name = name
    .about = First name and surname as the list writes them
option-people-add-subjects = subjects
    .about = Subjects, separated by commas
option-people-add-group = group
    .about = The APT group; a new one is made
option-people-edit-user = user
    .about = Whose details change
option-people-edit-name = name
    .about = First name and surname as the list writes them
option-people-edit-subjects = subjects
    .about = Subjects, separated by commas
option-people-edit-group = group
    .about = The APT group; “-” takes out of the group
option-people-edit-curator = curator
    .about = Who becomes the curator
option-people-edit-manager = manager
    .about = The line manager, who observes only when invited
option-people-edit-quota = quota
    .about = How much of 2+2 this person takes part in
option-people-edit-building = building
    .about = The building they mostly work in
option-people-edit-person = person
    .about = The name on the list, if there is no account
option-people-role-role = role
    .about = Which role
option-people-role-user = user
    .about = Whose
option-people-role-remove = remove
    .about = End the role instead of giving it
option-people-role-person = person
    .about = The name on the list, if there is no account
option-people-group-group = group
    .about = The group's name; “-” takes out of the group
option-people-group-user = user
    .about = Who is put into it
option-people-group-person = person
    .about = The name on the list, if there is no account
option-people-leave-from = from
    .about = First day, for example 2026-10-22
option-people-leave-to = to
    .about = Last day, for example 2026-10-30
option-people-leave-remove = remove
    .about = Take these days off again instead of adding them
option-people-leave-user = user
    .about = Who is away
option-people-leave-person = person
    .about = The name on the list, if there is no account
option-people-remove-user = user
    .about = Who no longer works here
option-people-remove-person = person
    .about = The name on the list, if there is no account
option-people-unreachable-user = user
    .about = Whose messages to show, with their states
option-people-unreachable-person = person
    .about = The name on the list, if there is no account

choice-role-teacher = teacher
choice-role-group-lead = group lead
choice-role-curator = curator
choice-role-coordinator = coordinator
choice-role-coach = teacher coach
choice-role-facilitator = facilitator
choice-role-head = head of school
choice-quota-full = full (2+2)
choice-quota-half = half (1+1)
choice-quota-exempt = shows no lessons

role-teacher = teacher
role-group-lead = group lead
role-curator = curator
role-coordinator = coordinator
role-coach = teacher coach
role-facilitator = facilitator
role-head = head of school

quota-full = full (2+2)
quota-half = half (1+1)
quota-exempt = shows no lessons

button-see-waiting = See who is waiting

people-subjects = Subjects
people-group = APT group
people-roles = Roles
people-curator = Curator
people-building = Building
people-quota = Quota
people-paper = 2+2 without an account
people-paper-yes = takes part
people-paper-no = does not take part
people-joined = Works here since
people-added-title = Added to the staff list
people-edited-title = Changed
people-role-title = Role given
people-lead-before-title = The group has a new lead
people-lead-before = Until now it was led by: { $before }. The rights of a lead ended today.
people-role-ended-title = Role ended
people-role-not-held = { $person } did not have this role: { $role }.
people-role-everybody = Everybody on the list takes part as { $role }. If they no longer work here, use `/people remove`: { $person }.
people-group-title = Group changed
people-invited-footer = They get no private messages before they have pressed something themselves.
people-leave-title = Absence noted
people-leave-back-title = Absence taken back
people-leave-back-text =
    { $person }
    Taken back: { $dates }
people-leave-text =
    { $person }
    Away: { $dates }

    They get no messages in that time.
people-remove-title = Really remove?
people-remove-text =
    { $person }

    From today access, roles, group membership and curating end. What they wrote nobody will see any more; when the term is over (usually after 30 days) texts, name and account are deleted, and observations stay. Whoever comes back sooner and is added with the same account finds their texts and observations as they were; group, curator and roles are given anew.
people-removed-title = Removed
people-removed-text = { $person }. Access and roles ended today.

people-list-title =
    { $count ->
        [one] Staff list: { $count } person
       *[other] Staff list: { $count } people
    }
people-list-counts = 🟢 joined: { $active } · ⚪ not joined yet: { $away } · ▫️ without an account: { $nameless } · waiting for confirmation: { $waiting }
people-list-page = Page { $page } of { $pages }

people-reach-title = Do messages arrive
people-reach-all = Messages reach everybody who has joined.
people-reach-some = Messages do not reach these people. Most often they have closed their private messages: ask them to allow them in the server's privacy settings. Until then they hear of a new reminder in the APT channel.
people-reach-closed = private messages closed
people-reach-waiting =
    { $count ->
        [one] { $count } unread message
       *[other] { $count } unread messages
    }
people-reach-dead =
    { $count ->
        [one] { $count } undelivered message
       *[other] { $count } undelivered messages
    }
people-reach-invited =
    { $count ->
        [one] { $count } person has not joined yet: nothing is sent to them.
       *[other] { $count } people have not joined yet: nothing is sent to them.
    }
people-reach-states = Messages of the last 31 days
delivery-state-queued = Waiting in the queue
delivery-state-sent = Sent
delivery-state-opened = Opened
delivery-state-answered = Answered
delivery-state-expired = Not sent any more, no longer needed
delivery-state-closed = Waiting in the APT channel
delivery-state-dead = Undelivered

people-traces-title = A person's messages
people-traces-none = Nothing has been sent to this person yet.
delivery-kind-prompt = Monthly reflection
delivery-kind-reminder = Reminder of the reflection
delivery-kind-observation = Lesson observation
delivery-kind-group = APT group
delivery-kind-office = Joining and office matters

people-advice = Please note
people-advice-small = Members of the group: { $count }. So small a group finds it hard to meet – perhaps merge it with another one?
people-advice-large = Members of the group: { $count }. So many will hardly all get to speak at one meeting – perhaps split the group?
people-advice-curator = Teachers of this curator: { $count }. Perhaps another curator could take some of them?
people-list-leaves = here until { $on }
people-list-absent = not on the server
people-leaving-title = Note that this person leaves the school?
people-leaving-text =
    { $person }
    Access ends: { $on }

    On that day roles, group membership and curating end, and open observations are released. Until then nothing changes, and it can be undone. The person gets a message that they can take their data along.
people-leaving-noted-title = Leaving noted
people-leaving-noted-text = { $person }. Access ends: { $on }
people-leaving-told = The person was told that they can take their data along until that day.
people-stays-button = Undo the leaving
people-stays-title = Leaving undone
people-stays-text = { $person }. Nothing changes.
people-stays-dm = The coordinator took back the leaving noted for you at the school ({ $school }). Your access to Kolega does not end, and everything stays as it was. There is nothing for you to do.
people-leaving-dm-title = Take your data along
people-leaving-dm =
    The coordinator noted when your work at the school ({ $school }) ends. Your access to Kolega ends: { $on }

    Until that day you can take along what you wrote here and what is kept about you. Only you will see the file. If this is a mistake, please write to the coordinator.
people-leaving-dm-then = What you wrote here, your name and your account are deleted on { $on }. Come back before, and your texts are as they were.
option-people-remove-on = on
    .about = The day on which access ends; empty – today
option-people-remove-undo = undo
    .about = Undo a leaving that was noted
