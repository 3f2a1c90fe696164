//! From people and rules to costs: a [`Problem`] as the minimum-cost flow that the solver understands.
//!
//! Hosts are rows, observers columns, in an order that only depends on the people and the seed. Costs are sums of a few
//! rows of small tables (`factor`) with sparse corrections (`patch`), worked out whenever they are asked for; the
//! memory is that of the tables, not of all pairs.
//!
//! **One lesson inside the APT group, one outside** is a wish about all lessons of an observer together, which no cost
//! of a pair can say. It is exact nevertheless: such an observer gets a second column for the lessons inside the group,
//! and one extra row per lesson to see, which takes up one place in either column. Both columns together have twice the
//! places; the extra rows fill half of them, so as many real pairs are left as the observer has lessons to see. The
//! first extra row charges for the column inside, which it only has to take when no real lesson lies there; the second
//! one for the column outside. Every real pair costs [`Model::base`] more than any extra row, so no extra row is ever
//! driven out by a real pair.

mod build;
mod explain;
mod factor;
mod inside;
mod patch;
mod times;

use std::ops::Range;

use inside::Inside;
pub use inside::Sides;

use super::solver::{Cell, Costs, FORBIDDEN, List, Quotas, Solution};
use super::{Pair, Problem, Teacher};
use crate::domain::ids::PersonId;
use crate::domain::policy::pairing::Rules;

/// No column, no group.
const NONE: u32 = u32::MAX;

/// A problem with its costs.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    problem: &'a Problem,
    rules: &'a Rules,
    /// The people in the solver's order.
    people: Vec<&'a Teacher>,
    /// By id: their places in the solver's order.
    places: Vec<(PersonId, u32)>,
    /// Nobody meets across these.
    towns: Vec<Range<usize>>,
    town_of: Vec<u32>,
    factors: Vec<factor::Factor>,
    patches: patch::ByPair<i32>,
    times: Option<times::Meetings>,
    /// Whether most pairs are forbidden by town or timetable.
    sparse: bool,
    /// Whether all costs fit in 16 bits.
    narrow: bool,
    inside: Inside,
    quotas: Quotas,
    base: i32,
    facts: explain::Facts,
    /// By host and observer: how many half-years ago they met last.
    met: patch::ByPair<u32>,
    /// Hosts and observers whose visit goes first, sorted.
    owed: Vec<(u32, u32)>,
    /// Whether there are fewer lessons to show than to see.
    short: bool,
    /// Who shows nothing while lessons are short.
    guests: Vec<usize>,
    /// Pairs that cost more are forbidden.
    limit: Option<i32>,
}

impl<'a> Model<'a> {
    /// The people in the solver's order: place by place.
    #[must_use]
    pub fn people(&self) -> &[&'a Teacher] {
        &self.people
    }

    /// The place of a person in the solver's order; absent for who does not take part.
    #[must_use]
    pub fn place(&self, id: PersonId) -> Option<usize> {
        // Ids that were given one after the other are where they are expected.
        let (first, _) = self.places.first()?;
        let guess = usize::try_from(id.0.wrapping_sub(first.0)).ok();
        let there = guess.filter(|at| self.places.get(*at).is_some_and(|place| place.0 == id));
        let at = there.or_else(|| self.places.binary_search_by_key(&id, |(id, _)| *id).ok())?;
        Some(self.places[at].1 as usize)
    }

    /// What each row has to show and each column to see.
    #[must_use]
    pub const fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// What every real pair costs beside its points (see the module).
    #[must_use]
    pub const fn base(&self) -> i32 {
        self.base
    }

