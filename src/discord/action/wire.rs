//! How presses are declared: an enum a capability, with its words on the wire and what each press is about.

use super::{
    AskedId, AskingId, BreakId, ClaimId, DeliveryId, EntryId, GroupId, HalfYearId, ImportId, Lang, Later,
    ObservationId, PersonId, PlanId, QuotaShare, Reason, ReflectionId, Side, Snowflake, Subject, Thing, Visibility,
};

/// What a press says beside its word.
pub(super) trait Argument {
    /// What it names, if that belongs to one school.
    fn thing(&self) -> Option<Thing> {
        None
    }
}

macro_rules! arguments {
    ($($ty:ty $(=> $thing:expr)?),* $(,)?) => {$(
        impl Argument for $ty {
            $(fn thing(&self) -> Option<Thing> {
                Some($thing(*self))
            })?
        }
    )*};
}

arguments! {
    // Of one school.
    AskingId => Thing::Asking,
    DeliveryId => Thing::Delivery,
    EntryId => Thing::Entry,
    GroupId => Thing::Group,
    ObservationId => Thing::Observation,
    PersonId => Thing::Person,
    ReflectionId => Thing::Reflection,
    Subject => Subject::thing,
    // The same everywhere, or pressed where the place tells the school.
    AskedId,
    BreakId,
    ClaimId,
    HalfYearId,
    ImportId,
    Lang,
    Later,
    PlanId,
    QuotaShare,
    Reason,
    Side,
    Snowflake,
    String,
    Visibility,
    chrono::NaiveDate,
    chrono_tz::Tz,
    crate::domain::month::Month,
    u8,
    u32,
    i64,
}

macro_rules! presses {
    ($($(#[$meta:meta])* $name:ident $feature:literal {
        $($(#[$doc:meta])* $variant:ident $(($($arg:ident: $ty:ty),+))? = $verb:literal),* $(,)?
    })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub enum $name { $($(#[$doc])* $variant $(($($ty),+))?),* }

            impl $name {
                fn parse(verb: &str, arguments: &[&str]) -> Option<Self> {
                    match (verb, arguments) {
                        $(($verb, [$($($arg),+)?]) => Some(Self::$variant $(($($arg.parse().ok()?),+))?),)*
                        _ => None,
                    }
                }

                fn thing(&self) -> Option<Thing> {
                    match self {
                        $(Self::$variant $(($($arg),+))? => None $($(.or_else(|| Argument::thing($arg)))+)?,)*
                    }
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match self {
                        $(Self::$variant $(($($arg),+))? => {
                            f.write_str(concat!($feature, ".", $verb))?;
                            $($(write!(f, ":{}", $arg)?;)+)?
                            Ok(())
                        })*
                    }
                }
            }
        )*

        /// Every word that a custom id may begin with, and the types of its arguments in order: for tests that must not
        /// forget one.
        pub const SHAPES: &[(&str, &[&str])] = &[
            $($((concat!($feature, ".", $verb), &[$($(stringify!($ty)),+)?])),*),*
        ];

        /// Everything that can be pressed, chosen or submitted, by capability.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$meta])* $name($name)),*
        }

        $(impl From<$name> for Action {
            fn from(press: $name) -> Self { Self::$name(press) }
        })*

        impl Action {
            /// What it is about, as far as that tells the school: in a private channel an account may belong to two. It
            /// is what the first argument names that belongs to one school.
            #[must_use]
            pub fn thing(&self) -> Option<Thing> {
                match self { $(Self::$name(press) => press.thing()),* }
            }
        }

        impl fmt::Display for Action {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name(press) => press.fmt(f)),* }
            }
        }

        impl FromStr for Action {
            type Err = UnknownAction;

            fn from_str(wire: &str) -> Result<Self, UnknownAction> {
                let mut parts = wire.split(':');
                let word = parts.next().unwrap_or_default();
                let (feature, verb) = word.split_once('.').ok_or(UnknownAction)?;
                let arguments: Vec<&str> = parts.collect();
                // A feature may be shared by two enums, a verb is in one of them.
                $(if feature == $feature
                    && let Some(press) = $name::parse(verb, &arguments)
                {
                    return Ok(Self::$name(press));
                })*
                Err(UnknownAction)
            }
        }
    };
}

pub(super) use presses;
