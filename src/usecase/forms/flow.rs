//! One person's way through a form. Each step saves what it was given before it says where the person is now.

use chrono::{DateTime, Utc};

use super::sheet::Sheet;
use super::{Filling, Intro, Returned, Screen, Why};
use crate::domain::forms::{Answers, Facts, Field, Page, Required, problems_of_page};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Error, Result, observation};

/// Where going on leads.
#[derive(Clone, Debug)]
pub enum Next {
    /// To a message.
    Screen(Screen),
    /// To a window with the inputs of the filling's page.
    Window(Box<Filling>),
}

/// Opens a form: at its first page with everything given so far, or as it was submitted.
///
/// # Errors
/// Refused when it is not theirs to fill in or the occasion is gone.
pub async fn open(ctx: &Ctx, actor: &Actor, subject: Subject) -> Result<Screen> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let sheet = Sheet::load(ctx, &mut db, actor, subject, now).await?;
    if let Some(entry) = sheet.entry.clone() {
        return sheet.saved(&mut db, entry, false).await;
    }
    let answers = sheet.answers();
    if !sheet.is_open() {
        return Ok(sheet.returned(answers));
    }
    let page = sheet.first_page(&answers);
    if let Intro::Observation(intro) = &sheet.gate.intro {
        observation::note_quoted(ctx, actor, intro).await?;
    }
    sheet.filling(&mut db, answers, page, Vec::new()).await
}

/// Opens what was submitted for changing it.
///
/// # Errors
/// As [`open`].
pub async fn edit(ctx: &Ctx, actor: &Actor, subject: Subject) -> Result<Screen> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let sheet = Sheet::load(ctx, &mut db, actor, subject, now).await?;
    match sheet.entry.clone() {
        Some(entry) if !sheet.is_open() => sheet.saved(&mut db, entry, false).await,
        _ => {
            let answers = sheet.answers();
            if !sheet.is_open() {
                return Ok(sheet.returned(answers));
            }
            let page = sheet.first_page(&answers);
            sheet.filling(&mut db, answers, page, Vec::new()).await
        }
    }
}

/// A button of a scale or a short choice: chooses, or, without a value, takes back what may stay unanswered. That these
/// are two buttons makes a press in haste, twice, one choice.
///
/// # Errors
/// As [`open`]; and when the question is not asked or the option is not there.
pub async fn pick(ctx: &Ctx, actor: &Actor, subject: Subject, field: String, value: String) -> Result<Screen> {
    change(ctx, actor, subject, move |sheet, answers| {
        let question = sheet.question(&field, answers)?;
        let taken_back = value.is_empty() && question.required != Required::Always;
        let values = if taken_back { Vec::new() } else { vec![value] };
        set_choice(sheet, question, answers, values)
    })
    .await
}

/// A choice in a select menu.
///
/// # Errors
/// As [`pick`].
pub async fn choose(ctx: &Ctx, actor: &Actor, subject: Subject, field: String, values: Vec<String>) -> Result<Screen> {
    change(ctx, actor, subject, move |sheet, answers| {
        let question = sheet.question(&field, answers)?;
        set_choice(sheet, question, answers, values)
    })
    .await
}

fn set_choice(sheet: &Sheet<'_>, question: &Field, answers: &mut Answers, values: Vec<String>) -> Result<usize> {
    let options = question.options(sheet.facts());
    let known = |value: &String| options.iter().any(|option| option.value == *value);
    if !question.is_choice() || values.len() > question.max_picks() || !values.iter().all(known) {
        return Err(Refusal::Gone.into());
    }
    answers.choose(&question.key, values);
    Ok(sheet
        .form
        .page_of(&question.key)
        .unwrap_or_else(|| sheet.first_page(answers)))
}

/// Changes the draft and shows the page on which that happened.
async fn change<F>(ctx: &Ctx, actor: &Actor, subject: Subject, edit: F) -> Result<Screen>
where
    F: FnOnce(&Sheet<'_>, &mut Answers) -> Result<usize> + Send + 'static,
{
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let sheet = Sheet::load(&ctx_, db, &actor, subject, now).await?;
        let mut answers = sheet.answers();
        if !sheet.is_open() {
            return Ok(sheet.returned(answers));
        }
        let page = edit(&sheet, &mut answers)?;
        sheet.keep(db, &answers).await?;
        sheet.filling(db, answers, page, Vec::new()).await
    })
    .await
}

