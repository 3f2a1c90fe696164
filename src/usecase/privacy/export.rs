//! Everything that is kept about a person, for that person: to read, and to take along (domain §2, `/privacy export`).

use chrono::{DateTime, Utc};

use super::reads;
use crate::domain::forms::{Answers, Facts, FormKey, TAGS};
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::observation::{Observation, Side};
use crate::domain::people::column::plain;
use crate::domain::subject::Subject;
use crate::report::{self, Own, OwnAnswer, OwnEntry, OwnObservation, OwnRead};
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::roster::everybody;
use crate::usecase::{Ctx, Error, Result};

/// The person's own data. What colleagues wrote for them is part of it, and its authors see in their log that it was
/// read.
///
/// # Errors
/// When the database fails.
pub async fn export(ctx: &Ctx, actor: &Actor) -> Result<Own> {
    let (now, lang, me) = (ctx.now(), actor.lang(), actor.person.id);
    let log = reads(ctx, actor, u32::MAX).await?;
    let mut db = ctx.store.read().await?;
    let entries = store::privacy::written(&mut db, me).await?;
    let drafts = store::privacy::drafts(&mut db, me).await?;
    let observations = store::privacy::observations(&mut db, me).await?;
    let names = everybody(&mut db, actor.school.id).await?;
    let mut received = Vec::new();
    for it in observations.iter().filter(|it| it.side(me) == Some(Side::Host)) {
        let about = Subject::Feedback(it.id);
        received.extend(store::forms::entry_of(&mut db, it.observer, about).await?);
    }
    let from_others = received.iter().map(|entry| entry.id).collect::<Vec<_>>();
    let form = |key: FormKey, answers: &Answers| answered(ctx, lang, key, answers);
    let entry = |entry: &crate::domain::entry::Entry| OwnEntry {
        title: ctx.rules.forms.catalogue.form(entry.form).title.of(lang).to_owned(),
        about: entry.subject.to_string(),
        submitted_at: Some(entry.submitted_at),
        edited_at: entry.edited_at,
        late: entry.late,
        visible_to: entry.visibility.word().to_owned(),
        answers: form(entry.form, &entry.answers),
    };
    let seen = |it: &Observation| OwnObservation {
        half_year: it.half_year.to_string(),
        shows: it.side(me) == Some(Side::Host),
        colleague: names.get(&it.other(me)).map(|who| who.name.clone()),
        state: it.state.word().to_owned(),
        date: it.lesson.as_ref().map(|lesson| lesson.slot.on),
        period: it.lesson.as_ref().map(|lesson| lesson.slot.period),
        room: it.lesson.as_ref().map(|lesson| lesson.slot.room.clone()),
    };
    let mut own = Own {
        exported_at: now,
        school: actor.school.name.clone(),
        person: actor.person.clone(),
        absences: store::leave::of(&mut db, me, chrono::NaiveDate::MIN).await?,
        entries: entries.iter().map(entry).collect(),
        received: received.iter().map(entry).collect(),
        drafts: Vec::new(),
        observations: observations.iter().map(seen).collect(),
        reads: Vec::new(),
        not_with: not_with(&mut db, actor).await?,
        group: store::group::group_of(&mut db, me, actor.today)
            .await?
            .map(|group| group.name),
        records: store::records::at_school(&mut db, me).await?,
    };
    own.records.extend(store::records::of_life(&mut db, me).await?);
    own.drafts = drafts
        .into_iter()
        .map(|(key, answers)| OwnEntry {
            title: ctx.rules.forms.catalogue.form(key).title.of(lang).to_owned(),
            answers: form(key, &answers),
            ..OwnEntry::default()
        })
        .collect();
    own.reads = log
        .into_iter()
        .map(|read| OwnRead {
            title: read.title.of(lang).to_owned(),
            reader: read.reader,
            author: read.author,
            at: read.at,
        })
        .collect();
    drop(db);
    note_read(ctx, from_others, me, now).await?;
    Ok(own)
}

