//! The forms about a lesson: who fills in which and when, what follows from it, and what the other one may read.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Desk, Timed, Who};
use crate::domain::entry::Entry;
use crate::domain::forms::{Audience, Facts, FormKey, Gate};
use crate::domain::ids::{EntryId, ObservationId};
use crate::domain::lang::Text2;
use crate::domain::observation::decide::{Command, decide};
use crate::domain::observation::{Side, State};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, sharing};

/// What stands above the questions of a form about a lesson. Holds content: what the host asks to look at.
#[derive(Clone, PartialEq)]
pub struct Intro {
    /// Which form.
    pub form: FormKey,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
    /// The lesson.
    pub lesson: Option<Timed>,
    /// What the host asks to look at, where the form is about that.
    pub focus: Option<Focus>,
}

/// What the host asks to look at.
#[derive(Clone, PartialEq)]
pub struct Focus {
    /// The host's entry; reading it here is noted like any reading.
    pub entry: EntryId,
    /// The host's question.
    pub question: String,
    /// The areas the host chose.
    pub areas: Vec<Text2>,
}

impl std::fmt::Debug for Intro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Intro")
            .field("form", &self.form)
            .finish_non_exhaustive()
    }
}

/// See [`Gate`]: the host's forms are the host's, the observer's the observer's, each in its time.
pub(in crate::usecase) async fn gate(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<Gate<Intro>> {
    let id = subject.observation().ok_or(Refusal::Gone)?;
    let desk = Desk::load(ctx, db, actor, id, now).await?;
    let by = match subject {
        Subject::Prebrief(_) | Subject::HostReflection(_) => Side::Host,
        _ => Side::Observer,
    };
    if desk.it.side(actor.person.id) != Some(by) {
        return Err(Refusal::NotAllowed.into());
    }
    let end = time(&desk, subject)?;
    let focus = match by {
        Side::Observer => focus(ctx, db, &desk).await?,
        Side::Host => None,
    };
    let page = desk.page(actor.person.id, None);
    Ok(Gate {
        facts: Facts::default(),
        intro: Intro {
            form: subject.form(),
            host: page.host,
            observer: page.observer,
            lesson: page.lesson,
            focus,
        },
        closes_at: Some(end),
        locks_at: Some(end),
        late: false,
    })
}

/// Until when the form takes answers.
fn time(desk: &Desk, subject: Subject) -> std::result::Result<DateTime<Utc>, Refusal> {
    let it = &desk.it;
    match it.state {
        State::Proposed | State::ToReschedule => return Err(Refusal::NothingAgreed),
        State::Declined | State::Released | State::Expired => return Err(Refusal::ObservationOver),
        State::Scheduled | State::Observed | State::Closed => {}
    }
    let begun = it.has_begun(&desk.calendar, desk.now);
    match subject {
        Subject::Feedback(_) | Subject::HostReflection(_) if !begun => Err(Refusal::LessonAhead),
        Subject::Prebrief(_) => it.starts_at(&desk.calendar).ok_or(Refusal::NothingAgreed),
        _ => Ok(it.counts_until(&desk.calendar)),
    }
}

async fn focus(ctx: &Ctx, db: &mut Db, desk: &Desk) -> Result<Option<Focus>> {
    let subject = Subject::Prebrief(desk.it.id);
    let Some(entry) = store::forms::entry_of(db, desk.it.host, subject).await? else {
        return Ok(None);
    };
    let none = Facts::default();
    let field = ctx.form_of(subject).field("focus");
    let options = field.map_or(&[][..], |field| field.options(&none));
    let chosen = entry.answers.choices("focus");
    let areas = options.iter().filter(|option| chosen.contains(&option.value));
    Ok(Some(Focus {
        entry: entry.id,
        question: entry.answers.text("focus_question").unwrap_or_default().to_owned(),
        areas: areas.map(|option| option.label.clone()).collect(),
    }))
}

/// Notes that the observer was shown what the host wrote.
///
/// # Errors
/// When the database cannot be written.
pub(in crate::usecase) async fn note_quoted(ctx: &Ctx, actor: &Actor, intro: &Intro) -> Result<()> {
    let Some(focus) = &intro.focus else {
        return Ok(());
    };
    let (entry, reader, now) = (focus.entry, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        store::forms::log_read(db, entry, reader, now).await?;
        Ok(())
    })
    .await
}

