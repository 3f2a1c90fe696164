//! A checked staff list between its preview and its Confirm.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::{ImportId, PersonId, SchoolId};

/// A stored list.
#[derive(Clone, Debug)]
pub struct Import {
    /// The school.
    pub school: SchoolId,
    /// The rows as they were stored.
    pub rows: String,
    /// Whether it was confirmed already.
    pub applied: bool,
}

/// Stores a checked list.
pub async fn put(
    db: &mut SqliteConnection,
    school: SchoolId,
    by: PersonId,
    rows: &str,
    now: DateTime<Utc>,
) -> Result<ImportId, Error> {
    let at = now.timestamp();
    let id = sqlx::query_scalar!(
        r#"INSERT INTO staff_import (school_id, by_id, rows, created_at) VALUES (?, ?, ?, ?) RETURNING id AS "id!""#,
        school.0,
        by.0,
        rows,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(ImportId(id))
}

/// A stored list; absent when it was cancelled.
pub async fn get(db: &mut SqliteConnection, import: ImportId) -> Result<Option<Import>, Error> {
    let row = sqlx::query!(
        "SELECT school_id, rows, applied_at FROM staff_import WHERE id = ?",
        import.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Import {
        school: SchoolId(row.school_id),
        rows: row.rows,
        applied: row.applied_at.is_some(),
    }))
}

/// Marks a list as confirmed; its rows are in the staff list now and need no second copy.
pub async fn applied(db: &mut SqliteConnection, import: ImportId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE staff_import SET applied_at = ?, rows = '[]' WHERE id = ?",
        at,
        import.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets a list that is not wanted.
pub async fn cancel(db: &mut SqliteConnection, import: ImportId) -> Result<(), Error> {
    sqlx::query!("DELETE FROM staff_import WHERE id = ? AND applied_at IS NULL", import.0)
        .execute(db)
        .await?;
    Ok(())
}
