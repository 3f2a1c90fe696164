//! The outbox: messages queued with the state that caused them, claimed, sent outside any transaction, settled.

use chrono::{DateTime, Duration, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, signed, snowflake};
use crate::domain::ids::{DeliveryId, PersonId, SchoolId, Snowflake};
use crate::domain::outgoing::{Outgoing, Parcel, Recipient, Urgency};

/// How long a claimed message may be under way before another attempt may take it up.
const CLAIM: Duration = Duration::seconds(60);

/// Queues a message; answers whether it is new. A key that was ever used is not queued again.
pub async fn enqueue(db: &mut SqliteConnection, parcel: &Parcel, now: DateTime<Utc>) -> Result<bool, Error> {
    let person = match parcel.to {
        Recipient::Person(person) => Some(person.0),
        Recipient::AptChannel => None,
    };
    let payload = serde_json::to_string(&parcel.about).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let (kind, urgency) = (parcel.about.kind(), parcel.urgency.word());
    let (not_before, created) = (parcel.not_before.timestamp(), now.timestamp());
    let expires = parcel.expires_at.map(|at| at.timestamp());
    let new = sqlx::query_scalar!(
        r#"INSERT INTO delivery (school_id, person_id, key, kind, payload, urgency, not_before, expires_at, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id"#,
        parcel.school.0,
        person,
        parcel.key,
        kind,
        payload,
        urgency,
        not_before,
        expires,
        created
    )
    .fetch_optional(db)
    .await?;
    Ok(new.is_some())
}

/// A message taken out of the outbox for one attempt.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The row.
    pub id: DeliveryId,
    /// The school.
    pub school: SchoolId,
    /// Who gets it.
    pub to: Recipient,
    /// What it is about; absent when a newer or older Kolega wrote a kind that this one does not know.
    pub about: Option<Outgoing>,
    /// How soon it may leave.
    pub urgency: Urgency,
    /// When it was due.
    pub not_before: DateTime<Utc>,
    /// After this instant it is not sent.
    pub expires_at: Option<DateTime<Utc>>,
    /// Which attempt this is, counted from 1. From 2 on, the message may be in the channel already.
    pub attempt: u32,
    /// When the outbox row was written.
    pub created_at: DateTime<Utc>,
}

/// Takes up to `limit` due messages, oldest first; a claim that ran out is taken up again.
pub async fn claim(db: &mut SqliteConnection, now: DateTime<Utc>, limit: u32) -> Result<Vec<Claimed>, Error> {
    let (at, until) = (now.timestamp(), (now + CLAIM).timestamp());
    let rows = sqlx::query!(
        r#"UPDATE delivery SET state = 'sending', attempts = attempts + 1, claimed_until = ?
           WHERE id IN (SELECT id FROM delivery
                        WHERE (state = 'queued' AND not_before <= ?) OR (state = 'sending' AND claimed_until <= ?)
                        ORDER BY not_before, id LIMIT ?)
           RETURNING id AS "id!", school_id, person_id, payload, urgency, not_before, expires_at, attempts, created_at"#,
        until,
        at,
        at,
        limit
    )
    .fetch_all(db)
    .await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let odd = |column| Error::Inconsistent {
            table: "delivery",
            column,
            row: row.id,
        };
        claimed.push(Claimed {
            id: DeliveryId(row.id),
            school: SchoolId(row.school_id),
            to: row
                .person_id
                .map_or(Recipient::AptChannel, |id| Recipient::Person(PersonId(id))),
            about: serde_json::from_str(&row.payload).ok(),
            urgency: Urgency::from_word(&row.urgency).ok_or_else(|| odd("urgency"))?,
            not_before: instant(row.not_before),
            expires_at: row.expires_at.map(instant),
            attempt: u32::try_from(row.attempts).map_err(|_| odd("attempts"))?,
            created_at: instant(row.created_at),
        });
    }
    claimed.sort_by_key(|message| (message.not_before, message.id));
    Ok(claimed)
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is in the channel.
    Sent {
        /// The channel.
        channel: Snowflake,
        /// The message.
        message: Snowflake,
    },
    /// Try again, not before that instant.
    Again(DateTime<Utc>),
    /// Held back without an attempt having been made: quiet time or leave.
    Held(DateTime<Utc>),
    /// Its occasion or its time is gone.
    Expired,
    /// The person's private messages are closed.
    ClosedDms,
    /// It can never be delivered; the word says why (`unknown_channel`, `unknown_user`, …).
    Dead(&'static str),
}

