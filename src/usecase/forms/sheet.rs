//! A form as one person has it before them: its occasion, what was submitted, what stands in the draft.

use chrono::{DateTime, Utc};

use super::{Filling, Gate, Returned, Saved, Screen, Why, gate, on_submitted};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Facts, Field, Form, Page, Problem, TAGS, problems_of_page, validate};
use crate::domain::ids::EntryId;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::store::forms::NewEntry;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::sharing::{readers, readers_of};
use crate::usecase::{Ctx, Error, Result};

/// A form with everything this person has to do with it.
pub(super) struct Sheet<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) actor: &'a Actor,
    pub(super) subject: Subject,
    pub(super) form: &'a Form,
    pub(super) gate: Gate,
    pub(super) entry: Option<Entry>,
    pub(super) draft: Option<Answers>,
    pub(super) now: DateTime<Utc>,
}

impl<'a> Sheet<'a> {
    pub(super) async fn load(
        ctx: &'a Ctx,
        db: &mut Db,
        actor: &'a Actor,
        subject: Subject,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let gate = gate(ctx, db, actor, subject, now).await?;
        Ok(Self {
            ctx,
            actor,
            subject,
            form: ctx.form_of(subject),
            gate,
            entry: store::forms::entry_of(db, actor.person.id, subject).await?,
            draft: store::forms::draft(db, actor.person.id, subject).await?,
            now,
        })
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.gate.facts
    }

    pub(super) fn is_open(&self) -> bool {
        self.gate.is_open(self.entry.is_some(), self.now)
    }

    /// What stands in the form now: the draft, else what was submitted.
    pub(super) fn answers(&self) -> Answers {
        let submitted = || self.entry.as_ref().map(|entry| entry.answers.clone());
        self.draft.clone().or_else(submitted).unwrap_or_default()
    }

    pub(super) async fn keep(&self, db: &mut Db, answers: &Answers) -> Result<()> {
        let person = self.actor.person.id;
        store::forms::save_draft(db, person, self.subject, self.form.version, answers, self.now).await?;
        Ok(())
    }

    pub(super) async fn filling(
        &self,
        db: &mut Db,
        answers: Answers,
        page: usize,
        problems: Vec<Problem>,
    ) -> Result<Screen> {
        let audience = match &self.entry {
            Some(entry) => readers_of(self.ctx, db, self.actor, entry).await?,
            None => readers(db, self.actor, self.form, self.form.default_visibility()).await?,
        };
        Ok(Screen::Filling(Box::new(Filling {
            subject: self.subject,
            gate: self.gate.clone(),
            zone: self.actor.school.zone,
            audience,
            editing: self.entry.is_some(),
            answers,
            page,
            problems,
        })))
    }

    /// The first page that has a question.
    pub(super) fn first_page(&self, answers: &Answers) -> usize {
        self.form.pages(answers, self.facts()).first().map_or(0, Page::number)
    }

    pub(super) async fn saved(self, db: &mut Db, entry: Entry, fresh: bool) -> Result<Screen> {
        Ok(Screen::Saved(Box::new(Saved {
            audience: readers_of(self.ctx, db, self.actor, &entry).await?,
            reads: store::forms::reads(db, entry.id, entry.author).await?,
            may_edit: self.gate.is_open(true, self.now),
            zone: self.actor.school.zone,
            gate: self.gate,
            entry,
            fresh,
        })))
    }

    pub(super) fn returned(self, answers: Answers) -> Screen {
        let why = if self.entry.is_some() { Why::Locked } else { Why::Closed };
        Screen::Returned(Box::new(Returned {
            form: self.form.key,
            answers,
            facts: self.gate.facts,
            why,
        }))
    }

    /// The question `key`, if it is asked now.
    pub(super) fn question(&self, key: &str, answers: &Answers) -> Result<&'a Field> {
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
    pub(super) fn unchosen(&self, answers: &Answers, page: usize) -> Option<(usize, Vec<Problem>)> {
        self.form
            .pages(answers, self.facts())
            .iter()
            .filter(|before| before.number() < page && matches!(before, Page::Choices { .. }))
            .map(|before| (before.number(), problems_of_page(before, answers, self.facts())))
            .find(|(_, problems)| !problems.is_empty())
    }

    /// Submits the answers, or says what is missing and where.
    pub(super) async fn submit(mut self, db: &mut Db, answers: Answers) -> Result<Screen> {
        if let Some(problem) = validate(self.form, &answers, self.facts()).first() {
            let field = problem.field().and_then(|key| self.form.page_of(key));
            let page = field.unwrap_or_else(|| self.last_page(&answers));
            let here = self.form.page(page, &answers, self.facts());
            let all = here.map_or_else(Vec::new, |page| problems_of_page(&page, &answers, self.facts()));
            let problems = if all.is_empty() { vec![problem.clone()] } else { all };
            return self.filling(db, answers, page, problems).await;
        }
        let answers = self.form.asked(&answers, self.facts());
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
        // From here on other rules hold: until when it may be changed, whether it is late.
        self.gate = gate(self.ctx, db, self.actor, self.subject, self.now).await?;
        let act = if first { "form.submitted" } else { "form.changed" };
        self.actor.did(db, act, &self.subject, self.now).await?;
        self.saved(db, entry, true).await
    }

    pub(super) async fn insert(&self, db: &mut Db, answers: &Answers) -> Result<EntryId> {
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

    pub(super) fn last_page(&self, answers: &Answers) -> usize {
        self.form.pages(answers, self.facts()).last().map_or(0, Page::number)
    }
}
