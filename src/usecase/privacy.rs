//! `/privacy`: what is kept about a person, who may see it, and who has read it (domain §2).

mod erasure;
mod export;

use chrono::NaiveDateTime;

pub use erasure::{Erasure, erase_own, erasure};
pub use export::{Found, export, export_for, named};

use super::caller::Actor;
use super::{Ctx, Result};
use crate::domain::forms::{Audience, audience};
use crate::domain::lang::Text2;
use crate::domain::retention::Terms;
use crate::store;

/// Reads shown in the log.
pub const READS: u32 = 20;

/// What is kept about a person besides their row of the staff list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Their submitted forms.
    pub entries: Vec<Own>,
    /// Forms begun and not submitted.
    pub drafts: u32,
    /// Colleagues in the private "not with" list.
    pub not_with: u32,
    /// Absences on record.
    pub leaves: u32,
    /// Observations as host or observer.
    pub observations: u32,
    /// Feedback from colleagues about lessons that they showed.
    pub feedback: u32,
    /// Lessons of their timetable.
    pub lessons: u32,
    /// Until when what is kept.
    pub terms: Terms,
}

/// Submitted forms of one kind that the same people may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The form's title.
    pub title: Text2,
    /// Who may see them.
    pub audience: Audience,
    /// How many there are.
    pub count: u32,
}

/// A reading by somebody else of one's own words, or of feedback to oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Which form it was.
    pub title: Text2,
    /// Who read.
    pub reader: String,
    /// Who wrote it, where it is feedback to oneself.
    pub author: Option<String>,
    /// When, in the school's zone.
    pub at: NaiveDateTime,
}

/// What is kept about the person who asks.
///
/// # Errors
/// When the database cannot be read.
pub async fn kept(ctx: &Ctx, actor: &Actor) -> Result<Kept> {
    let mut db = ctx.store.read().await?;
    let me = actor.person.id;
    let counts = store::privacy::counts(&mut db, me).await?;
    let entries = store::privacy::entries(&mut db, me).await?;
    let own = |(form, visibility, count)| {
        let form = ctx.rules.forms.catalogue.form(form);
        Own {
            title: form.title.clone(),
            audience: audience(form, visibility, false),
            count,
        }
    };
    Ok(Kept {
        entries: entries.into_iter().map(own).collect(),
        drafts: counts.drafts,
        not_with: counts.not_with,
        leaves: counts.leaves,
        observations: counts.observations,
        feedback: counts.feedback,
        lessons: counts.lessons,
        terms: Terms::on(&ctx.rules.policies.retention, actor.today),
    })
}

/// Who has read what the person who asks has written, or passed on, newest first, so many at most.
///
/// # Errors
/// When the database cannot be read.
pub async fn reads(ctx: &Ctx, actor: &Actor, most: u32) -> Result<Vec<Read>> {
    let mut db = ctx.store.read().await?;
    let reads = store::privacy::reads(&mut db, actor.person.id, most).await?;
    let read = |read: store::privacy::Read| Read {
        title: ctx.rules.forms.catalogue.form(read.form).title.clone(),
        reader: read.reader,
        author: read.author,
        at: read.at.with_timezone(&actor.school.zone).naive_local(),
    };
    Ok(reads.into_iter().map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forms::{Answers, FormKey};
    use crate::domain::ids::ReflectionId;
    use crate::domain::subject::Subject;
    use crate::domain::visibility::Visibility;
    use crate::store::forms::{NewEntry, insert_entry, log_read};
    use crate::usecase::testing::Bench;

    #[tokio::test]
    async fn one_sees_what_one_wrote_and_who_else_read_it() {
        let bench = Bench::school("2026-11-16T07:00:00Z").await;
        let (ona, petras) = (bench.teacher(2, "Ona").await, bench.teacher(3, "Petras").await);
        let (author, reader, school, now) = (ona.person.id, petras.person.id, ona.school.id, bench.ctx.now());
        bench
            .write(async move |db| {
                let answers = Answers::default();
                let new = NewEntry {
                    school,
                    author,
                    subject: Subject::Reflection(ReflectionId(1)),
                    version: 1,
                    answers: &answers,
                    visibility: Visibility::Group,
                    late: false,
                };
                let entry = insert_entry(db, new, now).await?.unwrap();
                log_read(db, entry, author, now).await?;
                log_read(db, entry, reader, now).await
            })
            .await;
        let kept = kept(&bench.ctx, &ona).await.unwrap();
        let title = &bench.ctx.rules.forms.catalogue.form(FormKey::Reflection).title;
        assert_eq!(kept.entries.len(), 1);
        assert_eq!((&kept.entries[0].title, kept.entries[0].count), (title, 1));
        assert!(!kept.entries[0].audience.is_private());
        let seen = reads(&bench.ctx, &ona, READS).await.unwrap();
        assert_eq!(
            seen.iter().map(|read| read.reader.as_str()).collect::<Vec<_>>(),
            ["Petras"]
        );
        assert_eq!(reads(&bench.ctx, &petras, READS).await.unwrap(), []);
    }
}
