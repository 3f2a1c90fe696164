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

reflection-history-empty = Your reflections will stand here. An invitation to write comes once a month; you can also begin with `/reflection write`.
reflection-history-select = Other months
reflection-history-of = { $name } · { $month }
reflection-shared-footer = This reflection is shared with you. Handed in on { $date }. That you read it is noted for its author.
reflection-share-empty = There is nothing to share yet: you have not handed in a reflection.
reflection-share-which = Your { $month } reflection

reflection-delete-ask = Delete…
reflection-delete-title = Delete the { $month } reflection?
reflection-delete-goes = **Gone for good:** what was handed in on { $date }, with its answers and texts, their earlier versions, unfinished changes and the notes of who has read it.
reflection-delete-shared = Colleagues who can see it now will not see it any more. They get no message about it.
reflection-delete-stays = **What stays** is only that the { $month } reflection was handed in: the month still counts as done.
reflection-delete-for-good = A deleted text cannot be brought back.
reflection-delete-anew = You can write it anew until { $date }.
reflection-delete-sure = Delete for good
reflection-deleted-title = Deleted: the { $month } reflection
reflection-deleted = Nobody can see it any more. The month still counts as done.
reflection-deleted-copy = If that was a slip: the text is still here, below, and you can copy it. Once you close this message, it is gone.
reflection-deleted-before = Your { $month } reflection has already been deleted. The month still counts as done.
