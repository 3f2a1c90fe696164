//! Mending a plan: what is agreed stays, as little as possible of the rest changes, and only then costs count.

use std::collections::HashSet;

use super::pricing::least_penalty;
use super::views::Changed;
use super::{Costs, FORBIDDEN, List, MAX_COST, Options, Quotas, Solution, solve};

/// A mended plan.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The pairs besides the fixed ones, with their own costs. `proven` says that no plan around the fixed pairs has
    /// more pairs, none with as many keeps more of the old ones, and none that keeps as many costs less.
    pub solution: Solution,
    /// Old pairs that stay.
    pub kept: u64,
    /// Old pairs that do not.
    pub dropped: u64,
    /// Pairs that are new.
    pub added: u64,
}

/// Plans again around `fixed` pairs (they need not be permitted any more), keeping as many of the `old` ones as it can;
/// `banned` pairs are not used. `quotas` count the fixed pairs.
#[must_use]
pub fn mend<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    fixed: &[(u32, u32)],
    old: &[(u32, u32)],
    banned: &[(u32, u32)],
    options: &Options,
) -> Mended {
    let quotas = around(quotas, fixed);
    let banned: Vec<(u32, u32)> = fixed.iter().chain(banned).copied().collect();
    let gone: HashSet<(u32, u32)> = banned.iter().copied().collect();
    let mut seen = HashSet::new();
    let old: Vec<(u32, u32)> = old
        .iter()
        .copied()
        .filter(|pair| !gone.contains(pair) && seen.insert(*pair))
        .collect();
    let dearest = dearest(costs);
    // One change outweighs whatever cost it saves.
    let wanted = least_penalty(costs.hosts(), costs.observers(), dearest);
    let charge = wanted.min(i64::from(MAX_COST - dearest)) as i32;
    let mut solution = solve(&Changed::new(costs, &banned, &old, charge), &quotas, options);
    solution.proven &= i64::from(charge) == wanted;
    let stays: HashSet<(u32, u32)> = old.iter().copied().collect();
    let mut added = 0;
    for pair in &mut solution.pairs {
        if !stays.contains(&(pair.host, pair.observer)) {
            pair.cost -= charge;
            added += 1;
        }
    }
    let charged = added * i64::from(charge);
    solution.cost -= charged;
    solution.lower_bound = (solution.lower_bound - charged).max(0);
    let kept = solution.pairs.len() as u64 - added as u64;
    Mended {
        solution,
        kept,
        dropped: old.len() as u64 - kept,
        added: added as u64,
    }
}

/// What is left of the quotas beside the fixed pairs.
fn around(quotas: &Quotas, fixed: &[(u32, u32)]) -> Quotas {
    let mut left = quotas.clone();
    for &(host, observer) in fixed {
        for units in [&mut left.show[host as usize], &mut left.observe[observer as usize]] {
            *units = units.saturating_sub(1);
        }
    }
    left
}

fn dearest<C: Costs>(costs: &C) -> i32 {
    let (mut list, mut buffer) = (List::default(), vec![FORBIDDEN; costs.observers()]);
    let permitted = |most: i32, cost: &i32| if *cost == FORBIDDEN { most } else { most.max(*cost) };
    (0..costs.hosts()).fold(0, |most, host| match costs.sparse_row(host) {
        true => costs.list(host, &mut list).1.iter().fold(most, permitted),
        false => costs.row(host, &mut buffer).iter().fold(most, permitted),
    })
}
