//! Plans without mutual couples: one direction of each couple is charged as if it were forbidden, and turned round
//! where that pays.

use std::collections::HashMap;

use super::super::simplex::Network;
use super::{Couple, People, arcs_of, mutual};

/// How often all promising couples are tried.
const PASSES: usize = 3;

/// A network in which one direction of some couples is charged.
pub(super) struct Oriented<'a> {
    pub network: Network,
    index: &'a [(Couple, u32)],
    people: People<'a>,
    charge: i32,
    /// By couple: which direction recent plans used more, from −1 (back) to 1 (there).
    leans: &'a HashMap<Couple, f32>,
    /// By couple: the arcs that bear the charge.
    charged: HashMap<Couple, Vec<u32>>,
}

impl<'a> Oriented<'a> {
    /// `network` with its prices.
    pub fn new(
        network: Network,
        index: &'a [(Couple, u32)],
        people: People<'a>,
        charge: i32,
        leans: &'a HashMap<Couple, f32>,
    ) -> Self {
        Self {
            network,
            index,
            people,
            charge,
            leans,
            charged: HashMap::new(),
        }
    }

    /// Undoes the couples that the prices left, takes the `prices` off and charges the other direction of each couple
    /// instead, and then `turns` couples round. Whether it came to an end.
    pub fn run(&mut self, prices: &[(Couple, i32)], turns: bool, limit: u64) -> bool {
        if !self.close(limit) {
            return false;
        }
        for &(both, price) in prices.iter().filter(|(_, price)| *price > 0) {
            for arc in arcs_of(self.index, both) {
                self.network.arcs[arc as usize].cost -= price;
            }
            if !self.charged.contains_key(&both) {
                self.decide(both);
            }
        }
        self.network.reprice();
        self.network.optimise(limit) && self.close(limit) && (!turns || self.turn_round(limit))
    }

    /// Charges and pivots until no couple meets both ways that could do otherwise.
    fn close(&mut self, limit: u64) -> bool {
        loop {
            let mut new = self.mutual();
            new.retain(|both| !self.charged.contains_key(both));
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
        let used = |arc: &&u32| self.network.arcs[**arc as usize].flow;
        let charges = self.charged.values().flatten().filter(used).count();
        self.network.cost() + (self.couples() as i64 - charges as i64) * i64::from(self.charge)
    }

    fn mutual(&self) -> Vec<Couple> {
        let hosts = self.people.hosts.len() as u32;
        let used = self
            .network
            .arcs
            .iter()
            .filter(|arc| arc.flow)
            .map(|arc| (arc.host, arc.observer - hosts));
        mutual(self.people, used)
    }

    /// Charges the direction that the plan does not use, or, if it uses both, the one that plans used less of late.
    fn decide(&mut self, both: Couple) {
        let (there, back) = self.directions(both);
        let used = |arcs: &[u32]| {
            let used = arcs.iter().map(|arc| &self.network.arcs[*arc as usize]);
            used.filter(|arc| arc.flow).map(|arc| arc.cost).max()
        };
        let arcs = match (used(&there), used(&back)) {
            (None, None) => return,
            (None, Some(_)) => there,
            (Some(_), None) => back,
            (Some(one), Some(other)) => match self.leans.get(&both) {
                Some(lean) if *lean > 0.0 => back,
                Some(lean) if *lean < 0.0 => there,
                _ if one > other => there,
                _ => back,
            },
        };
        for &arc in &arcs {
            self.network.arcs[arc as usize].cost += self.charge;
        }
        self.charged.insert(both, arcs);
    }

    fn directions(&self, both: Couple) -> (Vec<u32>, Vec<u32>) {
        let first = |arc: &u32| self.people.hosts[self.network.arcs[*arc as usize].host as usize] == both.0;
        arcs_of(self.index, both).partition(first)
    }

    /// Turns couples round where reduced costs promise a gain, while it pays.
    fn turn_round(&mut self, limit: u64) -> bool {
        let mut best = self.network.clone();
        for _ in 0..PASSES {
            let before = best.total();
            for both in self.promising() {
                let charged = self.charged.get(&both).cloned();
                self.turn(both);
                if !self.network.optimise(limit) {
                    return false;
                }
                // Most attempts end here: what is charged already is a bound for what it comes to in the end.
                if self.network.total() < best.total() {
                    let kept = self.charged.clone();
                    if !self.close(limit) {
                        return false;
                    }
                    if self.network.total() < best.total() {
                        best.restore(&self.network);
                        continue;
                    }
                    self.charged = kept;
                }
                self.network.restore(&best);
                self.charged.extend(charged.map(|arcs| (both, arcs)));
            }
            if best.total() >= before {
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
        for &arc in &old {
            self.network.charge(arc, -self.charge);
        }
        for &arc in &new {
            self.network.charge(arc, self.charge);
        }
        self.charged.insert(both, new);
    }
}
