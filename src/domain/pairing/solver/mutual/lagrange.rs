//! The prices of couples: subgradient steps on the warm simplex.

use std::collections::HashMap;

use super::super::arc::Arc;
use super::super::certificate::seal;
use super::super::pricing::{self, Outcome, least_penalty};
use super::super::simplex::Network;
use super::super::views::View;
use super::super::{Costs, MAX_COST, Matched, Quotas, Solution};
use super::orient::Oriented;
use super::{Avoided, Couple, People, Prices, arcs_of, couple, mutual};

/// Prices move in this fraction of a unit of cost, if costs leave room for it.
const SCALE: i32 = 64;

/// Rounds of prices for a school; large problems get fewer.
const ROUNDS: usize = 160;

/// Rounds between two pricings of all pairs.
const PRICED: usize = 20;

/// Rounds between two plans.
const PLANNED: usize = 10;

/// How much the latest plan weighs in what plans use of late.
const LEAN: f32 = 0.2;

/// Rounds without a better bound after which steps are halved.
const PATIENCE: usize = 6;

/// Rounds without a better bound after which the prices are left as they are.
const ENOUGH: usize = 20;

/// The problem with its prices.
pub(super) struct Lagrange<'a, C> {
    priced: View<'a, C, Prices<'a>>,
    quotas: &'a Quotas,
    /// A couple's charge, scaled.
    charge: i32,
    penalty: i64,
    /// Arcs by couple, sorted.
    index: Vec<(Couple, u32)>,
    /// By couple: which direction recent plans used more, from −1 (back) to 1 (there).
    leans: HashMap<Couple, f32>,
}

impl<'a, C: Costs> Lagrange<'a, C> {
    /// `None` when the costs are too great to be priced.
    pub fn new(costs: &'a C, quotas: &'a Quotas, people: People<'a>, charge: i32, base: &Solution) -> Option<Self> {
        let smaller = costs.hosts().min(costs.observers()).max(1);
        let dearest = (base.potentials.penalty - 1) / smaller as i64;
        let room = i64::from(MAX_COST) / (dearest + i64::from(charge)).max(1);
        let scale = i32::try_from(room).map_or(SCALE, |room| room.min(SCALE));
        let dearest = (dearest as i32).checked_add(charge)?.checked_mul(scale)?;
        let priced = View {
            inner: costs,
            prices: Prices::new(scale, people),
        };
        let penalty = least_penalty(costs.hosts(), costs.observers(), dearest);
        (scale > 0).then_some(Self {
            priced,
            quotas,
            charge: charge * scale,
            penalty,
            index: Vec::new(),
            leans: HashMap::new(),
        })
    }

    pub fn run(mut self, mut best: Avoided, seed: u64, limit: u64) -> Avoided {
        let mut network = pricing::graph(&self.priced, self.quotas, seed, Some(self.penalty));
        let rounds = (ROUNDS * 3000 / (network.arcs.len() / 20).max(3000)).max(2 * PRICED);
        let (mut top, mut top_prices, mut stale, mut pace) = (i64::MIN, Vec::new(), 0, 1.0);
        for round in 0..rounds {
            let done = if round % PRICED == 0 {
                self.settle(&mut network, &mut best, limit)
            } else {
                network.optimise(limit)
            };
            if !done {
                return best;
            }
            if round % PLANNED == 0 {
                self.plan(&network, &mut best, false, limit);
            }
            // With all pairs priced, the bound may be as good as the plan.
            let reached = self.whole(self.bound(&network)) >= best.value;
            if reached && !self.settle(&mut network, &mut best, limit) || best.bound == best.value {
                return best;
            }
            let bound = self.bound(&network);
            if bound > top {
                (top, top_prices, stale) = (bound, self.prices(), 0);
            } else {
                stale += 1;
                if stale % PATIENCE == 0 {
                    pace /= 2.0;
                }
                if stale == ENOUGH {
                    break;
                }
            }
            let gap = best.value * i64::from(self.priced.prices.scale) - bound;
            self.step(&mut network, gap as f64 * pace);
        }
        self.set(&mut network, &top_prices);
        if self.settle(&mut network, &mut best, limit) && best.bound < best.value {
            self.plan(&network, &mut best, true, limit);
        }
        best
    }

    /// A scaled bound in whole costs.
    fn whole(&self, bound: i64) -> i64 {
        let scale = i64::from(self.priced.prices.scale);
        (bound + scale - 1).div_euclid(scale)
    }

    /// The prices by couple, sorted.
    fn prices(&self) -> Vec<(Couple, i32)> {
        let mut prices: Vec<(Couple, i32)> = self
            .priced
            .prices
            .by_couple
            .iter()
            .map(|(both, price)| (*both, *price))
            .collect();
        prices.sort_unstable();
        prices
    }

