//! A school year as a file describes it, and the same made up by rule for years that no file describes yet.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use super::period::Periods;
use super::year_id::{Half, YearId};
use crate::domain::lang::Text2;

/// A school year before any school has changed it: one file of `config/calendars`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarFile {
    /// Which year, e.g. `2026-2027`.
    pub year: YearId,
    /// First day with lessons.
    pub lessons_from: NaiveDate,
    /// Last day with lessons.
    pub lessons_to: NaiveDate,
    /// September – January.
    pub first_half: HalfDates,
    /// February – June.
    pub second_half: HalfDates,
    /// Bell times of an ordinary day.
    #[serde(default)]
    pub periods: Periods,
    /// Breaks and other days without lessons. Public holidays are computed and do not stand here.
    #[serde(default)]
    pub no_school: Vec<NoSchool>,
}

/// The dates of a half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfDates {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Last day for observations of this half-year; left out in a file it is the last school day of January or 31 May.
    #[serde(default)]
    pub obs_deadline: Option<NaiveDate>,
}

/// Days without lessons, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoSchool {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Why there are none.
    pub kind: NoSchoolKind,
    /// What people call it.
    pub name: Text2,
    /// Whether the school has confirmed the dates; a guess is nagged about (domain §3.0).
    #[serde(default)]
    pub confirmed: bool,
}

/// Why there are no lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoSchoolKind {
    /// The pupils' break.
    Break,
    /// A holiday that is not a public holiday everywhere, e.g. the town's.
    Holiday,
    /// Anything else: an election, a broken boiler.
    Other,
}

