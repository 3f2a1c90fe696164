//! The two languages Kolega speaks.

use serde::{Deserialize, Serialize};

use super::words::words;

words! {
    /// A reader's language (domain §3.0: the person's own choice, else the school's), by its two-letter code.
    #[derive(Default)]
    pub enum Lang {
        /// Lithuanian, the first language.
        #[default]
        Lt = "lt",
        /// English.
        En = "en",
    }
}

/// A short text that exists in both languages, as form files and calendars carry it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text2 {
    /// Lithuanian.
    pub lt: String,
    /// English.
    pub en: String,
}

impl Text2 {
    /// The text for a reader of `lang`.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Lt => &self.lt,
            Lang::En => &self.en,
        }
    }
}
