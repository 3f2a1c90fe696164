//! One person's way through a form. Each step saves what it was given before it says where the person is now.

use chrono::{DateTime, Utc};

use super::{Filling, Gate, Returned, Saved, Screen, Why, form_of, gate, on_submitted, readers};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Facts, Field, Form, Page, Problem, TAGS, problems_of_page, validate};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::forms::NewEntry;
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

/// A form with everything this person has to do with it.
struct Sheet<'a> {
    ctx: &'a Ctx,
    actor: &'a Actor,
    subject: Subject,
    form: &'a Form,
    gate: Gate,
    entry: Option<Entry>,
    draft: Option<Answers>,
    now: DateTime<Utc>,
}

impl<'a> Sheet<'a> {
    async fn load(ctx: &'a Ctx, db: &mut Db, actor: &'a Actor, subject: Subject, now: DateTime<Utc>) -> Result<Self> {
        let gate = gate(ctx, db, actor, subject, now).await?;
        Ok(Self {
            ctx,
            actor,
            subject,
            form: form_of(ctx, subject),
            gate,
            entry: store::forms::entry_of(db, actor.person.id, subject).await?,
            draft: store::forms::draft(db, actor.person.id, subject).await?,
            now,
        })
    }

    fn facts(&self) -> &Facts {
        &self.gate.facts
    }

    fn is_open(&self) -> bool {
        self.gate.is_open(self.entry.is_some(), self.now)
    }

    /// What stands in the form now: the draft, else what was submitted.
    fn answers(&self) -> Answers {
        let submitted = || self.entry.as_ref().map(|entry| entry.answers.clone());
        self.draft.clone().or_else(submitted).unwrap_or_default()
    }

    async fn keep(&self, db: &mut Db, answers: &Answers) -> Result<()> {
        let person = self.actor.person.id;
        store::forms::save_draft(db, person, self.subject, self.form.version, answers, self.now).await?;
        Ok(())
    }

    async fn filling(&self, db: &mut Db, answers: Answers, page: usize, problems: Vec<Problem>) -> Result<Screen> {
        let visibility = self
            .entry
            .as_ref()
            .map_or_else(|| self.form.default_visibility(), |entry| entry.visibility);
        Ok(Screen::Filling(Box::new(Filling {
            subject: self.subject,
            gate: self.gate.clone(),
            zone: self.actor.school.zone,
            audience: readers(db, self.actor, self.form, visibility).await?,
            editing: self.entry.is_some(),
            answers,
            page,
            problems,
        })))
    }

    /// The first page that has a question.
    fn first_page(&self, answers: &Answers) -> usize {
        self.form.pages(answers, self.facts()).first().map_or(0, Page::number)
    }

    async fn saved(self, db: &mut Db, entry: Entry, fresh: bool) -> Result<Screen> {
        Ok(Screen::Saved(Box::new(Saved {
            audience: readers(db, self.actor, self.form, entry.visibility).await?,
            may_edit: self.gate.is_open(true, self.now),
            zone: self.actor.school.zone,
            gate: self.gate,
            entry,
            fresh,
        })))
    }

    fn returned(self, answers: Answers) -> Screen {
        let why = if self.entry.is_some() { Why::Locked } else { Why::Closed };
        Screen::Returned(Box::new(Returned {
            form: self.form.key,
            answers,
            facts: self.gate.facts,
            why,
        }))
    }