/// Records how an attempt ended.
pub async fn settle(
    db: &mut SqliteConnection,
    delivery: DeliveryId,
    settled: &Settled,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let at = now.timestamp();
    match settled {
        Settled::Sent { channel, message } => {
            let (channel, message) = (signed(*channel), signed(*message));
            sqlx::query!(
                "UPDATE delivery SET state = 'sent', channel_id = ?, message_id = ?, settled_at = ?, claimed_until = NULL
                 WHERE id = ? AND state = 'sending'",
                channel,
                message,
                at,
                delivery.0
            )
            .execute(db)
            .await?;
        }
        Settled::Again(when) => {
            let when = when.timestamp();
            sqlx::query!(
                "UPDATE delivery SET state = 'queued', not_before = ?, claimed_until = NULL
                 WHERE id = ? AND state = 'sending'",
                when,
                delivery.0
            )
            .execute(db)
            .await?;
        }
        Settled::Held(until) => {
            let until = until.timestamp();
            sqlx::query!(
                "UPDATE delivery SET state = 'queued', not_before = ?, claimed_until = NULL, attempts = attempts - 1
                 WHERE id = ? AND state = 'sending'",
                until,
                delivery.0
            )
            .execute(db)
            .await?;
        }
        Settled::Expired => finish(db, delivery, "expired", None, at).await?,
        Settled::ClosedDms => finish(db, delivery, "closed_dms", None, at).await?,
        Settled::Dead(why) => finish(db, delivery, "dead", Some(why), at).await?,
    }
    Ok(())
}

async fn finish(
    db: &mut SqliteConnection,
    delivery: DeliveryId,
    state: &str,
    error: Option<&str>,
    at: i64,
) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE delivery SET state = ?, error = ?, settled_at = ?, claimed_until = NULL WHERE id = ? AND state = 'sending'",
        state,
        error,
        at,
        delivery.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A button of the message was pressed: it has been seen (Discord gives no read receipts, domain §3.0).
pub async fn mark_opened(db: &mut SqliteConnection, message: Snowflake) -> Result<(), Error> {
    let message = signed(message);
    sqlx::query!(
        "UPDATE delivery SET state = 'opened' WHERE message_id = ? AND state = 'sent'",
        message
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The private channel with a person, once it was opened.
pub async fn dm_channel(db: &mut SqliteConnection, person: PersonId) -> Result<Option<Snowflake>, Error> {
    let stored = sqlx::query_scalar!("SELECT dm_channel_id FROM person WHERE id = ?", person.0)
        .fetch_optional(db)
        .await?;
    Ok(stored.flatten().map(snowflake))
}

/// Remembers the private channel with a person.
pub async fn remember_dm_channel(db: &mut SqliteConnection, person: PersonId, channel: Snowflake) -> Result<(), Error> {
    let channel = signed(channel);
    sqlx::query!("UPDATE person SET dm_channel_id = ? WHERE id = ?", channel, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// The earliest instant at which a queued message becomes due.
pub async fn next_due(db: &mut SqliteConnection) -> Result<Option<DateTime<Utc>>, Error> {
    let earliest = sqlx::query_scalar!(
        r#"SELECT min(CASE state WHEN 'queued' THEN not_before ELSE claimed_until END) AS "at: i64"
           FROM delivery WHERE state IN ('queued', 'sending')"#
    )
    .fetch_one(db)
    .await?;
    Ok(earliest.map(instant))
}
