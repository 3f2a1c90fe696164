//! Changes to single people: dated, audited, checked.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Named, find};
use crate::domain::ids::{GroupId, PersonId, SchoolId, Snowflake};
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::column::plain;
use crate::domain::people::{Held, Person, PersonState, Quota, Role};
use crate::domain::refusal::Refusal;
use crate::domain::tidy::{is_blank, tidy};
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::lead;
use crate::usecase::{Ctx, Error, Result};

/// Longest name of a person, a group, a subject or a building.
const LONGEST: usize = 100;

/// Who is added.
#[derive(Clone, Debug)]
pub struct Addition {
    /// The account; absent for somebody without one.
    pub account: Option<Snowflake>,
    /// The account's user name.
    pub username: Option<String>,
    /// The name for the staff list.
    pub name: String,
    /// Subjects, separated by commas.
    pub subjects: Option<String>,
    /// The group's name; a new one is made.
    pub group: Option<String>,
}

/// `/people add`. A row of the same name that has no account yet, or one that is off the server, gets this one.
///
/// # Errors
/// Refused to anybody but a coordinator, when the account is on the list, and for a name that cannot be one.
pub async fn add(ctx: &Ctx, actor: &Actor, addition: Addition) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let name = named(&addition.name)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| added(db, &actor, addition, name, now).await)
        .await
}

async fn added(db: &mut Db, actor: &Actor, new: Addition, name: String, now: DateTime<Utc>) -> Result<Person> {
    let school = actor.school.id;
    let staff = store::people::staff(db, school).await?;
    let there = |account| staff.iter().any(|person| person.account == Some(account));
    let namesake = staff.iter().find(|person| plain(&person.name) == plain(&name));
    let open = |person: &Person| person.account.is_none() || person.absent_at.is_some();
    let open_row = namesake.filter(|person| open(person) && new.account.is_some());
    if new.account.is_some_and(there) || (namesake.is_some() && open_row.is_none() && new.account.is_none()) {
        return Err(Refusal::OnListAlready.into());
    }
    let mut person = open_row.cloned().unwrap_or_else(|| Person::named(school, &name));
    person.account = new.account;
    person.username = new.username.map(|name| name.to_lowercase());
    if let Some(subjects) = &new.subjects {
        person.subjects = values(subjects)?;
    }
    let id = match open_row {
        Some(row) => {
            if row.account.is_some() {
                // Nobody has acted with the new account, so it is not written to yet.
                person.state = PersonState::Invited;
                store::presence::forget_account(db, row.id).await?;
            }
            store::members::save(db, &person).await?;
            row.id
        }
        None => store::members::add(db, &person, now).await?,
    };
    if let Some(group) = &new.group {
        let group = group_named(db, actor, group, now).await?;
        store::members::move_to(db, id, group, actor.today).await?;
    }
    welcome_if_asked(db, actor, id, new.account, now).await?;
    actor.did_to(db, "people.add", id, now).await?;
    let person = store::people::person(db, id).await?;
    person.ok_or(Error::Bug("a person just stored is gone"))
}

/// Who has pressed *ask the coordinator* has acted, so they may be told that they are in.
async fn welcome_if_asked(
    db: &mut Db,
    actor: &Actor,
    id: PersonId,
    account: Option<Snowflake>,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(account) = account else {
        return Ok(());
    };
    if !store::claims::has_asked(db, actor.school.id, account).await? {
        return Ok(());
    }
    store::people::activate(db, id).await?;
    let key = format!("welcome:person:{id}");
    let parcel = Parcel::to_person(actor.school.id, id, key, Office::Welcome, now);
    store::outbox::enqueue(db, &parcel, now).await?;
    Ok(())
}

/// What `/people edit` changes; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// The name.
    pub name: Option<String>,
    /// Subjects, separated by commas.
    pub subjects: Option<String>,
    /// The group's name; a dash takes the person out of every group.
    pub group: Option<String>,
    /// The curator.
    pub curator: Option<Named>,
    /// The line manager.
    pub manager: Option<Named>,
    /// The quota.
    pub quota: Option<Quota>,
    /// The building.
    pub building: Option<String>,
    /// Whether somebody without an account takes part on paper.
    pub on_paper: Option<bool>,
}

