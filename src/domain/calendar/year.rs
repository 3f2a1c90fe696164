//! One school year of one school: the file's year with what the school itself has said about it.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use super::file::{CalendarFile, NoSchool};
use super::holidays::{Holiday, public_holidays};
use super::off_days::OffDays;
use super::period::{Period, Periods};
use super::year_id::{Half, HalfYearId, YearId};

/// What a school has changed in a year (`/calendar break | confirm | periods`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarEdits {
    /// The coordinator has confirmed every break that the year's file only guesses.
    pub confirmed: bool,
    /// The file's days without lessons were copied into the school's own, which alone count from then on.
    pub laid: bool,
    /// The school's own days without lessons. One of at least [`STANDS_FOR_DAYS`] days replaces a break of the file
    /// that it overlaps or follows within a week; a shorter one is an additional day off.
    pub no_school: Vec<NoSchool>,
    /// The school's own bell times.
    pub periods: Option<Periods>,
    /// Bell times of single days, e.g. before a holiday.
    pub overrides: BTreeMap<NaiveDate, Periods>,
}

/// From this length on a school's own break is *the* autumn (winter …) break, not an additional day off.
pub const STANDS_FOR_DAYS: i64 = 4;

impl NoSchool {
    /// Whether these days of the school's own are what a guess guessed at.
    #[must_use]
    pub fn stands_for(&self, guess: &Self) -> bool {
        let week = TimeDelta::days(7);
        self.length() >= STANDS_FOR_DAYS && self.from <= guess.to + week && guess.from <= self.to + week
    }
}

/// A half-year with all its dates known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfYear {
    /// Its name.
    pub id: HalfYearId,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Last day for its observations.
    pub obs_deadline: NaiveDate,
}

impl HalfYear {
    /// Whether `date` lies in it.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.start..=self.end).contains(&date)
    }
}

/// A school year of one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    id: YearId,
    lessons_from: NaiveDate,
    lessons_to: NaiveDate,
    halves: [HalfYear; 2],
    no_school: Vec<NoSchool>,
    holidays: Vec<(NaiveDate, Holiday)>,
    off: OffDays,
    periods: Periods,
    overrides: BTreeMap<NaiveDate, Periods>,
}

impl SchoolYear {
    /// The file's year with the school's edits laid over it.
    #[must_use]
    pub fn new(base: &CalendarFile, edits: &CalendarEdits) -> Self {
        let id = base.year;
        let holidays = [id.start_year(), id.start_year() + 1]
            .into_iter()
            .flat_map(public_holidays);
        let half = |half: Half| {
            let dates = base.half(half);
            let obs_deadline = dates.obs_deadline.unwrap_or(dates.end);
            HalfYear {
                id: id.half(half),
                start: dates.start,
                end: dates.end,
                obs_deadline,
            }
        };
        let mut year = Self {
            id,
            lessons_from: base.lessons_from,
            lessons_to: base.lessons_to,
            halves: Half::ALL.map(half),
            no_school: merge(base, edits),
            off: OffDays::weekends(id),
            holidays: holidays
                .filter(|(day, _)| (id.first_day()..=id.last_day()).contains(day))
                .collect(),
            periods: edits.periods.clone().unwrap_or_else(|| base.periods.clone()),
            overrides: edits.overrides.clone(),
        };
        for (day, _) in &year.holidays {
            year.off.add(*day, *day);
        }
        for days in &year.no_school {
            year.off.add(days.from, days.to);
        }
        for half in Half::ALL {
            if base.half(half).obs_deadline.is_none() {
                year.halves[usize::from(half.number() - 1)].obs_deadline = year.default_deadline(half);
            }
        }
        year
    }

    /// Its name.
    #[must_use]
    pub const fn id(&self) -> YearId {
        self.id
    }

    /// First day with lessons.
    #[must_use]
    pub const fn lessons_from(&self) -> NaiveDate {
        self.lessons_from
    }

    /// Last day with lessons.
    #[must_use]
    pub const fn lessons_to(&self) -> NaiveDate {
        self.lessons_to
    }

    /// Its two half-years in order.
    #[must_use]
    pub const fn halves(&self) -> &[HalfYear; 2] {
        &self.halves
    }

    /// One of its half-years.
    #[must_use]
    pub const fn half(&self, half: Half) -> HalfYear {
        match half {
            Half::First => self.halves[0],
            Half::Second => self.halves[1],
        }
    }

    /// The half-year in which `date` lies; absent in July and August.
    #[must_use]
    pub fn half_year_of(&self, date: NaiveDate) -> Option<HalfYear> {
        self.halves.into_iter().find(|half| half.contains(date))
    }

    /// Breaks and other days off, in order.
    #[must_use]
    pub fn no_school(&self) -> &[NoSchool] {
        &self.no_school
    }

    /// Breaks that are still a guess: the coordinator is asked to confirm them.
    pub fn unconfirmed(&self) -> impl Iterator<Item = &NoSchool> {
        self.no_school.iter().filter(|days| !days.confirmed)
    }

    /// The public holidays of the year, in order.
    #[must_use]
    pub fn holidays(&self) -> &[(NaiveDate, Holiday)] {
        &self.holidays
    }

    /// Bell times on an ordinary day.
    #[must_use]
    pub const fn periods(&self) -> &Periods {
        &self.periods
    }

    /// Days with bell times of their own.
    #[must_use]
    pub const fn overrides(&self) -> &BTreeMap<NaiveDate, Periods> {
        &self.overrides
    }

