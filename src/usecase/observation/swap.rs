//! Swaps: one observer offers a slot to a colleague, the colleague gives one in return, and the hosts hear of it.

use chrono::{DateTime, Utc};

use super::asking::{of_kind, page, put, slot, tell};
use super::{AskedDid, AskedPage, Desk, Page, bonds, everybody};
use crate::domain::ids::{AskingId, ObservationId, PersonId};
use crate::domain::observation::asking::{Answer, Asking, Between, Kind, Standing};
use crate::domain::observation::{Observation, State, swap as exchange};
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::pairing::Pair;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::people;
use crate::usecase::{Ctx, Result};

/// The slot that somebody wants to offer, if it can be offered.
///
/// # Errors
/// Refused to everybody but its observer, and when a lesson is agreed or it is over.
pub async fn offered(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Page> {
    let mut db = ctx.store.read().await?;
    let desk = own_slot(ctx, &mut db, actor, id, ctx.now()).await?;
    Ok(desk.page(actor.person.id, None))
}

async fn own_slot(ctx: &Ctx, db: &mut Db, actor: &Actor, id: ObservationId, now: DateTime<Utc>) -> Result<Desk> {
    let desk = Desk::load(ctx, db, actor, id, now).await?;
    if desk.it.observer != actor.person.id {
        return Err(Refusal::NotAllowed.into());
    }
    match desk.it.state {
        State::Proposed | State::ToReschedule => Ok(desk),
        State::Scheduled => Err(Refusal::AlreadyAgreed.into()),
        _ => Err(Refusal::ObservationOver.into()),
    }
}

/// Offers a slot to a colleague. Offering it again changes nothing.
///
/// # Errors
/// Refused for what the actor knows already; whatever they must not know, the answer is the same as ever.
pub async fn swap(ctx: &Ctx, actor: &Actor, id: ObservationId, who: people::Named) -> Result<AskedPage> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let me = actor.person.id;
        let desk = own_slot(&ctx_, db, &actor, id, now).await?;
        let to = bonds::colleague(db, &actor, &who).await?.id;
        if to == me {
            return Err(Refusal::SamePerson.into());
        }
        if to == desk.it.host {
            return Err(Refusal::SwapWithHost.into());
        }
        if store::settings::conflicts(db, me).await?.contains(&to) {
            return Err(Refusal::OwnNotWith.into());
        }
        let (whose, about) = ((actor.school.id, desk.it.half_year), (Kind::Swap, Some(id)));
        let mut asking = Asking::new(whose, about, (me, to), false, (&desk.calendar, now));
        asking.silent = returns(db, &actor, &asking).await?.is_empty();
        let (asking, did) = put(db, asking, &desk.calendar, now).await?;
        let people = everybody(db, actor.school.id).await?;
        page(db, asking, me, &people, now, Some(did)).await
    })
    .await
}

/// The slots that the asked colleague can give in return; none when the offered one cannot be theirs.
async fn returns(db: &mut Db, actor: &Actor, asking: &Asking) -> Result<Vec<Observation>> {
    let given = slot(db, asking.given).await?;
    if given.observer != asking.by || !free(db, actor, &given, asking.to).await? {
        return Ok(Vec::new());
    }
    let own = store::observation::of_person(db, asking.to, asking.half_year).await?;
    let mut fitting = Vec::new();
    for taken in own.into_iter().filter(|it| it.observer == asking.to) {
        if exchange::exchange(&given, &taken).is_ok() && free(db, actor, &taken, asking.by).await? {
            fitting.push(taken);
        }
    }
    Ok(fitting)
}

/// Whether `observer` may observe the host of a slot.
async fn free(db: &mut Db, actor: &Actor, slot: &Observation, observer: PersonId) -> Result<bool> {
    let pair = Pair {
        host: slot.host,
        observer,
    };
    let between = bonds::between(db, actor, slot.half_year, pair, observer).await?;
    let between = Between {
        own_wish: false,
        ..between
    };
    Ok(between.obstacle(false).is_none())
}

/// What the asked colleague can give in return, each as its own page.
///
/// # Errors
/// Refused to everybody else, and in the same words when it is over or nothing fits.
pub async fn choices(ctx: &Ctx, actor: &Actor, id: AskingId) -> Result<Vec<Page>> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let asking = to_me(&mut db, actor, id, now).await?;
    let mut pages = Vec::new();
    for slot in returns(&mut db, actor, &asking).await? {
        let desk = Desk::load(ctx, &mut db, actor, slot.id, now).await?;
        pages.push(desk.page(actor.person.id, None));
    }
    if pages.is_empty() {
        return Err(Refusal::AskingOver.into());
    }
    Ok(pages)
}

