//! Looking at the calendar and keeping it true: breaks, their confirmation, bell times, and the weekly nag.

use chrono::{NaiveDate, TimeDelta};

use super::{lay_year, of, planning_year, unconfirmed};
use crate::domain::calendar::{
    Calendar, HalfYear, NoSchool, NoSchoolKind, Periods, ReflectionWindow, SchoolYear, YearId, local,
};
use crate::domain::ids::BreakId;
use crate::domain::lang::Text2;
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::{Role, School};
use crate::domain::refusal::Refusal;
use crate::domain::tidy::tidy;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::mail::{Addressee, queue};
use crate::usecase::{Ctx, Result};

/// The longest stretch without lessons that is believed, in days.
const LONGEST_BREAK: i64 = 60;
/// The longest name of one, in characters.
const LONGEST_NAME: usize = 80;

/// A year's calendar as people look at it.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The year with all its days off.
    pub year: SchoolYear,
    /// Its two half-years.
    pub halves: Vec<HalfYear>,
    /// When the reflection is asked, month by month.
    pub windows: Vec<ReflectionWindow>,
    /// School days in it.
    pub school_days: usize,
    /// Breaks that are still a guess, with the rows to confirm; only for a coordinator.
    pub to_confirm: Vec<(BreakId, NoSchool)>,
    /// Whether the reader may change it.
    pub keeps: bool,
}

/// What an edit left behind.
#[derive(Clone, Debug)]
pub enum Edited {
    /// The days stand in the calendar, confirmed.
    Break(NoSchool),
    /// The days are school days again.
    Dropped(NoSchool),
    /// So many guesses were confirmed.
    Confirmed(usize),
    /// The bell times of the year, or of one day.
    Periods {
        /// The one day; absent for the whole year.
        day: Option<NaiveDate>,
        /// The times.
        periods: Periods,
    },
}

/// The running year's calendar (in the summer, the coming one's).
///
/// # Errors
/// When the database cannot be read.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<Overview> {
    let id = planning_year(actor.today);
    let keeps = actor.is(Role::Coordinator);
    if keeps {
        lay(ctx, actor, id).await?;
    }
    let mut db = ctx.store.read().await?;
    let calendar = of(ctx, &mut db, &actor.school).await?;
    let year = calendar.year(id).into_owned();
    let own = store::calendar::breaks(&mut db, actor.school.id).await?;
    let to_confirm = own
        .into_iter()
        .filter(|own| keeps && !own.days.confirmed && own.days.to >= actor.today);
    Ok(Overview {
        halves: halves(&calendar, id),
        windows: calendar.reflection_windows(id).collect(),
        school_days: calendar.school_days_between(id.first_day(), id.last_day()).count(),
        to_confirm: to_confirm.map(|own| (own.id, own.days)).collect(),
        year,
        keeps,
    })
}

/// Gives the guesses of a new year rows of their own before they are shown, so that each can be confirmed.
async fn lay(ctx: &Ctx, actor: &Actor, year: YearId) -> Result<()> {
    let mut db = ctx.store.read().await?;
    let edits = store::calendar::edits(&mut db, actor.school.id).await?;
    drop(db);
    if edits.get(&year).is_some_and(|edit| edit.laid) {
        return Ok(());
    }
    let (ctx_, school, today) = (ctx.clone(), actor.school.clone(), actor.today);
    ctx.write(async move |db| lay_year(&ctx_, db, &school, today).await)
        .await
}

fn halves(calendar: &Calendar, year: YearId) -> Vec<HalfYear> {
    let first = calendar.half_year_of(year.first_day());
    let second = first.map(|first| calendar.half_year(first.id.next()));
    first.into_iter().chain(second).collect()
}

/// Takes days without lessons off the calendar again, for dates typed wrongly.
///
/// # Errors
/// Refused to anybody but a coordinator, and when the calendar has no such days.
pub async fn drop_break(ctx: &Ctx, actor: &Actor, dates: (&str, &str)) -> Result<Edited> {
    actor.must_be(Role::Coordinator)?;
    let (from, to) = (date(dates.0)?, date(dates.1)?);
    let (school, person, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        let breaks = store::calendar::breaks(db, school).await?;
        let own = breaks
            .into_iter()
            .find(|own| own.days.from == from && own.days.to == to);
        let own = own.ok_or(Refusal::NoSuchBreak)?;
        store::calendar::drop_break(db, own.id).await?;
        store::observation::look_again(db, school).await?;
        store::audit::add(db, school, Some(person), "calendar.break", &own.id, now).await?;
        Ok(Edited::Dropped(own.days))
    })
    .await
}

/// Puts days without lessons into the calendar. A guess that they overlap gives way: this is what it guessed at.
///
/// # Errors
/// Refused to anybody but a coordinator, and when the days are unbelievable.
pub async fn put_break(ctx: &Ctx, actor: &Actor, dates: (&str, &str), name: &str) -> Result<Edited> {
    actor.must_be(Role::Coordinator)?;
    let (from, to) = (date(dates.0)?, date(dates.1)?);
    if to < from {
        return Err(Refusal::NotADate.into());
    }
    if (to - from).num_days() >= LONGEST_BREAK || YearId::of(from) != YearId::of(to) {
        return Err(Refusal::BreakTooLong.into());
    }
    let name = tidy(name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::NotAName.into());
    }
    let name = Text2 {
        lt: name.clone(),
        en: name,
    };
    let days = NoSchool {
        from,
        to,
        kind: NoSchoolKind::Break,
        name,
        confirmed: true,
    };
    let (school, person, kept, now) = (actor.school.id, actor.person.id, days.clone(), ctx.now());
    ctx.write(async move |db| {
        for own in store::calendar::breaks(db, school).await? {
            if kept.stands_for(&own.days) && !own.days.confirmed {
                store::calendar::drop_break(db, own.id).await?;
            }
        }
        let id = store::calendar::put_break(db, school, &kept).await?;
        store::observation::look_again(db, school).await?;
        store::audit::add(db, school, Some(person), "calendar.break", &id, now).await?;
        Ok(())
    })
    .await?;
    Ok(Edited::Break(days))
}

