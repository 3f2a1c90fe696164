//! The clock's part: reminding a lead of the month's check-in, and telling the coordinator about a vacant lead.

use chrono::{DateTime, Utc};

use crate::domain::calendar::{Calendar, local};
use crate::domain::group::Group;
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::month::Month;
use crate::domain::outgoing::{GroupNote, Outgoing, Parcel, Recipient, Urgency};
use crate::domain::people::{Role, School};
use crate::store::{self, Db};
use crate::usecase::mail::{Addressee, queue};
use crate::usecase::{Ctx, Result, calendar};

/// What begins the key of a lead's reminder.
const REMINDER: &str = "group.checkin:";

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
    drop(db);
    queue(ctx, parcels, now).await
}

/// The messages of this moment that were never queued, so that an idle tick writes nothing.
async fn due(db: &mut Db, school: &School, calendar: &Calendar, now: DateTime<Utc>) -> Result<Vec<Parcel>> {
    let today = calendar.date(now);
    let month = Month::of(today);
    let expires_at = calendar.end_of_day(month.last_day());
    let not_before = calendar.next_allowed(now);
    let mut parcels = Vec::new();
    if not_before >= expires_at {
        return Ok(parcels);
    }
    let parcel = |to: PersonId, key: String, note: GroupNote| Parcel {
        school: school.id,
        to: Recipient::Person(to),
        key,
        about: Outgoing::Group(note),
        urgency: Urgency::Calm,
        not_before,
        expires_at: Some(expires_at),
    };
    if let Some(at) = calendar.checkin_reminder_at(month).filter(|at| *at <= now) {
        for (group, lead) in store::group::leads_to_remind(db, school.id, month, today, REMINDER).await? {
            let note = GroupNote::CheckinDue { group, month };
            let due = parcel(lead, format!("{REMINDER}{group}:{month}:{lead}"), note);
            parcels.push(Parcel { not_before: at, ..due });
        }
    }
    // A vacancy is told in the afternoon: in the morning somebody may still be about to mend it.
    let afternoon = local::at(calendar.zone(), today, calendar.policies().reflection.prompt_at);
    if afternoon <= now && !calendar.is_quiet(now) {
        let vacant = store::group::vacant(db, school.id, today).await?;
        for (group, to) in told(db, school, &vacant, now).await? {
            let key = format!("group.vacant:{group}:{month}:{to}");
            if !store::outbox::is_known(db, &key).await? {
                parcels.push(parcel(to, key, GroupNote::LeadVacant(group)));
            }
        }
    }
    Ok(parcels)
}

/// Leads who were not reminded of a check-in because its month ended between two moments, while nobody looked.
pub(in crate::usecase) async fn overtaken(
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<u32> {
    let mut leads = 0;
    let mut month = Month::of(calendar.date(from));
    while calendar.end_of_day(month.last_day()) <= until {
        if calendar.checkin_reminder_at(month).is_some_and(|at| from < at) {
            let due = store::group::leads_to_remind(db, school.id, month, calendar.date(until), REMINDER).await?;
            leads += u32::try_from(due.len()).unwrap_or(u32::MAX);
        }
        month = month.next();
    }
    Ok(leads)
}

/// Every vacant group with every coordinator.
async fn told(
    db: &mut Db,
    school: &School,
    vacant: &[GroupId],
    now: DateTime<Utc>,
) -> Result<Vec<(GroupId, PersonId)>> {
    if vacant.is_empty() {
        return Ok(Vec::new());
    }
    let today = now.with_timezone(&school.zone).date_naive();
    let coordinators = store::people::holders(db, school.id, Role::Coordinator, today).await?;
    let pairs = vacant
        .iter()
        .flat_map(|group| coordinators.iter().map(|to| (*group, *to)));
    Ok(pairs.collect())
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
            let theirs = to
                .person
                .as_ref()
                .is_some_and(|person| leads.iter().any(|lead| lead.person == person.id));
            let due = theirs && !is_reported(db, id, *month).await?;
            Ok(due.then_some(Notice::CheckinDue { group, month: *month }))
        }
        GroupNote::LeadVacant(_) => Ok(leads.is_empty().then_some(Notice::LeadVacant { group })),
    }
}
