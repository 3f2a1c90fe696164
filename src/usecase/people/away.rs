//! Who is away and when: noted by the coordinator or by the person, dates and never a reason (domain §3.16).

use chrono::{Days, NaiveDate};

use super::{Named, date, find};
use crate::domain::people::{Person, Role};
use crate::domain::refusal::Refusal;
use crate::store;
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// Longest leave: two school years, as childcare takes them.
const LONGEST_LEAVE: u64 = 800;

fn stretch(from: NaiveDate, to: NaiveDate) -> Result<()> {
    if to < from || to > from + Days::new(LONGEST_LEAVE) {
        return Err(Refusal::NotADate.into());
    }
    Ok(())
}

/// `/people leave`: dates, never a reason.
///
/// # Errors
/// Refused to anybody but a coordinator, and for dates that cannot be.
pub async fn leave(ctx: &Ctx, actor: &Actor, who: Named, from: NaiveDate, to: NaiveDate) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    stretch(from, to)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = find(db, actor.school.id, &who).await?;
        store::leave::add(db, person.id, from, to).await?;
        actor.did_to(db, "people.leave", person.id, now).await?;
        Ok(person)
    })
    .await
}

/// Takes an absence back: it was noted by mistake, or the person is back early.
///
/// # Errors
/// Refused to anybody but a coordinator, and when just these dates were never noted.
pub async fn leave_taken_back(ctx: &Ctx, actor: &Actor, who: Named, from: NaiveDate, to: NaiveDate) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = find(db, actor.school.id, &who).await?;
        if !store::leave::take_back(db, person.id, (from, to), actor.today, now).await? {
            return Err(Refusal::NoSuchLeave.into());
        }
        actor.did_to(db, "people.leave", person.id, now).await?;
        Ok(person)
    })
    .await
}

/// When the person is away, from today on.
///
/// # Errors
/// When the database cannot be read.
pub async fn own_absences(ctx: &Ctx, actor: &Actor) -> Result<Vec<(NaiveDate, NaiveDate)>> {
    let mut db = ctx.store.read().await?;
    Ok(store::leave::of(&mut db, actor.person.id, actor.today).await?)
}

/// Notes when one is away oneself, as typed.
///
/// # Errors
/// Refused for dates that cannot be, and for those that have passed.
pub async fn note_own(ctx: &Ctx, actor: &Actor, from: &str, to: &str) -> Result<()> {
    let (from, to) = (date(from)?, date(to)?);
    stretch(from, to)?;
    if to < actor.today {
        return Err(Refusal::InThePast.into());
    }
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        store::leave::add(db, actor.person.id, from, to).await?;
        actor.did_to(db, "people.leave", actor.person.id, now).await?;
        Ok(())
    })
    .await
}

/// Takes own absences back; dates that are not there are passed over.
///
/// # Errors
/// When the database cannot be written.
pub async fn take_back_own(ctx: &Ctx, actor: &Actor, stretches: Vec<(NaiveDate, NaiveDate)>) -> Result<()> {
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        for dates in stretches {
            store::leave::take_back(db, actor.person.id, dates, actor.today, now).await?;
        }
        actor.did_to(db, "people.leave", actor.person.id, now).await?;
        Ok(())
    })
    .await
}
