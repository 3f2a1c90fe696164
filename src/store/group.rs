//! APT groups with their members, leads and meetings, and who is whose curator.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::collate;
use crate::domain::group::{Group, Meeting, Term};
use crate::domain::ids::{EntryId, GroupId, PersonId, SchoolId};
use crate::domain::month::Month;

/// A group by its row.
pub async fn group(db: &mut SqliteConnection, group: GroupId) -> Result<Option<Group>, Error> {
    let row = sqlx::query!("SELECT id, school_id, name FROM apt_group WHERE id = ?", group.0)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| named(row.id, SchoolId(row.school_id), row.name)))
}

/// Every group of a school, by name.
pub async fn groups(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Group>, Error> {
    let mut rows = sqlx::query!(
        "SELECT id, name FROM apt_group WHERE school_id = ? ORDER BY id",
        school.0
    )
    .fetch_all(db)
    .await?;
    collate::sort(&mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| named(row.id, school, row.name)).collect())
}

/// The group that a person belongs to on a day.
pub async fn group_of(db: &mut SqliteConnection, person: PersonId, on: NaiveDate) -> Result<Option<Group>, Error> {
    let row = sqlx::query!(
        r#"SELECT apt_group.id AS "id!", school_id, name FROM apt_group
           JOIN group_member ON group_id = apt_group.id
           WHERE person_id = ? AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
           ORDER BY from_on DESC LIMIT 1"#,
        person.0,
        on,
        on
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| named(row.id, SchoolId(row.school_id), row.name)))
}

/// The group of everybody at a school who is in one on a day.
pub async fn groups_on(
    db: &mut SqliteConnection,
    school: SchoolId,
    on: NaiveDate,
) -> Result<BTreeMap<PersonId, Group>, Error> {
    let rows = sqlx::query!(
        "SELECT person_id, group_id, name FROM group_member JOIN apt_group ON apt_group.id = group_id
         WHERE school_id = ? AND from_on <= ? AND (to_on IS NULL OR to_on > ?)",
        school.0,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.person_id), named(row.group_id, school, row.name)))
        .collect())
}

const fn named(id: i64, school: SchoolId, name: String) -> Group {
    let id = GroupId(id);
    Group { id, school, name }
}

/// Who belongs to a group on a day, by name.
pub async fn members(db: &mut SqliteConnection, group: GroupId, on: NaiveDate) -> Result<Vec<Term>, Error> {
    let mut rows = sqlx::query!(
        r#"SELECT person.id AS "id!", name, from_on AS "from_on: NaiveDate" FROM person
           JOIN group_member ON person_id = person.id
           WHERE group_id = ? AND state <> 'left' AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
           ORDER BY person.id"#,
        group.0,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    collate::sort(&mut rows, |row| &row.name);
    Ok(rows
        .into_iter()
        .map(|row| term(row.id, row.name, row.from_on))
        .collect())
}

/// Who leads a group on a day, by name.
pub async fn leads(db: &mut SqliteConnection, group: GroupId, on: NaiveDate) -> Result<Vec<Term>, Error> {
    let mut rows = sqlx::query!(
        r#"SELECT person.id AS "id!", name, from_on AS "from_on: NaiveDate" FROM person
           JOIN role_assignment ON person_id = person.id
           WHERE role = 'group_lead' AND group_id = ? AND state <> 'left'
             AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
           ORDER BY person.id"#,
        group.0,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    collate::sort(&mut rows, |row| &row.name);
    Ok(rows
        .into_iter()
        .map(|row| term(row.id, row.name, row.from_on))
        .collect())
}

/// Who belongs to a group or leads it on a day, each once.
pub async fn everybody(db: &mut SqliteConnection, group: GroupId, on: NaiveDate) -> Result<Vec<PersonId>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM person
           WHERE state <> 'left'
             AND (id IN (SELECT person_id FROM group_member
                         WHERE group_id = ?1 AND from_on <= ?2 AND (to_on IS NULL OR to_on > ?2))
               OR id IN (SELECT person_id FROM role_assignment
                         WHERE role = 'group_lead' AND group_id = ?1 AND from_on <= ?2 AND (to_on IS NULL OR to_on > ?2)))
           ORDER BY id"#,
        group.0,
        on
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// Who is a teacher's curator on a day, and since when.
pub async fn curator_on(db: &mut SqliteConnection, teacher: PersonId, on: NaiveDate) -> Result<Option<Term>, Error> {
    let row = sqlx::query!(
        r#"SELECT person.id AS "id!", name, from_on AS "from_on: NaiveDate" FROM person
           JOIN curation ON curator_id = person.id
           WHERE teacher_id = ? AND state <> 'left' AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
           ORDER BY from_on DESC LIMIT 1"#,
        teacher.0,
        on,
        on
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| term(row.id, row.name, row.from_on)))
}

fn term(person: i64, name: String, from: NaiveDate) -> Term {
    Term {
        person: PersonId(person),
        name,
        from,
    }
}

/// A group's meetings from a month on, oldest first.
pub async fn meetings(db: &mut SqliteConnection, group: GroupId, first: Month) -> Result<Vec<Meeting>, Error> {
    let word = first.to_string();
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", month, held_on AS "held_on: NaiveDate", reported_at, entry_id,
                  next_on AS "next_on: NaiveDate", next_off_at,
                  (SELECT count(*) FROM attendance WHERE meeting_id = meeting.id) AS "attended!: i64"
           FROM meeting WHERE group_id = ? AND month >= ? ORDER BY month, held_on, id"#,
        group.0,
        word
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Meeting {
                month: row.month.parse().map_err(|_| Error::Inconsistent {
                    table: "meeting",
                    column: "month",
                    row: row.id,
                })?,
                held_on: row.held_on,
                reported_at: super::instant(row.reported_at),
                attended: u32::try_from(row.attended).unwrap_or(u32::MAX),
                entry: EntryId(row.entry_id),
                next_on: row.next_on,
                next_off_at: row.next_off_at.map(super::instant),
            })
        })
        .collect()
}

