//! Every message the bot can send unasked, as data: ids only, never content (ARCHITECTURE, invariants 2 and 8).
//!
//! What is stored here says *what about*; the words are made at the moment of sending, from the facts of that moment,
//! in the recipient's language. A message whose occasion is gone by then is not sent at all.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::HalfYearId;
use super::ids::{
    AskingId, DeliveryId, EntryId, GroupId, ObservationId, PersonId, PlanId, ReflectionId, SchoolId, Snowflake,
};
use super::month::Month;
use super::words::words;

/// Who a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// A private message.
    Person(PersonId),
    /// The school's APT channel; only neutral posts.
    AptChannel,
}

words! {
    /// When a message may leave (domain §3.0, quiet time).
    pub enum Urgency {
        /// An answer to somebody's click, or an office matter: at once.
        AtOnce = "at_once",
        /// A change to a lesson within 24 hours: at once, silently between 20:00 and 06:30.
        LessonChange = "lesson_change",
        /// A prompt, reminder or nudge, or what a colleague begins: never in quiet time, and in its turn.
        Calm = "calm",
    }
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outgoing {
    /// Setting up, joining and the coordinator's office.
    Office(Office),
    /// The monthly reflection.
    Reflection(ReflectionNote),
    /// Peer observation.
    Observation(ObservationNote),
    /// APT groups.
    Group(GroupNote),
}

/// Messages about joining and running the school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// The one post in the APT channel with the Join button.
    JoinPost,
    /// The neutral mention of somebody whose DMs are closed; names no kind and no content.
    Unreachable {
        /// Who is mentioned.
        person: PersonId,
        /// What they press to read: the message that could not be delivered.
        about: DeliveryId,
    },
    /// To a coordinator: people pressed Join and wait for confirmation.
    ClaimsWaiting,
    /// To a person: the coordinator confirmed the claim.
    Welcome,
    /// To a person: the coordinator scheduled their leaving; the own data are offered.
    Leaving {
        /// The day from which access is over.
        on: NaiveDate,
    },
    /// To a person: the scheduled leaving was taken back.
    Staying,
    /// To a coordinator: another person ran `/setup`.
    SetUpAgain {
        /// The account that did.
        by: Snowflake,
    },
    /// To a coordinator: somebody who is not on the list asks to be added.
    StrangerAsks {
        /// The account that asks.
        account: Snowflake,
    },
    /// To a coordinator: the year's breaks are not confirmed.
    BreaksUnconfirmed,
    /// To a coordinator: a message could not be delivered for good.
    Undeliverable {
        /// The dead message.
        about: DeliveryId,
    },
    /// To a coordinator: Discord forbids opening DMs for a while.
    OpeningPaused {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// To a coordinator: Kolega was off for more than a school day.
    WasOff {
        /// The last sign of life.
        from: DateTime<Utc>,
        /// The start.
        until: DateTime<Utc>,
        /// What would have been sent in between and is over by now, by the kind's word.
        #[serde(default)]
        overtaken: Vec<(String, u32)>,
    },
    /// To a coordinator: Kolega was off the server for more than a school day.
    WasRemoved {
        /// Since then.
        from: DateTime<Utc>,
        /// The return.
        until: DateTime<Utc>,
    },
    /// To a coordinator: the week's list.
    WeekList,
    /// To a coordinator: somebody's account is off the server.
    Absent {
        /// Who.
        person: PersonId,
        /// The account does not exist any more.
        deleted: bool,
    },
}

/// Messages about the monthly reflection; no other message carries a Write button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReflectionNote {
    /// The month's prompt.
    Prompt(ReflectionId),
    /// A reminder before the due day, or at the time the person asked for.
    Reminder(ReflectionId),
}

