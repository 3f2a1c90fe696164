# /setup: start, channel, coordinator, status.

command-setup = setup
    .about = Set Kolega up on this server
command-setup-start = start
    .about = Set Kolega up, or change the school's settings
command-setup-channel = channel
    .about = Move to another APT channel
command-setup-coordinator = coordinator
    .about = Appoint one more coordinator
command-setup-status = status
    .about = What is set up and what is missing

option-setup-start-language = language
    .about = The school's language; everybody may choose their own
option-setup-start-timezone = timezone
    .about = For example Europe/Vilnius (used when left out)
option-setup-start-channel = channel
    .about = The APT channel, where the invitation to join will stand
option-setup-channel-channel = channel
    .about = The new APT channel
option-setup-coordinator-user = user
    .about = Who becomes a coordinator

choice-language-lt = Lithuanian
choice-language-en = English

language-lt = Lithuanian
language-en = English

setup-done-title = Kolega is set up
setup-again-title = Settings updated
setup-settings =
    School: { $school }
    Language: { $language }
    Time zone: { $zone }
    APT channel: { $channel }
setup-next-title = **Next**
setup-next-import = Import the staff list: `/people import`.
setup-next-calendar =
    { $count ->
        [one] Confirm { $count } unconfirmed break: `/calendar confirm`.
       *[other] Confirm { $count } unconfirmed breaks: `/calendar confirm`.
    }
setup-next-join = The invitation with the Join button stands in the APT channel. Nobody gets a private message before pressing something.
setup-next-second = Appoint a second coordinator, so that illness stops nothing: `/setup coordinator`.
setup-footer = The command may be repeated: it only changes the settings.

setup-zone-nearest = There is no such time zone. Did you mean `{ $zone }`? Please repeat the command with that name.
setup-zone-unknown = There is no such time zone. A Lithuanian school needs `Europe/Vilnius`.

setup-open-title = Everybody on the server can see this channel
setup-open-text =
    { $channel } is visible to @everyone, pupils included, if there are any on the server. An APT channel is best shown to staff only: change the channel's permissions and repeat the command.

    Do you really want to use this channel?
setup-told-title = Set up again
setup-told-text = { $who } repeated `/setup start` and is now a coordinator too. If you did not expect that, talk to the server's administrator; `/setup status` shows the present settings.

setup-half-title = How much of 2+2 this half-year?
setup-half-text = { $left } of the half-year's { $total } days are left ({ $percent } %), so we suggest **{ $suggested }**. A quota in the staff list always wins.
setup-half-chosen = Chosen: **{ $chosen }**.
setup-half-saved = This half-year: **{ $chosen }**. You can change it in `/setup status`.
setup-quota-full = 2+2
setup-quota-half = 1+1
setup-quota-half-optional = 1+1, optional
setup-quota-nothing = optional

setup-channel-title = APT channel changed
setup-channel-text = From now on, common posts and the invitation to join stand in { $channel }.
setup-channel-open = Mind: everybody on the server can see this channel. It is best shown to staff only.

setup-coordinator-title = Coordinator appointed
setup-coordinator-text = From now on a coordinator: { $person }.

setup-status-title = How things stand
setup-status-coordinators = Coordinators
setup-status-staff = Staff
setup-status-people = On the list: { $staff }. Joined: { $active }. Waiting for confirmation: { $waiting }.
setup-status-breaks = Breaks
setup-status-breaks-confirmed = All breaks of this school year are confirmed.
setup-status-prompt = Next reflection