/// The leads of a day whose group has no check-in of the month, unless a message with that prefix told them already:
/// its key is the prefix, the group, the month and the person.
pub async fn leads_to_remind(
    db: &mut SqliteConnection,
    school: SchoolId,
    month: Month,
    on: NaiveDate,
    prefix: &str,
) -> Result<Vec<(GroupId, PersonId)>, Error> {
    let word = month.to_string();
    let rows = sqlx::query!(
        r#"SELECT role_assignment.group_id AS "group_id!", person_id FROM role_assignment
           JOIN person ON person.id = person_id
           WHERE role = 'group_lead' AND school_id = ? AND state <> 'left' AND role_assignment.group_id IS NOT NULL
             AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
             AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.group_id = role_assignment.group_id AND month = ?)
             AND NOT EXISTS (SELECT 1 FROM delivery
                             WHERE key = ? || role_assignment.group_id || ':' || ? || ':' || role_assignment.person_id)
           ORDER BY role_assignment.group_id, person_id"#,
        school.0,
        on,
        on,
        word,
        prefix,
        word
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (GroupId(row.group_id), PersonId(row.person_id)))
        .collect())
}

/// The groups of a school that have members and nobody to lead them on a day.
pub async fn vacant(db: &mut SqliteConnection, school: SchoolId, on: NaiveDate) -> Result<Vec<GroupId>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM apt_group
           WHERE school_id = ?
             AND EXISTS (SELECT 1 FROM group_member JOIN person ON person.id = person_id
                         WHERE group_id = apt_group.id AND state <> 'left'
                           AND from_on <= ? AND (to_on IS NULL OR to_on > ?))
             AND NOT EXISTS (SELECT 1 FROM role_assignment JOIN person ON person.id = person_id
                             WHERE role = 'group_lead' AND group_id = apt_group.id AND state <> 'left'
                               AND from_on <= ? AND (to_on IS NULL OR to_on > ?))
           ORDER BY id"#,
        school.0,
        on,
        on,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(GroupId).collect())
}

/// A meeting on its way into the table.
#[derive(Clone, Copy, Debug)]
pub struct NewMeeting<'a> {
    /// The group.
    pub group: GroupId,
    /// The month it is counted in.
    pub month: Month,
    /// The day on which it was held.
    pub held_on: NaiveDate,
    /// The check-in that reports it.
    pub entry: EntryId,
    /// Who came, of the members.
    pub attended: &'a [PersonId],
}

/// Stores what a check-in reports; reported again, only the attendance changes.
pub async fn report(db: &mut SqliteConnection, new: NewMeeting<'_>, now: DateTime<Utc>) -> Result<(), Error> {
    let (word, at) = (new.month.to_string(), now.timestamp());
    let meeting = sqlx::query_scalar!(
        r#"INSERT INTO meeting (group_id, month, held_on, reported_at, entry_id) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (entry_id) DO UPDATE SET month = excluded.month RETURNING id AS "id!""#,
        new.group.0,
        word,
        new.held_on,
        at,
        new.entry.0
    )
    .fetch_one(&mut *db)
    .await?;
    sqlx::query!("DELETE FROM attendance WHERE meeting_id = ?", meeting)
        .execute(&mut *db)
        .await?;
    for person in new.attended {
        sqlx::query!(
            "INSERT INTO attendance (meeting_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            meeting,
            person.0
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Sets when the group meets next, on the meeting that a check-in reports; one that was called off is planned again.
pub async fn set_next(db: &mut SqliteConnection, entry: EntryId, next_on: NaiveDate) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE meeting SET next_on = ?, next_off_at = NULL WHERE entry_id = ?",
        next_on,
        entry.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The meeting that follows the one of a check-in is called off.
pub async fn call_next_off(db: &mut SqliteConnection, entry: EntryId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!("UPDATE meeting SET next_off_at = ? WHERE entry_id = ?", at, entry.0)
        .execute(db)
        .await?;
    Ok(())
}
