//! What single pairs have of their own: earlier meetings, and what these, bans and pairs that stand already correct.

use crate::domain::pairing::solver::{Cell, FORBIDDEN};

/// Something about single pairs, by host and observer.
#[derive(Clone, Debug, Default)]
pub(super) struct ByPair<T> {
    starts: Vec<usize>,
    cells: Vec<(u32, T)>,
}

impl<T: Copy + Default + Ord> ByPair<T> {
    /// Sorts entries `(host, observer, what)` of `people`; of the same pair the lesser one and the next become one.
    pub fn new(people: usize, all: &[(u32, u32, T)], both: impl Fn(T, T) -> T) -> Self {
        // By host without sorting all of them: a country's history is long, and a host's part of it short.
        let mut ends = vec![0; people + 1];
        all.iter().for_each(|(host, ..)| ends[*host as usize + 1] += 1);
        (0..people).for_each(|host| ends[host + 1] += ends[host]);
        let mut sorted = vec![(0, T::default()); all.len()];
        for (host, observer, what) in all {
            let place = &mut ends[*host as usize];
            sorted[*place] = (*observer, *what);
            *place += 1;
        }
        let mut pairs = Self {
            starts: vec![0],
            cells: Vec::with_capacity(all.len()),
        };
        let mut start = 0;
        for end in ends.into_iter().take(people) {
            let mine = &mut sorted[start..end];
            mine.sort_unstable();
            for &(observer, what) in &*mine {
                let here = pairs.starts[pairs.starts.len() - 1];
                match pairs.cells[here..].last_mut() {
                    Some(last) if last.0 == observer => last.1 = both(last.1, what),
                    _ => pairs.cells.push((observer, what)),
                }
            }
            pairs.starts.push(pairs.cells.len());
            start = end;
        }
        pairs
    }

    fn of(&self, host: usize) -> &[(u32, T)] {
        &self.cells[self.starts[host]..self.starts[host + 1]]
    }

    /// What there is about one pair.
    pub fn get(&self, host: usize, observer: usize) -> Option<T> {
        let mine = self.of(host);
        let at = mine.binary_search_by_key(&(observer as u32), |(other, _)| *other);
        at.ok().map(|at| mine[at].1)
    }

    /// All of it, as host, observer and what there is.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u32, T)> {
        let hosts = 0..self.starts.len().saturating_sub(1);
        hosts.flat_map(|host| {
            self.of(host)
                .iter()
                .map(move |(observer, what)| (host as u32, *observer, *what))
        })
    }
}

/// Two corrections of one pair; [`FORBIDDEN`], the greatest there is, beats all others.
pub(super) fn together(one: i32, next: i32) -> i32 {
    match next {
        FORBIDDEN => FORBIDDEN,
        points => one.saturating_add(points),
    }
}

impl ByPair<i32> {
    /// The most points that any pair is charged.
    pub fn most(&self) -> i32 {
        let points = self.cells.iter().map(|(_, points)| *points);
        points.filter(|points| *points != FORBIDDEN).max().unwrap_or(0).max(0)
    }

    /// Lays the corrections of `host` over its costs, whose first observer is `first`.
    pub fn apply<T: Cell>(&self, host: usize, first: usize, out: &mut [T]) {
        for (observer, points) in self.of(host) {
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
