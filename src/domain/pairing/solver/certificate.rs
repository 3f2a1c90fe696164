//! The proof of a plan, read without trust in the solver: feasibility of the pairs and weak duality over all pairs.

use std::fmt;
use std::ops::Range;

use super::cell::{Cell, Limits, Room};
use super::pricing::Outcome;
use super::{Costs, FORBIDDEN, List, Matched, Potentials, Quotas, Solution, parallel, scan};

/// What the potentials prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The least that any plan can cost, a missing pair counted at the penalty.
    pub dual: i128,
    /// What this plan costs, counted in the same way.
    pub primal: i128,
    /// No plan with as many pairs as this one costs less than this.
    pub lower_bound: i64,
    /// Whether this plan has the most pairs and, among those that have, the least cost.
    pub proven: bool,
}

/// Why a solution is no plan, or its proof no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The potentials or the quotas are not one per host and per observer.
    Shape,
    /// A pair names nobody.
    Unknown(u32, u32),
    /// A pair is there twice.
    Twice(u32, u32),
    /// A pair must not meet.
    Forbidden(u32, u32),
    /// A pair's cost is not the one in the table.
    Cost(u32, u32),
    /// A host shows more than their quota.
    Shows(u32),
    /// An observer sees more than their quota.
    Observes(u32),
    /// The number of missing pairs is wrong.
    Missing,
    /// The sum of costs is wrong.
    Total,
    /// A potential is outside its range.
    Range,
    /// The penalty is too small to put pairs before costs.
    Penalty,
    /// The plan claims more than the potentials prove.
    Claim,
}

impl fmt::Display for Flaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => out.write_str("the potentials do not fit the people"),
            Self::Unknown(host, observer) => write!(out, "pair {host} {observer} names nobody"),
            Self::Twice(host, observer) => write!(out, "pair {host} {observer} is there twice"),
            Self::Forbidden(host, observer) => write!(out, "pair {host} {observer} is forbidden"),
            Self::Cost(host, observer) => write!(out, "pair {host} {observer} has another cost"),
            Self::Shows(host) => write!(out, "host {host} shows too much"),
            Self::Observes(observer) => write!(out, "observer {observer} sees too much"),
            Self::Missing => out.write_str("the missing pairs are miscounted"),
            Self::Total => out.write_str("the costs are missummed"),
            Self::Range => out.write_str("a potential is out of range"),
            Self::Penalty => out.write_str("the penalty of a missing pair is too small"),
            Self::Claim => out.write_str("the plan claims more than is proven"),
        }
    }
}

impl std::error::Error for Flaw {}

/// Checks a plan and its potentials over all ordered pairs.
///
/// # Errors
/// The first [`Flaw`] found.
pub fn check<C: Costs>(costs: &C, quotas: &Quotas, solution: &Solution) -> Result<Bound, Flaw> {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let potentials = &solution.potentials;
    if [quotas.show.len(), potentials.host.len()] != [hosts; 2]
        || [quotas.observe.len(), potentials.observer.len()] != [observers; 2]
    {
        return Err(Flaw::Shape);
    }
    let pairs = feasible(quotas, solution)?;
    let bound = bound(costs, quotas, solution, &pairs)?;
    if solution.lower_bound > bound.lower_bound || solution.proven && !bound.proven {
        return Err(Flaw::Claim);
    }
    Ok(bound)
}

/// Makes a solution of what the solver found, with what its potentials prove.
pub(super) fn seal<C: Costs>(costs: &C, quotas: &Quotas, outcome: Outcome) -> Solution {
    let Outcome {
        pairs,
        potentials,
        pivots,
        optimal,
    } = outcome;
    let cost = pairs.iter().map(|pair| i64::from(pair.cost)).sum();
    let missing = full(quotas) - pairs.len() as u64;
    let mut solution = Solution {
        pairs,
        missing,
        cost,
        lower_bound: cost,
        proven: optimal,
        potentials,
        pivots,
    };
    if !optimal {
        let bound = bound(costs, quotas, &solution, &solution.pairs).ok();
        solution.lower_bound = bound.map_or(0, |bound| bound.lower_bound);
        solution.proven = bound.is_some_and(|bound| bound.proven);
    }
    solution
}

/// Counts the pairs of a plan, which come back by host and observer; what they cost is not looked at.
fn feasible(quotas: &Quotas, solution: &Solution) -> Result<Vec<Matched>, Flaw> {
    let (mut show, mut observe) = (quotas.show.clone(), quotas.observe.clone());
    let mut pairs = solution.pairs.clone();
    pairs.sort_unstable();
    let mut last = None;
    for pair in &pairs {
        let (host, observer) = (pair.host, pair.observer);
        let (Some(shows), Some(observes)) = (show.get_mut(host as usize), observe.get_mut(observer as usize)) else {
            return Err(Flaw::Unknown(host, observer));
        };
        if last.replace((host, observer)) == last {
            return Err(Flaw::Twice(host, observer));
        }
        *shows = shows.checked_sub(1).ok_or(Flaw::Shows(host))?;
        *observes = observes.checked_sub(1).ok_or(Flaw::Observes(observer))?;
    }
    if solution.missing != full(quotas) - pairs.len() as u64 {
        return Err(Flaw::Missing);
    }
    if solution.cost != pairs.iter().map(|pair| i64::from(pair.cost)).sum::<i64>() {
        return Err(Flaw::Total);
    }
    Ok(pairs)
}

