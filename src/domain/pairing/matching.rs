//! How many pairs are possible at all under a limit on their points: a matching by alternating paths.

use std::collections::VecDeque;

use super::model::Model;
use super::solver::{Costs, List};

/// A host that nobody was reached from, an observer that no host gave up.
const NONE: u32 = u32::MAX;

/// Who shows to whom, without regard to costs.
pub(super) struct Matching<'m, 'a> {
    model: &'m Model<'a>,
    limit: i32,
    /// By host: whom they show to.
    shows: Vec<Vec<u32>>,
    /// By observer: whom they see.
    sees: Vec<Vec<u32>>,
    /// By observer: whether a search of this round, or one that found nothing, has come by.
    seen: Vec<bool>,
    /// By observer: the host from whom it was reached.
    from: Vec<u32>,
    /// By host: the observer whom they would give up; oneself where the search began.
    gives: Vec<u32>,
    list: List,
}

impl<'m, 'a> Matching<'m, 'a> {
    /// The most pairs of which none costs more than `limit`, charges for joining left out. The search ends as soon as
    /// there cannot be as many as `wanted`.
    pub fn most(model: &'m Model<'a>, limit: i32, wanted: usize) -> usize {
        let n = model.len();
        let mut matching = Self {
            model,
            limit,
            shows: vec![Vec::new(); n],
            sees: vec![Vec::new(); n],
            seen: vec![false; n],
            from: vec![NONE; n],
            gives: vec![NONE; n],
            list: List::default(),
        };
        let mut left: usize = model.quotas().show[..n].iter().map(|units| *units as usize).sum();
        let mut found = 0;
        for host in 0..n {
            let before = found;
            found += matching.take(host);
            left -= found - before;
        }
        for host in 0..n {
            while matching.shows[host].len() < model.quotas().show[host] as usize {
                if found + left < wanted {
                    return found;
                }
                if !matching.augment(host) {
                    left -= model.quotas().show[host] as usize - matching.shows[host].len();
                    break;
                }
                (found, left) = (found + 1, left - 1);
            }
        }
        found
    }

    /// The observers whom a host may show to, ascending from the host's own place so that all are asked for alike.
    fn permitted(&mut self, host: usize) -> Vec<u32> {
        let (model, limit) = (self.model, self.limit);
        let (columns, costs) = model.list(host, &mut self.list);
        let pairs = columns.iter().zip(costs).filter_map(|(column, cost)| {
            let (_, observer) = model.places_of(host as u32, *column)?;
            let fits = cost - model.base() - model.joining(observer) <= limit;
            (fits && model.quotas().observe[observer] > 0).then_some(observer as u32)
        });
        let mut permitted: Vec<u32> = pairs.collect();
        let middle = permitted.partition_point(|observer| (*observer as usize) < host);
        permitted.rotate_left(middle);
        permitted
    }

    fn has_room(&self, observer: u32) -> bool {
        self.sees[observer as usize].len() < self.model.quotas().observe[observer as usize] as usize
    }

    /// Gives a host observers who have room. How many.
    fn take(&mut self, host: usize) -> usize {
        let wanted = self.model.quotas().show[host] as usize;
        if wanted == 0 {
            return 0;
        }
        let mut observers = self.permitted(host);
        observers.retain(|observer| self.has_room(*observer));
        observers.truncate(wanted);
        for observer in &observers {
            self.sees[*observer as usize].push(host as u32);
        }
        self.shows[host] = observers;
        self.shows[host].len()
    }

    /// Finds one more observer for a host by an alternating path; what a search in vain has seen is in vain for all.
    fn augment(&mut self, host: usize) -> bool {
        let mut touched = Vec::new();
        let mut queue = VecDeque::from([host as u32]);
        self.gives[host] = host as u32;
        let mut reached = vec![host];
        let mut end = None;
        'search: while let Some(next) = queue.pop_front() {
            for observer in self.permitted(next as usize) {
                let at = observer as usize;
                if self.seen[at] || self.shows[next as usize].contains(&observer) {
                    continue;
                }
                self.seen[at] = true;
                touched.push(at);
                self.from[at] = next;
                if self.has_room(observer) {
                    end = Some(observer);
                    break 'search;
                }
                for &other in &self.sees[at] {
                    if self.gives[other as usize] == NONE {
                        self.gives[other as usize] = observer;
                        reached.push(other as usize);
                        queue.push_back(other);
                    }
                }
            }
        }
        let Some(end) = end else { return false };
        self.walk(host as u32, end);
        touched.into_iter().for_each(|observer| self.seen[observer] = false);
        reached.into_iter().for_each(|host| self.gives[host] = NONE);
        true
    }

    fn walk(&mut self, start: u32, end: u32) {
        let mut observer = end;
        loop {
            let host = self.from[observer as usize];
            self.shows[host as usize].push(observer);
            self.sees[observer as usize].push(host);
            if host == start {
                return;
            }
            let given = self.gives[host as usize];
            self.shows[host as usize].retain(|other| *other != given);
            self.sees[given as usize].retain(|other| *other != host);
            observer = given;
        }
    }
}
