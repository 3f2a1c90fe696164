//! Concrete proposals: up to three lessons for each pair, on real days, that nobody else is offered.
//!
//! All proposals of a plan fit together: an observer's free period stands in one of them, a lesson in those of one
//! visitor, or of as many as its host welcomes where a guest joins. So whatever the pairs choose, no two of them ever
//! want the same hour. Choosing the first proposals is an edge colouring with lists (pairs are edges between hosts and
//! observers, lesson times are colours); over the weeks of a half-year the lists are far longer than anybody's pairs,
//! and then a colouring always exists (Galvin 1995).

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Lesson, Times, Timetable, Weeks};
use crate::domain::calendar::SchoolYear;
use crate::domain::ids::PersonId;
use crate::domain::pairing::{Pair, Teacher};

/// Proposals for one pair.
pub const OFFERS: usize = 3;
/// Lesson times looked at for one pair; more than all its neighbours together can take.
const LOOKED_AT: usize = 64;
/// How far one pair's change may push others.
const PUSHES: usize = 200;

/// A day with lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// 1 is Monday, 5 Friday.
    pub weekday: u8,
    /// Whether it lies in a week B.
    pub week_b: bool,
}

impl Day {
    /// A date of a school year.
    #[must_use]
    pub fn of(year: &SchoolYear, date: NaiveDate) -> Self {
        Self {
            date,
            weekday: u8::try_from(date.weekday().number_from_monday()).unwrap_or(u8::MAX),
            week_b: !year.is_week_a(date),
        }
    }
}

/// A pair that needs a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Who.
    pub pair: Pair,
    /// Whether the observer is a guest who joins a lesson that another one visits.
    pub joins: bool,
}

/// What limits the choice of days.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// The days left of the half-year, in order, without breaks and exams.
    pub days: Vec<Day>,
    /// Who is away, from when to when, both included.
    pub away: Vec<(PersonId, NaiveDate, NaiveDate)>,
    /// Lessons that are agreed already.
    pub taken: Vec<(Pair, NaiveDate, u8)>,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The date.
    pub date: NaiveDate,
    /// The lesson's number.
    pub period: u8,
    /// The class.
    pub class: String,
    /// The subject.
    pub subject: String,
    /// The room.
    pub room: String,
    /// The building.
    pub building: Option<String>,
}

/// A lesson time on a day of the term.
type Slot = (u32, u8);

/// Finds proposals for every pair, in the order of `wanted`, the best of a pair first: none where no timetable or no common lesson is known.
#[must_use]
pub fn offers(wanted: &[Wanted], teachers: &[Teacher], timetable: &Timetable, term: &Term) -> Vec<Vec<Offer>> {
    let teachers: HashMap<PersonId, &Teacher> = teachers.iter().map(|teacher| (teacher.id, teacher)).collect();
    let mut table = Table::new(wanted, &teachers, timetable, term);
    let mut order: Vec<usize> = (0..wanted.len()).filter(|at| !wanted[*at].joins).collect();
    order.sort_by_key(|at| table.slots[*at].len());
    for &at in &order {
        if table.place(at, &mut HashSet::new()).is_none() {
            table.share(at);
        }
    }
    let guests = (0..wanted.len()).filter(|at| wanted[*at].joins);
    guests.for_each(|at| table.join(at));
    for round in 1..OFFERS {
        for &at in &order {
            if table.given[at].len() == round {
                table.another(at);
            }
        }
    }
    let offer = |at: usize, slot: &Slot| {
        let host = wanted[at].pair.host;
        let day = term.days[slot.0 as usize];
        let building = teachers.get(&host).and_then(|host| host.building.as_deref());
        let lesson = timetable
            .of(host)
            .iter()
            .find(|lesson| takes_place(lesson, day, slot.1));
        lesson.map(|lesson| Offer {
            date: day.date,
            period: slot.1,
            class: lesson.class.clone(),
            subject: lesson.subject.clone(),
            room: lesson.room.clone(),
            building: lesson.building.clone().or_else(|| building.map(str::to_owned)),
        })
    };
    let given = table.given.iter().enumerate();
    given
        .map(|(at, slots)| slots.iter().filter_map(|slot| offer(at, slot)).collect())
        .collect()
}

fn takes_place(lesson: &Lesson, day: Day, period: u8) -> bool {
    let week = match lesson.weeks {
        Weeks::All => true,
        Weeks::A => !day.week_b,
        Weeks::B => day.week_b,
    };
    lesson.weekday == day.weekday && lesson.period == period && week
}

