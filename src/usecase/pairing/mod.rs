//! The 2+2 plan: previewed as often as one likes, published once; nothing is sent before (domain §3.3).

mod problem;
mod publish;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

pub use problem::LeftOut;
pub use publish::{Outcome, Published, publish, publish_latest};

use super::caller::Actor;
use super::observation::{Who, everybody};
use super::{Ctx, Error, Result, calendar};
use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::{PersonId, PlanId, Snowflake};
use crate::domain::observation::State;
use crate::domain::pairing::{PlanRecord, plan};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use problem::Basis;
pub(super) use problem::visitors;

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
    pub kept: usize,
    /// The half-year began more than three weeks ago: said, never refused.
    pub late: bool,
}

/// Makes a new plan and keeps it as a preview.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn preview(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let (ctx_, actor_) = (ctx.clone(), actor.clone());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let calendar = calendar::of(&ctx_, db, &actor_.school).await?;
                let half = chosen(&calendar, half, actor_.today);
                make(&ctx_, db, &actor_, &calendar, half, now).await
            })
        })
        .await
}

/// Another try for the half-year of a preview.
///
/// # Errors
/// As [`preview`]; and when the preview is not of this school.
pub async fn again(ctx: &Ctx, actor: &Actor, plan: PlanId) -> Result<Preview> {
    actor.must_be(Role::Coordinator)?;
    let half = own_plan(&mut *ctx.store.read().await?, actor, plan).await?.half_year;
    preview(ctx, actor, Some(half)).await
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
    let basis = problem::of(ctx, &mut db, &actor.school, &calendar, half, actor.today).await?;
    Ok(shown(&calendar, actor, record, half, basis))
}

fn chosen(calendar: &Calendar, half: Option<HalfYearId>, today: NaiveDate) -> HalfYear {
    half.map_or_else(|| calendar.planning_half_year(today), |id| calendar.half_year(id))
}

async fn own_plan(db: &mut Db, actor: &Actor, plan: PlanId) -> Result<PlanRecord> {
    let record = store::plan::get(db, plan).await?;
    let record = record.filter(|record| record.school == actor.school.id);
    Ok(record.ok_or(Refusal::Gone)?)
}

async fn make(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    calendar: &Calendar,
    half: HalfYear,
    now: DateTime<Utc>,
) -> Result<Preview> {
    let basis = problem::of(ctx, db, &actor.school, calendar, half, actor.today).await?;
    // The first seed is the moment, every other try the next number: chance that can be replayed.
    let before = store::plan::latest(db, actor.school.id, half.id).await?;
    let seed = before.map_or(now.timestamp().cast_unsigned(), |before| before.seed.wrapping_add(1));
    let made = plan(&basis.problem, &ctx.rules.policies.pairing, seed);
    let id = store::plan::add(db, (actor.school.id, half.id, seed, &made), actor.person.id, now).await?;
    let record = store::plan::get(db, id).await?;
    let record = record.ok_or(Error::Bug("a plan just stored is gone"))?;
    Ok(shown(calendar, actor, record, half, basis))
}

fn shown(calendar: &Calendar, actor: &Actor, record: PlanRecord, half: HalfYear, basis: Basis) -> Preview {
    let days = (actor.today - half.start).num_days();
    Preview {
        record,
        half,
        people: basis.people,
        left_out: basis.left_out,
        kept: basis.problem.kept.len(),
        late: days > i64::from(calendar.policies().observation.plan_late_after_days),
    }
}

/// Puts a couple on the coordinator's own list, or takes it off.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn exclude(ctx: &Ctx, actor: &Actor, one: PersonId, other: PersonId) -> Result<Exclusion> {
    actor.must_be(Role::Coordinator)?;
    if one == other {
        return Err(Refusal::SamePerson.into());
    }
    let now = ctx.now();
    let (school, by) = (actor.school.id, actor.person.id);
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let people = everybody(db, school).await?;
                let who = |id| people.get(&id).cloned().ok_or(Refusal::NotOnList);
                let (one_, other_) = (who(one)?, who(other)?);
                let excluded = store::plan::toggle_exclusion(db, school, one, other).await?;
                let act = if excluded {
                    "pairing.excluded"
                } else {
                    "pairing.allowed"
                };
                store::people::audit(db, school, Some(by), (act, &format!("{one}/{other}")), now).await?;
                let list = store::plan::exclusions(db, school).await?.into_iter();
                let named = list.filter_map(|(a, b)| Some((people.get(&a)?.clone(), people.get(&b)?.clone())));
                Ok(Exclusion {
                    one: one_,
                    other: other_,
                    excluded,
                    all: named.collect(),
                })
            })
        })
        .await
}

/// What became of a couple on the coordinator's list.
#[derive(Clone, Debug)]
pub struct Exclusion {
    /// One of them.
    pub one: Who,
    /// The other.
    pub other: Who,
    /// Whether the two stand on the list now.
    pub excluded: bool,
    /// The whole list.
    pub all: Vec<(Who, Who)>,
}

/// Who met whom in a half-year.
#[derive(Clone, Debug)]
pub struct History {
    /// The half-year shown.
    pub half: HalfYear,
    /// Other half-years with observations, newest first.
    pub others: Vec<HalfYearId>,
    /// Its pairs in the order of the hosts' names: who shows, who observes, how it stands.
    pub pairs: Vec<(Who, Who, State)>,
}

/// Who met whom, for the coordinator.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn history(ctx: &Ctx, actor: &Actor, half: Option<HalfYearId>) -> Result<History> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let halves = store::observation::half_years(&mut db, actor.school.id).await?;
    let half = half.or_else(|| halves.first().copied());
    let half = chosen(&calendar, half, actor.today);
    let people = everybody(&mut db, actor.school.id).await?;
    let all = store::observation::of_half(&mut db, actor.school.id, half.id).await?;
    let named = all.into_iter().filter_map(|one| {
        let (host, observer) = (people.get(&one.host)?.clone(), people.get(&one.observer)?.clone());
        Some((host, observer, one.state))
    });
    let mut pairs: Vec<_> = named.collect();
    pairs.sort_by(|one, other| (&one.0.name, &one.1.name).cmp(&(&other.0.name, &other.1.name)));
    Ok(History {
        half,
        others: halves.into_iter().filter(|id| *id != half.id).collect(),
        pairs,
    })
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

/// The half-years a coordinator may mean: the one to plan now, the next one, and those with observations.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn half_years(ctx: &Ctx, actor: &Actor) -> Result<Vec<HalfYear>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let now = calendar.planning_half_year(actor.today).id;
    let mut ids = vec![now, now.next()];
    let known = store::observation::half_years(&mut db, actor.school.id).await?;
    ids.extend(known.into_iter().filter(|id| *id != now && *id != now.next()));
    Ok(ids.into_iter().map(|id| calendar.half_year(id)).collect())
}