/// `/people edit`.
///
/// # Errors
/// Refused to anybody but a coordinator, when somebody named is not on the list, and for values that cannot be.
pub async fn edit(ctx: &Ctx, actor: &Actor, who: Named, edit: Edit) -> Result<PersonId> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| edited(db, &actor, &who, edit, now).await)
        .await
}

async fn edited(db: &mut Db, actor: &Actor, who: &Named, edit: Edit, now: DateTime<Utc>) -> Result<PersonId> {
    let school = actor.school.id;
    let mut person = find(db, school, who).await?;
    let id = person.id;
    if let Some(name) = &edit.name {
        person.name = named(name)?;
    }
    if let Some(subjects) = &edit.subjects {
        person.subjects = values(subjects)?;
    }
    if let Some(building) = &edit.building {
        person.building = Some(named(building)?);
    }
    person.quota = edit.quota.or(person.quota);
    if let Some(manager) = &edit.manager {
        person.manager = Some(another(db, actor, manager, id).await?);
    }
    store::members::save(db, &person).await?;
    if let Some(on_paper) = edit.on_paper {
        store::members::set_on_paper(db, id, on_paper).await?;
    }
    if let Some(curator) = &edit.curator {
        let curator = another(db, actor, curator, id).await?;
        if store::members::curators(db, school).await?.get(&id) != Some(&curator) {
            store::members::curate(db, id, curator, actor.today).await?;
        }
        store::members::grant(db, curator, plain_role(Role::Curator), actor.today).await?;
    }
    if let Some(group) = &edit.group {
        into_group(db, actor, id, group, now).await?;
    }
    actor.did_to(db, "people.edit", id, now).await?;
    Ok(id)
}

async fn another(db: &mut Db, actor: &Actor, who: &Named, than: PersonId) -> Result<PersonId> {
    let person = find(db, actor.school.id, who).await?.id;
    if person == than {
        return Err(Refusal::OwnCurator.into());
    }
    Ok(person)
}

/// `/people role`. A lead leads the group they are in; the group's earlier lead hands over today, and is answered by name.
///
/// # Errors
/// Refused to anybody but a coordinator, and to make somebody without a group a lead.
pub async fn grant(ctx: &Ctx, actor: &Actor, who: Named, role: Role) -> Result<(PersonId, Vec<String>)> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = find(db, actor.school.id, &who).await?;
        let (mut held, mut earlier) = (plain_role(role), Vec::new());
        if role == Role::GroupLead {
            let members = store::members::memberships(db, actor.school.id).await?;
            let group = *members.get(&person.id).ok_or(Refusal::LeadNeedsGroup)?;
            earlier = lead::hand_over(db, &actor, (group, person.id), now).await?;
            held.group = Some(group);
        }
        // Everybody on the list takes part; a row for it would only have to be kept in step.
        if role != Role::Teacher {
            store::members::grant(db, person.id, held, actor.today).await?;
            actor.did_to(db, "people.role", person.id, now).await?;
        }
        Ok((person.id, earlier))
    })
    .await
}

/// `/people role … remove`. Answers whether the person had the role.
///
/// # Errors
/// Refused to anybody but a coordinator, and for the school's last one.
pub async fn withdraw(ctx: &Ctx, actor: &Actor, who: Named, role: Role) -> Result<(PersonId, bool)> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = find(db, actor.school.id, &who).await?;
        if role == Role::Coordinator {
            keep_a_coordinator(db, &actor, person.id).await?;
        }
        let had = match role {
            Role::GroupLead => lead::end_all(db, &actor, person.id, now).await?,
            _ => store::members::end_role(db, person.id, role, None, actor.today).await?,
        };
        if role == Role::Curator {
            store::members::end_curations(db, person.id, actor.today).await?;
        }
        actor.did_to(db, "people.role", person.id, now).await?;
        Ok((person.id, had))
    })
    .await
}

pub(super) async fn keep_a_coordinator(db: &mut Db, actor: &Actor, leaving: PersonId) -> Result<()> {
    let holders = store::people::holders(db, actor.school.id, Role::Coordinator, actor.today).await?;
    if holders == [leaving] {
        return Err(Refusal::LastCoordinator.into());
    }
    Ok(())
}

/// `/people group`. A dash takes the person out of every group. Answers the group's name.
///
/// # Errors
/// Refused to anybody but a coordinator, and for a name that cannot be one.
pub async fn move_to(ctx: &Ctx, actor: &Actor, who: Named, group: String) -> Result<PersonId> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = find(db, actor.school.id, &who).await?;
        into_group(db, &actor, person.id, &group, now).await?;
        actor.did_to(db, "people.group", person.id, now).await?;
        Ok(person.id)
    })
    .await
}

