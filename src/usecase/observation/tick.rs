//! What time brings to observations: reminders queued once each, and endings. Safe to run at any moment, any number of
//! times.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::{asking, carry, save_and_tell, substitute};
use crate::domain::calendar::Calendar;
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::observation::agenda::{About, Reminder, agenda, next_moment as next_of};
use crate::domain::observation::diary::{Away, Diary, Moment};
use crate::domain::observation::overtake::overtake;
use crate::domain::observation::{Observation, State};
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::people::School;
use crate::store::{self, Db};
use crate::usecase::{Ctx, Error, Result, calendar};

/// Observations looked at in one transaction, so that the writer is never held for long.
const BATCH: u32 = 100;
/// Each is looked at once a day at least: its calendar or its people may have changed.
const AT_LEAST: TimeDelta = TimeDelta::hours(24);

/// Does what is due now; answers how many messages were queued.
///
/// # Errors
/// When the database cannot be written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut queued = asking::lapse(ctx, now).await?;
    loop {
        let any = store::observation::due(&mut *ctx.store.read().await?, now, 1).await?;
        if any.is_empty() {
            return Ok(queued);
        }
        let ctx_ = ctx.clone();
        queued += ctx.write(async move |db| step(&ctx_, db, now).await).await?;
    }
}

/// When the next tick has something to do.
///
/// # Errors
/// When the database cannot be read.
pub async fn next_moment(ctx: &Ctx) -> Result<Option<DateTime<Utc>>> {
    let mut db = ctx.store.read().await?;
    let moments = [
        store::observation::next_due(&mut db).await?,
        store::asking::next_lapse(&mut db).await?,
    ];
    Ok(moments.into_iter().flatten().min())
}

/// Reminders of a school's observations whose whole time passed between two moments, while nobody looked: they are not
/// sent any more.
pub(in crate::usecase) async fn overtaken(
    db: &mut Db,
    school: SchoolId,
    calendar: &Calendar,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<u32> {
    let half = calendar.planning_half_year(calendar.date(from));
    let observations = store::observation::of_half(db, school, half.id).await?;
    let reminders = observations.iter().flat_map(|it| agenda(it, calendar));
    let over = reminders.filter(|reminder| from < reminder.from && reminder.until <= until);
    Ok(u32::try_from(over.count()).unwrap_or(u32::MAX))
}

/// What a school's observations are looked at with.
struct Here {
    school: School,
    calendar: Calendar,
    away: Vec<Away>,
    staff: BTreeSet<PersonId>,
}

impl Here {
    async fn load(ctx: &Ctx, db: &mut Db, school: SchoolId, now: DateTime<Utc>) -> Result<Self> {
        let school = store::school::get(db, school).await?;
        let school = school.ok_or(Error::Bug("an observation of no school"))?;
        let calendar = calendar::of(ctx, db, &school).await?;
        let today = calendar.date(now);
        let staff = store::people::staff(db, school.id).await?.into_iter();
        let here = staff.filter(|person| person.left_on.is_none_or(|left| left > today));
        Ok(Self {
            away: store::leave::of_school(db, school.id, today).await?,
            staff: here.map(|person| person.id).collect(),
            calendar,
            school,
        })
    }

    fn diary(&self, it: &Observation) -> Diary {
        let both = [it.host, it.observer];
        Diary {
            away: self
                .away
                .iter()
                .filter(|away| both.contains(&away.person))
                .copied()
                .collect(),
            gone: both.into_iter().filter(|person| !self.staff.contains(person)).collect(),
            ..Diary::default()
        }
    }
}

async fn step(ctx: &Ctx, db: &mut Db, now: DateTime<Utc>) -> Result<u32> {
    let due = store::observation::due(db, now, BATCH).await?;
    let mut schools: BTreeMap<SchoolId, Here> = BTreeMap::new();
    let mut queued = 0;
    for it in due {
        if let Entry::Vacant(unread) = schools.entry(it.school) {
            unread.insert(Here::load(ctx, db, it.school, now).await?);
        }
        if let Some(here) = schools.get(&it.school) {
            queued += look_at(ctx, db, it, here, now).await?;
        }
    }
    Ok(queued)
}

async fn look_at(ctx: &Ctx, db: &mut Db, mut it: Observation, here: &Here, now: DateTime<Utc>) -> Result<u32> {
    let wanted = substitute::is_wanted(&it, &here.calendar, now)
        && substitute::host_is_here(db, &it, &here.calendar, now).await?;
    if wanted && substitute::propose(ctx, db, &here.school, &it, &here.calendar, now).await? {
        store::observation::save(db, &it, Some(now + AT_LEAST)).await?;
        return Ok(0);
    }
    let (calendar, diary) = (&here.calendar, here.diary(&it));
    let moment = Moment {
        now,
        calendar,
        diary: &diary,
    };
    let mut queued = 0;
    if let Some(decision) = overtake(&it, moment) {
        queued += save_and_tell(db, &it, &decision, calendar, now).await?;
        let act = format!("observation.{}", decision.after.state.word());
        store::audit::add(db, it.school, None, &act, &it.id, now).await?;
        it = decision.after;
        if it.state == State::Expired && it.carried_until.is_none() {
            queued += carry::tell(db, it.school, it.half_year, calendar, now).await?;
        }
    }
    for reminder in agenda(&it, calendar) {
        if reminder.from <= now && now < reminder.until {
            queued += u32::from(store::outbox::enqueue(db, &parcel(&it, &reminder), now).await?);
        }
    }
    let next = next_of(&it, calendar, now).map(|next| next.min(now + AT_LEAST));
    store::observation::save(db, &it, next).await?;
    Ok(queued)
}

fn parcel(it: &Observation, reminder: &Reminder) -> Parcel {
    let about = match reminder.about {
        About::AfterLesson => ObservationNote::AfterLesson(it.id),
        About::FeedbackDue => ObservationNote::FeedbackDue(it.id),
        About::LookBackDue => ObservationNote::ReflectDue(it.id),
        About::ChooseTime => ObservationNote::ChooseTime(it.id),
        About::ConfirmVisit => ObservationNote::VisitLogged(it.id),
    };
    let key = format!(
        "observation.{:?}:{}.{}:{}",
        reminder.about, it.id, reminder.stage, reminder.to
    );
    Parcel::to_person(it.school, reminder.to, key, about, reminder.from)
        .calm()
        .until(reminder.until)
}
