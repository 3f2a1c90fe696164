//! From an auction to the simplex's first basis.
//!
//! The tree of shortest ways to the root in the residual graph is strongly feasible whatever the plan is, and optimal
//! when the plan is. Lengths are reduced costs by the auction's prices, which are nearly 0 or more.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::arc::Arc;
use super::auction::{Auction, fine};
use super::tree::NONE;

/// A spanning tree.
pub(super) struct Basis {
    /// By node: parent and arc above it; [`NONE`] is the root, or its artificial arc.
    pub above: Vec<(u32, u32)>,
    /// Nodes, each after its parent.
    pub order: Vec<u32>,
}

/// Finds the tree for the plan and prices of an auction.
pub(super) fn basis(auction: &Auction, arcs: &[Arc], penalty: i64) -> Basis {
    let penalty = fine(penalty);
    let potentials = potentials(auction, penalty);
    let nodes = auction.idle.len();
    let hosts = auction.hosts();
    let (starts, by_observer) = by_observer(nodes, arcs);
    let mut search = Search {
        far: vec![i64::MAX; nodes],
        basis: Basis {
            above: vec![(NONE, NONE); nodes],
            order: Vec::with_capacity(nodes),
        },
        heap: BinaryHeap::with_capacity(nodes),
    };
    for (node, &idle) in (0u32..).zip(&auction.idle) {
        let host = (node as usize) < hosts;
        if host || idle > 0 {
            let length = if host {
                penalty + potentials[node as usize]
            } else {
                -potentials[node as usize]
            };
            search.reach(node, NONE, NONE, length.max(0));
        }
    }
    let reduced =
        |arc: &Arc| fine(i64::from(arc.cost)) + potentials[arc.host as usize] - potentials[arc.observer as usize];
    while let Some((length, node)) = search.next() {
        if (node as usize) < hosts {
            for index in auction.span(node as usize) {
                let arc = &arcs[index];
                if arc.flow {
                    search.reach(arc.observer, node, index as u32, length + (-reduced(arc)).max(0));
                }
            }
        } else {
            let own = potentials[node as usize];
            for free in &by_observer[starts[node as usize] as usize..starts[node as usize + 1] as usize] {
                let reduced = fine(i64::from(free.cost)) + potentials[free.host as usize] - own;
                search.reach(free.host, node, free.arc, length + reduced.max(0));
            }
        }
    }
    let Search { far, mut basis, .. } = search;
    // Who sees nothing is a leaf of the root without any arc.
    basis
        .order
        .extend((0..nodes as u32).filter(|&node| far[node as usize] == i64::MAX));
    basis
}

/// Potentials by which some way to the root has length 0.
fn potentials(auction: &Auction, penalty: i64) -> Vec<i64> {
    let mut potentials = auction.potentials();
    let (hosts, observers) = potentials.split_at_mut(auction.hosts());
    if auction.idle.iter().all(|&units| units == 0) {
        let shift = hosts.iter().min().map_or(0, |lowest| lowest + penalty);
        hosts
            .iter_mut()
            .chain(observers)
            .for_each(|potential| *potential -= shift);
    } else {
        // What is idle hangs on the root: its artificial arc has flow and so must be in the tree.
        let ends = hosts
            .iter_mut()
            .map(|host| (host, -penalty))
            .chain(observers.iter_mut().map(|one| (one, 0)));
        let idle = ends.zip(&auction.idle).filter(|(_, idle)| **idle > 0);
        idle.for_each(|((potential, end), _)| *potential = end);
    }
    potentials
}

/// An arc without flow, with all that the search needs of it: to look it up would take longer.
#[derive(Clone, Copy, Default)]
struct Free {
    arc: u32,
    host: u32,
    cost: i32,
}

/// Arcs without flow by their observers' nodes, and where each begins.
fn by_observer(nodes: usize, arcs: &[Arc]) -> (Vec<u32>, Vec<Free>) {
    let free = || (0..).zip(arcs).filter(|(_, arc)| !arc.flow);
    let mut starts = vec![0; nodes + 1];
    for (_, arc) in free() {
        starts[arc.observer as usize + 1] += 1;
    }
    for node in 0..nodes {
        starts[node + 1] += starts[node];
    }
    let mut next = starts.clone();
    let mut sorted = vec![Free::default(); starts[nodes] as usize];
    for (index, arc) in free() {
        let place = &mut next[arc.observer as usize];
        sorted[*place as usize] = Free {
            arc: index,
            host: arc.host,
            cost: arc.cost,
        };
        *place += 1;
    }
    (starts, sorted)
}

/// Dijkstra's search from the root against the arcs.
struct Search {
    far: Vec<i64>,
    basis: Basis,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

impl Search {
    fn reach(&mut self, node: u32, parent: u32, arc: u32, length: i64) {
        if length < self.far[node as usize] {
            self.far[node as usize] = length;
            self.basis.above[node as usize] = (parent, arc);
            self.heap.push(Reverse((length, node)));
        }
    }

    fn next(&mut self) -> Option<(i64, u32)> {
        while let Some(Reverse((length, node))) = self.heap.pop() {
            if length == self.far[node as usize] {
                // A node may come up again at the same length only if it was pushed twice, which `reach` rules out.
                self.basis.order.push(node);
                return Some((length, node));
            }
        }
        None
    }
}
