//! Mending a plan: as little as possible of it changes, and only then costs count.

use std::collections::HashSet;

use super::pricing::least_penalty;
use super::views::Changed;
use super::{Costs, FORBIDDEN, List, MAX_COST, Options, Quotas, Solution, solve};

/// Plans again, keeping as many of the `old` pairs as it can. `proven` says that no plan has more pairs, none with as
/// many keeps more of the old ones, and none that keeps as many costs less.
#[must_use]
pub fn mend<C: Costs>(costs: &C, quotas: &Quotas, old: &[(u32, u32)], options: &Options) -> Solution {
    let dearest = dearest(costs);
    // One change outweighs whatever cost it saves.
    let wanted = least_penalty(costs.hosts(), costs.observers(), dearest);
    let charge = wanted.min(i64::from(MAX_COST - dearest)) as i32;
    let mut solution = solve(&Changed::new(costs, &[], old, charge), quotas, options);
    solution.proven &= i64::from(charge) == wanted;
    let old: HashSet<(u32, u32)> = old.iter().copied().collect();
    let mut charged = 0;
    for pair in &mut solution.pairs {
        if !old.contains(&(pair.host, pair.observer)) {
            pair.cost -= charge;
            charged += i64::from(charge);
        }
    }
    solution.cost -= charged;
    solution.lower_bound = (solution.lower_bound - charged).max(0);
    solution
}

fn dearest<C: Costs>(costs: &C) -> i32 {
    let (mut list, mut buffer) = (List::default(), vec![FORBIDDEN; costs.observers()]);
    let permitted = |most: i32, cost: &i32| if *cost == FORBIDDEN { most } else { most.max(*cost) };
    (0..costs.hosts()).fold(0, |most, host| match costs.sparse_row(host) {
        true => costs.list(host, &mut list).1.iter().fold(most, permitted),
        false => costs.row(host, &mut buffer).iter().fold(most, permitted),
    })
}
