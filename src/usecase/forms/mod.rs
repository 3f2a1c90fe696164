//! Filling in any form: open, choose, write, submit, edit.
//!
//! The flow is the same for every form; what differs is asked of the capability that the form belongs to, by one
//! exhaustive match on [`Subject`]: its [`Gate`] says whether this person may fill it in and until when, and
//! `on_submitted` does what follows from a submitted form, in the same transaction. Every tap is in the database
//! before it is answered; a text that can no longer be submitted is given back.

mod flow;
mod sheet;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

pub use flow::{Next, choose, edit, next, open, page, pick, submit};

use super::caller::Actor;
use super::{Ctx, Result, group, observation, reflection};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Audience, Facts, FormKey, Problem};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::Db;

/// What the occasion of any form says about filling it in.
pub type Gate = crate::domain::forms::Gate<Intro>;

/// What stands above the questions of a form: one variant per capability, worded by its view.
#[derive(Clone, Debug)]
pub enum Intro {
    /// A month's reflection.
    Reflection(reflection::Intro),
    /// A group's check-in.
    Checkin(group::Intro),
    /// A form about a lesson of 2+2.
    Observation(Box<observation::Intro>),
}

/// Where a person is in a form.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Filling it in.
    Filling(Box<Filling>),
    /// It is submitted.
    Saved(Box<Saved>),
    /// It takes no answers any more; what was written is given back.
    Returned(Box<Returned>),
}

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Filling {
    /// What it is about.
    pub subject: Subject,
    /// The occasion.
    pub gate: Gate,
    /// The school's zone.
    pub zone: Tz,
    /// Everything given so far.
    pub answers: Answers,
    /// The page on which the person is.
    pub page: usize,
    /// What keeps them from going on.
    pub problems: Vec<Problem>,
    /// Who will read it.
    pub audience: Audience,
    /// It is submitted already and being changed.
    pub editing: bool,
}

/// A submitted form, as its author sees it.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What was submitted.
    pub entry: Entry,
    /// The occasion.
    pub gate: Gate,
    /// The school's zone.
    pub zone: Tz,
    /// It was saved by this very press.
    pub fresh: bool,
    /// It can still be changed.
    pub may_edit: bool,
    /// Who reads it.
    pub audience: Audience,
    /// Who else has read it and when first, by name, oldest first.
    pub reads: Vec<(String, DateTime<Utc>)>,
}

/// A form that takes no answers any more, with what was written.
#[derive(Clone, Debug)]
pub struct Returned {
    /// Which form.
    pub form: FormKey,
    /// What was written.
    pub answers: Answers,
    /// What the form knew, for the words of choices.
    pub facts: Facts,
    /// Why.
    pub why: Why,
}

/// Why a form takes no answers any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The time to submit it is over.
    Closed,
    /// It is submitted, and the time to change it is over.
    Locked,
    /// The occasion or the right is gone.
    Refused(Refusal),
}

/// Whether this person may fill in the form of `subject`, and what it needs to know. `entry` is what they submitted.
///
/// # Errors
/// Refused when it is not theirs to fill in or the occasion is gone.
async fn gate(ctx: &Ctx, db: &mut Db, actor: &Actor, subject: Subject, now: DateTime<Utc>) -> Result<Gate> {
    match subject {
        Subject::Reflection(id) => Ok(reflection::gate(ctx, db, actor, id, now).await?.map(Intro::Reflection)),
        Subject::Checkin(group, month) => Ok(group::gate(ctx, db, actor, group, month).await?.map(Intro::Checkin)),
        Subject::Prebrief(_) | Subject::Notes(_) | Subject::Feedback(_) | Subject::HostReflection(_) => {
            let gate = observation::gate(ctx, db, actor, subject, now).await?;
            Ok(gate.map(|intro| Intro::Observation(Box::new(intro))))
        }
    }
}

/// A form was submitted (`first`) or changed: what follows from it, in the same transaction.
///
/// # Errors
/// When the database cannot be written.
async fn on_submitted(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    entry: &Entry,
    first: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    match entry.subject {
        Subject::Reflection(id) => reflection::on_submitted(db, id, entry.late, first, now).await,
        Subject::Checkin(group, month) => group::on_submitted(db, actor, (group, month), entry, now).await,
        Subject::Prebrief(_) | Subject::Notes(_) | Subject::Feedback(_) | Subject::HostReflection(_) => {
            observation::on_submitted(ctx, db, actor, entry.subject, now).await
        }
    }
}
