//! Pairs that the coordinator holds on to: they are part of every plan, and the rest is planned around them.

use std::collections::HashSet;

use super::compare::{self, Change, Figures, Price};
use super::make::{Made, make};
use super::model::Model;
use super::solver::Options;
use super::totals::Totals;
use super::{Pair, Plan, Planned, Problem, explain, hall, may_meet};
use crate::domain::policy::pairing::Rules;

/// A problem around its locks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The locked pairs stand among the kept ones.
    pub problem: Problem,
    /// Locked pairs that are new.
    pub locked: Vec<Pair>,
    /// Locks that cannot be honoured any more: one of the two does not take part, has no lesson left, or may not.
    pub void: Vec<Pair>,
}

/// Lays locks into a problem. A lock on a pair that stands already asks for nothing.
#[must_use]
pub fn hold(problem: &Problem, locks: &[Pair]) -> Held {
    let mut held = Held {
        problem: problem.clone(),
        ..Held::default()
    };
    for pair in locks {
        if held.problem.kept.contains(pair) {
            continue;
        }
        let kept = &held.problem.kept;
        let teacher = |id| problem.teachers.iter().find(|teacher| teacher.id == id);
        let shown = kept.iter().filter(|other| other.host == pair.host).count();
        let seen = kept.iter().filter(|other| other.observer == pair.observer).count();
        let room = teacher(pair.host).is_some_and(|host| shown < host.show as usize)
            && teacher(pair.observer).is_some_and(|observer| seen < observer.observe as usize);
        if room && may_meet(problem, *pair) {
            held.problem.kept.push(*pair);
            held.locked.push(*pair);
        } else {
            held.void.push(*pair);
        }
    }
    held
}

/// The best plan around the locks, with all that is said about it.
#[must_use]
pub fn plan(problem: &Problem, locks: &[Pair], rules: &Rules, seed: u64) -> Plan {
    let held = hold(problem, locks);
    let made = make(&held.problem, rules, &options(seed));
    told(&made, problem, &held.locked, seed)
}

fn options(seed: u64) -> Options {
    Options {
        seed,
        ..Options::default()
    }
}

/// A made plan in public terms, the new locked pairs among the others: costs, comparisons, what blocks what.
#[must_use]
pub fn told(made: &Made<'_>, problem: &Problem, locked: &[Pair], seed: u64) -> Plan {
    let rules = made.model.rules();
    // Standing pairs are not permitted once more, so they have a price only where nothing stands.
    let bare = Problem {
        kept: Vec::new(),
        ..problem.clone()
    };
    let bare = Model::new(&bare, rules, seed);
    let mut plan = made.plan.clone();
    let mut all: Vec<Pair> = made.model.problem().kept.clone();
    all.extend(plan.pairs.iter().map(|planned| planned.pair));
    let meets: HashSet<Pair> = all.iter().copied().collect();
    for pair in locked {
        let (Some(host), Some(observer)) = (bare.place(pair.host), bare.place(pair.observer)) else {
            continue;
        };
        plan.pairs.push(Planned {
            pair: *pair,
            second: false,
            costs: bare.breakdown(host, observer),
            reasons: explain::reasons(&bare, (host, observer), &meets, false),
        });
    }
    plan.pairs.sort_by_key(|planned| planned.pair);
    let places = |pair: &Pair| Some((bare.place(pair.host)?, bare.place(pair.observer)?));
    let placed: Vec<(usize, usize)> = all.iter().filter_map(places).collect();
    let whole = Totals::of(&bare, &placed);
    plan.figures = Some(Figures {
        couples: made.eased.couples.map(|couples| couples.among(whole.couples)),
        plan: whole,
        last: compare::of_last(problem, rules),
        shuffle: compare::of_shuffle(&bare, seed),
        gap: if made.solution.proven {
            made.eased.value - made.eased.bound
        } else {
            (made.eased.value - made.eased.bound).max(1)
        },
    });
    plan.blocks = hall::blocks(made);
    plan
}

/// What it would cost to lock a pair, and to ban it. A price is absent where the change is impossible.
#[must_use]
pub fn prices(
    problem: &Problem,
    locks: &[Pair],
    rules: &Rules,
    seed: u64,
    pair: Pair,
) -> (Option<Price>, Option<Price>) {
    let held = hold(problem, locks);
    let made = make(&held.problem, rules, &options(seed));
    let price = |change| compare::price(&made, change, &options(seed));
    (price(Change::Lock(pair)), price(Change::Ban(pair)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pairing::model::tests::any_problem;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_locked_pair_is_in_every_plan_and_no_quota_is_exceeded(
            problem in any_problem(4..10),
            seeds in any::<(u64, u64)>(),
            pick in any::<prop::sample::Index>(),
        ) {
            let rules = Rules::default();
            let first = plan(&problem, &[], &rules, seeds.0);
            prop_assume!(!first.pairs.is_empty());
            let flow: Vec<Pair> = first.pairs.iter().filter(|it| !it.second).map(|it| it.pair).collect();
            prop_assume!(!flow.is_empty());
            let lock = *pick.get(&flow);
            prop_assume!(!problem.kept.contains(&lock));
            let again = plan(&problem, &[lock], &rules, seeds.1);
            prop_assert!(again.pairs.iter().any(|it| it.pair == lock));
            let figures = again.figures.unwrap();
            prop_assert!(figures.gap >= 0);
            for teacher in &problem.teachers {
                let shown = again.pairs.iter().filter(|it| it.pair.host == teacher.id && !it.second).count();
                let seen = again.pairs.iter().filter(|it| it.pair.observer == teacher.id).count();
                prop_assert!(shown <= teacher.show as usize && seen <= teacher.observe as usize);
            }
        }
    }
}
