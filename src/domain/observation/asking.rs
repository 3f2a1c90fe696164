//! What one colleague asks of another: to come and observe, to swap, to stand in. Pure.
//!
//! A colleague may have a private reason, and the coordinator another. Neither is ever told to anybody: where one of them
//! stands in the way, the question is put like any other, is never delivered, and ends in the words of one that nobody
//! answered. A refusal, silence and an obstacle cannot be told apart by whoever asked.

use chrono::{DateTime, Utc};

use crate::domain::calendar::{Calendar, HalfYearId};
use crate::domain::ids::{AskingId, ObservationId, PersonId, SchoolId};
use crate::domain::refusal::Refusal;
use crate::domain::words::words;

words! {
    /// What is asked.
    pub enum Kind {
        /// Come and observe my lesson.
        Invitation = "invitation",
        /// Observe in my place, and let me observe in yours.
        Swap = "swap",
        /// Observe in the place of somebody who could not.
        Substitute = "substitute",
    }
}

words! {
    /// How it stands.
    pub enum Standing {
        /// No answer yet.
        Waiting = "waiting",
        /// Yes.
        Agreed = "agreed",
        /// The coordinator has said yes as well.
        Confirmed = "confirmed",
        /// No; never why.
        Declined = "declined",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Lapsed = "lapsed",
        /// It was agreed and put back as it had been.
        Undone = "undone",
    }
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The row.
    pub id: AskingId,
    /// The school.
    pub school: SchoolId,
    /// The half-year it is about.
    pub half_year: HalfYearId,
    /// What is asked.
    pub kind: Kind,
    /// How it stands.
    pub standing: Standing,
    /// Who asks.
    pub by: PersonId,
    /// Who is asked.
    pub to: PersonId,
    /// The slot it is about, where there is one.
    pub given: Option<ObservationId>,
    /// What came of it.
    pub taken: Option<ObservationId>,
    /// Never delivered: something stands in the way that the asker must not learn.
    pub silent: bool,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Until when it can be answered.
    pub lapses_at: DateTime<Utc>,
}

/// What one of the two says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes. After a no it is a change of mind.
    Accept,
    /// No. Nobody asks why.
    Decline,
    /// The asker takes it back.
    Withdraw,
}

/// What stands between a host and an observer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// They are one and the same.
    pub same: bool,
    /// Whoever asks does not want to be put together with the other.
    pub own_wish: bool,
    /// They are, or were, together in this half-year.
    pub paired: bool,
    /// A wish of the other's, or the coordinator's list.
    pub banned: bool,
    /// The observer is the host's line manager, whom only the host may ask.
    pub manager: bool,
}

/// Why the two cannot be put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The asker knows it anyway, and is told.
    Known(Refusal),
    /// Nobody is told.
    Hidden,
}

impl Between {
    /// What stands in the way, as far as whoever asks may know it. `invited`: the host asks the observer.
    #[must_use]
    pub const fn obstacle(self, invited: bool) -> Option<Obstacle> {
        if self.same {
            Some(Obstacle::Known(Refusal::SamePerson))
        } else if self.own_wish {
            Some(Obstacle::Known(Refusal::OwnNotWith))
        } else if self.paired {
            Some(Obstacle::Known(Refusal::AlreadyPaired))
        } else if self.banned || (self.manager && !invited) {
            Some(Obstacle::Hidden)
        } else {
            None
        }
    }
}

impl Asking {
    /// A question that is put now.
    #[must_use]
    pub fn new(
        (school, half_year): (SchoolId, HalfYearId),
        (kind, given): (Kind, Option<ObservationId>),
        (by, to): (PersonId, PersonId),
        silent: bool,
        (calendar, now): (&Calendar, DateTime<Utc>),
    ) -> Self {
        let last = calendar.add_school_days(calendar.date(now), calendar.policies().observation.answer_days);
        let deadline = calendar.half_year(half_year).obs_deadline;
        Self {
            id: AskingId::default(),
            school,
            half_year,
            kind,
            standing: Standing::Waiting,
            by,
            to,
            given,
            taken: None,
            silent,
            created_at: now,
            lapses_at: calendar.end_of_day(last.min(deadline)).max(now),
        }
    }

    /// Whether it waits for an answer.
    #[must_use]
    pub fn waits(&self, now: DateTime<Utc>) -> bool {
        self.standing == Standing::Waiting && now < self.lapses_at
    }

    /// Whether `person` is one of the two, as far as they may know of it.
    #[must_use]
    pub fn concerns(&self, person: PersonId) -> bool {
        match self.kind {
            // Who is proposed to a host hears of it only when it is settled.
            Kind::Substitute => person == self.to,
            _ => person == self.by || (person == self.to && !self.silent),
        }
    }

