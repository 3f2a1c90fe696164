//! The words of reasons, rules and obstacles, by their keys.

use crate::args;
use crate::domain::lang::Lang;
use crate::domain::pairing::reciprocal::Couples;
use crate::domain::pairing::{Reason, Why};
use crate::domain::policy::pairing::Rule;
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
        match reason {
            Reason::Met(ago) => self.say(reason.key(), &args![count = ago]),
            _ => self.plain(reason.key()),
        }
    }

    pub fn why(&self, why: Why) -> String {
        self.plain(match why {
            // Here it is said of a group of people, not of one.
            Why::NoCommonLesson => "pair-why-no-common-lesson",
            _ => why.key(),
        })
    }

    /// How many wanted couples there are, and could be.
    pub fn couples(&self, couples: Couples) -> String {
        self.say(couples.key(), &args![met = couples.met, most = couples.most])
    }

    pub fn rule(&self, rule: Rule) -> String {
        self.plain(rule.key())
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
