//! From the outbox to a letter that can be sent: what is still true, who reads it, in which language, and when.
//!
//! The words are made from the facts of the moment of sending: a reminder for a reflection that was written meanwhile
//! is not sent, and a name that changed is the new one. `discord::deliver` sends; this module decides and records.
//!
//! A capability that has something to say unasked adds an arm to [`notice`]: its own use case answers the facts as a
//! variant of [`Notice`], or nothing when the occasion is gone; `discord::view::notice` gives them to its view.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Ctx, Error, Result};
use crate::domain::ids::{DeliveryId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::outgoing::{Office, Outgoing};
use crate::domain::people::{Person, School};
use crate::store::{self, Db};

/// Whom a message is for, at the moment of sending.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// The school.
    pub school: School,
    /// The person; absent when the message goes to the school's APT channel.
    pub person: Option<Person>,
    /// The moment of sending.
    pub now: DateTime<Utc>,
}

impl Addressee {
    /// The language of the words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.person
            .as_ref()
            .map_or(self.school.lang, |person| person.reads(&self.school))
    }

    /// Today, in the school's zone.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.school.zone).date_naive()
    }
}

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
}

/// The facts of a message, or nothing when its occasion is gone: then it is not sent.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(ctx: &Ctx, db: &mut Db, about: &Outgoing, to: &Addressee) -> Result<Option<Notice>> {
    let _ = (ctx, to);
    match about {
        Outgoing::Office(Office::Unreachable { person, about }) => {
            let person = store::people::person(db, *person).await?;
            let account = person.and_then(|person| person.account);
            Ok(account.map(|account| Notice::Unreachable { account, about: *about }))
        }
        Outgoing::Office(_) => Ok(None),
        Outgoing::Reflection(_) => Ok(None),
        Outgoing::Observation(_) => Ok(None),
        Outgoing::Group(_) => Ok(None),
    }
}

/// A button of the message was pressed, so it was seen.
///
/// # Errors
/// When the database cannot be written.
pub async fn opened(ctx: &Ctx, message: Snowflake) -> Result<()> {
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                store::outbox::mark_opened(db, message).await?;
                Ok::<_, Error>(())
            })
        })
        .await
}
