# `kolega pair plan`: the plan in a terminal.

pair-title = 2+2 plan. People: { $people }. Pairs: { $pairs }. Missing: { $missing }.
pair-cost-proven = Cost: { $cost } points (proven: no plan is better). Worst pair: { $worst } points.
pair-cost-bound = Cost: { $cost } points (the best plan costs at least { $bound }). Worst pair: { $worst } points.
pair-figures = Pairs seen before: { $met }. Mutual couples: { $couples }. Only inside or only outside the own APT group: { $one_sided }.
pair-shuffle = A random shuffle: { $pairs } pairs, { $points } points, { $met } seen before, { $couples } mutual couples.
pair-last = The last half-year's pairs: { $pairs } pairs, { $points } points, { $met } seen before, { $couples } mutual couples.
pair-head-host = Host
pair-head-observer = Observer
pair-head-cost = Points
pair-head-why = Why
pair-slots = Proposed lessons: { $slots }
pair-slot = { $day }, lesson { $period }{ $place }
pair-slot-week = week { $week }, { $day }, lesson { $period }{ $place }
pair-slot-room = , room { $room }
pair-no-slot = No common lesson was found.
pair-weekday-1 = Monday
pair-weekday-2 = Tuesday
pair-weekday-3 = Wednesday
pair-weekday-4 = Thursday
pair-weekday-5 = Friday
pair-common = { $count ->
    [one] { $count } common lesson a week
   *[other] { $count } common lessons a week
}
pair-charge = { $rule } { $points }
pair-rule-met = seen before
pair-rule-met-reversed = seen before the other way round
pair-rule-owed = another visit is still owed
pair-rule-wish = not a subject wished for
pair-rule-same-subject = same subject
pair-rule-other-subject = other subject
pair-rule-one-sided = only one side of the APT group
pair-rule-building = another building (by the observer's load)
pair-rule-school = another school (by the observer's load)
pair-rule-seniority = similar experience
pair-rule-novice = a novice with somebody not experienced
pair-rule-mutual = they observe each other
pair-rule-shows-nothing = observes without showing
pair-open-title = What could not be satisfied:
pair-unfilled-show = { $who } – lessons left to show: { $count }. In the way: { $why }.
pair-unfilled-observe = { $who } – lessons left to observe: { $count }. In the way: { $why }.
pair-block-hosts = Too many lessons to show together ({ $wanted }, possible { $possible }). Hosts: { $hosts }. Who may come: { $observers }. Rules: { $rules }.
pair-block-observers = Too many lessons to see together ({ $wanted }, possible { $possible }). Observers: { $observers }. Who may show: { $hosts }. Rules: { $rules }.
pair-nobody = nobody
pair-why-no-common-lesson = the timetables leave no common lesson
