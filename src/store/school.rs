//! A school's own settings.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, signed};
use crate::domain::calendar::{HalfYearId, QuotaShare};
use crate::domain::ids::{SchoolId, Snowflake};
use crate::domain::lang::Lang;

/// What `/setup start` sets.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The Discord server.
    pub guild: Snowflake,
    /// Its name.
    pub name: String,
    /// The school's language.
    pub lang: Lang,
    /// Its zone.
    pub zone: chrono_tz::Tz,
    /// The channel of the neutral posts.
    pub channel: Option<Snowflake>,
}

/// Sets a school up, or changes the settings of the one that is there.
pub async fn put(
    db: &mut SqliteConnection,
    settings: &Settings,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<SchoolId, Error> {
    let (guild, channel) = (signed(settings.guild), settings.channel.map(signed));
    let (lang, zone, created) = (settings.lang.word(), settings.zone.name(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO school (guild_id, name, language, timezone, apt_channel_id, started_on, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (guild_id) DO UPDATE SET name = excluded.name, language = excluded.language,
               timezone = excluded.timezone, apt_channel_id = coalesce(excluded.apt_channel_id, apt_channel_id)
           RETURNING id AS "id!""#,
        guild,
        settings.name,
        lang,
        zone,
        channel,
        today,
        created
    )
    .fetch_one(db)
    .await?;
    Ok(SchoolId(id))
}

/// Sets the channel of the neutral posts.
pub async fn set_channel(db: &mut SqliteConnection, school: SchoolId, channel: Snowflake) -> Result<(), Error> {
    let channel = signed(channel);
    sqlx::query!("UPDATE school SET apt_channel_id = ? WHERE id = ?", channel, school.0)
        .execute(db)
        .await?;
    Ok(())
}

/// How much of 2+2 the coordinator chose for a half-year; absent when nothing was chosen.
pub async fn half_quota(
    db: &mut SqliteConnection,
    school: SchoolId,
    half: HalfYearId,
) -> Result<Option<QuotaShare>, Error> {
    let half = half.to_string();
    let word = sqlx::query_scalar!(
        "SELECT quota FROM school_half WHERE school_id = ? AND half_year = ?",
        school.0,
        half
    )
    .fetch_optional(db)
    .await?;
    word.map(|word| {
        QuotaShare::from_word(&word).ok_or(Error::Inconsistent {
            table: "school_half",
            column: "quota",
            row: school.0,
        })
    })
    .transpose()
}

/// Writes down how much of 2+2 a half-year asks.
pub async fn set_half_quota(
    db: &mut SqliteConnection,
    school: SchoolId,
    half: HalfYearId,
    quota: QuotaShare,
) -> Result<(), Error> {
    let (half, word) = (half.to_string(), quota.word());
    sqlx::query!(
        "INSERT INTO school_half (school_id, half_year, quota) VALUES (?, ?, ?)
         ON CONFLICT (school_id, half_year) DO UPDATE SET quota = excluded.quota",
        school.0,
        half,
        word
    )
    .execute(db)
    .await?;
    Ok(())
}
