//! Making a [`Model`]: who stands where, what is forbidden, what is corrected, who has a second column.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::explain::{Facts, Numbers, way, years};
use super::factor::Factor;
use super::inside::Inside;
use super::patch::{ByPair, together};
use super::times::Meetings;
use super::{Model, NONE};
use crate::domain::pairing::solver::{FORBIDDEN, Quotas, both};
use crate::domain::pairing::{Pair, Problem, Teacher};
use crate::domain::policy::pairing::{Rule, Rules, plain};

/// The tables take about as long as reading all pairs so many times.
const TABLES: usize = 10;

impl<'a> Model<'a> {
    /// Makes the model. The same problem, whatever the order of its lists, and the same seed make the same model.
    #[must_use]
    pub fn new(problem: &'a Problem, rules: &'a Rules, seed: u64) -> Self {
        let people = order(problem, seed);
        let towns = towns(&people);
        let (tables, (mut model, always)) = both(
            TABLES * people.len() * people.len(),
            || tables(&towns, &people, rules),
            || Self::without_tables(problem, rules, people.clone(), towns.clone()),
        );
        let always = Factor::new(&towns, (|_| (), |observer| always[observer]), |_, observer| {
            always[observer]
        });
        model.facts = tables.0;
        model.factors = tables.1.into_iter().chain([always]).flatten().collect();
        model.narrow = model.most() < i64::from(i16::MAX);
        if rules.common_slot {
            model.times = Meetings::new(&towns, &people, &problem.timetable);
        }
        let permitted: usize = towns.iter().map(|town| town.len() * town.len()).sum();
        model.sparse = model.times.is_some() || permitted * 4 < people.len() * people.len();
        model
    }

    /// All but the tables, and what an observer pays with every host.
    fn without_tables(
        problem: &'a Problem,
        rules: &'a Rules,
        people: Vec<&'a Teacher>,
        towns: Vec<Range<usize>>,
    ) -> (Self, Vec<u16>) {
        let mut places: Vec<_> = (0..).zip(&people).map(|(at, teacher)| (teacher.id, at)).collect();
        places.sort_unstable();
        let mut model = Self {
            problem,
            rules,
            towns,
            town_of: Vec::new(),
            factors: Vec::new(),
            patches: ByPair::default(),
            times: None,
            sparse: false,
            narrow: false,
            inside: Inside::default(),
            quotas: Quotas::default(),
            base: 0,
            facts: Facts::default(),
            met: ByPair::default(),
            owed: Vec::new(),
            short: false,
            guests: Vec::new(),
            limit: None,
            places,
            people,
        };
        let towns = (0..).zip(&model.towns);
        model.town_of = towns
            .flat_map(|(at, town)| std::iter::repeat_n(at, town.len()))
            .collect();
        model.remember();
        let kept = model.quotas_left();
        let mut corrections = model.forbidden();
        model.owed = model.first(&corrections);
        let sum = |quotas: &[u32]| quotas.iter().map(|quota| u64::from(*quota)).sum::<u64>();
        model.short = sum(&model.quotas.show) < sum(&model.quotas.observe);
        model.guests = (0..model.len()).filter(|at| model.joins(*at)).collect();
        let mut always = model.always(&mut corrections);
        model.group(&kept, &mut always, &mut corrections);
        model.patches = ByPair::new(model.len(), &corrections, together);
        (model, always)
    }

    /// No pair costs more than this.
    fn most(&self) -> i64 {
        let factors = self.factors.iter().map(|factor| i64::from(factor.most())).sum::<i64>();
        factors + i64::from(self.patches.most()) + i64::from(self.base)
    }

    /// The latest meeting of every ordered pair.
    fn remember(&mut self) {
        let history = self.problem.history.iter();
        let all: Vec<(u32, u32, u32)> = history
            .filter_map(|met| {
                self.both(met.pair)
                    .map(|(host, observer)| (host, observer, met.ago.max(1)))
            })
            .collect();
        self.met = ByPair::new(self.len(), &all, u32::min);
    }

    /// Host and observer by place; absent unless both take part.
    fn both(&self, pair: Pair) -> Option<(u32, u32)> {
        let place = |id| Some(self.place(id)? as u32);
        Some((place(pair.host)?, place(pair.observer)?))
    }

    /// What is left of the quotas beside the pairs that stay; whom each observer sees in these.
    fn quotas_left(&mut self) -> BTreeMap<usize, Vec<Option<usize>>> {
        self.quotas.show = self.people.iter().map(|teacher| teacher.show).collect();
        self.quotas.observe = self.people.iter().map(|teacher| teacher.observe).collect();
        let mut kept: BTreeMap<usize, Vec<Option<usize>>> = BTreeMap::new();
        for pair in &self.problem.kept {
            let (host, observer) = (self.place(pair.host), self.place(pair.observer));
            if let Some(host) = host {
                self.quotas.show[host] = self.quotas.show[host].saturating_sub(1);
            }
            if let Some(observer) = observer {
                self.quotas.observe[observer] = self.quotas.observe[observer].saturating_sub(1);
                kept.entry(observer).or_default().push(host);
            }
        }
        kept
    }

