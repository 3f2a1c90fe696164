//! Publishing: a previewed plan becomes observations, and everybody concerned hears of theirs. Once.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::problem::{self, Aim};
use super::{Preview, chosen, own_plan, preview, show};
use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::{PersonId, PlanId};
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::pairing::{Pair, PlanRecord, Problem, may_meet};
use crate::domain::people::Role;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::roster::Who;
use crate::usecase::{Ctx, Result, calendar};

/// A preview younger than this may be published by the command alone; an older one is shown first.
const FRESH: TimeDelta = TimeDelta::hours(24);

/// What publishing came to.
#[derive(Clone, Debug)]
pub struct Published {
    /// The half-year.
    pub half: HalfYear,
    /// When it was published.
    pub at: DateTime<Utc>,
    /// It had been published before: nothing has changed now.
    pub before: bool,
    /// Pairs of the plan.
    pub pairs: usize,
    /// People who are told.
    pub people: usize,
    /// Pairs of the preview that became impossible meanwhile and were left out.
    pub dropped: Vec<(Who, Who)>,
}

/// The answer to the command.
#[derive(Clone, Debug)]
pub enum Publishing {
    /// It is published.
    Published(Published),
    /// There is nothing fresh to publish: look at this first.
    LookFirst(Box<Preview>),
}

/// Publishes a previewed plan. Doing it again changes nothing.
///
/// # Errors
/// Refused to all but the coordinator, and for the plan of another school.
pub async fn publish(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Published> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let record = own_plan(db, &actor, plan).await?;
        let calendar = calendar::of(&ctx_, db, &actor.school).await?;
        commit(&ctx_, db, &actor, &calendar, record, now).await
    })
    .await
}

/// Publishes the newest preview of a half-year, or shows one when there is none to publish.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn publish_latest(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>) -> Result<Publishing> {
    actor.must_be(Role::Coordinator)?;
    let latest = {
        let mut db = ctx.store.read().await?;
        let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
        let half = chosen(&calendar, half, actor.today);
        store::plan::latest(&mut db, actor.school.id, half.id).await?
    };
    let look = match latest {
        Some(record) if record.published_at.is_some() || ctx.now() - record.created_at < FRESH => {
            return Ok(Publishing::Published(publish(ctx, actor, record.id).await?));
        }
        Some(record) => show(ctx, actor, record.id).await?,
        None => preview(ctx, actor, half).await?,
    };
    Ok(Publishing::LookFirst(Box::new(look)))
}

async fn commit(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    calendar: &Calendar,
    record: PlanRecord,
    now: DateTime<Utc>,
) -> Result<Published> {
    let half = calendar.half_year(record.half_year);
    let done = |at, before, pairs, people, dropped| Published {
        half,
        at,
        before,
        pairs,
        people,
        dropped,
    };
    if let Some(at) = record.published_at {
        return Ok(done(at, true, record.plan.pairs.len(), 0, Vec::new()));
    }
    let basis = problem::of(ctx, db, &actor.school, calendar, half, (actor.today, Aim::Add)).await?;
    let (pairs, gone) = still_possible(&basis.problem, &record);
    let mut told: BTreeSet<PersonId> = BTreeSet::new();
    for pair in &pairs {
        store::observation::add(db, actor.school.id, half.id, *pair, record.id, now).await?;
        told.extend([pair.host, pair.observer]);
    }
    store::plan::publish(db, record.id, now).await?;
    for person in &told {
        let key = format!("pairing.published:{}:{person}", record.id);
        let note = ObservationNote::Published { plan: record.id };
        let parcel =
            Parcel::to_person(actor.school.id, *person, key, note, now).until(calendar.end_of_day(half.obs_deadline));
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    actor.did(db, "pairing.published", &record.id, now).await?;
    let name = |id| basis.people.get(&id).cloned().unwrap_or_default();
    let dropped = gone.into_iter().map(|pair| (name(pair.host), name(pair.observer)));
    Ok(done(now, false, pairs.len(), told.len(), dropped.collect()))
}

/// The pairs that still hold, and those that people, leaves or other plans have overtaken since the preview.
fn still_possible(problem: &Problem, record: &PlanRecord) -> (Vec<Pair>, Vec<Pair>) {
    let quota = |id: PersonId| problem.teachers.iter().find(|teacher| teacher.id == id);
    let mut all = problem.kept.clone();
    let (mut stay, mut gone) = (Vec::new(), Vec::new());
    for planned in &record.plan.pairs {
        let pair = planned.pair;
        let count = |of: fn(&Pair) -> PersonId, id| all.iter().filter(|pair| of(pair) == id).count();
        let room = quota(pair.host).is_some_and(|host| {
            let most = host.show * if planned.second { host.visitors } else { 1 };
            count(|pair| pair.host, pair.host) < most as usize
        });
        let wanted = quota(pair.observer)
            .is_some_and(|observer| count(|pair| pair.observer, pair.observer) < observer.observe as usize);
        let repeated = problem.kept.contains(&pair) && problem.teachers.len() >= 4;
        if may_meet(problem, pair) && room && wanted && !repeated {
            all.push(pair);
            stay.push(pair);
        } else {
            gone.push(pair);
        }
    }
    (stay, gone)
}
