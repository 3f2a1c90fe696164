//! Costs seen otherwise: with some pairs forbidden, and with every change charged.

use std::collections::HashMap;

use super::{Costs, FORBIDDEN, List};

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

impl<C: Costs> Changed<'_, C> {
    /// Changes a host's costs; `observers` says whose each is.
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
    fn hosts(&self) -> usize {
        self.inner.hosts()
    }

    fn observers(&self) -> usize {
        self.inner.observers()
    }

    fn sparse(&self) -> bool {
        self.inner.sparse()
    }

    fn sparse_row(&self, host: usize) -> bool {
        self.inner.sparse_row(host)
    }

    fn row<'b>(&'b self, host: usize, buffer: &'b mut [i32]) -> &'b [i32] {
        let mut own = vec![FORBIDDEN; buffer.len()];
        buffer.copy_from_slice(self.inner.row(host, &mut own));
        self.reprice(host as u32, |at| at as u32, buffer);
        buffer
    }

    fn list<'b>(&'b self, host: usize, buffer: &'b mut List) -> (&'b [u32], &'b [i32]) {
        let mut own = List::default();
        let (observers, costs) = self.inner.list(host, &mut own);
        buffer.costs.clear();
        buffer.costs.extend_from_slice(costs);
        self.reprice(host as u32, |at| observers[at], &mut buffer.costs);
        buffer.observers.clear();
        let permitted = observers
            .iter()
            .zip(&buffer.costs)
            .filter(|(_, cost)| **cost != FORBIDDEN);
        buffer.observers.extend(permitted.map(|(observer, _)| *observer));
        buffer.costs.retain(|cost| *cost != FORBIDDEN);
        (&buffer.observers, &buffer.costs)
    }
}
