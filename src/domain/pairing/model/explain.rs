//! Which rule costs how much: the same points as the tables, rule by rule.

use std::collections::HashMap;

use super::{Model, NONE};
use crate::domain::pairing::{Pair, Teacher};
use crate::domain::policy::pairing::{Rule, Rules, plain};

/// Words by which an observer wishes for their own subject.
const SAME: [&str; 4] = ["same", "tas pats", "tą patį", "savo dalykas"];
/// Words by which an observer wishes for another one.
const OTHER: [&str; 4] = ["different", "other", "kitas", "kitą"];

/// What people teach and wish to see.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    subjects: Vec<Subjects>,
    wishes: Vec<Wishes>,
}

/// Texts as numbers: what reads the same has the same one. Few different ones are typed again and again.
#[derive(Default)]
pub(super) struct Numbers<'a> {
    typed: HashMap<&'a str, u32>,
    plain: HashMap<String, u32>,
}

impl<'a> Numbers<'a> {
    pub fn of(&mut self, text: &'a str) -> u32 {
        if let Some(known) = self.typed.get(text) {
            return *known;
        }
        let next = self.plain.len() as u32;
        let number = *self.plain.entry(plain(text)).or_insert(next);
        self.typed.insert(text, number);
        number
    }
}

/// Subjects as numbers: the first few as bits, the others ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Subjects {
    bits: u64,
    others: Vec<u32>,
}

impl Subjects {
    fn of(numbers: impl Iterator<Item = u32>) -> Self {
        let mut subjects = Self::default();
        for number in numbers {
            if number < u64::BITS {
                subjects.bits |= 1 << number;
            } else {
                subjects.others.push(number);
            }
        }
        subjects.others.sort_unstable();
        subjects.others.dedup();
        subjects
    }

    fn is_empty(&self) -> bool {
        (self.bits == 0) & self.others.is_empty()
    }

    fn meet(&self, other: &Self) -> bool {
        let others = || self.others.iter().any(|number| other.others.contains(number));
        (self.bits & other.bits != 0) | (!self.others.is_empty() && others())
    }
}

/// What an observer wishes to see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Wishes {
    subjects: Subjects,
    same: bool,
    other: bool,
}

impl Facts {
    pub fn of(people: &[&Teacher]) -> Self {
        let mut numbers = Numbers::default();
        let mut facts = Self::default();
        for teacher in people {
            let taught = teacher.subjects.iter().map(|text| numbers.of(text));
            facts.subjects.push(Subjects::of(taught));
        }
        let (same, other) = (SAME.map(|word| numbers.of(word)), OTHER.map(|word| numbers.of(word)));
        for teacher in people {
            let wished: Vec<u32> = teacher.wishes.iter().map(|text| numbers.of(text)).collect();
            let said = |words: [u32; 4]| wished.iter().any(|wish| words.contains(wish));
            facts.wishes.push(Wishes {
                same: said(same),
                other: said(other),
                subjects: Subjects::of(wished.into_iter()),
            });
        }
        facts
    }

    /// What a person teaches.
    pub fn subjects(&self, at: usize) -> &Subjects {
        &self.subjects[at]
    }

    /// All that decides about the subjects that a person sees: what they teach and wish.
    pub fn seeing(&self, at: usize) -> (&Subjects, &Wishes) {
        (&self.subjects[at], &self.wishes[at])
    }

    /// Whether the two share a subject; absent when one of them is unknown.
    pub fn same(&self, host: usize, observer: usize) -> Option<bool> {
        let (host, observer) = (&self.subjects[host], &self.subjects[observer]);
        (!host.is_empty() && !observer.is_empty()).then(|| host.meet(observer))
    }

    /// Whether the host teaches what the observer wishes to see; absent when there is no wish.
    pub fn wished(&self, host: usize, observer: usize) -> Option<bool> {
        let [wish, met, ..] = self.about(host, observer);
        wish.then_some(met)
    }

    /// Whether there is a wish, whether the host meets it, whether both subjects are known, and whether they share one.
    /// Without a branch: a country has a million kinds of pairs.
    fn about(&self, host: usize, observer: usize) -> [bool; 4] {
        let (own, wishes) = (&self.subjects[observer], &self.wishes[observer]);
        let host = &self.subjects[host];
        let known = !host.is_empty() & !own.is_empty();
        let same = host.meet(own);
        let alike = known & ((wishes.same & same) | (wishes.other & !same));
        [
            !wishes.subjects.is_empty(),
            host.meet(&wishes.subjects) | alike,
            known,
            same,
        ]
    }

    /// The points for the subjects.
    pub fn wish(&self, rules: &Rules, host: usize, observer: usize) -> Option<(Rule, u16)> {
        charge(rules, self.about(host, observer))
    }

    /// The same points for many pairs, looked up.
    pub fn wishes<'a>(&'a self, rules: &Rules) -> impl Fn(usize, usize) -> u16 + 'a {
        let points: [u16; 16] = std::array::from_fn(|about| {
            let charged = charge(rules, [1, 2, 4, 8].map(|bit| about & bit > 0));
            charged.map_or(0, |(_, points)| points)
        });
        move |host, observer| {
            let about = self.about(host, observer).map(usize::from);
            points[about[0] | about[1] << 1 | about[2] << 2 | about[3] << 3]
        }
    }
}

