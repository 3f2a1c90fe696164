//! Who else may see what was submitted: chosen by its owner per entry, withdrawn at will, every read of others logged.

use chrono::{DateTime, Utc};

use super::{form_of, gate, readers};
use crate::domain::entry::Entry;
use crate::domain::forms::{Audience, Facts, QUOTE_OK, QUOTE_TEXT, object_of};
use crate::domain::ids::EntryId;
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::domain::rights::{self, Relation, in_term, may_see};
use crate::domain::visibility::Visibility;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Error, Result};

/// The question of who may see an entry, as its owner is asked it.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The entry as it is now.
    pub entry: Entry,
    /// What the form knew, for the extras of its month.
    pub facts: Facts,
    /// The owner has a curator.
    pub has_curator: bool,
    /// The owner is in an APT group.
    pub has_group: bool,
    /// The owner's curator is also the line manager: said before sharing (domain §2, rule d).
    pub curator_is_manager: bool,
    /// Who reads it now.
    pub audience: Audience,
    /// It was changed by this very press.
    pub changed: bool,
}

/// Asks who may see an entry.
///
/// # Errors
/// Refused to anybody but its author.
pub async fn share(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Sharing> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let entry = own(&mut db, actor, entry).await?;
    sharing(ctx, &mut db, actor, entry, false, now).await
}

/// Asks for the text that may be quoted.
///
/// # Errors
/// As [`share`]; and in months without that question.
pub async fn ask_quote(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Sharing> {
    let sharing = share(ctx, actor, entry).await?;
    let form = form_of(ctx, sharing.entry.subject);
    if form.extras(&sharing.facts).any(|field| field.key == QUOTE_OK) {
        Ok(sharing)
    } else {
        Err(Refusal::Gone.into())
    }
}

/// Sets who may see an entry.
///
/// # Errors
/// Refused to anybody but its author, and for a choice that the form does not offer.
pub async fn set_visibility(ctx: &Ctx, actor: &Actor, entry: EntryId, visibility: Visibility) -> Result<Sharing> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let mut entry = own(db, &actor, entry).await?;
                if !form_of(&ctx_, entry.subject).visibility.contains(&visibility) {
                    return Err(Refusal::Gone.into());
                }
                if entry.visibility != visibility {
                    store::forms::set_visibility(db, entry.id, visibility).await?;
                    entry.visibility = visibility;
                    let subject = entry.subject.to_string();
                    let act = ("form.shared", subject.as_str());
                    store::people::audit(db, actor.school.id, Some(actor.person.id), act, now).await?;
                }
                sharing(&ctx_, db, &actor, entry, true, now).await
            })
        })
        .await
}

/// Says whether a part may be quoted without a name; taking it back takes the text back too.
///
/// # Errors
/// As [`share`]; and in months without that question.
pub async fn set_quote(ctx: &Ctx, actor: &Actor, entry: EntryId, value: String) -> Result<Sharing> {
    quote(ctx, actor, entry, move |answers| {
        if value != "yes" {
            answers.write(QUOTE_TEXT, "");
        }
        answers.choose(QUOTE_OK, [value]);
    })
    .await
}

/// Sets the text that may be quoted; without a text nothing is quoted.
///
/// # Errors
/// As [`set_quote`].
pub async fn set_quote_text(ctx: &Ctx, actor: &Actor, entry: EntryId, text: String) -> Result<Sharing> {
    quote(ctx, actor, entry, move |answers| {
        answers.write(QUOTE_TEXT, &text);
        let ok = if answers.has(QUOTE_TEXT) { "yes" } else { "no" };
        answers.choose(QUOTE_OK, [ok]);
    })
    .await
}

async fn quote<F>(ctx: &Ctx, actor: &Actor, entry: EntryId, change: F) -> Result<Sharing>
where
    F: FnOnce(&mut crate::domain::forms::Answers) + Send + 'static,
{
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let mut entry = own(db, &actor, entry).await?;
                let gate = gate(&ctx_, db, &actor, entry.subject, now).await?;
                let form = form_of(&ctx_, entry.subject);
                if !form.extras(&gate.facts).any(|field| field.key == QUOTE_OK) {
                    return Err(Refusal::Gone.into());
                }
                change(&mut entry.answers);
                store::forms::change_entry(db, entry.id, form.version, &entry.answers, now).await?;
                sharing(&ctx_, db, &actor, entry, true, now).await
            })
        })
        .await
}

