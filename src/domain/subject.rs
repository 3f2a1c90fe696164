//! What a form is about: the occasion that a draft and an entry belong to.

use std::fmt;
use std::str::FromStr;

use super::forms::FormKey;
use super::ids::{AskingId, DeliveryId, EntryId, GroupId, ObservationId, PersonId, ReflectionId};
use super::month::Month;

/// An occasion for a form. Its text form (`feedback/34`) is stored with drafts and entries and travels in custom ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A month's reflection.
    Reflection(ReflectionId),
    /// The host says before the lesson what to look at.
    Prebrief(ObservationId),
    /// The observer's private notes.
    Notes(ObservationId),
    /// The observer's feedback.
    Feedback(ObservationId),
    /// The host's self-reflection.
    HostReflection(ObservationId),
    /// A group's meeting of a month.
    Checkin(GroupId, Month),
}

impl Subject {
    /// Its form.
    #[must_use]
    pub const fn form(self) -> FormKey {
        match self {
            Self::Reflection(_) => FormKey::Reflection,
            Self::Prebrief(_) => FormKey::Prebrief,
            Self::Notes(_) => FormKey::ObsNotes,
            Self::Feedback(_) => FormKey::Feedback,
            Self::HostReflection(_) => FormKey::HostReflection,
            Self::Checkin(..) => FormKey::GroupCheckin,
        }
    }

    /// The lesson of 2+2 that it is about.
    #[must_use]
    pub const fn observation(self) -> Option<ObservationId> {
        match self {
            Self::Prebrief(id) | Self::Notes(id) | Self::Feedback(id) | Self::HostReflection(id) => Some(id),
            Self::Reflection(_) | Self::Checkin(..) => None,
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn thing(self) -> Thing {
        match self {
            Self::Reflection(id) => Thing::Reflection(id),
            Self::Prebrief(id) | Self::Notes(id) | Self::Feedback(id) | Self::HostReflection(id) => {
                Thing::Observation(id)
            }
            Self::Checkin(group, _) => Thing::Group(group),
        }
    }

    /// Whether its author decides who else may see it: feedback is the host's to pass on (domain §2, rule b).
    #[must_use]
    pub const fn is_shared_by_its_author(self) -> bool {
        !matches!(self, Self::Feedback(_))
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reflection(id) => write!(f, "reflection/{id}"),
            Self::Prebrief(id) => write!(f, "prebrief/{id}"),
            Self::Notes(id) => write!(f, "notes/{id}"),
            Self::Feedback(id) => write!(f, "feedback/{id}"),
            Self::HostReflection(id) => write!(f, "host-reflection/{id}"),
            Self::Checkin(group, month) => write!(f, "checkin/{group}/{month}"),
        }
    }
}

/// A text that names no occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSubject;

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        let observation = |id: &str| id.parse().map_err(|_| NoSubject);
        match text.split('/').collect::<Vec<_>>().as_slice() {
            ["reflection", id] => Ok(Self::Reflection(id.parse().map_err(|_| NoSubject)?)),
            ["prebrief", id] => Ok(Self::Prebrief(observation(id)?)),
            ["notes", id] => Ok(Self::Notes(observation(id)?)),
            ["feedback", id] => Ok(Self::Feedback(observation(id)?)),
            ["host-reflection", id] => Ok(Self::HostReflection(observation(id)?)),
            ["checkin", group, month] => Ok(Self::Checkin(
                group.parse().map_err(|_| NoSubject)?,
                month.parse().map_err(|_| NoSubject)?,
            )),
            _ => Err(NoSubject),
        }
    }
}

/// Something that belongs to one school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A person's month.
    Reflection(ReflectionId),
    /// An observation.
    Observation(ObservationId),
    /// An APT group.
    Group(GroupId),
    /// A submitted form.
    Entry(EntryId),
    /// A message that was sent.
    Delivery(DeliveryId),
    /// A question between colleagues.
    Asking(AskingId),
    /// Somebody on the staff list.
    Person(PersonId),
}
