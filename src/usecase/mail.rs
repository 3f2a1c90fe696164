//! What every capability needs to say something unasked: whom a message is for, and how it gets into the outbox.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Ctx, Result};
use crate::domain::ids::SchoolId;
use crate::domain::lang::Lang;
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::{Person, Role, School};
use crate::store::{self, Db};

/// How long a coordinator may still be told about a delivery.
pub(super) const TOLD_WITHIN: TimeDelta = TimeDelta::days(14);

/// Whom a message is for, at the moment of sending.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// The school.
    pub school: School,
    /// The person; absent when the message goes to the school's APT channel.
    pub person: Option<Person>,
    /// The moment of sending.
    pub now: DateTime<Utc>,
}

impl Addressee {
    /// The language of the words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.person
            .as_ref()
            .map_or(self.school.lang, |person| person.reads(&self.school))
    }

    /// Today, in the school's zone.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.school.zone).date_naive()
    }
}

/// Queues what a timer found due, in one transaction; answers how many were new. With nothing due it writes nothing, so
/// that an idle tick costs no commit.
pub(super) async fn queue(ctx: &Ctx, parcels: Vec<Parcel>, now: DateTime<Utc>) -> Result<u32> {
    if parcels.is_empty() {
        return Ok(0);
    }
    ctx.write(async move |db| {
        let mut queued = 0;
        for parcel in &parcels {
            queued += u32::from(store::outbox::enqueue(db, parcel, now).await?);
        }
        Ok(queued)
    })
    .await
}

/// One message to each coordinator of a school; `key` makes it once for each.
pub(super) async fn tell_coordinators(
    db: &mut Db,
    school: SchoolId,
    key: &str,
    about: &Office,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(zone) = store::school::get(db, school).await?.map(|school| school.zone) else {
        return Ok(());
    };
    let today = now.with_timezone(&zone).date_naive();
    for coordinator in store::people::holders(db, school, Role::Coordinator, today).await? {
        let parcel = Parcel::to_person(school, coordinator, format!("{key}:{coordinator}"), about.clone(), now)
            .calm()
            .until(now + TOLD_WITHIN);
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(())
}
