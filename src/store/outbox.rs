//! The outbox: messages queued with the state that caused them, claimed, sent outside any transaction, settled.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, signed, snowflake};
use crate::domain::delivery::Mark;
use crate::domain::ids::{DeliveryId, PersonId, SchoolId, Snowflake};
use crate::domain::outgoing::{Outgoing, Parcel, Recipient, Urgency};

/// Queues a message; answers whether it is new. A key that was ever used is not queued again.
pub async fn enqueue(db: &mut SqliteConnection, parcel: &Parcel, now: DateTime<Utc>) -> Result<bool, Error> {
    let person = match parcel.to {
        Recipient::Person(person) => Some(person.0),
        Recipient::AptChannel => None,
    };
    let payload = serde_json::to_string(&parcel.about).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let (kind, urgency) = (parcel.about.kind(), parcel.urgency.word());
    let (not_before, created) = (whole_second(parcel.not_before), now.timestamp());
    let expires = parcel.expires_at.map(|at| at.timestamp());
    let new = sqlx::query_scalar!(
        r#"INSERT INTO delivery (school_id, person_id, key, kind, payload, urgency, not_before, next_at, expires_at, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id"#,
        parcel.school.0,
        person,
        parcel.key,
        kind,
        payload,
        urgency,
        not_before,
        not_before,
        expires,
        created
    )
    .fetch_optional(db)
    .await?;
    Ok(new.is_some())
}

/// Has a message that was sent, or that could not be, said again as things are now: where it stands, if it stands.
pub async fn say_anew(db: &mut SqliteConnection, key: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE delivery SET state = 'queued', attempts = 0, next_at = ?
         WHERE key = ? AND state IN ('sent', 'opened', 'answered', 'expired', 'dead')",
        at,
        key
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Has a message taken up again whose place is another now; one that stands nowhere is not sent any more.
pub async fn take_back(db: &mut SqliteConnection, key: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE delivery SET state = iif(message_id IS NULL, 'expired', 'queued'), attempts = 0, next_at = ?
         WHERE key = ? AND state IN ('queued', 'sent', 'opened', 'answered', 'dead')",
        at,
        key
    )
    .execute(db)
    .await?;
    Ok(())
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
    /// Where it stands already, channel and message: it is said anew there.
    pub standing: Option<(Snowflake, Snowflake)>,
}

impl Claimed {
    /// The sign by which the message is recognised in its channel.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            delivery: self.id,
            queued: self.created_at.timestamp(),
        }
    }
}

/// Which due messages to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Those whose channel is known: an APT channel, or a private channel that was opened before.
    Open,
    /// Those to people with whom no private channel was opened yet; these are paced.
    ToOpen,
}

