//! What a school has changed in its calendar: breaks, bell times, single days.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::calendar::{CalendarEdits, NoSchool, NoSchoolKind, Periods, YearId};
use crate::domain::ids::{BreakId, SchoolId};
use crate::domain::lang::Text2;

/// From this many days on a stretch without lessons is a break, below it a day off.
const BREAK_DAYS: i64 = 4;

/// A stretch without lessons as the school has it, with its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnBreak {
    /// The row.
    pub id: BreakId,
    /// The days and their name.
    pub days: NoSchool,
}

/// Everything a school changed, year by year.
pub async fn edits(db: &mut SqliteConnection, school: SchoolId) -> Result<BTreeMap<YearId, CalendarEdits>, Error> {
    let mut edits: BTreeMap<YearId, CalendarEdits> = BTreeMap::new();
    for row in sqlx::query!(
        "SELECT year, periods, confirmed_at, laid FROM school_year WHERE school_id = ?",
        school.0
    )
    .fetch_all(&mut *db)
    .await?
    {
        let odd = |column| odd("school_year", column, school.0);
        let year: YearId = row.year.parse().map_err(|_| odd("year"))?;
        let edit = edits.entry(year).or_default();
        edit.confirmed = row.confirmed_at.is_some();
        edit.laid = row.laid != 0;
        edit.periods = row
            .periods
            .map(|text| text.parse().map_err(|_| odd("periods")))
            .transpose()?;
    }
    for own in breaks(db, school).await? {
        edits
            .entry(YearId::of(own.days.from))
            .or_default()
            .no_school
            .push(own.days);
    }
    for row in sqlx::query!(
        r#"SELECT day_on AS "day_on: NaiveDate", periods FROM day_override WHERE school_id = ?"#,
        school.0
    )
    .fetch_all(&mut *db)
    .await?
    {
        let periods: Periods = row
            .periods
            .parse()
            .map_err(|_| odd("day_override", "periods", school.0))?;
        let edit = edits.entry(YearId::of(row.day_on)).or_default();
        edit.overrides.insert(row.day_on, periods);
    }
    Ok(edits)
}

/// The school's own stretches without lessons, in order.
pub async fn breaks(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<OwnBreak>, Error> {
    let rows = sqlx::query!(
        r#"SELECT id, from_on AS "from_on: NaiveDate", to_on AS "to_on: NaiveDate", name, name_en, confirmed
           FROM no_school WHERE school_id = ? ORDER BY from_on, id"#,
        school.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| OwnBreak {
            id: BreakId(row.id),
            days: NoSchool {
                from: row.from_on,
                to: row.to_on,
                kind: if (row.to_on - row.from_on).num_days() + 1 >= BREAK_DAYS {
                    NoSchoolKind::Break
                } else {
                    NoSchoolKind::Other
                },
                name: Text2 {
                    en: row.name_en.unwrap_or_else(|| row.name.clone()),
                    lt: row.name,
                },
                confirmed: row.confirmed != 0,
            },
        })
        .collect())
}

/// Writes a stretch down; the same days again take the new name and confirmation.
pub async fn put_break(db: &mut SqliteConnection, school: SchoolId, days: &NoSchool) -> Result<BreakId, Error> {
    let year = YearId::of(days.from).to_string();
    let (lt, confirmed) = (&days.name.lt, i64::from(days.confirmed));
    let en = Some(&days.name.en).filter(|en| *en != lt);
    let id = sqlx::query_scalar!(
        r#"INSERT INTO no_school (school_id, year, from_on, to_on, name, name_en, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (school_id, from_on, to_on)
           DO UPDATE SET name = excluded.name, name_en = excluded.name_en, confirmed = excluded.confirmed
           RETURNING id AS "id!""#,
        school.0,
        year,
        days.from,
        days.to,
        lt,
        en,
        confirmed
    )
    .fetch_one(db)
    .await?;
    Ok(BreakId(id))
}

/// Takes a stretch off the calendar.
pub async fn drop_break(db: &mut SqliteConnection, own: BreakId) -> Result<(), Error> {
    sqlx::query!("DELETE FROM no_school WHERE id = ?", own.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Confirms one stretch; answers whether the school has it.
pub async fn confirm_break(db: &mut SqliteConnection, school: SchoolId, own: BreakId) -> Result<bool, Error> {
    let done = sqlx::query!(
        "UPDATE no_school SET confirmed = 1 WHERE id = ? AND school_id = ?",
        own.0,
        school.0
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Confirms every stretch of a year, the guessed ones included.
pub async fn confirm_year(
    db: &mut SqliteConnection,
    school: SchoolId,
    year: YearId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (year, at) = (year.to_string(), now.timestamp());
    sqlx::query!(
        "UPDATE no_school SET confirmed = 1 WHERE school_id = ? AND year = ?",
        school.0,
        year
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "INSERT INTO school_year (school_id, year, confirmed_at) VALUES (?, ?, ?)
         ON CONFLICT (school_id, year) DO UPDATE SET confirmed_at = excluded.confirmed_at",
        school.0,
        year,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a year's defaults were laid down for a school; answers whether that is new.
pub async fn open_year(db: &mut SqliteConnection, school: SchoolId, year: YearId) -> Result<bool, Error> {
    let year = year.to_string();
    let new = sqlx::query!(
        "INSERT INTO school_year (school_id, year, laid) VALUES (?, ?, 1)
         ON CONFLICT (school_id, year) DO UPDATE SET laid = 1 WHERE laid = 0",
        school.0,
        year
    )
    .execute(db)
    .await?;
    Ok(new.rows_affected() == 1)
}

/// Sets the bell times of a year.
pub async fn set_periods(
    db: &mut SqliteConnection,
    school: SchoolId,
    year: YearId,
    periods: &Periods,
) -> Result<(), Error> {
    let (year, periods) = (year.to_string(), periods.to_string());
    sqlx::query!(
        "INSERT INTO school_year (school_id, year, periods) VALUES (?, ?, ?)
         ON CONFLICT (school_id, year) DO UPDATE SET periods = excluded.periods",
        school.0,
        year,
        periods
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the bell times of one day.
pub async fn set_day_periods(
    db: &mut SqliteConnection,
    school: SchoolId,
    day: NaiveDate,
    periods: &Periods,
) -> Result<(), Error> {
    let periods = periods.to_string();
    sqlx::query!(
        "INSERT INTO day_override (school_id, day_on, periods) VALUES (?, ?, ?)
         ON CONFLICT (school_id, day_on) DO UPDATE SET periods = excluded.periods",
        school.0,
        day,
        periods
    )
    .execute(db)
    .await?;
    Ok(())
}

const fn odd(table: &'static str, column: &'static str, row: i64) -> Error {
    Error::Inconsistent { table, column, row }
}
