//! *Later*: when a person may ask to be reminded instead (domain §3.2).

use chrono::{DateTime, Days, Utc};

use super::step::next_number;
use super::{Reflection, State};
use crate::domain::calendar::{Calendar, ReflectionWindow, local};
use crate::domain::words::words;

words! {
    /// What *Later* offers.
    pub enum Later {
        /// The next school day.
        Tomorrow = "tomorrow",
        /// Three school days on.
        Days = "days",
        /// The due day.
        Due = "due",
    }
}

/// What *Later* offers now, each moment once and none after the due day; nothing when no reminder is left to replace.
#[must_use]
pub fn later_choices(
    calendar: &Calendar,
    window: &ReflectionWindow,
    reflection: &Reflection,
    now: DateTime<Utc>,
) -> Vec<(Later, DateTime<Utc>)> {
    if reflection.state != State::Open || next_number(window, reflection.messages).is_none() {
        return Vec::new();
    }
    let policy = &calendar.policies().reflection;
    let today = calendar.date(now);
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let days = [
        (Later::Tomorrow, calendar.school_day_from(tomorrow)),
        (Later::Days, calendar.add_school_days(today, policy.reminder_after_days)),
        (Later::Due, window.due_on),
    ];
    let mut choices: Vec<(Later, DateTime<Utc>)> = Vec::new();
    for (later, day) in days {
        let at = local::at(calendar.zone(), day, policy.prompt_at);
        if day <= window.due_on && at > now && !choices.iter().any(|(_, other)| *other == at) {
            choices.push((later, at));
        }
    }
    choices
}
