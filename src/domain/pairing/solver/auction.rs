//! A short auction among hosts: roughly right prices, and a plan that nearly fits them.
//!
//! From an empty plan the simplex spends most of its pivots on finding prices. An auction (Bertsekas) finds them in a
//! fraction of the time, though not exactly, and may stop anywhere: nothing that is proven depends on it.

use super::simplex::Arc;
use super::tree::NONE;

/// Bids are raised by at least this fraction of the range of costs: finer takes longer than it saves pivots.
const STEPS: i64 = 32;

/// A host gives up at this multiple of the range of costs: where observers are too few, a price would rise for ever.
const LIMIT: i64 = 2;

/// Bids in one run for each lesson shown.
const BIDS: usize = 16;

#[derive(Debug)]
pub(super) struct Auction {
    penalty: i64,
    /// By host, each one's from the cheapest on.
    pub arcs: Vec<Arc>,
    /// By host: where its arcs begin.
    pub firsts: Vec<u32>,
    /// By observer, from 0 on: the least of its bids when all its places are taken.
    pub prices: Vec<i64>,
    /// By node: lessons without a partner.
    pub idle: Vec<u32>,
    show: Vec<u32>,
    /// By observer: where its places begin.
    places: Vec<u32>,
    /// Bid and arc of each place that is taken.
    held: Vec<(i64, u32)>,
    range: i64,
}

impl Auction {
    pub fn new(show: &[u32], observe: &[u32], penalty: i64) -> Self {
        let mut places = vec![0];
        places.extend(observe.iter().scan(0, |end, &units| {
            *end += units;
            Some(*end)
        }));
        let held = vec![(0, 0); places[observe.len()] as usize];
        Self {
            penalty,
            arcs: Vec::new(),
            firsts: Vec::new(),
            prices: vec![0; observe.len()],
            idle: show.iter().chain(observe).copied().collect(),
            show: show.to_vec(),
            places,
            held,
            range: 0,
        }
    }

    /// Adds arcs. Hosts that get new ones choose anew, the others keep their pairs; the prices stay.
    pub fn join(&mut self, joining: &[Arc]) {
        let hosts = self.show.len();
        let mut firsts = vec![0; hosts + 1];
        for arc in self.arcs.iter().chain(joining) {
            firsts[arc.host as usize + 1] += 1;
        }
        for host in 0..hosts {
            firsts[host + 1] += firsts[host];
        }
        let mut chooses = vec![false; hosts];
        for arc in joining {
            chooses[arc.host as usize] = true;
        }
        let mut next = firsts.clone();
        let mut order = vec![(0, 0); self.arcs.len() + joining.len()];
        for (index, arc) in (0u32..).zip(self.arcs.iter().chain(joining)) {
            let place = &mut next[arc.host as usize];
            order[*place as usize] = (arc.cost, index);
            *place += 1;
        }
        for host in (0..hosts).filter(|host| chooses[*host]) {
            order[firsts[host] as usize..firsts[host + 1] as usize].sort_unstable();
        }
        let mut moved = vec![0; order.len()];
        let mut sorted = Vec::with_capacity(order.len());
        for (place, &(_, index)) in (0..).zip(&order) {
            moved[index as usize] = place;
            let old = self.arcs.get(index as usize);
            sorted.push(*old.unwrap_or_else(|| &joining[index as usize - self.arcs.len()]));
        }
        let most = joining.iter().map(|arc| i64::from(arc.cost)).max().unwrap_or(0);
        (self.arcs, self.firsts, self.range) = (sorted, firsts, self.range.max(most));
        for observer in 0..self.prices.len() {
            let taken = self.taken(observer);
            let held = &mut self.held[self.places[observer] as usize..][..taken];
            let mut kept = 0;
            for place in 0..taken {
                let (bid, arc) = (held[place].0, moved[held[place].1 as usize]);
                let host = self.arcs[arc as usize].host as usize;
                if chooses[host] {
                    self.arcs[arc as usize].set_used(false);
                    self.idle[host] += 1;
                    self.idle[hosts + observer] += 1;
                } else {
                    held[kept] = (bid, arc);
                    kept += 1;
                }
            }
        }
    }

