//! Repair: after illness, leaving, joining or a lock a published plan is mended by as few changes as possible. The
//! coordinator sees the difference first; only the people it touches are told.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::problem::{self, Aim, Basis, LeftOut};
use super::{chosen, computed, own_plan};
use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::{PersonId, PlanId};
use crate::domain::observation::State;
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::pairing::repair::{Going, Open, Repair, basis as basis_of, repair as mended, touched};
use crate::domain::pairing::{Pair, PlanRecord};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::roster::Who;
use crate::usecase::{Ctx, Error, Result, calendar};

/// The difference that a repair would make.
#[derive(Clone, Debug)]
pub struct Mending {
    /// The pairs that come, with their reasons.
    pub record: PlanRecord,
    /// The pairs that go.
    pub repair: Repair,
    /// Its half-year.
    pub half: HalfYear,
    /// Everybody's names.
    pub people: BTreeMap<PersonId, Who>,
    /// Who is not planned for, and why.
    pub left_out: Vec<(PersonId, LeftOut)>,
    /// Locks that do not fit any more.
    pub void: Vec<Pair>,
    /// How many people would be told.
    pub told: usize,
}

/// What a repair came to.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The half-year.
    pub half: HalfYear,
    /// It had been confirmed before: nothing has changed now.
    pub before: bool,
    /// Pairs that went.
    pub gone: usize,
    /// Pairs that came.
    pub come: usize,
    /// People who are told.
    pub people: usize,
}

/// Works out a repair and keeps it as a preview; nothing changes.
///
/// # Errors
/// Refused to all but the coordinator, and while nothing is published.
pub async fn repair(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>) -> Result<Mending> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = chosen(&calendar, half, actor.today);
    let basis = now_is(ctx, &mut db, actor, &calendar, half).await?;
    let published = store::plan::latest(&mut db, actor.school.id, half.id).await?;
    drop(db);
    if basis.open.is_empty() && basis.problem.kept.is_empty() {
        return Err(Refusal::NothingPublished.into());
    }
    let rules = ctx.rules.policies.pairing.clone();
    let seed = published.map_or(now.timestamp().cast_unsigned(), |record| record.seed);
    let (basis, plan, repair) = computed(move || {
        let absent = |id| basis.absent(id);
        let (plan, mut repair) = mended(&basis.problem, &basis.locks, &basis.open, absent, (&rules, seed));
        repair.basis = basis_of(&basis.problem, &basis.locks, &basis.open);
        (basis, plan, repair)
    })
    .await?;
    let (school, by) = (actor.school.id, actor.person.id);
    let record = ctx
        .write(async move |db| {
            let id = store::plan::add(db, (school, half.id, seed, &plan), Some(&repair), by, now).await?;
            let record = store::plan::get(db, id).await?;
            record.ok_or(Error::Bug("a repair just stored is gone"))
        })
        .await?;
    shown(record, half, basis)
}

