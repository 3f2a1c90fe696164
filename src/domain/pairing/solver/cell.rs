//! The numbers that rows of costs are read in: 32 bits hold every cost, 16 bits most of them, and twice as many of
//! these are looked at together.

use std::ops::Range;

use super::{Costs, FORBIDDEN, MAX_COST};

/// A cost, or something that costs are compared with.
pub(in crate::domain::pairing) trait Cell:
    Copy + Ord + Default + Into<i64> + Send + Sync
{
    /// The cost of a pair that must not meet.
    const FORBIDDEN: Self;
    /// The greatest cost of any other pair.
    const DEAREST: Self;
    /// Above it, and low enough that a cost can be added.
    const OPEN: Self;
    /// How far apart limits may lie to be compared by [`below`](Self::below).
    const SPAN: i64;

    /// The nearest there is; [`FORBIDDEN`] stays what it is.
    fn cut(wide: i64) -> Self;
    /// In 32 bits.
    fn wide(self) -> i32;
    /// One more; what is forbidden wraps round to less than any cost.
    fn after(self) -> Self;
    /// So many points more.
    fn plus(self, points: u16) -> Self;
    /// Whether this cost is less than `limit` less `own`.
    fn below(self, limit: Self, own: Self) -> bool;
    /// A host's costs.
    fn row<'a, C: Costs>(costs: &'a C, host: usize, room: &'a mut Room<Self>) -> Row<'a, Self>;
}

/// A host's costs: those of the first observers one after the other, and the permitted ones of all others.
#[derive(Clone, Copy)]
pub(in crate::domain::pairing) struct Row<'a, T> {
    pub full: &'a [T],
    pub more: &'a [(u32, T)],
}

/// Some of the full part, and what comes behind it.
type Span<'a, T> = (Range<usize>, &'a [(u32, T)]);

impl<'a, T: Cell> Row<'a, T> {
    /// The whole circle of observers from `first` on: spans of the full part, and what comes behind each.
    pub fn around(&self, first: usize) -> [Span<'a, T>; 2] {
        [(first..self.full.len(), self.more), (0..first, &[])]
    }

    /// What one observer costs.
    pub fn of(&self, observer: u32) -> T {
        let more = || self.more.iter().find(|one| one.0 == observer);
        let full = self.full.get(observer as usize);
        full.copied()
            .unwrap_or_else(|| more().map_or(T::FORBIDDEN, |one| one.1))
    }
}

/// Room for a row.
pub(in crate::domain::pairing) struct Room<T> {
    full: Vec<T>,
    more: Vec<(u32, T)>,
}

impl<T: Cell> Room<T> {
    pub fn new(observers: usize) -> Self {
        Self {
            full: vec![T::FORBIDDEN; observers],
            more: Vec::new(),
        }
    }
}

impl Cell for i32 {
    const FORBIDDEN: Self = FORBIDDEN;
    const DEAREST: Self = MAX_COST;
    const OPEN: Self = 1_100_000_000;
    const SPAN: i64 = Self::MAX as i64 - 1;

    fn cut(wide: i64) -> Self {
        wide.clamp(i64::from(Self::MIN), i64::from(Self::MAX)) as Self
    }

    fn wide(self) -> i32 {
        self
    }

    fn after(self) -> Self {
        self.wrapping_add(1)
    }

    fn plus(self, points: u16) -> Self {
        self + Self::from(points)
    }

    fn below(self, limit: Self, own: Self) -> bool {
        self < limit - own
    }

    fn row<'a, C: Costs>(costs: &'a C, host: usize, room: &'a mut Room<Self>) -> Row<'a, Self> {
        let full = costs.row(host, &mut room.full);
        Row { full, more: &[] }
    }
}

impl Cell for i16 {
    const FORBIDDEN: Self = Self::MAX;
    const DEAREST: Self = Self::MAX - 1;
    const OPEN: Self = Self::MAX;
    const SPAN: i64 = Self::MAX as i64 - Self::MIN as i64;

    fn cut(wide: i64) -> Self {
        wide.clamp(i64::from(Self::MIN), i64::from(Self::MAX)) as Self
    }

    fn wide(self) -> i32 {
        if self == Self::FORBIDDEN {
            FORBIDDEN
        } else {
            i32::from(self)
        }
    }

    fn after(self) -> Self {
        self.wrapping_add(1)
    }

    fn plus(self, points: u16) -> Self {
        self + points as Self
    }

    fn below(self, limit: Self, own: Self) -> bool {
        // No permitted cost reaches the greatest number, and none is below 0: cut off, the comparison is the same.
        self < limit.saturating_sub(own)
    }

    fn row<'a, C: Costs>(costs: &'a C, host: usize, room: &'a mut Room<Self>) -> Row<'a, Self> {
        room.more.clear();
        let full = costs.narrow_row(host, &mut room.full, &mut room.more);
        Row { full, more: &room.more }
    }
}

/// What each pair must cost less than to matter: the observer's price less the host's.
pub(super) struct Limits<'a, T> {
    host: &'a [i64],
    observer: &'a [i64],
    /// The greatest price of an observer.
    most: i64,
    /// Half-way between all prices.
    middle: i64,
    /// By observer, if all prices lie near enough to each other, and else those for one host.
    near: Vec<T>,
    /// Whether they do.
    fit: bool,
}

impl<'a, T: Cell> Limits<'a, T> {
    /// The prices of hosts who show nothing do not count.
    pub fn of(host: &'a [i64], observer: &'a [i64], show: &[u32]) -> Self {
        let showing = || host.iter().zip(show).filter(|(_, units)| **units > 0);
        // Whatever is below the least price of a host, or above the greatest one of an observer, is worth no pair.
        let least = showing().map(|(price, _)| *price).min().unwrap_or(0);
        let most = observer.iter().copied().max().unwrap_or(0).max(least);
        let middle = least.midpoint(most);
        let fit = most - least < T::SPAN;
        let near = |price: &i64| T::cut((*price).max(least) - middle);
        Self {
            host,
            observer,
            most,
            middle,
            near: if fit {
                observer.iter().map(near).collect()
            } else {
                Vec::new()
            },
            fit,
        }
    }

    /// Limits for the pairs of `host`, and what to take off each of them.
    pub fn for_host(&mut self, host: usize) -> (&[T], T) {
        let own = self.host[host];
        if self.fit {
            return (&self.near, T::cut(own.min(self.most) - self.middle));
        }
        let limit = |price: &i64| T::cut((price - own).clamp(0, i64::from(FORBIDDEN)));
        self.near.clear();
        self.near.extend(self.observer.iter().map(limit));
        (&self.near, T::default())
    }
}