    /// The question `key`, if it is asked now.
    fn question(&self, key: &str, answers: &Answers) -> Result<&'a Field> {
        let asked = self
            .form
            .visible_fields(answers, self.facts())
            .find(|field| field.key == key);
        let tags = || {
            (key == TAGS && self.entry.is_some())
                .then(|| self.form.field(TAGS))
                .flatten()
        };
        Ok(asked.or_else(tags).ok_or(Refusal::Gone)?)
    }

    /// Everything wrong with the choices on the pages before `page`, and where the first of them stands.
    fn unchosen(&self, answers: &Answers, page: usize) -> Option<(usize, Vec<Problem>)> {
        self.form
            .pages(answers, self.facts())
            .iter()
            .filter(|before| before.number() < page && matches!(before, Page::Choices { .. }))
            .map(|before| (before.number(), problems_of_page(before, answers, self.facts())))
            .find(|(_, problems)| !problems.is_empty())
    }

    /// Submits the answers, or says what is missing and where.
    async fn submit(self, db: &mut Db, answers: Answers) -> Result<Screen> {
        if let Some(problem) = validate(self.form, &answers, self.facts()).first() {
            let field = problem.field().and_then(|key| self.form.page_of(key));
            let page = field.unwrap_or_else(|| self.last_page(&answers));
            let here = self.form.page(page, &answers, self.facts());
            let all = here.map_or_else(Vec::new, |page| problems_of_page(&page, &answers, self.facts()));
            let problems = if all.is_empty() { vec![problem.clone()] } else { all };
            return self.filling(db, answers, page, problems).await;
        }
        let answers = answers.asked(self.form, self.facts());
        let (entry, first) = match self.entry.clone() {
            // The same window submitted twice, or nothing changed.
            Some(entry) if entry.answers == answers => {
                store::forms::drop_draft(db, self.actor.person.id, self.subject).await?;
                return self.saved(db, entry, true).await;
            }
            Some(entry) => {
                store::forms::change_entry(db, entry.id, self.form.version, &answers, self.now).await?;
                (entry.id, false)
            }
            None => (self.insert(db, &answers).await?, true),
        };
        store::forms::drop_draft(db, self.actor.person.id, self.subject).await?;
        let entry = store::forms::entry(db, entry)
            .await?
            .ok_or(Error::Bug("an entry just stored is gone"))?;
        on_submitted(self.ctx, db, self.actor, &entry, first, self.now).await?;
        let act = if first { "form.submitted" } else { "form.changed" };
        let (school, person) = (self.actor.school.id, self.actor.person.id);
        store::people::audit(db, school, Some(person), (act, &self.subject.to_string()), self.now).await?;
        self.saved(db, entry, true).await
    }

    async fn insert(&self, db: &mut Db, answers: &Answers) -> Result<crate::domain::ids::EntryId> {
        let new = NewEntry {
            school: self.actor.school.id,
            author: self.actor.person.id,
            subject: self.subject,
            version: self.form.version,
            answers,
            visibility: self.form.default_visibility(),
            late: self.gate.late,
        };
        let id = store::forms::insert_entry(db, new, self.now).await?;
        id.ok_or(Error::Bug("a form was submitted twice in one transaction"))
    }

    fn last_page(&self, answers: &Answers) -> usize {
        self.form.pages(answers, self.facts()).last().map_or(0, Page::number)
    }
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
    observation::note_quoted(ctx, actor, &sheet.gate).await?;
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

/// A button of a scale or a short choice: chooses, or takes back what may stay unanswered.
///
/// # Errors
/// As [`open`]; and when the question is not asked or the option is not there.
pub async fn pick(ctx: &Ctx, actor: &Actor, subject: Subject, field: String, value: String) -> Result<Screen> {
    change(ctx, actor, subject, move |sheet, answers| {
        let question = sheet.question(&field, answers)?;
        let again = answers.choice(&field) == Some(value.as_str());
        let required = question.required == crate::domain::forms::Required::Always;
        let taken_back = again && !required;
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
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let sheet = Sheet::load(&ctx_, db, &actor, subject, now).await?;
                let mut answers = sheet.answers();
                if !sheet.is_open() {
                    return Ok(sheet.returned(answers));
                }
                let page = edit(&sheet, &mut answers)?;
                sheet.keep(db, &answers).await?;
                sheet.filling(db, answers, page, Vec::new()).await
            })
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
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let sheet = Sheet::load(&ctx_, db, &actor, subject, now).await?;
                let answers = sheet.answers();
                match sheet.entry.clone() {
                    Some(entry) if sheet.draft.is_none() => sheet.saved(db, entry, false).await,
                    _ if !sheet.is_open() => Ok(sheet.returned(answers)),
                    _ => sheet.submit(db, answers).await,
                }
            })
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
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let sheet = match Sheet::load(&ctx_, db, &actor, subject, now).await {
                    Ok(sheet) => sheet,
                    Err(Error::Refused(refusal)) => {
                        return keep_refused(&ctx_, db, &actor, subject, &typed, refusal, now).await;
                    }
                    Err(fault) => return Err(fault),
                };
                take_page(db, sheet, number, &typed).await
            })
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

/// The occasion or the right is gone while the person was typing: nothing of it is lost all the same.
async fn keep_refused(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    subject: Subject,
    typed: &[(String, String)],
    refusal: Refusal,
    now: DateTime<Utc>,
) -> Result<Screen> {
    let form = form_of(ctx, subject);
    let person = actor.person.id;
    let mut answers = store::forms::draft(db, person, subject).await?.unwrap_or_default();
    for (key, text) in typed {
        if form.field(key).is_some_and(|field| !field.is_choice()) {
            answers.write(key, text);
        }
    }
    store::forms::save_draft(db, person, subject, form.version, &answers, now).await?;
    Ok(Screen::Returned(Box::new(Returned {
        form: form.key,
        answers,
        facts: Facts::default(),
        why: Why::Refused(refusal),
    })))
}