/// Works out a repair for the half-year of a published plan.
///
/// # Errors
/// As [`repair`]; and when the plan is not of this school.
pub async fn repair_of(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Mending> {
    actor.must_be(Role::Coordinator)?;
    let half = own_plan(&mut *ctx.store.read().await?, actor, plan).await?.half_year;
    repair(ctx, actor, Some(half)).await
}

/// A kept repair once more.
///
/// # Errors
/// As [`repair`]; and when it is not of this school.
pub async fn show_repair(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Mending> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let record = own_repair(&mut db, actor, plan).await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.half_year(record.half_year);
    let basis = now_is(ctx, &mut db, actor, &calendar, half).await?;
    shown(record, half, basis)
}

async fn own_repair(db: &mut Db, actor: &Actor, plan: PlanId) -> Result<PlanRecord> {
    let record = store::plan::get(db, plan).await?;
    let record = record.filter(|record| record.school == actor.school.id && record.repair.is_some());
    Ok(record.ok_or(Refusal::Gone)?)
}

async fn now_is(ctx: &Ctx, db: &mut Db, actor: &Actor, calendar: &Calendar, half: HalfYear) -> Result<Basis> {
    problem::of(ctx, db, &actor.school, calendar, half, (actor.today, Aim::Mend)).await
}

fn shown(record: PlanRecord, half: HalfYear, basis: Basis) -> Result<Mending> {
    let repair = record
        .repair
        .clone()
        .ok_or(Error::Bug("a repair without its changes"))?;
    let comes = |pair: &Pair| record.plan.pairs.iter().any(|planned| planned.pair == *pair);
    let stands = |pair: &Pair| {
        let stays = |open: &&Open| repair.go.iter().all(|going| going.id != open.id);
        basis.problem.kept.contains(pair) || basis.open.iter().filter(stays).any(|open| open.pair == *pair)
    };
    let void = basis.locks.iter().filter(|pair| !comes(pair) && !stands(pair)).copied();
    Ok(Mending {
        void: void.collect(),
        told: listeners(&basis, &record, &repair).len(),
        record,
        repair,
        half,
        people: basis.people,
        left_out: basis.left_out,
    })
}

/// Everybody whose pairs change, except who is not at the school any more.
fn listeners(basis: &Basis, record: &PlanRecord, repair: &Repair) -> Vec<PersonId> {
    let mut people = touched(&repair.go, &record.plan.pairs);
    people.retain(|id| basis.people.contains_key(id) && !basis.gone.contains(id));
    people
}

/// Carries a repair out. Doing it again changes nothing.
///
/// # Errors
/// As [`show_repair`]; and when anything it was worked out from has changed since.
pub async fn confirm_repair(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Repaired> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let record = own_repair(db, &actor, plan).await?;
        let calendar = calendar::of(&ctx_, db, &actor.school).await?;
        let half = calendar.half_year(record.half_year);
        let basis = now_is(&ctx_, db, &actor, &calendar, half).await?;
        let repair = record.repair.clone().ok_or(Refusal::Gone)?;
        let told = listeners(&basis, &record, &repair);
        let repaired = Repaired {
            half,
            before: record.published_at.is_some(),
            gone: repair.go.len(),
            come: record.plan.pairs.len(),
            people: told.len(),
        };
        if repaired.before {
            return Ok(repaired);
        }
        let open = with_released(db, &basis.open, &repair.go).await?;
        if basis_of(&basis.problem, &basis.locks, &open) != repair.basis {
            return Err(Refusal::PlanChanged.into());
        }
        carry_out(db, &actor, &record, &repair.go, now).await?;
        let until = calendar.end_of_day(half.obs_deadline);
        for person in told {
            store::outbox::enqueue(db, &parcel(&record, person, (now, until)), now).await?;
        }
        Ok(repaired)
    })
    .await
}

/// The open pairs, and those of the repair's own that time has released since: a long absence ends them by itself, and
/// that is what the coordinator has seen.
async fn with_released(db: &mut Db, open: &[Open], go: &[Going]) -> Result<Vec<Open>> {
    let mut open = open.to_vec();
    for going in go {
        let it = store::observation::get(db, going.id).await?;
        if it.is_some_and(|it| it.state == State::Released) {
            let (id, pair, revision) = (going.id, going.pair, going.revision);
            open.push(Open { id, pair, revision });
        }
    }
    open.sort_by_key(|open| open.id);
    Ok(open)
}

async fn carry_out(db: &mut Db, actor: &Actor, record: &PlanRecord, go: &[Going], now: DateTime<Utc>) -> Result<()> {
    for going in go {
        let it = store::observation::get(db, going.id).await?;
        let mut it = it.ok_or(Refusal::PlanChanged)?;
        if it.state == State::Released {
            continue;
        }
        if !it.state.is_open() || it.revision != going.revision {
            return Err(Refusal::PlanChanged.into());
        }
        it.state = State::Released;
        it.closed_at = Some(now);
        it.offer = None;
        it.revision += 1;
        store::observation::save(db, &it, None).await?;
    }
    for planned in &record.plan.pairs {
        store::observation::add(db, record.school, record.half_year, planned.pair, record.id, now).await?;
    }
    store::plan::publish(db, record.id, now).await?;
    actor.did(db, "pairing.repaired", &record.id, now).await
}

fn parcel(record: &PlanRecord, person: PersonId, (now, until): (DateTime<Utc>, DateTime<Utc>)) -> Parcel {
    let key = format!("pairing.repaired:{}:{person}", record.id);
    let note = ObservationNote::Repaired { plan: record.id };
    Parcel::to_person(record.school, person, key, note, now).until(until)
}
