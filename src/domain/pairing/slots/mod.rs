//! Lessons and free periods: who teaches where and when, and who could come and look (domain §3.0, `timetable`).
//!
//! Everything repeats weekly, or every other week where a school has weeks A and B. Dates come in only with
//! [`offers`], which turns common lessons into concrete proposals.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::Periods;
use crate::domain::ids::PersonId;
use crate::domain::policy::pairing::plain;
use crate::domain::words::words;

pub mod file;
pub mod offers;

/// School days of a week.
pub const DAYS: u8 = 5;
const MOST: usize = Periods::MAX;

words! {
    /// In which weeks a lesson takes place.
    #[derive(Default)]
    pub enum Weeks {
        /// In every week.
        #[default]
        All = "all",
        /// In weeks A.
        A = "a",
        /// In weeks B.
        B = "b",
    }
}

/// A row of the timetable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Who teaches.
    pub teacher: PersonId,
    /// 1 is Monday, 5 Friday.
    pub weekday: u8,
    /// The lesson's number in the day, from 1.
    pub period: u8,
    /// The class.
    pub class: String,
    /// The subject.
    pub subject: String,
    /// The room.
    pub room: String,
    /// The building, when it is not the one where the teacher mostly works.
    pub building: Option<String>,
    /// In which weeks.
    pub weeks: Weeks,
    /// From when on; a teacher's later rows replace the earlier ones.
    pub valid_from: Option<NaiveDate>,
}

/// The lessons in force, by teacher. Whoever has none here is taken as unknown, not as idle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    lessons: Vec<Lesson>,
}

/// A set of lesson times in weeks A and B.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Times in weeks A, a bit each.
    pub a: u128,
    /// Times in weeks B.
    pub b: u128,
}

/// The bit of a time; weekdays and periods count from 1.
const fn bit(weekday: u8, period: u8) -> u128 {
    1 << ((weekday as usize - 1) * MOST + period as usize - 1)
}

/// All bits of a weekday's periods `from..=to`.
fn span(weekday: u8, from: u8, to: u8) -> u128 {
    (from..=to).fold(0, |all, period| all | bit(weekday, period))
}

impl Times {
    /// Every time there is.
    pub const ALL: Self = Self {
        a: u128::MAX,
        b: u128::MAX,
    };

    /// Whether the time lies in the set, in a week B or in a week A.
    #[must_use]
    pub const fn has(self, weekday: u8, period: u8, week_b: bool) -> bool {
        let week = if week_b { self.b } else { self.a };
        week & bit(weekday, period) != 0
    }

    /// The times in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            a: self.a & other.a,
            b: self.b & other.b,
        }
    }

    /// The times in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            a: self.a | other.a,
            b: self.b | other.b,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.a | self.b == 0
    }

    /// How many weekly times: one that exists in every week counts once.
    #[must_use]
    pub const fn count(self) -> u32 {
        (self.a | self.b).count_ones()
    }

    fn add(&mut self, lesson: &Lesson) {
        let time = bit(lesson.weekday, lesson.period);
        if lesson.weeks != Weeks::B {
            self.a |= time;
        }
        if lesson.weeks != Weeks::A {
            self.b |= time;
        }
    }
}

impl Timetable {
    /// The lessons in force on `on`: of each teacher those of the latest `valid_from` that has come. Rows outside the
    /// week are dropped.
    #[must_use]
    pub fn on(mut lessons: Vec<Lesson>, on: NaiveDate) -> Self {
        let inside =
            |lesson: &Lesson| (1..=DAYS).contains(&lesson.weekday) && (1..=MOST).contains(&usize::from(lesson.period));
        lessons.retain(|lesson| inside(lesson) && lesson.valid_from.is_none_or(|from| from <= on));
        lessons.sort_by_key(|lesson| (lesson.teacher, lesson.valid_from, lesson.weekday, lesson.period));
        let newest = |lesson: &Lesson| {
            let end = lessons.partition_point(|other| other.teacher <= lesson.teacher);
            lessons[end - 1].valid_from == lesson.valid_from
        };
        let lessons = lessons.iter().filter(|lesson| newest(lesson)).cloned().collect();
        Self { lessons }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty()
    }

    /// The lessons of a teacher, by weekday and period.
    #[must_use]
    pub fn of(&self, teacher: PersonId) -> &[Lesson] {
        let start = self.lessons.partition_point(|lesson| lesson.teacher < teacher);
        let end = self.lessons.partition_point(|lesson| lesson.teacher <= teacher);
        &self.lessons[start..end]
    }

    /// Lessons a week; absent when the teacher's timetable is unknown. A lesson of every other week is half a lesson,
    /// rounded up.
    #[must_use]
    pub fn load(&self, teacher: PersonId) -> Option<u32> {
        let mine = self.of(teacher);
        let halves: u32 = mine
            .iter()
            .map(|lesson| if lesson.weeks == Weeks::All { 2 } else { 1 })
            .sum();
        (!mine.is_empty()).then_some(halves.div_ceil(2))
    }

    /// When `teacher`, who mostly works in `home`, teaches in which building.
    #[must_use]
    pub fn taught<'a>(&'a self, teacher: PersonId, home: Option<&'a str>) -> Vec<(Option<&'a str>, Times)> {
        let mut places: Vec<(Option<&str>, Times)> = Vec::new();
        for lesson in self.of(teacher) {
            let building = lesson.building.as_deref().or(home);
            let known = places.iter().position(|(other, _)| same_building(*other, building));
            let at = known.unwrap_or_else(|| {
                places.push((building, Times::default()));
                places.len() - 1
            });
            places[at].1.add(lesson);
        }
        places
    }

    /// When `teacher` could visit a lesson in `building`: on the days with lessons of their own, from one period
    /// before the first to one after the last, not while teaching, and with a free period on the way from or to a
    /// lesson in another building. Absent when nothing is known.
    #[must_use]
    pub fn free(&self, teacher: PersonId, home: Option<&str>, building: Option<&str>) -> Option<Times> {
        let taught = self.taught(teacher, home);
        if taught.is_empty() {
            return None;
        }
        let all = taught.iter().fold(Times::default(), |all, (_, times)| all.or(*times));
        let elsewhere = taught
            .iter()
            .filter(|(other, _)| other.is_some() && building.is_some() && !same_building(*other, building))
            .fold(Times::default(), |all, (_, times)| all.or(*times));
        let week =
            |all: u128, elsewhere: u128| (1..=DAYS).fold(0, |free, weekday| free | free_on(weekday, all, elsewhere));
        Some(Times {
            a: week(all.a, elsewhere.a),
            b: week(all.b, elsewhere.b),
        })
    }
}

fn free_on(weekday: u8, taught: u128, elsewhere: u128) -> u128 {
    let day = span(weekday, 1, MOST as u8);
    let (taught, elsewhere) = (taught & day, elsewhere & day);
    if taught == 0 {
        return 0;
    }
    let base = u8::try_from((usize::from(weekday) - 1) * MOST).unwrap_or(0);
    let first = u8::try_from(taught.trailing_zeros()).unwrap_or(0) - base + 1;
    let last = u8::try_from(127 - taught.leading_zeros()).unwrap_or(0) - base + 1;
    let here = span(weekday, first.saturating_sub(1).max(1), (last + 1).min(MOST as u8));
    here & !taught & !(elsewhere << 1) & !(elsewhere >> 1)
}

/// Whether two buildings are one; an unknown one only equals itself.
fn same_building(one: Option<&str>, other: Option<&str>) -> bool {
    one.map(plain) == other.map(plain)
}

#[cfg(test)]
mod tests;
