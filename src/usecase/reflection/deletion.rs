//! Deleting a month's reflection: asked first, then what was written is wiped and the month stays handed in (domain §3.2).

use chrono::NaiveDate;

use super::{last_day, own};
use crate::domain::calendar::{Calendar, ReflectionWindow};
use crate::domain::forms::{Answers, Facts};
use crate::domain::ids::{EntryId, ReflectionId};
use crate::domain::month::Month;
use crate::domain::reflection::{Reflection, locks_at};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// What deleting a month's reflection has come to.
#[derive(Clone, Debug)]
pub struct Deletion {
    /// The row, which stays.
    pub id: ReflectionId,
    /// The month.
    pub month: Month,
    /// The day on which it was handed in.
    pub submitted_on: NaiveDate,
    /// The last day on which it can be written anew, while there is one.
    pub anew_until: Option<NaiveDate>,
    /// How far it is.
    pub stage: Stage,
}

/// How far the deletion is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// Is this what the person means?
    Asked {
        /// What would be deleted.
        entry: EntryId,
        /// Somebody else may see it now.
        shared: bool,
    },
    /// Deleted by this very press; what was written is given back this once, should the press have been a slip.
    Deleted {
        /// What was written.
        answers: Answers,
        /// What the form knew.
        facts: Facts,
    },
    /// Deleted before; nothing was done.
    Before,
}

/// *Delete…*: asks whether it is meant.
///
/// # Errors
/// Refused when it is not the person's own, or nothing was handed in.
pub async fn ask_delete(ctx: &Ctx, actor: &Actor, id: ReflectionId) -> Result<Deletion> {
    let mut db = ctx.store.read().await?;
    let (row, calendar, window) = own(ctx, &mut db, actor, id).await?;
    let stage = asked(&mut db, &row).await?;
    Ok(deletion(ctx, &calendar, &window, &row, stage))
}

/// Deletes the entry that was shown when the question was asked. Of one that was written since, it asks anew.
///
/// # Errors
/// As [`ask_delete`].
pub async fn delete(ctx: &Ctx, actor: &Actor, id: ReflectionId, shown: EntryId) -> Result<Deletion> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (mut row, calendar, window) = own(&ctx_, db, &actor, id).await?;
        let subject = Subject::Reflection(id);
        let entry = store::forms::entry_of(db, actor.person.id, subject).await?;
        let meant = entry.filter(|entry| entry.id == shown);
        let stage = match meant {
            Some(entry) if row.delete(now) => {
                store::forms::delete_entry(db, &entry, now).await?;
                store::reflection::save(db, &row).await?;
                actor.did(db, "form.deleted", &subject, now).await?;
                Stage::Deleted {
                    answers: entry.answers,
                    facts: ctx_.rules.forms.facts_of(row.month),
                }
            }
            _ => asked(db, &row).await?,
        };
        Ok(deletion(&ctx_, &calendar, &window, &row, stage))
    })
    .await
}

/// The question about what stands there now; when that was deleted, there is none.
async fn asked(db: &mut Db, row: &Reflection) -> Result<Stage> {
    let entry = store::forms::entry_of(db, row.person, Subject::Reflection(row.id)).await?;
    match entry {
        Some(entry) => Ok(Stage::Asked {
            entry: entry.id,
            shared: entry.visibility != Visibility::Private,
        }),
        None if row.deleted_at.is_some() => Ok(Stage::Before),
        None => Err(Refusal::Gone.into()),
    }
}

fn deletion(ctx: &Ctx, calendar: &Calendar, window: &ReflectionWindow, row: &Reflection, stage: Stage) -> Deletion {
    let end = locks_at(calendar, window, row);
    Deletion {
        id: row.id,
        month: row.month,
        submitted_on: calendar.date(row.submitted_at.unwrap_or(end)),
        anew_until: (ctx.now() < end).then(|| last_day(calendar, end)),
        stage,
    }
}
