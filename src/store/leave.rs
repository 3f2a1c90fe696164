//! When people are away: dates, never a reason.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::observation::diary::Away;

/// Writes down that a person is away; never why.
pub async fn add(db: &mut SqliteConnection, person: PersonId, from: NaiveDate, to: NaiveDate) -> Result<(), Error> {
    sqlx::query!(
        "INSERT INTO leave (person_id, from_on, to_on)
         SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM leave WHERE person_id = ? AND from_on = ? AND to_on = ?)",
        person.0,
        from,
        to,
        person.0,
        from,
        to
    )
    .execute(&mut *db)
    .await?;
    super::observation::look_again_at(db, person).await
}

/// The stretches on which a person is away, those that are over left out.
pub async fn of(
    db: &mut SqliteConnection,
    person: PersonId,
    today: NaiveDate,
) -> Result<Vec<(NaiveDate, NaiveDate)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT from_on AS "from_on: NaiveDate", to_on AS "to_on: NaiveDate"
           FROM leave WHERE person_id = ? AND to_on >= ? ORDER BY from_on, to_on"#,
        person.0,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.from_on, row.to_on)).collect())
}

/// When the people of a school are away, from a day on.
pub async fn of_school(db: &mut SqliteConnection, school: SchoolId, from: NaiveDate) -> Result<Vec<Away>, Error> {
    let rows = sqlx::query!(
        r#"SELECT person_id, from_on AS "from_on: NaiveDate", to_on AS "to_on: NaiveDate"
           FROM leave JOIN person ON person.id = person_id WHERE school_id = ? AND to_on >= ?"#,
        school.0,
        from
    )
    .fetch_all(db)
    .await?;
    let away = rows.into_iter().map(|row| Away {
        person: PersonId(row.person_id),
        from: row.from_on,
        to: row.to_on,
    });
    Ok(away.collect())
}

/// The last day of the leave that a person is on, when they are on leave that day.
pub async fn until(db: &mut SqliteConnection, person: PersonId, on: NaiveDate) -> Result<Option<NaiveDate>, Error> {
    Ok(sqlx::query_scalar!(
        r#"SELECT max(to_on) AS "to_on: NaiveDate" FROM leave WHERE person_id = ? AND from_on <= ? AND to_on >= ?"#,
        person.0,
        on,
        on
    )
    .fetch_one(db)
    .await?)
}

/// Takes a stretch back; answers whether it was there. Days that have passed stay: the person was away on them.
pub async fn take_back(
    db: &mut SqliteConnection,
    person: PersonId,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<bool, Error> {
    let yesterday = today.pred_opt().unwrap_or(today);
    let rows = if from <= yesterday && today <= to {
        sqlx::query!(
            "UPDATE leave SET to_on = ? WHERE person_id = ? AND from_on = ? AND to_on = ?",
            yesterday,
            person.0,
            from,
            to
        )
        .execute(&mut *db)
        .await?
    } else {
        sqlx::query!(
            "DELETE FROM leave WHERE person_id = ? AND from_on = ? AND to_on = ?",
            person.0,
            from,
            to
        )
        .execute(&mut *db)
        .await?
    };
    super::observation::look_again_at(db, person).await?;
    super::outbox::wake(db, person, now).await?;
    Ok(rows.rows_affected() > 0)
}