/// Confirms one guess.
///
/// # Errors
/// Refused to anybody but a coordinator, and when it is no longer there.
pub async fn confirm_break(ctx: &Ctx, actor: &Actor, own: BreakId) -> Result<Edited> {
    actor.must_be(Role::Coordinator)?;
    let (school, person, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        if !store::calendar::confirm_break(db, school, own).await? {
            return Err(Refusal::Gone.into());
        }
        store::audit::add(db, school, Some(person), "calendar.confirm", &own, now).await?;
        Ok(Edited::Confirmed(1))
    })
    .await
}

/// Confirms every guess of the year.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn confirm_all(ctx: &Ctx, actor: &Actor) -> Result<Edited> {
    actor.must_be(Role::Coordinator)?;
    let (school, person, now) = (actor.school.id, actor.person.id, ctx.now());
    let (ctx_, whole, today) = (ctx.clone(), actor.school.clone(), actor.today);
    let year = planning_year(today);
    ctx.write(async move |db| {
        lay_year(&ctx_, db, &whole, today).await?;
        let mut confirmed = 0;
        for own in store::calendar::breaks(db, school).await? {
            if !own.days.confirmed && YearId::of(own.days.from) == year {
                store::calendar::confirm_break(db, school, own.id).await?;
                confirmed += 1;
            }
        }
        store::calendar::confirm_year(db, school, year, now).await?;
        store::audit::add(db, school, Some(person), "calendar.confirm", &year, now).await?;
        Ok(Edited::Confirmed(confirmed))
    })
    .await
}

/// Sets the bell times of the year, or of one shortened day.
///
/// # Errors
/// Refused to anybody but a coordinator, and when the text names no times in order.
pub async fn set_periods(ctx: &Ctx, actor: &Actor, times: &str, day: Option<&str>) -> Result<Edited> {
    actor.must_be(Role::Coordinator)?;
    let periods: Periods = times.parse().map_err(|_| Refusal::NotPeriods)?;
    let day = day.map(date).transpose()?;
    let (school, person, now, kept) = (actor.school.id, actor.person.id, ctx.now(), periods.clone());
    let year = planning_year(actor.today);
    ctx.write(async move |db| {
        match day {
            Some(day) => store::calendar::set_day_periods(db, school, day, &kept).await?,
            None => store::calendar::set_periods(db, school, year, &kept).await?,
        }
        store::observation::look_again(db, school).await?;
        store::audit::add(db, school, Some(person), "calendar.periods", &year, now).await?;
        Ok(())
    })
    .await?;
    Ok(Edited::Periods { day, periods })
}

fn date(text: &str) -> Result<NaiveDate> {
    text.trim().parse().map_err(|_| Refusal::NotADate.into())
}

/// Asks the coordinators once a week, at the prompt's time, to look at dates that are still a guess.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut parcels = Vec::new();
    for school in store::school::all(&mut db).await? {
        parcels.extend(nags(ctx, &mut db, &school).await?);
    }
    drop(db);
    queue(ctx, parcels, now).await
}

async fn nags(ctx: &Ctx, db: &mut Db, school: &School) -> Result<Vec<Parcel>> {
    let now = ctx.now();
    let today = local::date(school.zone, now);
    let at = local::at(school.zone, today, ctx.rules.policies.reflection.prompt_at);
    // The days on which somebody set the school up are busy enough; the set-up itself says what to confirm. The weeks
    // are counted from then, so that there are seven days between two questions, not a weekend.
    let weeks = (today - school.started_on).num_weeks();
    if weeks < 1 || now < at {
        return Ok(Vec::new());
    }
    let calendar = of(ctx, db, school).await?;
    if calendar.is_quiet(now) || unconfirmed(&calendar, today).is_empty() {
        return Ok(Vec::new());
    }
    let week = school.started_on + TimeDelta::weeks(weeks);
    let coordinators = store::people::holders(db, school.id, Role::Coordinator, today).await?;
    let parcel = |person| {
        let key = format!("office.breaks:{person}:{week}");
        Parcel::to_person(school.id, person, key, Office::BreaksUnconfirmed, now)
            .calm()
            .until(calendar.end_of_day(today))
    };
    Ok(coordinators.into_iter().map(parcel).collect())
}

/// The dates a coordinator is asked to look at; absent when none is a guess any more.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(ctx: &Ctx, db: &mut Db, to: &Addressee) -> Result<Option<Vec<NoSchool>>> {
    let calendar = of(ctx, db, &to.school).await?;
    let guesses = unconfirmed(&calendar, to.today());
    Ok((!guesses.is_empty()).then_some(guesses))
}
