//! What colleagues share with a person, in one place, whatever form it is in: to a curator, a group, a lesson's observer.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{facts_of, lesson_of, may_read, read, sharer};
use crate::domain::entry::Entry;
use crate::domain::forms::Facts;
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::lang::Text2;
use crate::domain::month::Month;
use crate::domain::subject::Subject;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::roster::{Who, everybody};
use crate::usecase::{Ctx, Result};

/// Entries that may be chosen from: what one select menu holds.
const SELECTABLE: usize = 25;

/// What is shared with a person now.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What there is to choose from, newest first.
    pub lines: Vec<Line>,
    /// The one that is opened.
    pub opened: Option<Opened>,
}

/// An entry, as far as it is told before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The entry.
    pub entry: EntryId,
    /// Who shares it.
    pub by: Who,
    /// The form's title.
    pub title: Text2,
    /// Which month or lesson it is about; absent when that is gone.
    pub about: Option<About>,
}

/// What tells one entry of a form from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A month.
    Month(Month),
    /// The day of a lesson.
    Lesson(NaiveDate),
}

/// A shared entry that is read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Whose and what.
    pub line: Line,
    /// What was written.
    pub entry: Entry,
    /// What the form knew.
    pub facts: Facts,
    /// Who wrote it, when that is not who shares it.
    pub author: Option<Who>,
}

/// Everything that is shared with the person who asks, with the entry they chose opened; the read is noted.
///
/// # Errors
/// Refused when the chosen one is not shared with them, or not any more.
pub async fn shared(ctx: &Ctx, actor: &Actor, chosen: Option<EntryId>) -> Result<Shared> {
    let chosen = match chosen {
        Some(entry) => Some(read(ctx, actor, entry).await?),
        None => None,
    };
    let mut db = ctx.store.read().await?;
    let names = everybody(&mut db, actor.school.id).await?;
    let mut lines = Vec::new();
    for entry in readable(&mut db, actor).await?.iter().take(SELECTABLE) {
        lines.push(line(ctx, &mut db, &names, entry).await?);
    }
    let opened = match chosen {
        Some(entry) => Some(opened(ctx, &mut db, &names, entry).await?),
        None => None,
    };
    Ok(Shared { lines, opened })
}

/// How many entries are shared with the person.
pub(in crate::usecase) async fn count_shared(db: &mut Db, actor: &Actor) -> Result<usize> {
    Ok(readable(db, actor).await?.len())
}

async fn readable(db: &mut Db, actor: &Actor) -> Result<Vec<Entry>> {
    let mut readable = Vec::new();
    for entry in store::forms::shared_with(db, actor.person.id).await? {
        if may_read(db, actor, &entry).await? {
            readable.push(entry);
        }
    }
    Ok(readable)
}

async fn opened(ctx: &Ctx, db: &mut Db, names: &BTreeMap<PersonId, Who>, entry: Entry) -> Result<Opened> {
    let passed_on = !entry.subject.is_shared_by_its_author();
    Ok(Opened {
        line: line(ctx, db, names, &entry).await?,
        facts: facts_of(ctx, db, entry.subject).await?,
        author: passed_on.then(|| names.get(&entry.author).cloned().unwrap_or_default()),
        entry,
    })
}

async fn line(ctx: &Ctx, db: &mut Db, names: &BTreeMap<PersonId, Who>, entry: &Entry) -> Result<Line> {
    let by = sharer(db, entry).await?.and_then(|id| names.get(&id).cloned());
    let about = match entry.subject {
        Subject::Reflection(id) => {
            let row = store::reflection::reflection(db, id).await?;
            row.map(|row| About::Month(row.month))
        }
        subject => {
            let lesson = lesson_of(db, subject).await?.and_then(|it| it.lesson);
            lesson.map(|lesson| About::Lesson(lesson.slot.on))
        }
    };
    Ok(Line {
        entry: entry.id,
        by: by.unwrap_or_default(),
        title: ctx.form_of(entry.subject).title.clone(),
        about,
    })
}
