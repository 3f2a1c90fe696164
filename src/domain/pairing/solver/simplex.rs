//! Primal network simplex on a bipartite graph with unit arcs.
//!
//! A lesson that nobody observes flows from its host to the root by an artificial arc at the penalty, and an observer's
//! free place is filled from the root for nothing; so every graph is feasible and the most pairs come first. The tree
//! is kept strongly feasible (Cunningham 1976): from every node one more unit could flow to the root along the tree.
//! That rules out cycling, and most degenerate pivots never touch a flow.

use super::Matched;
use super::arc::Arc;
use super::auction::Auction;
use super::basis::{self, Basis};
use super::tree::{NONE, Tree};

/// What enters the tree: a pair, or the artificial arc of a node.
#[derive(Clone, Copy, Debug)]
enum Entering {
    Pair(u32),
    Artificial(u32),
}

#[derive(Clone, Debug)]
pub(super) struct Network {
    hosts: u32,
    /// What a lesson that nobody observes is charged.
    pub penalty: i64,
    /// All arcs but the artificial ones.
    pub arcs: Vec<Arc>,
    /// Flow on each node's artificial arc.
    idle: Vec<u32>,
    tree: Tree,
    /// What the plan costs, with the penalties of what is missing.
    total: i64,
    cursor: usize,
    /// Pivots made so far.
    pub pivots: u64,
}

impl Network {
    /// Goes on from an auction.
    pub fn new(auction: Auction) -> Self {
        let penalty = auction.penalty;
        let hosts = auction.hosts() as u32;
        let mut arcs = Vec::with_capacity(auction.links.len());
        for host in 0..hosts {
            let links = auction.links[auction.span(host as usize)].iter();
            arcs.extend(links.map(|&link| Arc {
                host,
                observer: hosts + auction.observer(link) as u32,
                cost: link.cost,
                state: if auction.used(link) { -1 } else { 1 },
                flow: auction.used(link),
            }));
        }
        let Basis { above, order } = basis::basis(&auction, &arcs, penalty);
        let Auction { idle, .. } = auction;
        for &(_, arc) in above.iter().filter(|above| above.1 != NONE) {
            arcs[arc as usize].state = 0;
        }
        let tree = Tree::new(&above, &order, |node, arc| rise(&arcs, hosts, penalty, node, arc));
        let mut network = Self {
            hosts,
            penalty,
            arcs,
            idle,
            tree,
            total: 0,
            cursor: 0,
            pivots: 0,
        };
        network.total = network.sum();
        network
    }

    fn sum(&self) -> i64 {
        let used = self.arcs.iter().filter(|arc| arc.flow);
        used.map(|arc| i64::from(arc.cost)).sum::<i64>() + self.penalties()
    }

    fn penalties(&self) -> i64 {
        let missing = self.idle[..self.hosts as usize].iter();
        missing.map(|&units| i64::from(units)).sum::<i64>() * self.penalty
    }

    /// What the pairs of the plan cost.
    pub fn cost(&self) -> i64 {
        self.total - self.penalties()
    }

    /// What the plan costs, with the penalties of what is missing.
    pub fn total(&self) -> i64 {
        self.total
    }

    /// Adds pairs that are not in the plan.
    pub fn join(&mut self, joining: &[Matched]) {
        let hosts = self.hosts;
        self.arcs.extend(joining.iter().map(|pair| Arc {
            host: pair.host,
            observer: hosts + pair.observer,
            cost: pair.cost,
            state: 1,
            flow: false,
        }));
    }

    /// The pairs of the plan.
    pub fn plan(&self) -> impl Iterator<Item = Matched> {
        self.arcs.iter().filter(|arc| arc.flow).map(|arc| Matched {
            host: arc.host,
            observer: arc.observer - self.hosts,
            cost: arc.cost,
        })
    }

    /// Becomes a copy of a network with the same nodes, without asking for memory anew.
    pub fn restore(&mut self, from: &Self) {
        self.arcs.clone_from(&from.arcs);
        self.idle.clone_from(&from.idle);
        self.tree.restore(&from.tree);
        (self.total, self.cursor) = (from.total, from.cursor);
    }

    /// Pivots to the optimum of the graph, or until so many pivots have been made in all. Whether it is the optimum.
    pub fn optimise(&mut self, max_pivots: u64) -> bool {
        while self.pivots < max_pivots {
            let Some(entering) = self.price() else { return true };
            self.pivot(entering);
            self.pivots += 1;
        }
        false
    }

