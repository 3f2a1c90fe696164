//! The monthly moments: the reflection's window and the lead's reminder (domain §3.0, §3.2, §3.4).

use chrono::{DateTime, NaiveDate, Utc};

use super::local;
use super::{Calendar, YearId};
use crate::domain::month::Month;

/// When one month's reflection is asked, reminded, due and over. Moments; every "until" is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReflectionWindow {
    /// The month that is looked back on.
    pub month: Month,
    /// The school day on which it opens.
    pub opens_on: NaiveDate,
    /// When the prompt goes out.
    pub opens_at: DateTime<Utc>,
    /// The first reminder; absent when it would fall on the due day, which has a reminder of its own, or when the
    /// school wants fewer messages.
    pub reminder_at: Option<DateTime<Utc>>,
    /// The last school day of the month: the date that people are told.
    pub due_on: NaiveDate,
    /// The reminder on the due day; absent when the window opens on that very day or the school wants none.
    pub second_reminder_at: Option<DateTime<Utc>>,
    /// The last day on which an answer is still on time.
    pub grace_on: NaiveDate,
    /// The end of grace: from here an answer is late and an earlier one is locked.
    pub grace_until: DateTime<Utc>,
    /// The last day on which a late answer is taken.
    pub late_on: NaiveDate,
    /// The end of the time for late answers.
    pub late_until: DateTime<Utc>,
}

impl Calendar {
    /// The reflection's window in `month`; absent in July, August and a month without school days.
    #[must_use]
    pub fn reflection_window(&self, month: Month) -> Option<ReflectionWindow> {
        if matches!(month.number(), 7 | 8) {
            return None;
        }
        let policy = &self.policies.reflection;
        let opens_on = self.nth_last_school_day(month, policy.window_days)?;
        let due_on = self.nth_last_school_day(month, 1)?;
        let reminder_on = self.add_school_days(opens_on, policy.reminder_after_days);
        let grace_on = self.grace_day(month, due_on);
        let late_on = self.late_day(month, grace_on);
        let at = |date| local::at(self.zone, date, policy.prompt_at);
        Some(ReflectionWindow {
            month,
            opens_on,
            opens_at: at(opens_on),
            reminder_at: (opens_on < reminder_on && reminder_on < due_on && policy.messages_max >= 3)
                .then(|| at(reminder_on)),
            due_on,
            second_reminder_at: (opens_on < due_on && policy.messages_max >= 2).then(|| at(due_on)),
            grace_on,
            grace_until: self.end_of_day(grace_on),
            late_on,
            late_until: self.end_of_day(late_on),
        })
    }

    /// The windows of a school year, September first.
    pub fn reflection_windows(&self, year: YearId) -> impl Iterator<Item = ReflectionWindow> + '_ {
        year.months().filter_map(|month| self.reflection_window(month))
    }

    /// The windows whose prompt is still ahead of `now`, nearest first, without end.
    pub fn next_windows(&self, now: DateTime<Utc>) -> impl Iterator<Item = ReflectionWindow> + '_ {
        let months = std::iter::successors(Some(Month::of(self.date(now))), |month| Some(month.next()));
        // Two years without a school day end the search in a calendar that has none.
        months
            .take(24)
            .filter_map(|month| self.reflection_window(month))
            .filter(move |window| window.opens_at > now)
    }

    /// The prompts and reminders of the reflection after `from` and before `until`, each of which is a message.
    #[must_use]
    pub fn reflection_messages(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> u32 {
        let month = Month::of(self.date(from));
        // A window may begin in one month and end in the next.
        let windows = [month.prev(), month, month.next()];
        let windows = windows.into_iter().filter_map(|month| self.reflection_window(month));
        let moments = windows.flat_map(|window| [Some(window.opens_at), window.reminder_at, window.second_reminder_at]);
        let due = moments.flatten().filter(|at| from < *at && *at < until);
        u32::try_from(due.count()).unwrap_or(u32::MAX)
    }

    /// When a late answer that was saved at `saved_at` is locked.
    #[must_use]
    pub fn late_lock_at(&self, saved_at: DateTime<Utc>) -> DateTime<Utc> {
        let last = self.add_school_days(self.date(saved_at), self.policies.reflection.late_lock_days);
        self.end_of_day(last)
    }

    /// When a group's lead is reminded of the month's check-in; absent in months without an expected meeting.
    #[must_use]
    pub fn checkin_reminder_at(&self, month: Month) -> Option<DateTime<Utc>> {
        if !self.policies.group.months.contains(&month.number()) {
            return None;
        }
        let day = self.nth_last_school_day(month, self.policies.group.lead_reminder_day)?;
        Some(local::at(self.zone, day, self.policies.reflection.prompt_at))
    }

    /// Five school days after the due day, but in June its end: school is over.
    fn grace_day(&self, month: Month, due_on: NaiveDate) -> NaiveDate {
        if month.number() == 6 {
            return month.last_day();
        }
        self.add_school_days(due_on, self.policies.reflection.grace_days)
    }

    /// The later of the half-year's end and ten school days after grace, never past the school year; June: 31 August.
    fn late_day(&self, month: Month, grace_on: NaiveDate) -> NaiveDate {
        let year_end = YearId::of(month.first_day()).last_day();
        if month.number() == 6 {
            return year_end;
        }
        let half_end = self.half_year_of(month.first_day()).map_or(grace_on, |half| half.end);
        let days = self.add_school_days(grace_on, self.policies.reflection.late_days);
        half_end.max(days).min(year_end.max(grace_on))
    }
}
