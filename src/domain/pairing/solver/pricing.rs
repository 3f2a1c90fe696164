//! Column generation: a plan is found among a few candidates, then all pairs are priced with its potentials and the
//! most profitable of those that were left out join the candidates, until none is left.

use std::ops::Range;

use super::auction::{Auction, ROUGH, points};
use super::candidates::{self, Candidates};
use super::cell::{Cell, Limits, Room};
use super::simplex::Network;
use super::{Costs, List, Matched, Potentials, Quotas, parallel, scan};

/// Most pairs that join for one host in one round: the most profitable ones and others.
const JOIN: (usize, usize) = (7, 7);

/// By the auction's rough prices thousands of a row may be profitable: not more than so many are looked at.
const ENOUGH: usize = 128;

/// Rounds of pricing with the auction's own prices, unless few pairs join in one.
const SIFTS: usize = 2;

/// From more hosts on the auction goes on with finer bids. Tests go both ways.
const LARGE: usize = if cfg!(test) { 60 } else { 1_200 };

/// What was found.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub pairs: Vec<Matched>,
    pub potentials: Potentials,
    pub pivots: u64,
    /// Whether the potentials prove the pairs best.
    pub optimal: bool,
}

/// Solves what hangs together. Without a `penalty` the least that puts pairs first is taken.
pub(super) fn run<C: Costs>(costs: &C, quotas: &Quotas, seed: u64, max_pivots: u64, penalty: Option<i64>) -> Outcome {
    let (auction, all) = start(costs, quotas, seed, penalty);
    let mut network = Network::new(auction);
    let optimal = if all {
        network.optimise(max_pivots)
    } else {
        optimise(&mut network, costs, quotas, max_pivots)
    };
    let (potentials, pivots) = (network.potentials(), network.pivots);
    outcome(quotas, network.plan(), &potentials, network.penalty, pivots, optimal)
}

/// A network of candidates with a good plan of these.
pub(super) fn graph<C: Costs>(costs: &C, quotas: &Quotas, seed: u64, penalty: Option<i64>) -> Network {
    Network::new(start(costs, quotas, seed, penalty).0)
}

/// An auction of candidates, and whether these are all permitted pairs.
fn start<C: Costs>(costs: &C, quotas: &Quotas, seed: u64, penalty: Option<i64>) -> (Auction, bool) {
    let Candidates { pairs, dearest, all } = candidates::choose(costs, quotas, seed);
    let hosts = costs.hosts();
    let penalty = penalty.unwrap_or_else(|| least_penalty(hosts, costs.observers(), dearest));
    let mut auction = Auction::new(&quotas.show, &quotas.observe, penalty);
    auction.join(&pairs);
    auction.run(ROUGH);
    for _ in 0..if all { 0 } else { SIFTS } {
        let rough: Vec<i64> = auction.potentials().into_iter().map(points).collect();
        let mut prices = Prices::new(&rough, costs, quotas);
        // The prices are not exact: what they promise less than this by may well be nothing.
        let doubt = points(auction.step()) / 2;
        prices.host.iter_mut().for_each(|price| *price += doubt);
        let joining = price(costs, quotas, &prices, &Used::of(|| auction.plan(), hosts), ENOUGH);
        auction.join(&joining);
        auction.run(ROUGH);
        if joining.len() < hosts / 2 {
            break;
        }
    }
    if hosts > LARGE {
        auction.refine();
    }
    (auction, all)
}

/// Pivots and prices in turn until no pair of all would improve the plan, or there have been enough pivots.
pub(super) fn optimise<C: Costs>(network: &mut Network, costs: &C, quotas: &Quotas, max_pivots: u64) -> bool {
    while network.optimise(max_pivots) {
        let prices = Prices::new(&network.potentials(), costs, quotas);
        let joining = price(
            costs,
            quotas,
            &prices,
            &Used::of(|| network.plan(), costs.hosts()),
            usize::MAX,
        );
        if joining.is_empty() {
            return true;
        }
        network.join(&joining);
    }
    false
}

/// The least charge for a missing pair that no saving in cost can outweigh: an alternating path that loses a pair
/// saves at most one dearest cost for each host or observer on it.
pub(super) fn least_penalty(hosts: usize, observers: usize, dearest: i32) -> i64 {
    hosts.min(observers) as i64 * i64::from(dearest) + 1
}

pub(super) fn outcome(
    quotas: &Quotas,
    plan: impl Iterator<Item = Matched>,
    potentials: &[i64],
    penalty: i64,
    pivots: u64,
    optimal: bool,
) -> Outcome {
    let hosts = quotas.show.len() as u32;
    let mut pairs: Vec<Matched> = plan.collect();
    pairs.sort_unstable();
    // Who shows or sees nothing gets a price at which no pair of theirs is worth anything. Before the optimum other
    // potentials may be out of their range; cut back, they still prove what they prove.
    let price = |(node, &units): (u32, &u32), none: i64| if units == 0 { none } else { potentials[node as usize] };
    let host = (0..)
        .zip(&quotas.show)
        .map(|entry| price(entry, 0).max(-penalty))
        .collect();
    let observer = (hosts..)
        .zip(&quotas.observe)
        .map(|entry| price(entry, -penalty).min(0))
        .collect();
    let potentials = Potentials {
        host,
        observer,
        penalty,
    };
    Outcome {
        pairs,
        potentials,
        pivots,
        optimal,
    }
}

