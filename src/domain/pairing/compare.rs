//! What a plan comes to, beside a random shuffle, beside the last half-year's pairs, and with one pair forced or
//! forbidden.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::make::{Made, make_for};
use super::model::Model;
use super::reciprocal::Couples;
use super::solver::Options;
use super::totals::Totals;
use super::{Ban, Pair, Problem};
use crate::domain::policy::pairing::Rules;

/// Shuffles of which the middle one is shown.
const SHUFFLES: u64 = 21;

/// A half-year's pairs beside what else they could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// All pairs of the half-year: new, locked and standing.
    pub plan: Totals,
    /// The last half-year's pairs by today's rules.
    pub last: Option<Totals>,
    /// The middle one of several shuffles.
    pub shuffle: Totals,
    /// How many points a better plan could save at most; nothing when none is better.
    pub gap: i64,
    /// Mutual couples, where they are wanted.
    #[serde(default)]
    pub couples: Option<Couples>,
}

/// The figures of a made plan.
#[must_use]
pub fn of_plan(made: &Made<'_>) -> Totals {
    let pairs: Vec<(usize, usize)> = made.chosen.iter().map(|pair| (pair.host, pair.observer)).collect();
    Totals::of(&made.model, &pairs)
}

/// What a shuffle comes to, which is how plans are made without an engine: everybody observes the next ones of a
/// random circle, and what is forbidden falls out. The middle one of several by points per pair.
#[must_use]
pub fn of_shuffle(model: &Model<'_>, seed: u64) -> Totals {
    let tries = if model.len() > 2_000 { 1 } else { SHUFFLES };
    let mut all: Vec<Totals> = (0..tries)
        .map(|turn| Totals::of(model, &shuffle(model, seed.wrapping_add(turn))))
        .collect();
    let per_pair = |totals: &Totals| totals.points * 1_000 / i64::try_from(totals.pairs.max(1)).unwrap_or(i64::MAX);
    all.sort_by_key(per_pair);
    all[all.len() / 2]
}

fn shuffle(model: &Model<'_>, seed: u64) -> Vec<(usize, usize)> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (mut show, mut observe) = (model.quotas().show.clone(), model.quotas().observe.clone());
    let mut pairs = Vec::new();
    for town in model.towns() {
        let mut circle: Vec<usize> = town.clone().collect();
        circle.shuffle(&mut rng);
        let steps = circle.iter().map(|at| observe[*at]).max().unwrap_or(0) as usize;
        for step in 1..=steps.min(circle.len() - 1) {
            for (at, observer) in circle.iter().enumerate() {
                let host = circle[(at + step) % circle.len()];
                let open = observe[*observer] > 0 && show[host] > 0;
                if open && model.cost(host, *observer).is_some() {
                    (observe[*observer], show[host]) = (observe[*observer] - 1, show[host] - 1);
                    pairs.push((host, *observer));
                }
            }
        }
    }
    pairs
}

/// What the last half-year's pairs come to by today's rules, if nothing had been known of that half-year. Absent when
/// there are none among those who take part.
#[must_use]
pub fn of_last(problem: &Problem, rules: &Rules) -> Option<Totals> {
    let mut before = problem.clone();
    before.kept.clear();
    before.spent.clear();
    before.owed.clear();
    before.history.retain_mut(|met| {
        met.ago = met.ago.saturating_sub(1);
        met.ago > 0
    });
    let model = Model::new(&before, rules, 0);
    let last = problem.history.iter().filter(|met| met.ago == 1);
    let mut pairs: Vec<_> = last
        .filter_map(|met| Some((model.place(met.pair.host)?, model.place(met.pair.observer)?)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    (!pairs.is_empty()).then(|| Totals::of(&model, &pairs))
}

/// A wish of the coordinator about one pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The pair must meet.
    Lock(Pair),
    /// The two must not meet, in either direction.
    Ban(Pair),
}

/// What a change costs, beside a plan made without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Pairs won; lost ones are negative.
    pub pairs: i64,
    /// Points that the worst pair costs more.
    pub worst: i64,
    /// Points more altogether.
    pub points: i64,
}

/// What it would cost to lock or ban a pair: the difference of two best plans. Absent where the change is impossible:
/// a hard rule forbids the locked pair, or one of the two does not take part.
#[must_use]
pub fn price(made: &Made<'_>, change: Change, options: &Options) -> Option<Price> {
    let model = &made.model;
    let mut problem = model.problem().clone();
    let mut extra = 0;
    match change {
        Change::Lock(pair) => {
            let (host, observer) = (model.place(pair.host)?, model.place(pair.observer)?);
            if model.quotas().show[host] == 0 || model.quotas().observe[observer] == 0 {
                return None;
            }
            extra = i64::from(model.cost(host, observer)?);
            problem.kept.push(pair);
        }
        Change::Ban(pair) => {
            model.place(pair.host).and(model.place(pair.observer))?;
            problem.bans.push(Ban {
                one: pair.host,
                other: pair.observer,
                public: true,
            });
        }
    }
    let (before, other) = (of_plan(made), make_for(&problem, model.rules(), options, &made.goals));
    let after = of_plan(&other);
    let locked = usize::from(matches!(change, Change::Lock(_)));
    let count = |pairs: usize| i64::try_from(pairs).unwrap_or(i64::MAX);
    Some(Price {
        worst: i64::from(after.worst) - i64::from(before.worst),
        pairs: count(after.pairs + locked) - count(before.pairs),
        points: after.points + extra - before.points,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::pairing::make::Goals;
    use crate::domain::pairing::model::tests::any_problem;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_engine_beats_chance_and_changes_never_help(mut problem in any_problem(4..12), seed in any::<u64>()) {
            // A ban also ends the claim of a visit that is owed.
            problem.owed.clear();
            // Rules without the ones that are eased on top of the proven plan.
            let rules = Rules { mutual: 0, one_sided: 0, ..Rules::default() };
            let options = Options { seed, ..Options::default() };
            let made = make_for(&problem, &rules, &options, &Goals::PLAIN);
            // Where fewer than four meet twice, a ban can lead from one lesson to another.
            prop_assume!(made.model.towns().iter().all(|town| town.len() >= 4));
            let flow: Vec<_> = made.chosen.iter().filter(|pair| pair.kind == super::super::chosen::Kind::Flow).collect();
            let best = Totals::of(&made.model, &flow.iter().map(|pair| (pair.host, pair.observer)).collect::<Vec<_>>());
            let chance = of_shuffle(&made.model, seed);
            prop_assert!(chance.pairs <= best.pairs && chance.forbidden == 0);
            prop_assert!(chance.pairs < best.pairs || best.points <= chance.points);
            for pair in &flow {
                let pair = made.model.pair(pair.host, pair.observer);
                if let Some(price) = price(&made, Change::Ban(pair), &options) {
                    prop_assert!(price.pairs < 0 || price.points >= 0, "{:?}", price);
                }
            }
        }
    }
}