    /// How it stands after somebody's answer; nothing when nothing changes. `free` says whether the two can be put
    /// together now.
    ///
    /// # Errors
    /// To everybody but the two, and when it is over.
    pub fn answer(
        &self,
        by: PersonId,
        answer: Answer,
        free: bool,
        now: DateTime<Utc>,
    ) -> Result<Option<Standing>, Refusal> {
        if !self.concerns(by) {
            return Err(Refusal::Gone);
        }
        let may = match answer {
            Answer::Withdraw => by == self.by,
            Answer::Accept | Answer::Decline => by == self.to,
        };
        if !may {
            return Err(Refusal::NotYours);
        }
        let in_time = now < self.lapses_at;
        match (answer, self.standing) {
            (Answer::Accept, Standing::Agreed | Standing::Confirmed)
            | (Answer::Decline, Standing::Declined)
            | (Answer::Withdraw, Standing::Withdrawn) => Ok(None),
            (Answer::Accept, Standing::Waiting | Standing::Declined) if in_time && free => Ok(Some(Standing::Agreed)),
            (Answer::Decline, Standing::Waiting) if in_time => Ok(Some(Standing::Declined)),
            (Answer::Withdraw, Standing::Waiting) => Ok(Some(Standing::Withdrawn)),
            _ => Err(Refusal::AskingOver),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::calendar::{Half, YearId};

    const ASKER: PersonId = PersonId(1);
    const ASKED: PersonId = PersonId(2);

    fn asking(standing: Standing) -> Asking {
        Asking {
            id: AskingId(1),
            school: SchoolId(1),
            half_year: YearId::starting(2026).half(Half::First),
            kind: Kind::Invitation,
            standing,
            by: ASKER,
            to: ASKED,
            given: None,
            taken: None,
            silent: false,
            created_at: "2026-10-05T07:00:00Z".parse().unwrap(),
            lapses_at: "2026-10-12T21:00:00Z".parse().unwrap(),
        }
    }

    #[rstest]
    #[case::yes(Standing::Waiting, Answer::Accept, Ok(Some(Standing::Agreed)))]
    #[case::no(Standing::Waiting, Answer::Decline, Ok(Some(Standing::Declined)))]
    #[case::pressed_twice(Standing::Agreed, Answer::Accept, Ok(None))]
    #[case::refused_twice(Standing::Declined, Answer::Decline, Ok(None))]
    #[case::another_mind(Standing::Declined, Answer::Accept, Ok(Some(Standing::Agreed)))]
    #[case::no_after_yes(Standing::Agreed, Answer::Decline, Err(Refusal::AskingOver))]
    #[case::taken_back(Standing::Withdrawn, Answer::Accept, Err(Refusal::AskingOver))]
    #[case::too_late(Standing::Lapsed, Answer::Accept, Err(Refusal::AskingOver))]
    fn the_asked_answers(
        #[case] standing: Standing,
        #[case] answer: Answer,
        #[case] expected: Result<Option<Standing>, Refusal>,
    ) {
        let asking = asking(standing);
        let now = asking.created_at;
        assert_eq!(asking.answer(ASKED, answer, true, now), expected);
        assert_eq!(asking.answer(PersonId(3), answer, true, now), Err(Refusal::Gone));
        assert_eq!(asking.answer(ASKER, answer, true, now), Err(Refusal::NotYours));
    }

    #[test]
    fn an_obstacle_reads_like_the_end_of_the_question() {
        let asking = asking(Standing::Waiting);
        let now = asking.created_at;
        let late = asking.answer(ASKED, Answer::Accept, true, asking.lapses_at);
        assert_eq!(asking.answer(ASKED, Answer::Accept, false, now), late);
        let silent = Asking { silent: true, ..asking };
        assert_eq!(silent.answer(ASKED, Answer::Accept, true, now), Err(Refusal::Gone));
        assert_eq!(
            silent.answer(ASKER, Answer::Withdraw, true, now),
            Ok(Some(Standing::Withdrawn))
        );
    }

    #[test]
    fn only_what_the_asker_knows_is_told() {
        let between = Between {
            banned: true,
            ..Between::default()
        };
        assert_eq!(between.obstacle(true), Some(Obstacle::Hidden));
        let manager = Between {
            manager: true,
            ..Between::default()
        };
        assert_eq!(manager.obstacle(false), Some(Obstacle::Hidden));
        assert_eq!(manager.obstacle(true), None, "the host may ask the line manager");
        let both = Between {
            own_wish: true,
            ..between
        };
        assert_eq!(both.obstacle(true), Some(Obstacle::Known(Refusal::OwnNotWith)));
    }
}
