//! The coordinator's weekly list: sent once a week on a school morning as counts; names stand behind its button (domain
//! §6). Not sent when there is nothing to say.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::caller::Actor;
use super::mail::{Addressee, queue};
use super::roster::{Who, everybody};
use super::{Ctx, Result, calendar};
use crate::domain::calendar::{Calendar, HalfYear, local};
use crate::domain::collate;
use crate::domain::ids::PersonId;
use crate::domain::month::Month;
use crate::domain::observation::Observation;
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::{PersonState, Role, School};
use crate::domain::reflection::Reflection;
use crate::domain::retention::soon;
use crate::domain::week::{Help, Overdue, missed, overdue};
use crate::store::facts::Fact;
use crate::store::{self, Db};

/// For how long after its hour the list is sent: what comes up later in the week stands in the next one.
const MORNING: TimeDelta = TimeDelta::hours(2);

/// What the coordinator may want to look at this week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// The half-year, while it is young and nothing is planned for it.
    pub unplanned: Option<HalfYear>,
    /// Slots of 2+2 that are overdue, by reason.
    pub overdue: Vec<Slot>,
    /// People who may need help, by name.
    pub help: Vec<(Who, Vec<Help>)>,
    /// Texts of earlier school years that go at this one's end.
    pub going: Option<Going>,
}

impl Week {
    /// Whether the coordinator need not look.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.unplanned.is_none() && self.overdue.is_empty() && self.help.is_empty()
    }
}

/// Texts that go, and nobody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Going {
    /// How many.
    pub texts: u32,
    /// The last day on which they are there.
    pub last: NaiveDate,
}

/// A slot of 2+2 that is overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Why.
    pub why: Overdue,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
}

/// What the message says: how many, and no names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The half-year, while it is young and nothing is planned for it.
    pub unplanned: Option<HalfYear>,
    /// Slots that are overdue.
    pub overdue: usize,
    /// People who may need help.
    pub help: usize,
    /// Texts that go at the school year's end: worth a line, never a message of its own.
    pub going: Option<Going>,
}

/// The list as it is now.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn list(ctx: &Ctx, actor: &Actor) -> Result<Week> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    of(ctx, &mut db, &actor.school, ctx.now()).await
}

async fn of(ctx: &Ctx, db: &mut Db, school: &School, now: DateTime<Utc>) -> Result<Week> {
    let calendar = calendar::of(ctx, db, school).await?;
    let half = calendar.planning_half_year(calendar.date(now));
    let names = everybody(db, school.id).await?;
    let who = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let observations = store::observation::of_half(db, school.id, half.id).await?;
    let planned = observations.iter().any(|it| it.plan.is_some());
    let slot = |it: &Observation| {
        let (host, observer) = (who(it.host), who(it.observer));
        overdue(it, &calendar, now).map(|why| Slot { why, host, observer })
    };
    let mut slots: Vec<Slot> = observations.iter().filter_map(slot).collect();
    collate::sort(&mut slots, |slot| &slot.host.name);
    slots.sort_by_key(|slot| slot.why);
    let help = helped(db, school, &calendar, now).await?;
    let due = names.len() > 1 && calendar.is_plan_due(&half, calendar.date(now));
    Ok(Week {
        unplanned: (due && !planned).then_some(half),
        overdue: slots,
        help: help.into_iter().map(|(id, reasons)| (who(id), reasons)).collect(),
        going: going(ctx, db, school, calendar.date(now)).await?,
    })
}

async fn going(ctx: &Ctx, db: &mut Db, school: &School, today: NaiveDate) -> Result<Option<Going>> {
    let Some((before, last)) = soon(&ctx.rules.policies.retention, today) else {
        return Ok(None);
    };
    let texts = store::retention::texts_before(db, school, before).await?;
    Ok((texts > 0).then_some(Going { texts, last }))
}