    /// How many of an observer's places are taken.
    fn taken(&self, observer: usize) -> usize {
        let free = self.idle[self.show.len() + observer];
        (self.places[observer + 1] - self.places[observer] - free) as usize
    }

    /// How much a bid is raised by at least, and so how wrong the prices may be.
    pub fn step(&self) -> i64 {
        (self.range / STEPS).max(1)
    }

    /// Takes bids until every host has what it wants, has given up, or there have been enough.
    pub fn run(&mut self) {
        let hosts = self.show.len();
        let step = self.step();
        let limit = (self.range * LIMIT).min(self.penalty);
        let mut queue: Vec<u32> = (0..hosts as u32)
            .rev()
            .filter(|&host| self.show[host as usize] > 0)
            .collect();
        let mut left = BIDS * self.show.iter().map(|&units| units as usize).sum::<usize>();
        while let Some(&host) = queue.last() {
            if self.idle[host as usize] == 0 {
                queue.pop();
                continue;
            }
            let (which, best, second) = self.best(host);
            if left == 0 {
                return;
            }
            left -= 1;
            if which == NONE || best >= limit {
                queue.pop();
                continue;
            }
            let observer = self.arcs[which as usize].observer as usize - hosts;
            let bid = self.prices[observer] + second.min(limit) - best + step;
            if let Some(loser) = self.bid(which, bid) {
                queue.push(loser);
            }
        }
    }

    /// The host's best arc that is not in the plan, what it is worth, and what the next best is worth.
    fn best(&self, host: u32) -> (u32, i64, i64) {
        let hosts = self.show.len();
        let first = self.firsts[host as usize];
        let (mut best, mut second, mut which) = (i64::MAX, i64::MAX, NONE);
        for (index, arc) in (first..).zip(&self.arcs[first as usize..self.firsts[host as usize + 1] as usize]) {
            let cost = i64::from(arc.cost);
            // Prices only add to it, and whatever follows costs more.
            if cost >= second {
                break;
            }
            let value = cost + self.prices[arc.observer as usize - hosts];
            if value < second && !arc.used() {
                if value < best {
                    (second, best, which) = (best, value, index);
                } else {
                    second = value;
                }
            }
        }
        (which, best, second)
    }

    /// Puts an arc into the plan at a bid. The host who is outbid comes back.
    fn bid(&mut self, which: u32, bid: i64) -> Option<u32> {
        let hosts = self.show.len();
        let Arc {
            host, observer: node, ..
        } = self.arcs[which as usize];
        let observer = node as usize - hosts;
        let held = &mut self.held[self.places[observer] as usize..self.places[observer + 1] as usize];
        let free = &mut self.idle[node as usize];
        let mut outbid = None;
        let taken = held.len() - *free as usize;
        if *free > 0 {
            held[taken] = (bid, which);
            *free -= 1;
        } else if let Some(worst) = held.iter_mut().min_by_key(|place| place.0) {
            let loser = &mut self.arcs[worst.1 as usize];
            loser.set_used(false);
            outbid = Some(loser.host);
            *worst = (bid, which);
        }
        if *free == 0 {
            self.prices[observer] = held.iter().map(|place| place.0).min().unwrap_or(0);
        }
        if let Some(loser) = outbid {
            self.idle[loser as usize] += 1;
        }
        self.arcs[which as usize].set_used(true);
        self.idle[host as usize] -= 1;
        outbid
    }

    /// Node potentials that nearly fit the plan; a host's is its best choice that it has not made.
    pub fn potentials(&self) -> Vec<i64> {
        let own = (0..self.show.len() as u32).map(|host| -self.best(host).1.min(self.penalty));
        own.chain(self.prices.iter().map(|&price| -price)).collect()
    }
}
