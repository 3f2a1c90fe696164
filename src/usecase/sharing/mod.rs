//! Who else may see what was submitted: chosen per entry by whoever it is to share, withdrawn at will, every read of
//! others logged.

mod shared;

use chrono::NaiveDate;

pub(super) use shared::count_shared;
pub use shared::{About, Line, Opened, Shared, shared};

use super::caller::Actor;
use super::{Ctx, Error, Result};
use crate::domain::entry::Entry;
use crate::domain::forms::{Audience, Facts, Form, Note, QUOTE_OK, QUOTE_TEXT, audience, object_of};
use crate::domain::group::Term;
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::observation::{Observation, Side};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::domain::rights::{self, Relation, in_term, may_see};
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::store::{self, Db};

/// The question of who may see an entry, as the one who decides it is asked.
#[derive(Clone, Debug)]
pub struct Sharing {
    /// The entry as it is now.
    pub entry: Entry,
    /// What the form knew, for the extras of its month.
    pub facts: Facts,
    /// Who decides has a curator.
    pub has_curator: bool,
    /// Who decides is in an APT group.
    pub has_group: bool,
    /// Their curator is also the line manager: said before sharing (domain §2, rule d).
    pub curator_is_manager: bool,
    /// Whom it is shared with in effect.
    pub in_force: Visibility,
    /// Who reads it now.
    pub audience: Audience,
    /// It was changed by this very press.
    pub changed: bool,
}

