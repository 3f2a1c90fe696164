//! The 2+2 plan: previewed as often as one likes, published once; nothing is sent before (domain §3.3).

mod history;
mod lock;
mod problem;
mod publish;
mod repair;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use history::{History, half_years, history};
pub use lock::{Exclusion, Lockable, PairPage, Wish, Wished, exclude, lock_named, lockable, pair, wish};
pub use problem::LeftOut;
pub use publish::{Published, Publishing, publish, publish_latest};
pub use repair::{Mending, Repaired, confirm_repair, repair, repair_of, show_repair};

use super::caller::Actor;
use super::roster::Who;
use super::{Ctx, Error, Result, calendar};
use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::{GroupId, PersonId, PlanId, Snowflake};
use crate::domain::pairing::{Pair, Plan, PlanRecord, hold};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
pub(super) use problem::visitors;
use problem::{Aim, Basis};

/// A plan as the coordinator sees it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The plan.
    pub record: PlanRecord,
    /// Its half-year.
    pub half: HalfYear,
    /// Everybody's names.
    pub people: BTreeMap<PersonId, Who>,
    /// Who is not planned for, and why.
    pub left_out: Vec<(PersonId, LeftOut)>,
    /// Pairs of this half-year that exist already and stay as they are.
    pub kept: Vec<Pair>,
    /// Pairs that the coordinator holds on to, as of now.
    pub locks: Vec<Pair>,
    /// Locks that the plan does not honour, because they do not fit any more.
    pub void: Vec<Pair>,
    /// The APT groups of those who take part.
    pub groups: BTreeMap<PersonId, GroupId>,
    /// The half-year began more than three weeks ago: said, never refused.
    pub late: bool,
}

/// What chance starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seed {
    /// Another one than last time.
    Another,
    /// The one of an earlier plan, so that only what was asked for changes.
    Same(u64),
}

/// Makes a new plan and keeps it as a preview.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn preview(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    make(ctx, actor, half, Seed::Another).await
}

/// Another try for the half-year of a preview.
///
/// # Errors
/// As [`preview`]; and when the preview is not of this school.
pub async fn again(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    let half = own_plan(&mut *ctx.store.read().await?, actor, plan).await?.half_year;
    make(ctx, actor, Some(half), Seed::Another).await
}

/// The same try with the locks and bans of now.
///
/// # Errors
/// As [`again`].
pub async fn recompute(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    let record = own_plan(&mut *ctx.store.read().await?, actor, plan).await?;
    make(ctx, actor, Some(record.half_year), Seed::Same(record.seed)).await
}

/// A kept plan once more.
///
/// # Errors
/// As [`again`].
pub async fn show(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let record = own_plan(&mut db, actor, plan).await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.half_year(record.half_year);
    let basis = problem::of(ctx, &mut db, &actor.school, &calendar, half, (actor.today, Aim::Add)).await?;
    Ok(shown(&calendar, actor, record, half, basis))
}

fn chosen(calendar: &Calendar, half: Option<HalfYearId>, today: NaiveDate) -> HalfYear {
    half.map_or_else(|| calendar.planning_half_year(today), |id| calendar.half_year(id))
}

/// A plan of the actor's school; a repair is none.
async fn own_plan(db: &mut Db, actor: &Actor, plan: PlanId) -> Result<PlanRecord> {
    let record = store::plan::get(db, plan).await?;
    let record = record.filter(|record| record.school == actor.school.id && record.repair.is_none());
    Ok(record.ok_or(Refusal::Gone)?)
}

/// Planning is work for a processor: it must hold up neither the writer nor anybody's answer.
async fn computed<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Error::Bug("planning ended early"))
}

async fn make(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>, seed: Seed) -> Result<Preview> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = chosen(&calendar, half, actor.today);
    let basis = problem::of(ctx, &mut db, &actor.school, &calendar, half, (actor.today, Aim::Add)).await?;
    // The first seed is the moment, every other try the next number: chance that can be replayed.
    let before = store::plan::latest(&mut db, actor.school.id, half.id).await?;
    let seed = match seed {
        Seed::Same(seed) => seed,
        Seed::Another => before.map_or(now.timestamp().cast_unsigned(), |before| before.seed.wrapping_add(1)),
    };
    drop(db);
    let rules = ctx.rules.policies.pairing.clone();
    let (basis, plan) = computed(move || {
        let plan = hold::plan(&basis.problem, &basis.locks, &rules, seed);
        (basis, plan)
    })
    .await?;
    let record = keep(ctx, actor, (half.id, seed), plan).await?;
    Ok(shown(&calendar, actor, record, half, basis))
}

async fn keep(ctx: &Ctx, actor: &Actor, (half, seed): (HalfYearId, u64), plan: Plan) -> Result<PlanRecord> {
    let now = ctx.now();
    let (school, by) = (actor.school.id, actor.person.id);
    ctx.write(async move |db| {
        let id = store::plan::add(db, (school, half, seed, &plan), None, by, now).await?;
        let record = store::plan::get(db, id).await?;
        record.ok_or(Error::Bug("a plan just stored is gone"))
    })
    .await
}

fn shown(calendar: &Calendar, actor: &Actor, record: PlanRecord, half: HalfYear, basis: Basis) -> Preview {
    let planned = |pair: &Pair| record.plan.pairs.iter().any(|planned| planned.pair == *pair);
    let stands = |pair: &Pair| basis.problem.kept.contains(pair);
    Preview {
        void: basis
            .locks
            .iter()
            .filter(|pair| !planned(pair) && !stands(pair))
            .copied()
            .collect(),
        record,
        half,
        people: basis.people,
        left_out: basis.left_out,
        groups: basis
            .problem
            .teachers
            .iter()
            .filter_map(|it| Some((it.id, it.group?)))
            .collect(),
        kept: basis.problem.kept,
        locks: basis.locks,
        late: calendar.is_plan_late(&half, actor.today),
    }
}

/// The person of the school with an account.
///
/// # Errors
/// Refused when the account is not on the staff list.
pub async fn person_of(ctx: &Ctx, actor: &Actor, account: Snowflake) -> Result<PersonId> {
    let mut db = ctx.store.read().await?;
    let people = store::people::people_of_account(&mut db, account).await?;
    let here = people.into_iter().find(|person| person.school == actor.school.id);
    Ok(here.ok_or(Refusal::NotOnList)?.id)
}
