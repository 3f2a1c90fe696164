//! Carry-over: after the deadline the coordinator hears what was missed, and may give it time (domain §3.16).

use chrono::{DateTime, NaiveDate, Utc};

use super::bonds;
use crate::domain::calendar::{Calendar, HalfYear, HalfYearId};
use crate::domain::ids::SchoolId;
use crate::domain::observation::carry::{carried, carry_until};
use crate::domain::observation::{Observation, State};
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::people::{Role, School};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, calendar};

/// What a half-year missed, as the coordinator reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The half-year.
    pub half: HalfYear,
    /// Observations that missed its deadline and have no time now.
    pub missed: usize,
    /// Observations that were given time by this press.
    pub opened: Option<usize>,
    /// The last day of that time.
    pub until: NaiveDate,
    /// How many of them one person may carry over.
    pub most: u32,
    /// Whether it can still be given.
    pub open: bool,
}

fn counted(
    half: HalfYear,
    all: &[Observation],
    opened: Option<usize>,
    calendar: &Calendar,
    today: NaiveDate,
) -> Missed {
    let until = carry_until(half.id, calendar);
    let most = calendar.policies().observation.carry_over_max;
    let missed = all
        .iter()
        .filter(|it| it.state == State::Expired && it.carried_until.is_none());
    Missed {
        half,
        missed: missed.count(),
        opened,
        until,
        most,
        open: most > 0 && today <= until,
    }
}

/// The facts of the message to a coordinator; nothing when nothing was missed.
pub(super) async fn letter(
    ctx: &Ctx,
    db: &mut Db,
    half: HalfYearId,
    school: &School,
    now: DateTime<Utc>,
) -> Result<Option<Missed>> {
    let calendar = calendar::of(ctx, db, school).await?;
    let all = store::observation::of_half(db, school.id, half).await?;
    let missed = counted(calendar.half_year(half), &all, None, &calendar, calendar.date(now));
    Ok((missed.missed > 0 && missed.open).then_some(missed))
}

/// Tells the coordinators once that a half-year's deadline has passed.
pub(super) async fn tell(
    db: &mut Db,
    school: SchoolId,
    half: HalfYearId,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<u32> {
    let mut queued = 0;
    for who in store::people::holders(db, school, Role::Coordinator, calendar.date(now)).await? {
        let key = format!("observation.deadline:{school}:{half}:{who}");
        let parcel = Parcel::to_person(school, who, key, ObservationNote::DeadlinePassed { half }, now)
            .calm()
            .until(calendar.end_of_day(carry_until(half, calendar)));
        queued += u32::from(store::outbox::enqueue(db, &parcel, now).await?);
    }
    Ok(queued)
}

/// Gives what missed the deadline its time: at most so many slots a person as the school allows, flagged late. Doing it again opens only what was
/// missed since.
///
/// # Errors
/// Refused to all but the coordinator, and when that time is over, too.
pub async fn carry_over(ctx: &Ctx, actor: &Actor, half: HalfYearId) -> Result<Missed> {
    actor.must_be(Role::Coordinator)?;
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let calendar = bonds::calendar(&ctx_, db, &actor).await?;
        let until = carry_until(half, &calendar);
        if actor.today > until {
            return Err(Refusal::ExtraTimeOver.into());
        }
        let all = store::observation::of_half(db, actor.school.id, half).await?;
        let opened = carried(&all, until, calendar.policies().observation.carry_over_max);
        for it in &opened {
            store::observation::save(db, it, Some(now)).await?;
            tell_pair(db, it, &calendar, now).await?;
        }
        actor.did(db, "observation.carried", &half, now).await?;
        let all = store::observation::of_half(db, actor.school.id, half).await?;
        let half = calendar.half_year(half);
        Ok(counted(half, &all, Some(opened.len()), &calendar, actor.today))
    })
    .await
}

async fn tell_pair(db: &mut Db, it: &Observation, calendar: &Calendar, now: DateTime<Utc>) -> Result<()> {
    for who in [it.host, it.observer] {
        let key = format!("observation.carried:{}:{who}", it.id);
        let parcel = Parcel::to_person(it.school, who, key, ObservationNote::CarriedOver(it.id), now)
            .calm()
            .until(calendar.end_of_day(it.deadline(calendar)));
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(())
}
