//! 2+2 plans as they were previewed and published, and what decides about them: bans and locks.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::calendar::HalfYearId;
use crate::domain::ids::{PersonId, PlanId, SchoolId};
use crate::domain::pairing::repair::Repair;
use crate::domain::pairing::{Ban, Pair, Plan, PlanRecord};

/// Keeps a preview; one that takes pairs back is a repair.
pub async fn add(
    db: &mut SqliteConnection,
    plan: (SchoolId, HalfYearId, u64, &Plan),
    repair: Option<&Repair>,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<PlanId, Error> {
    let (school, half, seed, plan) = plan;
    let content = serde_json::to_string(plan).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let repair = repair.map(serde_json::to_string).transpose();
    let repair = repair.map_err(|error| sqlx::Error::Encode(error.into()))?;
    let (half, seed, now) = (half.to_string(), seed.cast_signed(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO plan (school_id, half_year, seed, content, repair, by_id, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        school.0,
        half,
        seed,
        content,
        repair,
        by.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(PlanId(id))
}

/// A plan.
pub async fn get(db: &mut SqliteConnection, plan: PlanId) -> Result<Option<PlanRecord>, Error> {
    let row = sqlx::query!(
        r#"SELECT id AS "id!", school_id, half_year, seed, content, repair, created_at, published_at
           FROM plan WHERE id = ?"#,
        plan.0
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let odd = |column| Error::Inconsistent {
            table: "plan",
            column,
            row: row.id,
        };
        Ok(PlanRecord {
            id: PlanId(row.id),
            school: SchoolId(row.school_id),
            half_year: row.half_year.parse().map_err(|_| odd("half_year"))?,
            seed: row.seed.cast_unsigned(),
            plan: serde_json::from_str(&row.content).map_err(|_| odd("content"))?,
            created_at: instant(row.created_at),
            published_at: row.published_at.map(instant),
            repair: row
                .repair
                .map(|repair| serde_json::from_str(&repair).map_err(|_| odd("repair")))
                .transpose()?,
        })
    })
    .transpose()
}

/// The newest plan of a half-year, repairs aside.
pub async fn latest(
    db: &mut SqliteConnection,
    school: SchoolId,
    half: HalfYearId,
) -> Result<Option<PlanRecord>, Error> {
    let half = half.to_string();
    let id = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM plan
           WHERE school_id = ? AND half_year = ? AND repair IS NULL ORDER BY id DESC LIMIT 1"#,
        school.0,
        half
    )
    .fetch_optional(&mut *db)
    .await?;
    match id {
        Some(id) => get(db, PlanId(id)).await,
        None => Ok(None),
    }
}

/// Marks a plan as published; answers whether it was not yet.
pub async fn publish(db: &mut SqliteConnection, plan: PlanId, now: DateTime<Utc>) -> Result<bool, Error> {
    let now = now.timestamp();
    let done = sqlx::query!(
        "UPDATE plan SET published_at = ? WHERE id = ? AND published_at IS NULL",
        now,
        plan.0
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Couples that must not meet: the coordinator's own list, and what people keep to themselves.
pub async fn bans(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Ban>, Error> {
    let rows = sqlx::query!(
        r#"SELECT a_id AS "one!", b_id AS "other!", 1 AS "public!: i64" FROM exclusion WHERE school_id = ?
           UNION ALL
           SELECT author_id, other_id, 0 FROM conflict JOIN person ON person.id = author_id WHERE school_id = ?"#,
        school.0,
        school.0
    )
    .fetch_all(db)
    .await?;
    let bans = rows.into_iter().map(|row| Ban {
        one: PersonId(row.one),
        other: PersonId(row.other),
        public: row.public == 1,
    });
    Ok(bans.collect())
}

/// Puts a couple on the coordinator's list, or takes it off; with nothing said, whichever it is not. Answers whether it
/// stands there now.
pub async fn set_exclusion(
    db: &mut SqliteConnection,
    school: SchoolId,
    (one, other): (PersonId, PersonId),
    on: Option<bool>,
) -> Result<bool, Error> {
    let (a, b) = (one.0.min(other.0), one.0.max(other.0));
    let gone = sqlx::query!(
        "DELETE FROM exclusion WHERE school_id = ? AND a_id = ? AND b_id = ?",
        school.0,
        a,
        b
    )
    .execute(&mut *db)
    .await?
    .rows_affected();
    let stands = on.unwrap_or(gone == 0);
    if stands {
        sqlx::query!(
            "INSERT INTO exclusion (school_id, a_id, b_id) VALUES (?, ?, ?)",
            school.0,
            a,
            b
        )
        .execute(db)
        .await?;
    }
    Ok(stands)
}

/// The coordinator's own list.
pub async fn exclusions(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<(PersonId, PersonId)>, Error> {
    let rows = sqlx::query!("SELECT a_id, b_id FROM exclusion WHERE school_id = ?", school.0)
        .fetch_all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (PersonId(row.a_id), PersonId(row.b_id)))
        .collect())
}

/// The pairs that the coordinator holds on to in a half-year, oldest first.
pub async fn locks(db: &mut SqliteConnection, school: SchoolId, half: HalfYearId) -> Result<Vec<Pair>, Error> {
    let half = half.to_string();
    let rows = sqlx::query!(
        "SELECT host_id, observer_id FROM pair_lock WHERE school_id = ? AND half_year = ?
         ORDER BY created_at, host_id, observer_id",
        school.0,
        half
    )
    .fetch_all(db)
    .await?;
    let pairs = rows.into_iter().map(|row| Pair {
        host: PersonId(row.host_id),
        observer: PersonId(row.observer_id),
    });
    Ok(pairs.collect())
}

/// Locks a pair; once is enough.
pub async fn lock(
    db: &mut SqliteConnection,
    school: SchoolId,
    half: HalfYearId,
    pair: Pair,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (half, now) = (half.to_string(), now.timestamp());
    sqlx::query!(
        "INSERT INTO pair_lock (school_id, half_year, host_id, observer_id, by_id, created_at)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        school.0,
        half,
        pair.host.0,
        pair.observer.0,
        by.0,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Unlocks a pair.
pub async fn unlock(db: &mut SqliteConnection, school: SchoolId, half: HalfYearId, pair: Pair) -> Result<(), Error> {
    let half = half.to_string();
    sqlx::query!(
        "DELETE FROM pair_lock WHERE school_id = ? AND half_year = ? AND host_id = ? AND observer_id = ?",
        school.0,
        half,
        pair.host.0,
        pair.observer.0
    )
    .execute(db)
    .await?;
    Ok(())
}
