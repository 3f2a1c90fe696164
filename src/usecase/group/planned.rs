//! The next meeting: set and moved by a date, called off, planned again (domain §3.4). The members hear when it is off, and
//! those who heard that hear when it is planned again.

use chrono::{DateTime, NaiveDate, Utc};

use super::led;
use crate::domain::calendar::YearId;
use crate::domain::forms::Problem;
use crate::domain::group::{Group, Planned, planned};
use crate::domain::ids::{EntryId, GroupId, PersonId};
use crate::domain::month::Month;
use crate::domain::outgoing::{GroupNote, Parcel};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, calendar};

/// A check-in whose next meeting is being set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    /// The check-in.
    pub entry: EntryId,
    /// The group's name.
    pub name: String,
    /// What stands there now.
    pub next_on: Option<NaiveDate>,
    /// A date in its place, if the one given will not do.
    pub problem: Option<Problem>,
}

/// *Next meeting*: what stands there now.
///
/// # Errors
/// Refused to anybody but who leads the group today.
pub async fn next_meeting(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<NextMeeting> {
    let mut db = ctx.store.read().await?;
    let (group, month) = reported(&mut db, actor, entry).await?;
    let meetings = store::group::meetings(&mut db, group.id, month).await?;
    let own = meetings.iter().find(|meeting| meeting.entry == entry);
    Ok(NextMeeting {
        entry,
        name: group.name,
        next_on: own.and_then(|meeting| meeting.next_on),
        problem: None,
    })
}

/// The date of the next meeting was given; one that will not do comes back with the reason.
///
/// # Errors
/// As [`next_meeting`].
pub async fn set_next_meeting(ctx: &Ctx, actor: &Actor, entry: EntryId, text: &str) -> Result<NextMeeting> {
    let now = ctx.now();
    let text = text.trim().to_owned();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (group, month) = reported(db, &actor, entry).await?;
        let date = next_date(&text, actor.today);
        if let Ok(date) = date {
            let meetings = store::group::meetings(db, group.id, month).await?;
            let own = meetings.iter().find(|meeting| meeting.entry == entry);
            let off_at = own.and_then(|meeting| meeting.next_off_at);
            store::group::set_next(db, entry, date).await?;
            noted(db, &actor, "group.next_meeting", (group.id, date), now).await?;
            if let Some(off_at) = off_at {
                let heard = store::outbox::were_sent(db, &key(entry, off_at)).await?;
                let note = GroupNote::MeetingAgain { entry };
                let what = (note, format!("group.again:{entry}:{}:", now.timestamp()));
                tell(&ctx_, db, &actor, heard, what, date).await?;
            }
        }
        Ok(NextMeeting {
            entry,
            name: group.name,
            next_on: date.as_ref().ok().copied(),
            problem: date.err(),
        })
    })
    .await
}

/// A day of the running school year that has not passed.
fn next_date(text: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Problem> {
    let field = || "next_date".to_owned();
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Problem::NotADate { field: field() })?;
    let to = YearId::of(today).last_day();
    if (today..=to).contains(&date) {
        Ok(date)
    } else {
        Err(Problem::OutsideYear {
            field: field(),
            from: today,
            to,
        })
    }
}

/// The group and the month of a check-in, for who leads the group today, whoever filed it.
async fn reported(db: &mut Db, actor: &Actor, entry: EntryId) -> Result<(Group, Month)> {
    let entry = store::forms::entry(db, entry).await?.ok_or(Refusal::Gone)?;
    let Subject::Checkin(group, month) = entry.subject else {
        return Err(Refusal::Gone.into());
    };
    match led(db, actor, group).await {
        Ok(group) => Ok((group, month)),
        // Who filed it leads no more; to anybody else it is like one that never was.
        Err(refused) if entry.author == actor.person.id => Err(refused),
        Err(_) => Err(Refusal::Gone.into()),
    }
}

/// A planned meeting that is being called off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    /// The group.
    pub group: Group,
    /// The check-in on which it is planned again.
    pub entry: EntryId,
    /// Its day.
    pub on: NaiveDate,
    /// How far it is.
    pub stage: OffStage,
}

/// How far the calling off is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffStage {
    /// Is this what the lead means?
    Asked,
    /// Called off by this very press.
    Done,
    /// Called off before; nothing was done.
    Before,
}

/// *Call off*: asks whether it is meant.
///
/// # Errors
/// Refused to anybody but who leads the group today, and when the meeting planned next is another one.
pub async fn ask_off(ctx: &Ctx, actor: &Actor, group: GroupId, on: NaiveDate) -> Result<Off> {
    let mut db = ctx.store.read().await?;
    let (group, plan) = ahead(&mut db, actor, group, on).await?;
    Ok(off(group, plan, OffStage::Asked))
}

/// Calls the meeting planned for that day off and tells the members.
///
/// # Errors
/// As [`ask_off`].
pub async fn call_off(ctx: &Ctx, actor: &Actor, group: GroupId, on: NaiveDate) -> Result<Off> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (group, plan) = ahead(db, &actor, group, on).await?;
        if plan.off_at.is_none() {
            store::group::call_next_off(db, plan.entry, now).await?;
            noted(db, &actor, "group.meeting_off", (group.id, on), now).await?;
            let note = GroupNote::MeetingOff { entry: plan.entry, on };
            let to = store::group::everybody(db, group.id, actor.today).await?;
            tell(&ctx_, db, &actor, to, (note, key(plan.entry, now)), on).await?;
        }
        Ok(off(group, plan, OffStage::Done))
    })
    .await
}

fn off(group: Group, plan: Planned, stage: OffStage) -> Off {
    Off {
        group,
        entry: plan.entry,
        on: plan.on,
        stage: if plan.off_at.is_some() { OffStage::Before } else { stage },
    }
}

/// The group's next meeting, if it is still the one on that day.
async fn ahead(db: &mut Db, actor: &Actor, group: GroupId, on: NaiveDate) -> Result<(Group, Planned)> {
    let group = led(db, actor, group).await?;
    let plan = next_of(db, group.id, actor.today).await?;
    let meant = plan.filter(|plan| plan.on == on);
    Ok((group, meant.ok_or(Refusal::Gone)?))
}

/// A group's next meeting, called off or not.
pub(in crate::usecase) async fn next_of(db: &mut Db, group: GroupId, today: NaiveDate) -> Result<Option<Planned>> {
    let first = Month::of(YearId::of(today).first_day());
    let meetings = store::group::meetings(db, group, first).await?;
    Ok(planned(&meetings, today))
}

async fn noted(
    db: &mut Db,
    actor: &Actor,
    kind: &str,
    (group, on): (GroupId, NaiveDate),
    now: DateTime<Utc>,
) -> Result<()> {
    actor.did(db, kind, &Subject::Checkin(group, Month::of(on)), now).await
}

/// What begins the key of the messages about that calling off.
fn key(entry: EntryId, off_at: DateTime<Utc>) -> String {
    format!("group.off:{entry}:{}:", off_at.timestamp())
}

/// One message to each of them but the one who acts, like any that can wait for others: never in quiet time, within the
/// week's limit, and not after the day that it is about.
async fn tell(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    to: Vec<PersonId>,
    (note, key): (GroupNote, String),
    on: NaiveDate,
) -> Result<()> {
    let now = ctx.now();
    let calendar = calendar::of(ctx, db, &actor.school).await?;
    for person in to.into_iter().filter(|person| *person != actor.person.id) {
        let parcel = Parcel::to_person(actor.school.id, person, format!("{key}{person}"), note.clone(), now)
            .calm()
            .until(calendar.end_of_day(on));
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(())
}
