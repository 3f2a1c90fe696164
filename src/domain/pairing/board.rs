//! The solver's table: people by index, what is allowed and what it costs, and the pairs chosen so far.

use std::collections::BTreeMap;

use super::{Pair, Problem, Teacher};
use crate::domain::ids::PersonId;

/// A couple that observes each other; larger than all other costs of one person together.
const MUTUAL: i32 = 2_000;
/// The same host twice in one half-year.
const REPEAT: i32 = 5_000;
/// Both observed lessons outside, or both inside the own APT group.
const ONE_SIDED: i32 = 40;
/// The pair of the last half-year; it fades with every half-year before.
const MET: i32 = 300;
/// The same two, the other way round.
const MET_REVERSED: i32 = 100;
/// A wished subject.
const WISH: i32 = -30;

/// People by index, in the order of their ids, so that a plan does not depend on the order of rows.
pub(super) struct Board<'a> {
    pub(super) teachers: Vec<&'a Teacher>,
    /// Cost of each ordered pair by `host * n + observer`; absent where a hard constraint forbids it.
    cost: Vec<Option<i32>>,
    /// Pairs of the half-year that stay.
    kept: Vec<u8>,
    /// Pairs chosen now.
    chosen: Vec<u8>,
    /// Lessons that still can be shown. The last figure is what a full lesson's second places add.
    show_left: Vec<u32>,
    second_left: Vec<u32>,
    observe_left: Vec<u32>,
    /// How often one ordered pair may meet in a half-year: once, except among fewer than four (domain §3.3).
    limit: u8,
    couples_cost: bool,
    /// The hosts chosen or kept for each observer.
    hosts: Vec<Vec<usize>>,
}

