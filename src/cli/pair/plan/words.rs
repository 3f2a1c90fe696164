//! The words of reasons, rules and obstacles, by their keys.

use crate::args;
use crate::domain::lang::Lang;
use crate::domain::pairing::rules::Rule;
use crate::domain::pairing::{Reason, Why};
use crate::locale::Texts;

/// The words for one reader.
pub(super) struct Words {
    texts: Texts,
    lang: Lang,
}

impl Words {
    pub fn new(lang: Lang) -> Self {
        Self {
            texts: Texts::embedded(),
            lang,
        }
    }

    pub fn say(&self, key: &str, args: &crate::locale::Args<'_>) -> String {
        self.texts.say(self.lang, key, args)
    }

    pub fn plain(&self, key: &str) -> String {
        self.texts.plain(self.lang, key)
    }

    pub fn reason(&self, reason: Reason) -> String {
        let key = match reason {
            Reason::NeverMet => "pairing-reason-never-met",
            Reason::Met(ago) => return self.say("pairing-reason-met", &args![count = ago]),
            Reason::SameSubject => "pairing-reason-same-subject",
            Reason::OtherSubject => "pairing-reason-other-subject",
            Reason::InsideGroup => "pairing-reason-inside-group",
            Reason::OutsideGroup => "pairing-reason-outside-group",
            Reason::Wish => "pairing-reason-wish",
            Reason::Mutual => "pairing-reason-mutual",
            Reason::SecondLesson => "pairing-reason-second-lesson",
        };
        self.plain(key)
    }

    pub fn why(&self, why: Why) -> String {
        self.plain(match why {
            Why::Alone => "pairing-why-alone",
            Why::FewColleagues => "pairing-why-few-colleagues",
            Why::NoLessonLeft => "pairing-why-no-lesson-left",
            Why::NoObserverLeft => "pairing-why-no-observer-left",
            Why::Excluded => "pairing-why-excluded",
            Why::Manager => "pairing-why-manager",
            Why::GivenUp => "pairing-why-given-up",
            Why::NoCommonLesson => "pair-why-no-common-lesson",
            Why::NoCombination => "pairing-why-no-combination",
        })
    }

    pub fn rule(&self, rule: Rule) -> String {
        self.plain(match rule {
            Rule::Met => "pair-rule-met",
            Rule::MetReversed => "pair-rule-met-reversed",
            Rule::Owed => "pair-rule-owed",
            Rule::Wish => "pair-rule-wish",
            Rule::SameSubject => "pair-rule-same-subject",
            Rule::OtherSubject => "pair-rule-other-subject",
            Rule::OneSided => "pair-rule-one-sided",
            Rule::Building => "pair-rule-building",
            Rule::School => "pair-rule-school",
            Rule::Seniority => "pair-rule-seniority",
            Rule::Novice => "pair-rule-novice",
            Rule::Mutual => "pair-rule-mutual",
            Rule::ShowsNothing => "pair-rule-shows-nothing",
        })
    }

    pub fn weekday(&self, weekday: u8) -> String {
        self.plain(match weekday {
            1 => "pair-weekday-1",
            2 => "pair-weekday-2",
            3 => "pair-weekday-3",
            4 => "pair-weekday-4",
            _ => "pair-weekday-5",
        })
    }
}