    /// The hard rules about single pairs. The others are oneself, the town and the timetable.
    fn forbidden(&self) -> Vec<(u32, u32, i32)> {
        let mut all = Vec::new();
        for ban in &self.problem.bans {
            if let Some((one, other)) = self.both(Pair {
                host: ban.one,
                observer: ban.other,
            }) {
                all.extend([(one, other, FORBIDDEN), (other, one, FORBIDDEN)]);
            }
        }
        for pair in self.problem.spent.iter().chain(&self.problem.kept) {
            all.extend(self.both(*pair).map(|(host, observer)| (host, observer, FORBIDDEN)));
        }
        for (host, teacher) in (0..).zip(&self.people) {
            let manager = teacher.manager.and_then(|manager| self.place(manager));
            all.extend(manager.map(|manager| (host, manager as u32, FORBIDDEN)));
        }
        all
    }

    /// The soft rules about single pairs go to `corrections`; what an observer pays with every host is returned.
    fn always(&self, corrections: &mut Vec<(u32, u32, i32)>) -> Vec<u16> {
        for (host, observer, ago) in self.met.iter() {
            let both = [
                (host, observer, self.rules.met(ago)),
                (observer, host, self.rules.met_reversed(ago)),
            ];
            let real = both.into_iter().filter(|(.., points)| *points > 0);
            corrections.extend(real.map(|(host, observer, points)| (host, observer, i32::from(points))));
        }
        for (observer, host) in self.problem.kept.iter().filter_map(|pair| self.both(*pair)) {
            corrections.push((host, observer, i32::from(self.rules.couple())));
        }
        let mut always: Vec<u16> = (0..self.len())
            .map(|at| if self.joins(at) { self.rules.shows_nothing } else { 0 })
            .collect();
        let mut charged = None;
        for &(host, observer) in &self.owed {
            if charged.replace(observer) != Some(observer) {
                always[observer as usize] += self.rules.owed;
            }
            corrections.push((host, observer, -i32::from(self.rules.owed)));
        }
        always
    }

    /// Pairs that go first, unless they are forbidden by now: by observer, each once.
    fn first(&self, forbidden: &[(u32, u32, i32)]) -> Vec<(u32, u32)> {
        let forbidden: HashSet<(u32, u32)> = forbidden.iter().map(|(host, observer, _)| (*host, *observer)).collect();
        let mut owed: Vec<_> = self.problem.owed.iter().filter_map(|pair| self.both(*pair)).collect();
        let open = |host: usize, observer: usize| {
            let quotas = self.quotas.show[host] > 0 && self.quotas.observe[observer] > 0;
            quotas && host != observer && self.town_of[host] == self.town_of[observer]
        };
        owed.retain(|pair| open(pair.0 as usize, pair.1 as usize) && !forbidden.contains(pair));
        owed.sort_unstable_by_key(|(host, observer)| (*observer, *host));
        owed.dedup();
        owed
    }

    /// What an observer who shows nothing is charged so that they come last.
    #[must_use]
    pub fn joining(&self, at: usize) -> i32 {
        if self.joins(at) {
            i32::from(self.rules.shows_nothing)
        } else {
            0
        }
    }

    /// Whether a person shows nothing and so comes last where lessons are too few.
    pub(in crate::domain::pairing) fn joins(&self, at: usize) -> bool {
        self.short && self.people[at].show == 0
    }

    /// The wish for one lesson inside the group and one outside: a second column, or a correction where only one lesson
    /// is left to see.
    fn group(
        &mut self,
        kept: &BTreeMap<usize, Vec<Option<usize>>>,
        always: &mut [u16],
        corrections: &mut Vec<(u32, u32, i32)>,
    ) {
        let members = self.groups();
        self.inside.column = vec![NONE; self.len()];
        let mut with_column = vec![Vec::new(); members.len()];
        let weight = self.rules.one_sided;
        for (observer, always) in always.iter_mut().enumerate() {
            let Some((inside, outside)) = self.wanted_sides(observer, &members, kept.get(&observer)) else {
                continue;
            };
            let group = self.inside.group[observer] as usize;
            let left = self.quotas.observe[observer];
            if left == 1 {
                let points = if inside { -i32::from(weight) } else { i32::from(weight) };
                *always += if inside { weight } else { 0 };
                self.inside.last.insert(observer as u32, inside);
                let mates = members[group].iter().filter(|mate| **mate as usize != observer);
                corrections.extend(mates.map(|mate| (*mate, observer as u32, points)));
                continue;
            }
            let column = self.inside.owner.len() as u32;
            self.inside.column[observer] = column;
            self.inside.owner.push(observer as u32);
            self.inside.first.push(self.inside.rows.len() as u32);
            with_column[group].push(observer as u32);
            let charge = |asked: bool| if asked { weight } else { 0 };
            self.inside
                .rows
                .extend([(column, [charge(inside), 0]), (column, [0, charge(outside)])]);
            self.inside.rows.extend((2..left).map(|_| (column, [0, 0])));
        }
        self.inside.members = with_column;
        let owner = &self.inside.owner;
        let seen: Vec<u32> = owner.iter().map(|owner| self.quotas.observe[*owner as usize]).collect();
        self.quotas.observe.extend(seen);
        self.quotas.show.extend(self.inside.rows.iter().map(|_| 1));
        if !self.inside.rows.is_empty() {
            self.base = i32::from(weight) + 1;
        }
    }

