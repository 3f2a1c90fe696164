//! After a time off: what was being sent is taken up again, and coordinators hear what came late (domain §3.16).

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::calendar::Calendar;
use crate::domain::outgoing::Office;
use crate::domain::people::School;
use crate::store::facts::Fact;
use crate::store::{self, Db};
use crate::usecase::mail::{Addressee, tell_coordinators};
use crate::usecase::presence::missed_a_day;
use crate::usecase::{Ctx, Result, calendar, group, observation, reflection};

/// What came late is counted some minutes after the start, when it has been sent.
const COUNTED_AFTER: TimeDelta = TimeDelta::minutes(10);

/// Notes that the process is alive; written at every tick.
///
/// # Errors
/// When the database cannot be written.
pub async fn alive(ctx: &Ctx) -> Result<()> {
    let now = ctx.now();
    ctx.write(async move |db| {
        store::facts::remember(db, Fact::Alive, now).await?;
        Ok(())
    })
    .await
}

/// To be called once, before anything is sent: takes up what the process before left half done, and prepares a line to
/// the coordinators of every school that was left alone for more than a school day.
///
/// # Errors
/// When the database fails.
pub async fn started(ctx: &Ctx) -> Result<()> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let last = store::facts::moment(&mut db, Fact::Alive).await?;
    let mut left_alone = Vec::new();
    if let Some(last) = last {
        for school in store::school::all(&mut db).await? {
            let calendar = calendar::of(ctx, &mut db, &school).await?;
            if missed_a_day(&calendar, last, now) {
                let over = overtaken(&mut db, &school, &calendar, (last, now)).await?;
                left_alone.push((school.id, over));
            }
        }
    }
    drop(db);
    ctx.write(async move |db| {
        store::outbox::recover(db, now).await?;
        store::facts::remember(db, Fact::Alive, now).await?;
        for (school, overtaken) in left_alone {
            let about = Office::WasOff {
                from: last.unwrap_or(now),
                until: now,
                overtaken,
            };
            let key = format!("was-off:{school}:{}", now.timestamp());
            tell_coordinators(db, school, &key, &about, now + COUNTED_AFTER).await?;
        }
        Ok(())
    })
    .await
}

/// What the clock would have brought between two moments, and what is over by the second, by the kind's word.
async fn overtaken(
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    span: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<(String, u32)>> {
    let counts = [
        (
            "reflection.prompt",
            reflection::overtaken(db, school, calendar, span).await?,
        ),
        (
            "observation",
            observation::overtaken(db, school.id, calendar, span).await?,
        ),
        ("group", group::overtaken(db, school, calendar, span).await?),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    Ok(some.map(|(kind, count)| (kind.to_owned(), count)).collect())
}

/// A time without Kolega, and what became of its messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// From this local date and time.
    pub from: chrono::NaiveDateTime,
    /// To this local date and time.
    pub until: chrono::NaiveDateTime,
    /// Kolega was off the server; else it did not run.
    pub removed: bool,
    /// Messages of that time that went out late, by the kind's word.
    pub late: Vec<(String, u32)>,
    /// Messages of that time that were not sent any more, by the kind's word.
    pub dropped: Vec<(String, u32)>,
}

/// The facts of the line to the coordinator, counted when it is sent. `overtaken` was never queued.
pub(super) async fn absence(
    db: &mut Db,
    to: &Addressee,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    overtaken: Option<&[(String, u32)]>,
) -> Result<Absence> {
    let (late, mut dropped) = store::deliveries::late_and_dropped(db, to.school.id, from, until).await?;
    for (kind, count) in overtaken.into_iter().flatten() {
        match dropped.iter_mut().find(|(known, _)| known == kind) {
            Some((_, all)) => *all += count,
            None => dropped.push((kind.clone(), *count)),
        }
    }
    Ok(Absence {
        from: from.with_timezone(&to.school.zone).naive_local(),
        until: until.with_timezone(&to.school.zone).naive_local(),
        removed: overtaken.is_none(),
        late,
        dropped,
    })
}
