//! What handing in and deleting do to a month's row: what was written may go, that it was handed in stays (domain §3.2).

use chrono::{DateTime, Utc};

use super::{Reflection, State, locks_at};
use crate::domain::calendar::{Calendar, ReflectionWindow};

impl Reflection {
    /// Handed in for the first time, or anew after it was deleted: then the month counts as it did.
    pub fn hand_in(&mut self, late: bool, now: DateTime<Utc>) {
        if self.deleted_at.take().is_none() {
            self.submitted_at = Some(now);
            self.late = late;
        }
        self.state = State::Submitted;
        self.later_at = None;
    }

    /// Its author deletes what was written. Only what was handed in can be deleted, and only once.
    pub fn delete(&mut self, now: DateTime<Utc>) -> bool {
        let may = self.state == State::Submitted && self.deleted_at.is_none();
        if may {
            self.deleted_at = Some(now);
        }
        may
    }
}

/// Until when a month takes what is written for it: late answers included; after deleting, as long as what was deleted
/// could have been changed, since writing anew is no more than that.
#[must_use]
pub fn closes_at(calendar: &Calendar, window: &ReflectionWindow, reflection: &Reflection) -> DateTime<Utc> {
    match reflection.deleted_at {
        Some(_) => locks_at(calendar, window, reflection),
        None => window.late_until,
    }
}
