//! `/people import`: a preview of what a staff list would change, and its Confirm.
//!
//! The checked rows wait in the database between the two, so that Confirm means what was shown, also after a restart;
//! what they change is worked out again at that moment, from the list as it is by then.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::caller::Actor;
use super::lead;
use super::table::{self, Unreadable};
use super::{Ctx, Error, Result};
use crate::domain::ids::{GroupId, ImportId, PersonId, SchoolId};
use crate::domain::people::column::plain;
use crate::domain::people::file::{Fault, StaffFile};
use crate::domain::people::plan::{EarlierLead, Meant, Plan, Planned, Staff};
use crate::domain::people::row::StaffRow;
use crate::domain::people::{Held, Person, Role};
use crate::domain::refusal::Refusal;
use crate::store::imports::Kind;
use crate::store::{self, Db};

/// What a file would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The stored rows, for Confirm; absent when the file holds nobody.
    pub import: Option<ImportId>,
    /// Row by row.
    pub plan: Plan,
    /// What is wrong in the file.
    pub faults: Vec<Fault>,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It cannot be read as a table.
    Unreadable(Unreadable),
    /// Its header names no column of names; these are the headers it has.
    NoNames(Vec<String>),
    /// What it would do.
    Preview(Box<Preview>),
}

/// Previews a file.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn preview(ctx: &Ctx, actor: &Actor, bytes: &[u8]) -> Result<Outcome> {
    actor.must_be(Role::Coordinator)?;
    let table = match table::read(bytes) {
        Ok(table) => table,
        Err(unreadable) => return Ok(Outcome::Unreadable(unreadable)),
    };
    let Ok(mut file) = StaffFile::read(&table) else {
        return Ok(Outcome::NoNames(table.header));
    };
    let mut db = ctx.store.read().await?;
    let staff = load(&mut db, actor.school.id, actor.today).await?;
    drop(db);
    let plan = Plan::of(&mut file, &staff);
    let rows: Vec<&StaffRow> = plan.rows.iter().map(|planned| &planned.row).collect();
    let import = if rows.is_empty() {
        None
    } else {
        let rows = serde_json::to_string(&rows).map_err(|_| Error::Bug("staff rows could not be written down"))?;
        let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
        let stored =
            ctx.write(async move |db| Ok(store::imports::put(db, school, me, (Kind::Staff, &rows), now).await?));
        Some(stored.await?)
    };
    let faults = file.faults;
    Ok(Outcome::Preview(Box::new(Preview { import, plan, faults })))
}

/// The school's list as it now is.
pub(super) async fn load(db: &mut Db, school: SchoolId, today: NaiveDate) -> Result<Staff> {
    Ok(Staff {
        people: store::people::staff(db, school).await?,
        roles: store::members::all_roles(db, school, today).await?,
        groups: store::group::groups(db, school).await?,
        members: store::members::memberships(db, school).await?,
        curators: store::members::curators(db, school).await?,
    })
}

/// What a confirmed import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// People who are new on the list.
    pub new: usize,
    /// People who changed.
    pub changed: usize,
    /// People who stayed as they were.
    pub same: usize,
    /// Whether this import had been confirmed before.
    pub already: bool,
    /// Who takes a lead over, by name, and from whom.
    pub leads: Vec<(String, EarlierLead)>,
}

/// Confirms a previewed import.
///
/// # Errors
/// Refused to anybody but a coordinator, and when it was cancelled.
pub async fn confirm(ctx: &Ctx, actor: &Actor, import: ImportId) -> Result<Imported> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| apply(db, &actor, import, now).await).await
}

async fn apply(db: &mut Db, actor: &Actor, import: ImportId, now: DateTime<Utc>) -> Result<Imported> {
    let stored = store::imports::get(db, import).await?;
    let stored = stored
        .filter(|stored| stored.school == actor.school.id && stored.kind == Kind::Staff)
        .ok_or(Refusal::Gone)?;
    let rows: Vec<StaffRow> =
        serde_json::from_str(&stored.rows).map_err(|_| Error::Bug("stored rows could not be read"))?;
    let mut file = StaffFile {
        rows,
        faults: Vec::new(),
    };
    let staff = load(db, actor.school.id, actor.today).await?;
    let plan = Plan::of(&mut file, &staff);
    let (new, changed, same) = plan.counts();
    let done = Imported {
        new,
        changed,
        same,
        already: stored.applied,
        leads: plan.takeovers(),
    };
    if stored.applied {
        return Ok(done);
    }
    Writing::new(actor, staff, now).run(db, &plan).await?;
    store::imports::applied(db, import, now).await?;
    actor.did(db, "people.import", &format!("import/{import}"), now).await?;
    Ok(done)
}

