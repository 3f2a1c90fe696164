//! When the two are free: what they have agreed elsewhere, when they are away, which dates and lessons can be offered.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Observation, Side};
use crate::domain::calendar::{Calendar, HalfYearId};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::refusal::Refusal;

/// A lesson that is agreed in some observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Of which observation.
    pub observation: ObservationId,
    /// Who shows.
    pub host: PersonId,
    /// Who observes.
    pub observer: PersonId,
    /// The date.
    pub on: NaiveDate,
    /// The lesson, from 1.
    pub period: u8,
}

/// Days on which somebody is away; never why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// Who.
    pub person: PersonId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// What is known about the time of the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diary {
    /// Lessons that either has agreed, in any observation.
    pub booked: Vec<Booked>,
    /// When either is away.
    pub away: Vec<Away>,
    /// Who of the two no longer works at the school.
    pub gone: Vec<PersonId>,
    /// How many observers the host welcomes at one lesson.
    pub visitors: u32,
}

/// What a date or a lesson is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The present moment.
    pub now: DateTime<Utc>,
    /// The school's calendar.
    pub calendar: &'a Calendar,
    /// The two people's time.
    pub diary: &'a Diary,
}

impl Moment<'_> {
    /// Today at the school.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.calendar.date(self.now)
    }

    /// The first date that needs no press of the host's own (domain §3.3: agreed at least two school days ahead).
    #[must_use]
    pub fn first_ordinary_date(&self) -> NaiveDate {
        let ahead = self.calendar.policies().observation.agree_ahead_days;
        self.calendar.add_school_days(self.today(), ahead)
    }

    /// Whether somebody is marked away on a day.
    #[must_use]
    pub fn is_away(&self, person: PersonId, on: NaiveDate) -> bool {
        let days = self.diary.away.iter().filter(|away| away.person == person);
        days.into_iter().any(|away| (away.from..=away.to).contains(&on))
    }

    /// Whether somebody, on that side of a lesson, has something else agreed then, or is away. `except` is the
    /// observation that the question is about.
    #[must_use]
    pub fn is_busy(&self, me: PersonId, side: Side, except: Option<ObservationId>, on: NaiveDate, period: u8) -> bool {
        let elsewhere =
            |booked: &&Booked| Some(booked.observation) != except && booked.on == on && booked.period == period;
        let mut booked = self.diary.booked.iter().filter(elsewhere);
        let taken = match side {
            Side::Observer => booked.any(|booked| booked.host == me || booked.observer == me),
            Side::Host => {
                let (hosting, observing): (Vec<&Booked>, Vec<&Booked>) = booked
                    .filter(|booked| booked.host == me || booked.observer == me)
                    .partition(|booked| booked.host == me);
                !observing.is_empty() || (hosting.len() as u32) >= self.diary.visitors.max(1)
            }
        };
        taken || self.is_away(me, on)
    }

    /// Whether a lesson can be agreed on then at all; `until` is the last day for it.
    ///
    /// # Errors
    /// The first thing that stands in the way.
    pub fn check_lesson(&self, half: HalfYearId, until: NaiveDate, on: NaiveDate, period: u8) -> Result<(), Refusal> {
        if on < self.calendar.half_year(half).start || on > until {
            return Err(Refusal::OutsideHalfYear);
        }
        if on < self.today() {
            return Err(Refusal::InThePast);
        }
        if !self.calendar.is_school_day(on) {
            return Err(Refusal::NoSchoolThatDay);
        }
        let start = self.calendar.lesson_start(on, period).ok_or(Refusal::NoSuchLesson)?;
        if start <= self.now {
            return Err(Refusal::InThePast);
        }
        Ok(())
    }

    /// Whether the two can meet then, as `by` is told.
    ///
    /// # Errors
    /// The first thing that stands in the way.
    pub fn check(&self, observation: &Observation, by: PersonId, on: NaiveDate, period: u8) -> Result<(), Refusal> {
        let until = observation.deadline(self.calendar);
        self.check_lesson(observation.half_year, until, on, period)?;
        for side in [Side::Host, Side::Observer] {
            let who = match side {
                Side::Host => observation.host,
                Side::Observer => observation.observer,
            };
            if self.is_busy(who, side, Some(observation.id), on, period) {
                return Err(if who == by {
                    Refusal::BusyThen
                } else {
                    Refusal::ColleagueBusyThen
                });
            }
        }
        Ok(())
    }

    /// The dates to choose from: the next school days on which the two could meet (domain §3.3). Sooner than usual only
    /// for the host.
    #[must_use]
    pub fn dates(&self, observation: &Observation, by: PersonId) -> Vec<NaiveDate> {
        let half = self.calendar.half_year(observation.half_year);
        let from = match observation.side(by) {
            Some(Side::Host) => self.today(),
            _ => self.first_ordinary_date(),
        };
        let days = self.calendar.policies().observation.choose_window_days as usize;
        self.calendar
            .school_days_between(from.max(half.start), observation.deadline(self.calendar))
            .take(days)
            .filter(|day| !self.periods(observation, by, *day).is_empty())
            .collect()
    }

    /// The lessons of a date at which the two could meet.
    #[must_use]
    pub fn periods(&self, observation: &Observation, by: PersonId, on: NaiveDate) -> Vec<u8> {
        let year = self.calendar.school_year_of(on);
        let numbers = year.periods_on(on).iter().map(|(number, _)| number);
        numbers
            .filter(|number| self.check(observation, by, on, *number).is_ok())
            .collect()
    }
}
