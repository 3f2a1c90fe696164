//! What each has done of 2+2. Credits are decoupled: nobody loses one through the other's delay (domain §3.3).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Observation, Side};
use crate::domain::calendar::Calendar;
use crate::domain::ids::PersonId;

/// Lessons that count for a person in a half-year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Lessons shown. One lesson with several observers counts once.
    pub shown: u32,
    /// Lessons observed. One lesson counts once.
    pub observed: u32,
}

/// Whether the observation counts for one of the two, as of what is on record.
#[must_use]
pub fn counts(observation: &Observation, side: Side, calendar: &Calendar) -> bool {
    if !observation.took_place() || observation.facts.claimed_by.is_some() {
        return false;
    }
    let until = observation.counts_until(calendar);
    let in_time = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at < until);
    match side {
        Side::Observer => in_time(observation.facts.feedback_at),
        Side::Host => {
            let talked = observation.facts.debriefed_on;
            talked.is_some_and(|on| on < calendar.date(until)) || in_time(observation.facts.look_back_at)
        }
    }
}

/// A person's credits from the observations of one half-year.
#[must_use]
pub fn credits(observations: &[Observation], person: PersonId, calendar: &Calendar) -> Credits {
    let lessons = |side| {
        let own = observations
            .iter()
            .filter(move |observation| observation.side(person) == Some(side) && counts(observation, side, calendar));
        let lessons: BTreeSet<_> = own
            .filter_map(|observation| {
                let slot = &observation.lesson.as_ref()?.slot;
                Some((observation.host, slot.on, slot.period))
            })
            .collect();
        u32::try_from(lessons.len()).unwrap_or(u32::MAX)
    };
    Credits {
        shown: lessons(Side::Host),
        observed: lessons(Side::Observer),
    }
}
