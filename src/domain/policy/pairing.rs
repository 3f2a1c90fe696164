//! The soft rules of a 2+2 plan with their weights: the one table that says what a pair costs (domain §3.3).
//!
//! Every weight is a whole number of points, 0 switches a rule off, and a pair without a fault costs nothing. Points
//! are only compared with each other: 100 is a clear reason to look for another pair, 10 hardly more than a tie-break.
//! What must never happen is no weight but a hard rule: oneself, a ban, a line manager who was not invited, a pair that
//! was given up, a pair that stands already, another town, and, where both timetables are known, no common lesson.
//!
//! A rule that charges only the host or only the observer, such as "whoever teaches much", cannot change a full plan:
//! everybody takes part in it equally often. So a load counts where it meets a distance, and a wish where it meets a
//! subject.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Half-years that the history reaches back.
pub const HALF_YEARS: usize = 6;
/// The greatest weight: above it a sum of rules could not be told from a hard rule.
pub const WEIGHT_MAX: u16 = 4_000;

/// The weights, in points. The defaults are Kolega's own judgement (no study gives such numbers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// The observer saw this host 1, 2 … 6 half-years ago; a shorter list forgets sooner. The latest visit counts.
    pub met: Vec<u16>,
    /// The host saw this observer then: the same two, the other way round.
    pub met_reversed: Vec<u16>,
    /// A visit of the last half-year that did not take place goes first: any other host in its stead costs this.
    pub owed: u16,
    /// The observer wishes to see certain subjects, and the host teaches none of them.
    pub wish: u16,
    /// For observers without a wish: the host teaches the observer's own subject.
    pub same_subject: u16,
    /// For observers without a wish: the host teaches other subjects.
    pub other_subject: u16,
    /// All lessons that somebody sees lie inside the own APT group, or all outside. Charged once per observer.
    pub one_sided: u16,
    /// Another building, for an observer with a full load; in proportion to the load (unknown: full).
    pub building: u16,
    /// The way between two buildings where it is not [`building`](Self::building): `"Main | Gym" = 20`, in any order.
    pub ways: BTreeMap<String, u16>,
    /// Another school of the town, on top of the building, in proportion to the load.
    pub school: u16,
    /// Lessons a week that are a full load.
    pub full_load: u16,
    /// Two of the same length of service; less the further they are apart, nothing from
    /// [`seniority_years`](Self::seniority_years) on.
    pub seniority: u16,
    /// Years of experience apart that make a good mix.
    pub seniority_years: u16,
    /// A novice sees a lesson of somebody who is not experienced.
    pub novice: u16,
    /// Up to so many years one is a novice.
    pub novice_years: u16,
    /// From so many years on one is experienced.
    pub experienced_years: u16,
    /// The two also meet the other way round in this half-year. Charged once per couple.
    pub mutual: u16,
    /// Mutual couples are wanted instead of charged, as the last goal: among plans as good, the one with most of them.
    pub reciprocal: bool,
    /// Who shows nothing themselves takes a lesson from somebody who does. Counts only when lessons are too few.
    pub shows_nothing: u16,
    /// Whether two whose timetables are known must have a common lesson. If not, such a pair is only marked.
    pub common_slot: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            met: vec![400, 280, 190, 130, 90, 60],
            met_reversed: vec![160, 110, 75, 50, 35, 25],
            owed: 150,
            wish: 120,
            same_subject: 0,
            other_subject: 0,
            one_sided: 60,
            building: 40,
            ways: BTreeMap::new(),
            school: 80,
            full_load: 24,
            seniority: 30,
            seniority_years: 10,
            novice: 60,
            novice_years: 3,
            experienced_years: 8,
            mutual: 1_000,
            reciprocal: false,
            shows_nothing: 1_000,
            common_slot: true,
        }
    }
}