    /// Bell times on `date`.
    #[must_use]
    pub fn periods_on(&self, date: NaiveDate) -> &Periods {
        self.overrides.get(&date).unwrap_or(&self.periods)
    }

    /// The time of lesson `number` (from 1) on `date`.
    #[must_use]
    pub fn period(&self, date: NaiveDate, number: u8) -> Option<Period> {
        self.periods_on(date).get(number)
    }

    /// Saturday, Sunday, a public holiday or a day off: a day on which nobody is written to.
    #[must_use]
    pub fn is_day_off(&self, date: NaiveDate) -> bool {
        self.off.contains(date)
    }

    /// Whether there are lessons on `date` (domain §3.0).
    #[must_use]
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        (self.lessons_from..=self.lessons_to).contains(&date) && !self.is_day_off(date)
    }

    /// Whether `date` lies in a week A of an A/B timetable: weeks alternate from the one with the first lesson, breaks
    /// included.
    #[must_use]
    pub fn is_week_a(&self, date: NaiveDate) -> bool {
        let monday = |day: NaiveDate| day - Days::new(day.weekday().num_days_from_monday().into());
        (monday(date) - monday(self.lessons_from)).num_weeks().rem_euclid(2) == 0
    }

    /// Last school day of January; 31 May (domain §3.0).
    fn default_deadline(&self, half: Half) -> NaiveDate {
        let dates = self.half(half);
        match half {
            Half::First => {
                let days = dates.start.iter_days().take_while(|day| *day <= dates.end);
                days.filter(|day| self.is_school_day(*day)).last().unwrap_or(dates.end)
            }
            Half::Second => {
                let may = NaiveDate::from_ymd_opt(self.id.start_year() + 1, 5, 31).unwrap_or(dates.end);
                may.clamp(dates.start, dates.end)
            }
        }
    }
}

/// The file's breaks, confirmed if the school says so, without those that the school's own stand for.
fn merge(base: &CalendarFile, edits: &CalendarEdits) -> Vec<NoSchool> {
    let kept = base
        .no_school
        .iter()
        .filter(|guess| !edits.laid && !edits.no_school.iter().any(|own| own.stands_for(guess)));
    let kept = kept.cloned().map(|days| NoSchool {
        confirmed: days.confirmed || edits.confirmed,
        ..days
    });
    let own = edits
        .no_school
        .iter()
        .filter(|own| YearId::of(own.from) == base.year)
        .cloned();
    let mut all: Vec<_> = kept.chain(own).collect();
    all.sort_by_key(|days| (days.from, days.to));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::file::NoSchoolKind;
    use crate::domain::lang::Text2;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn own(from: &str, to: &str) -> NoSchool {
        let name = Text2 {
            lt: "Sava".to_owned(),
            en: "Own".to_owned(),
        };
        NoSchool {
            from: date(from),
            to: date(to),
            kind: NoSchoolKind::Break,
            name,
            confirmed: true,
        }
    }

    fn year(edits: &CalendarEdits) -> SchoolYear {
        SchoolYear::new(&CalendarFile::by_rule(YearId::starting(2026)), edits)
    }

    #[test]
    fn the_deadlines_are_the_last_school_day_of_january_and_the_end_of_may() {
        let year = year(&CalendarEdits::default());
        assert_eq!(year.half(Half::First).obs_deadline, date("2027-01-29"));
        assert_eq!(year.half(Half::Second).obs_deadline, date("2027-05-31"));
        assert_eq!(year.half_year_of(date("2027-02-01")), Some(year.half(Half::Second)));
        assert_eq!(year.half_year_of(date("2027-07-01")), None);
    }

    #[test]
    fn a_schools_own_break_replaces_the_guess_and_a_day_off_adds_to_it() {
        let edits = CalendarEdits {
            no_school: vec![own("2027-04-06", "2027-04-12"), own("2026-11-09", "2026-11-09")],
            ..CalendarEdits::default()
        };
        let year = year(&edits);
        assert!(
            year.is_school_day(date("2027-03-31")),
            "the guessed spring break is gone"
        );
        assert!(!year.is_school_day(date("2027-04-07")));
        assert!(!year.is_school_day(date("2026-11-05")), "the autumn break stays");
        assert!(!year.is_school_day(date("2026-11-09")));
        assert_eq!(year.unconfirmed().count(), 3);
    }

    #[test]
    fn confirming_leaves_nothing_to_ask() {
        let year = year(&CalendarEdits {
            confirmed: true,
            ..CalendarEdits::default()
        });
        assert_eq!(year.unconfirmed().count(), 0);
        assert_eq!(year.no_school().len(), 4);
    }

    #[test]
    fn a_shortened_day_has_its_own_bells() {
        let short: Periods = "08:00-08:30, 08:40-09:10".parse().unwrap();
        let overrides = BTreeMap::from([(date("2026-12-23"), short.clone())]);
        let year = year(&CalendarEdits {
            overrides,
            ..CalendarEdits::default()
        });
        assert_eq!(year.period(date("2026-12-23"), 2), short.get(2));
        assert_eq!(year.period(date("2026-12-23"), 3), None);
        assert_eq!(year.period(date("2026-12-22"), 2), Periods::default().get(2));
    }

    #[test]
    fn weeks_a_and_b_alternate_from_the_first_lesson() {
        let year = year(&CalendarEdits::default());
        // 1 September 2026 is a Tuesday
        assert!(year.is_week_a(date("2026-09-01")) && year.is_week_a(date("2026-09-04")));
        assert!(!year.is_week_a(date("2026-09-07")) && year.is_week_a(date("2026-09-14")));
    }
}