/// Asks who may see an entry.
///
/// # Errors
/// Refused to anybody but whom it is to share: its author, of feedback the host.
pub async fn share(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Sharing> {
    let mut db = ctx.store.read().await?;
    let entry = own(&mut db, actor, entry).await?;
    sharing(ctx, &mut db, actor, entry, false).await
}

/// Asks for the text that may be quoted.
///
/// # Errors
/// As [`share`]; and in months without that question.
pub async fn ask_quote(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Sharing> {
    let sharing = share(ctx, actor, entry).await?;
    let form = ctx.form_of(sharing.entry.subject);
    if form.extras(&sharing.facts).any(|field| field.key == QUOTE_OK) {
        Ok(sharing)
    } else {
        Err(Refusal::Gone.into())
    }
}

/// Sets who may see an entry.
///
/// # Errors
/// Refused as [`share`] is, and for a choice that the form does not offer.
pub async fn set_visibility(ctx: &Ctx, actor: &Actor, entry: EntryId, visibility: Visibility) -> Result<Sharing> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let mut entry = own(db, &actor, entry).await?;
        if !ctx_.form_of(entry.subject).visibility.contains(&visibility) {
            return Err(Refusal::Gone.into());
        }
        // Said again on another day it holds for the curator and the group of that day.
        let anew = visibility != Visibility::Private && given_on(&actor, &entry) != actor.today;
        if entry.visibility != visibility || anew {
            store::forms::set_visibility(db, entry.id, visibility, now).await?;
            entry.visibility = visibility;
            entry.shared_at = Some(now);
            let withdrawn = visibility == Visibility::Private;
            let act = if withdrawn { "form.withdrawn" } else { "form.shared" };
            actor.did(db, act, &entry.subject, now).await?;
        }
        sharing(&ctx_, db, &actor, entry, true).await
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
    ctx.write(async move |db| {
        let mut entry = own(db, &actor, entry).await?;
        let facts = facts_of(&ctx_, db, entry.subject).await?;
        let form = ctx_.form_of(entry.subject);
        if !form.extras(&facts).any(|field| field.key == QUOTE_OK) {
            return Err(Refusal::Gone.into());
        }
        change(&mut entry.answers);
        store::forms::change_entry(db, entry.id, form.version, &entry.answers, now).await?;
        sharing(&ctx_, db, &actor, entry, true).await
    })
    .await
}

/// Whose an entry is to share: feedback belongs to both, and only the host may pass it on (domain §2, rule b).
async fn sharer(db: &mut Db, entry: &Entry) -> Result<Option<PersonId>> {
    if entry.subject.is_shared_by_its_author() {
        return Ok(Some(entry.author));
    }
    Ok(lesson_of(db, entry.subject).await?.map(|lesson| lesson.host))
}

async fn lesson_of(db: &mut Db, subject: Subject) -> Result<Option<Observation>> {
    match subject.observation() {
        Some(id) => Ok(store::observation::get(db, id).await?),
        None => Ok(None),
    }
}

async fn own(db: &mut Db, actor: &Actor, entry: EntryId) -> Result<Entry> {
    let entry = store::forms::entry(db, entry).await?.ok_or(Refusal::Gone)?;
    // Somebody else's entry is refused like one that never was: the answer must not tell the two apart.
    let theirs = entry.school == actor.school.id && sharer(db, &entry).await? == Some(actor.person.id);
    if theirs { Ok(entry) } else { Err(Refusal::Gone.into()) }
}

async fn sharing(ctx: &Ctx, db: &mut Db, actor: &Actor, entry: Entry, changed: bool) -> Result<Sharing> {
    let person = actor.person.id;
    Ok(Sharing {
        facts: facts_of(ctx, db, entry.subject).await?,
        has_curator: store::group::curator_on(db, person, actor.today).await?.is_some(),
        has_group: store::group::group_of(db, person, actor.today).await?.is_some(),
        curator_is_manager: curator_is_manager(db, actor).await?,
        in_force: in_force(db, actor, &entry).await?,
        audience: readers_of(ctx, db, actor, &entry).await?,
        entry,
        changed,
    })
}

/// Who reads an entry, named from the side of this person, who wrote it or decides about it.
pub(super) async fn readers_of(ctx: &Ctx, db: &mut Db, actor: &Actor, entry: &Entry) -> Result<Audience> {
    let form = ctx.form_of(entry.subject);
    let visibility = in_force(db, actor, entry).await?;
    let mut audience = if entry.author == actor.person.id {
        readers(db, actor, form, visibility).await?
    } else {
        let is_manager = curator_is_manager(db, actor).await?;
        audience(form, visibility, false).for_the_host(is_manager)
    };
    if visibility != entry.visibility && sharer(db, entry).await? == Some(actor.person.id) {
        audience.notes.push(Note::SharedBefore);
    }
    Ok(audience)
}

/// The day on which an entry was given to others as it is now.
fn given_on(actor: &Actor, entry: &Entry) -> NaiveDate {
    entry.given_at().with_timezone(&actor.school.zone).date_naive()
}

/// Whom an entry is shared with in effect: nobody, when the curator or the group it was given to is another one by now.
async fn in_force(db: &mut Db, actor: &Actor, entry: &Entry) -> Result<Visibility> {
    let today = actor.today;
    let Some(owner) = sharer(db, entry).await? else {
        return Ok(Visibility::Private);
    };
    let since = match entry.visibility {
        Visibility::Curator => store::group::curator_on(db, owner, today).await?.map(|term| term.from),
        Visibility::Group => match store::group::group_of(db, owner, today).await? {
            Some(group) => member_since(&store::group::members(db, group.id, today).await?, owner),
            None => None,
        },
        other => return Ok(other),
    };
    let holds = since.is_some_and(|since| since <= given_on(actor, entry));
    Ok(if holds { entry.visibility } else { Visibility::Private })
}

fn member_since(members: &[Term], person: PersonId) -> Option<NaiveDate> {
    let own = members.iter().find(|term| term.person == person);
    own.map(|term| term.from)
}

/// Whether a person may see an entry as it is shared now.
///
/// # Errors
/// When the database cannot be read.
pub async fn may_read(db: &mut Db, actor: &Actor, entry: &Entry) -> Result<bool> {
    if entry.school != actor.school.id {
        return Ok(false);
    }
    let shared = rights::Entry {
        visibility: entry.visibility,
        submitted: true,
        ..rights::Entry::default()
    };
    let relations = relations(db, actor, entry).await?;
    Ok(may_see(object_of(entry.form), &relations, &shared).is_content())
}

/// How a person stands to an entry, by the terms of today. Curator and group are those of whose it is to share.
async fn relations(db: &mut Db, actor: &Actor, entry: &Entry) -> Result<Vec<Relation>> {
    let (reader, today) = (actor.person.id, actor.today);
    if entry.author == reader {
        return Ok(vec![Relation::Owner]);
    }
    let given_on = given_on(actor, entry);
    let mut relations = vec![Relation::Colleague];
    let lesson = lesson_of(db, entry.subject).await?;
    relations.extend(lesson.and_then(|lesson| party(entry.subject, lesson.side(reader)?)));
    let offices = [(Role::Coordinator, Relation::Coordinator), (Role::Head, Relation::Head)];
    let held = offices.into_iter().filter(|(role, _)| actor.is(*role));
    relations.extend(held.map(|(_, relation)| relation));
    let Some(owner) = sharer(db, entry).await? else {
        return Ok(relations);
    };
    let curator = store::group::curator_on(db, owner, today).await?;
    if let Some(term) = curator.filter(|term| term.person == reader) {
        relations.extend(in_term(Relation::Curator, term.from, None, given_on, today));
    }
    if let Some(group) = store::group::group_of(db, owner, today).await? {
        let (members, leads) = (
            store::group::members(db, group.id, today).await?,
            store::group::leads(db, group.id, today).await?,
        );
        // Whoever comes into another group does not bring along what was meant for the one before.
        let joined = member_since(&members, owner).unwrap_or(today);
        for (terms, relation) in [(members, Relation::GroupMember), (leads, Relation::GroupLead)] {
            let own = terms.iter().find(|term| term.person == reader);
            relations.extend(own.and_then(|term| in_term(relation, term.from.max(joined), None, given_on, today)));
        }
    }
    Ok(relations)
}

/// How the two of a lesson stand to what the other wrote about it.
const fn party(subject: Subject, side: Side) -> Option<Relation> {
    match (subject, side) {
        (Subject::Prebrief(_) | Subject::Feedback(_), _) => Some(Relation::Owner),
        (Subject::HostReflection(_), Side::Observer) => Some(Relation::OtherParty),
        _ => None,
    }
}

/// Reads an entry: its author freely, anybody else if it is theirs too or shared with them, and then it is noted.
///
/// # Errors
/// Refused like an entry that never was, when it is not shared with this person.
pub async fn read(ctx: &Ctx, actor: &Actor, entry: EntryId) -> Result<Entry> {
    let now = ctx.now();
    let actor = actor.clone();
    ctx.write(async move |db| {
        let entry = store::forms::entry(db, entry).await?.ok_or(Refusal::Gone)?;
        if !may_read(db, &actor, &entry).await? {
            return Err(Error::Refused(Refusal::Gone));
        }
        if entry.author != actor.person.id {
            store::forms::log_read(db, entry.id, actor.person.id, now).await?;
        }
        Ok(entry)
    })
    .await
}

/// What the form of an entry knows and does not ask. Unlike its gate it asks for no right, and does not end: who may see
/// an entry is decided long after its time. A check-in is its group's, and nothing about it is decided.
async fn facts_of(ctx: &Ctx, db: &mut Db, subject: Subject) -> Result<Facts> {
    let Subject::Reflection(id) = subject else {
        return Ok(Facts::default());
    };
    let row = store::reflection::reflection(db, id).await?;
    Ok(row.map_or_else(Facts::default, |row| ctx.rules.forms.facts_of(row.month)))
}

/// Who reads an entry of `form` that this person writes and that is shared as `visibility` says.
pub(super) async fn readers(db: &mut Db, actor: &Actor, form: &Form, visibility: Visibility) -> Result<Audience> {
    Ok(audience(form, visibility, curator_is_manager(db, actor).await?))
}

/// Whether this person's curator is their line manager too, which is said before they share (domain §2, rule d).
async fn curator_is_manager(db: &mut Db, actor: &Actor) -> Result<bool> {
    let curator = store::group::curator_on(db, actor.person.id, actor.today).await?;
    Ok(curator.is_some_and(|term| Some(term.person) == actor.person.manager))
}
