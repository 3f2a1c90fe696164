//! The APT group's month: who is in it, the lead's check-in, what counts, and the reminders about it (domain §3.4).

mod members;
mod planned;
#[cfg(test)]
mod tests;
mod timer;

use chrono::{DateTime, NaiveDate, Utc};

pub use members::{Members, MonthRow, Reading, members, read_checkin};
pub(super) use planned::next_of;
pub use planned::{NextMeeting, Off, OffStage, ask_off, call_off, next_meeting, set_next_meeting};
pub(super) use timer::overtaken;
pub use timer::{Notice, notice, tick};

use super::caller::Actor;
use super::{Ctx, Result, calendar};
use crate::domain::calendar::YearId;
use crate::domain::entry::Entry;
use crate::domain::forms::{Choice, Facts, Gate};
use crate::domain::group::{Group, expected_months, filing_until, held_on, is_late, open_months};
use crate::domain::ids::{GroupId, PersonId};
use crate::domain::lang::Text2;
use crate::domain::month::Month;
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::group::NewMeeting;
use crate::store::{self, Db};

/// The most members that one select menu offers.
const SELECTABLE: usize = 25;

/// What stands above the questions of a check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intro {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// The month of the meeting.
    pub month: Month,
    /// When the group meets next, once that is set.
    pub next_on: Option<NaiveDate>,
}

/// See [`Gate`]: the check-in is the lead's of today, from the month's first day to the school year's end.
pub(super) async fn gate(ctx: &Ctx, db: &mut Db, actor: &Actor, group: GroupId, month: Month) -> Result<Gate<Intro>> {
    let group = led(db, actor, group).await?;
    let calendar = calendar::of(ctx, db, &actor.school).await?;
    if actor.today < month.first_day() || YearId::of(month.first_day()) != YearId::of(actor.today) {
        return Err(Refusal::Gone.into());
    }
    let subject = Subject::Checkin(group.id, month);
    let entry = store::forms::entry_of(db, actor.person.id, subject).await?;
    let locks_on = entry
        .as_ref()
        .map(|entry| filing_until(&calendar, calendar.date(entry.submitted_at)));
    let meetings = store::group::meetings(db, group.id, month).await?;
    let own = meetings
        .iter()
        .find(|meeting| entry.as_ref().is_some_and(|entry| entry.id == meeting.entry));
    let year = YearId::of(month.first_day());
    Ok(Gate {
        facts: facts(db, &group, month, actor.today).await?,
        intro: Intro {
            group: group.id,
            name: group.name,
            month,
            next_on: own
                .filter(|meeting| meeting.next_off_at.is_none())
                .and_then(|meeting| meeting.next_on),
        },
        closes_at: Some(calendar.end_of_day(year.last_day())),
        locks_at: locks_on.map(|day| calendar.end_of_day(day)),
        late: is_late(&calendar, month, actor.today),
    })
}

/// What the check-in knows and does not ask: the members, the lead among them.
async fn facts(db: &mut Db, group: &Group, month: Month, today: NaiveDate) -> Result<Facts> {
    let mut people = store::group::members(db, group.id, today).await?;
    for lead in store::group::leads(db, group.id, today).await? {
        if !people.iter().any(|member| member.person == lead.person) {
            people.push(lead);
        }
    }
    people.truncate(SELECTABLE);
    let choice = |person: crate::domain::group::Term| Choice {
        value: person.person.to_string(),
        label: Text2 {
            lt: person.name.clone(),
            en: person.name,
        },
    };
    let year = YearId::of(month.first_day());
    Ok(Facts {
        month: Some(month.number()),
        group_members: people.into_iter().map(choice).collect(),
        open_year: Some((year.first_day(), year.last_day())),
        ..Facts::default()
    })
}

/// A group that this person leads today.
async fn led(db: &mut Db, actor: &Actor, group: GroupId) -> Result<Group> {
    let found = store::group::group(db, group).await?;
    let found = found
        .filter(|group| group.school == actor.school.id)
        .ok_or(Refusal::Gone)?;
    let leads = actor
        .held
        .iter()
        .any(|held| held.role == Role::GroupLead && held.group == Some(group));
    if leads {
        Ok(found)
    } else {
        Err(Refusal::NotGroupLead.into())
    }
}

