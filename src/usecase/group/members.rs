//! `/group members`: who is in the group, how its months stand, and what its check-ins say to whom.

use chrono::NaiveDate;

use super::{Wanted, facts, groups, pick};
use crate::domain::calendar::YearId;
use crate::domain::entry::Entry;
use crate::domain::forms::Facts;
use crate::domain::group::{Group, Meeting, MonthStatus, Planned, Term, expected_months, month_status, planned};
use crate::domain::ids::{EntryId, GroupId};
use crate::domain::month::Month;
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::domain::rights::{self, Access, Object, Part, Relation, may_see};
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Error, Result, calendar};

/// A group as one person may see it.
#[derive(Clone, Debug)]
pub struct Members {
    /// The group.
    pub group: Group,
    /// Who belongs to it today.
    pub members: Vec<Term>,
    /// Who leads it today; nobody when it is vacant.
    pub leads: Vec<Term>,
    /// The expected months of the school year, oldest first.
    pub months: Vec<MonthRow>,
    /// The next meeting, if one is agreed and still ahead; it may be called off.
    pub next: Option<Planned>,
    /// What help the group asked for, by month; only for the coordinator.
    pub needs: Vec<(Month, String)>,
    /// Whether the reader leads the group, and may file the check-in.
    pub may_checkin: bool,
}

/// One month of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// Where it stands.
    pub status: MonthStatus,
    /// Its meetings: the day, how many of the members came, and the check-in if the reader may read it.
    pub meetings: Vec<(NaiveDate, u32, Option<EntryId>)>,
}

/// A group's members and months, by the text of an option; without one, of the own group.
///
/// # Errors
/// Refused when it is not a group that this person belongs to, leads or coordinates.
pub async fn members(ctx: &Ctx, actor: &Actor, named: Option<&str>) -> Result<Members> {
    let mut db = ctx.store.read().await?;
    let own = groups(&mut db, actor, Wanted::Seen).await?;
    let group = pick(own, named, Refusal::NoSuchGroup)?;
    look(ctx, &mut db, actor, group).await
}

async fn look(ctx: &Ctx, db: &mut Db, actor: &Actor, group: Group) -> Result<Members> {
    let calendar = calendar::of(ctx, db, &actor.school).await?;
    let members = store::group::members(db, group.id, actor.today).await?;
    let leads = store::group::leads(db, group.id, actor.today).await?;
    let access = access(actor, &members, &leads, group.id);
    let terms = members
        .iter()
        .chain(&leads)
        .filter(|term| term.person == actor.person.id);
    let since = terms.map(|term| term.from).min();
    let meetings = store::group::meetings(db, group.id, Month::of(YearId::of(actor.today).first_day())).await?;
    let mut months = Vec::new();
    for month in expected_months(&calendar, actor.school.started_on, actor.today) {
        let mut held: Vec<(&Meeting, u32)> = Vec::new();
        for meeting in meetings.iter().filter(|meeting| meeting.month == month) {
            let then = store::group::members(db, group.id, meeting.held_on).await?;
            held.push((meeting, u32::try_from(then.len()).unwrap_or(u32::MAX)));
        }
        // What was written before the reader's own term is not offered.
        let theirs = |meeting: &Meeting| since.is_some_and(|since| since <= calendar.date(meeting.reported_at));
        let readable = |meeting: &Meeting| (access.is_content() && theirs(meeting)).then_some(meeting.entry);
        months.push(MonthRow {
            month,
            status: month_status(&calendar, month, &held, actor.today),
            meetings: held
                .iter()
                .map(|(meeting, _)| (meeting.held_on, meeting.attended, readable(meeting)))
                .collect(),
        });
    }
    let needs = match access {
        Access::Part(Part::StatusAndNeeds) => needs(db, &meetings).await?,
        _ => Vec::new(),
    };
    Ok(Members {
        may_checkin: leads.iter().any(|lead| lead.person == actor.person.id),
        group,
        members,
        leads,
        months,
        next: planned(&meetings, actor.today),
        needs,
    })
}

/// How much of the group's check-ins a person may see, by their part in the group today.
fn access(actor: &Actor, members: &[Term], leads: &[Term], group: GroupId) -> Access {
    let mine = |terms: &[Term]| terms.iter().any(|term| term.person == actor.person.id);
    let lead = actor
        .held
        .iter()
        .any(|held| held.role == Role::GroupLead && held.group == Some(group));
    let relations: Vec<Relation> = [
        (mine(members), Relation::GroupMember),
        (mine(leads) || lead, Relation::GroupLead),
        (actor.is(Role::Coordinator), Relation::Coordinator),
    ]
    .into_iter()
    .filter_map(|(holds, relation)| holds.then_some(relation))
    .collect();
    may_see(Object::GroupCheckin, &relations, &rights::Entry::default())
}

async fn needs(db: &mut Db, meetings: &[Meeting]) -> Result<Vec<(Month, String)>> {
    let mut needs = Vec::new();
    for meeting in meetings {
        let entry = store::forms::entry(db, meeting.entry).await?;
        if let Some(text) = entry.as_ref().and_then(|entry| entry.answers.text("needs")) {
            needs.push((meeting.month, text.to_owned()));
        }
    }
    Ok(needs)
}

/// A check-in that is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was written.
    pub entry: Entry,
    /// The group.
    pub group: Group,
    /// The month.
    pub month: Month,
    /// What the form knew, for the words of choices.
    pub facts: Facts,
}

/// Reads a check-in: members and lead of today, from their own term on. The read is noted for its author.
///
/// # Errors
/// Refused like one that never was, to anybody else.
pub async fn read_checkin(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Reading> {
    let now = ctx.now();
    let actor = actor.clone();
    ctx.write(async move |db| {
        let entry = store::forms::entry(db, entry).await?.ok_or(Refusal::Gone)?;
        let Subject::Checkin(id, month) = entry.subject else {
            return Err(Error::Refused(Refusal::Gone));
        };
        let group = store::group::group(db, id).await?.ok_or(Refusal::Gone)?;
        if !may_read(db, &actor, &entry, &group).await? {
            return Err(Error::Refused(Refusal::Gone));
        }
        if entry.answers.is_empty() {
            // Its term is over, or its author's words were erased; that the group met stays true.
            return Err(Error::Refused(Refusal::NothingWritten));
        }
        if entry.author != actor.person.id {
            store::forms::log_read(db, entry.id, actor.person.id, now).await?;
        }
        Ok(Reading {
            facts: facts(db, &group, month, actor.today).await?,
            entry,
            group,
            month,
        })
    })
    .await
}

async fn may_read(db: &mut Db, actor: &Actor, entry: &Entry, group: &Group) -> Result<bool> {
    if group.school != actor.school.id {
        return Ok(false);
    }
    let written_on = entry.submitted_at.with_timezone(&actor.school.zone).date_naive();
    let from_then =
        |terms: Vec<Term>| -> Vec<Term> { terms.into_iter().filter(|term| term.from <= written_on).collect() };
    let members = from_then(store::group::members(db, group.id, actor.today).await?);
    let leads = from_then(store::group::leads(db, group.id, actor.today).await?);
    let terms = members.iter().map(|term| (term, Relation::GroupMember));
    let terms = terms.chain(leads.iter().map(|term| (term, Relation::GroupLead)));
    let relations: Vec<Relation> = terms
        .filter(|(term, _)| term.person == actor.person.id)
        .map(|(_, relation)| relation)
        .collect();
    Ok(may_see(Object::GroupCheckin, &relations, &rights::Entry::default()).is_content())
}
