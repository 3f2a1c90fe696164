//! The worst pair as good as it can be: the least limit on a pair's points under which as many pairs are possible.

use super::make::Goals;
use super::model::Model;
use super::solver::{self, Costs, List, Options, Solution};

/// The limit that was found, and what is proven about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worst {
    /// No pair of the flow costs more.
    pub points: i32,
    /// Every plan with as many pairs has one that costs at least this.
    pub bound: i32,
    /// The limit that the flow was solved under, if it is not free of one.
    pub limit: Option<i32>,
}

/// Lowers the limit of `model` as far as pairs are not lost, and solves under it. No new solution when the worst pair
/// cannot be better than it is in `solution`.
pub(super) fn improve(
    model: &mut Model<'_>,
    solution: &Solution,
    options: &Options,
    goals: &Goals,
) -> (Worst, Option<Solution>) {
    let pairs = model.pairs(solution);
    let worst = |pairs: &[(usize, usize, i32)], model: &Model<'_>| {
        pairs
            .iter()
            .map(|(_, observer, points)| points - model.joining(*observer))
            .max()
            .unwrap_or(0)
    };
    let (mut high, mut best) = (worst(&pairs, model), None);
    let mut low = lowest(model, pairs.len()).min(high);
    let mut next = low;
    for _ in 0..goals.limits_tried {
        if low >= high {
            break;
        }
        model.limit(Some(next));
        let tried = solver::solve(model, model.quotas(), options);
        let found = model.pairs(&tried);
        if found.len() == pairs.len() && tried.proven {
            high = worst(&found, model);
            best = Some(tried);
        } else if tried.proven {
            low = next + 1;
        } else {
            break;
        }
        next = low + (high - low) / 2;
    }
    // The last plan was found under a limit at or above this one, if under any, and keeps to this one.
    let limit = (goals.limits_tried > 0).then_some(high);
    model.limit(limit);
    let worst = Worst {
        points: high,
        bound: low.min(high),
        limit,
    };
    (worst, best)
}

/// A limit that no plan can be below: everybody has so many pairs, and so their so-many-th cheapest one.
fn lowest(model: &Model<'_>, pairs: usize) -> i32 {
    let n = model.len();
    let quotas = model.quotas();
    let sum = |quotas: &[u32]| quotas.iter().map(|quota| *quota as usize).sum::<usize>();
    let (all_shown, all_seen) = (sum(&quotas.show[..n]) == pairs, sum(&quotas.observe[..n]) == pairs);
    let mut seen: Vec<Vec<i32>> = vec![Vec::new(); n];
    let (mut list, mut lowest) = (List::default(), 0);
    let mut row: Vec<i32> = Vec::new();
    for host in 0..n {
        let (columns, costs) = model.list(host, &mut list);
        row.clear();
        for (column, cost) in columns.iter().zip(costs) {
            let Some((_, observer)) = model.places_of(host as u32, *column) else {
                continue;
            };
            let points = cost - model.base() - model.joining(observer);
            if quotas.show[host] > 0 {
                keep_least(&mut seen[observer], points, quotas.observe[observer] as usize);
            }
            if quotas.observe[observer] > 0 {
                row.push(points);
            }
        }
        let nth = quotas.show[host] as usize;
        if all_shown && nth > 0 && row.len() >= nth {
            lowest = lowest.max(*row.select_nth_unstable(nth - 1).1);
        }
    }
    for (least, quota) in seen.iter().zip(&quotas.observe) {
        if all_seen && *quota > 0 && least.len() == *quota as usize {
            lowest = lowest.max(least[least.len() - 1]);
        }
    }
    lowest
}

/// Keeps the `most` least numbers, ascending.
fn keep_least(least: &mut Vec<i32>, number: i32, most: usize) {
    if least.len() == most && least.last().is_none_or(|last| *last <= number) {
        return;
    }
    let at = least.partition_point(|other| *other <= number);
    least.insert(at, number);
    least.truncate(most);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::domain::pairing::make::{Goals, Kind, make_for};
    use crate::domain::pairing::model::Model;
    use crate::domain::pairing::model::tests::any_problem;
    use crate::domain::pairing::rules::Rules;
    use crate::domain::pairing::solver::{self, Options};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn each_goal_is_kept_while_the_next_is_improved(problem in any_problem(2..11), seed in any::<u64>()) {
            let (rules, options) = (Rules::default(), Options { seed, ..Options::default() });
            let plain = make_for(&problem, &rules, &options, &Goals::PLAIN);
            let made = make_for(&problem, &rules, &options, &Goals::all(problem.teachers.len()));
            let flow = |made: &crate::domain::pairing::make::Made<'_>| {
                made.chosen.iter().filter(|pair| pair.kind == Kind::Flow).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(flow(&plain).len(), flow(&made).len(), "no pair is lost");
            prop_assert!(made.worst.points <= plain.worst.points);
            for pair in flow(&made).into_iter().filter(|_| made.eased.firsts == 0) {
                prop_assert!(pair.points - made.model.joining(pair.observer) <= made.worst.points);
            }
            prop_assert_eq!(made.worst.bound, made.worst.points, "small schools are searched to the end");
            // One point less, and a pair is lost.
            let mut model = Model::new(&problem, &rules, seed);
            model.limit(Some(made.worst.points - 1));
            let under = solver::solve(&model, model.quotas(), &options);
            prop_assert!(flow(&made).is_empty() || model.pairs(&under).len() < flow(&made).len());
            prop_assert!(made.eased.bound <= made.eased.value);
            prop_assert!(made.solution.proven);
            let flow_alone = made.model.points(made.solution.cost, made.model.pairs(&made.solution).len());
            prop_assert!(flow_alone <= made.eased.value || made.eased.firsts > 0);
        }
    }
}
