//! What a moment of time does to a month's reflection: it opens, is asked about, reminded of, excused or missed.

use chrono::{DateTime, Utc};

use super::{MESSAGES_MAX, Presence, Reflection, State, asked_until, is_excused, is_expected};
use crate::domain::calendar::{Calendar, ReflectionWindow};

/// A prompt or reminder to queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which of the three it is, from 1; a message that time overtook is skipped, not made up for.
    pub number: u8,
    /// The first one asks, the others remind.
    pub prompt: bool,
    /// Not before this moment.
    pub not_before: DateTime<Utc>,
    /// Not from this moment on.
    pub expires_at: DateTime<Utc>,
}

/// What is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The state from now on.
    pub state: State,
    /// What to send.
    pub message: Option<Message>,
}

/// What is new for a person's month at `now`; nothing when all is as it was. `known` is the row, if there is one.
#[must_use]
pub fn step(
    calendar: &Calendar,
    window: &ReflectionWindow,
    presence: &Presence,
    school_since: DateTime<Utc>,
    known: Option<&Reflection>,
    now: DateTime<Utc>,
) -> Option<Step> {
    if now < window.opens_at || !is_expected(window, presence, school_since) {
        return None;
    }
    let to = |state| Some(Step { state, message: None });
    let state = known.map(|row| row.state);
    if matches!(state, Some(State::Submitted)) {
        return None;
    }
    if is_excused(calendar, window, presence) {
        return if state == Some(State::Excused) {
            None
        } else {
            to(State::Excused)
        };
    }
    let asked = now < asked_until(calendar, window);
    match state {
        // A month that nobody was asked about in time is not held against them.
        None if asked => Some(Step {
            state: State::Open,
            message: message(calendar, window, presence, known, now),
        }),
        None | Some(State::Skipped | State::Missed | State::Submitted) => None,
        Some(State::Open) if now >= window.grace_until => to(State::Missed),
        Some(State::Open) => {
            let message = message(calendar, window, presence, known, now)?;
            Some(Step {
                state: State::Open,
                message: Some(message),
            })
        }
        Some(State::Excused) if now >= window.grace_until => to(State::Missed),
        // The leave was taken back.
        Some(State::Excused) => Some(Step {
            state: State::Open,
            message: message(calendar, window, presence, known, now),
        }),
    }
}

/// The moments of prompt and reminders; a short window has fewer.
#[must_use]
pub const fn moments(window: &ReflectionWindow) -> [Option<DateTime<Utc>>; MESSAGES_MAX as usize] {
    [Some(window.opens_at), window.reminder_at, window.second_reminder_at]
}

/// The number of the next planned message after `used` ones.
pub(super) fn next_number(window: &ReflectionWindow, used: u8) -> Option<u8> {
    let planned = (1..=MESSAGES_MAX).zip(moments(window));
    planned
        .filter(|(_, at)| at.is_some())
        .map(|(number, _)| number)
        .find(|number| *number > used)
}

/// The number of the newest planned message whose moment has come.
fn number_by(window: &ReflectionWindow, now: DateTime<Utc>) -> u8 {
    let planned = (1..=MESSAGES_MAX).zip(moments(window));
    planned
        .filter(|(_, at)| at.is_some_and(|at| at <= now))
        .map(|(number, _)| number)
        .next_back()
        .unwrap_or(0)
}

fn message(
    calendar: &Calendar,
    window: &ReflectionWindow,
    presence: &Presence,
    known: Option<&Reflection>,
    now: DateTime<Utc>,
) -> Option<Message> {
    let used = known.map_or(0, |row| row.messages);
    let come = number_by(window, now);
    let number = match known.and_then(|row| row.later_at) {
        Some(at) if now < at => return None,
        // The moment that the person chose takes the place of the next planned one.
        Some(_) => come.max(next_number(window, used)?),
        None => come,
    };
    let expires_at = asked_until(calendar, window);
    let not_before = calendar.next_allowed(now);
    let due = number > used && not_before < expires_at && !presence.on_leave(calendar.date(now));
    due.then_some(Message {
        number,
        prompt: used == 0,
        not_before,
        expires_at,
    })
}
