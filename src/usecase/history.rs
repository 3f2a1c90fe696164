//! Looking back: the own reflections, and those that a colleague shares (domain §3.2).

use super::caller::Actor;
use super::forms::{self, Screen};
use super::sharing::{self, Sharing};
use super::{Ctx, Result};
use crate::domain::entry::Entry;
use crate::domain::forms::{Facts, FormKey};
use crate::domain::ids::{EntryId, PersonId, Snowflake};
use crate::domain::month::Month;
use crate::domain::people::Person;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db};

/// Entries that may be selected: what one select menu holds, more than two school years.
const SELECTABLE: usize = 25;

/// Reflections to look back on.
#[derive(Clone, Debug)]
pub struct History {
    /// Whose.
    pub of: Person,
    /// What there is to select, newest first.
    pub months: Vec<(EntryId, Month)>,
    /// The one that is shown; nothing when there are none.
    pub shown: Option<Shown>,
}

/// The reflection that is shown.
#[derive(Clone, Debug)]
pub enum Shown {
    /// One's own, as after saving.
    Own(Box<Screen>),
    /// A colleague's.
    Shared {
        /// What was written.
        entry: Box<Entry>,
        /// The month.
        month: Month,
        /// What the form knew.
        facts: Facts,
    },
}

/// One's own reflections; the newest one is shown whole, or the one asked for.
///
/// # Errors
/// When the database cannot be read.
pub async fn history(ctx: &Ctx, actor: &Actor, asked: Option<EntryId>) -> Result<History> {
    let mut db = ctx.store.read().await?;
    let entries = store::forms::entries(&mut db, actor.person.id, FormKey::Reflection).await?;
    let entries = with_months(&mut db, entries).await?;
    drop(db);
    let shown = entries
        .iter()
        .find(|(entry, _)| asked == Some(entry.id))
        .or_else(|| entries.first());
    let shown = match shown {
        Some((entry, _)) => Some(Shown::Own(Box::new(forms::open(ctx, actor, entry.subject).await?))),
        None => None,
    };
    Ok(History {
        of: actor.person.clone(),
        months: selectable(&entries),
        shown,
    })
}

/// A colleague's reflections, as far as they are shared with this person. That there are none, that nothing is shared
/// and that there is no such colleague is one and the same refusal.
///
/// # Errors
/// Refused when nothing is shared.
pub async fn history_of(ctx: &Ctx, actor: &Actor, of: Colleague, asked: Option<EntryId>) -> Result<History> {
    let mut db = ctx.store.read().await?;
    let of = colleague(&mut db, actor, of).await?.ok_or(Refusal::NothingShared)?;
    if of.id == actor.person.id {
        drop(db);
        return history(ctx, actor, asked).await;
    }
    let mut shared = Vec::new();
    for entry in store::forms::entries(&mut db, of.id, FormKey::Reflection).await? {
        if sharing::may_read(&mut db, actor, &entry).await? {
            shared.push(entry);
        }
    }
    let shared = with_months(&mut db, shared).await?;
    drop(db);
    let shown = shared
        .iter()
        .find(|(entry, _)| asked == Some(entry.id))
        .or_else(|| shared.first());
    let (id, month) = shown
        .map(|(entry, month)| (entry.id, *month))
        .ok_or(Refusal::NothingShared)?;
    let entry = sharing::read(ctx, actor, id).await?;
    Ok(History {
        of,
        months: selectable(&shared),
        shown: Some(Shown::Shared {
            entry: Box::new(entry),
            month,
            facts: ctx.rules.forms.facts_of(month),
        }),
    })
}

/// Who may see one's newest reflection, or the one asked for; nothing to share when none is written.
///
/// # Errors
/// Refused when the one asked for is not the person's own.
pub async fn sharing(ctx: &Ctx, actor: &Actor, asked: Option<EntryId>) -> Result<(History, Option<Sharing>)> {
    let mut db = ctx.store.read().await?;
    let entries = store::forms::entries(&mut db, actor.person.id, FormKey::Reflection).await?;
    let entries = with_months(&mut db, entries).await?;
    drop(db);
    let history = History {
        of: actor.person.clone(),
        months: selectable(&entries),
        shown: None,
    };
    let sharing = match asked.or_else(|| entries.first().map(|(entry, _)| entry.id)) {
        Some(entry) => Some(sharing::share(ctx, actor, entry).await?),
        None => None,
    };
    Ok((history, sharing))
}

/// Whom an option or a menu names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colleague {
    /// By Discord account.
    Account(Snowflake),
    /// By row.
    Row(PersonId),
}

async fn colleague(db: &mut Db, actor: &Actor, of: Colleague) -> Result<Option<Person>> {
    let found = match of {
        Colleague::Row(id) => store::people::person(db, id).await?,
        Colleague::Account(account) => {
            let rows = store::people::people_of_account(db, account).await?;
            rows.into_iter().find(|person| person.school == actor.school.id)
        }
    };
    Ok(found.filter(|person| person.school == actor.school.id))
}

async fn with_months(db: &mut Db, entries: Vec<Entry>) -> Result<Vec<(Entry, Month)>> {
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        let Subject::Reflection(id) = entry.subject else {
            continue;
        };
        if let Some(row) = store::reflection::reflection(db, id).await? {
            found.push((entry, row.month));
        }
    }
    // By month, not by saving: a late September comes after October.
    found.sort_by_key(|(_, month)| std::cmp::Reverse(*month));
    Ok(found)
}

fn selectable(entries: &[(Entry, Month)]) -> Vec<(EntryId, Month)> {
    let newest = entries.iter().take(SELECTABLE);
    newest.map(|(entry, month)| (entry.id, *month)).collect()
}
