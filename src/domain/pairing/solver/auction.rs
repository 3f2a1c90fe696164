//! A short auction among hosts: roughly right prices, and a plan that nearly fits them.
//!
//! From an empty plan most of the work would go into finding prices. An auction (Bertsekas) finds them in a fraction of
//! the time, though not exactly, and may stop anywhere: nothing that is proven depends on it.

use std::ops::Range;

use super::Matched;
use super::choice::{Best, Link, lesser};

/// Bids are raised by at least this fraction of the range of costs: finer takes longer than it saves later, unless the
/// tree is large.
const STEPS: i64 = 16;

/// In a large tree each pivot moves a large part, and finer bids save most of them: the fraction of the range is made
/// less by [`FINER`] at a time until it is this.
const FINEST: i64 = 8_192;

/// See [`FINEST`].
const FINER: i64 = 8;

/// Prices have so many bits below one point: with bids of a whole point ties would be left for the pivots to settle.
const BITS: u32 = 2;

/// The least part of a point.
pub(super) const PART: f64 = 1.0 / (1 << BITS) as f64;

/// A number of points in the unit of prices.
pub(super) const fn fine(points: i64) -> i64 {
    points << BITS
}

/// The whole points of a price.
pub(super) const fn points(price: i64) -> i64 {
    price >> BITS
}

/// A host gives up at this multiple of the range of costs: where observers are too few, a price would rise for ever.
const LIMIT: i64 = 2;

/// Bids in one run for each lesson shown: enough for prices to look at other pairs with.
pub(super) const ROUGH: usize = 5;

/// The same for a plan to go on from.
const BIDS: usize = 16;

/// A taken place.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    bid: f64,
    host: u32,
    link: u32,
}

/// Hosts, observers, some of their pairs and a plan of these.
#[derive(Clone, Debug)]
pub(super) struct Auction {
    /// What a lesson that nobody observes is charged.
    pub penalty: i64,
    /// By host.
    pub links: Vec<Link>,
    /// By host: where its links begin.
    pub firsts: Vec<u32>,
    /// By observer, in points from 0 on: the least of its bids when all its places are taken. As many more, all
    /// infinite, are those of pairs in the plan.
    prices: Vec<f64>,
    /// By node: lessons without a partner.
    pub idle: Vec<u32>,
    show: Vec<u32>,
    /// By observer: where its places begin.
    places: Vec<u32>,
    held: Vec<Held>,
    /// The dearest cost.
    range: i64,
    /// The fraction of the range by which bids are raised.
    steps: i64,
}

impl Auction {
    pub fn new(show: &[u32], observe: &[u32], penalty: i64) -> Self {
        let mut places = vec![0];
        places.extend(observe.iter().scan(0, |end, &units| {
            *end += units;
            Some(*end)
        }));
        let held = vec![Held::default(); places[observe.len()] as usize];
        Self {
            penalty,
            links: Vec::new(),
            firsts: vec![0; show.len() + 1],
            prices: [vec![0.0; observe.len()], vec![f64::INFINITY; observe.len()]].concat(),
            idle: show.iter().chain(observe).copied().collect(),
            show: show.to_vec(),
            places,
            held,
            range: 0,
            steps: STEPS,
        }
    }

    /// How many hosts there are.
    pub fn hosts(&self) -> usize {
        self.show.len()
    }

    /// The links of a host.
    pub fn span(&self, host: usize) -> Range<usize> {
        self.firsts[host] as usize..self.firsts[host + 1] as usize
    }

    fn observers(&self) -> usize {
        self.places.len() - 1
    }

    /// The observer of a pair.
    pub fn observer(&self, link: Link) -> usize {
        let at = link.price as usize;
        if self.used(link) { at - self.observers() } else { at }
    }

    /// Whether a pair is in the plan.
    pub fn used(&self, link: Link) -> bool {
        link.price as usize >= self.observers()
    }

