//! A custom id as it travels: what its button means, and the sign of where the button stands.

use std::fmt;

use super::action::Action;
use crate::domain::delivery::Mark;
use crate::domain::ids::SchoolId;

/// Sets the sign of the message that carries a button apart from what the button means.
const MARK: char = '~';

/// Sets the school apart at which a button works, where the place of the press does not tell.
const PLACE: char = '@';

/// What a custom id says besides what its button means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sign {
    /// The school, in the private channel of somebody who may belong to two. No right: whoever is not on its staff list
    /// is refused there.
    pub school: Option<SchoolId>,
    /// The unasked message that it stands in: by it the message is recognised after a crash, and a press on it counts as
    /// its opening.
    pub mark: Option<Mark>,
}

impl Sign {
    /// The sign of an unasked message.
    #[must_use]
    pub const fn of(mark: Mark) -> Self {
        Self {
            school: None,
            mark: Some(mark),
        }
    }
}

/// A custom id: `feature.verb:argument@school~mark`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomId {
    /// What it means; absent when no version of Kolega wrote it, or it is retired.
    pub action: Option<Action>,
    /// Where it stands, which is known even then.
    pub sign: Sign,
}

impl CustomId {
    /// That meaning in that place.
    #[must_use]
    pub const fn new(action: Action, sign: Sign) -> Self {
        Self {
            action: Some(action),
            sign,
        }
    }
}

impl fmt::Display for CustomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(action) = &self.action {
            action.fmt(f)?;
        }
        if let Some(school) = self.sign.school {
            write!(f, "{PLACE}{school}")?;
        }
        if let Some(mark) = self.sign.mark {
            write!(f, "{MARK}{mark}")?;
        }
        Ok(())
    }
}

impl From<&str> for CustomId {
    fn from(wire: &str) -> Self {
        let (wire, mark) = match wire.rsplit_once(MARK) {
            Some((wire, mark)) => (wire, mark.parse().ok()),
            None => (wire, None),
        };
        let placed = wire.rsplit_once(PLACE);
        let placed = placed.and_then(|(wire, school)| Some((wire, Some(school.parse().ok()?))));
        let (wire, school) = placed.unwrap_or((wire, None));
        Self {
            action: wire.parse().ok(),
            sign: Sign { school, mark },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::*;
    use crate::discord::action::{DoorPress, SHAPES, SharePress};
    use crate::domain::ids::{AskedId, EntryId};
    use crate::domain::visibility::Visibility;

    #[test]
    fn no_word_means_two_things() {
        let words: BTreeSet<&str> = SHAPES.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.len(), SHAPES.len());
    }

    #[rstest]
    #[case("office.join", DoorPress::Join)]
    #[case("office.claim:2", DoorPress::Claim(2))]
    #[case("office.rows:1", DoorPress::ClaimPage(1))]
    #[case("office.ask", DoorPress::Ask)]
    #[case("office.nothing", DoorPress::Nothing)]
    #[case("office.at-school:5@3", DoorPress::AtSchool(AskedId(5)))]
    #[case("form.share:9", SharePress::Ask(EntryId(9)))]
    #[case("form.visibility:9:curator", SharePress::Visibility(EntryId(9), Visibility::Curator))]
    #[case("form.quote:9:yes", SharePress::Quote(EntryId(9), "yes".to_owned()))]
    #[case("form.quote-text:9", SharePress::QuoteText(EntryId(9)))]
    fn a_feature_may_be_shared_and_old_messages_keep_their_meaning(
        #[case] wire: &str,
        #[case] meant: impl Into<Action>,
    ) {
        assert_eq!(CustomId::from(wire).action, Some(meant.into()));
    }

    #[rstest]
    #[case::plain("home.overview")]
    #[case::placed("home.language:lt@3")]
    #[case::marked("reflection.write:7~12-5f")]
    #[case::both("office.set-up:lt:5:Europe/Vilnius@3~12-5f")]
    fn what_is_read_is_what_was_written(#[case] wire: &str) {
        let read = CustomId::from(wire);
        assert!(read.action.is_some());
        assert_eq!(read.to_string(), wire);
    }

    #[test]
    fn a_retired_button_still_says_where_it_stands() {
        let read = CustomId::from("office.retired:1@3");
        assert_eq!((read.action, read.sign.school), (None, Some(SchoolId(3))));
    }
}
