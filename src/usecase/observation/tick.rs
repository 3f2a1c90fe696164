//! What time brings to observations: reminders queued once each, and endings. Safe to run at any moment, any number of
//! times.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{DateTime, TimeDelta, Utc};

use super::save_and_tell;
use crate::domain::calendar::Calendar;
use crate::domain::ids::SchoolId;
use crate::domain::observation::Observation;
use crate::domain::observation::agenda::{About, Reminder, agenda, next_moment as next_of};
use crate::domain::observation::decide::overtake;
use crate::domain::observation::diary::{Diary, Moment};
use crate::domain::outgoing::{ObservationNote, Outgoing, Parcel, Recipient, Urgency};
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
    let mut queued = 0;
    loop {
        let any = store::observation::due(&mut *ctx.store.read().await?, now, 1).await?;
        if any.is_empty() {
            return Ok(queued);
        }
        let ctx_ = ctx.clone();
        queued += ctx
            .store
            .write(move |db| Box::pin(async move { step(&ctx_, db, now).await }))
            .await?;
    }
}

/// When the next tick has something to do.
///
/// # Errors
/// When the database cannot be read.
pub async fn next_moment(ctx: &Ctx) -> Result<Option<DateTime<Utc>>> {
    Ok(store::observation::next_due(&mut *ctx.store.read().await?).await?)
}

async fn step(ctx: &Ctx, db: &mut Db, now: DateTime<Utc>) -> Result<u32> {
    let due = store::observation::due(db, now, BATCH).await?;
    let mut calendars: BTreeMap<SchoolId, Calendar> = BTreeMap::new();
    let mut queued = 0;
    for it in due {
        if let Entry::Vacant(unread) = calendars.entry(it.school) {
            let school = store::people::school(db, it.school).await?;
            let school = school.ok_or(Error::Bug("an observation of no school"))?;
            unread.insert(calendar::of(ctx, db, &school).await?);
        }
        if let Some(calendar) = calendars.get(&it.school) {
            queued += look_at(db, it, calendar, now).await?;
        }
    }
    Ok(queued)
}

async fn look_at(db: &mut Db, mut it: Observation, calendar: &Calendar, now: DateTime<Utc>) -> Result<u32> {
    let diary = Diary::default();
    let moment = Moment {
        now,
        calendar,
        diary: &diary,
    };
    let mut queued = 0;
    if let Some(decision) = overtake(&it, moment) {
        queued += save_and_tell(db, &it, &decision, calendar, now).await?;
        let act = format!("observation.{}", decision.after.state.word());
        store::people::audit(db, it.school, None, (&act, &it.id.to_string()), now).await?;
        it = decision.after;
    }
    for reminder in agenda(&it, calendar) {
        if reminder.from <= now && now < reminder.until {
            queued += u32::from(store::outbox::enqueue(db, &parcel(&it, &reminder, now), now).await?);
        }
    }
    let next = next_of(&it, calendar, now).map(|next| next.min(now + AT_LEAST));
    store::observation::save(db, &it, next).await?;
    Ok(queued)
}

fn parcel(it: &Observation, reminder: &Reminder, now: DateTime<Utc>) -> Parcel {
    let about = match reminder.about {
        About::AfterLesson => ObservationNote::AfterLesson(it.id),
        About::FeedbackDue => ObservationNote::FeedbackDue(it.id),
        About::LookBackDue => ObservationNote::ReflectDue(it.id),
        About::ChooseTime => ObservationNote::ChooseTime(it.id),
    };
    Parcel {
        school: it.school,
        to: Recipient::Person(reminder.to),
        key: format!(
            "observation.{:?}:{}.{}:{}",
            reminder.about, it.id, reminder.stage, reminder.to
        ),
        about: Outgoing::Observation(about),
        urgency: Urgency::Calm,
        not_before: now,
        expires_at: Some(reminder.until),
    }
}
