//! A second solver for the tests, of any minimum-cost flow: shortest paths, and as many units along them as fit. Plain,
//! and with nothing in common with the first one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Costs, List, Quotas};

/// A network to send units through.
pub(crate) struct Flow {
    /// By node: its arcs. An arc's way back stands beside it, at the number with the last bit turned.
    out: Vec<Vec<usize>>,
    /// Where an arc leads, how many units it has room for, what each of them costs.
    arcs: Vec<(usize, i64, i64)>,
    /// By node: how far it was in all rounds together.
    far: Vec<i64>,
}

impl Flow {
    pub fn new(nodes: usize) -> Self {
        Self {
            out: vec![Vec::new(); nodes],
            arcs: Vec::new(),
            far: vec![0; nodes],
        }
    }

    pub fn arc(&mut self, from: usize, to: usize, room: i64, cost: i64) {
        for (from, to, room, cost) in [(from, to, room, cost), (to, from, 0, -cost)] {
            self.out[from].push(self.arcs.len());
            self.arcs.push((to, room, cost));
        }
    }

    /// The most units that can be sent, and their least cost.
    pub fn solve(&mut self, source: usize, sink: usize) -> (i64, i64) {
        let (mut units, mut total) = (0, 0);
        while self.measure(source, sink) {
            let (mut next, mut on_path) = (vec![0; self.out.len()], vec![false; self.out.len()]);
            loop {
                let sent = self.send(source, sink, i64::MAX, (&mut next, &mut on_path));
                if sent == 0 {
                    break;
                }
                units += sent;
                total += sent * (self.far[sink] - self.far[source]);
            }
        }
        (units, total)
    }

    /// Distances by Dijkstra over what the earlier rounds left of the costs. Whether the sink can be reached.
    fn measure(&mut self, source: usize, sink: usize) -> bool {
        let mut far = vec![i64::MAX; self.out.len()];
        let mut queue = BinaryHeap::from([Reverse((0, source))]);
        far[source] = 0;
        while let Some(Reverse((so_far, node))) = queue.pop() {
            if so_far > far[node] {
                continue;
            }
            for &arc in &self.out[node] {
                let (to, room, cost) = self.arcs[arc];
                let through = so_far + cost + self.far[node] - self.far[to];
                if room > 0 && through < far[to] {
                    far[to] = through;
                    queue.push(Reverse((through, to)));
                }
            }
        }
        let last = far[sink];
        if last < i64::MAX {
            self.far
                .iter_mut()
                .zip(far)
                .for_each(|(all, far)| *all += far.min(last));
        }
        last < i64::MAX
    }

    /// Sends up to `most` units along arcs that lie on shortest paths.
    fn send(&mut self, node: usize, sink: usize, most: i64, marks: (&mut [usize], &mut [bool])) -> i64 {
        if node == sink {
            return most;
        }
        let (next, on_path) = marks;
        on_path[node] = true;
        let mut sent = 0;
        while let Some(&arc) = self.out[node].get(next[node]) {
            let (to, room, cost) = self.arcs[arc];
            if room > 0 && !on_path[to] && cost + self.far[node] == self.far[to] {
                sent = self.send(to, sink, most.min(room), (&mut *next, &mut *on_path));
                if sent > 0 {
                    self.arcs[arc].1 -= sent;
                    self.arcs[arc ^ 1].1 += sent;
                    break;
                }
            }
            next[node] += 1;
        }
        on_path[node] = false;
        sent
    }
}

/// The most pairs, and their least cost.
pub(crate) fn solve(costs: &impl Costs, quotas: &Quotas) -> (u64, i64) {
    let (hosts, observers) = (costs.hosts(), costs.observers());
    let (source, sink) = (hosts + observers, hosts + observers + 1);
    let (mut flow, mut list) = (Flow::new(sink + 1), List::default());
    for host in 0..hosts {
        flow.arc(source, host, quotas.show[host].into(), 0);
        let (seen, row) = costs.list(host, &mut list);
        for (observer, cost) in seen.iter().zip(row) {
            flow.arc(host, hosts + *observer as usize, 1, i64::from(*cost));
        }
    }
    for observer in 0..observers {
        flow.arc(hosts + observer, sink, quotas.observe[observer].into(), 0);
    }
    let (units, cost) = flow.solve(source, sink);
    (units.unsigned_abs(), cost)
}
