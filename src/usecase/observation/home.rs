//! The own list: what the half-year asks, what is done, and which observations a command fits.

use super::{AskedPage, Desk, Page, asking, everybody};
use crate::domain::calendar::{HalfYear, Quota};
use crate::domain::ids::ObservationId;
use crate::domain::observation::credits::{Credits, credits};
use crate::domain::observation::diary::Diary;
use crate::domain::observation::steps::Step;
use crate::domain::observation::{Side, State};
use crate::domain::pairing::quota::quota_of;
use crate::domain::refusal::Refusal;
use crate::store;
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, calendar};

/// Own observations of the running half-year, and what is left of earlier ones.
#[derive(Clone, Debug)]
pub struct Home {
    /// The half-year.
    pub half: HalfYear,
    /// What the half-year asks of the person.
    pub quota: Quota,
    /// What they have done.
    pub done: Credits,
    /// Each observation as its own page, those that need the person first.
    pub pages: Vec<Page>,
    /// Questions between colleagues that wait for an answer, those to the person first.
    pub asked: Vec<AskedPage>,
}

/// Own observations.
///
/// # Errors
/// When the database cannot be read.
pub async fn home(ctx: &Ctx, actor: &Actor) -> Result<Home> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.planning_half_year(actor.today);
    let me = actor.person.id;
    let here = store::observation::of_person(&mut db, me, half.id).await?;
    let done = credits(&here, me, &calendar);
    let mut all = store::observation::of_person(&mut db, me, half.id.prev()).await?;
    all.retain(|it| !it.state.is_over() || (it.state == State::Closed && now < it.counts_until(&calendar)));
    all.extend(here);
    let people = everybody(&mut db, actor.school.id).await?;
    let mut pages = Vec::new();
    for it in all {
        let desk = Desk {
            diary: Diary::default(),
            calendar: calendar.clone(),
            people: people.clone(),
            it,
            now,
        };
        pages.push(desk.page(me, None));
    }
    pages.sort_by_key(|page| (page.side == Some(Side::Observer), page.it.state.is_over(), page.it.id));
    let asked = calendar::half_quota(ctx, &mut db, &actor.school, &half).await?;
    let policy = &calendar.policies().observation;
    let waiting = asking::waiting(&mut db, me, &people, now).await?;
    Ok(Home {
        half,
        quota: quota_of(&actor.person, &half, asked, policy),
        done,
        pages,
        asked: waiting,
    })
}

/// The one own observation for which a command makes sense, when its option was left out.
///
/// # Errors
/// Refused when there is none, or more than one.
pub async fn only_one(ctx: &Ctx, actor: &Actor, steps: &[Step]) -> Result<ObservationId> {
    let fitting = fitting(ctx, actor, steps).await?;
    match fitting.as_slice() {
        [] => Err(Refusal::NoObservation.into()),
        [one] => Ok(one.it.id),
        _ => Err(Refusal::WhichObservation.into()),
    }
}

/// Own observations for which a command makes sense.
///
/// # Errors
/// When the database cannot be read.
pub async fn fitting(ctx: &Ctx, actor: &Actor, steps: &[Step]) -> Result<Vec<Page>> {
    let mut pages = home(ctx, actor).await?.pages;
    pages.retain(|page| page.steps.iter().any(|step| steps.contains(step)));
    Ok(pages)
}
