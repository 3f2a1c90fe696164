//! Who is on track with what (domain §6: `reflection_regularity`, `two_plus_two`). For offering help: nothing here is a
//! score, and nothing is ever put in order of it.

use super::calendar::Quota;
use super::ids::PersonId;
use super::observation::credits::Credits;
use super::reflection::{Reflection, State};

/// One person's year so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their APT group.
    pub group: Option<String>,
    /// The year's reflections.
    pub reflections: Reflections,
    /// What the half-year asks.
    pub quota: Quota,
    /// What of it is done.
    pub done: Credits,
}

/// A school year's reflections as counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reflections {
    /// Handed in.
    pub written: u32,
    /// Skipped by the person's own word.
    pub skipped: u32,
    /// Months that are over and were expected: handed in, skipped or missed. Excused ones are not, nor is one that can
    /// still be written in time.
    pub expected: u32,
}

impl Reflections {
    /// From the months of the year.
    #[must_use]
    pub fn of<'a>(months: impl IntoIterator<Item = &'a Reflection>) -> Self {
        let mut counted = Self::default();
        for month in months {
            let (written, skipped, expected) = match month.state {
                State::Submitted => (1, 0, 1),
                State::Skipped => (0, 1, 1),
                State::Missed => (0, 0, 1),
                State::Open | State::Excused => (0, 0, 0),
            };
            counted.written += written;
            counted.skipped += skipped;
            counted.expected += expected;
        }
        counted
    }

    /// Whether reflecting has become a habit: at least four of five.
    #[must_use]
    pub const fn is_regular(self) -> bool {
        self.written * 5 >= self.expected * 4
    }
}

impl Progress {
    /// Whether the half-year's lessons are shown and observed, or none are asked.
    #[must_use]
    pub const fn is_observed(&self) -> bool {
        self.done.shown >= self.quota.show && self.done.observed >= self.quota.observe
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::nothing_asked_yet(0, 0, true)]
    #[case::four_of_five(4, 5, true)]
    #[case::two_of_three(2, 3, false)]
    fn four_of_five_is_regular(#[case] written: u32, #[case] expected: u32, #[case] regular: bool) {
        let reflections = Reflections {
            written,
            skipped: 0,
            expected,
        };
        assert_eq!(reflections.is_regular(), regular);
    }
}
