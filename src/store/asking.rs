//! Questions between colleagues, and the observations that come of what they arrange themselves.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::ids::{AskingId, ObservationId, PersonId, SchoolId};
use crate::domain::observation::asking::{Asking, Kind, Standing};

struct Row {
    id: i64,
    school_id: i64,
    half_year: String,
    kind: String,
    state: String,
    by_id: i64,
    to_id: i64,
    given_id: Option<i64>,
    taken_id: Option<i64>,
    silent: i64,
    created_at: i64,
    lapses_at: i64,
}

impl Row {
    fn asking(self) -> Result<Asking, Error> {
        let odd = |column| Error::Inconsistent {
            table: "asking",
            column,
            row: self.id,
        };
        Ok(Asking {
            id: AskingId(self.id),
            school: SchoolId(self.school_id),
            half_year: self.half_year.parse().map_err(|_| odd("half_year"))?,
            kind: Kind::from_word(&self.kind).ok_or_else(|| odd("kind"))?,
            standing: Standing::from_word(&self.state).ok_or_else(|| odd("state"))?,
            by: PersonId(self.by_id),
            to: PersonId(self.to_id),
            given: self.given_id.map(ObservationId),
            taken: self.taken_id.map(ObservationId),
            silent: self.silent != 0,
            created_at: instant(self.created_at),
            lapses_at: instant(self.lapses_at),
        })
    }
}

async fn load(db: &mut SqliteConnection, ids: Vec<i64>) -> Result<Vec<Asking>, Error> {
    let ids = serde_json::Value::from(ids).to_string();
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", school_id, half_year, kind, state, by_id, to_id, given_id, taken_id, silent, created_at,
                  lapses_at
           FROM asking WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"#,
        ids
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Row::asking)
    .collect()
}

/// One question.
pub async fn get(db: &mut SqliteConnection, id: AskingId) -> Result<Option<Asking>, Error> {
    Ok(load(db, vec![id.0]).await?.pop())
}

/// The questions that wait for an answer and were put by a person, or to one, oldest first.
pub async fn waiting(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<Asking>, Error> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM asking WHERE (by_id = ? OR to_id = ?) AND state = 'waiting'",
        person.0,
        person.0
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// Everybody who was ever proposed for a slot, the oldest first.
pub async fn substitutes(db: &mut SqliteConnection, slot: ObservationId) -> Result<Vec<Asking>, Error> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM asking WHERE given_id = ? AND kind = 'substitute'"#,
        slot.0
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// The questions that nobody answered in time.
pub async fn overdue(db: &mut SqliteConnection, now: DateTime<Utc>, limit: u32) -> Result<Vec<Asking>, Error> {
    let now = now.timestamp();
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM asking WHERE state = 'waiting' AND lapses_at <= ? ORDER BY lapses_at LIMIT ?"#,
        now,
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// When the next question lapses.
pub async fn next_lapse(db: &mut SqliteConnection) -> Result<Option<DateTime<Utc>>, Error> {
    let next = sqlx::query_scalar!(r#"SELECT min(lapses_at) AS "at: i64" FROM asking WHERE state = 'waiting'"#)
        .fetch_one(db)
        .await?;
    Ok(next.map(instant))
}

/// Puts a question.
pub async fn add(db: &mut SqliteConnection, asking: &Asking) -> Result<AskingId, Error> {
    let half = asking.half_year.to_string();
    let (kind, state) = (asking.kind.word(), asking.standing.word());
    let given = asking.given.map(|id| id.0);
    let silent = i64::from(asking.silent);
    let (created, lapses) = (asking.created_at.timestamp(), asking.lapses_at.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO asking (school_id, half_year, kind, state, by_id, to_id, given_id, silent, created_at, lapses_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        asking.school.0,
        half,
        kind,
        state,
        asking.by.0,
        asking.to.0,
        given,
        silent,
        created,
        lapses
    )
    .fetch_one(db)
    .await?;
    Ok(AskingId(id))
}

/// Writes down how a question stands and what came of it.
pub async fn save(db: &mut SqliteConnection, asking: &Asking, now: DateTime<Utc>) -> Result<(), Error> {
    let (state, now) = (asking.standing.word(), now.timestamp());
    let (taken, lapses) = (asking.taken.map(|id| id.0), asking.lapses_at.timestamp());
    sqlx::query!(
        "UPDATE asking SET state = ?, taken_id = ?, lapses_at = ?, answered_at = ? WHERE id = ?",
        state,
        taken,
        lapses,
        now,
        asking.id.0
    )
    .execute(db)
    .await?;
    Ok(())
}
