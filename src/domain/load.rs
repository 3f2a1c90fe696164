//! How many messages a person gets in a calendar week (domain §3.0, load).
//!
//! The limit is for what is unasked. A step of an agreement, such as a colleague's proposal of a time or a yes to one's
//! own, is an answer: the plan, or an invitation, asked both to agree on a lesson, each waits for the other's word, and
//! answers go at once. Held back until next week, a proposal could come after the lesson it proposes. It counts all the
//! same, so that in a week full of steps nothing else comes. A lesson change within 24 hours goes at once and does not
//! count. What a colleague begins, such as an invitation, a swap, or a visit to confirm, was asked for by nobody: it takes its
//! turn like a reminder, and stands in the overview from the start. What can wait is what this file decides about.

/// A person's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// The most messages of a week; several that go out as one are one.
    pub limit: u32,
    /// Messages that were sent this week.
    pub sent: u32,
    /// The prompts and reminders of the reflection that are still to come this week: they go first, and alone.
    pub ahead: u32,
}

/// How a message that can wait goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// By itself, now.
    Alone,
    /// With all the others, as the week's last message.
    Together,
    /// Not this week; what it is about stands in the overview all the same.
    NextWeek,
}

impl Load {
    /// The last message of the week is kept for everything that has not found a place of its own.
    #[must_use]
    pub const fn place(self) -> Place {
        let taken = self.sent.saturating_add(self.ahead);
        if taken.saturating_add(1) < self.limit {
            Place::Alone
        } else if taken < self.limit {
            Place::Together
        } else {
            Place::NextWeek
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::a_fresh_week(3, 0, 0, Place::Alone)]
    #[case::one_came(3, 1, 0, Place::Alone)]
    #[case::two_came(3, 2, 0, Place::Together)]
    #[case::three_came(3, 3, 0, Place::NextWeek)]
    #[case::the_prompt_is_still_to_come(3, 1, 1, Place::Together)]
    #[case::only_the_reflection(3, 1, 2, Place::NextWeek)]
    #[case::one_a_week(1, 0, 0, Place::Together)]
    fn the_week_has_places(#[case] limit: u32, #[case] sent: u32, #[case] ahead: u32, #[case] place: Place) {
        assert_eq!(Load { limit, sent, ahead }.place(), place);
    }

    proptest! {
        #[test]
        fn a_week_never_holds_more_than_its_limit(limit in 1_u32..8, ahead in 0_u32..4, wanting in 0_u32..20) {
            let mut sent = 0;
            for _ in 0..wanting {
                match (Load { limit, sent, ahead }).place() {
                    Place::Alone => sent += 1,
                    Place::Together => { sent += 1; break }
                    Place::NextWeek => break,
                }
            }
            prop_assert!(sent == 0 || sent + ahead <= limit);
        }
    }
}
