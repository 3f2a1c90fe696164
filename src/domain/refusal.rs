//! What can be refused, as data; the words are in `config/locales/*/refusal.ftl` under `refusal-<word>`.
//!
//! A refusal is an expected answer for a person to read; it names what is wrong and the mend, and wrote nothing.

use serde::{Deserialize, Serialize};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// Why an action was not done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Refusal { $($(#[$doc])* $name),* }

        impl Refusal {
            /// Every refusal, so that a test can ask for its words.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The locale key of its words.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("refusal-", $word)),* }
            }
        }
    };
}

refusals! {
    /// The server was never set up.
    NotSetUp = "not-set-up",
    /// The account is not on the staff list of this school.
    Stranger = "stranger",
    /// The person has left this school.
    Left = "left",
    /// The person's rights do not cover this.
    NotAllowed = "not-allowed",
    /// A command that works only on the school's server was used elsewhere.
    OnlyOnServer = "only-on-server",
    /// The button belongs to something that no longer exists or is over.
    Gone = "gone",
    /// The button was made by a version whose buttons are retired, or by nobody.
    UnknownButton = "unknown-button",
    /// The person belongs to several schools and must say which.
    WhichSchool = "which-school",
}
