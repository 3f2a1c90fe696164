//! The clock's part: opening months, prompting, reminding, excusing, and giving up on what was not written.

use chrono::{DateTime, NaiveDate, Utc};

use super::question;
use crate::domain::calendar::{Calendar, ReflectionWindow};
use crate::domain::ids::ReflectionId;
use crate::domain::lang::Text2;
use crate::domain::month::Month;
use crate::domain::outgoing::{Parcel, ReflectionNote};
use crate::domain::people::School;
use crate::domain::reflection::{
    MESSAGES_MAX, Message, Reflection, State, Step, asked_until, is_excused, is_expected, moments, step,
};
use crate::store::reflection::Candidate;
use crate::store::{self, Db};
use crate::usecase::mail::Addressee;
use crate::usecase::{Ctx, Error, Result, calendar};

/// Does what is due in every school; answers how many rows it changed. Asked again it changes nothing more.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn tick(ctx: &Ctx) -> Result<u32> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let open = store::reflection::open_months(&mut db).await?;
    let mut work = Vec::new();
    for school in store::school::all(&mut db).await? {
        let calendar = calendar::of(ctx, &mut db, &school).await?;
        for window in running(&calendar, now) {
            let asked = now < asked_until(&calendar, &window);
            let given_up = window.grace_until <= now && open.contains(&(school.id, window.month));
            if (asked || given_up) && !due(&mut db, &school, &calendar, &window, now).await?.is_empty() {
                work.push((school.clone(), calendar.clone(), window));
            }
        }
    }
    drop(db);
    let mut changed = 0;
    for (school, calendar, window) in work {
        changed += ctx
            .write(async move |db| {
                let mut changed = 0;
                for news in due(db, &school, &calendar, &window, now).await? {
                    take_step(db, &school, &window, news, now).await?;
                    changed += 1;
                }
                Ok(changed)
            })
            .await?;
    }
    Ok(changed)
}

/// The windows in which something may happen: this month's once it has opened, and last month's for its end of grace.
fn running(calendar: &Calendar, now: DateTime<Utc>) -> impl Iterator<Item = ReflectionWindow> {
    let month = Month::of(calendar.date(now));
    let windows = [month.prev(), month].map(|month| calendar.reflection_window(month));
    windows
        .into_iter()
        .flatten()
        .filter(move |window| window.opens_at <= now)
}

/// The people for whom this moment has news, and the news.
async fn due(
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    window: &ReflectionWindow,
    now: DateTime<Utc>,
) -> Result<Vec<(Candidate, Step)>> {
    let moments = [Some(window.opens_at), window.reminder_at, window.second_reminder_at];
    let planned = (1..=MESSAGES_MAX).zip(moments);
    let come = planned
        .filter(|(_, at)| at.is_some_and(|at| at <= now))
        .map(|(number, _)| number)
        .next_back();
    let over = now >= window.grace_until;
    let all = store::reflection::candidates(db, school.id, window.month, come.unwrap_or(0), over, now).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let since = store::school::since(db, school.id).await?;
    let news = |candidate: Candidate| {
        let known = candidate.known.as_ref();
        let step = step(calendar, window, &candidate.presence, since, known, now)?;
        Some((candidate, step))
    };
    Ok(all.into_iter().filter_map(news).collect())
}

async fn take_step(
    db: &mut Db,
    school: &School,
    window: &ReflectionWindow,
    (candidate, step): (Candidate, Step),
    now: DateTime<Utc>,
) -> Result<()> {
    let mut row = match candidate.known {
        Some(row) => row,
        None => {
            let id = store::reflection::open(db, candidate.person, window.month, step.state, now).await?;
            store::reflection::reflection(db, id)
                .await?
                .ok_or(Error::Bug("a month just opened is gone"))?
        }
    };
    row.state = step.state;
    if let Some(message) = step.message {
        let planned = moments(window).get(usize::from(message.number) - 1).copied().flatten();
        let due_at = row.later_at.or(planned).unwrap_or(message.not_before);
        row.messages = message.number;
        row.later_at = None;
        let parcel = parcel(school, &row, message, due_at.min(message.not_before));
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    store::reflection::save(db, &row).await?;
    Ok(())
}

fn parcel(school: &School, row: &Reflection, message: Message, due_at: DateTime<Utc>) -> Parcel {
    let note = if message.prompt {
        ReflectionNote::Prompt(row.id)
    } else {
        ReflectionNote::Reminder(row.id)
    };
    Parcel::to_person(school.id, row.person, key(row.id, message.number), note, due_at)
        .calm()
        .until(message.expires_at)
}

/// People who were not asked about a month because all its time to ask passed between two moments, while nobody looked.
pub(in crate::usecase) async fn overtaken(
    db: &mut Db,
    school: &School,
    calendar: &Calendar,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<u32> {
    let since = store::school::since(db, school.id).await?;
    let mut people = 0;
    for window in calendar.next_windows(from).take_while(|window| window.opens_at < until) {
        if until < asked_until(calendar, &window) {
            continue;
        }
        let all = store::reflection::candidates(db, school.id, window.month, MESSAGES_MAX, true, until).await?;
        let unasked = all.iter().filter(|one| {
            one.known.is_none()
                && is_expected(&window, &one.presence, since)
                && !is_excused(calendar, &window, &one.presence)
        });
        people += u32::try_from(unasked.count()).unwrap_or(u32::MAX);
    }
    Ok(people)
}

/// What makes each of a month's messages once.
pub(super) fn key(id: ReflectionId, number: u8) -> String {
    format!("reflection:{id}:{number}")
}

/// What a prompt or a reminder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The row, for the buttons.
    pub id: ReflectionId,
    /// The month.
    pub month: Month,
    /// The month's question.
    pub question: Text2,
    /// The date that people are told.
    pub due_on: NaiveDate,
    /// The first message asks, the others remind.
    pub prompt: bool,
}

/// The facts of a prompt or reminder; nothing when the month was written, skipped, put off or is over.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(ctx: &Ctx, db: &mut Db, note: &ReflectionNote, to: &Addressee) -> Result<Option<Notice>> {
    let (ReflectionNote::Prompt(id) | ReflectionNote::Reminder(id)) = note;
    let Some(row) = store::reflection::reflection(db, *id).await? else {
        return Ok(None);
    };
    let calendar = calendar::of(ctx, db, &to.school).await?;
    let Some(window) = calendar.reflection_window(row.month) else {
        return Ok(None);
    };
    let theirs = to.person.as_ref().is_some_and(|person| person.id == row.person);
    let put_off = row.later_at.is_some_and(|at| to.now < at);
    if !theirs || row.state != State::Open || put_off || to.now >= asked_until(&calendar, &window) {
        return Ok(None);
    }
    Ok(Some(Notice {
        id: row.id,
        month: row.month,
        question: question(ctx, row.month),
        due_on: window.due_on,
        prompt: matches!(note, ReflectionNote::Prompt(_)),
    }))
}
