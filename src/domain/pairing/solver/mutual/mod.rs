//! Mutual couples avoided: that two people observe each other is charged, and the bound says how good the plan is.
//!
//! "Not both ways" is no flow any more. Its Lagrangian is: a price on each couple raises the cost of both its pairs,
//! and the price itself is taken off the total, which leaves a lower bound for any prices from 0 to the charge. The
//! prices follow the subgradient; every change of prices warm-starts the simplex. Plans come from forbidding one
//! direction of each couple in turn (softly, at the charge, so that what cannot be avoided stays possible).

mod exact;
mod lagrange;
mod orient;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::components::{self, Part};
use super::views::Reprice;
use super::{Costs, FORBIDDEN, Matched, Options, Quotas, Solution};
use lagrange::Lagrange;

/// Somebody who is no person, such as an extra row of a model.
pub const NOBODY: u32 = u32::MAX;

/// Who shows in each row and sees in each column; a person may have several of either.
#[derive(Clone, Copy, Debug)]
pub struct People<'a> {
    /// By host.
    pub hosts: &'a [u32],
    /// By observer.
    pub observers: &'a [u32],
}

/// A plan with few mutual couples.
#[derive(Clone, Debug)]
pub struct Avoided {
    /// The plan, as a plan of the plain problem: its bound does not know of couples.
    pub solution: Solution,
    /// Couples who observe each other.
    pub couples: u64,
    /// Its cost and the charges of its couples.
    pub value: i64,
    /// No plan with as many pairs has a lesser value.
    pub bound: i64,
}

/// Finds a plan with the most pairs whose cost and charges for mutual couples are low, and a bound on how low, from the
/// best plan of the plain problem.
#[must_use]
pub fn avoid_mutual<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    charge: i32,
    base: &Solution,
    options: &Options,
) -> Avoided {
    let avoided = assess(base.clone(), people, charge);
    if avoided.couples == 0 || !avoided.solution.proven {
        return avoided;
    }
    if costs.sparse() {
        let parts = by_parts(costs, quotas, people);
        if parts.len() > 1 {
            return each(&parts, costs, quotas, people, charge, options, avoided);
        }
    }
    connected(costs, quotas, people, charge, options, avoided)
}

/// What a plan is worth as it is.
fn assess(solution: Solution, people: People<'_>, charge: i32) -> Avoided {
    let couples = mutual(people, solution.pairs.iter().map(|pair| (pair.host, pair.observer))).len() as u64;
    let value = solution.cost + couples as i64 * i64::from(charge);
    Avoided {
        bound: solution.lower_bound,
        couples,
        value,
        solution,
    }
}

/// Improves the plan of people who hang together.
fn connected<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    charge: i32,
    options: &Options,
    base: Avoided,
) -> Avoided {
    if people.hosts.len().max(people.observers.len()) <= exact::PEOPLE
        && let Some(best) = exact::exact(costs, quotas, people, charge, &base, options)
    {
        return best;
    }
    let limit = options.max_pivots.unwrap_or(u64::MAX);
    match Lagrange::new(costs, quotas, people, charge, &base.solution) {
        Some(lagrange) => lagrange.run(base, options.seed, limit),
        None => base,
    }
}

/// The parts that share neither a pair nor a person.
fn by_parts<C: Costs>(costs: &C, quotas: &Quotas, people: People<'_>) -> Vec<Part> {
    let hosts = people.hosts.len() as u32;
    let mut first = HashMap::new();
    let all = || (0..).zip(people.hosts.iter().chain(people.observers));
    for (node, &person) in all().filter(|entry| *entry.1 != NOBODY) {
        first.entry(person).or_insert(node);
    }
    let person = |node: u32| match node.checked_sub(hosts) {
        None => people.hosts[node as usize],
        Some(observer) => people.observers[observer as usize],
    };
    components::parts(costs, quotas, |node| first.get(&person(node)).copied()).0
}