fn permitted(pair: &Matched, cost: i32) -> Result<(), Flaw> {
    match cost {
        FORBIDDEN => Err(Flaw::Forbidden(pair.host, pair.observer)),
        cost if cost != pair.cost => Err(Flaw::Cost(pair.host, pair.observer)),
        _ => Ok(()),
    }
}

/// The most pairs that the quotas alone permit.
pub(super) fn full(quotas: &Quotas) -> u64 {
    let sum = |part: &[u32]| part.iter().copied().map(u64::from).sum::<u64>();
    sum(&quotas.show).min(sum(&quotas.observe))
}

/// Reads what the potentials prove, and that `pairs`, the plan's by host, cost what they say.
fn bound<C: Costs>(costs: &C, quotas: &Quotas, solution: &Solution, pairs: &[Matched]) -> Result<Bound, Flaw> {
    let potentials = &solution.potentials;
    let penalty = potentials.penalty;
    if potentials.host.iter().any(|&u| u < -penalty) || potentials.observer.iter().any(|&v| v > 0) {
        return Err(Flaw::Range);
    }
    let total = |quota: &[u32], prices: &[i64]| -> i128 {
        quota
            .iter()
            .zip(prices)
            .map(|(&units, &price)| i128::from(units) * i128::from(price))
            .sum()
    };
    let mut dual = total(&quotas.observe, &potentials.observer) - total(&quotas.show, &potentials.host);
    let (surplus, dearest) = read(costs, quotas, potentials, pairs)?;
    dual -= surplus;
    let fewer = costs.hosts().min(costs.observers()) as i64;
    if penalty <= fewer * i64::from(dearest) {
        return Err(Flaw::Penalty);
    }
    let shown: i128 = quotas.show.iter().map(|&units| i128::from(units)).sum();
    let idle = shown - solution.pairs.len() as i128;
    let primal = i128::from(solution.cost) + idle * i128::from(penalty);
    let lower = (dual - idle * i128::from(penalty)).max(0);
    let lower_bound = i64::try_from(lower).map_err(|_| Flaw::Range)?;
    Ok(Bound {
        dual,
        primal,
        lower_bound,
        proven: dual == primal,
    })
}

/// Reads all pairs of those who show anything: what the potentials overrate them by in all, and the dearest.
fn read<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    potentials: &Potentials,
    planned: &[Matched],
) -> Result<(i128, i32), Flaw> {
    let shares = parallel::rows(costs, |hosts| {
        let place = |host: usize| planned.partition_point(|pair| (pair.host as usize) < host);
        let planned = &planned[place(hosts.start)..place(hosts.end)];
        if costs.narrow() {
            read_some::<C, i16>(costs, quotas, potentials, planned, hosts)
        } else {
            read_some::<C, i32>(costs, quotas, potentials, planned, hosts)
        }
    });
    shares.into_iter().try_fold((0, 0), |sum: (i128, i32), share| {
        let share = share?;
        Ok((sum.0 + share.0, sum.1.max(share.1)))
    })
}

fn read_some<C: Costs, T: Cell>(
    costs: &C,
    quotas: &Quotas,
    potentials: &Potentials,
    mut planned: &[Matched],
    some: Range<usize>,
) -> Result<(i128, i32), Flaw> {
    let (mut surplus, mut dearest) = (0i128, 0);
    let (mut list, mut room) = (List::default(), Room::new(costs.observers()));
    let mut limits = Limits::<T>::of(&potentials.host, &potentials.observer, &quotas.show);
    for host in some.filter(|host| quotas.show[*host] > 0) {
        let own = planned.iter().take_while(|pair| pair.host as usize == host).count();
        let (mine, rest) = planned.split_at(own);
        planned = rest;
        let u = potentials.host[host];
        let above = |observer: usize, cost: i32| i128::from(potentials.observer[observer] - u - i64::from(cost));
        if costs.sparse_row(host) {
            let (observers, row) = costs.list(host, &mut list);
            let cost = |observer| observers.binary_search(&observer).map_or(FORBIDDEN, |at| row[at]);
            mine.iter().try_for_each(|pair| permitted(pair, cost(pair.observer)))?;
            dearest = row.iter().fold(dearest, |most, &cost| most.max(cost));
            let pairs = observers
                .iter()
                .zip(row)
                .map(|(&observer, &cost)| (observer as usize, cost));
            let high = pairs.filter(|&(observer, cost)| potentials.observer[observer] - u > i64::from(cost));
            surplus += high.map(|(observer, cost)| above(observer, cost)).sum::<i128>();
            continue;
        }
        let row = T::row(costs, host, &mut room);
        mine.iter()
            .try_for_each(|pair| permitted(pair, row.of(pair.observer).wide()))?;
        dearest = dearest.max(scan::range(row).1);
        let (limits, own) = limits.for_host(host);
        scan::below(row, 0, limits, own, |observer, cost| {
            surplus += above(observer, cost.wide());
            true
        });
    }
    Ok((surplus, dearest))
}
