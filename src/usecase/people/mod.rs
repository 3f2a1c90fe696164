//! The staff list in the coordinator's hands: add, edit, role, group, leave, remove, list (`/people`, domain §2).

mod away;
mod leaving;
mod office;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::caller::Actor;
use super::{Ctx, Result};
use crate::domain::ids::{PersonId, SchoolId, Snowflake};
use crate::domain::people::column::plain;
use crate::domain::people::{Held, Person, PersonState, Role, Unreached, file};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};

pub use away::{leave, leave_taken_back, note_own, own_absences, take_back_own};
pub use leaving::{leaving, schedule, stays, stays_named, tick};
pub use office::{Addition, Edit, add, edit, grant, move_to, removal, remove, rename_group, withdraw};

/// Somebody whom a command names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By their account.
    Account(Snowflake),
    /// By the row's number or name, for those who have no account yet.
    Row(String),
}

impl Named {
    /// From the two options of a command; the account wins.
    ///
    /// # Errors
    /// Refused when both are absent.
    pub fn from_options(account: Option<Snowflake>, row: Option<String>) -> Result<Self> {
        let row = row.filter(|row| !row.trim().is_empty());
        Ok(account
            .map(Self::Account)
            .or(row.map(Self::Row))
            .ok_or(Refusal::NobodyNamed)?)
    }
}

/// The person of the school's list whom a command names.
pub(in crate::usecase) async fn find(db: &mut Db, school: SchoolId, who: &Named) -> Result<Person> {
    let staff = store::people::staff(db, school).await?;
    let mut found = staff.into_iter().filter(|person| match who {
        Named::Account(account) => person.account == Some(*account),
        Named::Row(text) => person.id.to_string() == *text || plain(&person.name) == plain(text),
    });
    match (found.next(), found.next()) {
        (Some(person), None) => Ok(person),
        _ => Err(Refusal::NotOnList.into()),
    }
}

/// An ISO date as typed into an option.
///
/// # Errors
/// Refused when it is none.
pub fn date(text: &str) -> Result<NaiveDate> {
    Ok(file::date(text).ok_or(Refusal::NotADate)?)
}

/// Somebody on the list with what the list knows about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The row.
    pub person: Person,
    /// The group's name.
    pub group: Option<String>,
    /// The roles held today, without taking part.
    pub roles: Vec<Role>,
    /// The curator's name.
    pub curator: Option<String>,
}

/// What speaks against a group or a curator as it now is; the coordinator decides (domain §2, §3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The group has this many members: fewer than it takes; merging it with another one is proposed.
    GroupSmall(usize),
    /// The group has this many members: more than can talk in one meeting.
    GroupLarge(usize),
    /// The curator has this many teachers: more than one can support.
    CuratorFull(usize),
}

/// One page of the staff list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The people of this page, by name.
    pub people: Vec<Listed>,
    /// The page, from 0.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many people the list holds.
    pub staff: usize,
    /// How many of them are active.
    pub active: usize,
    /// How many have no account yet.
    pub nameless: usize,
    /// How many claims wait for confirmation.
    pub waiting: usize,
}

/// Messages shown of one person.
const TRACES: u32 = 15;

/// People on one page of the list.
const PAGE: usize = 15;

/// `/people list`.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn list(ctx: &Ctx, actor: &Actor, page: u32) -> Result<Listing> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let waiting = store::claims::waiting(&mut db, actor.school.id).await?.len();
    let all = listed(&mut db, actor).await?;
    let (staff, pages) = (all.len(), all.len().div_ceil(PAGE).max(1));
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let active = all.iter().filter(|one| one.person.state == PersonState::Active).count();
    let nameless = all.iter().filter(|one| one.person.account.is_none()).count();
    Ok(Listing {
        people: all.into_iter().skip(page * PAGE).take(PAGE).collect(),
        page,
        pages,
        staff,
        active,
        nameless,
        waiting,
    })
}

async fn listed(db: &mut Db, actor: &Actor) -> Result<Vec<Listed>> {
    let staff = super::people_import::load(db, actor.school.id, actor.today).await?;
    let names: HashMap<PersonId, String> = staff.people.iter().map(|one| (one.id, one.name.clone())).collect();
    let groups: HashMap<_, _> = staff.groups.iter().map(|group| (group.id, &group.name)).collect();
    let entry = |person: &Person| Listed {
        group: staff
            .members
            .get(&person.id)
            .and_then(|group| groups.get(group))
            .map(|name| (*name).clone()),
        roles: roles(staff.roles.get(&person.id)),
        curator: staff
            .curators
            .get(&person.id)
            .and_then(|curator| names.get(curator))
            .cloned(),
        person: person.clone(),
    };
    Ok(staff.people.iter().map(entry).collect())
}

