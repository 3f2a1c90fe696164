//! Second columns for lessons inside the APT group, and the extra rows that go with them (see the module above).

use std::collections::HashMap;

use super::{Model, NONE};
use crate::domain::pairing::solver::NOBODY;

/// An observer who wishes a lesson on either side of the APT group's border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The observer's place.
    pub observer: usize,
    /// What it costs when no lesson lies inside.
    pub no_inside: u16,
    /// What it costs when no lesson lies outside.
    pub no_outside: u16,
}

/// Observers with a second column for lessons inside their group.
#[derive(Clone, Debug, Default)]
pub(super) struct Inside {
    /// By person: the second column, counted from the number of people; [`NONE`] without one.
    pub column: Vec<u32>,
    /// By column: whose it is.
    pub owner: Vec<u32>,
    /// By column: its first extra row, counted from the number of people.
    pub first: Vec<u32>,
    /// By person: the group, [`NONE`] without one.
    pub group: Vec<u32>,
    /// By group: the members that have a second column, ascending.
    pub members: Vec<Vec<u32>>,
    /// Observers with one lesson left to see, who want it inside (or else outside) because of the others.
    pub last: HashMap<u32, bool>,
    /// The extra rows: the column's number, and what the row charges for the columns inside and outside.
    pub rows: Vec<(u32, [u16; 2])>,
}

impl Model<'_> {
    /// The observers with a column for each side of their APT group's border, in the order of the second columns.
    #[must_use]
    pub fn sides(&self) -> Vec<Sides> {
        let rows = |column: usize| &self.inside.rows[self.inside.first[column] as usize..];
        let side = |(column, owner): (usize, &u32)| Sides {
            observer: *owner as usize,
            no_inside: rows(column)[0].1[0],
            no_outside: rows(column)[1].1[1],
        };
        self.inside.owner.iter().enumerate().map(side).collect()
    }

    /// Whose each row and each column is, by place; [`NOBODY`] for extra rows.
    #[must_use]
    pub fn persons(&self) -> (Vec<u32>, Vec<u32>) {
        let n = self.len() as u32;
        let hosts = (0..n).chain(self.inside.rows.iter().map(|_| NOBODY)).collect();
        (hosts, (0..n).chain(self.inside.owner.iter().copied()).collect())
    }

    /// The two arcs of an extra row: its columns outside and inside, and what they cost.
    pub(super) fn extra(&self, host: usize) -> [(u32, i32); 2] {
        let (column, [inside, outside]) = self.inside.rows[host - self.len()];
        let owner = self.inside.owner[column as usize];
        [
            (owner, i32::from(outside)),
            (self.len() as u32 + column, i32::from(inside)),
        ]
    }

    /// All arcs of the extra rows.
    pub(in crate::domain::pairing) fn extra_arcs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let rows = self.len()..self.len() + self.inside.rows.len();
        rows.flat_map(|row| self.extra(row).map(|(column, _)| (row as u32, column)))
    }

    /// The members of the host's group that have a second column, by their own number.
    pub(super) fn mates(&self, host: usize) -> &[u32] {
        match self.inside.group[host] {
            NONE => &[],
            group => &self.inside.members[group as usize],
        }
    }
}
