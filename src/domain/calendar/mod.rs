//! The school's calendar: years, half-years, school days, bell times, quiet time and the reflection's windows.
//!
//! Everything that is due in a school is derived from here (domain §3.0), so this is pure and strict: a date in, a date
//! or a moment out. Dates are the school's own; moments are UTC. [`Calendar`] answers for any date; years that no file
//! describes are made by rule.

mod base;
pub mod file;
pub mod holidays;
pub mod local;
mod off_days;
pub mod period;
mod quiet;
pub mod quota;
mod window;
pub mod year;
pub mod year_id;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

pub use base::BaseYears;
pub use file::{CalendarFile, NoSchool, NoSchoolKind};
pub use period::{Period, Periods};
pub use quota::{Quota, QuotaShare, Share};
pub use window::ReflectionWindow;
pub use year::{CalendarEdits, HalfYear, SchoolYear};
pub use year_id::{Half, HalfYearId, YearId};

use super::month::Month;
use super::policy::Policies;

/// The whole calendar of one school.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Tz,
    policies: Arc<Policies>,
    years: BTreeMap<YearId, Arc<SchoolYear>>,
}

/// School days looked through before a search gives up: only a calendar without any lessons gets there.
const SEARCH_DAYS: usize = 1200;

impl Calendar {
    /// The shipped years with a school's own edits, in the school's zone.
    #[must_use]
    pub fn new(
        base: &BaseYears,
        edits: &BTreeMap<YearId, CalendarEdits>,
        zone: Tz,
        policies: impl Into<Arc<Policies>>,
    ) -> Self {
        let years = base.made().iter().map(|(id, year)| (*id, Arc::clone(year)));
        let mut years: BTreeMap<_, _> = years.collect();
        let edited = edits.iter().filter(|(_, edits)| **edits != CalendarEdits::default());
        years.extend(edited.map(|(id, edits)| (*id, Arc::new(SchoolYear::new(&base.file(*id), edits)))));
        Self {
            zone,
            policies: policies.into(),
            years,
        }
    }

    /// The school's zone.
    #[must_use]
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// The rules by which the windows are laid.
    #[must_use]
    pub fn policies(&self) -> &Policies {
        &self.policies
    }

    /// The school's date at `moment`.
    #[must_use]
    pub fn date(&self, moment: DateTime<Utc>) -> NaiveDate {
        local::date(self.zone, moment)
    }

    /// The first moment after `date` in the school: "until the end of the day" is `now < end_of_day`.
    #[must_use]
    pub fn end_of_day(&self, date: NaiveDate) -> DateTime<Utc> {
        local::end_of_day(self.zone, date)
    }

    /// A school year by name.
    #[must_use]
    pub fn year(&self, id: YearId) -> Cow<'_, SchoolYear> {
        self.years.get(&id).map_or_else(
            || Cow::Owned(SchoolYear::new(&CalendarFile::by_rule(id), &CalendarEdits::default())),
            |year| Cow::Borrowed(year.as_ref()),
        )
    }

    /// The school year in which `date` lies.
    #[must_use]
    pub fn school_year_of(&self, date: NaiveDate) -> Cow<'_, SchoolYear> {
        self.year(YearId::of(date))
    }

    /// A half-year by name.
    #[must_use]
    pub fn half_year(&self, id: HalfYearId) -> HalfYear {
        self.year(id.year).half(id.half)
    }

    /// The half-year in which `date` lies; absent in July and August.
    #[must_use]
    pub fn half_year_of(&self, date: NaiveDate) -> Option<HalfYear> {
        self.school_year_of(date).half_year_of(date)
    }

    /// The half-year in which `date` lies, in the summer the coming one: what a coordinator plans on that day.
    #[must_use]
    pub fn planning_half_year(&self, date: NaiveDate) -> HalfYear {
        let year = YearId::of(date);
        self.half_year_of(date).unwrap_or_else(|| {
            let here = self.year(year).halves().iter().find(|half| date < half.start).copied();
            here.unwrap_or_else(|| self.half_year(year.next().half(Half::First)))
        })
    }

    /// Whether the half-year's 2+2 plan is due on `date`: in its first weeks, before a plan counts as late (domain §3.3).
    #[must_use]
    pub fn is_plan_due(&self, half: &HalfYear, date: NaiveDate) -> bool {
        half.contains(date) && !self.is_plan_late(half, date)
    }

    /// Whether a plan made for the half-year on `date` comes late (domain §3.3).
    #[must_use]
    pub fn is_plan_late(&self, half: &HalfYear, date: NaiveDate) -> bool {
        (date - half.start).num_days() > i64::from(self.policies.observation.plan_late_after_days)
    }

    /// Whether there are lessons on `date`.
    #[must_use]
    pub fn is_school_day(&self, date: NaiveDate) -> bool {
        self.school_year_of(date).is_school_day(date)
    }

    /// The school days from `from` to `to`, both included.
    pub fn school_days_between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        from.iter_days()
            .take_while(move |day| *day <= to)
            .filter(|day| self.is_school_day(*day))
    }

    /// The school days of a month.
    pub fn school_days_of(&self, month: Month) -> impl Iterator<Item = NaiveDate> + '_ {
        self.school_days_between(month.first_day(), month.last_day())
    }

    /// The `n`-th school day after `date` (`n` = 0: `date` itself, whatever it is), across years if need be.
    #[must_use]
    pub fn add_school_days(&self, date: NaiveDate, n: u32) -> NaiveDate {
        let Some(skip) = (n as usize).checked_sub(1) else {
            return date;
        };
        let later = date.iter_days().skip(1).take(SEARCH_DAYS + skip * 3);
        let found = later.filter(|day| self.is_school_day(*day)).nth(skip);
        found.unwrap_or_else(|| YearId::of(date).last_day())
    }

    /// The first school day on or after `date`.
    #[must_use]
    pub fn school_day_from(&self, date: NaiveDate) -> NaiveDate {
        if self.is_school_day(date) {
            date
        } else {
            self.add_school_days(date, 1)
        }
    }

    /// The `n`-th school day of the month counted from its end (1 = the last). A month with fewer school days gives its
    /// first one, a month without any gives nothing.
    #[must_use]
    pub fn nth_last_school_day(&self, month: Month, n: u32) -> Option<NaiveDate> {
        let days: Vec<_> = self.school_days_of(month).collect();
        let index = days.len().saturating_sub(n.max(1) as usize);
        days.get(index).copied()
    }

    /// When lesson `number` (from 1) of `date` begins; absent when the day has no such lesson.
    #[must_use]
    pub fn lesson_start(&self, date: NaiveDate, number: u8) -> Option<DateTime<Utc>> {
        let period = self.school_year_of(date).period(date, number)?;
        Some(local::at(self.zone, date, period.start))
    }

    /// When lesson `number` (from 1) of `date` ends; absent when the day has no such lesson.
    #[must_use]
    pub fn lesson_end(&self, date: NaiveDate, number: u8) -> Option<DateTime<Utc>> {
        let period = self.school_year_of(date).period(date, number)?;
        Some(local::at(self.zone, date, period.end))
    }
}

#[cfg(test)]
mod tests;
