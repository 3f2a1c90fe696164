//! Quiet time: when nobody is prompted, reminded or nudged (domain §3.0).

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};

use super::{Calendar, local};

/// Days looked through for the next allowed moment: longer than any summer.
const SEARCH_DAYS: u64 = 800;

impl Calendar {
    /// Whether prompts, reminders and nudges are held back at `moment`.
    #[must_use]
    pub fn is_quiet(&self, moment: DateTime<Utc>) -> bool {
        let wall = local::local(self.zone, moment);
        let quiet = &self.policies.quiet;
        self.is_quiet_day(wall.date()) || wall.time() < quiet.until || wall.time() >= quiet.from
    }

    /// Whether nothing unasked goes out on `date` at all: summer, breaks, weekends, holidays.
    #[must_use]
    pub fn is_quiet_day(&self, date: NaiveDate) -> bool {
        self.policies.quiet.months.contains(&date.month()) || self.school_year_of(date).is_day_off(date)
    }

    /// `moment` itself when messages may go then, else the next moment at which they may.
    #[must_use]
    pub fn next_allowed(&self, moment: DateTime<Utc>) -> DateTime<Utc> {
        if !self.is_quiet(moment) {
            return moment;
        }
        let today = self.date(moment);
        (0..SEARCH_DAYS)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .map(|day| local::at(self.zone, day, self.policies.quiet.until))
            .find(|morning| *morning >= moment && !self.is_quiet(*morning))
            .unwrap_or(moment)
    }

    /// When what can wait goes out as one message: at the hour of prompts, or now when that hour has come and the
    /// evening has not (domain §3.0, load).
    #[must_use]
    pub fn together_at(&self, moment: DateTime<Utc>) -> DateTime<Utc> {
        let hour = self.policies.reflection.prompt_at;
        let today = self.date(moment);
        if !self.is_quiet(moment) && moment >= local::at(self.zone, today, hour) {
            return moment;
        }
        (0..SEARCH_DAYS)
            .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
            .map(|day| local::at(self.zone, day, hour))
            .find(|at| *at > moment && !self.is_quiet(*at))
            .unwrap_or(moment)
    }

    /// The first and the last moment of the calendar week around `moment`; the last one is exclusive.
    #[must_use]
    pub fn week(&self, moment: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
        let monday = self.date(moment).week(Weekday::Mon).first_day();
        let at = |day| local::at(self.zone, day, NaiveTime::MIN);
        (at(monday), at(monday + Days::new(7)))
    }

    /// Whether an urgent message (which quiet time does not hold) goes out without a sound.
    #[must_use]
    pub fn is_silent(&self, moment: DateTime<Utc>) -> bool {
        let time = local::local(self.zone, moment).time();
        time >= self.policies.quiet.silent_from || time < self.policies.quiet.silent_until
    }
}
