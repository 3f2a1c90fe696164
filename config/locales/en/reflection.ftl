# The monthly reflection.

command-reflection = reflection
    .about = The monthly reflection: write, look back, share
command-reflection-write = write
    .about = Write the month's reflection
option-reflection-write-month = month
    .about = Which month, such as 2026-10; left out, the present one
command-reflection-history = history
    .about = Your reflections, or those a colleague shares with you
option-reflection-history-user = user
    .about = A colleague who has shared with you
command-reflection-share = share
    .about = Choose who may see a reflection

reflection-prompt = Time for your { $month } reflection. About 5 minutes; only you will see it unless you choose otherwise.
reflection-reminder = Reminder: your { $month } reflection is due by { $date }.
reflection-question = **This month's question.** { $question }
reflection-promised = **Last month you promised:** { $text }
reflection-due = Due by { $due }; handed in by { $until } it is still on time.
reflection-late = This month's time is over, but you can still hand the reflection in until { $until }.

reflection-not-yet = It is not time for the { $month } reflection yet: you can write it from { $moment }.
reflection-over = The time for the { $month } reflection is over, or none was asked of you that month.
reflection-nothing = There is nothing to write right now. The { $month } reflection opens on { $moment }.
reflection-nothing-known = There is nothing to write right now.

reflection-later-when = When shall we remind you?
reflection-later-tomorrow = Tomorrow ({ $date })
reflection-later-next = On the next school day ({ $date })
reflection-later-days = In a few days ({ $date })
reflection-later-today = Later today
reflection-later-due = On the last day ({ $date })
reflection-snoozed = All right, we will remind you on { $moment }.
reflection-none-left = There will be no more reminders of the { $month } reflection. You can write it until { $until }.
reflection-skipped = All right, no more reminders of the { $month } reflection. If you change your mind, you can still write it until { $until }.
reflection-written = Your { $month } reflection is handed in already.

reflection-history-empty = Your reflections will stand here. You can write the first one when the month's invitation comes.
reflection-history-select = Other months
reflection-history-of = { $name } · { $month }
reflection-shared-footer = This reflection is shared with you. Handed in on { $date }. That you read it is noted for its author.
reflection-share-empty = There is nothing to share yet: you have not handed in a reflection.
reflection-share-which = Your { $month } reflection