async fn helped(
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<Vec<(PersonId, Vec<Help>)>> {
    let today = calendar.date(now);
    let first = Month::of(calendar.school_year_of(today).id().first_day());
    let mut months: HashMap<PersonId, Vec<Reflection>> = HashMap::new();
    for month in store::reflection::of_school_since(db, school.id, first).await? {
        months.entry(month.person).or_default().push(month);
    }
    let unreached: HashMap<_, _> = store::reach::unreached(db, school.id).await?.into_iter().collect();
    let away = store::leave::of_school(db, school.id, today).await?;
    let is_away = |person| away.iter().any(|one| one.person == person && one.from <= today);
    let mut help = Vec::new();
    for person in store::people::staff(db, school.id).await? {
        if person.state != PersonState::Active || is_away(person.id) {
            continue;
        }
        let mut reasons: Vec<Help> = months.get(&person.id).and_then(|own| missed(own)).into_iter().collect();
        if person.absent_at.is_some() {
            reasons.push(Help::Absent);
        } else if unreached
            .get(&person.id)
            .is_some_and(|one| one.since.is_some() && one.waiting > 0)
        {
            reasons.push(Help::Unreached);
        }
        if !reasons.is_empty() {
            help.push((person.id, reasons));
        }
    }
    Ok(help)
}

/// Queues the list for the coordinators on the week's first school day, from its hour on. Whether there is something to
/// say is worked out once.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let policy = &ctx.rules.policies.office;
    if !policy.week_list {
        return Ok(0);
    }
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut due = Vec::new();
    for school in store::school::all(&mut db).await? {
        let today = local::date(school.zone, now);
        let at = local::at(school.zone, today, policy.week_list_at);
        let morning = at <= now && now < at + MORNING;
        // The first days have other worries.
        let settled = (today - school.started_on).num_days() >= 7;
        if school.gone_at.is_none() && morning && settled {
            due.push((school, at));
        }
    }
    if due.is_empty() {
        return Ok(0);
    }
    let looked = store::facts::moment(&mut db, Fact::WeekLooked).await?;
    due.retain(|(_, at)| looked.is_none_or(|looked| looked < *at));
    if due.is_empty() {
        return Ok(0);
    }
    let mut parcels = Vec::new();
    for (school, _) in &due {
        parcels.extend(parcels_of(ctx, &mut db, school, now).await?);
    }
    drop(db);
    let queued = queue(ctx, parcels, now).await?;
    ctx.write(async move |db| Ok(store::facts::remember(db, Fact::WeekLooked, now).await?))
        .await?;
    Ok(queued)
}

async fn parcels_of(ctx: &Ctx, db: &mut Db, school: &School, now: DateTime<Utc>) -> Result<Vec<Parcel>> {
    let today = local::date(school.zone, now);
    let week = today.iso_week();
    let calendar = calendar::of(ctx, db, school).await?;
    let monday = today - TimeDelta::days(today.weekday().num_days_from_monday().into());
    if calendar.school_days_between(monday, today).next() != Some(today) {
        return Ok(Vec::new());
    }
    if of(ctx, db, school, now).await?.says_nothing() {
        return Ok(Vec::new());
    }
    let parcel = |person| {
        let key = format!("office.week:{person}:{}-{}", week.year(), week.week());
        Parcel::to_person(school.id, person, key, Office::WeekList, now)
            .calm()
            .until(calendar.end_of_day(monday + TimeDelta::days(6)))
    };
    let coordinators = store::people::holders(db, school.id, Role::Coordinator, today).await?;
    Ok(coordinators.into_iter().map(parcel).collect())
}

/// What the message says, or nothing when the reader is no coordinator any more, or there is nothing to say.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(ctx: &Ctx, db: &mut Db, to: &Addressee) -> Result<Option<Counts>> {
    let Some(person) = &to.person else {
        return Ok(None);
    };
    let held = store::people::roles_on(db, person.id, to.today()).await?;
    if !held.iter().any(|held| held.role == Role::Coordinator) {
        return Ok(None);
    }
    let week = of(ctx, db, &to.school, to.now).await?;
    Ok((!week.says_nothing()).then_some(Counts {
        unplanned: week.unplanned,
        overdue: week.overdue.len(),
        help: week.help.len(),
        going: week.going,
    }))
}
