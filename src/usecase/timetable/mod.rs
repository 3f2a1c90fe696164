//! `/timetable`: who teaches where and when. A preview of a file, its Confirm, and a look at a week.
//!
//! The checked lessons wait in the database between preview and Confirm, so that Confirm means what was shown.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::caller::Actor;
use super::people::Named;
use super::table::{self, Unreadable};
use super::{Ctx, Error, Result};
use crate::domain::ids::{ImportId, PersonId};
use crate::domain::pairing::slots::file::{self, Fault, Found};
use crate::domain::pairing::slots::{Lesson, Timetable};
use crate::domain::people::column::plain;
use crate::domain::people::{Person, Role};
use crate::domain::refusal::Refusal;
use crate::store::imports::Kind;
use crate::store::{self, Db};

/// What a file would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The stored lessons, for Confirm; absent when the file holds none.
    pub import: Option<ImportId>,
    /// Lessons in the file that could be read.
    pub lessons: usize,
    /// Teachers in the file.
    pub teachers: usize,
    /// Those of them whose week would change.
    pub changed: Vec<String>,
    /// Those on the staff list for whom neither the file nor the database has a lesson.
    pub unknown: Vec<String>,
    /// What is wrong in the file; those rows are left out.
    pub faults: Vec<Fault>,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It cannot be read as a table.
    Unreadable(Unreadable),
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
    let mut db = ctx.store.read().await?;
    let staff = store::people::staff(&mut db, actor.school.id).await?;
    let known = store::timetable::lessons(&mut db, actor.school.id).await?;
    drop(db);
    let (lessons, faults) = file::read(&table, |cell| named(&staff, cell));
    let teachers: BTreeSet<PersonId> = lessons.iter().map(|lesson| lesson.teacher).collect();
    let import = if lessons.is_empty() {
        None
    } else {
        Some(put(ctx, actor, &lessons).await?)
    };
    let listed = |keep: &dyn Fn(&Person) -> bool| {
        let kept = staff.iter().filter(|person| keep(person));
        kept.map(|person| person.name.clone()).collect()
    };
    let has = |person: &Person| known.iter().any(|lesson| lesson.teacher == person.id);
    Ok(Outcome::Preview(Box::new(Preview {
        import,
        lessons: lessons.len(),
        teachers: teachers.len(),
        changed: listed(&|person| teachers.contains(&person.id) && changes(person.id, &lessons, &known)),
        unknown: listed(&|person| !teachers.contains(&person.id) && !has(person)),
        faults,
    })))
}

async fn put(ctx: &Ctx, actor: &Actor, lessons: &[Lesson]) -> Result<ImportId> {
    let rows = serde_json::to_string(lessons).map_err(|_| Error::Bug("lessons could not be written down"))?;
    let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
    let stored =
        ctx.write(async move |db| Ok(store::imports::put(db, school, me, (Kind::Timetable, &rows), now).await?));
    stored.await
}

/// Whom a cell of the teacher's column means: a name, a user name or an account's number.
fn named(staff: &[Person], cell: &str) -> Found {
    let wanted = plain(cell);
    let mut found = staff.iter().filter(|person| {
        let account = person.account.map(|account| account.to_string());
        let names = [Some(person.name.clone()), person.username.clone(), account];
        names.into_iter().flatten().any(|name| plain(&name) == wanted)
    });
    match (found.next(), found.next()) {
        (Some(person), None) => Found::One(person.id),
        (Some(_), Some(_)) => Found::Many,
        (None, _) => Found::Nobody,
    }
}

/// Whether the file says anything else about a teacher than what is known, for the days from which it says something.
fn changes(teacher: PersonId, file: &[Lesson], known: &[Lesson]) -> bool {
    let own = |lessons: &[Lesson]| -> Vec<Lesson> {
        lessons
            .iter()
            .filter(|lesson| lesson.teacher == teacher)
            .cloned()
            .collect()
    };
    let mut new = own(file);
    let versions: BTreeSet<Option<NaiveDate>> = new.iter().map(|lesson| lesson.valid_from).collect();
    let mut old = own(known);
    old.retain(|lesson| versions.contains(&lesson.valid_from));
    for lessons in [&mut new, &mut old] {
        lessons.sort_by(|one, other| order(one).cmp(&order(other)));
    }
    new != old
}

