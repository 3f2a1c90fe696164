//! The monthly reflection: writing it, putting it off, skipping it, deleting it (domain §3.2).

mod deletion;
#[cfg(test)]
mod tests;
mod timer;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

pub use deletion::{Deletion, Stage, ask_delete, delete};
pub(super) use timer::overtaken;
pub use timer::{Notice, notice, tick};

use super::caller::Actor;
use super::{Ctx, Result, calendar};
use crate::domain::calendar::{Calendar, ReflectionWindow};
use crate::domain::forms::Gate;
use crate::domain::ids::ReflectionId;
use crate::domain::lang::Text2;
use crate::domain::month::Month;
use crate::domain::reflection::{
    Later, MESSAGES_MAX, Reflection, State, Writing, closes_at, later_choices, locks_at, writable, writing,
};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db};

/// What stands above the questions of a month's reflection. Holds content: what the person promised themselves.
#[derive(Clone, PartialEq, Eq)]
pub struct Intro {
    /// The month.
    pub month: Month,
    /// The month's question.
    pub question: Text2,
    /// Last month's `next_step`.
    pub promised: Option<String>,
    /// The date that people are told.
    pub due_on: NaiveDate,
    /// The last day on which it is taken, on time or late as it is now.
    pub until: NaiveDate,
}

impl std::fmt::Debug for Intro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Intro")
            .field("month", &self.month)
            .finish_non_exhaustive()
    }
}

/// See [`Gate`]: a reflection is its person's own, from the opening of its window until late answers end.
pub(super) async fn gate(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    id: ReflectionId,
    now: DateTime<Utc>,
) -> Result<Gate<Intro>> {
    let (reflection, calendar, window) = own(ctx, db, actor, id).await?;
    let late = now >= window.grace_until;
    let closes_at = closes_at(&calendar, &window, &reflection);
    if reflection.deleted_at.is_some() && closes_at <= now {
        return Err(Refusal::ReflectionDeleted.into());
    }
    Ok(Gate {
        facts: ctx.rules.forms.facts_of(reflection.month),
        intro: Intro {
            month: reflection.month,
            question: question(ctx, reflection.month),
            promised: promised(db, &reflection).await?,
            due_on: window.due_on,
            until: last_day(
                &calendar,
                closes_at.min(if late { window.late_until } else { window.grace_until }),
            ),
        },
        closes_at: Some(closes_at),
        locks_at: Some(locks_at(&calendar, &window, &reflection)),
        late,
    })
}

/// A person's own row with its window. Somebody else's is refused like one that never was.
async fn own(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    id: ReflectionId,
) -> Result<(Reflection, Calendar, ReflectionWindow)> {
    let reflection = store::reflection::reflection(db, id).await?;
    let reflection = reflection
        .filter(|row| row.person == actor.person.id)
        .ok_or(Refusal::Gone)?;
    let calendar = calendar::of(ctx, db, &actor.school).await?;
    let window = calendar.reflection_window(reflection.month).ok_or(Refusal::Gone)?;
    Ok((reflection, calendar, window))
}

/// The last day before an exclusive end.
fn last_day(calendar: &Calendar, end: DateTime<Utc>) -> NaiveDate {
    calendar.date(end - TimeDelta::seconds(1))
}

/// The question of a month; empty only for a summer month, which has no reflection.
fn question(ctx: &Ctx, month: Month) -> Text2 {
    ctx.rules.forms.facts_of(month).prompt.unwrap_or_default()
}

/// What the person wanted to try this month, said a month ago.
async fn promised(db: &mut Db, reflection: &Reflection) -> Result<Option<String>> {
    let before = store::reflection::of_month(db, reflection.person, reflection.month.prev()).await?;
    let Some(before) = before else { return Ok(None) };
    let entry = store::forms::entry_of(db, reflection.person, Subject::Reflection(before.id)).await?;
    Ok(entry.and_then(|entry| entry.answers.text("next_step").map(str::to_owned)))
}

/// The form was submitted: the month is done.
pub(super) async fn on_submitted(
    db: &mut Db,
    id: ReflectionId,
    late: bool,
    first: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    if !first {
        return Ok(());
    }
    let mut reflection = store::reflection::reflection(db, id).await?.ok_or(Refusal::Gone)?;
    reflection.hand_in(late, now);
    store::reflection::save(db, &reflection).await?;
    for number in 1..=MESSAGES_MAX {
        store::outbox::mark_answered(db, &timer::key(id, number), now).await?;
    }
    Ok(())
}

/// What `/reflection write` leads to.
#[derive(Clone, Debug)]
pub enum Write {
    /// Its form.
    Form(Subject),
    /// No form now.
    NotNow(NotNow),
}

/// Why a month cannot be written now.
#[derive(Clone, Debug)]
pub enum NotNow {
    /// That month's window opens then.
    NotYet {
        /// The month.
        month: Month,
        /// The moment.
        opens_at: DateTime<Utc>,
    },
    /// That month takes no answers any more, or never did.
    Over {
        /// The month.
        month: Month,
    },
    /// No window is open; the next one opens then.
    Nothing {
        /// The next month and its moment, when the calendar knows one.
        next: Option<(Month, DateTime<Utc>)>,
    },
}

