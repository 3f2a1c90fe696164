//! The coordinator's side of joining: who waits, and who is confirmed.

use chrono::{DateTime, Utc};

use super::free_row;
use crate::domain::ids::ClaimId;
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::{Claim, Role};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// The claims that wait, oldest first.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn waiting(ctx: &Ctx, actor: &Actor) -> Result<Vec<Claim>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    Ok(store::claims::waiting(&mut db, actor.school.id).await?)
}

/// Which claims a coordinator decides about.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// Everybody who waited when the list was shown: up to this claim.
    UpTo(ClaimId),
    /// One of them.
    One(ClaimId),
}

/// What a confirmation did.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    /// The names that are in now.
    pub seated: Vec<String>,
    /// Names that two accounts claim: these are decided one by one.
    pub contested: Vec<String>,
    /// Names that were given away meanwhile, or whose account has another row by now.
    pub lost: Vec<String>,
}

/// The coordinator confirms claims: those people are active and hear of it.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn confirm(ctx: &Ctx, actor: &Actor, which: Which) -> Result<Confirmed> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let waiting = store::claims::waiting(db, actor.school.id).await?;
        let chosen = |claim: &Claim| match which {
            Which::UpTo(last) => claim.id <= last,
            Which::One(one) => claim.id == one,
        };
        let mut done = Confirmed::default();
        for claim in waiting.iter().filter(|claim| chosen(claim)) {
            let rivals = waiting
                .iter()
                .filter(|other| other.person == claim.person && other.id != claim.id);
            if matches!(which, Which::UpTo(_)) && rivals.count() > 0 {
                if !done.contested.contains(&claim.name) {
                    done.contested.push(claim.name.clone());
                }
                continue;
            }
            let seated = seat(db, &actor, claim, &waiting, now).await?;
            let names = if seated { &mut done.seated } else { &mut done.lost };
            names.push(claim.name.clone());
        }
        Ok(done)
    })
    .await
}

/// Gives the claimed row its account; rival claims of the same row end. Answers whether the row was still free.
async fn seat(db: &mut Db, actor: &Actor, claim: &Claim, waiting: &[Claim], now: DateTime<Utc>) -> Result<bool> {
    let there = store::people::people_of_account(db, claim.account).await?;
    let elsewhere = there.iter().any(|person| person.school == actor.school.id);
    if elsewhere || free_row(db, actor.school.id, claim.person).await?.is_none() {
        store::claims::settle(db, claim.id, false).await?;
        return Ok(false);
    }
    store::members::seat(db, claim.person, claim.account, &claim.username).await?;
    store::claims::settle(db, claim.id, true).await?;
    for rival in waiting
        .iter()
        .filter(|other| other.person == claim.person && other.id != claim.id)
    {
        store::claims::settle(db, rival.id, false).await?;
    }
    let key = format!("welcome:{}", claim.id);
    let parcel = Parcel::to_person(actor.school.id, claim.person, key, Office::Welcome, now);
    store::outbox::enqueue(db, &parcel, now).await?;
    actor.did_to(db, "join.confirm", claim.person, now).await?;
    Ok(true)
}

/// The coordinator refuses a claim; the account may choose again.
///
/// # Errors
/// Refused to anybody but a coordinator, and when the claim is no longer there.
pub async fn refuse(ctx: &Ctx, actor: &Actor, claim: ClaimId) -> Result<Claim> {
    actor.must_be(Role::Coordinator)?;
    let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        let mut waiting = store::claims::waiting(db, school).await?;
        waiting.retain(|one| one.id == claim);
        let claim = waiting.pop().ok_or(Refusal::Gone)?;
        store::claims::settle(db, claim.id, false).await?;
        let subject = format!("person/{}", claim.person);
        store::audit::add(db, school, Some(me), "join.refuse", &subject, now).await?;
        Ok(claim)
    })
    .await
}