    /// The taken places of an observer.
    fn taken(&self, observer: usize) -> Range<usize> {
        let end = self.places[observer + 1] - self.idle[self.show.len() + observer];
        self.places[observer] as usize..end as usize
    }

    /// Adds pairs; the prices and the plan stay.
    pub fn join(&mut self, joining: &[Matched]) {
        let hosts = self.hosts();
        let mut ends = vec![0; hosts];
        for pair in joining {
            ends[pair.host as usize] += 1;
            self.range = self.range.max(i64::from(pair.cost));
        }
        let mut links = Vec::with_capacity(self.links.len() + joining.len());
        for (host, end) in ends.iter_mut().enumerate() {
            let old = self.span(host);
            self.firsts[host] = links.len() as u32;
            links.extend_from_slice(&self.links[old]);
            let more = std::mem::replace(end, links.len());
            links.resize(links.len() + more, Link { price: 0, cost: 0 });
        }
        self.firsts[hosts] = links.len() as u32;
        for pair in joining {
            let end = &mut ends[pair.host as usize];
            links[*end] = Link {
                cost: pair.cost,
                price: pair.observer,
            };
            *end += 1;
        }
        self.links = links;
        self.relink();
    }

    /// Tells the taken places where their links are.
    fn relink(&mut self) {
        for host in (0..self.hosts()).filter(|&host| self.idle[host] < self.show[host]) {
            for index in self.span(host) {
                let link = self.links[index];
                if !self.used(link) {
                    continue;
                }
                let taken = self.taken(self.observer(link));
                let own = self.held[taken].iter_mut().filter(|held| held.host == host as u32);
                own.for_each(|held| held.link = index as u32);
            }
        }
    }

    /// Takes back every pair that costs its host more than `tolerance` above the best of the others.
    fn release(&mut self, tolerance: f64) {
        for host in 0..self.hosts() {
            if self.idle[host] == self.show[host] {
                continue;
            }
            let most = self.best(host).value().min(self.penalty as f64) + tolerance;
            for index in self.span(host) {
                let link = self.links[index];
                if self.used(link) && f64::from(link.cost) + self.prices[self.observer(link)] > most {
                    self.undo(host as u32, index as u32);
                }
            }
        }
    }

    /// Takes a pair out of the plan.
    fn undo(&mut self, host: u32, index: u32) {
        let observer = self.observer(self.links[index as usize]);
        let taken = self.taken(observer);
        let held = &mut self.held[taken];
        if let Some(place) = held.iter().position(|held| held.link == index) {
            held.swap(place, held.len() - 1);
        }
        self.links[index as usize].price = observer as u32;
        self.idle[host as usize] += 1;
        self.idle[self.show.len() + observer] += 1;
    }

    /// How much a bid is raised by at least, and so how wrong the prices may be: [fine](fine).
    pub fn step(&self) -> i64 {
        (fine(self.range) / self.steps).max(1)
    }

    /// What a host gives up at.
    fn limit(&self) -> f64 {
        (self.range.max(STEPS) * LIMIT).min(self.penalty) as f64
    }

    /// Takes bids anew, then ever finer ones, which leave the plan nearly the best one on its links, until these leave
    /// more lessons idle or do not come to an end.
    pub fn refine(&mut self) {
        if self.left() > 0 {
            // Prices of observers whom all wanted before more links joined would not come down again.
            self.clear();
            self.run(BIDS);
        }
        while self.steps < FINEST && self.step() > 1 {
            let coarse = self.clone();
            self.steps *= FINER;
            if !self.run(BIDS) || self.left() > coarse.left() {
                *self = coarse;
                return;
            }
        }
    }

    /// Lessons without a partner, of hosts and observers together.
    fn left(&self) -> u64 {
        self.idle.iter().map(|units| u64::from(*units)).sum()
    }

