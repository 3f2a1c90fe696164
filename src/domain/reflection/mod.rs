//! One person's reflection of one month: its states, whom it is expected from, and what a moment of time does to it.
//!
//! The calendar says when a window opens and closes; this says what that means for one person (domain §3.2). A timer
//! may ask as often as it likes: [`step`] names only what is new, at most three messages, none of them twice.

mod later;
mod step;
#[cfg(test)]
mod tests;
mod written;

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::{Calendar, ReflectionWindow};
use super::ids::{PersonId, ReflectionId};
use super::month::Month;
use super::words::words;

pub use later::{Later, later_choices};
pub use step::{Message, Step, moments, step};
pub use written::closes_at;

/// Most messages about one month: the prompt and two reminders.
pub const MESSAGES_MAX: u8 = 3;

words! {
    /// Where a month's reflection stands (domain §3.2). `scheduled` is a month without a row, `locked` a submitted one after
    /// its time.
    pub enum State {
        /// It can be written; reminders come.
        Open = "open",
        /// The person chose not to write this month; may change their mind.
        Skipped = "skipped",
        /// Written.
        Submitted = "submitted",
        /// Grace is over without an answer; a late one is still taken for a while.
        Missed = "missed",
        /// The person was away; nothing was expected.
        Excused = "excused",
    }
}

/// One person's reflection of one month; what was written is an entry of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    /// The row.
    pub id: ReflectionId,
    /// Whose.
    pub person: PersonId,
    /// Of which month.
    pub month: Month,
    /// Where it stands.
    pub state: State,
    /// When the person asked to be reminded; takes the place of the next reminder.
    pub later_at: Option<DateTime<Utc>>,
    /// How many of the three messages are used up.
    pub messages: u8,
    /// When it was handed in first.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether that was after grace.
    pub late: bool,
    /// When its author deleted what was written, unless they have written anew since.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// What the rules need to know about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// First day at this school; absent means before the year.
    pub joined_on: Option<NaiveDate>,
    /// Day from which the person is gone.
    pub left_on: Option<NaiveDate>,
    /// Leaves, both ends included.
    pub leaves: Vec<(NaiveDate, NaiveDate)>,
}

impl Presence {
    /// Whether the person is at the school and not on leave.
    #[must_use]
    pub fn present(&self, day: NaiveDate) -> bool {
        !self.on_leave(day)
            && self.joined_on.is_none_or(|joined| joined <= day)
            && self.left_on.is_none_or(|left| day < left)
    }

    /// Whether the person is on leave.
    #[must_use]
    pub fn on_leave(&self, day: NaiveDate) -> bool {
        self.leaves.iter().any(|(from, to)| (*from..=*to).contains(&day))
    }
}

/// Whether a month is asked of a person: not of a joiner's first broken month, not after leaving, and not when its
/// prompt moment had passed before the school began with Kolega (domain §3.16).
#[must_use]
pub fn is_expected(window: &ReflectionWindow, presence: &Presence, school_since: DateTime<Utc>) -> bool {
    school_since < window.opens_at
        && presence
            .joined_on
            .is_none_or(|joined| Month::first_full_from(joined) <= window.month)
        && presence.left_on.is_none_or(|left| window.due_on < left)
}

/// Whether a month is excused: away for at least half of its school days, or present on fewer than five of the
/// window's. A window that is itself shorter excuses nobody who was there for all of it.
#[must_use]
pub fn is_excused(calendar: &Calendar, window: &ReflectionWindow, presence: &Presence) -> bool {
    let (mut days, mut away) = (0_usize, 0_usize);
    let (mut window_days, mut window_present) = (0_u32, 0_u32);
    for day in calendar.school_days_of(window.month) {
        days += 1;
        away += usize::from(presence.on_leave(day));
        if (window.opens_on..=window.due_on).contains(&day) {
            window_days += 1;
            window_present += u32::from(presence.present(day));
        }
    }
    let needed = calendar.policies().reflection.excused_below_days.min(window_days);
    (away > 0 && away * 2 >= days) || window_present < needed
}

/// The end of the time in which the month is asked about: the end of its due day.
#[must_use]
pub fn asked_until(calendar: &Calendar, window: &ReflectionWindow) -> DateTime<Utc> {
    calendar.end_of_day(window.due_on)
}

/// Whether a month can be written at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Its window opens then.
    NotYet(DateTime<Utc>),
    /// It can be written until then (exclusive), on time or late.
    Open {
        /// Handed in now, it is late.
        late: bool,
        /// The end of the time in which it stays what it is.
        until: DateTime<Utc>,
    },
    /// Even late answers are no longer taken.
    Over,
}

/// Whether the window's month can be written now.
#[must_use]
pub fn writing(window: &ReflectionWindow, now: DateTime<Utc>) -> Writing {
    if now < window.opens_at {
        Writing::NotYet(window.opens_at)
    } else if now < window.grace_until {
        Writing::Open {
            late: false,
            until: window.grace_until,
        }
    } else if now < window.late_until {
        Writing::Open {
            late: true,
            until: window.late_until,
        }
    } else {
        Writing::Over
    }
}

/// When a submitted reflection is locked: at the end of grace, a late one five school days after saving.
#[must_use]
pub fn locks_at(calendar: &Calendar, window: &ReflectionWindow, reflection: &Reflection) -> DateTime<Utc> {
    match reflection.submitted_at {
        Some(saved_at) if reflection.late => calendar.late_lock_at(saved_at),
        _ => window.grace_until,
    }
}

/// The windows that a person may write in now, newest first. Not all of them are expected: the month in which the
/// school or the person began may be written, and is never missed.
#[must_use]
pub fn writable(
    calendar: &Calendar,
    school_started_on: NaiveDate,
    joined_on: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Vec<ReflectionWindow> {
    let began = joined_on.map_or(school_started_on, |joined| joined.max(school_started_on));
    let first = Month::of(began);
    let months = std::iter::successors(Some(Month::of(calendar.date(now))), |month| Some(month.prev()));
    // Nothing is taken longer than from September to the end of the school year.
    months
        .take(12)
        .take_while(|month| *month >= first)
        .filter_map(|month| calendar.reflection_window(month))
        .filter(|window| matches!(writing(window, now), Writing::Open { .. }))
        .collect()
}
