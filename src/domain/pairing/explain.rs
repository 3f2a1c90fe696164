//! Why these two, and why not: the reasons of a plan in public terms.

use std::collections::{HashMap, HashSet};

use crate::domain::ids::PersonId;

use super::chosen::{Chosen, Kind, Left};
use super::model::Model;
use super::{Ban, Note, Pair, Plan, Planned, Reason, Task, Unfilled, Why};

pub(super) fn plan(model: &Model<'_>, chosen: &[Chosen], left: &Left) -> Plan {
    let pair = |chosen: &Chosen| model.pair(chosen.host, chosen.observer);
    let meets: HashSet<Pair> = model
        .problem()
        .kept
        .iter()
        .copied()
        .chain(chosen.iter().map(pair))
        .collect();
    let mut times: HashMap<Pair, u32> = HashMap::new();
    model
        .problem()
        .kept
        .iter()
        .for_each(|pair| *times.entry(*pair).or_default() += 1);
    let planned = chosen.iter().map(|chosen| {
        let pair = pair(chosen);
        let earlier = times.entry(pair).or_default();
        *earlier += 1;
        Planned {
            pair,
            second: chosen.kind == Kind::Joins,
            costs: model.breakdown(chosen.host, chosen.observer),
            reasons: reasons(model, (chosen.host, chosen.observer), &meets, *earlier > 1),
        }
    });
    Plan {
        pairs: planned.collect(),
        unfilled: unfilled(model, left),
        notes: match model.len() {
            1 => vec![Note::Alone],
            2 => vec![Note::OnlyTwo],
            _ => Vec::new(),
        },
        ..Plan::default()
    }
}

/// The reasons for two people by place; `meets` are all pairs of the half-year.
pub(super) fn reasons(
    model: &Model<'_>,
    (host, observer): (usize, usize),
    meets: &HashSet<Pair>,
    repeated: bool,
) -> Vec<Reason> {
    let mut reasons = vec![model.met(host, observer).map_or(Reason::NeverMet, Reason::Met)];
    reasons.extend(model.same_subject(host, observer).map(|same| {
        if same {
            Reason::SameSubject
        } else {
            Reason::OtherSubject
        }
    }));
    reasons.extend(model.same_group(host, observer).map(|same| {
        if same {
            Reason::InsideGroup
        } else {
            Reason::OutsideGroup
        }
    }));
    if model.wished(host, observer) {
        reasons.push(Reason::Wish);
    }
    if meets.contains(&model.pair(observer, host)) {
        reasons.push(Reason::Mutual);
    }
    if repeated {
        reasons.push(Reason::SecondLesson);
    }
    reasons
}

fn unfilled(model: &Model<'_>, left: &Left) -> Vec<Unfilled> {
    let mut list = Vec::new();
    let mut order: Vec<usize> = (0..model.len()).collect();
    order.sort_by_key(|at| model.people()[*at].id);
    let open = |left: &[u32]| left.iter().any(|left| *left > 0);
    let (shown, observed) = (open(&left.show), open(&left.observe));
    for at in order {
        for (task, missing) in [(Task::Show, left.show[at]), (Task::Observe, left.observe[at])] {
            let nobody = match task {
                Task::Show => (!observed).then_some(Why::NoObserverLeft),
                Task::Observe => (!shown).then_some(Why::NoLessonLeft),
            };
            if missing > 0 {
                let who = model.people()[at].id;
                let alone = (model.len() == 1).then_some(Why::Alone);
                // Who was barred from the colleagues to begin with is not told that the lessons have run out.
                let nobody = nobody.filter(|_| !barred(model, at, task));
                let why = alone.or(nobody).map_or_else(|| why(model, at, task), |why| vec![why]);
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

/// Whether what the coordinator may know leaves somebody fewer colleagues than the quota needs.
fn barred(model: &Model<'_>, at: usize, task: Task) -> bool {
    let (problem, people) = (model.problem(), model.people());
    let me = people[at];
    let banned = |other: PersonId| {
        let met = |ban: &Ban| (ban.one == me.id && ban.other == other) || (ban.one == other && ban.other == me.id);
        problem.bans.iter().any(|ban| ban.public && met(ban))
    };
    let others = people.iter().filter(|other| other.id != me.id && !banned(other.id));
    let (quota, free) = match task {
        Task::Show => (
            me.show,
            others.filter(|it| it.observe > 0 && me.manager != Some(it.id)).count(),
        ),
        Task::Observe => (
            me.observe,
            others.filter(|it| it.show > 0 && it.manager != Some(me.id)).count(),
        ),
    };
    free < quota as usize && people.len() > quota as usize
}

/// Only what the coordinator may know; a private ban shows exactly as much as a combination that does not come out.
fn why(model: &Model<'_>, at: usize, task: Task) -> Vec<Why> {
    let (problem, people) = (model.problem(), model.people());
    let me = people[at];
    let quota = match task {
        Task::Show => me.show,
        Task::Observe => me.observe,
    };
    let mut why = Vec::new();
    if people.len() - 1 < quota as usize {
        why.push(Why::FewColleagues);
    }
    let mine = |ban: &&Ban| ban.one == me.id || ban.other == me.id;
    if problem.bans.iter().filter(mine).any(|ban| ban.public) {
        why.push(Why::Excluded);
    }
    let managed = match task {
        Task::Show => me.manager.is_some_and(|manager| model.place(manager).is_some()),
        Task::Observe => people.iter().any(|teacher| teacher.manager == Some(me.id)),
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
    if model.lacks_time(at, task == Task::Show) {
        why.push(Why::NoCommonLesson);
    }
    if why.is_empty() {
        why.push(Why::NoCombination);
    }
    why
}
