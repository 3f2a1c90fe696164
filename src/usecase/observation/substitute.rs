//! When no new time is found: a colleague who still has a lesson to observe is proposed in the observer's place. The host
//! agrees, then the coordinator confirms; else the slot is released, to nobody's loss (domain §3.16).

use chrono::{DateTime, Utc};

use super::asking::{Answered, of_kind, page, slot};
use super::{AskedDid, AskedPage, bonds, calendar, diary, everybody};
use crate::domain::calendar::Calendar;
use crate::domain::ids::{AskingId, PersonId};
use crate::domain::observation::asking::{Answer, Asking, Kind, Standing};
use crate::domain::observation::swap::handed;
use crate::domain::observation::{Observation, Source, State, agenda};
use crate::domain::outgoing::{ObservationNote, Parcel, Urgency};
use crate::domain::pairing::Pair;
use crate::domain::pairing::quota::quota_of;
use crate::domain::people::{Person, PersonState, Role, School};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// Whether the pair has run out of time, and nothing else is wrong with it: the host is still here.
pub(super) fn is_wanted(it: &Observation, calendar: &Calendar, now: DateTime<Utc>) -> bool {
    let ended = agenda::fate(it, calendar);
    // Whoever was invited was meant; only the plan's slots can be anybody's.
    let planned = it.source == Source::Auto && it.state == State::ToReschedule;
    planned && ended.is_some_and(|(at, state)| state == State::Released && at <= now)
}

