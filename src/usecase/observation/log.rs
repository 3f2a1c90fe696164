//! Entering a visit that already happened: who showed, when; then the other one is asked.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Desk, Did, Page, Who, bonds, save_and_tell};
use crate::domain::calendar::{Calendar, Period};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::observation::decide::Decision;
use crate::domain::observation::diary::{Diary, Moment};
use crate::domain::observation::logged::{self, Logged, Visit};
use crate::domain::observation::{Side, Slot};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::people;
use crate::usecase::{Ctx, Result};

/// Dates offered, the newest first.
const DATES: usize = 25;

/// What has been said of a visit so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visited {
    /// The colleague.
    pub with: PersonId,
    /// What the actor did.
    pub side: Option<Side>,
    /// On which day.
    pub on: Option<NaiveDate>,
    /// In which lesson.
    pub period: Option<u8>,
}

/// What is asked next, or what came of it.
#[derive(Clone, Debug)]
pub enum Logging {
    /// Which of the two the actor was.
    Side(Who, Visited),
    /// On which of these days.
    Date(Who, Visited, Vec<NaiveDate>),
    /// In which of these lessons.
    Period(Who, Visited, NaiveDate, Vec<(u8, Period)>),
    /// The entry.
    Done(Box<Page>),
}

/// Enters a visit with whoever has an account, as far as it is told.
///
/// # Errors
/// As [`log`]; and when nobody of the school has the account.
pub async fn log_with(
    ctx: &Ctx,
    actor: &Actor,
    who: &people::Named,
    side: Option<Side>,
    date: Option<&str>,
    period: Option<u8>,
) -> Result<Logging> {
    let on = date
        .map(|date| date.trim().parse().map_err(|_| Refusal::NotADate))
        .transpose()?;
    let with = bonds::colleague(&mut *ctx.store.read().await?, actor, who).await?.id;
    let visited = Visited { with, side, on, period };
    log(ctx, actor, visited).await
}

/// Asks for what is missing; when nothing is, enters the visit. Entering it again changes nothing.
///
/// # Errors
/// Refused for oneself, a day that is ahead or has no lessons, and a half-year that is over.
pub async fn log(ctx: &Ctx, actor: &Actor, visited: Visited) -> Result<Logging> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let colleague = bonds::colleague_of_row(&mut db, actor, visited.with).await?;
    if colleague.id == actor.person.id {
        return Err(Refusal::SamePerson.into());
    }
    let calendar = bonds::calendar(ctx, &mut db, actor).await?;
    drop(db);
    let who = Who {
        name: colleague.name,
        account: colleague.account,
    };
    let Some(side) = visited.side else {
        return Ok(Logging::Side(who, visited));
    };
    let Some(on) = visited.on else {
        return Ok(Logging::Date(who, visited, days(&calendar, actor.today, now)));
    };
    let Some(period) = visited.period else {
        let year = calendar.school_year_of(on);
        let possible = |number: &u8| logged::half_of(on, *number, &calendar, now).is_ok();
        let numbers = year.periods_on(on).iter().map(|(number, _)| number);
        let from: Vec<_> = numbers
            .filter(possible)
            .filter_map(|number| Some((number, year.period(on, number)?)))
            .collect();
        if from.is_empty() {
            // The reason is that of the day.
            logged::half_of(on, 1, &calendar, now)?;
        }
        return Ok(Logging::Period(who, visited, on, from));
    };
    let me = actor.person.id;
    let (host, observer) = match side {
        Side::Host => (me, colleague.id),
        Side::Observer => (colleague.id, me),
    };
    let slot = Slot {
        on,
        period,
        room: String::new(),
    };
    let visit = Visit {
        school: actor.school.id,
        host,
        observer,
        by: me,
        slot,
    };
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    let page = ctx
        .write(async move |db| enter(&ctx_, db, &actor, &visit, &calendar, now).await)
        .await?;
    Ok(Logging::Done(Box::new(page)))
}

/// The days of which a visit still counts, the newest first.
fn days(calendar: &Calendar, today: NaiveDate, now: DateTime<Utc>) -> Vec<NaiveDate> {
    // Two months hold more than enough school days, whatever the holidays.
    let back = std::iter::successors(Some(today), NaiveDate::pred_opt).take(62);
    let open = back.filter(|on| logged::half_of(*on, 1, calendar, now).is_ok());
    open.take(DATES).collect()
}

async fn enter(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    visit: &Visit,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<Page> {
    let me = actor.person.id;
    let half = logged::half_of(visit.slot.on, visit.slot.period, calendar, now)?;
    let mut known = store::observation::of_person(db, me, half.id).await?;
    known.retain(|it| (it.host, it.observer) == (visit.host, visit.observer));
    let diary = Diary::default();
    let moment = Moment {
        now,
        calendar,
        diary: &diary,
    };
    let (id, did) = match logged::log(visit, &known, moment)? {
        Logged::Known(id) => (id, Did::LoggedBefore),
        Logged::Becomes(decision) => {
            let before = known.iter().find(|it| it.id == decision.after.id);
            let confirmed = before.is_some_and(|it| it.took_place());
            let id = write(db, actor, *decision, "observation.logged", calendar, now).await?;
            (id, if confirmed { Did::TookPlace } else { Did::Logged })
        }
        Logged::New(decision) => {
            let id = write(db, actor, *decision, "observation.logged", calendar, now).await?;
            (id, Did::Logged)
        }
    };
    let desk = Desk::load(ctx, db, actor, id, now).await?;
    Ok(desk.page(me, Some(did)))
}

/// Writes what somebody has arranged; what is new gets its row.
pub(super) async fn write(
    db: &mut Db,
    actor: &Actor,
    mut decision: Decision,
    act: &str,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<ObservationId> {
    if decision.after.id == ObservationId::default() {
        decision.after.id = store::observation::give_row(db, &decision.after).await?;
    }
    let it = &decision.after;
    save_and_tell(db, it, &decision, calendar, now).await?;
    actor.did(db, act, &it.id, now).await?;
    Ok(it.id)
}
