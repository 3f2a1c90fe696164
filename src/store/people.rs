//! People and their roles: who is who.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::{Error, instant, signed, snowflake, words};
use crate::domain::collate;
use crate::domain::ids::{GroupId, PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::{Held, Person, PersonState, Quota, Role};

struct PersonRow {
    id: i64,
    school_id: i64,
    discord_id: Option<i64>,
    username: Option<String>,
    name: String,
    subjects: String,
    building: Option<String>,
    quota: Option<String>,
    manager_id: Option<i64>,
    experience_years: Option<i64>,
    joined_on: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
    language: Option<String>,
    visitors: Option<i64>,
    wished_subjects: String,
    state: String,
    absent_at: Option<i64>,
    snoozed_until: Option<NaiveDate>,
    on_paper: Option<i64>,
}

impl PersonRow {
    fn person(self) -> Result<Person, Error> {
        let odd = |column| Error::Inconsistent {
            table: "person",
            column,
            row: self.id,
        };
        Ok(Person {
            id: PersonId(self.id),
            school: SchoolId(self.school_id),
            account: self.discord_id.map(snowflake),
            username: self.username,
            name: self.name,
            subjects: words(&self.subjects),
            building: self.building,
            quota: self
                .quota
                .map(|word| Quota::from_word(&word).ok_or_else(|| odd("quota")))
                .transpose()?,
            manager: self.manager_id.map(PersonId),
            experience_years: self.experience_years.and_then(|years| u32::try_from(years).ok()),
            joined_on: self.joined_on,
            left_on: self.left_on,
            lang: self.language.as_deref().and_then(Lang::from_word),
            visitors: self.visitors.and_then(|number| u8::try_from(number).ok()),
            wished_subjects: words(&self.wished_subjects),
            state: PersonState::from_word(&self.state).ok_or_else(|| odd("state"))?,
            absent_at: self.absent_at.map(instant),
            snoozed_until: self.snoozed_until,
            on_paper: self.on_paper.map(|flag| flag == 1),
        })
    }
}

/// The people that the rest of a query names.
macro_rules! people {
    ($rest:tt $(, $bind:expr)*) => {
        sqlx::query_as!(
            PersonRow,
            r#"SELECT id, school_id, discord_id, username, name, subjects, building, quota, manager_id, experience_years,
                      joined_on AS "joined_on: NaiveDate", left_on AS "left_on: NaiveDate", language, visitors,
                      wished_subjects, state, absent_at, snoozed_until AS "snoozed_until: NaiveDate", on_paper
               FROM person "# + $rest
            $(, $bind)*
        )
    };
}

/// A person by row, in whatever state.
pub async fn person(db: &mut SqliteConnection, person: PersonId) -> Result<Option<Person>, Error> {
    people!("WHERE id = ?", person.0)
        .fetch_optional(db)
        .await?
        .map(PersonRow::person)
        .transpose()
}

/// The living rows of an account: one per school it belongs to.
pub async fn people_of_account(db: &mut SqliteConnection, account: Snowflake) -> Result<Vec<Person>, Error> {
    let account = signed(account);
    people!("WHERE discord_id = ? AND state <> 'left' ORDER BY id", account)
        .fetch_all(db)
        .await?
        .into_iter()
        .map(PersonRow::person)
        .collect()
}

/// The language in which somebody is answered who worked at a school (at any, when none is given) and has left; nothing
/// for everybody else.
pub async fn former(
    db: &mut SqliteConnection,
    account: Snowflake,
    school: Option<SchoolId>,
) -> Result<Option<Lang>, Error> {
    let (account, school) = (signed(account), school.map(|school| school.0));
    let language = sqlx::query_scalar!(
        r#"SELECT coalesce(person.language, school.language) AS "language!"
           FROM person JOIN school ON school.id = school_id
           WHERE discord_id = ? AND state = 'left' AND school_id = coalesce(?, school_id)
           ORDER BY left_on DESC, person.id DESC LIMIT 1"#,
        account,
        school
    )
    .fetch_optional(db)
    .await?;
    Ok(language.map(|word| Lang::from_word(&word).unwrap_or_default()))
}

/// Everybody on a school's list who has not left, by name.
pub async fn staff(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Person>, Error> {
    let mut rows = people!("WHERE school_id = ? AND state <> 'left' ORDER BY id", school.0)
        .fetch_all(db)
        .await?;
    collate::sort(&mut rows, |row| &row.name);
    rows.into_iter().map(PersonRow::person).collect()
}

/// The one row without an account that carries this user name; absent when there is none or more than one.
pub async fn row_of_username(
    db: &mut SqliteConnection,
    school: SchoolId,
    username: &str,
) -> Result<Option<PersonId>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM person
           WHERE school_id = ? AND state = 'invited' AND discord_id IS NULL AND username = lower(?) LIMIT 2"#,
        school.0,
        username
    )
    .fetch_all(db)
    .await?;
    Ok(match rows.as_slice() {
        [one] => Some(PersonId(*one)),
        _ => None,
    })
}

/// The roles a person holds on a day. Everybody on the list takes part, so `Teacher` needs no row.
pub async fn roles_on(db: &mut SqliteConnection, person: PersonId, on: NaiveDate) -> Result<Vec<Held>, Error> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", role, group_id FROM role_assignment
           WHERE person_id = ? AND from_on <= ? AND (to_on IS NULL OR to_on > ?)"#,
        person.0,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let role = Role::from_word(&row.role);
            let role = role.ok_or(Error::Inconsistent {
                table: "role_assignment",
                column: "role",
                row: row.id,
            })?;
            Ok(Held {
                role,
                group: row.group_id.map(GroupId),
            })
        })
        .collect()
}

/// The people who hold a role in a school on a day, by name.
pub async fn holders(
    db: &mut SqliteConnection,
    school: SchoolId,
    role: Role,
    on: NaiveDate,
) -> Result<Vec<PersonId>, Error> {
    let role = role.word();
    let mut rows = sqlx::query!(
        r#"SELECT DISTINCT person.id AS "id!", person.name FROM person JOIN role_assignment ON person_id = person.id
           WHERE school_id = ? AND state <> 'left' AND role = ? AND from_on <= ? AND (to_on IS NULL OR to_on > ?)
           ORDER BY person.id"#,
        school.0,
        role,
        on,
        on
    )
    .fetch_all(db)
    .await?;
    collate::sort(&mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| PersonId(row.id)).collect())
}

/// Marks an invited person as active: they acted, so private messages to them are welcome (domain §3.0).
pub async fn activate(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE person SET state = 'active' WHERE id = ? AND state = 'invited'",
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}