/// Takes up to `limit` messages that are due now, oldest first, until the second moment; a claim that ran out is taken
/// up again.
pub async fn claim(
    db: &mut SqliteConnection,
    lane: Lane,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
    limit: u32,
) -> Result<Vec<Claimed>, Error> {
    let (at, until) = (now.timestamp(), whole_second(until));
    let to_open = lane == Lane::ToOpen;
    let rows = sqlx::query!(
        r#"UPDATE delivery SET state = 'sending', attempts = attempts + 1, next_at = ?
           WHERE id IN (SELECT delivery.id FROM delivery LEFT JOIN person ON person.id = delivery.person_id
                        WHERE delivery.state IN ('queued', 'sending') AND next_at <= ?
                          AND (person.id IS NOT NULL AND person.dm_channel_id IS NULL) = ?
                          AND delivery.school_id NOT IN (SELECT id FROM school WHERE gone_at IS NOT NULL)
                        ORDER BY not_before, delivery.id LIMIT ?)
           RETURNING id AS "id!", school_id, person_id, payload, urgency, not_before, expires_at, attempts, created_at, channel_id, message_id"#,
        until,
        at,
        to_open,
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
            standing: row.channel_id.map(snowflake).zip(row.message_id.map(snowflake)),
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
                "UPDATE delivery SET state = 'sent', channel_id = ?, message_id = ?, settled_at = ?
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
            let when = whole_second(*when);
            sqlx::query!(
                "UPDATE delivery SET state = 'queued', next_at = ?
                 WHERE id = ? AND state = 'sending'",
                when,
                delivery.0
            )
            .execute(db)
            .await?;
        }
        Settled::Held(until) => {
            let until = whole_second(*until);
            sqlx::query!(
                "UPDATE delivery SET state = 'queued', next_at = ?, attempts = attempts - 1
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
        "UPDATE delivery SET state = ?, error = ?, settled_at = ? WHERE id = ? AND state = 'sending'",
        state,
        error,
        at,
        delivery.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether a message with this key was ever queued.
pub async fn is_known(db: &mut SqliteConnection, key: &str) -> Result<bool, Error> {
    let found = sqlx::query_scalar!(r#"SELECT id AS "id!" FROM delivery WHERE key = ?"#, key)
        .fetch_optional(db)
        .await?;
    Ok(found.is_some())
}

/// Who has been sent a message whose key begins so.
pub async fn were_sent(db: &mut SqliteConnection, prefix: &str) -> Result<Vec<PersonId>, Error> {
    // The characters of a key all come before the tilde, so this is what begins with the prefix, by the index of keys.
    let rows = sqlx::query_scalar!(
        r#"SELECT person_id AS "person!" FROM delivery
           WHERE key >= ?1 AND key < ?1 || '~' AND person_id IS NOT NULL
             AND state IN ('sending', 'sent', 'opened', 'answered', 'closed_dms') ORDER BY id"#,
        prefix
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// A button of the message was pressed: it has been seen (Discord gives no read receipts, domain §3.0).
pub async fn mark_opened(db: &mut SqliteConnection, delivery: DeliveryId) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE delivery SET state = 'opened' WHERE id = ? AND state IN ('sent', 'closed_dms')",
        delivery.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What the message with this key asked for was done. One that is still queued is not sent any more.
pub async fn mark_answered(db: &mut SqliteConnection, key: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE delivery SET state = iif(state = 'queued', 'expired', 'answered'), settled_at = coalesce(settled_at, ?)
         WHERE key = ? AND state IN ('queued', 'sent', 'opened', 'closed_dms')",
        at,
        key
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets the messages that waited for a person go as soon as they are due: they joined, or came back early.
pub async fn wake(db: &mut SqliteConnection, person: PersonId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE delivery SET next_at = max(not_before, ?) WHERE person_id = ? AND state = 'queued' AND attempts = 0",
        at,
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// At the start: what the process before was sending when it ended is taken up again at once.
pub async fn recover(db: &mut SqliteConnection, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!("UPDATE delivery SET next_at = ? WHERE state = 'sending'", at)
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

/// The remembered private channel is gone.
pub async fn forget_dm_channel(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    sqlx::query!("UPDATE person SET dm_channel_id = NULL WHERE id = ?", person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes since when a person's private messages are closed; nothing when they are open again.
pub async fn set_unreachable(
    db: &mut SqliteConnection,
    person: PersonId,
    since: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    let at = since.map(|at| at.timestamp());
    sqlx::query!(
        "UPDATE person SET unreachable_at = CASE WHEN ?1 IS NULL THEN NULL ELSE coalesce(unreachable_at, ?1) END
         WHERE id = ?2 AND (unreachable_at IS NULL) <> (?1 IS NULL)",
        at,
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The earliest instant at which a message may be taken up, by lane.
pub async fn next_due(db: &mut SqliteConnection, lane: Lane) -> Result<Option<DateTime<Utc>>, Error> {
    let to_open = lane == Lane::ToOpen;
    let earliest = sqlx::query_scalar!(
        r#"SELECT min(next_at) AS "at: i64"
           FROM delivery LEFT JOIN person ON person.id = delivery.person_id
           WHERE delivery.state IN ('queued', 'sending')
             AND (person.id IS NOT NULL AND person.dm_channel_id IS NULL) = ?
             AND delivery.school_id NOT IN (SELECT id FROM school WHERE gone_at IS NOT NULL)"#,
        to_open
    )
    .fetch_one(db)
    .await?;
    Ok(earliest.map(instant))
}

/// Due moments are whole seconds; a part of a second counts as a whole one, so that nothing goes too early.
fn whole_second(at: DateTime<Utc>) -> i64 {
    at.timestamp() + i64::from(at.timestamp_subsec_nanos() > 0)
}

/// Every message of the outbox as `key`, oldest first: what a test asks for.
#[cfg(test)]
pub async fn queued_for_tests(db: &mut SqliteConnection) -> Vec<String> {
    sqlx::query_scalar("SELECT key FROM delivery ORDER BY id")
        .fetch_all(db)
        .await
        .unwrap()
}
