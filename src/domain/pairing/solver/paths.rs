//! The exact end of an auction: shortest augmenting paths.
//!
//! An auction leaves prices that are nearly right. Pairs that do not fit them exactly are taken back, and each lesson
//! without a partner then finds the shortest way to a free place in the residual graph, with reduced costs as lengths
//! (Tomizawa 1971; Edmonds and Karp 1972). A lesson that nobody observes goes to the root at the penalty, and what the
//! root has too much of fills free places for nothing; so there always is a way, and the most pairs come first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::auction::{Auction, Held};
use super::tree::NONE;

/// A node of the search.
#[derive(Clone, Copy)]
struct Label {
    /// A link that is not in the plan has a reduced cost of 0 or more, one that is of 0 or less.
    potential: i64,
    /// How far it is from where the search began.
    far: i64,
}

/// How a node was reached.
#[derive(Clone, Copy)]
struct Way {
    /// The node before.
    from: u32,
    /// The link between the two, if neither is the root.
    link: u32,
}

/// A node to go on from.
struct Reached {
    far: i64,
    node: u32,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.far.cmp(&self.far)
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.far == other.far
    }
}

impl Eq for Reached {}

/// A search for ways through the residual graph. Nodes are the hosts, the observers, and the root.
pub(super) struct Paths<'a> {
    auction: &'a mut Auction,
    labels: Vec<Label>,
    /// By node, if it was reached.
    ways: Vec<Way>,
    /// By node: lessons and places that the root takes and gives.
    home: Vec<u32>,
    /// What the root still has to give; what it has to take, if negative.
    surplus: i64,
    reached: Vec<u32>,
    /// Reached and as near as the last one.
    ready: Vec<u32>,
    heap: BinaryHeap<Reached>,
    /// Where the nearest free place is, and how far.
    end: u32,
    bound: i64,
}

/// Makes the auction's plan the best one on its links, and its prices those that prove it. Whether it got there with so
/// many `steps`; each way takes one off.
pub(super) fn finish(auction: &mut Auction, steps: &mut u64) -> bool {
    let mut paths = Paths::new(auction);
    let done = paths.run(steps);
    paths.settle();
    done
}

impl<'a> Paths<'a> {
    fn new(auction: &'a mut Auction) -> Self {
        auction.release(0);
        let label = |potential| Label {
            potential,
            far: i64::MAX,
        };
        let labels: Vec<Label> = auction.potentials().into_iter().chain([0]).map(label).collect();
        let nodes = labels.len();
        let (show, observe) = auction.units();
        let mut home = vec![0; nodes - 1];
        let mut surplus = observe - show;
        for host in (0..auction.hosts()).filter(|&host| labels[host].potential == -auction.penalty) {
            home[host] = auction.idle[host];
            surplus += i64::from(home[host]);
        }
        Self {
            auction,
            ways: vec![Way { from: NONE, link: NONE }; nodes],
            labels,
            home,
            surplus,
            reached: Vec::new(),
            ready: Vec::new(),
            heap: BinaryHeap::new(),
            end: NONE,
            bound: i64::MAX,
        }
    }

    fn root(&self) -> u32 {
        self.home.len() as u32
    }

    fn is_host(&self, node: u32) -> bool {
        (node as usize) < self.auction.hosts()
    }

    fn potential(&self, node: u32) -> i64 {
        self.labels[node as usize].potential
    }

    /// Lessons of a host without a way yet, places of an observer.
    fn wanting(&self, node: u32) -> u32 {
        self.auction.idle[node as usize] - self.home[node as usize]
    }

    fn run(&mut self, steps: &mut u64) -> bool {
        let (hosts, root) = (self.auction.hosts() as u32, self.root());
        for host in 0..hosts {
            while self.wanting(host) > 0 {
                if !self.step(host, steps) {
                    return false;
                }
            }
        }
        for observer in hosts..root {
            if self.potential(observer) == self.potential(root) {
                let more = self.surplus.clamp(0, i64::from(self.wanting(observer)));
                self.home[observer as usize] += more as u32;
                self.surplus -= more;
            }
        }
        while self.surplus > 0 {
            if !self.step(root, steps) {
                return false;
            }
        }
        true
    }

    /// One unit more on its way.
    fn step(&mut self, source: u32, steps: &mut u64) -> bool {
        if *steps == 0 {
            return false;
        }
        *steps -= 1;
        self.search(source);
        for &node in &self.reached {
            let label = &mut self.labels[node as usize];
            let far = std::mem::replace(&mut label.far, i64::MAX);
            label.potential += (far - self.bound).min(0);
        }
        self.reached.clear();
        self.augment(source);
        true
    }

