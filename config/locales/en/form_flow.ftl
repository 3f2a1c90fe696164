# The way through any form: filling in, saved, given back, shared.

flow-title = { $title } · { $about }
flow-privacy = Do not write pupil names or other personal data.
flow-optional = (optional)
flow-questions = Continue opens a window with these questions:
flow-missing = Before you go on, please answer:
flow-problems = Not saved yet. Please correct:
flow-draft-kept = Your draft is kept: what you wrote is waiting in the window.

flow-saved = Saved: { $title }
flow-late = Handed in after its time.
flow-edit-until = You can edit it until { $date } inclusive.
flow-locked = It can no longer be edited.

flow-written = What you wrote
flow-file = The text is long, so all of it is in the attached file.
flow-file-name = text.txt
flow-closed = The time to hand this form in is over, so it was not saved.
flow-returned-locked = The time to edit is over, so the changes were not saved. What you handed in before stands.
flow-text-is-here = Your text is not lost: it is below, and you can copy it.

flow-shared = Saved.
flow-share-about = You share this entry only, and can take it back at any time: choose “{ $alone }”. Who reads it is noted.
flow-no-curator = You have no curator yet.
flow-no-group = You are in no APT group yet.
flow-quote-none = If you allow it, a suggestion to the school is shown without your name. Until you do, nothing is shown.
flow-quote-text = Shown without your name: “{ $text }”
flow-read-by = Read by: { $readers }
flow-reader = { $name } ({ $date })

shared-title = Shared with me
shared-about = What colleagues share with you. It is for helping, not for judging. That you read it is noted for its author.
shared-none = At present colleagues share nothing with you.
shared-select = What would you like to open?
shared-line = { $name } – { $title } · { $about }
shared-footer = This entry is shared with you. Handed in on { $date }. That you read it is noted for its author.