/// Opens a month: the one asked for, else the newest whose window has opened.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn write(ctx: &Ctx, actor: &Actor, month: Option<Month>) -> Result<Write> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    drop(db);
    let open = writable(&calendar, actor.school.started_on, actor.person.joined_on, now);
    let month = match month {
        Some(month) => {
            if !open.iter().any(|window| window.month == month) {
                let opening = calendar.reflection_window(month).map(|window| writing(&window, now));
                return Ok(Write::NotNow(match opening {
                    Some(Writing::NotYet(opens_at)) => NotNow::NotYet { month, opens_at },
                    _ => NotNow::Over { month },
                }));
            }
            month
        }
        None => match open.first() {
            Some(window) => window.month,
            None => {
                let next = calendar.next_windows(now).next();
                let next = next.map(|window| (window.month, window.opens_at));
                return Ok(Write::NotNow(NotNow::Nothing { next }));
            }
        },
    };
    let person = actor.person.id;
    let id = ctx
        .write(async move |db| Ok(store::reflection::open(db, person, month, State::Open, now).await?))
        .await?;
    Ok(Write::Form(Subject::Reflection(id)))
}

/// The months that a person may write now, newest first, for completing an option.
///
/// # Errors
/// When the database cannot be read.
pub async fn months(ctx: &Ctx, actor: &Actor) -> Result<Vec<Month>> {
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let open = writable(&calendar, actor.school.started_on, actor.person.joined_on, ctx.now());
    Ok(open.into_iter().map(|window| window.month).collect())
}

/// What became of a wish to put a month off or to skip it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutOff {
    /// The row.
    pub id: ReflectionId,
    /// The month.
    pub month: Month,
    /// The last day on which it is on time.
    pub until: NaiveDate,
    /// What was done.
    pub done: Done,
}

/// What was done about a prompt without writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// When would suit: these moments.
    Asked(Vec<(Later, DateTime<Utc>)>),
    /// A reminder will come then.
    Snoozed(DateTime<Utc>),
    /// No reminder is left to move; the month can still be written.
    NoneLeft,
    /// Skipped; the month can still be written.
    Skipped,
    /// It is written already.
    Written,
}

/// *Later*: asks when.
///
/// # Errors
/// Refused when it is not the person's own, or its time is over.
pub async fn later(ctx: &Ctx, actor: &Actor, id: ReflectionId) -> Result<PutOff> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let (row, calendar, window) = own(ctx, &mut db, actor, id).await?;
    let choices = later_choices(&calendar, &window, &row, now);
    let done = match row.state {
        State::Submitted => Done::Written,
        State::Skipped => Done::Skipped,
        _ if choices.is_empty() => Done::NoneLeft,
        _ => Done::Asked(choices),
    };
    put_off(&row, &window, done, now)
}

/// *Later*, answered: the next reminder comes then instead.
///
/// # Errors
/// As [`later`].
pub async fn snooze(ctx: &Ctx, actor: &Actor, id: ReflectionId, when: Later) -> Result<PutOff> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (mut row, calendar, window) = own(&ctx_, db, &actor, id).await?;
        let choices = later_choices(&calendar, &window, &row, now);
        let moment = choices.iter().find(|(later, _)| *later == when).map(|(_, at)| *at);
        let done = match (row.state, moment) {
            (State::Submitted, _) => Done::Written,
            (State::Skipped, _) => Done::Skipped,
            (_, None) if choices.is_empty() => Done::NoneLeft,
            // The moment asked for has passed since the question was shown.
            (_, None) => Done::Asked(choices),
            (_, Some(at)) => {
                row.later_at = Some(at);
                store::reflection::save(db, &row).await?;
                Done::Snoozed(at)
            }
        };
        put_off(&row, &window, done, now)
    })
    .await
}

/// *Skip this month*: no more reminders; a changed mind may still write.
///
/// # Errors
/// As [`later`].
pub async fn skip(ctx: &Ctx, actor: &Actor, id: ReflectionId) -> Result<PutOff> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let (mut row, _, window) = own(&ctx_, db, &actor, id).await?;
        let done = if row.state == State::Submitted {
            Done::Written
        } else {
            Done::Skipped
        };
        if row.state == State::Open && now < window.grace_until {
            row.state = State::Skipped;
            row.later_at = None;
            store::reflection::save(db, &row).await?;
            actor
                .did(db, "reflection.skipped", &Subject::Reflection(id), now)
                .await?;
        }
        put_off(&row, &window, done, now)
    })
    .await
}

fn put_off(row: &Reflection, window: &ReflectionWindow, done: Done, now: DateTime<Utc>) -> Result<PutOff> {
    match writing(window, now) {
        Writing::Open { late, .. } => Ok(PutOff {
            id: row.id,
            month: row.month,
            until: if late { window.late_on } else { window.grace_on },
            done,
        }),
        Writing::NotYet(_) | Writing::Over => Err(Refusal::Gone.into()),
    }
}
