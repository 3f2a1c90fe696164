//! What a person or a timer can do, one async function each: load, decide (purely), commit.
//!
//! A use case reads the clock once, writes state, audit row and outgoing messages in one transaction, and answers a
//! domain value for a view to put in words. Deliberately absent: Discord, and any sentence a person reads.

pub mod calendar;
pub mod caller;
pub mod delivery;
pub mod forms;
pub mod group;
pub mod history;
pub mod home;
pub mod joining;
mod lead;
mod mail;
pub mod moments;
pub mod observation;
pub mod pairing;
pub mod people;
pub mod people_import;
pub mod presence;
pub mod privacy;
pub mod progress;
pub mod reflection;
pub mod retention;
pub mod roster;
pub mod schools;
pub mod setup;
pub mod sharing;
pub mod table;
#[cfg(test)]
pub(crate) mod testing;
pub mod timetable;
pub mod week;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::clock::Clock;
use crate::config::SchoolConfig;
use crate::config::forms::Forms;
use crate::domain::calendar::BaseYears;
use crate::domain::delivery::DeliveryPolicy;
use crate::domain::forms::Form;
use crate::domain::policy::Policies;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db, Store, Work};

/// What every use case works with.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The school's memory.
    pub store: Store,
    /// The only clock.
    pub clock: Arc<dyn Clock>,
    /// What holds for every school unless it says otherwise.
    pub rules: Arc<Rules>,
}

/// The years and the numbers that come from the configuration.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// The school years that files describe.
    pub years: BaseYears,
    /// The policies.
    pub policies: Arc<Policies>,
    /// Every form, and the months' questions.
    pub forms: Forms,
    /// The numbers of delivery.
    pub delivery: DeliveryPolicy,
    /// What a school that is set up without saying so gets.
    pub school: SchoolConfig,
}

impl Ctx {
    /// The one clock read of a use case.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Commits what `work` writes as one transaction, or nothing of it when it fails: see [`Store::write`].
    ///
    /// # Errors
    /// What `work` answers, or that the commit failed.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Db) -> Result<T> + for<'c> Work<'c, T, Error>,
        T: Send + 'static,
    {
        self.store.write(work).await
    }

    /// The form of a subject.
    #[must_use]
    pub fn form_of(&self, subject: Subject) -> &Form {
        self.rules.forms.catalogue.form(subject.form())
    }
}

/// How a use case ends when it does not end well.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Expected: the person is told why in their language, and nothing was written.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// A fault of ours or of the machine: the person gets an apology with a reference, the log gets the rest.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A fault of ours that is not the database's.
    #[error("{0}")]
    Bug(&'static str),
}

impl Error {
    /// Whether the application is ending, which is no fault.
    #[must_use]
    pub const fn is_end(&self) -> bool {
        matches!(self, Self::Store(store::Error::Closed))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The answer of a use case.
pub type Result<T> = std::result::Result<T, Error>;
