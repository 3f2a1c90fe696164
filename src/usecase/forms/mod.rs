//! Filling in any form: open, choose, write, submit, edit, share.
//!
//! The flow is the same for every form; what differs is asked of the capability that the form belongs to, by one
//! exhaustive match on [`Subject`]: its [`Gate`] says whether this person may fill it in and until when, and
//! `on_submitted` does what follows from a submitted form, in the same transaction. Every tap is in the database
//! before it is answered; a text that can no longer be submitted is given back.

mod flow;
mod share;
mod shared;
mod sheet;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

pub use flow::{Next, choose, edit, next, open, page, pick, submit};
pub(super) use share::readers_of;
pub use share::{Sharing, ask_quote, may_read, read, set_quote, set_quote_text, set_visibility, share};
pub(super) use shared::count_shared;
pub use shared::{About, Line, Opened, Shared, shared};

use super::caller::Actor;
use super::{Ctx, Result, group, observation, reflection};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Audience, Facts, Form, FormKey, Problem, audience};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::store::{self, Db};

/// What the occasion of a form says about filling it in.
#[derive(Clone, Debug)]
pub struct Gate {
    /// What the form needs to know and does not ask.
    pub facts: Facts,
    /// What stands above the questions.
    pub intro: Intro,
    /// From this moment on nothing new can be submitted; absent when there is no such moment.
    pub closes_at: Option<DateTime<Utc>>,
    /// From this moment on what was submitted can no longer be changed.
    pub locks_at: Option<DateTime<Utc>>,
    /// Submitted now, it comes after its time.
    pub late: bool,
}

impl Gate {
    /// Whether a form with this gate takes answers now: a new one until it closes, a submitted one until it is locked.
    #[must_use]
    pub fn is_open(&self, submitted: bool, now: DateTime<Utc>) -> bool {
        let end = if submitted { self.locks_at } else { self.closes_at };
        end.is_none_or(|end| now < end)
    }
}

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
        Subject::Reflection(id) => reflection::gate(ctx, db, actor, id, now).await,
        Subject::Checkin(group, month) => group::gate(ctx, db, actor, group, month).await,
        Subject::Prebrief(_) | Subject::Notes(_) | Subject::Feedback(_) | Subject::HostReflection(_) => {
            observation::gate(ctx, db, actor, subject, now).await
        }
    }
}

/// What the form of an entry knows and does not ask. Unlike its gate it asks for no right, and does not end: who may see
/// an entry is decided long after its time. A check-in is its group's, and nothing about it is decided.
async fn facts_of(ctx: &Ctx, db: &mut Db, subject: Subject) -> Result<Facts> {
    let Subject::Reflection(id) = subject else {
        return Ok(Facts::default());
    };
    let row = store::reflection::reflection(db, id).await?;
    Ok(row.map_or_else(Facts::default, |row| reflection::facts(ctx, row.month)))
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

/// The form of a subject.
#[must_use]
pub fn form_of(ctx: &Ctx, subject: Subject) -> &Form {
    ctx.rules.forms.catalogue.form(subject.form())
}

/// Who reads an entry of `form` that this person writes and that is shared as `visibility` says.
async fn readers(db: &mut Db, actor: &Actor, form: &Form, visibility: Visibility) -> Result<Audience> {
    Ok(audience(form, visibility, curator_is_manager(db, actor).await?))
}

/// Whether this person's curator is their line manager too, which is said before they share (domain §2, rule d).
async fn curator_is_manager(db: &mut Db, actor: &Actor) -> Result<bool> {
    let curator = store::group::curator_on(db, actor.person.id, actor.today).await?;
    Ok(curator.is_some_and(|term| Some(term.person) == actor.person.manager))
}