/// The check-in was submitted: the meeting was held, and these came.
pub(super) async fn on_submitted(
    db: &mut Db,
    actor: &Actor,
    (group, month): (GroupId, Month),
    entry: &Entry,
    now: DateTime<Utc>,
) -> Result<()> {
    let attended: Vec<PersonId> = entry
        .answers
        .choices("attendees")
        .iter()
        .filter_map(|value| value.parse().ok())
        .collect();
    let earlier = store::group::meetings(db, group, month.prev()).await?;
    let mut agreed = earlier
        .iter()
        .filter(|meeting| meeting.entry != entry.id && meeting.next_off_at.is_none())
        .filter_map(|meeting| meeting.next_on);
    let meeting = NewMeeting {
        group,
        month,
        held_on: held_on(month, agreed.next_back(), actor.today),
        entry: entry.id,
        attended: &attended,
    };
    store::group::report(db, meeting, now).await?;
    Ok(())
}

/// What `/group checkin` leads to.
#[derive(Clone, Debug)]
pub enum Checkin {
    /// Its form.
    Form(Subject),
    /// Last month's is still missing: which month is it?
    Which {
        /// The group.
        group: Group,
        /// The months to choose from.
        months: Vec<Month>,
    },
    /// No meeting is expected at this time of the year.
    Summer,
}

/// Finds the check-in of a group, by the text of an option; without one, of the only group this person leads. A month may
/// be named whose check-in comes late.
///
/// # Errors
/// Refused to anybody but the group's lead of today, and for a month without an expected meeting.
pub async fn checkin(ctx: &Ctx, actor: &Actor, named: Option<&str>, month: Option<Month>) -> Result<Checkin> {
    let mut db = ctx.store.read().await?;
    let own = groups(&mut db, actor, Wanted::Led).await?;
    let group = pick(own, named, Refusal::NotGroupLead)?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let reported: Vec<Month> =
        store::group::meetings(&mut db, group.id, Month::of(YearId::of(actor.today).first_day()))
            .await?
            .into_iter()
            .map(|meeting| meeting.month)
            .collect();
    drop(db);
    if let Some(month) = month {
        let expected = expected_months(&calendar, actor.school.started_on, actor.today);
        if !expected.contains(&month) || month > Month::of(actor.today) {
            return Err(Refusal::BadMonth.into());
        }
        return Ok(Checkin::Form(Subject::Checkin(group.id, month)));
    }
    let mut months = open_months(&calendar, &reported, actor.today);
    // A school or a group that began this month owes nothing for the one before.
    months.retain(|month| *month >= Month::of(actor.school.started_on));
    match months.as_slice() {
        [] => Ok(Checkin::Summer),
        [month] => Ok(Checkin::Form(Subject::Checkin(group.id, *month))),
        _ => Ok(Checkin::Which { group, months }),
    }
}

/// Which groups a person has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that they lead today.
    Led,
    /// Those whose members and months they may see: their own, those they lead, for a coordinator all.
    Seen,
}

/// The groups of a person, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn own_groups(ctx: &Ctx, actor: &Actor, wanted: Wanted) -> Result<Vec<Group>> {
    let mut db = ctx.store.read().await?;
    groups(&mut db, actor, wanted).await
}

async fn groups(db: &mut Db, actor: &Actor, wanted: Wanted) -> Result<Vec<Group>> {
    let all = store::group::groups(db, actor.school.id).await?;
    let leads = |group: &Group| {
        actor
            .held
            .iter()
            .any(|held| held.role == Role::GroupLead && held.group == Some(group.id))
    };
    let mine = store::group::group_of(db, actor.person.id, actor.today).await?;
    let seen = |group: &Group| {
        leads(group) || actor.is(Role::Coordinator) || mine.as_ref().is_some_and(|mine| mine.id == group.id)
    };
    Ok(match wanted {
        Wanted::Led => all.into_iter().filter(leads).collect(),
        Wanted::Seen => {
            let mut seen: Vec<Group> = all.into_iter().filter(seen).collect();
            // Left out, the option means the own group, also for a coordinator who may see them all.
            seen.sort_by_key(|group| !leads(group) && mine.as_ref().is_none_or(|mine| mine.id != group.id));
            seen
        }
    })
}

/// The group an option means: by row or by name; left out, the only one, or the own one.
fn pick(groups: Vec<Group>, named: Option<&str>, none: Refusal) -> Result<Group> {
    let Some(named) = named.map(str::trim).filter(|named| !named.is_empty()) else {
        return Ok(groups.into_iter().next().ok_or(none)?);
    };
    let wanted = named.to_lowercase();
    let found = groups
        .into_iter()
        .find(|group| group.name.trim().to_lowercase() == wanted || group.id.to_string() == named);
    Ok(found.ok_or(none)?)
}