/// What came of looking for somebody whom an operator names.
pub enum Found {
    /// The one, also when they have left.
    One(Box<Actor>),
    /// Several people are called that: their rows, and the schools' names.
    Several(Vec<(PersonId, String)>),
    /// Nobody is called that.
    Nobody,
}

/// Somebody whom an operator names by name, account or row, whatever became of them.
///
/// # Errors
/// When the database fails.
pub async fn named(ctx: &Ctx, who: &str) -> Result<Found> {
    let mut db = ctx.store.read().await?;
    let who = plain(who);
    let called = |(id, account, name): &(PersonId, Option<Snowflake>, String)| {
        id.to_string() == who || account.is_some_and(|account| account.to_string() == who) || plain(name) == who
    };
    let mut actors = Vec::new();
    for (id, ..) in store::records::everybody(&mut db).await?.into_iter().filter(called) {
        actors.extend(in_the_place_of(&mut db, id, ctx.now()).await?);
    }
    if actors.len() > 1 {
        let rows = actors.into_iter().map(|one| (one.person.id, one.school.name));
        return Ok(Found::Several(rows.collect()));
    }
    Ok(actors.pop().map_or(Found::Nobody, |one| Found::One(Box::new(one))))
}

/// The own data of somebody who cannot ask for it in Discord, for the administrator to hand over. It is on record that it
/// was done.
///
/// # Errors
/// When the database fails.
pub async fn export_for(ctx: &Ctx, actor: &Actor) -> Result<Vec<u8>> {
    let own = export(ctx, actor).await?;
    let (school, subject, now) = (actor.school.id, format!("person/{}", actor.person.id), ctx.now());
    ctx.write(async move |db| {
        store::audit::add(db, school, None, "privacy.export", &subject, now).await?;
        Ok(())
    })
    .await?;
    report::own(&own).map_err(|_| Error::Bug("own data could not be written"))
}

async fn in_the_place_of(db: &mut Db, id: PersonId, now: DateTime<Utc>) -> Result<Option<Actor>> {
    let Some(person) = store::people::person(db, id).await? else {
        return Ok(None);
    };
    let Some(school) = store::school::get(db, person.school).await? else {
        return Ok(None);
    };
    let today = now.with_timezone(&school.zone).date_naive();
    let held = store::people::roles_on(db, id, today).await?;
    Ok(Some(Actor {
        school,
        person,
        held,
        today,
    }))
}

async fn not_with(db: &mut Db, actor: &Actor) -> Result<Vec<String>> {
    let others = store::settings::conflicts(db, actor.person.id).await?;
    let staff = store::people::staff(db, actor.school.id).await?;
    let listed = staff.into_iter().filter(|person| others.contains(&person.id));
    Ok(listed.map(|person| person.name).collect())
}

async fn note_read(
    ctx: &Ctx,
    entries: Vec<crate::domain::ids::EntryId>,
    reader: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    ctx.write(async move |db| {
        for entry in entries {
            store::forms::log_read(db, entry, reader, now).await?;
        }
        Ok(())
    })
    .await
}

/// The answered questions of a form, in the order of the form.
fn answered(ctx: &Ctx, lang: Lang, key: FormKey, answers: &Answers) -> Vec<OwnAnswer> {
    let form = ctx.rules.forms.catalogue.form(key);
    let facts = Facts::default();
    let fields = form.fields.iter().chain(form.field(TAGS));
    let given = fields.filter(|field| answers.has(&field.key)).map(|field| {
        let answer = match answers.text(&field.key) {
            Some(text) => text.to_owned(),
            None => {
                let chosen = answers.choices(&field.key).iter();
                let labels: Vec<&str> = chosen.map(|value| field.option_label(&facts, value, lang)).collect();
                labels.join(", ")
            }
        };
        OwnAnswer {
            question: field.question.as_ref().unwrap_or(&field.label).of(lang).to_owned(),
            answer,
        }
    });
    given.collect()
}