    /// Potentials by node, the root's being 0.
    pub fn potentials(&self) -> Vec<i64> {
        let root = self.tree.potentials[self.tree.root() as usize];
        self.tree.potentials.iter().map(|potential| potential - root).collect()
    }

    /// Takes over costs that were changed in [`arcs`](Self::arcs); the plan stays until the next pivots.
    pub fn reprice(&mut self) {
        let (arcs, hosts, penalty) = (&self.arcs, self.hosts, self.penalty);
        self.tree.reprice(|node, arc| rise(arcs, hosts, penalty, node, arc));
        self.total = self.sum();
    }

    /// Changes what one arc costs; the plan stays until the next pivots.
    pub fn charge(&mut self, index: u32, by: i32) {
        let arc = &mut self.arcs[index as usize];
        let (host, observer) = (arc.host, arc.observer);
        arc.cost += by;
        if arc.flow {
            self.total += i64::from(by);
        }
        if arc.state == 0 && self.tree.arc(host) == index {
            self.tree.shift(host, -i64::from(by));
        } else if arc.state == 0 {
            self.tree.shift(observer, i64::from(by));
        }
    }

    /// The reduced cost of an arc.
    pub fn reduced(&self, arc: &Arc) -> i64 {
        let potentials = &self.tree.potentials;
        i64::from(arc.cost) + potentials[arc.host as usize] - potentials[arc.observer as usize]
    }

    fn is_host(&self, node: u32) -> bool {
        node < self.hosts
    }

    /// Block search: the worst arc of the first block that has one.
    fn price(&mut self) -> Option<Entering> {
        let block = ((self.arcs.len() as f64).sqrt() as usize).max(16);
        let potentials = &self.tree.potentials[..];
        let (mut at, mut scanned) = (self.cursor.min(self.arcs.len()), 0);
        loop {
            if at == self.arcs.len() {
                at = 0;
                if let Some(entering) = self.price_artificial() {
                    self.cursor = 0;
                    return Some(entering);
                }
            }
            let end = (at + block).min(self.arcs.len());
            let (mut worst, mut entering) = (0, usize::MAX);
            for (index, arc) in self.arcs[at..end].iter().enumerate() {
                let reduced = i64::from(arc.cost) + potentials[arc.host as usize] - potentials[arc.observer as usize];
                let wrong = i64::from(arc.state) * reduced;
                if wrong < worst {
                    (worst, entering) = (wrong, at + index);
                }
            }
            scanned += end - at;
            at = end;
            if entering != usize::MAX {
                self.cursor = at;
                return Some(Entering::Pair(entering as u32));
            }
            if scanned >= self.arcs.len() {
                // The scan may have begun in the middle, with the artificial arcs read before others moved on.
                return self.price_artificial();
            }
        }
    }

    fn price_artificial(&self) -> Option<Entering> {
        let potentials = &self.tree.potentials;
        let root = self.tree.root() as usize;
        let (floor, ceiling) = (potentials[root] - self.penalty, potentials[root]);
        let (hosts, observers) = potentials[..root].split_at(self.hosts as usize);
        let low = hosts.iter().enumerate().min_by_key(|(_, potential)| **potential);
        if let Some((node, &potential)) = low
            && potential < floor
        {
            return Some(Entering::Artificial(node as u32));
        }
        let high = observers.iter().enumerate().max_by_key(|(_, potential)| **potential);
        high.filter(|(_, potential)| **potential > ceiling)
            .map(|(node, _)| Entering::Artificial(self.hosts + node as u32))
    }

    /// How much more can flow on the arc above `node`, away from or back to its present flow.
    fn room(&self, node: u32, more: bool) -> u32 {
        match (self.tree.arc(node), more) {
            (NONE, true) => u32::MAX,
            (NONE, false) => self.idle[node as usize],
            (arc, _) => u32::from(self.arcs[arc as usize].flow != more),
        }
    }

    fn push(&mut self, node: u32, more: bool, amount: u32) {
        match self.tree.arc(node) {
            NONE if more => self.idle[node as usize] += amount,
            NONE => self.idle[node as usize] -= amount,
            arc => self.arcs[arc as usize].flow = more,
        }
    }