/// When a host teaches while an observer could come: what [`offers`] chooses from, and what tells a pair without a
/// common lesson. Absent when one of the timetables is unknown.
#[must_use]
pub fn common(timetable: &Timetable, host: &Teacher, observer: &Teacher) -> Option<Times> {
    let places = timetable.taught(host.id, host.building.as_deref());
    if places.is_empty() {
        return None;
    }
    let mut all = Times::default();
    for (building, times) in places {
        all = all.or(times.and(timetable.free(observer.id, observer.building.as_deref(), building)?));
    }
    Some(all)
}

/// The pairs as edges, their possible times, and who holds which.
struct Table<'a> {
    wanted: &'a [Wanted],
    /// Times by pair, the best first.
    slots: Vec<Vec<Slot>>,
    given: Vec<Vec<Slot>>,
    /// The pairs that hold a host's lesson.
    lessons: HashMap<(PersonId, Slot), Vec<usize>>,
    /// The pair that holds an observer's time.
    times: HashMap<(PersonId, Slot), usize>,
    /// Visitors welcome, by pair.
    welcome: Vec<usize>,
    /// What was taken (or given back), to be undone when a search fails.
    log: Vec<(usize, Slot, bool)>,
}

/// Stands for a lesson that was agreed before.
const AGREED: usize = usize::MAX;

impl<'a> Table<'a> {
    fn new(wanted: &'a [Wanted], teachers: &HashMap<PersonId, &Teacher>, timetable: &Timetable, term: &Term) -> Self {
        let mut away: HashMap<PersonId, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
        for (who, from, to) in &term.away {
            away.entry(*who).or_default().push((*from, *to));
        }
        let mut seen: HashMap<PersonId, usize> = HashMap::new();
        for wanted in wanted {
            *seen.entry(wanted.pair.observer).or_default() += 1;
        }
        let mut nth: HashMap<PersonId, usize> = HashMap::new();
        let pairs = wanted.len();
        let slots = wanted.iter().enumerate().map(|(at, wanted)| {
            let turn = nth.entry(wanted.pair.observer).or_default();
            *turn += 1;
            let (Some(host), Some(observer)) = (teachers.get(&wanted.pair.host), teachers.get(&wanted.pair.observer))
            else {
                return Vec::new();
            };
            // Each of a person's visits has a part of the half-year, and the pairs are spread over the days of a part, so
            // that the school is not visiting itself all in one week.
            let part = term.days.len() / seen[&wanted.pair.observer].max(1);
            let near = part * (*turn - 1) + part * at / pairs;
            let here = |date: NaiveDate| {
                let both = [wanted.pair.host, wanted.pair.observer];
                let gone = |who| {
                    away.get(&who)
                        .is_some_and(|list| list.iter().any(|(from, to)| (*from..=*to).contains(&date)))
                };
                !both.into_iter().any(gone)
            };
            possible(timetable, (host, observer), term, near, here)
        });
        let slots: Vec<Vec<Slot>> = slots.collect();
        let welcome = wanted.iter().map(|wanted| {
            teachers
                .get(&wanted.pair.host)
                .map_or(1, |host| host.visitors.max(1) as usize)
        });
        let mut table = Self {
            wanted,
            given: vec![Vec::new(); wanted.len()],
            lessons: HashMap::new(),
            times: HashMap::new(),
            welcome: welcome.collect(),
            log: Vec::new(),
            slots,
        };
        for (pair, date, period) in &term.taken {
            if let Ok(day) = term.days.binary_search_by_key(date, |day| day.date) {
                let slot = (day as u32, *period);
                table.lessons.entry((pair.host, slot)).or_default().push(AGREED);
                table.times.insert((pair.observer, slot), AGREED);
                // Nobody can show and visit at once; one who shows is not free by the timetable.
            }
        }
        table
    }

    fn pair(&self, at: usize) -> Pair {
        self.wanted[at].pair
    }

    /// Who stands in the way of a time, at most `most` visitors allowed.
    fn blockers(&self, at: usize, slot: Slot, most: usize) -> Vec<usize> {
        let pair = self.pair(at);
        let lesson = self.lessons.get(&(pair.host, slot)).map_or(&[][..], Vec::as_slice);
        let full = if lesson.len() >= most { lesson } else { &[] };
        let mut blockers = full.to_vec();
        blockers.extend(
            self.times
                .get(&(pair.observer, slot))
                .filter(|other| !full.contains(other)),
        );
        blockers
    }

    fn take(&mut self, at: usize, slot: Slot) {
        let pair = self.pair(at);
        self.lessons.entry((pair.host, slot)).or_default().push(at);
        self.times.insert((pair.observer, slot), at);
        self.given[at].push(slot);
        self.log.push((at, slot, true));
    }

