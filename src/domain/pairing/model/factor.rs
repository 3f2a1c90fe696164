//! A part of the cost that depends on what kind of host it is: one row of points per kind, one column per observer.
//!
//! Schools have few subjects, buildings and lengths of service, so all costs of a host are a sum of a few rows, and
//! nobody needs a table of all pairs.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// Rows of points by kind of host, each over the observers of one town.
#[derive(Clone, Debug, Default)]
pub(super) struct Factor {
    /// By host: where its row begins.
    starts: Vec<usize>,
    cells: Vec<u16>,
}

impl Factor {
    /// Makes the rows. `kind` says what kind of host a person is, `points` what that kind of host costs an observer.
    /// Absent when nothing costs anything.
    pub fn new<K: Eq + Hash>(
        towns: &[Range<usize>],
        kind: impl Fn(usize) -> K,
        points: impl Fn(usize, usize) -> u16,
    ) -> Option<Self> {
        let mut factor = Self::default();
        for town in towns {
            let mut known: HashMap<K, usize> = HashMap::new();
            for host in town.clone() {
                let start = *known.entry(kind(host)).or_insert_with(|| {
                    let start = factor.cells.len();
                    factor.cells.extend(town.clone().map(|observer| points(host, observer)));
                    start
                });
                factor.starts.push(start);
            }
        }
        factor.cells.iter().any(|points| *points > 0).then_some(factor)
    }

    /// The row of `host`, over a town of `len` observers.
    pub fn row(&self, host: usize, len: usize) -> &[u16] {
        &self.cells[self.starts[host]..][..len]
    }
}

/// The sums of the rows, plus `base`.
pub(super) fn add(rows: &[&[u16]], base: i32, out: &mut [i32]) {
    let at = |row: &&[u16], i: usize| i32::from(row[i]);
    match rows {
        [] => out.fill(base),
        [a] => out.iter_mut().zip(*a).for_each(|(out, a)| *out = base + i32::from(*a)),
        [a, b] => {
            for (out, (a, b)) in out.iter_mut().zip(a.iter().zip(*b)) {
                *out = base + i32::from(*a) + i32::from(*b);
            }
        }
        [a, b, c] => {
            for (out, (a, (b, c))) in out.iter_mut().zip(a.iter().zip(b.iter().zip(*c))) {
                *out = base + i32::from(*a) + i32::from(*b) + i32::from(*c);
            }
        }
        more => {
            for (i, out) in out.iter_mut().enumerate() {
                *out = base + more.iter().map(|row| at(row, i)).sum::<i32>();
            }
        }
    }
}
