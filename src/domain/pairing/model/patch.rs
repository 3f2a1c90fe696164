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
    pub fn new(people: usize, all: &[(u32, u32, i32)]) -> Self {
        // By host without sorting all of them: a country's history is long, and a host's part of it short.
        let mut ends = vec![0; people + 1];
        all.iter().for_each(|(host, ..)| ends[*host as usize + 1] += 1);
        (0..people).for_each(|host| ends[host + 1] += ends[host]);
        let mut sorted = vec![(0, 0); all.len()];
        for (host, observer, points) in all {
            let place = &mut ends[*host as usize];
            sorted[*place] = (*observer, *points);
            *place += 1;
        }
        let mut patches = Self {
            starts: vec![0],
            cells: Vec::with_capacity(all.len()),
        };
        let mut start = 0;
        for end in ends.into_iter().take(people) {
            let mine = &mut sorted[start..end];
            mine.sort_unstable();
            for same in mine.chunk_by(|one, next| one.0 == next.0) {
                let sum = |sum: i32, (_, points): &(u32, i32)| match *points {
                    FORBIDDEN => FORBIDDEN,
                    points => sum.saturating_add(points),
                };
                patches.cells.push((same[0].0, same.iter().fold(0, sum)));
            }
            patches.starts.push(patches.cells.len());
            start = end;
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
