//! Deletes what is no longer needed: texts, drafts, notes, requests, and what a former colleague leaves behind (domain §2,
//! rule g; §3.16). Who observed whom, attendance and months stay: later plans and counts rest on them.
//!
//! `tests/e2e/erasure.rs` walks the schema, so that a new column with a name or a text cannot be forgotten here. Deleted
//! text is still in the file until [`super::Store::scour`] has run.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::SqliteConnection;

use super::Error;
use super::facts::{self, Fact};
use crate::domain::calendar::local;
use crate::domain::ids::{EntryId, PersonId, SchoolId};
use crate::domain::people::{FORMER, School};
use crate::domain::retention::Due;

/// What a sweep deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Rows that became a former colleague's.
    pub people: u64,
    /// Submitted texts, private notes among them.
    pub texts: u64,
    /// Drafts.
    pub drafts: u64,
    /// Imported lists, strangers' questions, settled claims.
    pub requests: u64,
}

impl Swept {
    /// Whether nothing was due.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.people + self.texts + self.drafts + self.requests == 0
    }
}

/// Former colleagues of a school whose time is over, and whose row still says who they were.
pub async fn left_before(db: &mut SqliteConnection, school: SchoolId, day: NaiveDate) -> Result<Vec<PersonId>, Error> {
    let rows = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM person WHERE school_id = ? AND state = 'left' AND left_on < ? AND name <> ? ORDER BY id"#,
        school.0,
        day,
        FORMER
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// Deletes what is due at a school on a day, but for its former colleagues.
pub async fn sweep(db: &mut SqliteConnection, school: &School, due: &Due, now: DateTime<Utc>) -> Result<Swept, Error> {
    let start = |day: NaiveDate| local::at(school.zone, day, NaiveTime::MIN);
    let mut swept = Swept::default();
    if let Some(day) = due.texts {
        let old = texts(db, school.id, start(day)).await?;
        swept.texts += delete(db, &old, now).await?;
    }
    if let Some(day) = due.notes {
        let old = notes(db, school.id, start(day)).await?;
        swept.texts += delete(db, &old, now).await?;
    }
    if let Some(day) = due.drafts {
        let before = start(day).timestamp();
        let gone = sqlx::query!(
            "DELETE FROM draft WHERE updated_at < ? AND person_id IN (SELECT id FROM person WHERE school_id = ?)",
            before,
            school.id.0
        );
        swept.drafts = gone.execute(&mut *db).await?.rows_affected();
    }
    if let Some(day) = due.requests {
        swept.requests = requests(db, school.id, day, start(day)).await?;
    }
    if swept.drafts + swept.requests > 0 {
        facts::remember(db, Fact::Deleted, now).await?;
    }
    Ok(swept)
}

/// Deletes texts, with what they said before and who has read them. A record of a meeting is emptied, because attendance
/// hangs on it.
///
/// Whoever deletes a text does it here: its number is not given again, so that a button of the old one can mean nothing
/// else, and the next night takes it out of the file, too.
pub async fn delete(db: &mut SqliteConnection, texts: &[EntryId], now: DateTime<Utc>) -> Result<u64, Error> {
    let Some(last) = texts.iter().max() else {
        return Ok(0);
    };
    let ids = serde_json::Value::from_iter(texts.iter().map(|text| text.0)).to_string();
    for step in [
        sqlx::query!(
            "INSERT INTO fact (name, value) VALUES ('entry_deleted', ?)
             ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            last.0
        ),
        sqlx::query!(
            "DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT entry_id FROM meeting)",
            ids
        ),
        // What is still there is a record of a meeting.
        sqlx::query!(
            "UPDATE entry SET answers = '{}', visibility = 'private' WHERE id IN (SELECT value FROM json_each(?))",
            ids
        ),
        sqlx::query!(
            "DELETE FROM entry_edit WHERE entry_id IN (SELECT value FROM json_each(?))",
            ids
        ),
        sqlx::query!(
            "DELETE FROM read_log WHERE entry_id IN (SELECT value FROM json_each(?))",
            ids
        ),
    ] {
        step.execute(&mut *db).await?;
    }
    facts::remember(db, Fact::Deleted, now).await?;
    Ok(texts.len() as u64)
}

/// Texts of a school last written before a moment, but for records that are empty already.
async fn texts(db: &mut SqliteConnection, school: SchoolId, before: DateTime<Utc>) -> Result<Vec<EntryId>, Error> {
    let before = before.timestamp();
    let old = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM entry WHERE author_id IN (SELECT id FROM person WHERE school_id = ?)
             AND coalesce(edited_at, submitted_at) < ?
             AND (answers <> '{}' OR id NOT IN (SELECT entry_id FROM meeting))"#,
        school.0,
        before
    );
    Ok(old.fetch_all(db).await?.into_iter().map(EntryId).collect())
}

/// Private notes of a school about observations that were closed before a moment.
async fn notes(
    db: &mut SqliteConnection,
    school: SchoolId,
    closed_before: DateTime<Utc>,
) -> Result<Vec<EntryId>, Error> {
    let before = closed_before.timestamp();
    let old = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM entry WHERE author_id IN (SELECT id FROM person WHERE school_id = ?1)
             AND form = 'obs_notes'
             AND subject IN (SELECT 'notes/' || id FROM observation WHERE school_id = ?1 AND closed_at < ?2)"#,
        school.0,
        before
    );
    Ok(old.fetch_all(db).await?.into_iter().map(EntryId).collect())
}

