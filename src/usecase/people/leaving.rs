//! Leaving the school on a day that is known before: the own data are offered first, access ends on the day (domain
//! §3.16). Until that day it can be taken back.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::office::{depart, keep_a_coordinator};
use super::{Named, find};
use crate::domain::calendar::local;
use crate::domain::ids::PersonId;
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::Role;
use crate::domain::people::{Person, PersonState};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// The farthest day that can be scheduled: a school year.
const FARTHEST: u64 = 400;

fn ahead(actor: &Actor, on: NaiveDate) -> Result<()> {
    if on <= actor.today {
        return Err(Refusal::InThePast.into());
    }
    if on > actor.today + Days::new(FARTHEST) {
        return Err(Refusal::NotADate.into());
    }
    Ok(())
}

/// Whom a scheduled leaving is about, before it is confirmed.
///
/// # Errors
/// Refused to anybody but a coordinator, for the school's last one, and for a day that is not ahead.
pub async fn leaving(ctx: &Ctx, actor: &Actor, who: &Named, on: NaiveDate) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    ahead(actor, on)?;
    let mut db = ctx.store.read().await?;
    let person = find(&mut db, actor.school.id, who).await?;
    keep_a_coordinator(&mut db, actor, person.id).await?;
    Ok(person)
}

/// The confirmed scheduling. Who has joined is told, and offered their own data; the same day twice changes nothing.
///
/// # Errors
/// As [`leaving`], and when the person has left already.
pub async fn schedule(ctx: &Ctx, actor: &Actor, person: PersonId, on: NaiveDate) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    ahead(actor, on)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = present(db, &actor, person).await?;
        if person.left_on == Some(on) {
            return Ok(person);
        }
        keep_a_coordinator(db, &actor, person.id).await?;
        store::members::set_leaving(db, person.id, Some(on)).await?;
        tell(db, (&actor, &person), Office::Leaving { on }, on, now).await?;
        actor.did_to(db, "people.leaving", person.id, now).await?;
        Ok(person)
    })
    .await
}

/// Tells the person, for as long as the day is ahead.
async fn tell(
    db: &mut Db,
    (actor, person): (&Actor, &Person),
    about: Office,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    let word = if about == Office::Staying { "staying" } else { "leaving" };
    let key = format!("{word}:{}:{on}:{}", person.id, now.timestamp());
    let end = local::at(actor.school.zone, on, chrono::NaiveTime::MIN);
    let parcel = Parcel::to_person(actor.school.id, person.id, key, about, now).until(end);
    store::outbox::enqueue(db, &parcel, now).await?;
    Ok(())
}

/// Somebody on the list who has not left.
async fn present(db: &mut Db, actor: &Actor, person: PersonId) -> Result<Person> {
    let person = store::people::person(db, person).await?;
    let here = |person: &Person| person.school == actor.school.id && person.state != PersonState::Left;
    Ok(person.filter(here).ok_or(Refusal::Gone)?)
}

/// Takes a scheduled leaving back before its day. Who was told of it is told of this too.
///
/// # Errors
/// Refused to anybody but a coordinator, and when none is scheduled.
pub async fn stays(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = present(db, &actor, person).await?;
        let ahead = person.left_on.filter(|on| *on > actor.today);
        let on = ahead.ok_or(Refusal::NotLeaving)?;
        store::members::set_leaving(db, person.id, None).await?;
        tell(db, (&actor, &person), Office::Staying, on, now).await?;
        actor.did_to(db, "people.stays", person.id, now).await?;
        Ok(person)
    })
    .await
}

/// The same for somebody whom a command names.
///
/// # Errors
/// As [`stays`].
pub async fn stays_named(ctx: &Ctx, actor: &Actor, who: &Named) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let person = find(&mut db, actor.school.id, who).await?;
    drop(db);
    stays(ctx, actor, person.id).await
}

/// Ends everything of those whose day has come.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut due = Vec::new();
    for (person, school, on) in store::members::leaving(&mut db).await? {
        let school = store::school::get(&mut db, school).await?;
        if let Some(school) = school.filter(|school| on <= local::date(school.zone, now)) {
            due.push((person, school.id, on));
        }
    }
    drop(db);
    if due.is_empty() {
        return Ok(0);
    }
    ctx.write(async move |db| {
        for (person, school, on) in due {
            depart(db, school, person, on).await?;
            let subject = format!("person/{person}");
            store::audit::add(db, school, None, "people.left", &subject, now).await?;
        }
        Ok(0)
    })
    .await
}
