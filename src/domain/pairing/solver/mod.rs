//! The exact solver of the 2+2 plan: most pairs first, then least total cost, with a proof.
//!
//! The problem is a bipartite minimum-cost b-matching: every host shows up to `show` lessons, every observer sees up to
//! `observe`, an ordered pair meets at most once. [`solve`] returns a plan and integral potentials, and [`check`] reads
//! from them, over *all* ordered pairs and without trusting the solver, how far the plan can be from the best one.

mod arc;
mod auction;
mod basis;
mod candidates;
mod cell;
mod certificate;
mod change;
mod choice;
mod components;
mod costs;
mod mutual;
#[cfg(test)]
pub(crate) mod naive;
mod parallel;
mod pricing;
mod scan;
mod simplex;
#[cfg(test)]
pub(in crate::domain::pairing) mod tests;
mod tree;
mod views;

pub(in crate::domain::pairing) use cell::Cell;
pub use certificate::{Bound, Flaw, check};
pub use change::mend;
pub use costs::{Costs, List, Lists, Matrix};
pub use mutual::{Avoided, NOBODY, People, avoid_mutual};
pub(in crate::domain::pairing) use parallel::{both, shares};
pub use views::Changed;

/// The cost of an ordered pair that must not meet.
pub const FORBIDDEN: i32 = i32::MAX;

/// The greatest cost of one pair. Greater ones would let a total overflow in a country of teachers.
pub const MAX_COST: i32 = 1_000_000_000;

/// How many lessons each person shows and observes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotas {
    /// Lessons that each host may show, by host.
    pub show: Vec<u32>,
    /// Lessons that each observer may see, by observer.
    pub observe: Vec<u32>,
}

/// How to solve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Rotates the order in which equal choices are tried, so that nobody is favoured by their place in a list.
    pub seed: u64,
    /// Simplex pivots after which the best plan so far is returned with an honest gap; `None` goes on to the optimum.
    pub max_pivots: Option<u64>,
}

/// An ordered pair of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Matched {
    /// Index of the host.
    pub host: u32,
    /// Index of the observer.
    pub observer: u32,
    /// What the pair costs.
    pub cost: i32,
}

/// Integral dual prices: the proof of a plan's bound.
///
/// With `u` and `v` from here and the penalty `M` of a missing pair, the plan costs at least
/// `Σ observe·v − Σ show·u − Σ max(0, v − u − cost)` with `u ≥ −M` and `v ≤ 0`, whatever the numbers are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Potentials {
    /// By host, never below `−penalty`.
    pub host: Vec<i64>,
    /// By observer, never above 0.
    pub observer: Vec<i64>,
    /// What a lesson that nobody observes is charged; greater than any saving in cost can be.
    pub penalty: i64,
}

/// A plan and how good it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Solution {
    /// The pairs, by host and observer.
    pub pairs: Vec<Matched>,
    /// The lesser of all lessons to show and all lessons to see, less the pairs.
    pub missing: u64,
    /// Sum of the pairs' costs.
    pub cost: i64,
    /// No plan with as many pairs costs less.
    pub lower_bound: i64,
    /// Whether no plan has more pairs, and none with as many pairs costs less.
    pub proven: bool,
    /// The proof.
    pub potentials: Potentials,
    /// Simplex pivots made.
    pub pivots: u64,
}

/// Finds the best plan.
///
/// # Panics
/// When `quotas` has not one entry per host and per observer, or a cost is negative or above [`MAX_COST`].
#[must_use]
pub fn solve<C: Costs>(costs: &C, quotas: &Quotas, options: &Options) -> Solution {
    let limit = options.max_pivots.unwrap_or(u64::MAX);
    let outcome = if costs.sparse() {
        components::run(costs, quotas, options.seed, limit)
    } else {
        pricing::run(costs, quotas, options.seed, limit, None)
    };
    certificate::seal(costs, quotas, outcome)
}
