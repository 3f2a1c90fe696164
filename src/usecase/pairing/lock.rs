//! The coordinator's own wishes about single pairs: locked, or never to be paired.

use super::problem::{self, Aim};
use super::{chosen, computed, own_plan};
use crate::domain::calendar::{HalfYear, HalfYearId};
use crate::domain::collate;
use crate::domain::ids::{ObservationId, PersonId, PlanId};
use crate::domain::pairing::compare::Price;
use crate::domain::pairing::{Pair, Planned, hold};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::roster::{Who, everybody};
use crate::usecase::{Ctx, Result, calendar};

/// One pair of a plan, with what could be wished about it.
#[derive(Clone, Debug)]
pub struct PairPage {
    /// The plan.
    pub plan: PlanId,
    /// Its half-year.
    pub half: HalfYear,
    /// Whether the plan is published.
    pub published: bool,
    /// The pair.
    pub pair: Pair,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
    /// The pair as the plan has it; absent where it has no such pair.
    pub planned: Option<Planned>,
    /// Whether the pair stands already.
    pub stands: bool,
    /// Whether it is locked.
    pub locked: bool,
    /// Whether the two are on the coordinator's list.
    pub banned: bool,
    /// What locking costs; absent where it is impossible or not asked.
    pub to_lock: Option<Price>,
    /// What banning costs; absent likewise.
    pub to_ban: Option<Price>,
}

/// What the coordinator wishes about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Stays in every plan of the half-year.
    Lock,
    /// May go again.
    Unlock,
    /// Must not meet, in either direction.
    Ban,
    /// May meet again.
    Allow,
}

/// A pair that a lock can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lockable {
    /// The word that names it in the command's option.
    pub word: String,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
    /// Whether it is locked already.
    pub locked: bool,
}

/// A wish that is on record.
#[derive(Clone, Debug)]
pub struct Wished {
    /// What was wished.
    pub wish: Wish,
    /// About which pair, of which plan.
    pub page: PairPage,
}

/// A pair of a plan; `priced` says whether to work out what a lock and a ban would cost.
///
/// # Errors
/// Refused to all but the coordinator; when the plan is not of this school, or one of the two is not on its list.
pub async fn pair(ctx: &Ctx, actor: &Actor, plan: PlanId, pair: Pair, priced: bool) -> Result<PairPage> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let record = own_plan(&mut db, actor, plan).await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.half_year(record.half_year);
    let basis = problem::of(ctx, &mut db, &actor.school, &calendar, half, (actor.today, Aim::Add)).await?;
    drop(db);
    let name = |id| basis.people.get(&id).cloned().ok_or(Refusal::NotOnList);
    let both = |one: PersonId, other: PersonId| [(one, other), (other, one)].contains(&(pair.host, pair.observer));
    let mut page = PairPage {
        plan,
        half,
        published: record.published_at.is_some(),
        pair,
        host: name(pair.host)?,
        observer: name(pair.observer)?,
        planned: record.plan.pairs.iter().find(|it| it.pair == pair).cloned(),
        stands: basis.problem.kept.contains(&pair),
        locked: basis.locks.contains(&pair),
        banned: basis
            .problem
            .bans
            .iter()
            .any(|ban| ban.public && both(ban.one, ban.other)),
        to_lock: None,
        to_ban: None,
    };
    // Of a pair that no plan has shown, a price could tell what keeps the two apart.
    if priced && page.planned.is_some() && !page.stands && !page.locked && !page.banned {
        let (rules, seed) = (ctx.rules.policies.pairing.clone(), record.seed);
        let work = move || hold::prices(&basis.problem, &basis.locks, &rules, seed, pair);
        (page.to_lock, page.to_ban) = computed(work).await?;
    }
    Ok(page)
}

/// Puts a wish on record. Doing it again changes nothing.
///
/// # Errors
/// As [`pair`].
pub async fn wish(ctx: &Ctx, actor: &Actor, plan: PlanId, about: Pair, wish: Wish) -> Result<Wished> {
    // The page of a pair that is none of this school's is refused before anything is written.
    let half = pair(ctx, actor, plan, about, false).await?.half.id;
    let now = ctx.now();
    let (school, by) = (actor.school.id, actor.person.id);
    ctx.write(async move |db| {
        let couple = (about.host, about.observer);
        let act = match wish {
            Wish::Lock => {
                store::plan::lock(db, school, half, about, by, now).await?;
                "pairing.locked"
            }
            Wish::Unlock => {
                store::plan::unlock(db, school, half, about).await?;
                "pairing.unlocked"
            }
            Wish::Ban => {
                store::plan::unlock(db, school, half, about).await?;
                store::plan::set_exclusion(db, school, couple, Some(true)).await?;
                "pairing.excluded"
            }
            Wish::Allow => {
                store::plan::set_exclusion(db, school, couple, Some(false)).await?;
                "pairing.allowed"
            }
        };
        let subject = format!("{}/{}", about.host, about.observer);
        store::audit::add(db, school, Some(by), act, &subject, now).await?;
        Ok(())
    })
    .await?;
    Ok(Wished {
        wish,
        page: pair(ctx, actor, plan, about, false).await?,
    })
}

