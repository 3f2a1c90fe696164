//! Commands used in the private channel by somebody of several schools, kept until they say which.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::{Error, signed};
use crate::domain::ids::{AskedId, Snowflake};

/// How long a command waits for its school.
const KEPT: TimeDelta = TimeDelta::days(1);

/// Keeps a command; what was kept for longer than a day goes.
pub async fn keep(
    db: &mut SqliteConnection,
    account: Snowflake,
    command: &str,
    now: DateTime<Utc>,
) -> Result<AskedId, Error> {
    let (account, at, old) = (signed(account), now.timestamp(), (now - KEPT).timestamp());
    sqlx::query!("DELETE FROM asked_school WHERE asked_at < ?", old)
        .execute(&mut *db)
        .await?;
    let id = sqlx::query_scalar!(
        r#"INSERT INTO asked_school (account_id, command, asked_at) VALUES (?, ?, ?) RETURNING id AS "id!""#,
        account,
        command,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(AskedId(id))
}

/// A command that the same account used; absent when it is another's, or waited too long.
pub async fn kept(db: &mut SqliteConnection, account: Snowflake, asked: AskedId) -> Result<Option<String>, Error> {
    let account = signed(account);
    Ok(sqlx::query_scalar!(
        "SELECT command FROM asked_school WHERE id = ? AND account_id = ?",
        asked.0,
        account
    )
    .fetch_optional(db)
    .await?)
}
