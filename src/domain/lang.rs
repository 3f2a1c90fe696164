//! The two languages Kolega speaks.

use serde::{Deserialize, Serialize};

/// A reader's language (domain §3.0: the person's own choice, else the school's).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Lithuanian, the first language.
    #[default]
    Lt,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order of the files.
    pub const ALL: [Self; 2] = [Self::Lt, Self::En];

    /// The two-letter code used in files and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lt => "lt",
            Self::En => "en",
        }
    }

    /// Reads the two-letter code; anything else is absent.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
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
