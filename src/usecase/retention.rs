//! Kolega deletes what is no longer needed: once a night by itself, and on request by the administrator (domain §2, rule
//! g; §3.16). Nobody is written to; counts stand in the log of acts.

use chrono::{DateTime, NaiveTime, Utc};

use super::caller::Actor;
use super::{Ctx, Result};
use crate::domain::calendar::local;
use crate::domain::ids::PersonId;
use crate::domain::people::{PersonState, School};
use crate::domain::refusal::Refusal;
use crate::domain::retention::Due;
use crate::store::facts::{Fact, moment, remember};
pub use crate::store::privacy::Counts;
use crate::store::retention::Swept;
use crate::store::{self, Db};

/// The largest file that is written whole anew at night, in bytes: it takes about a second in which nobody can save.
const SCOURED_WHOLE: u64 = 128 << 20;

/// What there is of a person.
///
/// # Errors
/// When the database cannot be read.
pub async fn holdings(ctx: &Ctx, person: PersonId) -> Result<Counts> {
    let mut db = ctx.store.read().await?;
    Ok(store::privacy::counts(&mut db, person).await?)
}

/// Erases somebody who has left, on the administrator's word. Answers whether the file holds nothing of it any more.
///
/// # Errors
/// Refused while they are on the list; or when the database fails.
pub async fn erase_for(ctx: &Ctx, actor: &Actor) -> Result<bool> {
    let (school, person, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        let row = store::people::person(db, person).await?;
        row.filter(|row| row.state == PersonState::Left).ok_or(Refusal::Gone)?;
        store::retention::erase(db, person, now).await?;
        let subject = format!("person/{person}");
        store::audit::add(db, school, None, "privacy.erase", &subject, now).await?;
        Ok(())
    })
    .await?;
    Ok(ctx.store.scour(u64::MAX).await?)
}

/// At the first tick of a school's day: deletes what is due, one transaction a school. The very first night only begins
/// the count, so that an administrator who has just installed this version can still choose other terms.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let swept = moment(&mut db, Fact::Swept).await?;
    let midnight = |school: &School| local::at(school.zone, local::date(school.zone, now), NaiveTime::MIN);
    let mut due = store::school::all(&mut db).await?;
    due.retain(|school| swept.is_none_or(|swept| swept < midnight(school)));
    drop(db);
    if due.is_empty() {
        return Ok(0);
    }
    for school in due.into_iter().filter(|_| swept.is_some()) {
        let day = Due::on(&ctx.rules.policies.retention, local::date(school.zone, now));
        ctx.write(async move |db| sweep(db, &school, &day, now).await).await?;
    }
    scour(ctx, now).await?;
    ctx.write(async move |db| Ok(remember(db, Fact::Swept, now).await?))
        .await?;
    Ok(0)
}

async fn sweep(db: &mut Db, school: &School, due: &Due, now: DateTime<Utc>) -> Result<()> {
    let mut swept = store::retention::sweep(db, school, due, now).await?;
    if let Some(day) = due.left {
        for person in store::retention::left_before(db, school.id, day).await? {
            store::retention::erase(db, person, now).await?;
            let subject = format!("person/{person}");
            store::audit::add(db, school.id, None, "privacy.erase", &subject, now).await?;
            swept.people += 1;
        }
    }
    if swept.is_nothing() {
        return Ok(());
    }
    let Swept {
        people,
        texts,
        drafts,
        requests,
    } = swept;
    let subject = format!("people/{people} texts/{texts} drafts/{drafts} requests/{requests}");
    store::audit::add(db, school.id, None, "retention.swept", &subject, now).await?;
    Ok(())
}

/// Takes out of the file what was deleted since it was last done; what cannot be done now is done the next night.
async fn scour(ctx: &Ctx, now: DateTime<Utc>) -> Result<()> {
    let mut db = ctx.store.read().await?;
    let deleted = moment(&mut db, Fact::Deleted).await?;
    let scoured = moment(&mut db, Fact::Scoured).await?;
    drop(db);
    if deleted <= scoured {
        return Ok(());
    }
    if ctx.store.scour(SCOURED_WHOLE).await? {
        ctx.write(async move |db| Ok(remember(db, Fact::Scoured, now).await?))
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
