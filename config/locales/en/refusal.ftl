# Why something was not done: what is wrong and what to do.

refusal-not-set-up = Kolega is not set up on this server yet. A server administrator can begin with `/setup start`.
refusal-stranger = You are not on the school's staff list yet, so there is nothing you can do here. You can ask the coordinator to add you.
refusal-left = Your work at this school has ended, so access is closed. For your own data please ask the school's coordinator.
refusal-not-allowed = Your role does not cover this. If you think that is a mistake, please ask the coordinator.
refusal-not-yours = This message is for somebody else. What is due for you is in `/my overview`.
refusal-only-on-server = This command works only on the school's server.
refusal-gone = What this button was about is no longer there. `/my overview` shows what you can do now.
refusal-unknown-button = This button no longer works. `/my overview` shows what you can do now.
refusal-which-school = You work at more than one school. Please use the command on that school's server.
refusal-needs-manage-server = Only people with the “Manage Server” permission can set Kolega up. Please ask the server's administrator.
refusal-nobody-named = Say who it is about: choose an account in `user` or a name in `person`.
refusal-not-on-list = This account is not on the staff list. You can add it with `/people add`.
refusal-on-list-already = That is on the staff list already. You can change it with `/people edit`.
refusal-not-a-date = We could not read the date. Write year, month and day, for example `2026-10-22`; the end cannot be before the beginning.
refusal-not-a-name = A name has 1 to 100 characters.
refusal-not-periods = We could not read the lesson times. Write them in order, separated by commas, for example `08:00-08:45, 08:55-09:40`.
refusal-break-too-long = Days without lessons must lie in one school year and last no longer than 60 days. Please check the dates.
refusal-last-coordinator = This is the only coordinator. Appoint another one first: `/setup coordinator`.
refusal-own-curator = Nobody can be their own curator or manager.
refusal-lead-needs-group = A group lead must belong to a group. Put them into one first: `/people group`.
refusal-file-refused = We cannot take this file: it must be a CSV attached to the command, no larger than 1 MB.
refusal-file-unreachable = The file could not be fetched from Discord. Please attach it again.
refusal-channel-unseen = Kolega cannot see this channel, or it is not a text channel. Allow Kolega to view the channel and send messages in the channel's permissions, then repeat the command.

button-ask-coordinator = Ask the coordinator
fault-apology = Sorry, that did not work. The fault is ours, not yours; whatever we confirmed as saved is safe. Please try again, and if it fails again, give the administrator this number: { $reference }.

refusal-outside-half-year = That date is outside this half-year's time for observations. Choose another date.
refusal-in-the-past = That time has passed. Choose a later one.
refusal-no-school-that-day = There are no lessons on that day. Choose another date.
refusal-no-such-lesson = There is no such lesson on that day. Choose a lesson from the list.
refusal-busy-then = You have another lesson agreed then, or you are marked as away. Choose another time.
refusal-colleague-busy-then = Your colleague is not free then. Choose another time.
refusal-already-agreed = A lesson is already agreed. If it will not take place, cancel it first, then propose another time.
refusal-nothing-agreed = No lesson is agreed yet. Propose a time first.
refusal-nothing-offered = There is no offer to answer any more. You can propose a time.
refusal-own-offer = You proposed this time yourself; your colleague has yet to answer.
refusal-offer-changed = Another time has been proposed meanwhile. Open the observation to see what is on offer now.
refusal-lesson-ahead = The lesson has not begun yet. You can do this afterwards.
refusal-too-late-to-dispute = One can say that a lesson did not take place within 5 school days. If the record is wrong, ask the coordinator.
refusal-observation-over = This observation is over. What you can do now is in `/observation list`.
refusal-bad-date = Write the date like this: 2026-10-22.
refusal-which-observation = There are several observations. Choose which one you mean in `/observation list`.
refusal-no-observation = There is no observation for this right now. All of yours are in `/observation list`.
refusal-plan-published = This plan is published and stays as it is. If slots are free, make a new preview with `/pairing preview`.
refusal-plan-stale = This preview is out of date. Make a new one with `/pairing preview`.
