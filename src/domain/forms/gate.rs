//! Whether a form takes answers now: what its occasion says about filling it in.

use chrono::{DateTime, Utc};

use super::Facts;

/// What the occasion of a form says about filling it in; `I` is what stands above the questions.
#[derive(Clone, Debug)]
pub struct Gate<I> {
    /// What the form needs to know and does not ask.
    pub facts: Facts,
    /// What stands above the questions.
    pub intro: I,
    /// From this moment on nothing new can be submitted; absent when there is no such moment.
    pub closes_at: Option<DateTime<Utc>>,
    /// From this moment on what was submitted can no longer be changed.
    pub locks_at: Option<DateTime<Utc>>,
    /// Submitted now, it comes after its time.
    pub late: bool,
}

impl<I> Gate<I> {
    /// Whether a form with this gate takes answers now: a new one until it closes, a submitted one until it is locked.
    #[must_use]
    pub fn is_open(&self, submitted: bool, now: DateTime<Utc>) -> bool {
        let end = if submitted { self.locks_at } else { self.closes_at };
        end.is_none_or(|end| now < end)
    }

    /// The same gate with its intro among those of other forms.
    #[must_use]
    pub fn map<J>(self, among: impl FnOnce(I) -> J) -> Gate<J> {
        Gate {
            facts: self.facts,
            intro: among(self.intro),
            closes_at: self.closes_at,
            locks_at: self.locks_at,
            late: self.late,
        }
    }
}
