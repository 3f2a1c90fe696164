# The 2+2 plan, for the coordinator.

command-pairing = pairing
    .about = Pairs for lesson observation (coordinator)
command-pairing-preview = preview
    .about = Make a plan and look at it; nothing is sent
command-pairing-publish = publish
    .about = Publish the previewed plan
command-pairing-exclude = exclude
    .about = Keep two people from being paired, or allow them again
command-pairing-lock = lock
    .about = Keep a pair in the plan, or let it go again
command-pairing-repair = repair
    .about = Mend the published plan; the changes are shown first
command-pairing-history = history
    .about = Who observed whom
option-pairing-preview-half_year = half_year
    .about = Which half-year; the current one by default
option-pairing-publish-half_year = half_year
    .about = Which half-year; the current one by default
option-pairing-history-half_year = half_year
    .about = Which half-year; the latest one by default
option-pairing-lock-observation = observation
    .about = Which pair of the plan
option-pairing-repair-half_year = half_year
    .about = Which half-year; the current one by default
option-pairing-exclude-user = user
    .about = One of the two
option-pairing-exclude-other = other
    .about = The other one

pairing-preview-title = 2+2 plan: { $half }
pairing-pairs = { $count ->
    [one] { $count } new pair.
   *[other] { $count } new pairs.
}
pairing-not-sent = This is a preview: nobody gets anything before you publish.
pairing-is-published = This plan is published.
pairing-nothing-missing = All pairs are in place; there is nothing to add.
pairing-kept = Pairs that exist already: { $count }. They stay as they are.
pairing-late = The half-year began more than three weeks ago: make sure that the pairs have time left.
pairing-alone = Only one person takes part. We suggest a partner school or a video of one's own lesson; the quota is waived.
pairing-only-two = Two people take part: each observes different lessons of the other.
pairing-page = Page { $page } of { $pages }
pairing-pair = **{ $number }.** Host: **{ $host }** → observer: **{ $observer }**
    -# { $reasons }
pairing-couple = Host: { $host } → observer: { $observer }
pairing-open-title = What could not be satisfied
pairing-unfilled-show = • { $who } – lessons left to show: { $count }. In the way: { $why }.
pairing-unfilled-observe = • { $who } – lessons left to observe: { $count }. In the way: { $why }.
pairing-left-out-leave = • { $who } – marked as away; slots are planned on return.
pairing-left-out-late = • { $who } – joined too late for this half-year.

pairing-reason-joins = joins a lesson that another one observes
pairing-reason-never-met = not observed yet
pairing-reason-met = { $count ->
    [one] observed { $count } half-year ago
   *[other] observed { $count } half-years ago
}
pairing-reason-same-subject = same subject
pairing-reason-other-subject = other subject
pairing-reason-inside-group = same APT group
pairing-reason-outside-group = other APT group
pairing-reason-wish = a subject the observer wishes to see
pairing-reason-mutual = they observe each other
pairing-reason-second-lesson = second lesson of the same colleague

pairing-why-alone = nobody else takes part
pairing-why-few-colleagues = fewer colleagues than lessons
pairing-why-no-lesson-left = all lessons shown have their observers
pairing-why-no-observer-left = all observers have their lessons
pairing-why-excluded = your own list of exclusions
pairing-why-manager = a line manager observes only when invited
pairing-why-ended = pairs that ended in this half-year are not repeated
pairing-why-no-common-lesson = the timetables leave no common lesson with some colleagues
pairing-why-no-combination = no permitted combination is left

pairing-button-again = Another try

pairing-published-title = 2+2 plan published: { $half }
pairing-published-before = This plan was published before. Nothing changed and nobody was sent anything.
pairing-published-pairs = Pairs published: { $count }.
pairing-published-people = People who get a message: { $count }. Anyone who has not joined yet gets it after joining.
pairing-published-dropped = No longer possible since the preview, not published
pairing-exclusion-title = Exclusions
pairing-excluded = Will not be paired: { $one } and { $other }. Published pairs stay as they are.
pairing-allowed = May be paired again: { $one } and { $other }.
pairing-exclusion-list = The whole list
pairing-history-title = Who observed whom: { $half }
pairing-history-empty = There are no observations in this half-year yet.
pairing-history-line = • Host: { $host } → observer: { $observer } – { $state }
pairing-state-open = no time agreed
pairing-state-scheduled = agreed
pairing-state-met = took place
pairing-state-ended = ended
pairing-state-expired = did not take place

pairing-button-sheet = Table (XLSX)
pairing-button-picture = Picture (PNG)
pairing-picture-empty = nobody yet
pairing-sheet = Plan
pairing-column-host = Shows
pairing-column-observer = Observes
pairing-column-why = Why

