//! Parts of a school or country that share no permitted pair are solved one by one: a town's plan does not depend on
//! another town's, and small trees are quick to climb.

use super::pricing::{self, Outcome};
use super::{Costs, List, Lists, Matched, Potentials, Quotas, parallel};

/// How many times longer it takes to solve with a pair than to look at it.
const SOLVING: usize = 20;

/// Solves each connected part of a sparse problem.
pub(super) fn run<C: Costs>(costs: &C, quotas: &Quotas, seed: u64, max_pivots: u64) -> Outcome {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let (parts, dearest, pairs) = parts(costs, quotas, |_| None);
    let penalty = pricing::least_penalty(hosts, observers, dearest);
    if let [only] = &parts[..]
        && only.hosts.len() == hosts
        && only.observers.len() == observers
    {
        return pricing::run(costs, quotas, seed, max_pivots, Some(penalty));
    }
    let potentials = Potentials {
        host: vec![0; hosts],
        observer: vec![0; observers],
        penalty,
    };
    let mut whole = Outcome {
        pairs: Vec::new(),
        potentials,
        pivots: 0,
        optimal: true,
    };
    // Whose every pair is forbidden is idle in any plan; a lesson that cannot be had is worth the penalty.
    for host in (0..hosts).filter(|&host| quotas.show[host] > 0) {
        whole.potentials.host[host] = -penalty;
    }
    for observer in (0..observers).filter(|&observer| quotas.observe[observer] == 0) {
        whole.potentials.observer[observer] = -penalty;
    }
    let places = places(&parts, observers);
    let solve = |part: &Part, pivots: u64| {
        let (lists, own) = part.problem(costs, quotas, &places);
        pricing::run(&lists, &own, seed, pivots, Some(penalty))
    };
    if max_pivots == u64::MAX {
        let outcomes = parallel::each(parts.len(), pairs * SOLVING, |at| solve(&parts[at], max_pivots));
        parts.iter().zip(outcomes).for_each(|(part, own)| whole.add(part, own));
    } else {
        // Pivots that one part leaves are the next one's.
        for part in &parts {
            let left = max_pivots.saturating_sub(whole.pivots);
            whole.add(part, solve(part, left));
        }
    }
    whole.pairs.sort_unstable();
    whole
}

impl Outcome {
    fn add(&mut self, part: &Part, own: Outcome) {
        self.pairs.extend(own.pairs.iter().map(|pair| Matched {
            host: part.hosts[pair.host as usize],
            observer: part.observers[pair.observer as usize],
            cost: pair.cost,
        }));
        for (&host, price) in part.hosts.iter().zip(own.potentials.host) {
            self.potentials.host[host as usize] = price;
        }
        for (&observer, price) in part.observers.iter().zip(own.potentials.observer) {
            self.potentials.observer[observer as usize] = price;
        }
        self.pivots += own.pivots;
        self.optimal &= own.optimal;
    }
}

/// A connected part.
#[derive(Default)]
pub(super) struct Part {
    /// Hosts of the whole, ascending.
    pub hosts: Vec<u32>,
    /// Observers of the whole, ascending.
    pub observers: Vec<u32>,
}

impl Part {
    /// The part as a problem of its own, with its observers at their [`places`].
    pub fn problem<C: Costs>(&self, costs: &C, quotas: &Quotas, places: &[u32]) -> (Lists, Quotas) {
        let own = |units: &[u32], people: &[u32]| people.iter().map(|&one| units[one as usize]).collect();
        let own = Quotas {
            show: own(&quotas.show, &self.hosts),
            observe: own(&quotas.observe, &self.observers),
        };
        let mut lists = Lists::new(self.observers.len());
        let mut list = List::default();
        for &host in &self.hosts {
            if quotas.show[host as usize] == 0 {
                lists.push([]);
                continue;
            }
            let (observers, row) = costs.list(host as usize, &mut list);
            let pairs = observers
                .iter()
                .zip(row)
                .filter(|(observer, _)| quotas.observe[**observer as usize] > 0);
            lists.push(pairs.map(|(&observer, &cost)| (places[observer as usize], cost)));
        }
        (lists, own)
    }
}

/// By observer of the whole: the place in its part.
pub(super) fn places(parts: &[Part], observers: usize) -> Vec<u32> {
    let mut places = vec![0; observers];
    for part in parts {
        for (place, &observer) in (0..).zip(&part.observers) {
            places[observer as usize] = place;
        }
    }
    places
}

/// The connected parts with a pair in them, the greatest cost, and how many pairs are permitted. Nodes (hosts, then observers) for which `same` names
/// another node hang together with that one.
pub(super) fn parts<C: Costs>(
    costs: &C,
    quotas: &Quotas,
    same: impl Fn(u32) -> Option<u32>,
) -> (Vec<Part>, i32, usize) {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let mut sets = Sets {
        above: (0..(hosts + observers) as u32).collect(),
    };
    let (mut list, mut dearest, mut pairs) = (List::default(), 0, 0);
    for host in (0..hosts).filter(|&host| quotas.show[host] > 0) {
        let (heads, row) = costs.list(host, &mut list);
        dearest = row.iter().fold(dearest, |most, &cost| most.max(cost));
        pairs += heads.len();
        let mut top = sets.top(host as u32);
        for &observer in heads.iter().filter(|observer| quotas.observe[**observer as usize] > 0) {
            top = sets.join(top, hosts as u32 + observer);
        }
    }
    for node in 0..(hosts + observers) as u32 {
        if let Some(other) = same(node) {
            let top = sets.top(node);
            sets.join(top, other);
        }
    }
    let mut place = vec![usize::MAX; hosts + observers];
    let mut parts: Vec<Part> = Vec::new();
    for node in 0..(hosts + observers) as u32 {
        let top = sets.top(node) as usize;
        if place[top] == usize::MAX {
            place[top] = parts.len();
            parts.push(Part::default());
        }
        let part = &mut parts[place[top]];
        match (node as usize).checked_sub(hosts) {
            None => part.hosts.push(node),
            Some(observer) => part.observers.push(observer as u32),
        }
    }
    parts.retain(|part| !part.hosts.is_empty() && !part.observers.is_empty());
    (parts, dearest, pairs)
}

/// Disjoint sets; the root of each is its least node.
struct Sets {
    above: Vec<u32>,
}

impl Sets {
    fn top(&mut self, mut node: u32) -> u32 {
        while self.above[node as usize] != node {
            let next = self.above[node as usize];
            self.above[node as usize] = self.above[next as usize];
            node = self.above[node as usize];
        }
        node
    }

    fn join(&mut self, top: u32, node: u32) -> u32 {
        let other = self.top(node);
        let (low, high) = (top.min(other), top.max(other));
        self.above[high as usize] = low;
        low
    }
}
