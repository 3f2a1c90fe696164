//! Where costs come from: a formula asked row by row, a full table, or lists of the permitted pairs.

use super::FORBIDDEN;
use super::cell::Cell;

/// Costs of ordered pairs, asked host by host, so that a formula over attributes never becomes a table of n².
///
/// Costs are between 0 and [`MAX_COST`](super::MAX_COST); [`FORBIDDEN`] marks a pair that must not meet. The same
/// question has the same answer every time.
pub trait Costs: Sync {
    /// How many hosts there are.
    fn hosts(&self) -> usize;
    /// How many observers there are.
    fn observers(&self) -> usize;

    /// The costs of `host` with every observer. A stored row may be lent; a computed one is written to `buffer`, which
    /// has one place per observer and any content.
    fn row<'a>(&'a self, host: usize, buffer: &'a mut [i32]) -> &'a [i32];

    /// Whether every permitted cost is less than [`i16::MAX`], so that [`narrow_row`](Self::narrow_row) may be asked.
    fn narrow(&self) -> bool {
        false
    }

    /// The same as [`row`](Self::row) in 16 bits; what is forbidden costs [`i16::MAX`]. It may end before observers of
    /// whom few are permitted: these are added to `more`, which is empty.
    fn narrow_row<'a>(&'a self, host: usize, buffer: &'a mut [i16], _more: &mut Vec<(u32, i16)>) -> &'a [i16] {
        let mut wide = vec![FORBIDDEN; buffer.len()];
        for (short, cost) in buffer.iter_mut().zip(self.row(host, &mut wide)) {
            *short = i16::cut(i64::from(*cost));
        }
        buffer
    }

    /// Whether most pairs are forbidden and [`list`](Self::list) is the natural question.
    fn sparse(&self) -> bool {
        false
    }

    /// The same of one host: a dense problem may have rows of a few pairs.
    fn sparse_row(&self, _host: usize) -> bool {
        self.sparse()
    }

    /// The permitted observers of `host`, ascending, and their costs. Lent, or written to `buffer`.
    fn list<'a>(&'a self, host: usize, buffer: &'a mut List) -> (&'a [u32], &'a [i32]) {
        let mut row = std::mem::take(&mut buffer.row);
        row.resize(self.observers(), FORBIDDEN);
        buffer.observers.clear();
        buffer.costs.clear();
        for (observer, &cost) in self.row(host, &mut row).iter().enumerate() {
            if cost != FORBIDDEN {
                buffer.observers.push(observer as u32);
                buffer.costs.push(cost);
            }
        }
        buffer.row = row;
        (&buffer.observers, &buffer.costs)
    }
}

/// Room for one host's permitted pairs.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Observers, ascending.
    pub observers: Vec<u32>,
    /// Their costs.
    pub costs: Vec<i32>,
    row: Vec<i32>,
}

/// A full table of costs, row after row.
#[derive(Clone, Debug)]
pub struct Matrix {
    observers: usize,
    cells: Vec<i32>,
}

impl Matrix {
    /// `cells` holds `observers` costs for each host.
    ///
    /// # Panics
    /// When the cells do not fill whole rows.
    #[must_use]
    pub fn new(observers: usize, cells: Vec<i32>) -> Self {
        assert!(observers > 0 && cells.len().is_multiple_of(observers), "whole rows");
        Self { observers, cells }
    }
}

impl Costs for Matrix {
    fn hosts(&self) -> usize {
        self.cells.len() / self.observers
    }

    fn observers(&self) -> usize {
        self.observers
    }

    fn row<'a>(&'a self, host: usize, _: &'a mut [i32]) -> &'a [i32] {
        &self.cells[host * self.observers..][..self.observers]
    }
}

/// The permitted pairs only: compressed sparse rows.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    observers: usize,
    starts: Vec<usize>,
    heads: Vec<u32>,
    costs: Vec<i32>,
}

impl Lists {
    /// An empty table for so many observers; hosts come with [`push`](Self::push).
    #[must_use]
    pub fn new(observers: usize) -> Self {
        Self {
            observers,
            starts: vec![0],
            heads: Vec::new(),
            costs: Vec::new(),
        }
    }

    /// Adds the next host with its permitted pairs, ascending by observer.
    pub fn push(&mut self, pairs: impl IntoIterator<Item = (u32, i32)>) {
        for (observer, cost) in pairs {
            self.heads.push(observer);
            self.costs.push(cost);
        }
        self.starts.push(self.heads.len());
    }

    /// How many pairs are permitted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether no pair is permitted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
}

impl Costs for Lists {
    fn hosts(&self) -> usize {
        self.starts.len() - 1
    }

    fn observers(&self) -> usize {
        self.observers
    }

    fn row<'a>(&'a self, host: usize, buffer: &'a mut [i32]) -> &'a [i32] {
        buffer.fill(FORBIDDEN);
        let span = self.starts[host]..self.starts[host + 1];
        for (&observer, &cost) in self.heads[span.clone()].iter().zip(&self.costs[span]) {
            buffer[observer as usize] = cost;
        }
        buffer
    }

    fn sparse(&self) -> bool {
        true
    }

    fn list<'a>(&'a self, host: usize, _: &'a mut List) -> (&'a [u32], &'a [i32]) {
        let span = self.starts[host]..self.starts[host + 1];
        (&self.heads[span.clone()], &self.costs[span])
    }
}