pairing-reason-locked = locked
pairing-cost = { $total } points: { $rules }
pairing-pick = Choose a pair to lock or to ban
pairing-choice = { $host } → { $observer }
pairing-choice-locked = { $host } → { $observer } (locked)
pairing-button-recompute = Recompute
pairing-button-lock = Lock
pairing-button-unlock = Unlock
pairing-button-ban = Ban
pairing-button-allow = Allow again
pairing-button-mend = Repair the plan
pairing-button-back = Back to the plan

pairing-totals-title = Comparison
pairing-totals-plan = • The whole plan: pairs { $pairs }, cost { $points } points, worst pair { $worst } points, seen before { $met }, observing each other { $couples }.
pairing-totals-shuffle = • A random shuffle: pairs { $pairs }, cost { $points } points, worst pair { $worst } points, seen before { $met }, observing each other { $couples }.
pairing-totals-last = • Last half-year's pairs: pairs { $pairs }, cost { $points } points, worst pair { $worst } points, seen before { $met }, observing each other { $couples }.
pairing-totals-proven = No plan is better: this is proven.
pairing-totals-gap = A better plan could be cheaper by { $points } points at most.
pairing-totals-couples = Pairs of colleagues who observe each other are wanted: { $met }. No plan as good has more: this is proven.
pairing-totals-couples-gap = Pairs of colleagues who observe each other are wanted: { $met }. Another plan as good could have { $most } at most.
pairing-totals-points = -# The cost says how far a pair is from what was wished: 0 is not at all, 100 a clear reason to look for another one. Much is added (1000, as a rule) where somebody observes who shows no lesson.

pairing-block-hosts = • Lessons to show: { $wanted } together, but there are observers for only { $possible }. Hosts: { $hosts }. Possible observers: { $observers }. In the way: { $why }.
pairing-block-hosts-only = • Lessons to show: { $wanted } together, but there are observers for only { $possible }. Hosts: { $hosts }. Possible observers: { $observers }.
pairing-block-observers = • Lessons to observe: { $wanted } together, but only { $possible } are shown to them. Observers: { $observers }. Possible hosts: { $hosts }. In the way: { $why }.
pairing-block-observers-only = • Lessons to observe: { $wanted } together, but only { $possible } are shown to them. Observers: { $observers }. Possible hosts: { $hosts }.
pairing-block-more = and { $count } more
pairing-lock-void = • A locked pair does not fit into this plan. { $pair }

pairing-pair-title = A pair of the plan: { $half }
pairing-pair-locked = This pair is locked: it stays when the plan is recomputed or repaired.
pairing-pair-banned = These two are on your list of exclusions.
pairing-pair-stands = This pair is published already.
pairing-price-lock = If you lock it: { $what }.
pairing-price-ban = If you ban it: { $what }.
pairing-price-nothing = the plan gets no worse
pairing-price-impossible = impossible, because it does not fit the quotas or the rules
pairing-price-more-pairs = { $number ->
    [one] { $number } more pair
   *[other] { $number } more pairs
}
pairing-price-fewer-pairs = { $number ->
    [one] { $number } pair fewer
   *[other] { $number } pairs fewer
}
pairing-price-dearer = the whole plan costs { $number ->
    [one] { $number } point
   *[other] { $number } points
} more
pairing-price-cheaper = the whole plan costs { $number ->
    [one] { $number } point
   *[other] { $number } points
} less
pairing-price-worst-dearer = the worst pair costs { $number ->
    [one] { $number } point
   *[other] { $number } points
} more
pairing-price-worst-cheaper = the worst pair costs { $number ->
    [one] { $number } point
   *[other] { $number } points
} less
pairing-wished-lock = Locked. This pair stays when the plan is recomputed or repaired.
pairing-wished-unlock = Unlocked. This pair may change when the plan is recomputed.
pairing-wished-ban = These two will not be paired. Recompute to change the plan; if it is published already, repair it.
pairing-wished-allow = These two may be paired again.

pairing-repair-title = Repairing the 2+2 plan: { $half }
pairing-repair-nothing = There is nothing to repair: all pairs hold, and none is missing that could be made.
pairing-repair-counts = Pairs that end: { $go }. New pairs: { $come }.
pairing-repair-stay = Pairs that stay as they are: { $stay }; agreed, held or locked among them: { $fixed }.
pairing-repair-told = This is a preview: nothing changes before you confirm. Then only those whose pairs change get a message (people: { $people }).
pairing-repair-is-done = This repair has been carried out.
pairing-repair-go = **Pairs that end**
pairing-repair-come = **New pairs**
pairing-parting-left = no longer at the school: { $who }
pairing-parting-away = away for long: { $who }
pairing-parting-fewer = fewer lessons fall to: { $who }
pairing-parting-gives-way = gives way to other pairs
pairing-repaired-title = 2+2 plan repaired: { $half }
pairing-repaired-before = This repair was carried out before. Nothing changed and nobody was sent anything.
