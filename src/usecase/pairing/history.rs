//! Looking back: who observed whom, and the half-years there are.

use super::chosen;
use crate::domain::calendar::{HalfYear, HalfYearId};
use crate::domain::collate;
use crate::domain::observation::State;
use crate::domain::people::Role;
use crate::store;
use crate::usecase::calendar;
use crate::usecase::caller::Actor;
use crate::usecase::roster::{Who, everybody};
use crate::usecase::{Ctx, Result};

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
    collate::sort(&mut pairs, |(_, observer, _)| &observer.name);
    collate::sort(&mut pairs, |(host, ..)| &host.name);
    Ok(History {
        half,
        others: halves.into_iter().filter(|id| *id != half.id).collect(),
        pairs,
    })
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