fn order(lesson: &Lesson) -> (Option<NaiveDate>, u8, u8, &str, &str, &str) {
    let Lesson {
        valid_from,
        weekday,
        period,
        class,
        subject,
        room,
        ..
    } = lesson;
    (*valid_from, *weekday, *period, class, subject, room)
}

/// What a confirmed file did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Lessons of the file.
    pub lessons: usize,
    /// Whether it had been confirmed before.
    pub already: bool,
}

/// Confirms a previewed file.
///
/// # Errors
/// Refused to anybody but a coordinator, and when it was cancelled.
pub async fn confirm(ctx: &Ctx, actor: &Actor, import: ImportId) -> Result<Imported> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.write(async move |db| {
        let stored = store::imports::get(db, import).await?;
        let stored = stored
            .filter(|stored| stored.school == actor.school.id && stored.kind == Kind::Timetable)
            .ok_or(Refusal::Gone)?;
        let lessons: Vec<Lesson> =
            serde_json::from_str(&stored.rows).map_err(|_| Error::Bug("stored lessons could not be read"))?;
        let done = Imported {
            lessons: lessons.len(),
            already: stored.applied,
        };
        if stored.applied {
            return Ok(done);
        }
        store::timetable::replace(db, &lessons).await?;
        store::imports::applied(db, import, now).await?;
        actor
            .did(db, "timetable.import", &format!("import/{import}"), now)
            .await?;
        Ok(done)
    })
    .await
}

/// A week of lessons.
#[derive(Clone, Debug)]
pub struct Week {
    /// Whose.
    pub person: Person,
    /// The lessons in force today, by weekday and period.
    pub lessons: Vec<Lesson>,
}

/// How much of the school's timetable is known.
#[derive(Clone, Debug)]
pub struct Known {
    /// Teachers whose week is known, with the number of their lessons, by name.
    pub weeks: Vec<(String, u32)>,
    /// Teachers whose week is not.
    pub unknown: Vec<String>,
}

/// The timetable in force at a school today.
pub(super) async fn in_force(db: &mut Db, actor: &Actor) -> Result<Timetable> {
    let lessons = store::timetable::lessons(db, actor.school.id).await?;
    Ok(Timetable::on(lessons, actor.today))
}

/// Somebody's week; one's own when nobody is named. Another person's is for the coordinator (domain §2, timetable).
///
/// # Errors
/// Refused for somebody else's week to anybody but a coordinator.
pub async fn week(ctx: &Ctx, actor: &Actor, who: Option<&Named>) -> Result<Week> {
    let mut db = ctx.store.read().await?;
    let person = match who {
        None => actor.person.clone(),
        Some(who) => {
            let person = super::people::find(&mut db, actor.school.id, who).await;
            // Who may not look is told the same about everybody: the answer must not say who is on the list.
            if person.as_ref().map_or(true, |person| person.id != actor.person.id) {
                actor.must_be(Role::Coordinator)?;
            }
            person?
        }
    };
    let timetable = in_force(&mut db, actor).await?;
    Ok(Week {
        lessons: timetable.of(person.id).to_vec(),
        person,
    })
}

/// Whose week is known.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn known(ctx: &Ctx, actor: &Actor) -> Result<Known> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    let timetable = in_force(&mut db, actor).await?;
    let (mut weeks, mut unknown) = (Vec::new(), Vec::new());
    for person in store::people::staff(&mut db, actor.school.id).await? {
        match timetable.load(person.id) {
            Some(load) => weeks.push((person.name, load)),
            None => unknown.push(person.name),
        }
    }
    Ok(Known { weeks, unknown })
}