async fn own(db: &mut Db, actor: &Actor, entry: EntryId) -> Result<Entry> {
    let entry = store::forms::entry(db, entry).await?;
    // Somebody else's entry is refused like one that never was: the answer must not tell the two apart.
    let entry = entry.filter(|entry| entry.author == actor.person.id && entry.school == actor.school.id);
    Ok(entry.ok_or(Refusal::Gone)?)
}

async fn sharing(
    ctx: &Ctx,
    db: &mut Db,
    actor: &Actor,
    entry: Entry,
    changed: bool,
    now: DateTime<Utc>,
) -> Result<Sharing> {
    let gate = gate(ctx, db, actor, entry.subject, now).await?;
    let form = form_of(ctx, entry.subject);
    let person = actor.person.id;
    let curator = store::group::curator_on(db, person, actor.today).await?;
    Ok(Sharing {
        facts: gate.facts,
        has_curator: curator.is_some(),
        has_group: store::group::group_of(db, person, actor.today).await?.is_some(),
        curator_is_manager: curator.is_some_and(|term| Some(term.person) == actor.person.manager),
        audience: readers(db, actor, form, entry.visibility).await?,
        entry,
        changed,
    })
}

/// Whether a person may see an entry as it is shared now. `also` are relations that only the entry's own capability
/// knows (host and observer of a lesson).
///
/// # Errors
/// When the database cannot be read.
pub async fn may_read(db: &mut Db, actor: &Actor, entry: &Entry, also: &[Relation]) -> Result<bool> {
    if entry.school != actor.school.id {
        return Ok(false);
    }
    let mut relations = relations(db, actor, entry).await?;
    relations.extend_from_slice(also);
    let shared = rights::Entry {
        visibility: entry.visibility,
        submitted: true,
        ..rights::Entry::default()
    };
    Ok(may_see(object_of(entry.form), &relations, &shared).is_content())
}

/// How a person stands to the author of an entry, by the terms of today.
async fn relations(db: &mut Db, actor: &Actor, entry: &Entry) -> Result<Vec<Relation>> {
    let (reader, today) = (actor.person.id, actor.today);
    if entry.author == reader {
        return Ok(vec![Relation::Owner]);
    }
    let written_on = entry.submitted_at.with_timezone(&actor.school.zone).date_naive();
    let mut relations = vec![Relation::Colleague];
    let offices = [(Role::Coordinator, Relation::Coordinator), (Role::Head, Relation::Head)];
    relations.extend(
        offices
            .into_iter()
            .filter(|(role, _)| actor.is(*role))
            .map(|(_, relation)| relation),
    );
    let curator = store::group::curator_on(db, entry.author, today).await?;
    if let Some(term) = curator.filter(|term| term.person == reader) {
        relations.extend(in_term(Relation::Curator, term.from, None, written_on, today));
    }
    if let Some(group) = store::group::group_of(db, entry.author, today).await? {
        let (members, leads) = (
            store::group::members(db, group.id, today).await?,
            store::group::leads(db, group.id, today).await?,
        );
        for (terms, relation) in [(members, Relation::GroupMember), (leads, Relation::GroupLead)] {
            let own = terms.iter().find(|term| term.person == reader);
            relations.extend(own.and_then(|term| in_term(relation, term.from, None, written_on, today)));
        }
    }
    Ok(relations)
}

/// Reads an entry: its author freely, anybody else if it is shared with them, and then it is noted.
///
/// # Errors
/// Refused like an entry that never was, when it is not shared with this person.
pub async fn read(ctx: &Ctx, actor: &Actor, entry: EntryId, also: Vec<Relation>) -> Result<Entry> {
    let now = ctx.now();
    let actor = actor.clone();
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let entry = store::forms::entry(db, entry).await?.ok_or(Refusal::Gone)?;
                if !may_read(db, &actor, &entry, &also).await? {
                    return Err(Error::Refused(Refusal::Gone));
                }
                if entry.author != actor.person.id {
                    store::forms::log_read(db, entry.id, actor.person.id, now).await?;
                }
                Ok(entry)
            })
        })
        .await
}
