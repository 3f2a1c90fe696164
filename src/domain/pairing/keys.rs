//! By which message each reason, obstacle and rule is put into words, so that the chat and the terminal say the same.

use super::reciprocal::Couples;
use super::{Reason, Why};
use crate::domain::policy::pairing::Rule;

impl Reason {
    /// The key of its message; that of [`Reason::Met`] takes the number of half-years as `count`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NeverMet => "pairing-reason-never-met",
            Self::Met(_) => "pairing-reason-met",
            Self::SameSubject => "pairing-reason-same-subject",
            Self::OtherSubject => "pairing-reason-other-subject",
            Self::InsideGroup => "pairing-reason-inside-group",
            Self::OutsideGroup => "pairing-reason-outside-group",
            Self::Wish => "pairing-reason-wish",
            Self::Mutual => "pairing-reason-mutual",
            Self::SecondLesson => "pairing-reason-second-lesson",
        }
    }
}

impl Why {
    /// The key of its message.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Alone => "pairing-why-alone",
            Self::FewColleagues => "pairing-why-few-colleagues",
            Self::NoLessonLeft => "pairing-why-no-lesson-left",
            Self::NoObserverLeft => "pairing-why-no-observer-left",
            Self::Excluded => "pairing-why-excluded",
            Self::Manager => "pairing-why-manager",
            Self::GivenUp => "pairing-why-ended",
            Self::NoCommonLesson => "pairing-why-no-common-lesson",
            Self::NoCombination => "pairing-why-no-combination",
        }
    }
}

impl Couples {
    /// The key of its message, which takes how many there are as `met`, and could be as `most`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        if self.met == self.most {
            "pairing-totals-couples"
        } else {
            "pairing-totals-couples-gap"
        }
    }
}

impl Rule {
    /// The key of its message.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "pair-rule-met",
            Self::MetReversed => "pair-rule-met-reversed",
            Self::Owed => "pair-rule-owed",
            Self::Wish => "pair-rule-wish",
            Self::SameSubject => "pair-rule-same-subject",
            Self::OtherSubject => "pair-rule-other-subject",
            Self::OneSided => "pair-rule-one-sided",
            Self::Building => "pair-rule-building",
            Self::School => "pair-rule-school",
            Self::Seniority => "pair-rule-seniority",
            Self::Novice => "pair-rule-novice",
            Self::Mutual => "pair-rule-mutual",
            Self::ShowsNothing => "pair-rule-shows-nothing",
        }
    }
}
