//! *Later*: when a person may ask to be reminded instead (domain §3.2).

use chrono::{DateTime, Days, Utc};

use super::step::next_number;
use super::{Reflection, State};
use crate::domain::calendar::{Calendar, ReflectionWindow, local};

/// What *Later* offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Later {
    /// The next school day.
    Tomorrow,
    /// Three school days on.
    Days,
    /// The due day.
    Due,
}

impl Later {
    /// The word in a button's id.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tomorrow => "tomorrow",
            Self::Days => "days",
            Self::Due => "due",
        }
    }

    /// Reads the word; anything else is absent.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Tomorrow, Self::Days, Self::Due]
            .into_iter()
            .find(|later| later.word() == word)
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
