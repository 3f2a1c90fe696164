//! Identities: one newtype per kind of row, so that a host's id can never be passed where a group's is meant.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A school: one staff server of Discord.
    SchoolId,
    /// A person on a school's staff list (a membership: one human in two schools is two of these).
    PersonId,
    /// An APT group.
    GroupId,
    /// One person's reflection of one month.
    ReflectionId,
    /// One unit of 2+2: a host shows a lesson to an observer.
    ObservationId,
    /// A question from one colleague to another: an invitation, a swap, a substitute.
    AskingId,
    /// A lesson that is open to colleagues.
    OpenLessonId,
    /// A stored 2+2 plan, previewed or published.
    PlanId,
    /// A submitted form.
    EntryId,
    /// An import waiting for its Confirm.
    ImportId,
    /// A claim of a staff-list row through the Join button.
    ClaimId,
    /// A period without lessons in a school's calendar.
    BreakId,
    /// A message in the outbox.
    DeliveryId,
    /// A command that waits for its reader to say at which school.
    AskedId,
}

/// A Discord snowflake: a user, a server, a channel or a message. Held as `i64` in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Snowflake(pub u64);

impl fmt::Display for Snowflake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Snowflake {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