/// The message that told the coordinator of an account goes with the question that caused it.
async fn requests(
    db: &mut SqliteConnection,
    school: SchoolId,
    day: NaiveDate,
    start: DateTime<Utc>,
) -> Result<u64, Error> {
    let before = start.timestamp();
    let lists = sqlx::query!(
        "DELETE FROM import WHERE school_id = ? AND created_at < ?",
        school.0,
        before
    );
    let lists = lists.execute(&mut *db).await?.rows_affected();
    let asked = sqlx::query!(
        "DELETE FROM stranger_ask WHERE school_id = ? AND asked_on < ?",
        school.0,
        day
    );
    let asked = asked.execute(&mut *db).await?.rows_affected();
    let claims = sqlx::query!(
        "DELETE FROM claim WHERE school_id = ? AND state <> 'waiting' AND claimed_at < ?",
        school.0,
        before
    );
    let claims = claims.execute(&mut *db).await?.rows_affected();
    sqlx::query!(
        "DELETE FROM delivery WHERE school_id = ? AND created_at < ? AND state NOT IN ('queued', 'sending')
           AND (key BETWEEN 'stranger:' AND 'stranger;' OR key BETWEEN 'setup-again:' AND 'setup-again;')",
        school.0,
        before
    )
    .execute(db)
    .await?;
    Ok(lists + asked + claims)
}

/// Deletes what a person leaves behind and makes their row a former colleague's: without name, account and everything
/// that says who it was.
pub async fn erase(db: &mut SqliteConnection, person: PersonId, now: DateTime<Utc>) -> Result<(), Error> {
    let wrote = sqlx::query_scalar!(r#"SELECT id AS "id!" FROM entry WHERE author_id = ?"#, person.0);
    let wrote: Vec<EntryId> = wrote.fetch_all(&mut *db).await?.into_iter().map(EntryId).collect();
    delete(db, &wrote, now).await?;
    asked(db, person).await?;
    drop_drafts(db, person).await?;
    let id = person.0;
    for personal in [
        sqlx::query!("DELETE FROM read_log WHERE reader_id = ?", id),
        sqlx::query!("DELETE FROM leave WHERE person_id = ?", id),
        sqlx::query!("DELETE FROM timetable_lesson WHERE person_id = ?", id),
        sqlx::query!("DELETE FROM hidden_entry WHERE person_id = ?", id),
        sqlx::query!("DELETE FROM conflict WHERE ? IN (author_id, other_id)", id),
        sqlx::query!("DELETE FROM exclusion WHERE ? IN (a_id, b_id)", id),
        sqlx::query!("DELETE FROM delivery WHERE person_id = ?", id),
        sqlx::query!("UPDATE person SET manager_id = NULL WHERE manager_id = ?", id),
    ] {
        personal.execute(&mut *db).await?;
    }
    sqlx::query!(
        "UPDATE person SET name = ?, discord_id = NULL, username = NULL, subjects = '[]', wished_subjects = '[]',
             building = NULL, quota = NULL, manager_id = NULL, experience_years = NULL, joined_on = NULL, language = NULL,
             visitors = NULL, dm_channel_id = NULL, unreachable_at = NULL, absent_at = NULL, looked_at = NULL,
             snoozed_until = NULL, on_paper = NULL
         WHERE id = ?",
        FORMER,
        id
    )
    .execute(&mut *db)
    .await?;
    facts::remember(db, Fact::Deleted, now).await
}

/// Deletes texts that are a person's alone, and their drafts.
pub async fn erase_own(
    db: &mut SqliteConnection,
    person: PersonId,
    texts: &[EntryId],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    delete(db, texts, now).await?;
    drop_drafts(db, person).await?;
    facts::remember(db, Fact::Deleted, now).await
}

async fn drop_drafts(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    sqlx::query!("DELETE FROM draft WHERE person_id = ?", person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// What asks for a place on the list by their account, and lists that were imported and never confirmed.
async fn asked(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    let row = sqlx::query!("SELECT school_id, discord_id FROM person WHERE id = ?", person.0);
    let Some(row) = row.fetch_optional(&mut *db).await? else {
        return Ok(());
    };
    for step in [
        sqlx::query!(
            "DELETE FROM stranger_ask WHERE school_id = ? AND discord_id = ?",
            row.school_id,
            row.discord_id
        ),
        sqlx::query!(
            "DELETE FROM claim WHERE school_id = ? AND (person_id = ? OR discord_id = ?)",
            row.school_id,
            person.0,
            row.discord_id
        ),
        sqlx::query!("DELETE FROM asked_school WHERE account_id = ?", row.discord_id),
        sqlx::query!("DELETE FROM import WHERE school_id = ?", row.school_id),
        sqlx::query!(
            "DELETE FROM delivery WHERE school_id = ?1 AND (key LIKE 'stranger:%:' || ?2 || ':%'
                 OR key LIKE 'setup-again:%:' || ?2 || ':%')",
            row.school_id,
            row.discord_id
        ),
    ] {
        step.execute(&mut *db).await?;
    }
    Ok(())
}

/// How many texts of a school were last written before a day.
pub async fn texts_before(db: &mut SqliteConnection, school: &School, day: NaiveDate) -> Result<u32, Error> {
    let before = local::at(school.zone, day, NaiveTime::MIN).timestamp();
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM entry
           WHERE school_id = ? AND answers <> '{}' AND coalesce(edited_at, submitted_at) < ?"#,
        school.id.0,
        before
    );
    Ok(u32::try_from(count.fetch_one(db).await?).unwrap_or(u32::MAX))
}