impl NoSchool {
    /// Whether `date` is one of these days.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// How many calendar days it takes.
    #[must_use]
    pub fn length(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

/// Why a calendar cannot be used. Dates only: the reader is whoever keeps the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// The named stretch ends before it begins.
    #[error("{0} of {1} ends before it begins")]
    Backwards(&'static str, NaiveDate),
    /// The named date lies outside the school year.
    #[error("{0}: {1} lies outside the school year")]
    Outside(&'static str, NaiveDate),
    /// The half-years overlap.
    #[error("second_half begins before first_half has ended")]
    HalvesOverlap,
    /// Two breaks share this day.
    #[error("no_school: two entries share {0}")]
    BreaksOverlap(NaiveDate),
    /// A half-year's observation deadline is not in it.
    #[error("obs_deadline: {0} lies outside its half-year")]
    Deadline(NaiveDate),
}

impl CalendarFile {
    /// Everything that is wrong with the dates.
    #[must_use]
    pub fn faults(&self) -> Vec<CalendarFault> {
        let mut faults = Vec::new();
        let halves = [self.first_half, self.second_half];
        let named = [
            ("lessons", self.lessons_from, self.lessons_to),
            ("first_half", self.first_half.start, self.first_half.end),
            ("second_half", self.second_half.start, self.second_half.end),
        ];
        let breaks = self.no_school.iter().map(|days| ("no_school", days.from, days.to));
        for (what, from, to) in named.into_iter().chain(breaks) {
            if to < from {
                faults.push(CalendarFault::Backwards(what, from));
            }
            let year = self.year.first_day()..=self.year.last_day();
            faults.extend(
                [from, to]
                    .into_iter()
                    .filter(|d| !year.contains(d))
                    .map(|d| CalendarFault::Outside(what, d)),
            );
        }
        if self.second_half.start <= self.first_half.end {
            faults.push(CalendarFault::HalvesOverlap);
        }
        for half in halves {
            let outside = half.obs_deadline.filter(|day| !(half.start..=half.end).contains(day));
            faults.extend(outside.map(CalendarFault::Deadline));
        }
        let mut sorted: Vec<_> = self.no_school.iter().map(|days| (days.from, days.to)).collect();
        sorted.sort_unstable();
        faults.extend(
            sorted
                .windows(2)
                .filter(|p| p[1].0 <= p[0].1)
                .map(|p| CalendarFault::BreaksOverlap(p[1].0)),
        );
        faults
    }

    /// The dates of one half.
    #[must_use]
    pub const fn half(&self, half: Half) -> HalfDates {
        match half {
            Half::First => self.first_half,
            Half::Second => self.second_half,
        }
    }

    /// A year that no file describes: the rules by which the schools' known years went, nothing confirmed.
    #[must_use]
    pub fn by_rule(year: YearId) -> Self {
        let (autumn, spring) = (year.start_year(), year.start_year() + 1);
        let half = |start, end| HalfDates {
            start,
            end,
            obs_deadline: None,
        };
        let guess = |from: NaiveDate, to: NaiveDate, lt: &str, en: &str| NoSchool {
            from,
            to,
            kind: NoSchoolKind::Break,
            name: Text2 {
                lt: lt.to_owned(),
                en: en.to_owned(),
            },
            confirmed: false,
        };
        let week = |monday: NaiveDate, lt, en| guess(monday, monday + Days::new(6), lt, en);
        Self {
            year,
            lessons_from: year.first_day(),
            lessons_to: weekday_of_month(spring, 6, Weekday::Fri, 2),
            first_half: half(year.first_day(), day(spring, 1, 31)),
            second_half: half(day(spring, 2, 1), day(spring, 6, 30)),
            periods: Periods::default(),
            no_school: vec![
                week(
                    weekday_of_month(autumn, 11, Weekday::Mon, 1),
                    "Rudens atostogos",
                    "Autumn break",
                ),
                guess(
                    day(autumn, 12, 24),
                    on_or_after(day(spring, 1, 1), Weekday::Sun),
                    "Kalėdų atostogos",
                    "Christmas break",
                ),
                week(
                    on_or_before(day(spring, 2, 16), Weekday::Mon),
                    "Žiemos atostogos",
                    "Winter break",
                ),
                week(
                    on_or_before(day(spring, 3, 31), Weekday::Mon),
                    "Pavasario atostogos",
                    "Spring break",
                ),
            ],
        }
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

fn weekday_of_month(year: i32, month: u32, weekday: Weekday, n: u8) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, n).unwrap_or(NaiveDate::MAX)
}

fn on_or_after(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    date + Days::new(weekday.days_since(date.weekday()).into())
}

fn on_or_before(date: NaiveDate, weekday: Weekday) -> NaiveDate {
    date - Days::new(date.weekday().days_since(weekday).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(year: i32) -> String {
        let file = CalendarFile::by_rule(YearId::starting(year));
        assert_eq!(file.faults(), []);
        let list = file
            .no_school
            .iter()
            .map(|days| format!("{}…{}", days.from.format("%m-%d"), days.to.format("%m-%d")));
        list.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_rule_gives_the_weeks_of_the_known_years() {
        assert_eq!(breaks(2025), "11-03…11-09 12-24…01-04 02-16…02-22 03-30…04-05");
        assert_eq!(breaks(2026), "11-02…11-08 12-24…01-03 02-15…02-21 03-29…04-04");
        assert_eq!(breaks(2027), "11-01…11-07 12-24…01-02 02-14…02-20 03-27…04-02");
    }

    #[test]
    fn every_wrong_date_is_named() {
        let mut file = CalendarFile::by_rule(YearId::starting(2026));
        file.lessons_to = day(2028, 6, 9);
        file.second_half.start = day(2027, 1, 20);
        file.first_half.obs_deadline = Some(day(2027, 3, 1));
        file.no_school[0].to = day(2026, 11, 1);
        file.no_school[3].from = day(2027, 2, 20);
        let said: Vec<_> = file.faults().iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(said.join("\n"), @r"
        lessons: 2028-06-09 lies outside the school year
        no_school of 2026-11-02 ends before it begins
        second_half begins before first_half has ended
        obs_deadline: 2027-03-01 lies outside its half-year
        no_school: two entries share 2027-02-20
        ");
    }
}
