//! Costs seen otherwise: with a limit, with some pairs repriced, or with every change charged.

use std::collections::HashMap;

use super::mutual::People;
use super::{Costs, FORBIDDEN, List, Solution};

/// What a view makes of one pair's cost.
trait Reprice: Costs + Sized {
    type Inner: Costs;
    fn inner(&self) -> &Self::Inner;
    /// Changes a host's costs; `observers` says whose each is.
    fn reprice(&self, host: u32, observers: impl Fn(usize) -> u32, costs: &mut [i32]);
}

fn row<'a, V: Reprice>(view: &V, host: usize, buffer: &'a mut [i32]) -> &'a [i32] {
    let mut own = vec![FORBIDDEN; buffer.len()];
    buffer.copy_from_slice(view.inner().row(host, &mut own));
    view.reprice(host as u32, |at| at as u32, buffer);
    buffer
}

fn list<'a, V: Reprice>(view: &V, host: usize, buffer: &'a mut List) -> (&'a [u32], &'a [i32]) {
    let mut own = List::default();
    let (observers, costs) = view.inner().list(host, &mut own);
    buffer.costs.clear();
    buffer.costs.extend_from_slice(costs);
    view.reprice(host as u32, |at| observers[at], &mut buffer.costs);
    buffer.observers.clear();
    let permitted = observers
        .iter()
        .zip(&buffer.costs)
        .filter(|(_, cost)| **cost != FORBIDDEN);
    buffer.observers.extend(permitted.map(|(observer, _)| *observer));
    buffer.costs.retain(|cost| *cost != FORBIDDEN);
    (&buffer.observers, &buffer.costs)
}

macro_rules! costs_by_repricing {
    () => {
        fn hosts(&self) -> usize {
            self.inner.hosts()
        }

        fn observers(&self) -> usize {
            self.inner.observers()
        }

        fn sparse(&self) -> bool {
            self.inner.sparse()
        }

        fn row<'b>(&'b self, host: usize, buffer: &'b mut [i32]) -> &'b [i32] {
            row(self, host, buffer)
        }

        fn list<'b>(&'b self, host: usize, buffer: &'b mut List) -> (&'b [u32], &'b [i32]) {
            list(self, host, buffer)
        }
    };
}

/// Pairs above a limit are forbidden.
#[derive(Clone, Copy, Debug)]
pub struct Capped<'a, C> {
    inner: &'a C,
    limit: i32,
}

impl<'a, C: Costs> Capped<'a, C> {
    /// Forbids every pair that costs more than `limit`.
    #[must_use]
    pub fn new(inner: &'a C, limit: i32) -> Self {
        Self { inner, limit }
    }
}

impl<C: Costs> Reprice for Capped<'_, C> {
    type Inner = C;

    fn inner(&self) -> &C {
        self.inner
    }

    fn reprice(&self, _: u32, _: impl Fn(usize) -> u32, costs: &mut [i32]) {
        for cost in costs.iter_mut() {
            *cost = if *cost > self.limit { FORBIDDEN } else { *cost };
        }
    }
}

impl<C: Costs> Costs for Capped<'_, C> {
    costs_by_repricing!();
}

/// Some pairs are forbidden, and each of the others may be charged for not being among the old ones.
#[derive(Clone, Debug)]
pub struct Changed<'a, C> {
    inner: &'a C,
    charge: i32,
    /// By host: observers whose pair is old (`true`) or forbidden (`false`).
    special: HashMap<u32, Vec<(u32, bool)>>,
}

impl<'a, C: Costs> Changed<'a, C> {
    /// Forbids the `banned` pairs and adds `charge` to all that are not `old`.
    #[must_use]
    pub fn new(inner: &'a C, banned: &[(u32, u32)], old: &[(u32, u32)], charge: i32) -> Self {
        let mut special: HashMap<u32, Vec<(u32, bool)>> = HashMap::new();
        for (pairs, is_old) in [(old, true), (banned, false)] {
            for &(host, observer) in pairs {
                special.entry(host).or_default().push((observer, is_old));
            }
        }
        for pairs in special.values_mut() {
            pairs.sort_unstable();
        }
        Self { inner, charge, special }
    }
}

impl<C: Costs> Reprice for Changed<'_, C> {
    type Inner = C;

    fn inner(&self) -> &C {
        self.inner
    }

    fn reprice(&self, host: u32, observers: impl Fn(usize) -> u32, costs: &mut [i32]) {
        let special = self.special.get(&host).map_or(&[][..], |pairs| &pairs[..]);
        if self.charge == 0 && special.is_empty() {
            return;
        }
        for (at, cost) in costs.iter_mut().enumerate().filter(|(_, cost)| **cost != FORBIDDEN) {
            // A banned pair sorts before the same pair as an old one.
            let from = special.partition_point(|pair| pair.0 < observers(at));
            *cost = match special.get(from).filter(|pair| pair.0 == observers(at)) {
                Some((_, false)) => FORBIDDEN,
                Some((_, true)) => *cost,
                None => *cost + self.charge,
            };
        }
    }
}

impl<C: Costs> Costs for Changed<'_, C> {
    costs_by_repricing!();
}

/// Costs times the weights of both people, of whom one at least is a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighted<'a, C> {
    inner: &'a C,
    people: People<'a>,
    weights: &'a [i32],
}

impl<'a, C: Costs> Weighted<'a, C> {
    pub fn new(inner: &'a C, people: People<'a>, weights: &'a [i32]) -> Self {
        Self { inner, people, weights }
    }

    fn weight(&self, host: u32, observer: u32) -> i32 {
        let of = |person: u32| self.weights.get(person as usize).copied().unwrap_or(0);
        (of(self.people.hosts[host as usize]) + of(self.people.observers[observer as usize])).max(1)
    }

    /// Gives a plan its own costs back.
    pub fn restore(&self, plan: &mut Solution) {
        for pair in &mut plan.pairs {
            pair.cost /= self.weight(pair.host, pair.observer);
        }
        plan.cost = plan.pairs.iter().map(|pair| i64::from(pair.cost)).sum();
    }
}

impl<C: Costs> Reprice for Weighted<'_, C> {
    type Inner = C;

    fn inner(&self) -> &C {
        self.inner
    }

    fn reprice(&self, host: u32, observers: impl Fn(usize) -> u32, costs: &mut [i32]) {
        for (at, cost) in costs.iter_mut().enumerate().filter(|(_, cost)| **cost != FORBIDDEN) {
            *cost *= self.weight(host, observers(at));
        }
    }
}

impl<C: Costs> Costs for Weighted<'_, C> {
    costs_by_repricing!();
}
