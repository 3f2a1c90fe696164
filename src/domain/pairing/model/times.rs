//! Who can come to a lesson of whom, as sets of lesson times: a pair without a common one is forbidden.

use std::ops::Range;

use crate::domain::pairing::Teacher;
use crate::domain::pairing::slots::{Times, Timetable};
use crate::domain::pairing::solver::Cell;
use crate::domain::policy::pairing::plain;

/// Lessons of hosts by building, and free times of observers for each of these buildings.
#[derive(Clone, Debug)]
pub(super) struct Meetings {
    /// By host: the row of free times of each building taught in, and when.
    taught: Vec<Vec<(usize, Times)>>,
    /// Free times in weeks A, a row per building of a town, a column per observer of the town.
    free_a: Vec<u128>,
    /// The same in weeks B; empty when all weeks are alike.
    free_b: Vec<u128>,
}

impl Meetings {
    /// Absent when no timetable is known.
    pub fn new(towns: &[Range<usize>], people: &[&Teacher], timetable: &Timetable) -> Option<Self> {
        if timetable.is_empty() {
            return None;
        }
        let mut meetings = Self {
            taught: Vec::with_capacity(people.len()),
            free_a: Vec::new(),
            free_b: Vec::new(),
        };
        for town in towns {
            let mut buildings: Vec<(Option<String>, usize)> = Vec::new();
            for host in &people[town.clone()] {
                let mut places = Vec::new();
                for (building, times) in timetable.taught(host.id, host.building.as_deref()) {
                    let key = building.map(plain);
                    let known = buildings
                        .iter()
                        .find(|(other, _)| *other == key)
                        .map(|(_, start)| *start);
                    let start = known.unwrap_or_else(|| meetings.rows(&people[town.clone()], building, timetable));
                    if known.is_none() {
                        buildings.push((key, start));
                    }
                    places.push((start, times));
                }
                meetings.taught.push(places);
            }
        }
        if meetings.free_a == meetings.free_b && meetings.taught.iter().flatten().all(|(_, times)| times.a == times.b) {
            meetings.free_b = Vec::new();
        }
        Some(meetings)
    }

    /// Adds the free times of a town's people for one building; who is unknown may come at any time.
    fn rows(&mut self, people: &[&Teacher], building: Option<&str>, timetable: &Timetable) -> usize {
        let start = self.free_a.len();
        for observer in people {
            let free = timetable.free(observer.id, observer.building.as_deref(), building);
            let free = free.unwrap_or(Times::ALL);
            self.free_a.push(free.a);
            self.free_b.push(free.b);
        }
        start
    }

    /// Forbids what has no common time. A host without a timetable may be visited by anybody.
    pub fn forbid<T: Cell>(&self, host: usize, town: &Range<usize>, out: &mut [T]) {
        let places = &self.taught[host];
        if let ([(start, times)], true) = (places.as_slice(), self.free_b.is_empty()) {
            for (cost, free) in out.iter_mut().zip(&self.free_a[*start..][..town.len()]) {
                *cost = if free & times.a == 0 { T::FORBIDDEN } else { *cost };
            }
        } else {
            for (at, cost) in out.iter_mut().enumerate() {
                *cost = if self.meet(host, at) { *cost } else { T::FORBIDDEN };
            }
        }
    }

    /// Whether a host and an observer, counted within the town, have a common time, or one of them none that is known.
    pub fn meet(&self, host: usize, observer: usize) -> bool {
        let meet = |(start, times): &(usize, Times)| {
            self.free_a[start + observer] & times.a != 0
                || self
                    .free_b
                    .get(start + observer)
                    .is_some_and(|free| free & times.b != 0)
        };
        let places = &self.taught[host];
        places.is_empty() || places.iter().any(meet)
    }
}