/// Proposes somebody to the host, unless it has been tried; answers whether the slot waits for an answer.
pub(super) async fn propose(
    ctx: &Ctx,
    db: &mut Db,
    school: &School,
    it: &Observation,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<bool> {
    let since = it.off.map_or(it.created_at, |(_, at)| at);
    let tried = store::asking::substitutes(db, it.id).await?;
    if let Some(last) = tried.iter().rfind(|asking| asking.created_at >= since) {
        let waits = matches!(last.standing, Standing::Waiting | Standing::Agreed);
        return Ok(waits && now < last.lapses_at);
    }
    let Some(colleague) = somebody(ctx, db, school, it, calendar, now).await? else {
        return Ok(false);
    };
    let about = (Kind::Substitute, Some(it.id));
    let whose = (it.school, it.half_year);
    let mut asking = Asking::new(whose, about, (colleague, it.host), false, (calendar, now));
    asking.id = store::asking::add(db, &asking).await?;
    tell(db, &asking, it.host, now, Urgency::Calm).await?;
    Ok(true)
}

/// Who still has most lessons to observe, may observe this host and is here today.
async fn somebody(
    ctx: &Ctx,
    db: &mut Db,
    school: &School,
    it: &Observation,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<Option<PersonId>> {
    let half = calendar.half_year(it.half_year);
    let asked = calendar::half_quota(ctx, db, school, &half).await?;
    let all = store::observation::of_half(db, it.school, it.half_year).await?;
    let today = calendar.date(now);
    let away = store::leave::of_school(db, it.school, today).await?;
    let mut best: Option<(u32, PersonId)> = None;
    for person in store::people::staff(db, it.school).await? {
        let held = all
            .iter()
            .filter(|one| one.observer == person.id && one.state.holds_a_slot());
        let held = u32::try_from(held.count()).unwrap_or(u32::MAX);
        let wanted = quota_of(&person, &half, asked, &calendar.policies().observation).observe;
        let missing = wanted.saturating_sub(held);
        let here = person.state == PersonState::Active && person.left_on.is_none();
        let away = away.iter().any(|away| away.person == person.id && away.from <= today);
        let other = person.id != it.observer && person.id != it.host;
        if missing > 0 && here && !away && other && free(db, it, person.id).await? {
            let better = best.is_none_or(|(most, _)| missing > most);
            best = if better { Some((missing, person.id)) } else { best };
        }
    }
    Ok(best.map(|(_, person)| person))
}

async fn free(db: &mut Db, it: &Observation, observer: PersonId) -> Result<bool> {
    let pair = Pair {
        host: it.host,
        observer,
    };
    let between = bonds::between_in(db, (it.school, it.half_year), pair, observer).await?;
    Ok(between.obstacle(false).is_none())
}

async fn tell(db: &mut Db, asking: &Asking, to: PersonId, now: DateTime<Utc>, urgency: Urgency) -> Result<bool> {
    let key = format!("substitute.{}:{}:{to}", asking.standing.word(), asking.id);
    let parcel =
        Parcel::to_person(asking.school, to, key, ObservationNote::Substitute(asking.id), now).urgency(urgency);
    Ok(store::outbox::enqueue(db, &parcel, now).await?)
}

/// The facts of a message about it; nothing when it has moved on.
pub(super) async fn letter(
    db: &mut Db,
    id: AskingId,
    school: &School,
    to: &Person,
    now: DateTime<Utc>,
) -> Result<Option<AskedPage>> {
    let Some(asking) = store::asking::get(db, id).await? else {
        return Ok(None);
    };
    let holds = match asking.standing {
        Standing::Waiting => to.id == asking.to && now < asking.lapses_at,
        // Whoever coordinates is asked; the host knows.
        Standing::Agreed => to.id != asking.to && now < asking.lapses_at,
        Standing::Confirmed => true,
        _ => false,
    };
    if !holds {
        return Ok(None);
    }
    let people = everybody(db, school.id).await?;
    Ok(Some(page(db, asking, to.id, &people, now, None).await?))
}

/// The host's answer.
pub(super) async fn answer(
    db: &mut Db,
    actor: &Actor,
    mut asking: Asking,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<Answered> {
    let me = actor.person.id;
    let it = slot(db, asking.given).await?;
    let free = it.state == State::ToReschedule && free(db, &it, asking.by).await?;
    let people = everybody(db, actor.school.id).await?;
    if let Some(standing) = asking.answer(me, answer, free, now)? {
        asking.standing = standing;
        asking.lapses_at = asking.lapses_at.max(now + chrono::TimeDelta::days(7));
        record(db, &asking, me, now).await?;
        if standing == Standing::Agreed {
            for who in store::people::holders(db, asking.school, Role::Coordinator, actor.today).await? {
                tell(db, &asking, who, now, Urgency::AtOnce).await?;
            }
        }
        // After a no the slot is released by the next tick.
        store::observation::save(db, &it, Some(now)).await?;
    }
    let did = match answer {
        Answer::Accept => AskedDid::HostAgreed,
        Answer::Decline | Answer::Withdraw => AskedDid::Declined,
    };
    let page = page(db, asking, me, &people, now, Some(did)).await?;
    Ok(Answered::Asking(Box::new(page)))
}

async fn record(db: &mut Db, asking: &Asking, by: PersonId, now: DateTime<Utc>) -> Result<()> {
    store::asking::save(db, asking, now).await?;
    let act = format!("substitute.{}", asking.standing.word());
    store::audit::add(db, asking.school, Some(by), &act, &asking.id, now).await?;
    Ok(())
}

/// The coordinator's word: the colleague takes the slot, or it is released. Saying it again changes nothing.
///
/// # Errors
/// Refused to all but the coordinator, and when the host has not agreed or it is over.
pub async fn decide_substitute(ctx: &Ctx, actor: &Actor, id: AskingId, yes: bool) -> Result<AskedPage> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let actor = actor.clone();
    ctx.write(async move |db| {
        let me = actor.person.id;
        let mut asking = of_kind(db, &actor, id, Kind::Substitute).await?;
        let people = everybody(db, actor.school.id).await?;
        let did = match (asking.standing, yes) {
            (Standing::Confirmed, true) => AskedDid::Confirmed,
            (Standing::Declined, false) => AskedDid::Declined,
            (Standing::Agreed, _) => settle(db, &mut asking, me, yes, now).await?,
            _ => return Err(Refusal::AskingOver.into()),
        };
        page(db, asking, me, &people, now, Some(did)).await
    })
    .await
}

async fn settle(db: &mut Db, asking: &mut Asking, me: PersonId, yes: bool, now: DateTime<Utc>) -> Result<AskedDid> {
    let it = slot(db, asking.given).await?;
    if it.state != State::ToReschedule || now >= asking.lapses_at {
        return Err(Refusal::AskingOver.into());
    }
    if !yes {
        asking.standing = Standing::Declined;
        record(db, asking, me, now).await?;
        store::observation::save(db, &it, Some(now)).await?;
        return Ok(AskedDid::Declined);
    }
    if !free(db, &it, asking.by).await? {
        return Err(Refusal::AskingOver.into());
    }
    asking.standing = Standing::Confirmed;
    asking.taken = asking.given;
    record(db, asking, me, now).await?;
    let before = it.observer;
    store::observation::save(db, &handed(&it, asking.by), Some(now)).await?;
    for who in [asking.by, asking.to, before] {
        tell(db, asking, who, now, Urgency::AtOnce).await?;
    }
    Ok(AskedDid::Confirmed)
}

/// Whether the host is away today or gone: then nobody is proposed.
pub(super) async fn host_is_here(
    db: &mut Db,
    it: &Observation,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<bool> {
    let known = diary(db, it, calendar).await?;
    let today = calendar.date(now);
    let host = store::people::person(db, it.host).await?;
    let works = host.is_some_and(|host| host.state != PersonState::Left && host.left_on.is_none());
    let away = known
        .away
        .iter()
        .any(|away| away.person == it.host && (away.from..=away.to).contains(&today));
    Ok(works && !away)
}
