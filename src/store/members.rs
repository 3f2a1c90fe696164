//! Changes to the staff list: rows, roles, groups, curators, leave. All of them dated, nothing is deleted.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, signed, words_json};
use crate::domain::ids::{GroupId, PersonId, SchoolId, Snowflake};
use crate::domain::people::{Held, Person, PersonState, Role};

/// Adds a row. `person.id` is ignored; the new one is answered. Who left with this account and is not erased yet takes up
/// their own row again, and with it everything they wrote (domain §3.16).
pub async fn add(db: &mut SqliteConnection, person: &Person, now: DateTime<Utc>) -> Result<PersonId, Error> {
    if let Some(id) = come_back(db, person).await? {
        return Ok(id);
    }
    let (account, at) = (person.account.map(signed), now.timestamp());
    let (subjects, wished) = (words_json(&person.subjects), words_json(&person.wished_subjects));
    let (quota, manager) = (person.quota.map(|quota| quota.word()), person.manager.map(|id| id.0));
    let (state, lang) = (person.state.word(), person.lang.map(|lang| lang.word()));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO person (school_id, discord_id, username, name, subjects, building, quota, manager_id,
               experience_years, joined_on, language, visitors, wished_subjects, state, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        person.school.0,
        account,
        person.username,
        person.name,
        subjects,
        person.building,
        quota,
        manager,
        person.experience_years,
        person.joined_on,
        lang,
        person.visitors,
        wished,
        state,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(PersonId(id))
}

/// What the list says now counts; what it does not say stays as it was. Who has a private channel has acted before.
async fn come_back(db: &mut SqliteConnection, person: &Person) -> Result<Option<PersonId>, Error> {
    let account = person.account.map(signed);
    let (subjects, state) = (words_json(&person.subjects), person.state.word());
    let (quota, manager) = (person.quota.map(|quota| quota.word()), person.manager.map(|id| id.0));
    let id = sqlx::query_scalar!(
        r#"UPDATE person SET name = ?1, username = coalesce(?2, username), left_on = NULL, absent_at = NULL,
               state = CASE WHEN ?3 = 'invited' AND dm_channel_id IS NOT NULL THEN 'active' ELSE ?3 END,
               subjects = CASE WHEN ?4 = '[]' THEN subjects ELSE ?4 END, building = coalesce(?5, building),
               quota = coalesce(?6, quota), manager_id = coalesce(?7, manager_id),
               experience_years = coalesce(?8, experience_years), joined_on = coalesce(?9, joined_on)
           WHERE id = (SELECT max(id) FROM person WHERE school_id = ?10 AND discord_id = ?11 AND state = 'left')
           RETURNING id AS "id!""#,
        person.name,
        person.username,
        state,
        subjects,
        person.building,
        quota,
        manager,
        person.experience_years,
        person.joined_on,
        person.school.0,
        account
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(PersonId))
}

/// Writes a row as it now is.
pub async fn save(db: &mut SqliteConnection, person: &Person) -> Result<(), Error> {
    let account = person.account.map(signed);
    let (subjects, wished) = (words_json(&person.subjects), words_json(&person.wished_subjects));
    let (quota, manager) = (person.quota.map(|quota| quota.word()), person.manager.map(|id| id.0));
    let (state, lang) = (person.state.word(), person.lang.map(|lang| lang.word()));
    sqlx::query!(
        "UPDATE person SET discord_id = ?, username = ?, name = ?, subjects = ?, building = ?, quota = ?, manager_id = ?,
             experience_years = ?, joined_on = ?, left_on = ?, language = ?, visitors = ?, wished_subjects = ?, state = ?
         WHERE id = ?",
        account,
        person.username,
        person.name,
        subjects,
        person.building,
        quota,
        manager,
        person.experience_years,
        person.joined_on,
        person.left_on,
        lang,
        person.visitors,
        wished,
        state,
        person.id.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a row its account and makes the person active: they have acted.
pub async fn seat(
    db: &mut SqliteConnection,
    person: PersonId,
    account: Snowflake,
    username: &str,
) -> Result<(), Error> {
    let (account, state) = (signed(account), PersonState::Active.word());
    sqlx::query!(
        "UPDATE person SET discord_id = ?, username = ?, state = ? WHERE id = ?",
        account,
        username,
        state,
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes whether somebody without an account takes part on paper.
pub async fn set_on_paper(db: &mut SqliteConnection, person: PersonId, on_paper: bool) -> Result<(), Error> {
    sqlx::query!("UPDATE person SET on_paper = ? WHERE id = ?", on_paper, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Gives a group another name; answers whether no other group has it.
pub async fn rename_group(db: &mut SqliteConnection, group: GroupId, name: &str) -> Result<bool, Error> {
    let rows = sqlx::query!("UPDATE OR IGNORE apt_group SET name = ? WHERE id = ?", name, group.0)
        .execute(db)
        .await?;
    Ok(rows.rows_affected() == 1)
}

/// Notes the day from which a person's access is over; absent: they stay.
pub async fn set_leaving(db: &mut SqliteConnection, person: PersonId, on: Option<NaiveDate>) -> Result<(), Error> {
    sqlx::query!("UPDATE person SET left_on = ? WHERE id = ?", on, person.0)
        .execute(&mut *db)
        .await?;
    super::observation::look_again_at(db, person).await
}

/// People whose day of leaving has come or will come, by that day: the row, the school, the day.
pub async fn leaving(db: &mut SqliteConnection) -> Result<Vec<(PersonId, SchoolId, NaiveDate)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", school_id, left_on AS "left_on!: NaiveDate" FROM person
           WHERE left_on IS NOT NULL AND state <> 'left' ORDER BY left_on, id"#
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.id), SchoolId(row.school_id), row.left_on))
        .collect())
}

/// Ends everything a person holds: their row stays for the record.
pub async fn leave_school(db: &mut SqliteConnection, person: PersonId, on: NaiveDate) -> Result<(), Error> {
    let id = person.0;
    sqlx::query!("UPDATE person SET state = 'left', left_on = ? WHERE id = ?", on, id)
        .execute(&mut *db)
        .await?;
    sqlx::query!(
        "UPDATE role_assignment SET to_on = ? WHERE person_id = ? AND to_on IS NULL",
        on,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE group_member SET to_on = ? WHERE person_id = ? AND to_on IS NULL",
        on,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE curation SET to_on = ? WHERE (teacher_id = ? OR curator_id = ?) AND to_on IS NULL",
        on,
        id,
        id
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("UPDATE person SET manager_id = NULL WHERE manager_id = ?", id)
        .execute(&mut *db)
        .await?;
    super::observation::look_again_at(db, person).await
}

/// Gives a role from a day on; answers whether it is new.
pub async fn grant(db: &mut SqliteConnection, person: PersonId, held: Held, on: NaiveDate) -> Result<bool, Error> {
    let (role, group) = (held.role.word(), held.group.map(|group| group.0));
    let new = sqlx::query!(
        "INSERT INTO role_assignment (person_id, role, group_id, from_on) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        person.0,
        role,
        group,
        on
    )
    .execute(db)
    .await?;
    Ok(new.rows_affected() == 1)
}

/// Ends a role on a day, in every group or only in one; answers whether there was one.
pub async fn end_role(
    db: &mut SqliteConnection,
    person: PersonId,
    role: Role,
    group: Option<GroupId>,
    on: NaiveDate,
) -> Result<bool, Error> {
    let (role, group) = (role.word(), group.map(|group| group.0));
    let ended = sqlx::query!(
        "UPDATE role_assignment SET to_on = max(?, from_on)
         WHERE person_id = ? AND role = ? AND (? IS NULL OR group_id = ?) AND to_on IS NULL",
        on,
        person.0,
        role,
        group,
        group
    )
    .execute(db)
    .await?;
    Ok(ended.rows_affected() > 0)
}

/// The roles of everybody in a school on a day.
pub async fn all_roles(
    db: &mut SqliteConnection,
    school: SchoolId,
    on: NaiveDate,
) -> Result<HashMap<PersonId, Vec<Held>>, Error> {
    let rows = sqlx::query!(
        r#"SELECT role_assignment.id AS "id!", person_id, role, group_id
           FROM role_assignment JOIN person ON person.id = person_id
           WHERE school_id = ? AND from_on <= ? AND (to_on IS NULL OR to_on > ?) ORDER BY role_assignment.id"#,
        school.0,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    let mut roles: HashMap<PersonId, Vec<Held>> = HashMap::new();
    for row in rows {
        let role = Role::from_word(&row.role).ok_or(Error::Inconsistent {
            table: "role_assignment",
            column: "role",
            row: row.id,
        })?;
        let group = row.group_id.map(GroupId);
        roles
            .entry(PersonId(row.person_id))
            .or_default()
            .push(Held { role, group });
    }
    Ok(roles)
}

/// Makes a group.
pub async fn add_group(
    db: &mut SqliteConnection,
    school: SchoolId,
    name: &str,
    now: DateTime<Utc>,
) -> Result<GroupId, Error> {
    let at = now.timestamp();
    let id = sqlx::query_scalar!(
        r#"INSERT INTO apt_group (school_id, name, created_at) VALUES (?, ?, ?)
           ON CONFLICT (school_id, name) DO UPDATE SET name = excluded.name RETURNING id AS "id!""#,
        school.0,
        name,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(GroupId(id))
}

/// Who is in which group now.
pub async fn memberships(db: &mut SqliteConnection, school: SchoolId) -> Result<HashMap<PersonId, GroupId>, Error> {
    let rows = sqlx::query!(
        "SELECT person_id, group_id FROM group_member JOIN apt_group ON apt_group.id = group_id
         WHERE school_id = ? AND to_on IS NULL",
        school.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.person_id), GroupId(row.group_id)))
        .collect())
}

/// Moves a person into a group, or out of every group.
pub async fn move_to(
    db: &mut SqliteConnection,
    person: PersonId,
    group: Option<GroupId>,
    on: NaiveDate,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE group_member SET to_on = max(?, from_on) WHERE person_id = ? AND to_on IS NULL",
        on,
        person.0
    )
    .execute(&mut *db)
    .await?;
    if let Some(group) = group {
        sqlx::query!(
            "INSERT INTO group_member (group_id, person_id, from_on) VALUES (?, ?, ?)",
            group.0,
            person.0,
            on
        )
        .execute(db)
        .await?;
    }
    Ok(())
}

/// Whose curator is who now: teacher to curator.
pub async fn curators(db: &mut SqliteConnection, school: SchoolId) -> Result<HashMap<PersonId, PersonId>, Error> {
    let rows = sqlx::query!(
        "SELECT teacher_id, curator_id FROM curation JOIN person ON person.id = teacher_id
         WHERE school_id = ? AND to_on IS NULL",
        school.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.teacher_id), PersonId(row.curator_id)))
        .collect())
}

/// Gives a teacher a curator from a day on; the earlier one's access ends that day.
pub async fn curate(
    db: &mut SqliteConnection,
    teacher: PersonId,
    curator: PersonId,
    on: NaiveDate,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE curation SET to_on = max(?, from_on) WHERE teacher_id = ? AND to_on IS NULL",
        on,
        teacher.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "INSERT INTO curation (teacher_id, curator_id, from_on) VALUES (?, ?, ?)",
        teacher.0,
        curator.0,
        on
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a curator's office towards everybody on a day, and with it their access.
pub async fn end_curations(db: &mut SqliteConnection, curator: PersonId, on: NaiveDate) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE curation SET to_on = max(?, from_on) WHERE curator_id = ? AND to_on IS NULL",
        on,
        curator.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the line manager.
pub async fn set_manager(db: &mut SqliteConnection, person: PersonId, manager: Option<PersonId>) -> Result<(), Error> {
    let manager = manager.map(|manager| manager.0);
    sqlx::query!("UPDATE person SET manager_id = ? WHERE id = ?", manager, person.0)
        .execute(db)
        .await?;
    Ok(())
}
