//! Who did what and when: ids, kinds and times, never content.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::{PersonId, SchoolId};

/// Records what was done: by whom, or by nobody of the school; and to what.
pub async fn add(
    db: &mut SqliteConnection,
    school: SchoolId,
    by: Option<PersonId>,
    kind: &str,
    subject: &(dyn Display + Sync),
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let (by, subject, at) = (by.map(|person| person.0), subject.to_string(), at.timestamp());
    sqlx::query!(
        "INSERT INTO audit (school_id, actor_id, kind, subject, at) VALUES (?, ?, ?, ?, ?)",
        school.0,
        by,
        kind,
        subject,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}
