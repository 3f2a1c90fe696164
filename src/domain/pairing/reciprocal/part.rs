//! The open pairs in parts: people who hang together, and what their pairs and couples are.

use super::super::solver::{Quotas, Solution};
use super::{Arc, Back};

/// People who hang together by open pairs.
pub(super) struct Part {
    pub arcs: Vec<Arc>,
    /// By pair: its host and observer within the part.
    pub ends: Vec<(u32, u32)>,
    pub quotas: Quotas,
    /// By pair: how many of the two must have all their lessons in every plan as good.
    pub full: Vec<i32>,
    /// Both ways of each couple.
    pub couples: Vec<(usize, usize)>,
    /// Pairs whose way back is certain.
    pub singles: Vec<usize>,
}

impl Part {
    /// The parts of the open pairs; both ways of a couple are of one part.
    pub fn all(open: &[Arc], back: &[Option<Back>], left: &Quotas, base: &Solution) -> Vec<Self> {
        let hosts = left.show.len();
        let mut union = Union::new(hosts + left.observe.len());
        for (arc, back) in open.iter().zip(back) {
            union.join(arc.host as usize, hosts + arc.observer as usize);
            if let Some(Back::Open(other)) = back {
                union.join(arc.host as usize, open[*other].host as usize);
            }
        }
        let mut parts: Vec<(usize, usize)> = (0..)
            .zip(open)
            .map(|(at, arc)| (union.root(arc.host as usize), at))
            .collect();
        parts.sort_unstable();
        let chunks = parts.chunk_by(|one, other| one.0 == other.0);
        chunks
            .map(|chunk| {
                let places: Vec<usize> = chunk.iter().map(|(_, at)| *at).collect();
                Self::of(&places, open, back, left, base)
            })
            .collect()
    }

    fn of(places: &[usize], open: &[Arc], back: &[Option<Back>], left: &Quotas, base: &Solution) -> Self {
        let arcs: Vec<Arc> = places.iter().map(|at| open[*at]).collect();
        let distinct = |of: fn(&Arc) -> u32| {
            let mut all: Vec<u32> = arcs.iter().map(of).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (hosts, observers) = (distinct(|arc| arc.host), distinct(|arc| arc.observer));
        let place = |all: &[u32], one: u32| all.partition_point(|other| *other < one);
        let ends = arcs.iter().map(|arc| {
            let (host, observer) = (place(&hosts, arc.host), place(&observers, arc.observer));
            (host as u32, observer as u32)
        });
        let prices = &base.potentials;
        let full = arcs.iter().map(|arc| {
            let shows = prices.host[arc.host as usize] > -prices.penalty;
            let sees = prices.observer[arc.observer as usize] < 0;
            i32::from(shows) + i32::from(sees)
        });
        let (mut couples, mut singles) = (Vec::new(), Vec::new());
        for (own, at) in places.iter().enumerate() {
            match back[*at] {
                Some(Back::Certain) => singles.push(own),
                Some(Back::Open(other)) if at < &other => {
                    couples.extend(places.binary_search(&other).map(|other| (own, other)));
                }
                _ => {}
            }
        }
        Self {
            ends: ends.collect(),
            full: full.collect(),
            quotas: Quotas {
                show: hosts.iter().map(|host| left.show[*host as usize]).collect(),
                observe: observers
                    .iter()
                    .map(|observer| left.observe[*observer as usize])
                    .collect(),
            },
            couples,
            singles,
            arcs,
        }
    }

    /// Couples that a choice brings together.
    pub fn met(&self, used: &[bool]) -> u32 {
        let couples = self.couples.iter().filter(|(there, back)| used[*there] && used[*back]);
        let singles = self.singles.iter().filter(|at| used[**at]);
        (couples.count() + singles.count()) as u32
    }
}

/// Nodes that hang together.
struct Union(Vec<usize>);

impl Union {
    fn new(nodes: usize) -> Self {
        Self((0..nodes).collect())
    }

    fn root(&mut self, mut node: usize) -> usize {
        while self.0[node] != node {
            self.0[node] = self.0[self.0[node]];
            node = self.0[node];
        }
        node
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}
