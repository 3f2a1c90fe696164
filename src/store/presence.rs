//! Who is on which server: Kolega itself, and the people's accounts (domain §3.16). Nothing of it deletes anything.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, signed, snowflake};
use crate::domain::ids::{PersonId, SchoolId, Snowflake};

/// Notes that Kolega was taken off a server; answers whether that is new.
pub async fn gone(db: &mut SqliteConnection, school: SchoolId, now: DateTime<Utc>) -> Result<bool, Error> {
    let at = now.timestamp();
    let rows = sqlx::query!(
        "UPDATE school SET gone_at = ? WHERE id = ? AND gone_at IS NULL",
        at,
        school.0
    )
    .execute(db)
    .await?;
    Ok(rows.rows_affected() == 1)
}

/// Notes that Kolega is on the server again.
pub async fn back(db: &mut SqliteConnection, school: SchoolId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "UPDATE school SET gone_at = NULL, back_at = ? WHERE id = ? AND gone_at IS NOT NULL",
        at,
        school.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Somebody whose account is looked for on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The row.
    pub person: PersonId,
    /// The school.
    pub school: SchoolId,
    /// The account.
    pub account: Snowflake,
    /// The server.
    pub guild: Snowflake,
}

/// Active people who were not looked for since an instant, the longest unseen first.
pub async fn unseen_since(db: &mut SqliteConnection, since: DateTime<Utc>, limit: u32) -> Result<Vec<Sought>, Error> {
    let since = since.timestamp();
    let rows = sqlx::query!(
        r#"SELECT person.id AS "id!", school_id, discord_id AS "account!: i64", guild_id
           FROM person JOIN school ON school.id = school_id
           WHERE person.state = 'active' AND discord_id IS NOT NULL AND gone_at IS NULL
             AND coalesce(looked_at, person.created_at) <= ?
           ORDER BY coalesce(looked_at, person.created_at), person.id LIMIT ?"#,
        since,
        limit
    )
    .fetch_all(db)
    .await?;
    let sought = rows.into_iter().map(|row| Sought {
        person: PersonId(row.id),
        school: SchoolId(row.school_id),
        account: snowflake(row.account),
        guild: snowflake(row.guild_id),
    });
    Ok(sought.collect())
}

/// Notes that an account was looked for.
pub async fn looked(db: &mut SqliteConnection, person: PersonId, now: DateTime<Utc>) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!("UPDATE person SET looked_at = ? WHERE id = ?", at, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Notes since when an account is off its server, or that it is there; answers whether that is new.
pub async fn set_absent(
    db: &mut SqliteConnection,
    person: PersonId,
    since: Option<DateTime<Utc>>,
) -> Result<bool, Error> {
    let at = since.map(|at| at.timestamp());
    let rows = sqlx::query!(
        "UPDATE person SET absent_at = ?1 WHERE id = ?2 AND (absent_at IS NULL) <> (?1 IS NULL)",
        at,
        person.0
    )
    .execute(db)
    .await?;
    Ok(rows.rows_affected() == 1)
}

/// Forgets what was known of a person's account: they have another one.
pub async fn forget_account(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE person SET dm_channel_id = NULL, unreachable_at = NULL, absent_at = NULL, looked_at = NULL WHERE id = ?",
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many schools an account belongs to.
pub async fn schools_of(db: &mut SqliteConnection, account: Snowflake) -> Result<u32, Error> {
    let account = signed(account);
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!: i64" FROM person WHERE discord_id = ? AND state <> 'left'"#,
        account
    )
    .fetch_one(db)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
