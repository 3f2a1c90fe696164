//! Facts about the process itself that must survive it: when it was last alive, until when nothing may be opened.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Error;

/// A fact's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The last tick.
    Alive,
    /// When a private channel was last opened.
    DmOpened,
    /// Until when Discord lets nothing be opened.
    OpeningPaused,
    /// When it was last worked out whether coordinators have something to read this week.
    WeekLooked,
    /// When it was last looked what is no longer needed.
    Swept,
    /// When texts were last deleted.
    Deleted,
    /// When what was deleted was last scoured from the file.
    Scoured,
}

impl Fact {
    const fn name(self) -> &'static str {
        match self {
            Self::Alive => "alive",
            Self::DmOpened => "dm_opened",
            Self::OpeningPaused => "opening_paused",
            Self::WeekLooked => "week_looked",
            Self::Swept => "swept",
            Self::Deleted => "deleted",
            Self::Scoured => "scoured",
        }
    }
}

/// The moment recorded under a fact, to the millisecond.
pub async fn moment(db: &mut SqliteConnection, fact: Fact) -> Result<Option<DateTime<Utc>>, Error> {
    let name = fact.name();
    let millis = sqlx::query_scalar!("SELECT value FROM fact WHERE name = ?", name)
        .fetch_optional(db)
        .await?;
    Ok(millis.and_then(DateTime::from_timestamp_millis))
}

/// Records a moment.
pub async fn remember(db: &mut SqliteConnection, fact: Fact, at: DateTime<Utc>) -> Result<(), Error> {
    let (name, millis) = (fact.name(), at.timestamp_millis());
    sqlx::query!(
        "INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        millis
    )
    .execute(db)
    .await?;
    Ok(())
}
