//! Deliveries as people ask about them: what became of a message, what is unread, what is in trouble.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::ids::{DeliveryId, PersonId, SchoolId};
use crate::domain::outgoing::{Outgoing, Recipient};

/// A message of the outbox, whatever became of it.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The row.
    pub id: DeliveryId,
    /// Who it is for.
    pub to: Recipient,
    /// What it is about; absent when another version of Kolega wrote it.
    pub about: Option<Outgoing>,
    /// Why it can never arrive.
    pub error: Option<String>,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
}

/// One message.
pub async fn one(db: &mut SqliteConnection, delivery: DeliveryId) -> Result<Option<Delivery>, Error> {
    let row = sqlx::query!(
        "SELECT person_id, payload, error, created_at FROM delivery WHERE id = ?",
        delivery.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Delivery {
        id: delivery,
        to: row
            .person_id
            .map_or(Recipient::AptChannel, |id| Recipient::Person(PersonId(id))),
        about: serde_json::from_str(&row.payload).ok(),
        error: row.error,
        created_at: instant(row.created_at),
    }))
}

/// The last message that arrived at a person, or in a school's APT channel.
pub async fn last_arrived(
    db: &mut SqliteConnection,
    school: SchoolId,
    person: Option<PersonId>,
) -> Result<Option<DeliveryId>, Error> {
    let person = person.map(|person| person.0);
    let last = sqlx::query_scalar!(
        r#"SELECT max(id) AS "id: i64" FROM delivery
           WHERE person_id IS ? AND state IN ('sent', 'opened', 'answered') AND school_id = ?"#,
        person,
        school.0
    )
    .fetch_one(db)
    .await?;
    Ok(last.map(DeliveryId))
}

/// The oldest message that a person could not get and has not opened otherwise, leaving one out.
pub async fn next_unread(
    db: &mut SqliteConnection,
    person: PersonId,
    except: DeliveryId,
) -> Result<Option<DeliveryId>, Error> {
    let next = sqlx::query_scalar!(
        r#"SELECT min(id) AS "id: i64" FROM delivery WHERE person_id = ? AND state = 'closed_dms' AND id <> ?"#,
        person.0,
        except.0
    )
    .fetch_one(db)
    .await?;
    Ok(next.map(DeliveryId))
}

/// Of a school's messages that were due in a stretch of time: how many went out after it or are about to, how many not any more, by the
/// kind's word.
pub async fn late_and_dropped(
    db: &mut SqliteConnection,
    school: SchoolId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(Vec<(String, u32)>, Vec<(String, u32)>), Error> {
    let (from, until) = (from.timestamp(), until.timestamp());
    let rows = sqlx::query!(
        r#"SELECT kind AS "kind!",
                  count(*) FILTER (WHERE state IN ('queued', 'sending')
                                     OR state IN ('sent', 'opened', 'answered') AND settled_at >= ?2) AS "late!: i64",
                  count(*) FILTER (WHERE state = 'expired' AND settled_at >= ?2) AS "dropped!: i64"
           FROM delivery WHERE school_id = ?3 AND not_before >= ?1 AND not_before < ?2 GROUP BY kind ORDER BY kind"#,
        from,
        until,
        school.0
    )
    .fetch_all(db)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let (mut late, mut dropped) = (Vec::new(), Vec::new());
    for row in rows {
        if row.late > 0 {
            late.push((row.kind.clone(), count(row.late)));
        }
        if row.dropped > 0 {
            dropped.push((row.kind, count(row.dropped)));
        }
    }
    Ok((late, dropped))
}

/// How many reminders are due to a person and wait.
pub async fn waiting(db: &mut SqliteConnection, person: PersonId, now: DateTime<Utc>) -> Result<u32, Error> {
    let now = now.timestamp();
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM delivery
           WHERE person_id = ? AND state = 'queued' AND urgency = 'calm' AND not_before <= ?"#,
        person.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many private messages a person got since a moment: changes of a lesson are not counted, and several that went
/// out as one are one (domain §3.0, load).
pub async fn received_since(db: &mut SqliteConnection, person: PersonId, since: DateTime<Utc>) -> Result<u32, Error> {
    let since = since.timestamp();
    let count = sqlx::query_scalar!(
        r#"SELECT count(DISTINCT message_id) AS "count!: i64" FROM delivery
           WHERE person_id = ? AND urgency <> 'lesson_change' AND state IN ('sent', 'opened', 'answered')
             AND settled_at >= ?"#,
        person.0,
        since
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