/// Forgets a previewed import.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn cancel(ctx: &Ctx, actor: &Actor, import: ImportId) -> Result<()> {
    actor.must_be(Role::Coordinator)?;
    let school = actor.school.id;
    ctx.write(async move |db| {
        let stored = store::imports::get(db, import).await?;
        if stored.is_some_and(|stored| stored.school == school) {
            store::imports::cancel(db, import).await?;
        }
        Ok(())
    })
    .await
}

/// Writing a plan down: first the people, so that curators and managers can be named by their rows.
struct Writing<'a> {
    actor: &'a Actor,
    staff: Staff,
    now: DateTime<Utc>,
    groups: HashMap<String, GroupId>,
}

impl<'a> Writing<'a> {
    fn new(actor: &'a Actor, staff: Staff, now: DateTime<Utc>) -> Self {
        let groups = staff
            .groups
            .iter()
            .map(|group| (plain(&group.name), group.id))
            .collect();
        Self {
            actor,
            staff,
            now,
            groups,
        }
    }

    async fn run(&mut self, db: &mut Db, plan: &Plan) -> Result<()> {
        let mut ids = Vec::with_capacity(plan.rows.len());
        for planned in &plan.rows {
            ids.push(self.person(db, planned).await?);
        }
        for (planned, id) in plan.rows.iter().zip(&ids) {
            if !planned.is_same() {
                self.place(db, planned, *id).await?;
                self.ties(db, planned, *id, &ids).await?;
            }
        }
        Ok(())
    }

    async fn person(&self, db: &mut Db, planned: &Planned) -> Result<PersonId> {
        let row = &planned.row;
        let known = planned
            .person
            .and_then(|id| self.staff.people.iter().find(|person| person.id == id));
        let Some(known) = known else {
            let new = merged(Person::named(self.actor.school.id, &row.name), row);
            return Ok(store::members::add(db, &new, self.now).await?);
        };
        if !planned.is_same() {
            store::members::save(db, &merged(known.clone(), row)).await?;
        }
        Ok(known.id)
    }

    /// Group and roles.
    async fn place(&mut self, db: &mut Db, planned: &Planned, id: PersonId) -> Result<()> {
        let (row, today) = (&planned.row, self.actor.today);
        let mut group = self.staff.members.get(&id).copied();
        if let Some(name) = &row.group {
            let wanted = self.group(db, name).await?;
            if group != Some(wanted) {
                store::members::move_to(db, id, Some(wanted), today).await?;
                if let Some(old) = group {
                    lead::end(db, self.actor, (old, id), self.now).await?;
                }
                group = Some(wanted);
            }
        }
        for role in &row.roles {
            let leads = (*role == Role::GroupLead).then_some(group).flatten();
            if let Some(group) = leads {
                for earlier in &planned.replaces {
                    lead::end(db, self.actor, (group, earlier.person), self.now).await?;
                }
            }
            let held = Held {
                role: *role,
                group: leads,
            };
            store::members::grant(db, id, held, today).await?;
        }
        Ok(())
    }

    async fn group(&mut self, db: &mut Db, name: &str) -> Result<GroupId> {
        if let Some(group) = self.groups.get(&plain(name)) {
            return Ok(*group);
        }
        let group = store::members::add_group(db, self.actor.school.id, name, self.now).await?;
        self.groups.insert(plain(name), group);
        Ok(group)
    }

    /// Curator and manager. Who is named as a curator is one.
    async fn ties(&self, db: &mut Db, planned: &Planned, id: PersonId, ids: &[PersonId]) -> Result<()> {
        let found = |named: Meant| match named {
            Meant::Row(row) => ids[row],
            Meant::Person(person) => person,
        };
        let today = self.actor.today;
        if let Some(curator) = planned.curator.map(found)
            && self.staff.curators.get(&id) != Some(&curator)
        {
            store::members::curate(db, id, curator, today).await?;
            let held = Held {
                role: Role::Curator,
                group: None,
            };
            store::members::grant(db, curator, held, today).await?;
        }
        if let Some(manager) = planned.manager.map(found) {
            store::members::set_manager(db, id, Some(manager)).await?;
        }
        Ok(())
    }
}

/// The row laid over the person; what the file does not say stays.
fn merged(mut person: Person, row: &StaffRow) -> Person {
    person.name.clone_from(&row.name);
    if person.account.is_none() {
        person.account = row.account;
        person.username = row.username.clone().or(person.username);
    }
    if !row.subjects.is_empty() {
        person.subjects.clone_from(&row.subjects);
    }
    person.building = row.building.clone().or(person.building);
    person.quota = row.quota.or(person.quota);
    person.experience_years = row.experience_years.or(person.experience_years);
    person.joined_on = row.joined_on.or(person.joined_on);
    person
}
