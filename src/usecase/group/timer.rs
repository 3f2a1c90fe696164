//! The clock's part: reminding a lead of the month's check-in, and telling the coordinator about a vacant lead.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::{Calendar, YearId, local};
use crate::domain::group::{Group, Term, is_called_off, planned};
use crate::domain::ids::{EntryId, GroupId, PersonId};
use crate::domain::month::Month;
use crate::domain::outgoing::{GroupNote, Parcel};
use crate::domain::people::{Role, School};
use crate::domain::subject::Subject;
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
    for school in store::school::all(&mut db).await? {
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
    let parcel = |to: PersonId, key: String, note: GroupNote| {
        Parcel::to_person(school.id, to, key, note, not_before)
            .calm()
            .until(expires_at)
    };
    if let Some(at) = calendar.checkin_reminder_at(month).filter(|at| *at <= now) {
        for (group, lead) in to_remind(db, school, month, today).await? {
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

/// The leads to remind of a month's check-in: not of a meeting that was called off.
async fn to_remind(db: &mut Db, school: &School, month: Month, on: NaiveDate) -> Result<Vec<(GroupId, PersonId)>> {
    let mut due = Vec::new();
    for (group, lead) in store::group::leads_to_remind(db, school.id, month, on, REMINDER).await? {
        if !is_off(db, group, month).await? {
            due.push((group, lead));
        }
    }
    Ok(due)
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
            let due = to_remind(db, school, month, calendar.date(until)).await?;
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

async fn is_off(db: &mut Db, group: GroupId, month: Month) -> Result<bool> {
    let first = Month::of(YearId::of(month.first_day()).first_day());
    let meetings = store::group::meetings(db, group, first).await?;
    Ok(is_called_off(&meetings, month))
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
    /// The reader led it until that day.
    LeadEnded {
        /// The group.
        group: Group,
        /// The day on which it ended.
        on: NaiveDate,
        /// Who leads it now, for a reader who is still a member.
        leads: Option<Vec<String>>,
    },
    /// Its planned meeting is off.
    MeetingOff {
        /// The group.
        group: Group,
        /// The day on which it would have been.
        on: NaiveDate,
    },
    /// The meeting that was off is planned again.
    MeetingAgain {
        /// The group.
        group: Group,
        /// The day.
        on: NaiveDate,
    },
}

/// The facts of a message about a group; nothing when its occasion is gone.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(db: &mut Db, note: &GroupNote, to: &Addressee) -> Result<Option<Notice>> {
    let id = match note {
        GroupNote::CheckinDue { group, .. } | GroupNote::LeadVacant(group) | GroupNote::LeadEnded { group, .. } => {
            *group
        }
        GroupNote::MeetingOff { entry, .. } | GroupNote::MeetingAgain { entry } => {
            return meeting_notice(db, note, *entry, to).await;
        }
    };
    let Some(group) = store::group::group(db, id).await? else {
        return Ok(None);
    };
    let leads = store::group::leads(db, id, to.today()).await?;
    let is_among = |terms: &[Term]| {
        let person = to.person.as_ref();
        person.is_some_and(|person| terms.iter().any(|term| term.person == person.id))
    };
    match note {
        GroupNote::CheckinDue { month, .. } => {
            let theirs = is_among(&leads);
            let due = theirs && !is_reported(db, id, *month).await? && !is_off(db, id, *month).await?;
            Ok(due.then_some(Notice::CheckinDue { group, month: *month }))
        }
        GroupNote::LeadVacant(_) => Ok(leads.is_empty().then_some(Notice::LeadVacant { group })),
        // Who leads it again by then has nothing to hear.
        GroupNote::LeadEnded { .. } if is_among(&leads) => Ok(None),
        GroupNote::LeadEnded { on, .. } => {
            let member = is_among(&store::group::members(db, id, to.today()).await?);
            let names = leads.into_iter().map(|lead| lead.name);
            Ok(Some(Notice::LeadEnded {
                group,
                on: *on,
                leads: member.then(|| names.collect()),
            }))
        }
        GroupNote::MeetingOff { .. } | GroupNote::MeetingAgain { .. } => Ok(None),
    }
}

/// A meeting is off, or planned again, as long as that is still so, and for who still belongs to the group.
async fn meeting_notice(db: &mut Db, note: &GroupNote, entry: EntryId, to: &Addressee) -> Result<Option<Notice>> {
    let (Some(entry), Some(person)) = (store::forms::entry(db, entry).await?, &to.person) else {
        return Ok(None);
    };
    let Subject::Checkin(id, month) = entry.subject else {
        return Ok(None);
    };
    let theirs = store::group::everybody(db, id, to.today()).await?.contains(&person.id);
    let (Some(group), true) = (store::group::group(db, id).await?, theirs) else {
        return Ok(None);
    };
    let meetings = store::group::meetings(db, id, month).await?;
    let plan = planned(&meetings, to.today()).filter(|plan| plan.entry == entry.id);
    Ok(match (note, plan) {
        (GroupNote::MeetingOff { on, .. }, Some(plan)) if plan.off_at.is_some() && plan.on == *on => {
            Some(Notice::MeetingOff { group, on: *on })
        }
        (GroupNote::MeetingAgain { .. }, Some(plan)) if plan.off_at.is_none() => {
            Some(Notice::MeetingAgain { group, on: plan.on })
        }
        _ => None,
    })
}
