//! A plan mended: what is agreed stays, as few as possible of the other pairs change, and only then costs count.

use std::collections::BTreeSet;

use super::make::{Made, complete};
use super::model::Model;
use super::solver::{self, Options};
use super::{Pair, Problem};
use crate::domain::policy::pairing::Rules;

/// A mended plan.
#[derive(Clone, Debug)]
pub struct Mended<'a> {
    /// The plan around the pairs that stay ([`Problem::kept`]). Its proof: no plan has more pairs, none with as many
    /// keeps more of the old ones, and none that keeps as many costs less.
    pub made: Made<'a>,
    /// Old pairs that stay, besides the agreed ones.
    pub stay: Vec<Pair>,
    /// Old pairs that go.
    pub go: Vec<Pair>,
    /// New pairs.
    pub come: Vec<Pair>,
}

/// Plans again after illness, leaving, joining, a ban: `problem` is as it is now, with everything agreed among the
/// kept pairs, and `old` are the published pairs that nobody has agreed on yet.
#[must_use]
pub fn mend<'a>(problem: &'a Problem, rules: &'a Rules, old: &[Pair], options: &Options) -> Mended<'a> {
    let model = Model::new(problem, rules, options.seed);
    let place = |pair: &Pair| Some(model.arc(model.place(pair.host)?, model.place(pair.observer)?));
    let mut stays: Vec<(u32, u32)> = old.iter().filter_map(place).collect();
    // The extra rows are no pairs of people: they may move for nothing.
    stays.extend(model.extra_arcs());
    let solution = solver::mend(&model, model.quotas(), &stays, options);
    let made = complete(model, solution, None, options);
    let now: BTreeSet<Pair> = made.plan.pairs.iter().map(|planned| planned.pair).collect();
    let before: BTreeSet<Pair> = old
        .iter()
        .copied()
        .filter(|pair| !problem.kept.contains(pair))
        .collect();
    Mended {
        stay: before.intersection(&now).copied().collect(),
        go: before.difference(&now).copied().collect(),
        come: now.difference(&before).copied().collect(),
        made,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pairing::model::tests::any_problem;
    use crate::domain::pairing::tests::plan;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn who_is_not_touched_keeps_their_pairs(problem in any_problem(4..11), seed in any::<u64>()) {
            let (rules, options) = (Rules::default(), Options { seed, ..Options::default() });
            let before: Vec<Pair> = plan(&problem, seed).pairs.iter().map(|planned| planned.pair).collect();
            let tiny = |made: &Made<'_>| made.model.towns().iter().any(|town| town.len() < 4);
            let same = mend(&problem, &rules, &before, &options);
            prop_assume!(!tiny(&same.made));
            prop_assert!(same.go.is_empty() && same.come.is_empty(), "{:?} {:?}", same.go, same.come);
            // One pair is given up: the others of the plan stay unless the lost lesson needs them to move.
            let Some(lost) = before.first().copied() else { return Ok(()) };
            let mut after = problem.clone();
            after.spent.push(lost);
            let mended = mend(&after, &rules, &before, &options);
            prop_assert!(mended.go.contains(&lost) && mended.made.solution.proven);
            let fresh = plan(&after, seed).pairs.iter().filter(|planned| before.contains(&planned.pair)).count();
            let flow = mended.made.chosen.iter().filter(|pair| pair.kind == crate::domain::pairing::chosen::Kind::Flow).count();
            prop_assert!(mended.stay.len() >= fresh || flow < mended.made.chosen.len());
        }
    }
}