/// The planned pairs of each host.
struct Used {
    starts: Vec<u32>,
    observers: Vec<u32>,
}

impl Used {
    fn of<P: Iterator<Item = Matched>>(plan: impl Fn() -> P, hosts: usize) -> Self {
        let mut starts = vec![0; hosts + 1];
        for pair in plan() {
            starts[pair.host as usize + 1] += 1;
        }
        for host in 0..hosts {
            starts[host + 1] += starts[host];
        }
        let mut next = starts.clone();
        let mut observers = vec![0; starts[hosts] as usize];
        for pair in plan() {
            let place = &mut next[pair.host as usize];
            observers[*place as usize] = pair.observer;
            *place += 1;
        }
        Self { starts, observers }
    }

    fn by(&self, host: usize) -> &[u32] {
        &self.observers[self.starts[host] as usize..self.starts[host + 1] as usize]
    }
}

/// Potentials of hosts and observers.
struct Prices {
    host: Vec<i64>,
    observer: Vec<i64>,
}

impl Prices {
    fn new(potentials: &[i64], costs: &impl Costs, quotas: &Quotas) -> Self {
        let (host, observer) = potentials.split_at(costs.hosts());
        let (host, mut observer) = (host.to_vec(), observer[..costs.observers()].to_vec());
        // Nobody who sees nothing is worth a pair.
        let least = host.iter().min().copied().unwrap_or(0);
        let seeing = observer.iter_mut().zip(&quotas.observe);
        seeing
            .filter(|(_, units)| **units == 0)
            .for_each(|(price, _)| *price = least);
        Self { host, observer }
    }
}

/// The most profitable pairs of each host that are not in the plan, among so many that are found first.
fn price<C: Costs>(costs: &C, quotas: &Quotas, prices: &Prices, used: &Used, enough: usize) -> Vec<Matched> {
    let share = |hosts| {
        if costs.narrow() {
            price_some::<C, i16>((costs, quotas), prices, used, enough, hosts)
        } else {
            price_some::<C, i32>((costs, quotas), prices, used, enough, hosts)
        }
    };
    parallel::rows(costs, share).concat()
}

fn price_some<C: Costs, T: Cell>(
    (costs, quotas): (&C, &Quotas),
    prices: &Prices,
    used: &Used,
    enough: usize,
    some: Range<usize>,
) -> Vec<Matched> {
    let (mut room, mut list) = (Room::new(costs.observers()), List::default());
    let mut limits = Limits::<T>::of(&prices.host, &prices.observer, &quotas.show);
    let mut found: Vec<(i64, u32, i32)> = Vec::new();
    let mut joining = Vec::new();
    for host in some.filter(|&host| quotas.show[host] > 0) {
        found.clear();
        let (own, mine) = (prices.host[host], used.by(host));
        let mut note = |observer: u32, cost: i32| {
            let reduced = i64::from(cost) + own - prices.observer[observer as usize];
            if reduced < 0 && !mine.contains(&observer) {
                found.push((reduced, observer, cost));
            }
            found.len() < enough
        };
        if costs.sparse_row(host) {
            let (heads, row) = costs.list(host, &mut list);
            for (&observer, &cost) in heads.iter().zip(row) {
                note(observer, cost);
            }
        } else {
            let row = T::row(costs, host, &mut room);
            let (limits, own) = limits.for_host(host);
            // Where very many are worth it, each host looks at those after its own place on the circle.
            let first = host % row.full.len().max(1);
            scan::below(row, first, limits, own, |observer, cost| {
                note(observer as u32, cost.wide())
            });
        }
        choose(&mut found, host);
        joining.extend(found.iter().map(|&(_, observer, cost)| Matched {
            host: host as u32,
            observer,
            cost,
        }));
    }
    joining
}

/// Keeps the most profitable few and as many others: the best alone would be the same observers for all hosts.
fn choose(found: &mut Vec<(i64, u32, i32)>, host: usize) {
    if found.len() <= JOIN.0 + JOIN.1 {
        return;
    }
    found.select_nth_unstable(JOIN.0);
    let others = found.len() - JOIN.0;
    for index in 0..JOIN.1 {
        let span = JOIN.0 + index * others / JOIN.1..JOIN.0 + (index + 1) * others / JOIN.1;
        found.swap(JOIN.0 + index, span.start + host % span.len());
    }
    found.truncate(JOIN.0 + JOIN.1);
}
