//! Plans without mutual couples: one direction of each couple is charged as if it were forbidden, and flipped where
//! that pays.

use std::collections::HashMap;

use super::super::simplex::Network;
use super::lagrange::{Couple, arcs_of};
use super::{People, mutual};

/// How often all promising couples are tried.
const PASSES: usize = 3;

/// A network in which one direction of some couples is charged.
pub(super) struct Oriented<'a> {
    pub network: Network,
    index: &'a [(Couple, u32)],
    people: People<'a>,
    charge: i32,
    /// By couple: the arcs that bear the charge.
    charged: HashMap<Couple, Vec<u32>>,
    start: Vec<Couple>,
}

impl<'a> Oriented<'a> {
    /// `network` with plain costs; couples in `start` are decided by its present plan.
    pub fn new(
        network: Network,
        index: &'a [(Couple, u32)],
        people: People<'a>,
        charge: i32,
        start: Vec<Couple>,
    ) -> Self {
        Self {
            network,
            index,
            people,
            charge,
            charged: HashMap::new(),
            start,
        }
    }

    /// Decides the couples that have a price, then those that come up; whether it came to an end.
    pub fn run(&mut self, flips: bool, limit: u64) -> bool {
        let mut start = std::mem::take(&mut self.start);
        start.sort_unstable();
        for both in start {
            self.decide(both);
        }
        self.network.reprice();
        self.network.optimise(limit) && self.close(limit) && (!flips || self.flip(limit))
    }

    /// Charges and pivots until no couple meets both ways that could do otherwise.
    fn close(&mut self, limit: u64) -> bool {
        loop {
            let new: Vec<Couple> = self
                .mutual()
                .into_iter()
                .filter(|both| !self.charged.contains_key(both))
                .collect();
            if new.is_empty() {
                return true;
            }
            for both in new {
                self.decide(both);
            }
            self.network.reprice();
            if !self.network.optimise(limit) {
                return false;
            }
        }
    }

    /// Couples that meet both ways in the plan.
    pub fn couples(&self) -> usize {
        self.mutual().len()
    }

    /// The plan's scaled cost with the charge of each mutual couple.
    pub fn value(&self) -> i64 {
        let used = self.network.arcs.iter().filter(|arc| arc.used());
        let costs: i64 = used.map(|arc| i64::from(arc.cost)).sum();
        let charges: usize = self.charged.values().map(|arcs| self.used(arcs)).sum();
        costs + (self.couples() as i64 - charges as i64) * i64::from(self.charge)
    }

    fn used(&self, arcs: &[u32]) -> usize {
        arcs.iter()
            .filter(|arc| self.network.arcs[**arc as usize].used())
            .count()
    }

    fn mutual(&self) -> Vec<Couple> {
        let hosts = self.people.hosts.len() as u32;
        let used = self
            .network
            .arcs
            .iter()
            .filter(|arc| arc.used())
            .map(|arc| (arc.host, arc.observer - hosts));
        mutual(self.people, used)
    }

    /// Charges the direction that the plan does not use, or the dearer one if it uses both.
    fn decide(&mut self, both: Couple) {
        let (there, back) = self.directions(both);
        let dear = |arcs: &[u32]| {
            let used = arcs
                .iter()
                .map(|arc| &self.network.arcs[*arc as usize])
                .filter(|arc| arc.used());
            used.map(|arc| arc.cost).max()
        };
        let arcs = match (dear(&there), dear(&back)) {
            (None, None) => return,
            (there_cost, back_cost) if there_cost > back_cost => match back_cost {
                Some(_) => there,
                None => back,
            },
            (None, Some(_)) => there,
            _ => back,
        };
        self.charge(&arcs, self.charge);
        self.charged.insert(both, arcs);
    }

    fn directions(&self, both: Couple) -> (Vec<u32>, Vec<u32>) {
        let first = |arc: &u32| self.people.hosts[self.network.arcs[*arc as usize].host as usize] == both.0;
        arcs_of(self.index, both).partition(first)
    }

    fn charge(&mut self, arcs: &[u32], by: i32) {
        for &arc in arcs {
            self.network.arcs[arc as usize].cost += by;
        }
    }

    /// Turns couples round where reduced costs promise a gain, and back where there was none, while it pays.
    fn flip(&mut self, limit: u64) -> bool {
        let mut value = self.value();
        for _ in 0..PASSES {
            let before = value;
            for both in self.promising() {
                self.turn(both);
                if !self.network.optimise(limit) {
                    return false;
                }
                let new = self.value();
                if new < value {
                    value = new;
                    continue;
                }
                self.turn(both);
                // Among equally cheap plans this may be another one, with couples that are not decided yet.
                if !self.network.optimise(limit) || !self.close(limit) {
                    return false;
                }
                value = self.value();
            }
            if value >= before {
                break;
            }
        }
        true
    }

    /// Couples whose other direction looks better, the most promising first.
    fn promising(&self) -> Vec<Couple> {
        let mut promising: Vec<(i64, Couple)> = Vec::new();
        for (&both, arcs) in &self.charged {
            let (there, back) = self.directions(both);
            let other = if arcs == &there { back } else { there };
            let reduced = |arcs: &[u32]| {
                arcs.iter()
                    .map(|arc| self.network.reduced(&self.network.arcs[*arc as usize]))
                    .min()
                    .unwrap_or(0)
            };
            let gain = i64::from(self.charge) - reduced(arcs) + reduced(&other).min(0);
            if gain > 0 && !arcs.is_empty() && !other.is_empty() {
                promising.push((-gain, both));
            }
        }
        promising.sort_unstable();
        promising.into_iter().map(|(_, both)| both).collect()
    }

    fn turn(&mut self, both: Couple) {
        let (there, back) = self.directions(both);
        let old = self.charged.remove(&both).unwrap_or_default();
        let new = if old == there { back } else { there };
        self.charge(&old, -self.charge);
        self.charge(&new, self.charge);
        self.charged.insert(both, new);
        self.network.reprice();
    }
}
