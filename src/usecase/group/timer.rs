//! The clock's part: reminding a lead of the month's check-in, and telling the coordinator about a vacant lead.

use chrono::{DateTime, Utc};

use crate::domain::calendar::{Calendar, local};
use crate::domain::group::Group;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::month::Month;
use crate::domain::outgoing::{GroupNote, Outgoing, Parcel, Recipient, Urgency};
use crate::domain::people::{Role, School};
use crate::store::{self, Db};
use crate::usecase::delivery::Addressee;
use crate::usecase::{Ctx, Error, Result, calendar};

/// Does what is due in every school; answers how many messages it queued. Asked again it queues nothing more.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut parcels = Vec::new();
    for school in store::people::schools(&mut db).await? {
        let calendar = calendar::of(ctx, &mut db, &school).await?;
        parcels.extend(due(&mut db, &school, &calendar, now).await?);
    }
    let mut new = Vec::new();
    for parcel in parcels {
        // The key makes a message once; asking first keeps an idle tick from writing.
        if !store::outbox::is_known(&mut db, &parcel.key).await? {
            new.push(parcel);
        }
    }
    drop(db);
    if new.is_empty() {
        return Ok(0);
    }
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let mut queued = 0;
                for parcel in &new {
                    queued += u32::from(store::outbox::enqueue(db, parcel, now).await?);
                }
                Ok::<_, Error>(queued)
            })
        })
        .await
}

async fn due(db: &mut Db, school: &School, calendar: &Calendar, now: DateTime<Utc>) -> Result<Vec<Parcel>> {
    let today = calendar.date(now);
    let month = Month::of(today);
    let reminding = calendar.checkin_reminder_at(month).is_some_and(|at| at <= now);
    let prompt_at = local::at(calendar.zone(), today, calendar.policies().reflection.prompt_at);
    let telling = prompt_at <= now && !calendar.is_quiet(now);
    if !reminding && !telling {
        return Ok(Vec::new());
    }
    let expires_at = calendar.end_of_day(month.last_day());
    let not_before = calendar.next_allowed(now);
    let mut parcels = Vec::new();
    let mut send = |to: PersonId, key: String, note: GroupNote| {
        if not_before < expires_at {
            parcels.push(Parcel {
                school: school.id,
                to: Recipient::Person(to),
                key,
                about: Outgoing::Group(note),
                urgency: Urgency::Calm,
                not_before,
                expires_at: Some(expires_at),
            });
        }
    };
    let coordinators = store::people::holders(db, school.id, Role::Coordinator, today).await?;
    for group in store::group::groups(db, school.id).await? {
        let leads = store::group::leads(db, group.id, today).await?;
        if leads.is_empty() {
            if telling && !store::group::members(db, group.id, today).await?.is_empty() {
                for to in &coordinators {
                    send(
                        *to,
                        format!("group.vacant:{}:{month}:{to}", group.id),
                        GroupNote::LeadVacant(group.id),
                    );
                }
            }
        } else if reminding && !is_reported(db, group.id, month).await? {
            for lead in leads {
                let note = GroupNote::CheckinDue {
                    group: group.id,
                    month: month.to_string(),
                };
                send(
                    lead.person,
                    format!("group.checkin:{}:{month}:{}", group.id, lead.person),
                    note,
                );
            }
        }
    }
    Ok(parcels)
}

async fn is_reported(db: &mut Db, group: GroupId, month: Month) -> Result<bool> {
    let meetings = store::group::meetings(db, group, month).await?;
    Ok(meetings.iter().any(|meeting| meeting.month == month))
}

/// What a message about a group says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The month's check-in is missing.
    CheckinDue {
        /// The group.
        group: Group,
        /// The month.
        month: Month,
    },
    /// The group has no lead.
    LeadVacant {
        /// The group.
        group: Group,
    },
}

/// The facts of a message about a group; nothing when its occasion is gone.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(db: &mut Db, note: &GroupNote, to: &Addressee) -> Result<Option<Notice>> {
    let id = match note {
        GroupNote::CheckinDue { group, .. } | GroupNote::LeadVacant(group) => *group,
    };
    let Some(group) = store::group::group(db, id).await? else {
        return Ok(None);
    };
    let leads = store::group::leads(db, id, to.today()).await?;
    match note {
        GroupNote::CheckinDue { month, .. } => {
            let Ok(month) = month.parse::<Month>() else {
                return Ok(None);
            };
            let theirs = to
                .person
                .as_ref()
                .is_some_and(|person| leads.iter().any(|lead| lead.person == person.id));
            let due = theirs && !is_reported(db, id, month).await?;
            Ok(due.then_some(Notice::CheckinDue { group, month }))
        }
        GroupNote::LeadVacant(_) => Ok(leads.is_empty().then_some(Notice::LeadVacant { group })),
    }
}