    /// Solves over all pairs with the present prices, which proves a bound.
    fn settle(&mut self, network: &mut Network, best: &mut Avoided, limit: u64) -> bool {
        if !pricing::optimise(network, &self.priced, self.quotas, limit) {
            return false;
        }
        best.bound = best.bound.max(self.whole(self.bound(network))).min(best.value);
        let people = self.priced.prices.people;
        let hosts = people.hosts.len() as u32;
        let name = |arc: &Arc| {
            couple(
                people.hosts[arc.host as usize],
                people.observers[(arc.observer - hosts) as usize],
            )
        };
        self.index = (0..)
            .zip(&network.arcs)
            .map(|(index, arc)| (name(arc), index))
            .collect();
        self.index.sort_unstable();
        true
    }

    /// What the plan costs with its prices, less the prices: a bound once all pairs are priced.
    fn bound(&self, network: &Network) -> i64 {
        network.cost()
            - self
                .priced
                .prices
                .by_couple
                .values()
                .map(|&price| i64::from(price))
                .sum::<i64>()
    }

    /// Moves the prices of couples along the subgradient.
    fn step(&mut self, network: &mut Network, gap: f64) {
        let (people, hosts) = (self.priced.prices.people, self.priced.prices.people.hosts.len() as u32);
        let used = network
            .arcs
            .iter()
            .filter(|arc| arc.flow)
            .map(|arc| (arc.host, arc.observer - hosts));
        for both in mutual(people, used) {
            if !self.priced.prices.by_couple.contains_key(&both) {
                self.priced.prices.set(both, 0);
            }
        }
        let mut slopes: Vec<(Couple, i32)> = Vec::with_capacity(self.priced.prices.by_couple.len());
        for &both in self.priced.prices.by_couple.keys() {
            let (mut there, mut back) = (0, 0);
            for arc in arcs_of(&self.index, both).map(|arc| &network.arcs[arc as usize]) {
                let way = if people.hosts[arc.host as usize] == both.0 {
                    &mut there
                } else {
                    &mut back
                };
                *way += i32::from(arc.flow);
            }
            slopes.push((both, there + back - 1));
            let lean = self.leans.entry(both).or_default();
            *lean += ((there - back) as f32 - *lean) * LEAN;
        }
        slopes.sort_unstable();
        let length: i32 = slopes.iter().map(|(_, slope)| slope * slope).sum();
        let step = (gap / f64::from(length.max(1))).clamp(1.0, f64::from(self.charge.max(1)));
        for (both, slope) in slopes {
            let old = self.priced.prices.by_couple[&both];
            let wish = f64::from(old) + step * f64::from(slope);
            let new = wish.round().clamp(0.0, f64::from(self.charge)) as i32;
            self.change(network, both, new);
        }
        network.reprice();
    }

    /// Sets all prices.
    fn set(&mut self, network: &mut Network, prices: &[(Couple, i32)]) {
        let old: Vec<Couple> = self.priced.prices.by_couple.keys().copied().collect();
        for both in old {
            self.change(network, both, 0);
        }
        for &(both, price) in prices {
            self.change(network, both, price);
        }
        network.reprice();
    }

    fn change(&mut self, network: &mut Network, both: Couple, price: i32) {
        let old = self.priced.prices.set(both, price);
        for arc in arcs_of(&self.index, both) {
            network.arcs[arc as usize].cost += price - old;
        }
    }

    /// Makes a plan of the present network and keeps it if it is better.
    fn plan(&self, network: &Network, best: &mut Avoided, turns: bool, limit: u64) {
        let people = self.priced.prices.people;
        let mut oriented = Oriented::new(network.clone(), &self.index, people, self.charge, &self.leans);
        if !oriented.run(&self.prices(), turns, limit) {
            return;
        }
        let couples = oriented.couples() as u64;
        let scale = i64::from(self.priced.prices.scale);
        let value = oriented.value() / scale;
        if value < best.value && self.count(&oriented.network) == best.solution.pairs.len() {
            let mut outcome = pricing::outcome(
                self.quotas,
                oriented.network.plan(),
                &oriented.network.potentials(),
                self.penalty,
                oriented.network.pivots,
                false,
            );
            outcome
                .pairs
                .iter_mut()
                .for_each(|pair: &mut Matched| pair.cost = self.cost(pair));
            outcome.potentials = best.solution.potentials.clone();
            let Outcome { pivots, .. } = outcome;
            let solution = seal(self.priced.inner, self.quotas, outcome);
            *best = Avoided {
                solution: Solution { pivots, ..solution },
                couples,
                value,
                bound: best.bound,
            };
        }
    }

    fn count(&self, network: &Network) -> usize {
        network.arcs.iter().filter(|arc| arc.flow).count()
    }

    /// A pair's own cost.
    fn cost(&self, pair: &Matched) -> i32 {
        let mut list = Default::default();
        let mut own = vec![
            0;
            if self.priced.inner.sparse() {
                0
            } else {
                self.priced.inner.observers()
            }
        ];
        if self.priced.inner.sparse() {
            let (observers, costs) = self.priced.inner.list(pair.host as usize, &mut list);
            return observers
                .binary_search(&pair.observer)
                .map_or(pair.cost, |at| costs[at]);
        }
        self.priced.inner.row(pair.host as usize, &mut own)[pair.observer as usize]
    }
}
