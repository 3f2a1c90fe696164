//! What single pairs have of their own: earlier meetings, bans, pairs that stand already.

use crate::domain::pairing::solver::{Cell, FORBIDDEN};

/// Corrections of single pairs, by host and observer.
#[derive(Clone, Debug, Default)]
pub(super) struct Patches {
    starts: Vec<usize>,
    cells: Vec<(u32, i32)>,
}

impl Patches {
    /// Sorts and sums corrections `(host, observer, points)` of `people`; [`FORBIDDEN`] beats all others.
    pub fn new(people: usize, mut all: Vec<(u32, u32, i32)>) -> Self {
        all.sort_unstable();
        let mut patches = Self {
            starts: vec![0; people + 1],
            cells: Vec::with_capacity(all.len()),
        };
        let mut last = None;
        for (host, observer, points) in all {
            if last == Some((host, observer)) {
                let (_, sum) = patches.cells.last_mut().expect("a repeated pair has a cell");
                *sum = if points == FORBIDDEN {
                    FORBIDDEN
                } else {
                    sum.saturating_add(points)
                };
            } else {
                patches.cells.push((observer, points));
                last = Some((host, observer));
            }
            patches.starts[host as usize + 1] = patches.cells.len();
        }
        for host in 1..=people {
            patches.starts[host] = patches.starts[host].max(patches.starts[host - 1]);
        }
        patches
    }

    /// The correction of one pair; 0 without one.
    pub fn of(&self, host: usize, observer: usize) -> i32 {
        let mine = &self.cells[self.starts[host]..self.starts[host + 1]];
        let at = mine.binary_search_by_key(&(observer as u32), |(other, _)| *other);
        at.map_or(0, |at| mine[at].1)
    }

    /// The most points that any pair is charged.
    pub fn most(&self) -> i32 {
        let points = self.cells.iter().map(|(_, points)| *points);
        points.filter(|points| *points != FORBIDDEN).max().unwrap_or(0).max(0)
    }

    /// Lays the corrections of `host` over its costs, whose first observer is `first`.
    pub fn apply<T: Cell>(&self, host: usize, first: usize, out: &mut [T]) {
        for (observer, points) in &self.cells[self.starts[host]..self.starts[host + 1]] {
            let Some(cost) = (*observer as usize).checked_sub(first).and_then(|at| out.get_mut(at)) else {
                continue;
            };
            if *points == FORBIDDEN {
                *cost = T::FORBIDDEN;
            } else if *cost != T::FORBIDDEN {
                *cost = T::cut((*cost).into() + i64::from(*points)).max(T::default());
            }
        }
    }
}