/// What follows from a form about a lesson: its fact is on record, and the other one is told that it is there.
pub(in crate::usecase) async fn on_submitted(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    subject: Subject,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(id) = subject.observation() else {
        return Ok(());
    };
    // A change counts like the first time: it may be about a lesson that was held after an earlier one was not. What is
    // on record already does not change.
    let command = match subject {
        Subject::Prebrief(_) => Command::PrebriefSaved,
        Subject::Feedback(_) => Command::FeedbackSaved,
        Subject::HostReflection(_) => Command::LookBackSaved,
        _ => return Ok(()),
    };
    let mut desk = Desk::load(ctx, db, actor, id, now).await?;
    let decision = decide(&desk.it, actor.person.id, command, desk.moment())?;
    desk.commit(db, Some(actor.person.id), decision).await
}

/// Whether the host has shared the look back at the lesson with this observer. Whether there is one that is not shared
/// is the host's alone.
pub(super) async fn shows_look_back(db: &mut Db, desk: &Desk, actor: &Actor) -> Result<bool> {
    let it = &desk.it;
    let observes = it.side(actor.person.id) == Some(Side::Observer) && actor.person.account.is_some();
    if !observes || it.facts.look_back_at.is_none() {
        return Ok(false);
    }
    let entry = store::forms::entry_of(db, it.host, Subject::HostReflection(it.id)).await?;
    Ok(entry.is_some_and(|entry| entry.visibility == Visibility::Observer))
}

/// What somebody wrote about a lesson, as the other one of the two reads it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The entry.
    pub entry: Entry,
    /// Who wrote it.
    pub author: Who,
    /// The lesson.
    pub lesson: Option<Timed>,
    /// Which observation.
    pub id: ObservationId,
    /// Who reads feedback, which the host may pass on; everything else the two alone.
    pub audience: Option<Audience>,
    /// It is feedback to the reader, who decides who else may see it.
    pub may_share: bool,
    /// The reader has put it out of sight.
    pub hidden: bool,
    /// Who else has read what the reader passed on, and when first.
    pub reads: Vec<(String, DateTime<Utc>)>,
    /// The school's zone.
    pub zone: Tz,
}

/// Reads what the other one wrote before or after the lesson; noted in the author's read log.
///
/// # Errors
/// Refused to everybody but the two, and when nothing is there.
pub async fn read(ctx: &Ctx, actor: &Actor, subject: Subject) -> Result<Reading> {
    let id = subject.observation().ok_or(Refusal::Gone)?;
    let mut db = ctx.store.read().await?;
    let desk = Desk::load(ctx, &mut db, actor, id, ctx.now()).await?;
    if desk.it.side(actor.person.id).is_none() {
        return Err(Refusal::NotAllowed.into());
    }
    let author = match subject {
        Subject::Feedback(_) => desk.it.observer,
        _ => desk.it.host,
    };
    let entry = store::forms::entry_of(&mut db, author, subject).await?;
    let entry = entry.ok_or(Refusal::NothingWritten)?;
    let passable = !subject.is_shared_by_its_author();
    let audience = if passable {
        Some(sharing::readers_of(ctx, &mut db, actor, &entry).await?)
    } else {
        None
    };
    let may_share = passable && desk.it.host == actor.person.id;
    let hidden = may_share && store::forms::is_hidden(&mut db, actor.person.id, entry.id).await?;
    let reads = if may_share {
        store::forms::reads(&mut db, entry.id, actor.person.id).await?
    } else {
        Vec::new()
    };
    drop(db);
    Ok(Reading {
        reads,
        zone: actor.school.zone,
        entry: if hidden {
            entry
        } else {
            sharing::read(ctx, actor, entry.id).await?
        },
        author: desk.people.get(&author).cloned().unwrap_or_default(),
        lesson: desk.page(actor.person.id, None).lesson,
        id,
        audience,
        may_share,
        hidden,
    })
}
