//! The worst pair as good as it can be: the least limit on a pair's points under which as many pairs are possible.
//!
//! Whether a limit leaves as many pairs is asked of a matching, which is found far faster than a plan: the costs count
//! only once the limit is known.

use super::chosen::Chosen;
use super::least::Least;
use super::matching::Matching;
use super::model::Model;

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

impl Worst {
    /// What there is to say about pairs that were found under no limit.
    pub(super) fn of(model: &Model<'_>, chosen: &[Chosen], least: &Least) -> Self {
        let points = chosen.iter().map(|pair| pair.points - model.joining(pair.observer));
        let points = points.max().unwrap_or(0);
        Self {
            points,
            bound: least.limit(model, chosen.len()).min(points),
            limit: None,
        }
    }
}

/// Limits `model` to the least points under which no pair is lost; absent where there is none to lose.
pub(super) fn limit(model: &mut Model<'_>) -> Option<Worst> {
    let most = Some(Matching::most(model, i32::MAX, 0)).filter(|most| *most > 0)?;
    // The limit is often what those who have the least choice need.
    let least = Least::of(model);
    let (mut low, mut high) = (least.limit(model, most), least.dearest);
    let mut next = low;
    while low < high {
        if Matching::most(model, next, most) == most {
            high = next;
        } else {
            low = next + 1;
        }
        next = low + (high - low) / 2;
    }
    model.limit(Some(high));
    Some(Worst {
        points: high,
        bound: high,
        limit: Some(high),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::domain::pairing::chosen::Kind;
    use crate::domain::pairing::make::{Goals, make_for};
    use crate::domain::pairing::model::Model;
    use crate::domain::pairing::model::tests::any_problem;
    use crate::domain::pairing::solver::{self, Options};
    use crate::domain::policy::pairing::Rules;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn each_goal_is_kept_while_the_next_is_improved(problem in any_problem(2..11), seed in any::<u64>()) {
            let (rules, options) = (Rules::default(), Options { seed, ..Options::default() });
            let plain = make_for(&problem, &rules, &options, &Goals::PLAIN);
            let made = make_for(&problem, &rules, &options, &Goals::ALL);
            let flow = |made: &crate::domain::pairing::make::Made<'_>| {
                made.chosen.iter().filter(|pair| pair.kind == Kind::Flow).copied().collect::<Vec<_>>()
            };
            prop_assert_eq!(flow(&plain).len(), flow(&made).len(), "no pair is lost");
            prop_assert!(made.worst.points <= plain.worst.points);
            for pair in flow(&made).into_iter().filter(|_| made.eased.firsts == 0) {
                prop_assert!(pair.points - made.model.joining(pair.observer) <= made.worst.points);
            }
            prop_assert_eq!(made.worst.bound, made.worst.points, "the least limit is found");
            // One point less, and a pair is lost.
            let mut model = Model::new(&problem, &rules, seed);
            model.limit(Some(made.worst.points - 1));
            let under = solver::solve(&model, model.quotas(), &options);
            prop_assert!(flow(&made).is_empty() || model.pairs(&under).len() < flow(&made).len());
            prop_assert!(made.eased.bound <= made.eased.value);
            let mut borne = vec![0; made.model.len()];
            for pair in flow(&made) {
                let points = i64::from(pair.points - made.model.joining(pair.observer));
                borne[pair.host] += points;
                borne[pair.observer] += points;
            }
            let burden = made.eased.burden;
            prop_assert_eq!(burden.worst, borne.into_iter().max().unwrap_or(0));
            prop_assert!(burden.bound <= burden.worst && burden.worst <= burden.before, "{:?}", burden);
            prop_assert!(made.solution.proven);
            let flow_alone = made.model.points(made.solution.cost, made.model.pairs(&made.solution).len());
            prop_assert!(flow_alone <= made.eased.value || made.eased.firsts > 0);
        }
    }
}