    /// Takes back the plan and its prices.
    fn clear(&mut self) {
        for host in 0..self.hosts() {
            for index in self.span(host) {
                if self.used(self.links[index]) {
                    self.undo(host as u32, index as u32);
                }
            }
        }
        let observers = self.observers();
        self.prices[..observers].fill(0.0);
    }

    /// Takes bids until every host has what it wants, has given up, or there have been `bids` for each lesson shown;
    /// whether these were enough.
    pub fn run(&mut self, bids: usize) -> bool {
        let step = self.step() as f64 * PART;
        self.release(step);
        let limit = self.limit();
        let mut queue: Vec<u32> = (0..self.hosts() as u32)
            .rev()
            .filter(|&host| self.show[host as usize] > 0)
            .collect();
        let mut left = bids * self.show.iter().sum::<u32>() as usize;
        while let Some(&host) = queue.last() {
            if self.idle[host as usize] == 0 {
                queue.pop();
                continue;
            }
            if left == 0 {
                return false;
            }
            left -= 1;
            let best = self.best(host as usize);
            let value = best.value();
            if value >= limit {
                queue.pop();
                continue;
            }
            let link = self.firsts[host as usize] + best.place();
            if let Some(loser) = self.bid(host, link, lesser(best.second(), limit) - value + step) {
                queue.push(loser);
            }
        }
        true
    }

    /// The host's two best links that are not in the plan.
    fn best(&self, host: usize) -> Best {
        Best::of(&self.links[self.span(host)], &self.prices)
    }

    /// Puts a link into the plan at so much more than its price. The host who is outbid comes back.
    fn bid(&mut self, host: u32, link: u32, more: f64) -> Option<u32> {
        let observer = self.observer(self.links[link as usize]);
        let bid = self.prices[observer] + more;
        let first = self.places[observer] as usize;
        let held = &mut self.held[first..self.places[observer + 1] as usize];
        let free = &mut self.idle[self.show.len() + observer];
        let new = Held { bid, host, link };
        let mut outbid = None;
        if *free > 0 {
            let end = held.len() - *free as usize;
            held[end] = new;
            *free -= 1;
            if *free == 0 {
                self.prices[observer] = held.iter().map(|place| place.bid).fold(f64::INFINITY, lesser);
            }
        } else {
            // Without a branch: which of them is the worst cannot be foreseen.
            let (mut worst, mut least, mut next) = (0, f64::INFINITY, bid);
            for (at, place) in held.iter().enumerate() {
                let worse = place.bid < least;
                next = lesser(next, if worse { least } else { place.bid });
                worst = if worse { at } else { worst };
                least = if worse { place.bid } else { least };
            }
            let worst = std::mem::replace(&mut held[worst], new);
            self.links[worst.link as usize].price = observer as u32;
            self.prices[observer] = next;
            outbid = Some(worst.host);
        }
        if let Some(loser) = outbid {
            self.idle[loser as usize] += 1;
        }
        self.links[link as usize].price = (observer + self.observers()) as u32;
        self.idle[host as usize] -= 1;
        outbid
    }

    /// [Fine](fine) node potentials that nearly fit the plan; a host's is its best choice that it has not made.
    pub fn potentials(&self) -> Vec<i64> {
        let whole = |price: f64| (price / PART) as i64;
        let own = (0..self.hosts()).map(|host| -whole(self.best(host).value()).min(fine(self.penalty)));
        let prices = self.prices[..self.observers()].iter();
        own.chain(prices.map(|&price| -whole(price))).collect()
    }

    /// The pairs of the plan, by host.
    pub fn plan(&self) -> impl Iterator<Item = Matched> {
        let links =
            (0..self.hosts()).flat_map(|host| self.links[self.span(host)].iter().map(move |link| (host, *link)));
        links.filter(|(_, link)| self.used(*link)).map(|(host, link)| Matched {
            host: host as u32,
            observer: self.observer(link) as u32,
            cost: link.cost,
        })
    }
}
