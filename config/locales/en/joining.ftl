# Joining: from the invitation in the channel to the coordinator's confirmation.

button-overview = My overview
button-settings = Settings
button-refuse = Refuse
button-previous = Previous
button-next = Next

join-post-title = Come and join Kolega
join-post-text =
    Kolega helps the staff of { $school } to grow together: it reminds people of the monthly reflection and helps them agree on 2+2 lesson observations and APT group meetings.

    Press Join. Before that you get no private messages. Who can see what always stands above the form.

join-welcome-title = Welcome!
join-welcome-text =
    You have joined as **{ $name }**.

    • What is waiting for you: `/my overview`
    • Language and other choices: `/my settings`
    • All commands that are yours: `/help`
join-welcome-footer = What you write is yours alone unless you choose otherwise.
join-confirmed-text =
    The coordinator has confirmed that you are on the staff list of { $school }.

    • What is waiting for you: `/my overview`
    • Language and other choices: `/my settings`
    • All commands that are yours: `/help`
join-already-title = You have joined already
join-already-text = On the list you are **{ $name }**.

join-choose-title = Who are you?
join-choose-text = Choose your name from the staff list. The coordinator will then confirm that it is really you.
join-choose-page = Part { $page } of { $pages } of the list.
join-choose-placeholder = Choose your name
join-waiting-title = Waiting for the coordinator
join-waiting-text = You chose **{ $name }**. You will get a message when the coordinator confirms. If that was a mistake, choose another name.
join-claimed-title = Thank you, the coordinator will see it
join-claimed-text = You chose **{ $name }**. You will get a message when the coordinator confirms.
join-taken-title = This name is taken
join-taken-text = While you were choosing, another account chose this name and the coordinator confirmed it. If the name is yours, please tell the coordinator.

join-stranger-title = You are not on the staff list yet
join-stranger-text = People whom the coordinator has put on the school's staff list can join. If you work here, ask to be added.
join-asked = The coordinator will get a message that you want to be added.
join-asked-already = The coordinator has been told today. If it is urgent, please talk to them directly.
join-asks-title = Somebody asks to be added
join-asks-text =
    { $who } pressed Join, but that account is not on the staff list.

    To add: `/people add`. If this is not a member of your staff, there is nothing to do.

join-adopt-title = Are you on this list?
join-adopt-text = Setting up made a row of its own for you. If the staff list has your name too, choose it: the two rows become one.

confirm-none-title = Nobody is waiting
confirm-none-text = When somebody chooses their name, you confirm it here.
confirm-list-title =
    { $count ->
        [one] { $count } person waits for confirmation
       *[other] { $count } people wait for confirmation
    }
confirm-list-text = Check that name and account belong together. Confirm takes everybody; the menu below takes one at a time.
confirm-one-placeholder = Look at one
confirm-one-title = Is this the same person?
confirm-one-text = The name on the staff list – the account that chose it:
confirm-done-title =
    { $count ->
        [one] Confirmed: { $count } person
       *[other] Confirmed: { $count } people
    }
confirm-done-text = A welcome message is on its way.
confirm-contested-title = Several accounts chose the same name
confirm-contested-text = Please confirm these one by one:
confirm-lost-title = Not confirmed
confirm-lost-text = These names have an account already, or the account has a name:
confirm-refused = The request was refused: { $name }. The account may choose another name.
confirm-waiting-title = Waiting for your confirmation
confirm-waiting-text =
    { $count ->
        [one] { $count } person has chosen their name from the list.
       *[other] { $count } people have chosen their names from the list.
    }

list-more = … and { $count } more
office-nothing-done = All right, nothing was changed.