/// What is charged when so much is known [about](Facts::about) a pair's subjects.
fn charge(rules: &Rules, about: [bool; 4]) -> Option<(Rule, u16)> {
    let found = match about {
        [true, false, ..] => (Rule::Wish, rules.wish),
        [false, _, true, true] => (Rule::SameSubject, rules.same_subject),
        [false, _, true, false] => (Rule::OtherSubject, rules.other_subject),
        _ => return None,
    };
    (found.1 > 0).then_some(found)
}

/// The points for the way.
pub(super) fn way(rules: &Rules, host: &Teacher, observer: &Teacher) -> [(Rule, u16); 2] {
    let way = rules.way(host.building.as_deref(), observer.building.as_deref());
    let apart = match (&host.school, &observer.school) {
        (Some(one), Some(other)) => plain(one) != plain(other),
        _ => false,
    };
    [
        (Rule::Building, rules.loaded(way, observer.load)),
        (
            Rule::School,
            rules.loaded(if apart { rules.school } else { 0 }, observer.load),
        ),
    ]
}

/// The points for the length of service.
pub(super) fn years(rules: &Rules, host: &Teacher, observer: &Teacher) -> [(Rule, u16); 2] {
    let (Some(host), Some(observer)) = (host.experience, observer.experience) else {
        return [(Rule::Seniority, 0), (Rule::Novice, 0)];
    };
    [
        (Rule::Seniority, rules.seniority(host, observer)),
        (Rule::Novice, rules.novice(host, observer)),
    ]
}

impl Model<'_> {
    /// Which rules charge a pair by place, and how much: what [`Model::cost`] is the sum of. Wishes about several
    /// pairs together (one-sided, mutual) are not among them.
    #[must_use]
    pub fn breakdown(&self, host: usize, observer: usize) -> Vec<(Rule, i32)> {
        let (here, there) = (self.people[host], self.people[observer]);
        let key = (host as u32, observer as u32);
        let mut list: Vec<(Rule, u16)> = Vec::new();
        let met = |pair: &(u32, u32)| self.met(pair.0 as usize, pair.1 as usize);
        list.extend(met(&key).map(|ago| (Rule::Met, self.rules.met(ago))));
        list.extend(met(&(key.1, key.0)).map(|ago| (Rule::MetReversed, self.rules.met_reversed(ago))));
        let first = self.owed.partition_point(|(_, other)| *other < key.1);
        let mine = &self.owed[first..self.owed.partition_point(|(_, other)| *other <= key.1)];
        if !mine.is_empty() && !mine.contains(&key) {
            list.push((Rule::Owed, self.rules.owed));
        }
        list.extend(self.facts.wish(self.rules, host, observer));
        list.extend(way(self.rules, here, there));
        list.extend(years(self.rules, here, there));
        let reversed = |kept: &&Pair| kept.host == there.id && kept.observer == here.id;
        list.extend(
            self.problem
                .kept
                .iter()
                .filter(reversed)
                .map(|_| (Rule::Mutual, self.rules.couple())),
        );
        if self.joins(observer) {
            list.push((Rule::ShowsNothing, self.rules.shows_nothing));
        }
        let inside = self.inside.group[host] == self.inside.group[observer];
        if self.inside.last.get(&key.1).is_some_and(|wanted| *wanted != inside) {
            list.push((Rule::OneSided, self.rules.one_sided));
        }
        let charged = list.into_iter().filter(|(_, points)| *points > 0);
        charged.map(|(rule, points)| (rule, i32::from(points))).collect()
    }

    /// What an observer pays for lessons on one side of the group's border only, given all hosts of a plan. Who has one
    /// lesson left to see pays with the pair.
    #[must_use]
    pub fn one_sided(&self, observer: usize, hosts: &[usize]) -> u16 {
        let column = self.inside.column[observer];
        let quota = self.quotas.observe[observer] as usize;
        if column == NONE || hosts.len() < quota {
            return 0;
        }
        let mut rows = self.inside.rows[self.inside.first[column as usize] as usize..].iter();
        let (Some((_, [inside, _])), Some((_, [_, outside]))) = (rows.next(), rows.next()) else {
            return 0;
        };
        let near = hosts
            .iter()
            .filter(|host| self.inside.group[**host] == self.inside.group[observer])
            .count();
        match near {
            0 => *inside,
            _ if near == hosts.len() => *outside,
            _ => 0,
        }
    }

    /// How many half-years ago the observer saw this host, if ever in the half-years looked back on.
    #[must_use]
    pub fn met(&self, host: usize, observer: usize) -> Option<u32> {
        self.met.get(host, observer)
    }

    /// Whether host and observer are of one APT group; absent unless both have one.
    #[must_use]
    pub fn same_group(&self, host: usize, observer: usize) -> Option<bool> {
        let (host, observer) = (self.inside.group[host], self.inside.group[observer]);
        (host != NONE && observer != NONE).then_some(host == observer)
    }

    /// Whether the two share a subject; absent when one of them is unknown.
    #[must_use]
    pub fn same_subject(&self, host: usize, observer: usize) -> Option<bool> {
        self.facts.same(host, observer)
    }

    /// Whether the observer wishes to see what the host teaches.
    #[must_use]
    pub fn wished(&self, host: usize, observer: usize) -> bool {
        self.facts.wished(host, observer) == Some(true)
    }
}
