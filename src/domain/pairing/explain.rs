//! Why these two, and why not: the reasons of a plan in public terms.

use super::board::{Board, shares};
use super::{Note, Pair, Plan, Planned, Problem, Reason, Task, Unfilled, Why};

pub(super) fn plan(problem: &Problem, board: &Board<'_>) -> Plan {
    let mut pairs: Vec<Planned> = Vec::new();
    let mut shown = vec![0; board.len()];
    let mut chosen = board.pairs();
    // Among a host's observers those who show nothing themselves are the ones who join.
    chosen.sort_by_key(|(host, observer)| (*host, board.teachers[*observer].show == 0));
    for (host, observer) in chosen {
        let pair = Pair {
            host: board.teachers[host].id,
            observer: board.teachers[observer].id,
        };
        let kept = problem.kept.iter().filter(|kept| kept.host == pair.host).count();
        shown[host] += 1;
        let second = board.teachers[observer].show == 0 && kept + shown[host] > board.teachers[host].show as usize;
        let repeated = pairs.iter().any(|earlier| earlier.pair == pair) || problem.kept.contains(&pair);
        pairs.push(Planned {
            pair,
            second,
            reasons: reasons(problem, board, (host, observer), repeated),
        });
    }
    let notes = match board.len() {
        1 => vec![Note::Alone],
        2 => vec![Note::OnlyTwo],
        _ => Vec::new(),
    };
    Plan {
        pairs,
        unfilled: unfilled(problem, board),
        notes,
    }
}

fn reasons(problem: &Problem, board: &Board<'_>, (host, observer): (usize, usize), repeated: bool) -> Vec<Reason> {
    let (h, o) = (board.teachers[host], board.teachers[observer]);
    let met = problem
        .history
        .iter()
        .filter(|met| met.pair.host == h.id && met.pair.observer == o.id);
    let mut reasons = vec![met.map(|met| met.ago).min().map_or(Reason::NeverMet, Reason::Met)];
    if !h.subjects.is_empty() && !o.subjects.is_empty() {
        let same = o.subjects.iter().any(|subject| shares(&h.subjects, subject));
        reasons.push(if same {
            Reason::SameSubject
        } else {
            Reason::OtherSubject
        });
    }
    if let (Some(here), Some(there)) = (h.group, o.group) {
        reasons.push(if here == there {
            Reason::InsideGroup
        } else {
            Reason::OutsideGroup
        });
    }
    if o.wishes.iter().any(|wish| shares(&h.subjects, wish)) {
        reasons.push(Reason::Wish);
    }
    if board.times(observer, host) > 0 {
        reasons.push(Reason::Mutual);
    }
    if repeated {
        reasons.push(Reason::SecondLesson);
    }
    reasons
}

fn unfilled(problem: &Problem, board: &Board<'_>) -> Vec<Unfilled> {
    let mut list = Vec::new();
    for at in 0..board.len() {
        let who = board.teachers[at].id;
        for (task, missing) in [
            (Task::Show, board.show_left(at)),
            (Task::Observe, board.observe_left(at)),
        ] {
            if missing > 0 {
                let why = why(problem, board, at, task);
                list.push(Unfilled {
                    who,
                    task,
                    missing,
                    why,
                });
            }
        }
    }
    list
}

/// Only what the coordinator may know; a private ban shows exactly as much as a combination that does not come out.
fn why(problem: &Problem, board: &Board<'_>, at: usize, task: Task) -> Vec<Why> {
    let n = board.len();
    let me = board.teachers[at];
    if n == 1 {
        return vec![Why::Alone];
    }
    let shown: u32 = (0..n).map(|other| board.show_left(other)).sum();
    let observed: u32 = (0..n).map(|other| board.observe_left(other)).sum();
    match task {
        Task::Show if observed == 0 => return vec![Why::NoObserverLeft],
        Task::Observe if shown == 0 => return vec![Why::NoLessonLeft],
        _ => {}
    }
    let quota = match task {
        Task::Show => me.show,
        Task::Observe => me.observe,
    };
    let mut why = Vec::new();
    if n - 1 < quota as usize {
        why.push(Why::FewColleagues);
    }
    let mine = |ban: &&super::Ban| ban.one == me.id || ban.other == me.id;
    if problem.bans.iter().filter(mine).any(|ban| ban.public) {
        why.push(Why::Excluded);
    }
    let managed = match task {
        Task::Show => me
            .manager
            .is_some_and(|manager| board.teachers.iter().any(|t| t.id == manager)),
        Task::Observe => board.teachers.iter().any(|t| t.manager == Some(me.id)),
    };
    if managed {
        why.push(Why::Manager);
    }
    let given_up = |pair: &Pair| match task {
        Task::Show => pair.host == me.id,
        Task::Observe => pair.observer == me.id,
    };
    if problem.spent.iter().any(given_up) {
        why.push(Why::GivenUp);
    }
    if why.is_empty() {
        why.push(Why::NoCombination);
    }
    why
}
