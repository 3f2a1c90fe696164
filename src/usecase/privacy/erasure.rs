//! `/privacy erase`: somebody deletes what they wrote, after having been told what goes and what stays (domain §2, rules b
//! and g). What belongs to others too stays until its term: feedback and what to look at are the two's, a record of a
//! meeting is the group's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::entry::Entry;
use crate::domain::forms::FormKey;
use crate::domain::ids::EntryId;
use crate::domain::lang::Text2;
use crate::domain::refusal::Refusal;
use crate::domain::retention::is_the_authors_alone;
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// What an erasure of the own texts deletes, or has deleted, and what stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The newest text that goes.
    pub newest: EntryId,
    /// When a text or a draft that goes was written or changed last.
    pub changed: DateTime<Utc>,
    /// Texts that go, by form.
    pub goes: Vec<(Text2, u32)>,
    /// Drafts, which go.
    pub drafts: u32,
    /// Texts that stay, because they belong to others too, by form.
    pub stays: Vec<(Text2, u32)>,
}

impl Erasure {
    /// How many texts go.
    #[must_use]
    pub fn texts(&self) -> u32 {
        self.goes.iter().map(|(_, count)| count).sum()
    }

    /// What a confirmation holds for: the newest text, how many drafts, and the second of the last change.
    #[must_use]
    pub const fn told(&self) -> (EntryId, u32, i64) {
        (self.newest, self.drafts, self.changed.timestamp())
    }

    /// Whether there is nothing to delete.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.texts() + self.drafts == 0
    }
}

/// What would go, and what would stay.
///
/// # Errors
/// When the database cannot be read.
pub async fn erasure(ctx: &Ctx, actor: &Actor) -> Result<Erasure> {
    let mut db = ctx.store.read().await?;
    Ok(of(ctx, &mut db, actor).await?.0)
}

/// What an erasure is about, and the texts that go.
async fn of(ctx: &Ctx, db: &mut Db, actor: &Actor) -> Result<(Erasure, Vec<Entry>)> {
    let written = store::privacy::written(db, actor.person.id).await?;
    let mut forms: BTreeMap<FormKey, u32> = BTreeMap::new();
    for entry in &written {
        *forms.entry(entry.form).or_default() += 1;
    }
    let title = |(form, count): (FormKey, u32)| (ctx.rules.forms.catalogue.form(form).title.clone(), count);
    let (goes, stays): (Vec<_>, Vec<_>) = forms.into_iter().partition(|(form, _)| is_the_authors_alone(*form));
    let own: Vec<Entry> = written
        .into_iter()
        .filter(|entry| is_the_authors_alone(entry.form))
        .collect();
    let counts = store::privacy::counts(db, actor.person.id).await?;
    let texts = own.iter().map(|entry| entry.edited_at.unwrap_or(entry.submitted_at));
    let erasure = Erasure {
        newest: own.iter().map(|entry| entry.id).max().unwrap_or_default(),
        changed: texts.chain(counts.drafted_at).max().unwrap_or_default(),
        goes: goes.into_iter().map(title).collect(),
        drafts: counts.drafts,
        stays: stays.into_iter().map(title).collect(),
    };
    Ok((erasure, own))
}

/// Deletes what was shown when it was asked for; answers what that was, and nothing when it was done before. Months and
/// lessons stay done.
///
/// # Errors
/// Refused when something was written or changed since: then it is asked anew.
pub async fn erase_own(ctx: &Ctx, actor: &Actor, told: (EntryId, u32, i64)) -> Result<Erasure> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (erasure, texts) = of(&ctx_, db, &actor).await?;
        if erasure.is_nothing() {
            return Ok(erasure);
        }
        if erasure.told() != told {
            return Err(Refusal::ErasureChanged.into());
        }
        for entry in &texts {
            if let Subject::Reflection(id) = entry.subject
                && let Some(mut month) = store::reflection::reflection(db, id).await?
                && month.delete(now)
            {
                store::reflection::save(db, &month).await?;
            }
        }
        let (me, ids) = (actor.person.id, texts.iter().map(|entry| entry.id).collect::<Vec<_>>());
        store::retention::erase_own(db, me, &ids, now).await?;
        actor.did_to(db, "privacy.erase_own", me, now).await?;
        Ok(erasure)
    })
    .await
}
