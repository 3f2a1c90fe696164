//! Schools and their own settings.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, signed, snowflake};
use crate::domain::calendar::{HalfYearId, QuotaShare};
use crate::domain::ids::{SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::School;

struct SchoolRow {
    id: i64,
    guild_id: i64,
    name: String,
    language: String,
    timezone: String,
    apt_channel_id: Option<i64>,
    started_on: NaiveDate,
    gone_at: Option<i64>,
    back_at: Option<i64>,
}

impl SchoolRow {
    fn school(self) -> Result<School, Error> {
        let odd = |column| Error::Inconsistent {
            table: "school",
            column,
            row: self.id,
        };
        Ok(School {
            id: SchoolId(self.id),
            guild: snowflake(self.guild_id),
            lang: Lang::from_word(&self.language).ok_or_else(|| odd("language"))?,
            zone: self.timezone.parse().map_err(|_| odd("timezone"))?,
            name: self.name,
            apt_channel: self.apt_channel_id.map(snowflake),
            started_on: self.started_on,
            gone_at: self.gone_at.map(instant),
            back_at: self.back_at.map(instant),
        })
    }
}

/// The schools that the rest of a query names.
macro_rules! schools {
    ($rest:tt $(, $bind:expr)*) => {
        sqlx::query_as!(
            SchoolRow,
            r#"SELECT id, guild_id, name, language, timezone, apt_channel_id, started_on AS "started_on: NaiveDate",
                      gone_at, back_at
               FROM school "# + $rest
            $(, $bind)*
        )
    };
}

/// The school of a Discord server.
pub async fn of_guild(db: &mut SqliteConnection, guild: Snowflake) -> Result<Option<School>, Error> {
    let guild = signed(guild);
    schools!("WHERE guild_id = ?", guild)
        .fetch_optional(db)
        .await?
        .map(SchoolRow::school)
        .transpose()
}

/// A school by its row.
pub async fn get(db: &mut SqliteConnection, school: SchoolId) -> Result<Option<School>, Error> {
    schools!("WHERE id = ?", school.0)
        .fetch_optional(db)
        .await?
        .map(SchoolRow::school)
        .transpose()
}

/// Every school of this database.
pub async fn all(db: &mut SqliteConnection) -> Result<Vec<School>, Error> {
    schools!("ORDER BY id")
        .fetch_all(db)
        .await?
        .into_iter()
        .map(SchoolRow::school)
        .collect()
}

/// When a school began with Kolega.
pub async fn since(db: &mut SqliteConnection, school: SchoolId) -> Result<DateTime<Utc>, Error> {
    let at = sqlx::query_scalar!("SELECT created_at FROM school WHERE id = ?", school.0)
        .fetch_one(db)
        .await?;
    Ok(instant(at))
}

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