fn roles(held: Option<&Vec<Held>>) -> Vec<Role> {
    let mut roles: Vec<Role> = held.into_iter().flatten().map(|held| held.role).collect();
    roles.retain(|role| *role != Role::Teacher);
    roles.sort();
    roles.dedup();
    roles
}

/// One person as the list shows them.
///
/// # Errors
/// Refused to anybody but a coordinator, and when nobody of the list is meant.
pub async fn one(ctx: &Ctx, actor: &Actor, person: PersonId) -> Result<Listed> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let all = listed(&mut db, actor).await?;
    let found = all.into_iter().find(|one| one.person.id == person);
    Ok(found.ok_or(Refusal::Gone)?)
}

/// What speaks against the person's group and curator as they now are.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn advice(ctx: &Ctx, actor: &Actor, about: &Listed) -> Result<Vec<Advice>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let all = listed(&mut db, actor).await?;
    let (group, curator) = (&ctx.rules.policies.group, &ctx.rules.policies.curator);
    let members = all.iter().filter(|one| one.group == about.group).count();
    let taught = all.iter().filter(|one| one.curator == about.curator).count();
    let mut advice = Vec::new();
    if about.group.is_some() && members < group.size_min as usize {
        advice.push(Advice::GroupSmall(members));
    }
    if about.group.is_some() && members > group.size_max as usize {
        advice.push(Advice::GroupLarge(members));
    }
    if about.curator.is_some() && taught > curator.teachers_max as usize {
        advice.push(Advice::CuratorFull(taught));
    }
    Ok(advice)
}

/// Whom messages do not reach, and how the last month's messages stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// People with closed private messages or undeliverable ones.
    pub unreached: Vec<(Person, Unreached)>,
    /// People who have not acted yet.
    pub invited: usize,
    /// Messages of the last 31 days by state.
    pub states: Vec<(String, u32)>,
}

/// `/people unreachable`.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn unreachable(ctx: &Ctx, actor: &Actor) -> Result<Reach> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let staff = store::people::staff(&mut db, actor.school.id).await?;
    let since = ctx.now() - chrono::TimeDelta::days(31);
    let unreached = store::reach::unreached(&mut db, actor.school.id).await?;
    let named = unreached.into_iter().filter_map(|(id, unreached)| {
        let person = staff.iter().find(|person| person.id == id)?;
        Some((person.clone(), unreached))
    });
    Ok(Reach {
        unreached: named.collect(),
        invited: staff
            .iter()
            .filter(|person| person.state == PersonState::Invited)
            .count(),
        states: store::reach::states(&mut db, actor.school.id, since).await?,
    })
}

/// One person's newest messages: kinds, states and times, no content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    /// Whose.
    pub person: Person,
    /// Newest first: the kind's word, the state's word, and since when, local.
    pub messages: Vec<(String, String, chrono::NaiveDateTime)>,
}

/// `/people unreachable` with a person: how each of their newest messages stands.
///
/// # Errors
/// Refused to anybody but a coordinator, and when nobody of the list is meant.
pub async fn traces(ctx: &Ctx, actor: &Actor, who: &Named) -> Result<Traces> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let person = find(&mut db, actor.school.id, who).await?;
    let traces = store::reach::traces(&mut db, person.id, TRACES).await?;
    let zone = actor.school.zone;
    let messages = traces
        .into_iter()
        .map(|trace| (trace.kind, trace.state, trace.at.with_timezone(&zone).naive_local()));
    Ok(Traces {
        person,
        messages: messages.collect(),
    })
}

/// The rows of the staff list, for completing an option: number and name.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn rows(ctx: &Ctx, actor: &Actor) -> Result<Vec<(PersonId, String)>> {
    actor.must_be(Role::Coordinator)?;
    Ok(staff(ctx, actor).await?.map(row).collect())
}

/// The actor's colleagues: for a private conversation, where Discord offers nobody else's account.
///
/// # Errors
/// When the store fails.
pub async fn colleagues(ctx: &Ctx, actor: &Actor) -> Result<Vec<(PersonId, String)>> {
    let others = staff(ctx, actor).await?;
    let others = others.filter(|person| person.id != actor.person.id && person.state != PersonState::Left);
    Ok(others.map(row).collect())
}

fn row(person: Person) -> (PersonId, String) {
    (person.id, person.name)
}

async fn staff(ctx: &Ctx, actor: &Actor) -> Result<impl Iterator<Item = Person>> {
    let mut db = ctx.store.read().await?;
    Ok(store::people::staff(&mut db, actor.school.id).await?.into_iter())
}

/// The groups' names, for completing an option.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn group_names(ctx: &Ctx, actor: &Actor) -> Result<Vec<String>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let groups = store::group::groups(&mut db, actor.school.id).await?;
    Ok(groups.into_iter().map(|group| group.name).collect())
}
