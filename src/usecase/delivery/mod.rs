//! From the outbox to a letter that can be sent: what is still true, who reads it, in which language, and when.
//!
//! The words are made from the facts of the moment of sending: a reminder for a reflection that was written meanwhile
//! is not sent, and a name that changed is the new one. `discord::deliver` sends; this module decides and records.
//!
//! A capability that has something to say unasked adds an arm to [`notice`]: its own use case answers the facts as a
//! variant of [`Notice`], or nothing when the occasion is gone; `discord::view::notice` gives them to its view.

mod dead;
mod letters;
mod off;
mod reading;
mod settling;

use super::joining::{self, OfficeNotice};
use super::mail::Addressee;
use super::{Ctx, Result, calendar, group, observation, reflection, week};
use crate::domain::calendar::NoSchool;
use crate::domain::delivery::{Mark, Never};
use crate::domain::ids::{DeliveryId, Snowflake};
use crate::domain::outgoing::{Office, Outgoing};
use crate::domain::people::PersonState;
use crate::store::{self, Db};

pub use crate::store::outbox::Lane;
pub use letters::{Destination, Letter, Taken, claim, next_due, opening_from};
pub use off::{Absence, alive, started};
pub use reading::{Opened, open, opened};
pub use settling::{channel_opened, settle};

/// The facts of one unasked message, ready for a view: one variant per capability.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The neutral mention of somebody whose private messages are closed.
    Unreachable {
        /// The account that is mentioned.
        account: Snowflake,
        /// The message that waits for them.
        about: DeliveryId,
    },
    /// A message can never arrive.
    Undeliverable {
        /// Whom it was for; absent when it was for the APT channel.
        person: Option<String>,
        /// Why.
        why: Never,
    },
    /// Discord lets no private channels be opened.
    OpeningPaused {
        /// Until this local date and time.
        until: chrono::NaiveDateTime,
    },
    /// Joining and setting up.
    Office(OfficeNotice),
    /// Kolega was off, or off the server.
    WasOff(Absence),
    /// The coordinator's week: how much there is to look at.
    Week(week::Counts),
    /// Somebody's account is off the server.
    Absent {
        /// The name.
        name: String,
        /// The account does not exist any more.
        deleted: bool,
    },
    /// Dates of the calendar that are still a guess.
    Breaks(Vec<NoSchool>),
    /// The monthly reflection: a prompt or a reminder.
    Reflection(reflection::Notice),
    /// An APT group.
    Group(group::Notice),
    /// Peer observation.
    Observation(observation::Letter),
    /// Several of these, for somebody whose week is full (domain §3.0, load).
    Together(Vec<Bundled>),
}

/// One of several messages that go out as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundled {
    /// The sign it is recognised by, and opened with.
    pub mark: Mark,
    /// Its facts.
    pub notice: Notice,
}

/// The facts of a message, or nothing when its occasion is gone: then it is not sent.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(ctx: &Ctx, db: &mut Db, about: &Outgoing, to: &Addressee) -> Result<Option<Notice>> {
    match about {
        Outgoing::Office(office) => match office {
            Office::Unreachable { person, about } => {
                let person = store::people::person(db, *person).await?;
                let account = person.and_then(|person| person.account);
                Ok(account.map(|account| Notice::Unreachable { account, about: *about }))
            }
            Office::Undeliverable { about } => undeliverable(db, *about).await,
            Office::OpeningPaused { until } => Ok((*until > to.now).then(|| Notice::OpeningPaused {
                until: until.with_timezone(&to.school.zone).naive_local(),
            })),
            Office::WasOff { from, until, overtaken } => {
                let absence = off::absence(db, to, (*from, *until), Some(overtaken)).await?;
                Ok(Some(Notice::WasOff(absence)))
            }
            Office::WasRemoved { from, until } => {
                let absence = off::absence(db, to, (*from, *until), None).await?;
                Ok(Some(Notice::WasOff(absence)))
            }
            Office::Absent { person, deleted } => {
                let person = store::people::person(db, *person).await?;
                let person = person.filter(|person| person.absent_at.is_some() && person.state != PersonState::Left);
                Ok(person.map(|person| Notice::Absent {
                    name: person.name,
                    deleted: *deleted,
                }))
            }
            Office::JoinPost
            | Office::ClaimsWaiting
            | Office::Welcome
            | Office::Leaving { .. }
            | Office::Staying
            | Office::StrangerAsks { .. }
            | Office::SetUpAgain { .. } => Ok(joining::notice(ctx, db, office, to).await?.map(Notice::Office)),
            Office::WeekList => Ok(week::notice(ctx, db, to).await?.map(Notice::Week)),
            Office::BreaksUnconfirmed => Ok(calendar::notice(ctx, db, to).await?.map(Notice::Breaks)),
        },
        Outgoing::Reflection(note) => Ok(reflection::notice(ctx, db, note, to).await?.map(Notice::Reflection)),
        Outgoing::Group(note) => Ok(group::notice(db, note, to).await?.map(Notice::Group)),
        Outgoing::Observation(note) => match &to.person {
            Some(person) => {
                let letter = observation::letter(ctx, db, note, (&to.school, person), to.now).await?;
                Ok(letter.map(Notice::Observation))
            }
            None => Ok(None),
        },
    }
}

async fn undeliverable(db: &mut Db, about: DeliveryId) -> Result<Option<Notice>> {
    let Some(dead) = store::deliveries::one(db, about).await? else {
        return Ok(None);
    };
    let person = match dead.to {
        crate::domain::outgoing::Recipient::Person(person) => store::people::person(db, person).await?,
        crate::domain::outgoing::Recipient::AptChannel => None,
    };
    let why = dead.error.as_deref().and_then(Never::from_word);
    Ok(why.map(|why| Notice::Undeliverable {
        person: person.map(|person| person.name),
        why,
    }))
}
