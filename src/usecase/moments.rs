//! The moments at which something may become due, for whoever moves a clock: the sandbox, rehearsal and tests.
//!
//! Against the machine's clock nobody asks; the tick comes every few seconds. Here a day is cut into the moments from
//! which rules count: its beginning, the end of quiet time, the prompt's time, and the asking after each lesson.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use super::{Ctx, Result, delivery, observation};
use crate::domain::calendar::{Calendar, local};
use crate::domain::ids::Snowflake;
use crate::store;
use crate::usecase::delivery::Lane;

/// Lessons that a day may have.
const PERIODS: std::ops::RangeInclusive<u8> = 1..=20;

/// The first moment after `now` at which a message or a rule may be due.
///
/// # Errors
/// When the database cannot be read.
pub async fn next(ctx: &Ctx, now: DateTime<Utc>) -> Result<DateTime<Utc>> {
    let mut next = now + TimeDelta::days(1);
    for lane in [Lane::Open, Lane::ToOpen] {
        if let Some(due) = delivery::next_due(ctx, lane).await?.filter(|due| *due > now) {
            next = next.min(due);
        }
    }
    if let Some(due) = observation::next_moment(ctx).await?.filter(|due| *due > now) {
        next = next.min(due);
    }
    let mut db = ctx.store.read().await?;
    for school in store::school::all(&mut db).await? {
        let calendar = super::calendar::of(ctx, &mut db, &school).await?;
        let moment = in_school(&calendar, now);
        next = next.min(moment);
    }
    Ok(next)
}

/// When the next month's question goes out at a server's school; nothing before it is set up.
///
/// # Errors
/// When the database cannot be read.
pub async fn next_prompt(ctx: &Ctx, guild: Snowflake) -> Result<Option<DateTime<Utc>>> {
    let mut db = ctx.store.read().await?;
    let Some(school) = store::school::of_guild(&mut db, guild).await? else {
        return Ok(None);
    };
    let calendar = super::calendar::of(ctx, &mut db, &school).await?;
    let next = calendar.next_windows(ctx.now()).next();
    Ok(next.map(|window| window.opens_at))
}

fn in_school(calendar: &Calendar, now: DateTime<Utc>) -> DateTime<Utc> {
    let today = calendar.date(now);
    let zone = calendar.zone();
    let policies = calendar.policies();
    let after_lesson = TimeDelta::minutes(policies.observation.followup_minutes.into());
    let midnight = local::at(zone, today + Days::new(1), NaiveTime::MIN);
    if !calendar.is_school_day(today) {
        return midnight;
    }
    let times = [
        policies.quiet.until,
        policies.office.week_list_at,
        policies.reflection.prompt_at,
    ];
    let moments = times.into_iter().map(|time| local::at(zone, today, time));
    let lessons = PERIODS.filter_map(|number| calendar.lesson_end(today, number));
    moments
        .chain(lessons.map(|end| end + after_lesson))
        .filter(|moment| *moment > now)
        .fold(midnight, DateTime::min)
}
