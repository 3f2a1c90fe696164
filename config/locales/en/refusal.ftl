# Why something was not done: what is wrong and what to do.

refusal-not-set-up = Kolega is not set up on this server yet. A server administrator can begin with `/setup start`.
refusal-stranger = You are not on the school's staff list yet, so there is nothing you can do here. You can ask the coordinator to add you.
refusal-left = Your work at this school has ended, so access is closed. For your own data please ask the school's coordinator.
refusal-not-allowed = Your role does not cover this. If you think that is a mistake, please ask the coordinator.
refusal-only-on-server = This command works only on the school's server.
refusal-gone = What this button was about is no longer there. `/my overview` shows what you can do now.
refusal-unknown-button = This button no longer works. `/my overview` shows what you can do now.
refusal-which-school = You work at more than one school. Please use the command on that school's server.

button-ask-coordinator = Ask the coordinator
fault-apology = Sorry, that did not work. The fault is ours, not yours; whatever we confirmed as saved is safe. Please try again, and if it fails again, give the administrator this number: { $reference }.
