//! Lessons that are open to colleagues.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::ids::{OpenLessonId, PersonId, SchoolId};
use crate::domain::observation::Slot;
use crate::domain::observation::open::OpenLesson;

struct Row {
    id: i64,
    school_id: i64,
    half_year: String,
    host_id: i64,
    lesson_on: NaiveDate,
    period: i64,
    room: String,
    places: i64,
    created_at: i64,
    closed_at: Option<i64>,
}

impl Row {
    fn lesson(self) -> Result<OpenLesson, Error> {
        let odd = |column| Error::Inconsistent {
            table: "open_lesson",
            column,
            row: self.id,
        };
        Ok(OpenLesson {
            id: OpenLessonId(self.id),
            school: SchoolId(self.school_id),
            half_year: self.half_year.parse().map_err(|_| odd("half_year"))?,
            host: PersonId(self.host_id),
            slot: Slot {
                on: self.lesson_on,
                period: u8::try_from(self.period).map_err(|_| odd("period"))?,
                room: self.room,
            },
            places: u32::try_from(self.places).map_err(|_| odd("places"))?,
            created_at: instant(self.created_at),
            closed_at: self.closed_at.map(instant),
        })
    }
}

/// One lesson.
pub async fn get(db: &mut SqliteConnection, id: OpenLessonId) -> Result<Option<OpenLesson>, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT id, school_id, half_year, host_id, lesson_on AS "lesson_on: NaiveDate", period, room, places,
                  created_at, closed_at
           FROM open_lesson WHERE id = ?"#,
        id.0
    )
    .fetch_optional(db)
    .await?
    .map(Row::lesson)
    .transpose()
}

/// The open lessons of a school from a day on, the soonest first.
pub async fn ahead(db: &mut SqliteConnection, school: SchoolId, from: NaiveDate) -> Result<Vec<OpenLesson>, Error> {
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", school_id, half_year, host_id, lesson_on AS "lesson_on: NaiveDate", period, room, places,
                  created_at, closed_at
           FROM open_lesson WHERE school_id = ? AND lesson_on >= ? AND closed_at IS NULL
           ORDER BY lesson_on, period, id"#,
        school.0,
        from
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Row::lesson)
    .collect()
}

/// Opens a lesson; one that is open already gets its room and places anew.
pub async fn open(db: &mut SqliteConnection, lesson: &OpenLesson) -> Result<OpenLessonId, Error> {
    let (half, created) = (lesson.half_year.to_string(), lesson.created_at.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO open_lesson (school_id, half_year, host_id, lesson_on, period, room, places, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (host_id, lesson_on, period) WHERE closed_at IS NULL
           DO UPDATE SET room = excluded.room, places = excluded.places
           RETURNING id AS "id!""#,
        lesson.school.0,
        half,
        lesson.host.0,
        lesson.slot.on,
        lesson.slot.period,
        lesson.slot.room,
        lesson.places,
        created
    )
    .fetch_one(db)
    .await?;
    Ok(OpenLessonId(id))
}

/// Closes a lesson to those who have not joined yet.
pub async fn close(db: &mut SqliteConnection, id: OpenLessonId, now: DateTime<Utc>) -> Result<(), Error> {
    let now = now.timestamp();
    sqlx::query!(
        "UPDATE open_lesson SET closed_at = ? WHERE id = ? AND closed_at IS NULL",
        now,
        id.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Closes the open lesson of a host at a time, if there is one: it is off.
pub async fn close_at(
    db: &mut SqliteConnection,
    host: PersonId,
    (on, period): (NaiveDate, u8),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let now = now.timestamp();
    sqlx::query!(
        "UPDATE open_lesson SET closed_at = ? WHERE host_id = ? AND lesson_on = ? AND period = ? AND closed_at IS NULL",
        now,
        host.0,
        on,
        period
    )
    .execute(db)
    .await?;
    Ok(())
}
