//! Choosing a time: a date, a lesson of that day, a room.

use chrono::NaiveDate;

use super::{Desk, Page, carry_out, suggest};
use crate::domain::calendar::Period;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Slot;
use crate::domain::observation::decide::Command;
use crate::domain::pairing::slots::offers::Offer;
use crate::domain::refusal::Refusal;
use crate::domain::tidy::tidy;
use crate::store;
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// What there is to choose from.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    /// The observation.
    pub page: Page,
    /// The possibilities.
    pub from: Vec<T>,
    /// Concrete lessons out of the timetable, where it is known: one tap each.
    pub suggested: Vec<Offer>,
}

async fn desk(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Desk> {
    let mut db = ctx.store.read().await?;
    let desk = Desk::load(ctx, &mut db, actor, id, ctx.now()).await?;
    if desk.it.side(actor.person.id).is_none() {
        return Err(Refusal::NotAllowed.into());
    }
    if !desk.it.state.is_open() {
        let over = desk.it.state.is_over();
        return Err(if over {
            Refusal::ObservationOver
        } else {
            Refusal::AlreadyAgreed
        }
        .into());
    }
    Ok(desk)
}

/// The dates on which the two could meet.
///
/// # Errors
/// Refused when there is nothing to choose for this person.
pub async fn dates(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Choice<NaiveDate>> {
    let desk = desk(ctx, actor, id).await?;
    let suggested = suggest::suggestions(ctx, &mut *ctx.store.read().await?, &desk).await?;
    Ok(Choice {
        suggested,
        from: desk.moment().dates(&desk.it, actor.person.id),
        page: desk.page(actor.person.id, None),
    })
}

/// The lessons of a date at which the two could meet, with their bell times.
///
/// # Errors
/// As [`dates`].
pub async fn periods(ctx: &Ctx, actor: &Actor, id: ObservationId, on: NaiveDate) -> Result<Choice<(u8, Period)>> {
    let desk = desk(ctx, actor, id).await?;
    let year = desk.calendar.school_year_of(on);
    let free = desk.moment().periods(&desk.it, actor.person.id, on).into_iter();
    Ok(Choice {
        suggested: Vec::new(),
        from: free
            .filter_map(|number| Some((number, year.period(on, number)?)))
            .collect(),
        page: desk.page(actor.person.id, None),
    })
}

/// The room to start from: of the offer being answered, else of the timetable, else where the host was seen last.
///
/// # Errors
/// As [`dates`]; and when the two cannot meet then.
pub async fn room(ctx: &Ctx, actor: &Actor, id: ObservationId, on: NaiveDate, period: u8) -> Result<String> {
    let desk = desk(ctx, actor, id).await?;
    desk.moment().check(&desk.it, actor.person.id, on, period)?;
    if let Some(offer) = desk.it.offer.as_ref().filter(|offer| !offer.slot.room.is_empty()) {
        return Ok(offer.slot.room.clone());
    }
    let mut db = ctx.store.read().await?;
    if let Some(room) = suggest::room(&mut db, &desk, on, period).await? {
        return Ok(room);
    }
    let last = store::observation::last_room(&mut db, desk.it.host).await?;
    Ok(last.unwrap_or_default())
}

/// Offers a time to the other.
///
/// # Errors
/// Refused when the two cannot meet then, or there is nothing to choose.
pub async fn offer(ctx: &Ctx, actor: &Actor, id: ObservationId, slot: Slot) -> Result<Page> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let mut desk = Desk::load(&ctx_, db, &actor, id, now).await?;
        carry_out(db, &mut desk, &actor, Command::Offer(slot)).await
    })
    .await
}

/// Offers a suggested lesson, in the room where it takes place.
///
/// # Errors
/// As [`offer`].
pub async fn offer_suggested(
    ctx: &Ctx,
    actor: &Actor,
    id: ObservationId,
    (on, period): (NaiveDate, u8),
) -> Result<Page> {
    let room = room(ctx, actor, id, on, period).await?;
    offer(ctx, actor, id, Slot { on, period, room }).await
}

/// Offers a time as it was typed in a command's options; a room left out is the one to start from.
///
/// # Errors
/// As [`offer`]; and for a date that is none.
pub async fn offer_from_options(
    ctx: &Ctx,
    actor: &Actor,
    id: ObservationId,
    date: &str,
    period: u8,
    room: Option<String>,
) -> Result<Page> {
    let on: NaiveDate = date.trim().parse().map_err(|_| Refusal::NotADate)?;
    let room = match room {
        Some(room) => tidy(&room),
        None => self::room(ctx, actor, id, on, period).await?,
    };
    offer(ctx, actor, id, Slot { on, period, room }).await
}