    fn search(&mut self, source: u32) {
        (self.end, self.bound) = (NONE, i64::MAX);
        self.heap.clear();
        self.ready.clear();
        self.labels[source as usize].far = 0;
        self.reached.push(source);
        self.ready.push(source);
        let mut now = 0;
        while now < self.bound {
            let node = if let Some(node) = self.ready.pop() {
                node
            } else if let Some(next) = self.heap.pop() {
                if next.far > self.labels[next.node as usize].far {
                    continue;
                }
                now = next.far;
                if now >= self.bound {
                    return;
                }
                next.node
            } else {
                return;
            };
            if node == self.root() {
                self.leave_root(now);
            } else if self.is_host(node) {
                self.leave_host(now, node);
            } else {
                self.leave_observer(now, node);
            }
        }
    }

    /// Takes note of a way to `node`, if it is a shorter one.
    fn reach(&mut self, now: i64, far: i64, node: u32, way: Way) {
        let label = &mut self.labels[node as usize];
        if far >= self.bound || far >= label.far {
            return;
        }
        if label.far == i64::MAX {
            self.reached.push(node);
        }
        label.far = far;
        self.ways[node as usize] = way;
        let ends = if node == self.root() {
            self.surplus < 0
        } else {
            !self.is_host(node) && self.wanting(node) > 0
        };
        if ends {
            (self.end, self.bound) = (node, far);
        } else if far == now {
            self.ready.push(node);
        } else {
            self.heap.push(Reached { far, node });
        }
    }

    fn leave_host(&mut self, now: i64, host: u32) {
        let own = now + self.potential(host);
        let hosts = self.auction.hosts() as u32;
        let mut span = self.auction.span(host as usize);
        while let Some((index, far)) = self.shorter(span.clone(), own) {
            let node = hosts + self.auction.links[index].observer() as u32;
            let link = index as u32;
            self.reach(now, far, node, Way { from: host, link });
            span.start = index + 1;
        }
        let root = self.root();
        let far = own + self.auction.penalty - self.potential(root);
        self.reach(now, far, root, Way { from: host, link: NONE });
    }

    /// The first of a host's links on which the way to the observer is shorter than what is known, and how long it is.
    fn shorter(&self, links: Range<usize>, own: i64) -> Option<(usize, i64)> {
        let (observers, bound) = (&self.labels[self.auction.hosts()..], self.bound);
        for (index, link) in (links.start..).zip(&self.auction.links[links]) {
            let Label { potential, far } = observers[link.observer()];
            let length = own + i64::from(link.cost) - potential;
            if length < far && length < bound && !link.used() {
                return Some((index, length));
            }
        }
        None
    }

    fn leave_observer(&mut self, now: i64, observer: u32) {
        let own = now + self.potential(observer);
        let at = observer as usize - self.auction.hosts();
        for place in 0..self.auction.held(at).len() {
            let Held { host, link, .. } = self.auction.held(at)[place];
            let far = own - self.potential(host) - i64::from(self.auction.links[link as usize].cost);
            self.reach(now, far, host, Way { from: observer, link });
        }
        if self.home[observer as usize] > 0 {
            let root = self.root();
            let far = own - self.potential(root);
            self.reach(
                now,
                far,
                root,
                Way {
                    from: observer,
                    link: NONE,
                },
            );
        }
    }

    fn leave_root(&mut self, now: i64) {
        let root = self.root();
        let own = now + self.potential(root);
        let way = Way { from: root, link: NONE };
        for observer in self.auction.hosts() as u32..root {
            self.reach(now, own - self.potential(observer), observer, way);
        }
        for host in 0..self.auction.hosts() as u32 {
            if self.home[host as usize] > 0 {
                self.reach(now, now, host, way);
            }
        }
    }

    /// Sends a unit along the way that was found.
    fn augment(&mut self, source: u32) {
        let root = self.root();
        let mut node = self.end;
        self.surplus += i64::from(node == root) - i64::from(source == root);
        while node != source {
            let Way { from, link } = self.ways[node as usize];
            let (other, leaves) = if node == root { (from, true) } else { (node, false) };
            if node == root || from == root {
                // Lessons go to the root and places come from it.
                let more = self.is_host(other) == leaves;
                let home = &mut self.home[other as usize];
                *home = if more { *home + 1 } else { *home - 1 };
            } else if self.is_host(node) {
                self.auction.undo(node, link);
            } else {
                self.auction.take(from, link);
            }
            node = from;
        }
    }

    /// Hands the prices back.
    fn settle(self) {
        let root = self.potential(self.root());
        let observers = &self.labels[self.auction.hosts()..];
        for (price, label) in self.auction.prices.iter_mut().zip(observers) {
            *price = root - label.potential;
        }
    }
}
