//! Whom the owner lets see an entry (domain §2, rule a): chosen per entry, withdrawn at will.

use serde::{Deserialize, Serialize};

/// Who may see an entry besides those whom the permission table lets see it anyway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// Nobody else.
    #[default]
    Private,
    /// The own curator.
    Curator,
    /// The own APT group with its lead.
    Group,
    /// The lesson's observer.
    Observer,
    /// The own coach.
    Coach,
}

impl Visibility {
    /// All of them, in the order of the option set.
    pub const ALL: [Self; 5] = [Self::Private, Self::Curator, Self::Group, Self::Observer, Self::Coach];

    /// The word used in form files and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Curator => "curator",
            Self::Group => "group",
            Self::Observer => "observer",
            Self::Coach => "coach",
        }
    }

    /// Reads that word; anything else is absent.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.code() == code)
    }
}