/// `/people group` with a new name: the group keeps its members, its lead and everything it has written. Answers the
/// earlier name and the new one.
///
/// # Errors
/// Refused to anybody but a coordinator, for a name that cannot be one or is another group's, and for no such group.
pub async fn rename_group(ctx: &Ctx, actor: &Actor, group: &str, name: &str) -> Result<(String, String)> {
    actor.must_be(Role::Coordinator)?;
    let (named, name) = (plain(group), named(name)?);
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let groups = store::group::groups(db, actor.school.id).await?;
        let taken = groups.iter().find(|group| plain(&group.name) == plain(&name));
        let group = groups.iter().find(|group| plain(&group.name) == named);
        let group = group.ok_or(Refusal::NoSuchGroup)?;
        if taken.is_some_and(|taken| taken.id != group.id) {
            return Err(Refusal::GroupNameTaken.into());
        }
        if !store::members::rename_group(db, group.id, &name).await? {
            return Err(Refusal::GroupNameTaken.into());
        }
        actor
            .did(db, "people.rename_group", &format!("group/{}", group.id), now)
            .await?;
        Ok((group.name.clone(), name))
    })
    .await
}

async fn into_group(db: &mut Db, actor: &Actor, person: PersonId, name: &str, now: DateTime<Utc>) -> Result<()> {
    let wanted = group_named(db, actor, name, now).await?;
    let present = store::members::memberships(db, actor.school.id)
        .await?
        .get(&person)
        .copied();
    if wanted != present {
        store::members::move_to(db, person, wanted, actor.today).await?;
        if let Some(present) = present {
            lead::end(db, actor, (present, person), now).await?;
        }
    }
    Ok(())
}

/// The group of that name, made when there is none; absent for a dash.
async fn group_named(db: &mut Db, actor: &Actor, name: &str, now: DateTime<Utc>) -> Result<Option<GroupId>> {
    if matches!(name.trim(), "-" | "–") {
        return Ok(None);
    }
    let name = named(name)?;
    let groups = store::group::groups(db, actor.school.id).await?;
    if let Some(group) = groups.iter().find(|group| plain(&group.name) == plain(&name)) {
        return Ok(Some(group.id));
    }
    Ok(Some(store::members::add_group(db, actor.school.id, &name, now).await?))
}

/// Whom `/people remove` is about, before it is confirmed.
///
/// # Errors
/// Refused to anybody but a coordinator, and for the school's last one.
pub async fn removal(ctx: &Ctx, actor: &Actor, who: &Named) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let person = find(&mut db, actor.school.id, who).await?;
    keep_a_coordinator(&mut db, actor, person.id).await?;
    Ok(person)
}

/// The confirmed removal: access, roles, group and curators end today; the row stays for the record.
///
/// # Errors
/// Refused to anybody but a coordinator, for the school's last one, and when the person has left already.
pub async fn remove(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<Person> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let person = store::people::person(db, person).await?;
        let person = person.filter(|person| person.school == actor.school.id);
        let person = person
            .filter(|person| person.state != PersonState::Left)
            .ok_or(Refusal::Gone)?;
        keep_a_coordinator(db, &actor, person.id).await?;
        depart(db, actor.school.id, person.id, actor.today).await?;
        actor.did_to(db, "people.remove", person.id, now).await?;
        Ok(person)
    })
    .await
}

/// Ends what a person holds at the school, claims of their row with it.
pub(super) async fn depart(db: &mut Db, school: SchoolId, person: PersonId, on: NaiveDate) -> Result<()> {
    store::members::leave_school(db, person, on).await?;
    for claim in store::claims::waiting(db, school).await? {
        if claim.person == person {
            store::claims::settle(db, claim.id, false).await?;
        }
    }
    Ok(())
}

const fn plain_role(role: Role) -> Held {
    Held { role, group: None }
}

/// A name as typed: one line, not empty, not endless.
fn named(text: &str) -> Result<String> {
    let name = tidy(text);
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Refusal::NotAName.into());
    }
    Ok(name)
}

fn values(text: &str) -> Result<Vec<String>> {
    let values = text.split([',', '|', ';']).filter(|value| !is_blank(value));
    values.take(20).map(named).collect()
}