    /// The problem it was made from.
    #[must_use]
    pub const fn problem(&self) -> &'a Problem {
        self.problem
    }

    /// The rules it was made by.
    #[must_use]
    pub const fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// The number of rows and columns that are people.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody takes part.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The places of host and observer behind a row and a column; absent for an extra row.
    #[must_use]
    pub fn places_of(&self, row: u32, column: u32) -> Option<(usize, usize)> {
        let (n, column) = (self.len(), column as usize);
        let observer = if column < n {
            column
        } else {
            self.inside.owner[column - n] as usize
        };
        ((row as usize) < n).then_some((row as usize, observer))
    }

    /// The row and column of a host and an observer by place.
    #[must_use]
    pub fn arc(&self, host: usize, observer: usize) -> (u32, u32) {
        let own = self.inside.column[observer];
        let together = own != NONE && self.inside.group[host] == self.inside.group[observer];
        let column = if together {
            self.len() as u32 + own
        } else {
            observer as u32
        };
        (host as u32, column)
    }

    /// The real pairs of a solution by place, with their points.
    #[must_use]
    pub fn pairs(&self, solution: &Solution) -> Vec<(usize, usize, i32)> {
        let real = |pair: &super::solver::Matched| {
            let (host, observer) = self.places_of(pair.host, pair.observer)?;
            Some((host, observer, pair.cost - self.base))
        };
        solution.pairs.iter().filter_map(real).collect()
    }

    /// The pair of people at two places.
    #[must_use]
    pub fn pair(&self, host: usize, observer: usize) -> Pair {
        Pair {
            host: self.people[host].id,
            observer: self.people[observer].id,
        }
    }

    /// The same total without what [`base`](Self::base) adds: the points of a plan with so many real pairs.
    #[must_use]
    pub fn points(&self, total: i64, real: usize) -> i64 {
        total - i64::from(self.base) * i64::try_from(real).unwrap_or(i64::MAX)
    }

    /// The points of a pair by place; absent where a hard rule or the limit forbids it.
    #[must_use]
    pub fn cost(&self, host: usize, observer: usize) -> Option<i32> {
        if !self.can_meet(host, observer) {
            return None;
        }
        let town = &self.towns[self.town_of[host] as usize];
        let at = observer - town.start;
        let points: i32 = self
            .factors
            .iter()
            .map(|factor| i32::from(factor.row(host, town.len())[at]))
            .sum();
        let own = self.patches.get(host, observer).unwrap_or(0);
        let points = (points + if own == FORBIDDEN { 0 } else { own }).max(0);
        let dear = self.limit.is_some_and(|limit| points - self.joining(observer) > limit);
        (own != FORBIDDEN && !dear).then_some(points)
    }

    /// The points of one host with several observers.
    #[must_use]
    pub fn costs_of(&self, host: usize, observers: &[usize]) -> Vec<Option<i32>> {
        observers.iter().map(|observer| self.cost(host, *observer)).collect()
    }

    /// The points of one host with everybody of their town, by place from the first one on, charges for joining left
    /// out; [`FORBIDDEN`] for whom they must not meet. Which town comes back.
    pub(super) fn points_in_town(&self, host: usize, out: &mut Vec<i32>) -> Range<usize> {
        let town = self.towns[self.town_of[host] as usize].clone();
        out.resize(town.len(), FORBIDDEN);
        self.fill(host, out);
        out.iter_mut()
            .for_each(|cost| *cost -= if *cost == FORBIDDEN { 0 } else { self.base });
        for guest in self.guests.iter().filter(|guest| town.contains(*guest)) {
            let cost = &mut out[guest - town.start];
            *cost -= if *cost == FORBIDDEN { 0 } else { self.joining(*guest) };
        }
        town
    }

    /// Forbids every pair that costs more, or none. What who shows nothing is charged to come last does not count.
    pub fn limit(&mut self, points: Option<i32>) {
        self.limit = points;
    }

    /// The limit, if there is one.
    #[must_use]
    pub const fn limited(&self) -> Option<i32> {
        self.limit
    }

    /// Whether town and timetables let two people meet at all.
    #[must_use]
    pub fn can_meet(&self, host: usize, observer: usize) -> bool {
        let town = &self.towns[self.town_of[host] as usize];
        let meet = || {
            self.times
                .as_ref()
                .is_none_or(|times| times.meet(host, observer - town.start))
        };
        host != observer && town.contains(&observer) && meet()
    }

    /// Whether the timetables keep a person from somebody of their town, as a host or as an observer.
    #[must_use]
    pub fn lacks_time(&self, at: usize, as_host: bool) -> bool {
        let town = self.towns[self.town_of[at] as usize].clone();
        let apart = |other: usize| {
            let (host, observer) = if as_host { (at, other) } else { (other, at) };
            other != at
                && self
                    .times
                    .as_ref()
                    .is_some_and(|times| !times.meet(host, observer - town.start))
        };
        town.clone().any(apart)
    }

    /// The towns: ranges of places across which nobody meets.
    #[must_use]
    pub fn towns(&self) -> &[Range<usize>] {
        &self.towns
    }

    /// All that pairs of one host cost in their town; the host's place decides the rest.
    fn fill<T: Cell>(&self, host: usize, out: &mut [T]) {
        let town = &self.towns[self.town_of[host] as usize];
        let len = town.len();
        let mut rows: [&[u16]; 4] = [&[]; 4];
        for (row, factor) in rows.iter_mut().zip(&self.factors) {
            *row = factor.row(host, len);
        }
        factor::add(&rows[..self.factors.len().min(4)], T::cut(i64::from(self.base)), out);
        out[host - town.start] = T::FORBIDDEN;
        if let Some(times) = &self.times {
            times.forbid(host, town, out);
        }
        self.patches.apply(host, town.start, out);
        if let Some(limit) = self.limit {
            self.forbid_dear(town, limit + self.base, out);
        }
    }

    fn forbid_dear<T: Cell>(&self, town: &Range<usize>, limit: i32, out: &mut [T]) {
        let joining = |out: &mut [T], sign: i64| {
            for guest in self.guests.iter().filter(|guest| town.contains(*guest)) {
                let cost = &mut out[guest - town.start];
                if *cost != T::FORBIDDEN {
                    *cost = T::cut((*cost).into() + sign * i64::from(self.joining(*guest)));
                }
            }
        };
        joining(out, -1);
        let limit = T::cut(i64::from(limit));
        out.iter_mut()
            .for_each(|cost| *cost = if *cost > limit { T::FORBIDDEN } else { *cost });
        joining(out, 1);
    }

    /// The costs of a host with all first columns; those with second columns are handed over, counted from 0.
    fn first_columns<T: Cell>(&self, host: usize, out: &mut [T], mut second: impl FnMut(u32, T)) {
        let town = self.towns[self.town_of[host] as usize].clone();
        out[..town.start].fill(T::FORBIDDEN);
        out[town.end..].fill(T::FORBIDDEN);
        self.fill(host, &mut out[town]);
        for &mate in self.mates(host) {
            let cost = std::mem::replace(&mut out[mate as usize], T::FORBIDDEN);
            second(self.inside.column[mate as usize], cost);
        }
    }
}

