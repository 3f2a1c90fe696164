//! Costs seen otherwise: with some pairs forbidden, every change charged, or couples priced.

use std::collections::HashMap;

use super::{Costs, FORBIDDEN, List};

/// What makes other costs of the same pairs.
pub trait Reprice: Sync {
    /// Changes a host's costs; `place` says where an observer's is, if there is one.
    fn reprice(&self, host: u32, place: impl Fn(u32) -> Option<usize>, costs: &mut [i32]);
}

/// Costs with other prices.
#[derive(Clone, Debug)]
pub struct View<'a, C, P> {
    pub(super) inner: &'a C,
    pub(super) prices: P,
}

impl<C: Costs, P: Reprice> Costs for View<'_, C, P> {
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
        self.prices
            .reprice(host as u32, |observer| Some(observer as usize), buffer);
        buffer
    }

    fn list<'b>(&'b self, host: usize, buffer: &'b mut List) -> (&'b [u32], &'b [i32]) {
        let mut own = List::default();
        let (observers, costs) = self.inner.list(host, &mut own);
        buffer.costs.clear();
        buffer.costs.extend_from_slice(costs);
        let place = |observer| observers.binary_search(&observer).ok();
        self.prices.reprice(host as u32, place, &mut buffer.costs);
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

/// Some pairs are forbidden, and each of the others may be charged for not being among the old ones.
pub type Changed<'a, C> = View<'a, C, Changes>;

/// See [`Changed`].
#[derive(Clone, Debug)]
pub struct Changes {
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
            // A banned pair sorts before the same pair as an old one.
            pairs.sort_unstable();
            pairs.dedup();
        }
        let prices = Changes { charge, special };
        Self { inner, prices }
    }
}

impl Reprice for Changes {
    fn reprice(&self, host: u32, place: impl Fn(u32) -> Option<usize>, costs: &mut [i32]) {
        if self.charge != 0 {
            for cost in costs.iter_mut().filter(|cost| **cost != FORBIDDEN) {
                *cost += self.charge;
            }
        }
        let special = self.special.get(&host).map_or(&[][..], |pairs| &pairs[..]);
        for &(observer, is_old) in special {
            let Some(cost) = place(observer).map(|at| &mut costs[at]) else {
                continue;
            };
            if !is_old {
                *cost = FORBIDDEN;
            } else if *cost != FORBIDDEN {
                *cost -= self.charge;
            }
        }
    }
}
