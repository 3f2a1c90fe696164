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

/// Of a school's messages that were due in a stretch of time: how many went out after it, how many not any more.
pub async fn late_and_dropped(
    db: &mut SqliteConnection,
    school: SchoolId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(u32, u32), Error> {
    let (from, until) = (from.timestamp(), until.timestamp());
    let row = sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE state IN ('sent', 'opened', 'answered') AND settled_at >= ?2) AS "late!: i64",
                  count(*) FILTER (WHERE state = 'expired' AND settled_at >= ?2) AS "dropped!: i64"
           FROM delivery WHERE school_id = ?3 AND not_before >= ?1 AND not_before < ?2"#,
        from,
        until,
        school.0
    )
    .fetch_one(db)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok((count(row.late), count(row.dropped)))
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