/// Improves part by part.
fn each<C: Costs>(
    parts: &[Part],
    costs: &C,
    quotas: &Quotas,
    people: People<'_>,
    charge: i32,
    options: &Options,
    mut whole: Avoided,
) -> Avoided {
    let places = components::places(parts, people.observers.len());
    let (mut pairs, mut bound) = (Vec::new(), 0);
    for part in parts {
        let (lists, own) = part.problem(costs, quotas, &places);
        let names = |all: &[u32], some: &[u32]| some.iter().map(|&one| all[one as usize]).collect::<Vec<_>>();
        let (hosts, observers) = (
            names(people.hosts, &part.hosts),
            names(people.observers, &part.observers),
        );
        let people = People {
            hosts: &hosts,
            observers: &observers,
        };
        let base = assess(super::solve(&lists, &own, options), people, charge);
        let done = base.couples == 0 || !base.solution.proven;
        let own = if done {
            base
        } else {
            connected(&lists, &own, people, charge, options, base)
        };
        bound += own.bound;
        pairs.extend(own.solution.pairs.iter().map(|pair| Matched {
            host: part.hosts[pair.host as usize],
            observer: part.observers[pair.observer as usize],
            cost: pair.cost,
        }));
    }
    pairs.sort_unstable();
    let base = whole.solution;
    let cost = pairs.iter().map(|pair| i64::from(pair.cost)).sum();
    whole.solution = Solution {
        pairs,
        cost,
        proven: cost == base.lower_bound,
        ..base
    };
    Avoided {
        bound,
        ..assess(whole.solution, people, charge)
    }
}

/// A couple's name: the lesser person first.
type Couple = (u32, u32);

fn couple(one: u32, other: u32) -> Couple {
    (one.min(other), one.max(other))
}

/// The arcs of a couple, either way.
fn arcs_of(index: &[(Couple, u32)], both: Couple) -> impl Iterator<Item = u32> {
    let from = index.partition_point(|entry| entry.0 < both);
    index[from..]
        .iter()
        .take_while(move |entry| entry.0 == both)
        .map(|entry| entry.1)
}

/// The couples that meet both ways in `pairs`, sorted.
fn mutual(people: People<'_>, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let person = |(host, observer): (u32, u32)| (people.hosts[host as usize], people.observers[observer as usize]);
    let real = pairs.map(person).filter(|pair| pair.0 != NOBODY && pair.1 != NOBODY);
    let mut directed: Vec<(u32, u32)> = real.collect();
    directed.sort_unstable();
    let back = |pair: &&(u32, u32)| pair.0 < pair.1 && directed.binary_search(&(pair.1, pair.0)).is_ok();
    directed.iter().filter(back).copied().collect()
}

/// Scaled costs with the couples' prices on top.
struct Prices<'a> {
    scale: i32,
    people: People<'a>,
    /// By couple: its price, scaled.
    by_couple: HashMap<(u32, u32), i32>,
    /// By person: with whom they are a couple that has a price.
    partners: Vec<Vec<u32>>,
    /// People and the columns in which they see, sorted.
    columns: Vec<(u32, u32)>,
}

impl<'a> Prices<'a> {
    fn new(scale: i32, people: People<'a>) -> Self {
        let all = people.hosts.iter().chain(people.observers);
        let last = all.filter(|one| **one != NOBODY).max();
        let mut columns: Vec<(u32, u32)> = people.observers.iter().copied().zip(0..).collect();
        columns.sort_unstable();
        Self {
            scale,
            people,
            by_couple: HashMap::new(),
            partners: vec![Vec::new(); last.map_or(0, |last| *last as usize + 1)],
            columns,
        }
    }

    /// Sets a couple's price. The price before, 0 without one.
    fn set(&mut self, both: (u32, u32), price: i32) -> i32 {
        self.by_couple.insert(both, price).unwrap_or_else(|| {
            self.partners[both.0 as usize].push(both.1);
            self.partners[both.1 as usize].push(both.0);
            0
        })
    }
}

impl Reprice for Prices<'_> {
    fn reprice(&self, host: u32, place: impl Fn(u32) -> Option<usize>, costs: &mut [i32]) {
        for cost in costs.iter_mut() {
            *cost = if *cost == FORBIDDEN { *cost } else { *cost * self.scale };
        }
        let one = self.people.hosts[host as usize];
        for &other in self.partners.get(one as usize).into_iter().flatten() {
            let price = self.by_couple[&couple(one, other)];
            let from = self.columns.partition_point(|column| column.0 < other);
            let columns = self.columns[from..].iter().take_while(|column| column.0 == other);
            for at in columns.filter_map(|column| place(column.1)) {
                if costs[at] != FORBIDDEN {
                    costs[at] += price;
                }
            }
        }
    }
}
