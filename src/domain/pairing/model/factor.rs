//! A part of the cost that depends on what kind of host it is: one row of points per kind, one column per observer.
//!
//! Schools have few subjects, buildings and lengths of service, so all costs of a host are a sum of a few rows, and
//! nobody needs a table of all pairs.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use crate::domain::pairing::solver::Cell;

/// Rows of points by kind of host, each over the observers of one town.
#[derive(Clone, Debug, Default)]
pub(super) struct Factor {
    /// By host: where its row begins.
    starts: Vec<usize>,
    cells: Vec<u16>,
}

impl Factor {
    /// Makes the rows. `host` and `observer` say what kind of each a person is, `points` what that kind of host costs
    /// that kind of observer. Absent when nothing costs anything.
    pub fn new<H: Eq + Hash, O: Eq + Hash>(
        towns: &[Range<usize>],
        (host_kind, observer_kind): (impl Fn(usize) -> H, impl Fn(usize) -> O),
        points: impl Fn(usize, usize) -> u16,
    ) -> Option<Self> {
        let mut factor = Self::default();
        for town in towns {
            let (kinds, examples) = kinds(town.clone().map(&observer_kind));
            let mut known: HashMap<H, usize> = HashMap::new();
            for host in town.clone() {
                let start = *known.entry(host_kind(host)).or_insert_with(|| {
                    let start = factor.cells.len();
                    let by_kind: Vec<u16> = examples.iter().map(|at| points(host, town.start + at)).collect();
                    factor.cells.extend(kinds.iter().map(|kind| by_kind[*kind]));
                    start
                });
                factor.starts.push(start);
            }
        }
        factor.cells.iter().any(|points| *points > 0).then_some(factor)
    }

    /// The most points of any pair.
    pub fn most(&self) -> u16 {
        self.cells.iter().copied().max().unwrap_or(0)
    }

    /// The row of `host`, over a town of `len` observers.
    pub fn row(&self, host: usize, len: usize) -> &[u16] {
        &self.cells[self.starts[host]..][..len]
    }
}

/// Numbers what there is of each kind, and the place of one of each.
fn kinds<K: Eq + Hash>(all: impl Iterator<Item = K>) -> (Vec<usize>, Vec<usize>) {
    let (mut known, mut examples) = (HashMap::new(), Vec::new());
    let number = |(at, kind)| {
        *known.entry(kind).or_insert_with(|| {
            examples.push(at);
            examples.len() - 1
        })
    };
    (all.enumerate().map(number).collect(), examples)
}

/// The sums of the rows, plus `base`.
pub(super) fn add<T: Cell>(rows: &[&[u16]], base: T, out: &mut [T]) {
    match rows {
        [] => out.fill(base),
        [a] => out.iter_mut().zip(*a).for_each(|(out, a)| *out = base.plus(*a)),
        [a, b] => {
            for (out, (a, b)) in out.iter_mut().zip(a.iter().zip(*b)) {
                *out = base.plus(*a).plus(*b);
            }
        }
        [a, b, c, more @ ..] => {
            for (out, (a, (b, c))) in out.iter_mut().zip(a.iter().zip(b.iter().zip(*c))) {
                *out = base.plus(*a).plus(*b).plus(*c);
            }
            for row in more {
                out.iter_mut().zip(*row).for_each(|(out, more)| *out = out.plus(*more));
            }
        }
    }
}