    /// The groups' members, and everybody's group by number.
    fn groups(&mut self) -> Vec<Vec<u32>> {
        let mut numbers = HashMap::new();
        let mut members: Vec<Vec<u32>> = Vec::new();
        for (at, teacher) in (0..).zip(&self.people) {
            let number = teacher.group.map(|group| {
                *numbers.entry((self.town_of[at as usize], group)).or_insert_with(|| {
                    members.push(Vec::new());
                    members.len() as u32 - 1
                })
            });
            self.inside.group.push(number.unwrap_or(NONE));
            if let Some(number) = number {
                members[number as usize].push(at);
            }
        }
        members
    }

    /// Whether an observer still wants a lesson inside the group, and one outside; absent when the wish cannot matter.
    fn wanted_sides(
        &self,
        observer: usize,
        members: &[Vec<u32>],
        kept: Option<&Vec<Option<usize>>>,
    ) -> Option<(bool, bool)> {
        let group = self.inside.group[observer];
        let left = self.quotas.observe[observer] as usize;
        if group == NONE || self.rules.one_sided == 0 || left == 0 {
            return None;
        }
        let kept = kept.map_or(&[][..], Vec::as_slice);
        let near = kept
            .iter()
            .filter(|host| host.is_some_and(|host| self.inside.group[host] == group))
            .count();
        let (inside, outside) = (near == 0, near == kept.len());
        let mates = &members[group as usize];
        // Other hard rules do not count here: whether a wish is charged must not tell of a private ban.
        let manages = |host: usize| self.people[host].manager == Some(self.people[observer].id);
        let shows = |host: usize| host != observer && self.quotas.show[host] > 0 && !manages(host);
        let mut town = self.towns[self.town_of[observer] as usize].clone();
        let some_inside = mates.iter().any(|mate| shows(*mate as usize));
        // Whoever the group leaves over is outside; counting is enough.
        let some_outside = mates.len() < town.len() && town.any(|host| shows(host) && self.inside.group[host] != group);
        let wanted = (inside && some_inside) || (outside && some_outside);
        let possible = (!inside || some_inside) && (!outside || some_outside);
        (wanted && possible && kept.len() + left >= 2).then_some((inside, outside))
    }
}

/// What people teach and wish, and the tables of what kinds of hosts cost.
fn tables<'p>(towns: &[Range<usize>], people: &[&'p Teacher], rules: &Rules) -> (Facts, [Option<Factor>; 3]) {
    let facts = Facts::of(people);
    let sum = |points: [(Rule, u16); 2]| points.iter().map(|(_, points)| points).sum();
    let subjects = Factor::new(
        towns,
        (|host| facts.subjects(host), |observer| facts.seeing(observer)),
        facts.wishes(rules),
    );
    let mut numbers = Numbers::default();
    let mut number = |name: &'p Option<String>| name.as_deref().map(|text| numbers.of(text));
    let places: Vec<_> = people
        .iter()
        .map(|teacher| (number(&teacher.building), number(&teacher.school)))
        .collect();
    let places = Factor::new(
        towns,
        (
            |host| places[host],
            |observer| (places[observer], people[observer].load),
        ),
        |host, observer| sum(way(rules, people[host], people[observer])),
    );
    let years = Factor::new(
        towns,
        (|host| people[host].experience, |observer| people[observer].experience),
        |host, observer| sum(years(rules, people[host], people[observer])),
    );
    (facts, [subjects, places, years])
}

/// The people in an order that favours nobody: by id, shuffled, then town by town.
fn order(problem: &Problem, seed: u64) -> Vec<&Teacher> {
    let mut people: Vec<&Teacher> = problem
        .teachers
        .iter()
        .filter(|teacher| teacher.show + teacher.observe > 0)
        .collect();
    people.sort_by_key(|teacher| teacher.id);
    people.dedup_by_key(|teacher| teacher.id);
    people.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    people.sort_by_cached_key(|teacher| teacher.town.as_deref().map(plain));
    people
}

fn towns(people: &[&Teacher]) -> Vec<Range<usize>> {
    let town = |at: usize| people[at].town.as_deref().map(plain);
    let mut towns = Vec::new();
    let mut start = 0;
    for at in 1..=people.len() {
        if at == people.len() || town(at) != town(start) {
            towns.push(start..at);
            start = at;
        }
    }
    towns
}