/// A soft rule by name, as explanations and files call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// [`field@Rules::met`].
    Met,
    /// [`field@Rules::met_reversed`].
    MetReversed,
    /// [`Rules::owed`].
    Owed,
    /// [`Rules::wish`].
    Wish,
    /// [`Rules::same_subject`].
    SameSubject,
    /// [`Rules::other_subject`].
    OtherSubject,
    /// [`Rules::one_sided`].
    OneSided,
    /// [`Rules::building`] and [`Rules::ways`].
    Building,
    /// [`Rules::school`].
    School,
    /// [`field@Rules::seniority`].
    Seniority,
    /// [`field@Rules::novice`].
    Novice,
    /// [`Rules::mutual`].
    Mutual,
    /// [`Rules::shows_nothing`].
    ShowsNothing,
}

/// Why a table of rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesFault {
    /// A weight is above [`WEIGHT_MAX`].
    #[error("{}: at most {}", .0, WEIGHT_MAX)]
    TooHeavy(&'static str),
    /// More half-years than [`HALF_YEARS`].
    #[error("{}: at most {} half-years", .0, HALF_YEARS)]
    TooLong(&'static str),
    /// A number that must be at least 1 is 0.
    #[error("{0}: at least 1")]
    Zero(&'static str),
    /// A way whose name is not two buildings with `|` between them.
    #[error("ways: \"{0}\" is not of the form \"building | building\"")]
    NotAWay(String),
}

impl Rules {
    /// Checks what the types cannot.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), RulesFault> {
        let single = [
            ("owed", self.owed),
            ("wish", self.wish),
            ("same_subject", self.same_subject),
            ("other_subject", self.other_subject),
            ("one_sided", self.one_sided),
            ("building", self.building),
            ("school", self.school),
            ("seniority", self.seniority),
            ("novice", self.novice),
            ("mutual", self.mutual),
            ("shows_nothing", self.shows_nothing),
        ];
        for (key, list) in [("met", &self.met), ("met_reversed", &self.met_reversed)] {
            if list.len() > HALF_YEARS {
                return Err(RulesFault::TooLong(key));
            }
            if list.iter().any(|weight| *weight > WEIGHT_MAX) {
                return Err(RulesFault::TooHeavy(key));
            }
        }
        if let Some((key, _)) = single.iter().find(|(_, weight)| *weight > WEIGHT_MAX) {
            return Err(RulesFault::TooHeavy(key));
        }
        if self.ways.values().any(|weight| *weight > WEIGHT_MAX) {
            return Err(RulesFault::TooHeavy("ways"));
        }
        if let Some(key) = self.ways.keys().find(|key| way(key).is_none()) {
            return Err(RulesFault::NotAWay(key.clone()));
        }
        for (key, number) in [("full_load", self.full_load), ("seniority_years", self.seniority_years)] {
            if number == 0 {
                return Err(RulesFault::Zero(key));
            }
        }
        Ok(())
    }

    /// What a couple who observe each other is charged; nothing where that is wanted.
    pub(in crate::domain) fn couple(&self) -> u16 {
        if self.reciprocal { 0 } else { self.mutual }
    }

    /// What a visit `ago` half-years ago costs (1 is the last one).
    pub(in crate::domain) fn met(&self, ago: u32) -> u16 {
        faded(&self.met, ago)
    }

    /// What a visit the other way round costs.
    pub(in crate::domain) fn met_reversed(&self, ago: u32) -> u16 {
        faded(&self.met_reversed, ago)
    }

    /// The way between two buildings at a full load; nothing when one of them is unknown.
    pub(in crate::domain) fn way(&self, one: Option<&str>, other: Option<&str>) -> u16 {
        let (Some(one), Some(other)) = (one, other) else {
            return 0;
        };
        let (one, other) = (plain(one), plain(other));
        if one == other {
            return 0;
        }
        let named = self
            .ways
            .iter()
            .find(|(key, _)| way(key).is_some_and(|(a, b)| (a == one && b == other) || (a == other && b == one)));
        named.map_or(self.building, |(_, weight)| *weight)
    }

    /// `weight` in proportion to a weekly load, rounded up so that no way is free.
    pub(in crate::domain) fn loaded(&self, weight: u16, load: Option<u32>) -> u16 {
        let full = u32::from(self.full_load).max(1);
        let load = load.unwrap_or(full).min(2 * full);
        u16::try_from((u32::from(weight) * load).div_ceil(full)).unwrap_or(u16::MAX)
    }

    /// How alike two lengths of service are, in points.
    pub(in crate::domain) fn seniority(&self, one: u32, other: u32) -> u16 {
        let far = u32::from(self.seniority_years).max(1);
        let near = far - one.abs_diff(other).min(far);
        u16::try_from(u32::from(self.seniority) * near / far).unwrap_or(u16::MAX)
    }

    /// What it costs an observer of so much experience to see a host of so much.
    pub(in crate::domain) fn novice(&self, host: u32, observer: u32) -> u16 {
        let needs = observer <= u32::from(self.novice_years) && host < u32::from(self.experienced_years);
        if needs { self.novice } else { 0 }
    }
}

fn faded(weights: &[u16], ago: u32) -> u16 {
    let at = ago.max(1) as usize - 1;
    weights.get(at).copied().unwrap_or(0)
}

fn way(key: &str) -> Option<(String, String)> {
    let (one, other) = key.split_once('|')?;
    let (one, other) = (plain(one), plain(other));
    (!one.is_empty() && !other.is_empty() && !other.contains('|')).then_some((one, other))
}

/// A text typed by people, for comparing: case and spaces around it do not count.
pub(in crate::domain) fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_hold_and_what_a_file_leaves_out_is_default() {
        assert_eq!(Rules::default().check(), Ok(()));
        assert_eq!(toml::from_str::<Rules>(""), Ok(Rules::default()));
        let own: Rules = toml::from_str("wish = 7\nmet = [9]\n[ways]\n\"Main | Gym\" = 20").unwrap();
        assert_eq!((own.wish, own.met(1), own.met(2), own.novice), (7, 9, 0, 60));
        assert_eq!(own.way(Some("gym "), Some("main")), 20);
        assert_eq!(own.way(Some("gym"), Some("annex")), own.building);
        assert_eq!((own.way(Some("Gym"), Some("gym")), own.way(None, Some("gym"))), (0, 0));
        assert!(toml::from_str::<Rules>("wihs = 7").is_err());
    }

    #[test]
    fn the_settings_say_the_defaults() {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/config/kolega.toml"));
        let settings: toml::Table = toml::from_str(text).unwrap();
        let rules: Rules = settings["pairing"].clone().try_into().unwrap();
        assert_eq!(rules, Rules::default());
        let keys = toml::Table::try_from(Rules::default()).unwrap();
        let mut missing = keys
            .keys()
            .filter(|key| settings["pairing"].get(key.as_str()).is_none());
        assert_eq!(missing.next(), None);
    }

    #[test]
    fn a_table_that_cannot_hold_is_refused() {
        let fault = |text: &str| toml::from_str::<Rules>(text).unwrap().check().unwrap_err().to_string();
        assert_eq!(fault("novice = 4001"), "novice: at most 4000");
        assert_eq!(fault("met = [1,2,3,4,5,6,7]"), "met: at most 6 half-years");
        assert_eq!(fault("full_load = 0"), "full_load: at least 1");
        assert_eq!(
            fault("[ways]\nMain = 1"),
            "ways: \"Main\" is not of the form \"building | building\""
        );
    }

    #[test]
    fn weights_fade_and_follow_the_load() {
        let rules = Rules::default();
        assert_eq!(
            (rules.met(0), rules.met(1), rules.met(6), rules.met(7)),
            (400, 400, 60, 0)
        );
        assert_eq!(rules.loaded(40, Some(12)), 20);
        assert_eq!(
            (
                rules.loaded(40, None),
                rules.loaded(40, Some(1)),
                rules.loaded(40, Some(99))
            ),
            (40, 2, 80)
        );
        assert_eq!(
            (rules.seniority(5, 5), rules.seniority(5, 10), rules.seniority(30, 5)),
            (30, 15, 0)
        );
        assert_eq!((rules.novice(2, 1), rules.novice(8, 3), rules.novice(2, 4)), (60, 0, 0));
    }
}