    fn give_back(&mut self, at: usize) {
        let pair = self.pair(at);
        let Some(slot) = self.given[at].pop() else {
            return;
        };
        if let Some(lesson) = self.lessons.get_mut(&(pair.host, slot)) {
            lesson.retain(|other| *other != at);
        }
        self.times.remove(&(pair.observer, slot));
        self.log.push((at, slot, false));
    }

    fn undo(&mut self, mark: usize) {
        while self.log.len() > mark {
            let Some((at, slot, taken)) = self.log.pop() else {
                return;
            };
            if taken {
                self.give_back(at);
            } else {
                self.take(at, slot);
            }
            self.log.pop();
        }
    }

    /// The first time for a pair: a free one, or one whose holders can go elsewhere.
    fn place(&mut self, at: usize, asked: &mut HashSet<(usize, Slot)>) -> Option<()> {
        let free = self.slots[at]
            .iter()
            .copied()
            .find(|slot| self.blockers(at, *slot, 1).is_empty());
        if let Some(slot) = free {
            self.take(at, slot);
            return Some(());
        }
        for slot in self.slots[at].clone() {
            if asked.len() > PUSHES || !asked.insert((at, slot)) {
                continue;
            }
            let blockers = self.blockers(at, slot, 1);
            if blockers.contains(&AGREED) {
                continue;
            }
            // The place is held while the holders look for another one.
            let mark = self.log.len();
            blockers.iter().for_each(|other| self.give_back(*other));
            self.take(at, slot);
            if blockers.iter().all(|other| self.place(*other, asked).is_some()) {
                return Some(());
            }
            self.undo(mark);
        }
        None
    }

    /// No lesson of the host is left alone: one that somebody else visits, if the host welcomes more.
    fn share(&mut self, at: usize) {
        let slot = self.slots[at]
            .iter()
            .copied()
            .find(|slot| self.blockers(at, *slot, self.welcome[at]).is_empty());
        if let Some(slot) = slot {
            self.take(at, slot);
        }
    }

    /// A guest joins a lesson that is visited anyway; else comes alone.
    fn join(&mut self, at: usize) {
        let host = self.pair(at).host;
        let visited = |slot: &Slot| {
            self.lessons
                .get(&(host, *slot))
                .is_some_and(|visitors| !visitors.is_empty())
        };
        let open = |slot: &Slot| self.blockers(at, *slot, self.welcome[at]).is_empty();
        let slots = &self.slots[at];
        let slot = slots
            .iter()
            .find(|slot| visited(slot) && open(slot))
            .or_else(|| slots.iter().find(|slot| open(slot)));
        if let Some(slot) = slot.copied() {
            self.take(at, slot);
        }
    }

    /// One more free time, on another day, at another hour of the week if there is one.
    fn another(&mut self, at: usize) {
        let free = |slot: &&Slot| self.blockers(at, **slot, 1).is_empty();
        let day = |slot: &&Slot| self.given[at].iter().all(|given| given.0 != slot.0);
        let hour = |slot: &&Slot| self.given[at].iter().all(|given| given.1 != slot.1);
        let slots = || self.slots[at].iter().filter(free).filter(day);
        let slot = slots().find(hour).or_else(|| slots().next());
        if let Some(slot) = slot.copied() {
            self.take(at, slot);
        }
    }
}

/// The times of a pair: between the observer's own lessons before its edges, those `near` a day before far ones.
fn possible(
    timetable: &Timetable,
    (host, observer): (&Teacher, &Teacher),
    term: &Term,
    near: usize,
    here: impl Fn(NaiveDate) -> bool,
) -> Vec<Slot> {
    let Some(common) = common(timetable, host, observer) else {
        return Vec::new();
    };
    let own = timetable
        .taught(observer.id, None)
        .into_iter()
        .fold(Times::default(), |all, (_, times)| all.or(times));
    let mut slots: Vec<((bool, usize), Slot)> = Vec::new();
    for (at, day) in term.days.iter().enumerate().filter(|(_, day)| here(day.date)) {
        let week = if day.week_b { common.b } else { common.a };
        for lesson in timetable
            .of(host.id)
            .iter()
            .filter(|lesson| week != 0 && takes_place(lesson, *day, lesson.period))
        {
            let period = lesson.period;
            if common.has(day.weekday, period, day.week_b)
                && !slots.iter().rev().any(|(_, slot)| *slot == (at as u32, period))
            {
                let teaches = |other: u8| own.has(day.weekday, other, day.week_b);
                let between = (1..period).any(teaches) && (period + 1..=super::MOST as u8).any(teaches);
                slots.push(((!between, at.abs_diff(near)), (at as u32, period)));
            }
        }
    }
    // Times on the edge of the day make up for few between lessons.
    slots.sort_unstable();
    slots.truncate(LOOKED_AT);
    slots.into_iter().map(|(_, slot)| slot).collect()
}

#[cfg(test)]
mod tests;
