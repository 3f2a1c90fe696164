//! Rows of the staff list that somebody has claimed through Join and that wait for the coordinator.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, signed, snowflake};
use crate::domain::ids::{ClaimId, PersonId, SchoolId, Snowflake};
use crate::domain::people::Claim;

/// Claims that wait, oldest first.
pub async fn waiting(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Claim>, Error> {
    let rows = sqlx::query!(
        r#"SELECT claim.id AS "id!", person_id, person.name, claim.discord_id, claim.username, claimed_at
           FROM claim JOIN person ON person.id = person_id
           WHERE claim.school_id = ? AND claim.state = 'waiting' ORDER BY claim.id"#,
        school.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Claim {
            id: ClaimId(row.id),
            person: PersonId(row.person_id),
            name: row.name,
            account: snowflake(row.discord_id),
            username: row.username,
            at: instant(row.claimed_at),
        })
        .collect())
}

/// Writes a claim down; the account's earlier waiting claim gives way to it.
pub async fn put(
    db: &mut SqliteConnection,
    school: SchoolId,
    person: PersonId,
    account: Snowflake,
    username: &str,
    now: DateTime<Utc>,
) -> Result<ClaimId, Error> {
    let (account, at) = (signed(account), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO claim (school_id, person_id, discord_id, username, claimed_at, state)
           VALUES (?, ?, ?, ?, ?, 'waiting')
           ON CONFLICT (school_id, discord_id) WHERE state = 'waiting'
           DO UPDATE SET person_id = excluded.person_id, username = excluded.username, claimed_at = excluded.claimed_at
           RETURNING id AS "id!""#,
        school.0,
        person.0,
        account,
        username,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(ClaimId(id))
}

/// Ends a claim, confirmed or refused.
pub async fn settle(db: &mut SqliteConnection, claim: ClaimId, confirmed: bool) -> Result<(), Error> {
    let state = if confirmed { "confirmed" } else { "refused" };
    sqlx::query!(
        "UPDATE claim SET state = ? WHERE id = ? AND state = 'waiting'",
        state,
        claim.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a stranger asked to be added; answers whether it is the first time today.
pub async fn asked(
    db: &mut SqliteConnection,
    school: SchoolId,
    account: Snowflake,
    on: NaiveDate,
) -> Result<bool, Error> {
    let account = signed(account);
    let new = sqlx::query!(
        "INSERT INTO stranger_ask (school_id, discord_id, asked_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        school.0,
        account,
        on
    )
    .execute(db)
    .await?;
    Ok(new.rows_affected() == 1)
}

/// Whether a stranger has ever asked to be added: they have acted, so they may be written to.
pub async fn has_asked(db: &mut SqliteConnection, school: SchoolId, account: Snowflake) -> Result<bool, Error> {
    let account = signed(account);
    let asked = sqlx::query_scalar!(
        r#"SELECT 1 AS "one: i64" FROM stranger_ask WHERE school_id = ? AND discord_id = ? LIMIT 1"#,
        school.0,
        account
    )
    .fetch_optional(db)
    .await?;
    Ok(asked.is_some())
}