/// The pairs that a lock can be about: those of the half-year's newest plan, those that stand open, and those locked.
///
/// # Errors
/// Refused to all but the coordinator.
pub async fn lockable(ctx: &Ctx, actor: &Actor) -> Result<Vec<Lockable>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let half = running(ctx, &mut db, actor).await?;
    let people = everybody(&mut db, actor.school.id).await?;
    let locks = store::plan::locks(&mut db, actor.school.id, half).await?;
    let all = store::observation::of_half(&mut db, actor.school.id, half).await?;
    let open = all.iter().filter(|it| it.state.is_open());
    let mut pairs: Vec<Pair> = open
        .map(|it| Pair {
            host: it.host,
            observer: it.observer,
        })
        .collect();
    let latest = store::plan::latest(&mut db, actor.school.id, half).await?;
    let previewed = latest.filter(|record| record.published_at.is_none());
    pairs.extend(
        previewed
            .into_iter()
            .flat_map(|record| record.plan.pairs)
            .map(|it| it.pair),
    );
    pairs.extend(&locks);
    pairs.sort();
    pairs.dedup();
    let lockable = |pair: &Pair| {
        Some(Lockable {
            word: format!("{}-{}", pair.host, pair.observer),
            host: people.get(&pair.host)?.clone(),
            observer: people.get(&pair.observer)?.clone(),
            locked: locks.contains(pair),
        })
    };
    let mut named: Vec<Lockable> = pairs.iter().filter_map(lockable).collect();
    collate::sort(&mut named, |pair| &pair.observer.name);
    collate::sort(&mut named, |pair| &pair.host.name);
    Ok(named)
}

async fn running(ctx: &Ctx, db: &mut Db, actor: &Actor) -> Result<HalfYearId> {
    let calendar = calendar::of(ctx, db, &actor.school).await?;
    Ok(chosen(&calendar, None, actor.today).id)
}

/// Locks the pair that a command's option names, or unlocks it when it is locked.
///
/// # Errors
/// Refused to all but the coordinator, and when the option names no pair of the school's plan.
pub async fn lock_named(ctx: &Ctx, actor: &Actor, named: &str) -> Result<Wished> {
    actor.must_be(Role::Coordinator)?;
    let (plan, about, locked) = {
        let mut db = ctx.store.read().await?;
        let about = match named.trim().split_once('-') {
            Some((host, observer)) => host
                .parse()
                .ok()
                .zip(observer.parse().ok())
                .map(|(host, observer)| Pair {
                    host: PersonId(host),
                    observer: PersonId(observer),
                }),
            None => standing(&mut db, actor, named).await?,
        };
        let about = about.ok_or(Refusal::NoSuchPair)?;
        let half = running(ctx, &mut db, actor).await?;
        let plan = store::plan::latest(&mut db, actor.school.id, half).await?;
        let plan = plan.ok_or(Refusal::NothingPlanned)?;
        let locked = store::plan::locks(&mut db, actor.school.id, half)
            .await?
            .contains(&about);
        (plan.id, about, locked)
    };
    let page = pair(ctx, actor, plan, about, false).await?;
    if page.planned.is_none() && !page.stands && !locked {
        return Err(Refusal::NoSuchPair.into());
    }
    let wished = if locked { Wish::Unlock } else { Wish::Lock };
    wish(ctx, actor, plan, about, wished).await
}

async fn standing(db: &mut Db, actor: &Actor, named: &str) -> Result<Option<Pair>> {
    let Ok(id) = named.trim().parse::<ObservationId>() else {
        return Ok(None);
    };
    let it = store::observation::get(db, id).await?;
    let it = it.filter(|it| it.school == actor.school.id && it.state.holds_a_slot());
    Ok(it.map(|it| Pair {
        host: it.host,
        observer: it.observer,
    }))
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
    ctx.write(async move |db| {
        let people = everybody(db, school).await?;
        let who = |id| people.get(&id).cloned().ok_or(Refusal::NotOnList);
        let (one_, other_) = (who(one)?, who(other)?);
        let excluded = store::plan::set_exclusion(db, school, (one, other), None).await?;
        let act = if excluded {
            "pairing.excluded"
        } else {
            "pairing.allowed"
        };
        store::audit::add(db, school, Some(by), act, &format!("{one}/{other}"), now).await?;
        let list = store::plan::exclusions(db, school).await?.into_iter();
        let named = list.filter_map(|(a, b)| Some((people.get(&a)?.clone(), people.get(&b)?.clone())));
        Ok(Exclusion {
            one: one_,
            other: other_,
            excluded,
            all: named.collect(),
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