/// Goes on to a page: a window where it is a page of texts. A required choice that is missing keeps the person where
/// it stands.
///
/// # Errors
/// As [`open`].
pub async fn next(ctx: &Ctx, actor: &Actor, subject: Subject, page: usize) -> Result<Next> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let sheet = Sheet::load(ctx, &mut db, actor, subject, now).await?;
    let answers = sheet.answers();
    if !sheet.is_open() {
        return Ok(Next::Screen(sheet.returned(answers)));
    }
    if let Some((at, problems)) = sheet.unchosen(&answers, page) {
        return Ok(Next::Screen(sheet.filling(&mut db, answers, at, problems).await?));
    }
    let is_window = match sheet.form.page(page, &answers, sheet.facts()) {
        Some(Page::Texts { .. }) => true,
        Some(Page::Choices { .. }) => false,
        None => {
            drop(db);
            return Ok(Next::Screen(submit(ctx, actor, subject).await?));
        }
    };
    match sheet.filling(&mut db, answers, page, Vec::new()).await? {
        Screen::Filling(filling) if is_window => Ok(Next::Window(filling)),
        screen => Ok(Next::Screen(screen)),
    }
}

/// Submits the draft as it is.
///
/// # Errors
/// As [`open`].
pub async fn submit(ctx: &Ctx, actor: &Actor, subject: Subject) -> Result<Screen> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let sheet = Sheet::load(&ctx_, db, &actor, subject, now).await?;
        let answers = sheet.answers();
        match sheet.entry.clone() {
            Some(entry) if sheet.draft.is_none() => sheet.saved(db, entry, false).await,
            _ if !sheet.is_open() => Ok(sheet.returned(answers)),
            _ => sheet.submit(db, answers).await,
        }
    })
    .await
}

/// The window of a page was submitted: its texts are kept whatever happens next, then the form goes on or is submitted.
///
/// # Errors
/// Only when the database cannot be written: a form that takes no answers any more gives the texts back.
pub async fn page(
    ctx: &Ctx,
    actor: &Actor,
    subject: Subject,
    number: usize,
    typed: Vec<(String, String)>,
) -> Result<Screen> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let sheet = match Sheet::load(&ctx_, db, &actor, subject, now).await {
            Ok(sheet) => sheet,
            Err(Error::Refused(refusal)) => {
                return keep_refused(&ctx_, db, &actor, subject, &typed, refusal, now).await;
            }
            Err(fault) => return Err(fault),
        };
        take_page(db, sheet, number, &typed).await
    })
    .await
}

async fn take_page(db: &mut Db, sheet: Sheet<'_>, number: usize, typed: &[(String, String)]) -> Result<Screen> {
    let mut answers = sheet.answers();
    for (key, text) in typed {
        if sheet
            .form
            .fields
            .iter()
            .any(|field| field.key == *key && !field.is_choice())
        {
            answers.write(key, text);
        }
    }
    let same = sheet.entry.as_ref().is_some_and(|entry| entry.answers == answers);
    if same && sheet.draft.is_none() {
        // The same window, submitted twice.
        return sheet.submit(db, answers).await;
    }
    sheet.keep(db, &answers).await?;
    if !sheet.is_open() {
        return Ok(sheet.returned(answers));
    }
    let Some(page) = sheet.form.page(number, &answers, sheet.facts()) else {
        return sheet.submit(db, answers).await;
    };
    let problems = problems_of_page(&page, &answers, sheet.facts());
    if !problems.is_empty() {
        return sheet.filling(db, answers, number, problems).await;
    }
    match sheet
        .form
        .next_page(number, &answers, sheet.facts())
        .map(|page| page.number())
    {
        Some(next) => sheet.filling(db, answers, next, Vec::new()).await,
        None => sheet.submit(db, answers).await,
    }
}

/// The occasion or the right is gone while the person was typing: nothing of it is lost all the same. What they began
/// is kept; who never began, and may never have had the right, gets the text back and leaves nothing behind.
async fn keep_refused(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    subject: Subject,
    typed: &[(String, String)],
    refusal: Refusal,
    now: DateTime<Utc>,
) -> Result<Screen> {
    let form = ctx.form_of(subject);
    let person = actor.person.id;
    let begun = store::forms::draft(db, person, subject).await?;
    let is_begun = begun.is_some();
    let mut answers = begun.unwrap_or_default();
    for (key, text) in typed {
        if form.field(key).is_some_and(|field| !field.is_choice()) {
            answers.write(key, text);
        }
    }
    if is_begun {
        store::forms::save_draft(db, person, subject, form.version, &answers, now).await?;
    }
    Ok(Screen::Returned(Box::new(Returned {
        form: form.key,
        answers,
        facts: Facts::default(),
        why: Why::Refused(refusal),
    })))
}
