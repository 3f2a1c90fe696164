//! Snowflakes: one number space for everything, in real time, written as strings in JSON as Discord does (a browser
//! would round the numbers).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clock;

/// Discord's epoch, 2015-01-01T00:00:00Z, in Unix milliseconds.
const EPOCH_MILLIS: u64 = 1_420_070_400_000;

macro_rules! snowflake {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

snowflake! {
    /// A server.
    GuildId,
    /// A person or a bot.
    UserId,
    /// A role of a server; the server's own id is its `@everyone` role.
    RoleId,
    /// A channel of a server or a direct conversation.
    ChannelId,
    /// A message.
    MessageId,
    /// Something a person did that the bot must answer.
    InteractionId,
    /// A registered application command.
    CommandId,
    /// A file that hangs on a message or was given to a command.
    AttachmentId,
}

/// Gives out ids that rise strictly, even within a millisecond.
#[derive(Debug, Default)]
pub(super) struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    /// The next id.
    pub(super) fn next(&mut self) -> u64 {
        let by_clock = clock::unix_millis().saturating_sub(EPOCH_MILLIS) << 22;
        self.last = by_clock.max(self.last + 1);
        self.last
    }
}
