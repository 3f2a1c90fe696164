//! The timetable: the lessons of a school's teachers, replaced as a whole for those whom a file names.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::pairing::slots::{Lesson, Weeks};

/// Every lesson on record of a school's present staff, whenever it is in force.
pub async fn lessons(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<Lesson>, Error> {
    let rows = sqlx::query!(
        r#"SELECT timetable_lesson.id AS "id!", person_id, weekday, period, weeks, class, subject, room,
                  timetable_lesson.building, valid_from AS "valid_from: NaiveDate"
           FROM timetable_lesson JOIN person ON person.id = person_id
           WHERE school_id = ? AND state <> 'left' ORDER BY person_id, valid_from, weekday, period, timetable_lesson.id"#,
        school.0
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let odd = |column| Error::Inconsistent {
                table: "timetable_lesson",
                column,
                row: row.id,
            };
            Ok(Lesson {
                teacher: PersonId(row.person_id),
                weekday: u8::try_from(row.weekday).map_err(|_| odd("weekday"))?,
                period: u8::try_from(row.period).map_err(|_| odd("period"))?,
                weeks: Weeks::from_word(&row.weeks).ok_or_else(|| odd("weeks"))?,
                class: row.class,
                subject: row.subject,
                room: row.room,
                building: row.building,
                valid_from: row.valid_from,
            })
        })
        .collect()
}

/// Replaces the lessons of the teachers that `lessons` names, for each day from which it names some of theirs.
pub async fn replace(db: &mut SqliteConnection, lessons: &[Lesson]) -> Result<(), Error> {
    let versions: BTreeSet<(PersonId, Option<NaiveDate>)> = lessons
        .iter()
        .map(|lesson| (lesson.teacher, lesson.valid_from))
        .collect();
    for (teacher, valid_from) in versions {
        sqlx::query!(
            "DELETE FROM timetable_lesson WHERE person_id = ? AND valid_from IS ?",
            teacher.0,
            valid_from
        )
        .execute(&mut *db)
        .await?;
    }
    for lesson in lessons {
        let weeks = lesson.weeks.word();
        sqlx::query!(
            "INSERT INTO timetable_lesson (person_id, weekday, period, weeks, class, subject, room, building, valid_from)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            lesson.teacher.0,
            lesson.weekday,
            lesson.period,
            weeks,
            lesson.class,
            lesson.subject,
            lesson.room,
            lesson.building,
            lesson.valid_from
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}