    fn pivot(&mut self, entering: Entering) {
        let root = self.tree.root();
        // Flow goes from `first` to `second` over the entering arc.
        let (first, second, mut amount) = match entering {
            Entering::Pair(arc) => match self.arcs[arc as usize] {
                Arc {
                    host,
                    observer,
                    flow: false,
                    ..
                } => (host, observer, 1),
                Arc { host, observer, .. } => (observer, host, 1),
            },
            Entering::Artificial(node) if self.is_host(node) => (node, root, u32::MAX),
            Entering::Artificial(node) => (root, node, u32::MAX),
        };
        let apex = self.tree.apex(first, second);
        // The leaving arc is the last blocking one in the cycle's direction from the apex: that keeps the tree strongly
        // feasible.
        let mut leaving = None;
        let mut node = first;
        while node != apex {
            let room = self.room(node, !self.is_host(node));
            if room < amount {
                (amount, leaving) = (room, Some((node, true)));
            }
            node = self.tree.parent(node);
        }
        node = second;
        while node != apex {
            let room = self.room(node, self.is_host(node));
            if room <= amount {
                (amount, leaving) = (room, Some((node, false)));
            }
            node = self.tree.parent(node);
        }
        if amount > 0 {
            self.total -= i64::from(amount) * self.gain(entering);
            self.augment(first, second, apex, amount);
            match entering {
                Entering::Pair(arc) => self.arcs[arc as usize].flow ^= true,
                Entering::Artificial(node) => self.idle[node as usize] += amount,
            }
        }
        match (leaving, entering) {
            (Some((cut, at_first)), _) => {
                let (inner, outer) = if at_first { (first, second) } else { (second, first) };
                self.exchange(entering, cut, inner, outer, apex);
            }
            (None, Entering::Pair(arc)) => {
                let arc = &mut self.arcs[arc as usize];
                arc.state = -arc.state;
            }
            (None, Entering::Artificial(_)) => unreachable!("a cycle through an artificial arc has a unit arc"),
        }
    }

    /// What a unit of flow over an entering arc saves.
    fn gain(&self, entering: Entering) -> i64 {
        let potentials = &self.tree.potentials;
        let root = potentials[self.tree.root() as usize];
        match entering {
            Entering::Pair(arc) => self.reduced(&self.arcs[arc as usize]).abs(),
            Entering::Artificial(node) if self.is_host(node) => root - potentials[node as usize] - self.penalty,
            Entering::Artificial(node) => potentials[node as usize] - root,
        }
    }

    fn augment(&mut self, first: u32, second: u32, apex: u32, amount: u32) {
        let mut node = first;
        while node != apex {
            self.push(node, !self.is_host(node), amount);
            node = self.tree.parent(node);
        }
        node = second;
        while node != apex {
            self.push(node, self.is_host(node), amount);
            node = self.tree.parent(node);
        }
    }

    fn exchange(&mut self, entering: Entering, cut: u32, inner: u32, outer: u32, apex: u32) {
        let leaving = self.tree.arc(cut);
        if leaving != NONE {
            let arc = &mut self.arcs[leaving as usize];
            arc.state = if arc.flow { -1 } else { 1 };
        }
        let potentials = &self.tree.potentials;
        let (arc, cost) = match entering {
            Entering::Pair(arc) => (arc, i64::from(self.arcs[arc as usize].cost)),
            Entering::Artificial(node) => (NONE, if self.is_host(node) { self.penalty } else { 0 }),
        };
        // A host's arc points up from it and an observer's down to it, so that the tail is known by the kind of node.
        let below = potentials[inner as usize] - potentials[outer as usize];
        let shift = if self.is_host(inner) {
            -(cost + below)
        } else {
            cost - below
        };
        if arc != NONE {
            self.arcs[arc as usize].state = 0;
        }
        self.tree.rehang(cut, inner, outer, arc, apex, shift);
    }
}

/// How much higher than its parent's the potential of a node below `arc` is.
fn rise(arcs: &[Arc], hosts: u32, penalty: i64, node: u32, arc: u32) -> i64 {
    match arc {
        NONE if node < hosts => -penalty,
        NONE => 0,
        arc if node < hosts => -i64::from(arcs[arc as usize].cost),
        arc => i64::from(arcs[arc as usize].cost),
    }
}
