//! Whom messages do not reach, and how a school's messages stand: what the coordinator sees, without any content.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::collate;
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::people::Unreached;

/// People whose private messages are closed, or for whom a message could never be delivered, by name.
pub async fn unreached(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<(PersonId, Unreached)>, Error> {
    let mut rows = sqlx::query!(
        r#"SELECT person.id AS "id!", person.name, person.unreachable_at,
                  (SELECT count(*) FROM delivery WHERE person_id = person.id AND state = 'closed_dms') AS "waiting!: i64",
                  (SELECT count(*) FROM delivery WHERE person_id = person.id AND state = 'dead') AS "dead!: i64"
           FROM person
           WHERE person.school_id = ? AND person.state <> 'left'
             AND (person.unreachable_at IS NOT NULL
                  OR EXISTS (SELECT 1 FROM delivery WHERE person_id = person.id AND state IN ('closed_dms', 'dead')))
           ORDER BY person.id"#,
        school.0
    )
    .fetch_all(db)
    .await?;
    collate::sort(&mut rows, |row| &row.name);
    Ok(rows
        .into_iter()
        .map(|row| {
            let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
            let unreached = Unreached {
                since: row.unreachable_at.map(instant),
                waiting: count(row.waiting),
                dead: count(row.dead),
            };
            (PersonId(row.id), unreached)
        })
        .collect())
}

/// How many messages of a school stand in which state, since an instant.
pub async fn states(
    db: &mut SqliteConnection,
    school: SchoolId,
    since: DateTime<Utc>,
) -> Result<Vec<(String, u32)>, Error> {
    let since = since.timestamp();
    let rows = sqlx::query!(
        r#"SELECT state, count(*) AS "count!: i64" FROM delivery
           WHERE school_id = ? AND created_at >= ? GROUP BY state ORDER BY state"#,
        school.0,
        since
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.state, u32::try_from(row.count).unwrap_or(u32::MAX)))
        .collect())
}

/// A message as the coordinator may know of it: what kind, how it stands, since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The kind's word.
    pub kind: String,
    /// The state's word.
    pub state: String,
    /// When it was sent or given up; when it is due, while it waits.
    pub at: DateTime<Utc>,
}

/// A person's newest messages, newest first.
pub async fn traces(db: &mut SqliteConnection, person: PersonId, limit: u32) -> Result<Vec<Trace>, Error> {
    let rows = sqlx::query!(
        r#"SELECT kind, state, coalesce(settled_at, next_at) AS "at!: i64" FROM delivery
           WHERE person_id = ? ORDER BY id DESC LIMIT ?"#,
        person.0,
        limit
    )
    .fetch_all(db)
    .await?;
    let traces = rows.into_iter().map(|row| Trace {
        kind: row.kind,
        state: row.state,
        at: instant(row.at),
    });
    Ok(traces.collect())
}
