//! Worst pair first: of the plans with the most pairs those whose dearest pair is cheapest, and of these the cheapest.

use super::views::Capped;
use super::{Costs, FORBIDDEN, Options, Quotas, Solution, solve};

/// A plan whose dearest pair is as cheap as in any plan with as many pairs.
#[derive(Clone, Debug)]
pub struct Fair {
    /// The cheapest such plan. Its proof is over the pairs that cost at most `worst`.
    pub solution: Solution,
    /// What the dearest pair costs; 0 without pairs.
    pub worst: i32,
    /// What the dearest pair costs in the cheapest plan of all.
    pub before: i32,
}

/// Finds the cheapest plan, and then the one with the cheapest dearest pair.
#[must_use]
pub fn solve_fair<C: Costs>(costs: &C, quotas: &Quotas, options: &Options) -> Fair {
    let mut solution = solve(costs, quotas, options);
    let before = worst(&solution);
    let mut high = before;
    let mut low = if solution.missing == 0 { floor(costs, quotas) } else { 0 };
    // The bound by each person's own choices is often met: it is tried before the range is halved.
    let mut limit = low;
    while low < high && solution.proven {
        let probe = solve(&Capped::new(costs, limit), quotas, options);
        if probe.pairs.len() == solution.pairs.len() {
            high = worst(&probe);
            solution = probe;
        } else if probe.proven {
            low = limit + 1;
        } else {
            break;
        }
        limit = low + (high - low) / 2;
    }
    Fair {
        worst: worst(&solution),
        solution,
        before,
    }
}

fn worst(solution: &Solution) -> i32 {
    solution.pairs.iter().map(|pair| pair.cost).max().unwrap_or(0)
}

/// When nothing is missing, someone on the scarcer side needs a pair at least this dear.
fn floor<C: Costs>(costs: &C, quotas: &Quotas) -> i32 {
    let sum = |units: &[u32]| units.iter().map(|&units| u64::from(units)).sum::<u64>();
    let (shows, sees) = (sum(&quotas.show), sum(&quotas.observe));
    let mut own = vec![FORBIDDEN; costs.observers()];
    let mut floor = 0;
    let mut sorted = Vec::new();
    for host in (0..costs.hosts()).filter(|&host| shows <= sees && quotas.show[host] > 0) {
        let units = quotas.show[host] as usize;
        sorted.clear();
        sorted.extend_from_slice(costs.row(host, &mut own));
        if units <= sorted.len() {
            let (_, &mut cost, _) = sorted.select_nth_unstable(units - 1);
            floor = floor.max(if cost == FORBIDDEN { 0 } else { cost });
        }
    }
    floor
}