async fn to_me(db: &mut Db, actor: &Actor, id: AskingId, now: DateTime<Utc>) -> Result<Asking> {
    let asking = of_kind(db, actor, id, Kind::Swap).await?;
    asking.answer(actor.person.id, Answer::Accept, true, now)?;
    Ok(asking)
}

/// The asked colleague gives a slot in return: the two observers change places, and everybody concerned hears of it.
///
/// # Errors
/// As [`choices`].
pub async fn give(ctx: &Ctx, actor: &Actor, id: AskingId, slot: ObservationId) -> Result<AskedPage> {
    let now = ctx.now();
    let actor = actor.clone();
    ctx.write(async move |db| {
        let me = actor.person.id;
        let mut asking = to_me(db, &actor, id, now).await?;
        let people = everybody(db, actor.school.id).await?;
        if asking.standing != Standing::Agreed {
            let fitting = returns(db, &actor, &asking).await?;
            let taken = fitting
                .into_iter()
                .find(|it| it.id == slot)
                .ok_or(Refusal::AskingOver)?;
            let given = self::slot(db, asking.given).await?;
            let (given, taken) = exchange::exchange(&given, &taken)?;
            asking.standing = Standing::Agreed;
            asking.taken = Some(taken.id);
            settle(db, &asking, (&given, &taken), me, now).await?;
        }
        page(db, asking, me, &people, now, Some(AskedDid::Swapped)).await
    })
    .await
}

/// Puts a swap back as it was: a host declines it, or one of the two changes their mind.
///
/// # Errors
/// Refused to everybody else, and once somebody has gone on from it.
pub async fn put_back(ctx: &Ctx, actor: &Actor, id: AskingId) -> Result<AskedPage> {
    let now = ctx.now();
    let actor = actor.clone();
    ctx.write(async move |db| {
        let me = actor.person.id;
        let mut asking = of_kind(db, &actor, id, Kind::Swap).await?;
        let (given, taken) = (slot(db, asking.given).await?, slot(db, asking.taken).await?);
        if ![asking.by, asking.to, given.host, taken.host].contains(&me) {
            return Err(Refusal::Gone.into());
        }
        let people = everybody(db, actor.school.id).await?;
        if asking.standing != Standing::Undone {
            if asking.standing != Standing::Agreed {
                return Err(Refusal::AskingOver.into());
            }
            let (given, taken) = exchange::back(&given, &taken, (asking.by, asking.to))?;
            asking.standing = Standing::Undone;
            settle(db, &asking, (&given, &taken), me, now).await?;
        }
        page(db, asking, me, &people, now, Some(AskedDid::PutBack)).await
    })
    .await
}

/// Writes both slots and the question, and tells everybody concerned but whoever did it.
async fn settle(
    db: &mut Db,
    asking: &Asking,
    (given, taken): (&Observation, &Observation),
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    for slot in [given, taken] {
        store::observation::save(db, slot, Some(now)).await?;
    }
    store::asking::save(db, asking, now).await?;
    let act = format!("asking.{}", asking.standing.word());
    store::audit::add(db, asking.school, Some(by), &act, &asking.id, now).await?;
    for who in [asking.by, asking.to].into_iter().filter(|who| *who != by) {
        if asking.standing == Standing::Agreed {
            tell(db, asking, who, now).await?;
        } else {
            tell_swapped(db, asking, who, now).await?;
        }
    }
    for host in [given.host, taken.host].into_iter().filter(|host| *host != by) {
        tell_swapped(db, asking, host, now).await?;
    }
    Ok(())
}

async fn tell_swapped(db: &mut Db, asking: &Asking, to: PersonId, now: DateTime<Utc>) -> Result<bool> {
    let key = format!("swap.{}:{}:{to}", asking.standing.word(), asking.id);
    // No lesson is agreed in either slot, so this can wait its turn.
    let parcel = Parcel::to_person(asking.school, to, key, ObservationNote::Swapped(asking.id), now).calm();
    Ok(store::outbox::enqueue(db, &parcel, now).await?)
}