impl<'a> Board<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let mut teachers: Vec<&Teacher> = problem.teachers.iter().filter(|t| t.show + t.observe > 0).collect();
        teachers.sort_by_key(|teacher| teacher.id);
        teachers.dedup_by_key(|teacher| teacher.id);
        let n = teachers.len();
        let mut board = Self {
            cost: vec![None; n * n],
            kept: vec![0; n * n],
            chosen: vec![0; n * n],
            show_left: teachers.iter().map(|t| t.show).collect(),
            second_left: teachers.iter().map(|t| t.show * t.visitors.saturating_sub(1)).collect(),
            observe_left: teachers.iter().map(|t| t.observe).collect(),
            limit: 1,
            couples_cost: n >= 5,
            hosts: vec![Vec::new(); n],
            teachers,
        };
        board.price(problem);
        board.keep(&problem.kept);
        board
    }

    fn price(&mut self, problem: &Problem) {
        let index: BTreeMap<PersonId, usize> = self.teachers.iter().enumerate().map(|(at, t)| (t.id, at)).collect();
        let n = self.len();
        for host in 0..n {
            for observer in 0..n {
                let (h, o) = (self.teachers[host], self.teachers[observer]);
                let allowed = host != observer && h.show > 0 && o.observe > 0 && h.manager != Some(o.id);
                let wished = o.wishes.iter().any(|wish| shares(&h.subjects, wish));
                self.cost[host * n + observer] = allowed.then_some(if wished { WISH } else { 0 });
            }
        }
        let both = |a: PersonId, b: PersonId| Some((*index.get(&a)?, *index.get(&b)?));
        for (a, b) in problem.bans.iter().filter_map(|ban| both(ban.one, ban.other)) {
            self.cost[a * n + b] = None;
            self.cost[b * n + a] = None;
        }
        for (host, observer) in problem.spent.iter().filter_map(|pair| both(pair.host, pair.observer)) {
            self.cost[host * n + observer] = None;
        }
        for met in &problem.history {
            let Some((host, observer)) = both(met.pair.host, met.pair.observer) else {
                continue;
            };
            let fade = i32::try_from(met.ago.max(1)).unwrap_or(i32::MAX);
            for (at, weight) in [(host * n + observer, MET), (observer * n + host, MET_REVERSED)] {
                if let Some(cost) = &mut self.cost[at] {
                    *cost += weight / fade;
                }
            }
        }
    }

    fn keep(&mut self, kept: &[Pair]) {
        let n = self.len();
        for pair in kept {
            let host = self.teachers.iter().position(|t| t.id == pair.host);
            let observer = self.teachers.iter().position(|t| t.id == pair.observer);
            if let Some(host) = host {
                let left = &mut self.show_left[host];
                let second = &mut self.second_left[host];
                if *left > 0 {
                    *left -= 1;
                } else {
                    *second = second.saturating_sub(1);
                }
            }
            if let Some(observer) = observer {
                self.observe_left[observer] = self.observe_left[observer].saturating_sub(1);
            }
            if let (Some(host), Some(observer)) = (host, observer) {
                self.kept[host * n + observer] += 1;
                self.hosts[observer].push(host);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.teachers.len()
    }

    /// Lets an ordered pair meet twice: for schools of two or three.
    pub(super) fn allow_repeats(&mut self) {
        self.limit = 2;
    }

    /// Whether the pair may be chosen once more, quotas apart.
    pub(super) fn allows(&self, host: usize, observer: usize) -> bool {
        let at = host * self.len() + observer;
        self.cost[at].is_some() && self.kept[at] + self.chosen[at] < self.limit
    }

    pub(super) fn times_chosen(&self, host: usize, observer: usize) -> u8 {
        self.chosen[host * self.len() + observer]
    }

    /// How often the two meet in this half-year, kept pairs included.
    pub(super) fn times(&self, host: usize, observer: usize) -> u8 {
        let at = host * self.len() + observer;
        self.kept[at] + self.chosen[at]
    }

    pub(super) fn show_left(&self, host: usize) -> u32 {
        self.show_left[host]
    }

    pub(super) fn second_left(&self, host: usize) -> u32 {
        self.second_left[host]
    }

    pub(super) fn observe_left(&self, observer: usize) -> u32 {
        self.observe_left[observer]
    }

    pub(super) fn choose(&mut self, host: usize, observer: usize) {
        let n = self.len();
        self.chosen[host * n + observer] += 1;
        self.hosts[observer].push(host);
        self.observe_left[observer] -= 1;
        if self.show_left[host] > 0 {
            self.show_left[host] -= 1;
        } else {
            self.second_left[host] -= 1;
        }
    }

    /// Takes back a chosen pair of a host who had no second places in use.
    pub(super) fn unchoose(&mut self, host: usize, observer: usize) {
        let n = self.len();
        self.chosen[host * n + observer] -= 1;
        if let Some(at) = self.hosts[observer].iter().rposition(|other| *other == host) {
            self.hosts[observer].remove(at);
        }
        self.observe_left[observer] += 1;
        self.show_left[host] += 1;
    }

    /// Forgets every pair chosen now.
    pub(super) fn clear(&mut self) {
        for (host, observer) in self.pairs() {
            self.unchoose(host, observer);
        }
    }

    /// The pairs chosen now, a repeated pair as often as it was chosen.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let n = self.len();
        let times = |at: usize| std::iter::repeat_n((at / n, at % n), usize::from(self.chosen[at]));
        (0..n * n).flat_map(times).collect()
    }

    /// What an observer's lessons cost altogether.
    pub(super) fn cost_of(&self, observer: usize) -> i32 {
        let n = self.len();
        let hosts = &self.hosts[observer];
        let mut sum = 0;
        for (at, host) in hosts.iter().enumerate() {
            sum += self.cost[host * n + observer].unwrap_or(0);
            if hosts[..at].contains(host) {
                sum += REPEAT;
            }
            if self.couples_cost && self.times(observer, *host) > 0 {
                sum += MUTUAL;
            }
        }
        sum + self.one_sided(observer)
    }

    /// One lesson inside the APT group and one outside is the wish (domain §3.3).
    fn one_sided(&self, observer: usize) -> i32 {
        let hosts = &self.hosts[observer];
        let Some(group) = self.teachers[observer].group else {
            return 0;
        };
        if hosts.len() < 2 {
            return 0;
        }
        let inside = hosts
            .iter()
            .filter(|host| self.teachers[**host].group == Some(group))
            .count();
        if inside == 0 || inside == hosts.len() {
            ONE_SIDED
        } else {
            0
        }
    }

    pub(super) fn total_cost(&self) -> i64 {
        (0..self.len()).map(|observer| i64::from(self.cost_of(observer))).sum()
    }
}

/// Subjects are typed by people: case and spaces around them do not count.
pub(super) fn shares(subjects: &[String], subject: &str) -> bool {
    let same = |other: &String| other.trim().to_lowercase() == subject.trim().to_lowercase();
    subjects.iter().any(same)
}
