//! No reminders until a day: chosen by the person, over by itself. What was agreed with colleagues still arrives.

use chrono::{Days, NaiveDate};

use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, people};

/// The longest quiet: longer is an absence.
const LONGEST: u64 = 92;

/// Quiet that the person asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snooze {
    /// Its last day.
    pub until: NaiveDate,
    /// Reminders that wait for its end.
    pub waiting: u32,
}

/// The quiet that the person is in.
///
/// # Errors
/// When the database cannot be read.
pub async fn snooze(ctx: &Ctx, actor: &Actor) -> Result<Option<Snooze>> {
    let mut db = ctx.store.read().await?;
    of(ctx, &mut db, actor).await
}

pub(super) async fn of(ctx: &Ctx, db: &mut Db, actor: &Actor) -> Result<Option<Snooze>> {
    let me = store::people::person(db, actor.person.id).await?.ok_or(Refusal::Gone)?;
    let Some(until) = me.snoozed_until.filter(|until| *until >= actor.today) else {
        return Ok(None);
    };
    let waiting = store::deliveries::waiting(db, me.id, ctx.now()).await?;
    Ok(Some(Snooze { until, waiting }))
}

/// Asks for quiet up to a day, as typed.
///
/// # Errors
/// Refused for what is no date, a day that has passed, and one too far ahead.
pub async fn set_snooze(ctx: &Ctx, actor: &Actor, until: &str) -> Result<()> {
    let until = people::date(until)?;
    if until < actor.today {
        return Err(Refusal::InThePast.into());
    }
    if until > actor.today + Days::new(LONGEST) {
        return Err(Refusal::QuietTooLong.into());
    }
    put(ctx, actor, Some(until)).await
}

/// Ends the quiet: what waited goes out when it may.
///
/// # Errors
/// When the database cannot be written.
pub async fn end_snooze(ctx: &Ctx, actor: &Actor) -> Result<()> {
    put(ctx, actor, None).await
}

async fn put(ctx: &Ctx, actor: &Actor, until: Option<NaiveDate>) -> Result<()> {
    let (me, now) = (actor.person.id, ctx.now());
    ctx.write(async move |db| {
        store::settings::set_snooze(db, me, until).await?;
        // Whatever waits is looked at again under the new rule.
        store::outbox::wake(db, me, now).await?;
        Ok(())
    })
    .await
}