impl Costs for Model<'_> {
    fn hosts(&self) -> usize {
        self.len() + self.inside.rows.len()
    }

    fn observers(&self) -> usize {
        self.len() + self.inside.owner.len()
    }

    fn row<'b>(&'b self, host: usize, buffer: &'b mut [i32]) -> &'b [i32] {
        let (first, second) = buffer.split_at_mut(self.len());
        second.fill(FORBIDDEN);
        if host < self.len() {
            self.first_columns(host, first, |column, cost| second[column as usize] = cost);
        } else {
            first.fill(FORBIDDEN);
            for (column, cost) in self.extra(host) {
                buffer[column as usize] = cost;
            }
        }
        buffer
    }

    fn narrow(&self) -> bool {
        self.narrow
    }

    fn narrow_row<'b>(&'b self, host: usize, buffer: &'b mut [i16], more: &mut Vec<(u32, i16)>) -> &'b [i16] {
        let first = &mut buffer[..self.len()];
        if host < self.len() {
            let n = self.len() as u32;
            self.first_columns(host, first, |column, cost| more.push((n + column, cost)));
        } else {
            let [outside, inside] = self
                .extra(host)
                .map(|(column, cost)| (column, i16::cut(i64::from(cost))));
            first.fill(i16::FORBIDDEN);
            first[outside.0 as usize] = outside.1;
            more.push(inside);
        }
        first
    }

    fn sparse(&self) -> bool {
        self.sparse
    }

    fn sparse_row(&self, host: usize) -> bool {
        self.sparse || host >= self.len()
    }

    fn list<'b>(&'b self, host: usize, buffer: &'b mut List) -> (&'b [u32], &'b [i32]) {
        let n = self.len();
        let (heads, costs) = (&mut buffer.observers, &mut buffer.costs);
        heads.clear();
        if host >= n {
            let extra = self.extra(host);
            heads.extend(extra.map(|(column, _)| column));
            costs.clear();
            costs.extend(extra.map(|(_, cost)| cost));
            return (heads, costs);
        }
        let town = self.towns[self.town_of[host] as usize].clone();
        costs.resize(town.len(), FORBIDDEN);
        self.fill(host, costs);
        let inside = self.mates(host).iter().map(|mate| {
            let cost = std::mem::replace(&mut costs[*mate as usize - town.start], FORBIDDEN);
            (n as u32 + self.inside.column[*mate as usize], cost)
        });
        let inside: Vec<(u32, i32)> = inside.filter(|(_, cost)| *cost != FORBIDDEN).collect();
        heads.resize(town.len(), 0);
        let mut kept = 0;
        for at in 0..town.len() {
            // Without a branch: what is forbidden is overwritten by the next one.
            (heads[kept], costs[kept]) = ((town.start + at) as u32, costs[at]);
            kept += usize::from(costs[kept] != FORBIDDEN);
        }
        heads.truncate(kept);
        costs.truncate(kept);
        for (column, cost) in inside {
            heads.push(column);
            costs.push(cost);
        }
        (heads, costs)
    }
}

#[cfg(test)]
pub(in crate::domain::pairing) mod tests;