/// Messages about 2+2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservationNote {
    /// A plan was published: what this person shows and observes.
    Published {
        /// The plan.
        plan: PlanId,
    },
    /// A published plan was mended: what this person shows and observes no longer, and what is new.
    Repaired {
        /// The repair.
        plan: PlanId,
    },
    /// The other one offers a date, period and room.
    TimeOffered(ObservationId),
    /// The offered time was accepted.
    TimeAgreed(ObservationId),
    /// The other one cannot take this pair at all; the slot goes back to the pool.
    Declined(ObservationId),
    /// To a coordinator: a declined slot is back in the pool.
    SlotFree(ObservationId),
    /// The agreed lesson is off; a new time is to be chosen.
    Cancelled(ObservationId),
    /// The host wrote what to look at.
    PrebriefReady(ObservationId),
    /// An hour after the lesson: did it take place, and the feedback form.
    AfterLesson(ObservationId),
    /// The other one says that the lesson did not take place.
    NotHeld(ObservationId),
    /// Feedback is there to be read.
    FeedbackReady(ObservationId),
    /// Feedback is overdue, to the observer.
    FeedbackDue(ObservationId),
    /// Debrief or self-reflection is due, to the host.
    ReflectDue(ObservationId),
    /// No time agreed yet, to both.
    ChooseTime(ObservationId),
    /// The offered time does not suit the other one.
    TimeRefused(ObservationId),
    /// No new time was found; the slot is given up, to nobody's loss.
    Released(ObservationId),
    /// The other one entered a visit that already happened: did it?
    VisitLogged(ObservationId),
    /// The other one confirms the visit.
    VisitConfirmed(ObservationId),
    /// The other one says that there was no such visit.
    VisitDenied(ObservationId),
    /// A colleague asks something.
    Asked(AskingId),
    /// To the asker: what came of it.
    Answered(AskingId),
    /// Two observers changed places, or it is as it was: to the hosts, who may decline, and whoever else it concerns.
    Swapped(AskingId),
    /// Somebody may observe in the place of one who found no time: to the host, then to the coordinator, then to all.
    Substitute(AskingId),
    /// To a coordinator: the half-year's deadline has passed, and something was missed.
    DeadlinePassed {
        /// The half-year.
        half: HalfYearId,
    },
    /// A missed observation may still take place, to both.
    CarriedOver(ObservationId),
    /// To a coordinator: the host asks for a talk about the feedback, with somebody who helps.
    TalkAsked(ObservationId),
}

/// Messages about APT groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupNote {
    /// To the lead: the month's check-in is still missing.
    CheckinDue {
        /// The group.
        group: GroupId,
        /// The month.
        month: Month,
    },
    /// To a coordinator: a group has no lead.
    LeadVacant(GroupId),
    /// To who led a group until that day.
    LeadEnded {
        /// The group.
        group: GroupId,
        /// The day on which it ended.
        on: NaiveDate,
    },
    /// To the members: the planned meeting is off.
    MeetingOff {
        /// The check-in of the meeting at which it was agreed.
        entry: EntryId,
        /// Its day.
        on: NaiveDate,
    },
    /// To those who heard that it is off: it is planned again.
    MeetingAgain {
        /// The check-in of the meeting at which it was agreed.
        entry: EntryId,
    },
}

/// A message on its way into the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The school it belongs to.
    pub school: SchoolId,
    /// Who gets it.
    pub to: Recipient,
    /// Makes it once and only once; a second parcel with this key is not queued.
    pub key: String,
    /// What it is about.
    pub about: Outgoing,
    /// How soon it may leave.
    pub urgency: Urgency,
    /// Not before this instant.
    pub not_before: DateTime<Utc>,
    /// After this instant it is not sent any more.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Parcel {
    /// A message to a person, which may leave from that moment on: at once, and with no end.
    pub fn to_person(
        school: SchoolId,
        to: PersonId,
        key: impl Into<String>,
        about: impl Into<Outgoing>,
        not_before: DateTime<Utc>,
    ) -> Self {
        Self {
            school,
            to: Recipient::Person(to),
            key: key.into(),
            about: about.into(),
            urgency: Urgency::AtOnce,
            not_before,
            expires_at: None,
        }
    }

    /// With another urgency.
    #[must_use]
    pub fn urgency(self, urgency: Urgency) -> Self {
        Self { urgency, ..self }
    }

    /// In no hurry.
    #[must_use]
    pub fn calm(self) -> Self {
        self.urgency(Urgency::Calm)
    }

    /// Not after that instant, if there is one.
    #[must_use]
    pub fn until(self, end: impl Into<Option<DateTime<Utc>>>) -> Self {
        let expires_at = end.into();
        Self { expires_at, ..self }
    }
}

macro_rules! notes {
    ($($note:ident => $outgoing:ident),* $(,)?) => {$(
        impl From<$note> for Outgoing {
            fn from(note: $note) -> Self {
                Self::$outgoing(note)
            }
        }
    )*};
}

notes! {
    Office => Office,
    ReflectionNote => Reflection,
    ObservationNote => Observation,
    GroupNote => Group,
}

impl Outgoing {
    /// The word that names the kind in the outbox, for lists and counts.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Office(_) => "office",
            Self::Reflection(ReflectionNote::Prompt(_)) => "reflection.prompt",
            Self::Reflection(ReflectionNote::Reminder(_)) => "reflection.reminder",
            Self::Observation(_) => "observation",
            Self::Group(_) => "group",
        }
    }
}
