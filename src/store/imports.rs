//! A checked file between its preview and its Confirm: a staff list or a timetable.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::{ImportId, PersonId, SchoolId};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Rows of the staff list.
    Staff,
    /// Lessons.
    Timetable,
}

/// A stored file.
#[derive(Clone, Debug)]
pub struct Import {
    /// The school.
    pub school: SchoolId,
    /// What it holds.
    pub kind: Kind,
    /// The rows as they were stored.
    pub rows: String,
    /// Whether it was confirmed already.
    pub applied: bool,
}

/// Stores a checked file.
pub async fn put(
    db: &mut SqliteConnection,
    school: SchoolId,
    by: PersonId,
    (kind, rows): (Kind, &str),
    now: DateTime<Utc>,
) -> Result<ImportId, Error> {
    let at = now.timestamp();
    let kind = match kind {
        Kind::Staff => "staff",
        Kind::Timetable => "timetable",
    };
    let id = sqlx::query_scalar!(
        r#"INSERT INTO import (school_id, by_id, kind, rows, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        school.0,
        by.0,
        kind,
        rows,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(ImportId(id))
}

/// A stored file; absent when it was cancelled.
pub async fn get(db: &mut SqliteConnection, import: ImportId) -> Result<Option<Import>, Error> {
    let row = sqlx::query!(
        "SELECT school_id, kind, rows, applied_at FROM import WHERE id = ?",
        import.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Import {
        school: SchoolId(row.school_id),
        kind: if row.kind == "timetable" {
            Kind::Timetable
        } else {
            Kind::Staff
        },
        rows: row.rows,
        applied: row.applied_at.is_some(),
    }))
}

/// Marks a file as confirmed; its rows are where they belong now and need no second copy.
pub async fn applied(db: &mut SqliteConnection, import: ImportId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE import SET applied_at = ?, rows = '[]' WHERE id = ?",
        at,
        import.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets a file that is not wanted.
pub async fn cancel(db: &mut SqliteConnection, import: ImportId) -> Result<(), Error> {
    sqlx::query!("DELETE FROM import WHERE id = ? AND applied_at IS NULL", import.0)
        .execute(db)
        .await?;
    Ok(())
}
