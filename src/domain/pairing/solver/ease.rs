//! The worst-off teacher eased: no pair is lost and the whole costs little more, but nobody bears much more than others.
//!
//! A teacher's burden is the sum over all their pairs, which no flow can bound. Weights can lean on it: pairs of
//! burdened teachers cost more in the next round. Any weights also prove a bound, since the greatest burden is at least
//! the weighted mean of all.

use super::mutual::{NOBODY, People};
use super::views::Weighted;
use super::{Costs, MAX_COST, Options, Quotas, Solution, solve};

/// Rounds of weights.
const ROUNDS: usize = 12;

/// A round adds this much to the weights of the most burdened; everybody begins with [`BASE`].
const STEP: i32 = 2;

/// Everybody's first weight.
const BASE: i32 = 8;

/// A plan whose most burdened teacher is eased.
#[derive(Clone, Debug)]
pub struct Eased {
    /// The plan, with its own costs.
    pub solution: Solution,
    /// The greatest sum of costs that one person bears.
    pub worst: i64,
    /// What it was in the plan that was given.
    pub before: i64,
    /// No plan with as many pairs has a lesser one.
    pub bound: i64,
}

/// Looks for a plan with as many pairs as `plan`, of at most `most` cost, whose most burdened person bears less.
#[must_use]
pub fn ease<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    plan: &Solution,
    most: i64,
    options: &Options,
) -> Eased {
    let persons = people
        .hosts
        .iter()
        .chain(people.observers)
        .filter(|one| **one != NOBODY)
        .max();
    let persons = persons.map_or(0, |last| *last as usize + 1);
    let before = burdens(people, persons, plan).into_iter().max().unwrap_or(0);
    let mut best = Eased {
        solution: plan.clone(),
        worst: before,
        before,
        bound: 0,
    };
    let smaller = costs.hosts().min(costs.observers()).max(1) as i64;
    let dearest = (plan.potentials.penalty - 1).max(0) / smaller;
    if dearest * i64::from(2 * (BASE + STEP * ROUNDS as i32)) > i64::from(MAX_COST) {
        return best;
    }
    let mut weights = vec![BASE; persons];
    for _ in 0..ROUNDS {
        let weighted = Weighted::new(costs, people, &weights);
        let mut next = solve(&weighted, quotas, options);
        if next.missing != plan.missing || !next.proven {
            return best;
        }
        let sum: i64 = weights.iter().map(|&weight| i64::from(weight)).sum();
        best.bound = best.bound.max((next.lower_bound + sum - 1).div_euclid(sum.max(1)));
        weighted.restore(&mut next);
        let own = burdens(people, persons, &next);
        let worst = own.iter().max().copied().unwrap_or(0);
        if worst < best.worst && next.cost <= most {
            next.lower_bound = plan.lower_bound;
            next.proven = next.cost == plan.lower_bound;
            next.potentials.clone_from(&plan.potentials);
            (best.solution, best.worst) = (next, worst);
        }
        for (weight, burden) in weights.iter_mut().zip(own) {
            *weight += if burden * 10 >= worst * 9 { STEP } else { 0 };
        }
    }
    best
}

/// What each person bears.
fn burdens(people: People<'_>, persons: usize, plan: &Solution) -> Vec<i64> {
    let mut own = vec![0; persons];
    for pair in &plan.pairs {
        for person in [
            people.hosts[pair.host as usize],
            people.observers[pair.observer as usize],
        ] {
            if let Some(burden) = own.get_mut(person as usize) {
                *burden += i64::from(pair.cost);
            }
        }
    }
    own
}
