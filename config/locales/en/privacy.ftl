# Own data: what is kept, who sees it, who has read it.

command-privacy = privacy
    .about = What is kept about me and who sees it
command-privacy-show = show
    .about = What is kept about me and who sees it
command-privacy-log = log
    .about = Who has read what I wrote or passed on

privacy-title = My data
privacy-about = This is what is kept about you, and who sees it. Only you see this page. The data are on a machine of the school's choice: its administrator can technically reach them. All that you write and read here passes through Discord, which stores messages.
privacy-written = What you wrote
privacy-nothing-written = Nothing so far.
privacy-entry = • { $title } – { $count }. { $readers }
privacy-only-you = Seen only by you
privacy-drafts = • Unfinished drafts: { $count }
privacy-not-with = • Colleagues in “Do not pair me with”: { $count }
privacy-others = Seen by others too
privacy-observations = • Lesson observations (who, when, where – the pair and the coordinator see it): { $count }
privacy-feedback = • Feedback from colleagues about your lessons (seen by you and the colleague who wrote it; by your curator only if you passed it on; read it with `/observation feedback`): { $count }
privacy-leaves = • Dates of absence (without a reason – the coordinator sees them): { $count }
privacy-coordinator = • Your row of the staff list (name, subjects, group, roles, quota) – the coordinator sees it, and also what is done, but not what you wrote.
privacy-terms = Until when
privacy-terms-texts = • What you write this school year – until { $now }; what you wrote last year – until { $earlier }. Then Kolega deletes it by itself; the button below gives you a copy of your own.
privacy-terms-open = • Kolega does not delete texts by itself: how long they are kept is for the school to decide.
privacy-terms-drafts = • Drafts – until { $until }.
privacy-terms-notes =
    • Observation notes – { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after the observation is closed.
privacy-terms-left =
    • { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after you leave the school, your texts, name and account are deleted.
privacy-terms-facts = • Who observed whom and what is done (no texts) – stays, so that pairs do not repeat.
privacy-footer = Who has read your texts: /privacy log. Take a copy yourself: /privacy export. Delete what you wrote: /privacy erase. For a correction or anything else, ask the coordinator or the school's data-protection officer.
privacy-log-title = Who has read
privacy-log-none = Nobody else has read your texts yet.
privacy-log-passed-on = { $line } (written by { $author })
privacy-log-footer = Only people whom you allow can read, and for an observation or a group's record those who took part.
command-privacy-export = export
    .about = All my data in one file
privacy-lessons = • Lessons of your timetable (seen by the coordinator; a colleague sees only common free time): { $count }
privacy-take = Take my data along
privacy-take-title = Your data
privacy-take-text = The file holds all that is kept about you: what you wrote, your colleagues' feedback to you, drafts, observations, settings, and who read your texts. Only you see this answer. Keep the file in a safe place; any text editor or browser opens it.
privacy-take-file = my-data
command-privacy-erase = erase
    .about = Delete what I wrote
privacy-erase-title = Delete what you wrote?
privacy-erase-about = It cannot be undone: neither you nor the school can bring the texts back. If you shared any of them, the others will not see them any more either. Would you like to keep a copy? Take it first.
privacy-erase-goes = Will be deleted
privacy-erase-text = • { $title } – { $count }
privacy-erase-stays = Stays
privacy-erase-facts = • What is done, and when: reflections handed in, observations, attendance – without texts. Your row of the staff list.
privacy-erase-shared = • { $title } – { $count }. It is not yours alone, so it is deleted when its term is over.
privacy-erase-sure = Delete for good
privacy-erase-nothing = There are no texts here that are yours alone, and no drafts: there is nothing to delete.
privacy-erased-title = Deleted
privacy-erased-text = Texts: { $texts }. Drafts: { $drafts }. By night they are taken out of the data file, too; earlier backups hold them until the school deletes those.
