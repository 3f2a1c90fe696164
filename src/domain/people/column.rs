//! The columns of a staff list, as schools head them in either language (`staff.csv`).

use super::{Quota, Role};
use crate::domain::words::words;

words! {
    /// A column of the staff list.
    #[derive(PartialOrd, Ord)]
    pub enum Column {
        /// First name and surname; the only one that must be there.
        Name = "name",
        /// The surname alone, when the file keeps it apart.
        Surname = "surname",
        /// The Discord account's number.
        DiscordId = "discord_id",
        /// The Discord account's user name.
        Username = "username",
        /// What the person teaches.
        Subjects = "subjects",
        /// The APT group's name.
        Group = "group",
        /// Roles.
        Roles = "roles",
        /// The curator: another row's name, id or user name.
        Curator = "curator",
        /// The line manager, in the same way.
        Manager = "manager",
        /// The building.
        Building = "building",
        /// The person's own quota.
        Quota = "quota",
        /// Years of experience.
        ExperienceYears = "experience_years",
        /// First day at this school.
        JoinedOn = "joined_on",
    }
}

impl Column {
    /// The contract's word first, then what else schools write. Lower case, words apart by one space.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "name",
                "full name",
                "vardas",
                "vardas pavardė",
                "vardas ir pavardė",
                "vardas, pavardė",
                "pavardė vardas",
                "pavardė, vardas",
                "mokytojas",
                "darbuotojas",
                "first name",
            ],
            Self::Surname => &["surname", "last name", "pavardė"],
            Self::DiscordId => &["discord id", "discord", "id", "discord numeris", "paskyros numeris"],
            Self::Username => &[
                "username",
                "user name",
                "discord username",
                "naudotojas",
                "naudotojo vardas",
                "vartotojo vardas",
                "slapyvardis",
                "discord vardas",
            ],
            Self::Subjects => &[
                "subjects",
                "subject",
                "dalykai",
                "dalykas",
                "mokomasis dalykas",
                "mokomieji dalykai",
            ],
            Self::Group => &["group", "apt group", "grupė", "apt grupė", "grupelė"],
            Self::Roles => &["roles", "role", "vaidmenys", "vaidmuo", "pareigos"],
            Self::Curator => &["curator", "kuratorius", "kuratorė"],
            Self::Manager => &[
                "manager",
                "line manager",
                "vadovas",
                "tiesioginis vadovas",
                "kuruojantis vadovas",
            ],
            Self::Building => &["building", "pastatas", "korpusas"],
            Self::Quota => &["quota", "norma", "kvota", "2+2"],
            Self::ExperienceYears => &[
                "experience years",
                "experience",
                "patirtis",
                "patirties metai",
                "darbo patirtis",
                "stažas",
                "darbo stažas",
                "pedagoginis stažas",
            ],
            Self::JoinedOn => &[
                "joined on",
                "joined",
                "dirba nuo",
                "pradėjo dirbti",
                "įsidarbino",
                "darbo pradžia",
            ],
        }
    }

    /// The column that a header names; absent when it is none of ours.
    #[must_use]
    pub fn from_header(header: &str) -> Option<Self> {
        let wanted = plain(header);
        Self::ALL
            .into_iter()
            .find(|column| column.names().iter().any(|name| same(name, &wanted)))
    }
}

/// A role by the contract's word or by what a Lithuanian file calls it.
pub(super) fn role(text: &str) -> Option<Role> {
    const NAMES: [(&str, Role); 25] = [
        ("teacher", Role::Teacher),
        ("mokytojas", Role::Teacher),
        ("mokytoja", Role::Teacher),
        ("group lead", Role::GroupLead),
        ("lead", Role::GroupLead),
        ("grupės vadovas", Role::GroupLead),
        ("grupės vadovė", Role::GroupLead),
        ("apt grupės vadovas", Role::GroupLead),
        ("apt grupės vadovė", Role::GroupLead),
        ("curator", Role::Curator),
        ("kuratorius", Role::Curator),
        ("kuratorė", Role::Curator),
        ("coordinator", Role::Coordinator),
        ("koordinatorius", Role::Coordinator),
        ("koordinatorė", Role::Coordinator),
        ("coach", Role::Coach),
        ("mokytojas patarėjas", Role::Coach),
        ("mokytoja patarėja", Role::Coach),
        ("facilitator", Role::Facilitator),
        ("facilitatorius", Role::Facilitator),
        ("head", Role::Head),
        ("vadovas", Role::Head),
        ("direktorius", Role::Head),
        ("mokyklos vadovas", Role::Head),
        ("direktorė", Role::Head),
    ];
    let wanted = plain(text);
    NAMES
        .iter()
        .find(|(name, _)| same(name, &wanted))
        .map(|(_, role)| *role)
}

/// A quota by the contract's word or by what a Lithuanian file calls it.
pub(super) fn quota(text: &str) -> Option<Quota> {
    const NAMES: [(&str, Quota); 13] = [
        ("full", Quota::Full),
        ("pilna", Quota::Full),
        ("visa", Quota::Full),
        ("2+2", Quota::Full),
        ("half", Quota::Half),
        ("pusė", Quota::Half),
        ("pusinė", Quota::Half),
        ("1+1", Quota::Half),
        ("exempt", Quota::Exempt),
        ("atleista", Quota::Exempt),
        ("atleistas", Quota::Exempt),
        ("nerodo", Quota::Exempt),
        ("netaikoma", Quota::Exempt),
    ];
    let wanted = plain(text);
    NAMES
        .iter()
        .find(|(name, _)| same(name, &wanted))
        .map(|(_, quota)| *quota)
}

/// A text for comparing: lower case, underscores and hyphens as spaces, one space between words.
#[must_use]
pub fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace(['_', '-', '–', '\u{a0}'], " ");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two plain texts are the same, also when one of them has lost its Lithuanian letters on the way.
fn same(name: &str, wanted: &str) -> bool {
    name == wanted || bare(name) == wanted
}

/// A plain text without the marks of Lithuanian letters.
#[must_use]
pub fn bare(text: &str) -> String {
    let letter = |ch| match ch {
        'ą' => 'a',
        'č' => 'c',
        'ę' | 'ė' => 'e',
        'į' => 'i',
        'š' => 's',
        'ų' | 'ū' => 'u',
        'ž' => 'z',
        other => other,
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_both_languages_and_without_their_letters() {
        for column in Column::ALL {
            assert_eq!(Column::from_header(column.word()), Some(column), "{column:?}");
        }
        for (header, column) in [
            (" Vardas  ir pavardė", Column::Name),
            ("VARDAS PAVARDE", Column::Name),
            ("Darbo stažas", Column::ExperienceYears),
            ("Discord-ID", Column::DiscordId),
            ("Grupė", Column::Group),
        ] {
            assert_eq!(Column::from_header(header), Some(column), "{header}");
        }
        assert_eq!(Column::from_header("tabelio numeris"), None);
    }

    #[test]
    fn a_role_may_be_written_as_the_screens_call_it() {
        for (word, expected) in [
            ("Mokyklos vadovas", Role::Head),
            ("grupės vadovas", Role::GroupLead),
            ("mokytojas patarėjas", Role::Coach),
        ] {
            assert_eq!(role(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn no_header_means_two_columns() {
        let mut seen = std::collections::HashMap::new();
        for column in Column::ALL {
            for name in column.names() {
                assert_eq!(seen.insert(bare(name), column), None, "{name}");
                assert_eq!(*name, plain(name), "the names are kept plain");
            }
        }
    }
}
