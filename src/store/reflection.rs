//! The months' reflections: one row a person and month, and whom a moment of time may concern.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, leave};
use crate::domain::ids::{PersonId, ReflectionId, SchoolId};
use crate::domain::month::Month;
use crate::domain::reflection::{Presence, Reflection, State};

struct Row {
    id: i64,
    person_id: i64,
    month: String,
    state: String,
    later_at: Option<i64>,
    messages: i64,
    submitted_at: Option<i64>,
    late: i64,
    deleted_at: Option<i64>,
}

impl Row {
    fn reflection(self) -> Result<Reflection, Error> {
        let odd = |column| Error::Inconsistent {
            table: "reflection",
            column,
            row: self.id,
        };
        Ok(Reflection {
            id: ReflectionId(self.id),
            person: PersonId(self.person_id),
            month: self.month.parse().map_err(|_| odd("month"))?,
            state: State::from_word(&self.state).ok_or_else(|| odd("state"))?,
            later_at: self.later_at.map(instant),
            messages: u8::try_from(self.messages).map_err(|_| odd("messages"))?,
            submitted_at: self.submitted_at.map(instant),
            late: self.late != 0,
            deleted_at: self.deleted_at.map(instant),
        })
    }
}

/// The reflections that the rest of a query names.
macro_rules! reflections {
    ($rest:tt $(, $bind:expr)*) => {
        sqlx::query_as!(
            Row,
            "SELECT id, person_id, month, state, later_at, messages, submitted_at, late, deleted_at
             FROM reflection " + $rest
            $(, $bind)*
        )
    };
}

/// A reflection by its row.
pub async fn reflection(db: &mut SqliteConnection, id: ReflectionId) -> Result<Option<Reflection>, Error> {
    reflections!("WHERE id = ?", id.0)
        .fetch_optional(db)
        .await?
        .map(Row::reflection)
        .transpose()
}

/// A person's reflection of a month.
pub async fn of_month(db: &mut SqliteConnection, person: PersonId, month: Month) -> Result<Option<Reflection>, Error> {
    let word = month.to_string();
    reflections!("WHERE person_id = ? AND month = ?", person.0, word)
        .fetch_optional(db)
        .await?
        .map(Row::reflection)
        .transpose()
}

/// A person's reflections from a month on, oldest first.
pub async fn since(db: &mut SqliteConnection, person: PersonId, first: Month) -> Result<Vec<Reflection>, Error> {
    let word = first.to_string();
    reflections!("WHERE person_id = ? AND month >= ? ORDER BY month", person.0, word)
        .fetch_all(db)
        .await?
        .into_iter()
        .map(Row::reflection)
        .collect()
}

/// The reflections of a school's whole staff from a month on, oldest first.
pub async fn of_school_since(
    db: &mut SqliteConnection,
    school: SchoolId,
    first: Month,
) -> Result<Vec<Reflection>, Error> {
    let word = first.to_string();
    reflections!(
        "WHERE person_id IN (SELECT id FROM person WHERE school_id = ?) AND month >= ? ORDER BY month, id",
        school.0,
        word
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Row::reflection)
    .collect()
}

/// Opens a month for a person; the row that is there already when it was opened before.
pub async fn open(
    db: &mut SqliteConnection,
    person: PersonId,
    month: Month,
    state: State,
    now: DateTime<Utc>,
) -> Result<ReflectionId, Error> {
    let (word, state, at) = (month.to_string(), state.word(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO reflection (person_id, month, state, opened_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (person_id, month) DO UPDATE SET month = excluded.month RETURNING id AS "id!""#,
        person.0,
        word,
        state,
        at
    )
    .fetch_one(db)
    .await?;
    Ok(ReflectionId(id))
}

/// Stores where a reflection stands.
pub async fn save(db: &mut SqliteConnection, reflection: &Reflection) -> Result<(), Error> {
    let (state, late) = (reflection.state.word(), i64::from(reflection.late));
    let later = reflection.later_at.map(|at| at.timestamp());
    let submitted = reflection.submitted_at.map(|at| at.timestamp());
    let deleted = reflection.deleted_at.map(|at| at.timestamp());
    sqlx::query!(
        "UPDATE reflection SET state = ?, later_at = ?, messages = ?, submitted_at = ?, late = ?, deleted_at = ?
         WHERE id = ?",
        state,
        later,
        reflection.messages,
        submitted,
        late,
        deleted,
        reflection.id.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The months that are open for somebody, by school: those that the end of grace may concern.
pub async fn open_months(db: &mut SqliteConnection) -> Result<BTreeSet<(SchoolId, Month)>, Error> {
    let rows = sqlx::query!(
        "SELECT DISTINCT school_id, month FROM reflection JOIN person ON person.id = person_id
         WHERE reflection.state = 'open'"
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let month = row.month.parse().map_err(|_| Error::Inconsistent {
                table: "reflection",
                column: "month",
                row: row.school_id,
            })?;
            Ok((SchoolId(row.school_id), month))
        })
        .collect()
}

/// An active person whom this moment may concern, with what the rules need to know.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// When they are at school.
    pub presence: Presence,
    /// Their row of the month.
    pub known: Option<Reflection>,
}

/// The active people of a school for whom a month may have news: no row yet, a message by its count or its asked-for
/// moment, a leave, or an open row whose time is over. What is truly new, the rules decide; this only keeps a tick of
/// a large municipality short.
pub async fn candidates(
    db: &mut SqliteConnection,
    school: SchoolId,
    month: Month,
    messages_come: u8,
    over: bool,
    now: DateTime<Utc>,
) -> Result<Vec<Candidate>, Error> {
    let (word, at) = (month.to_string(), now.timestamp());
    let (first, last) = (month.first_day(), month.last_day());
    let rows = sqlx::query!(
        r#"SELECT person.id AS "person_id!", joined_on AS "joined_on: NaiveDate", left_on AS "left_on: NaiveDate",
                  reflection.id AS "id?"
           FROM person LEFT JOIN reflection ON reflection.person_id = person.id AND month = ?
           WHERE person.school_id = ? AND person.state = 'active'
             AND (reflection.id IS NULL OR reflection.state = 'excused'
                  OR (reflection.state = 'open' AND (? OR later_at <= ? OR (later_at IS NULL AND messages < ?)))
                  OR (reflection.state IN ('open', 'skipped', 'missed')
                      AND EXISTS (SELECT 1 FROM leave
                                  WHERE leave.person_id = person.id AND from_on <= ? AND to_on >= ?)))
           ORDER BY person.id"#,
        word,
        school.0,
        over,
        at,
        messages_come,
        last,
        first
    )
    .fetch_all(&mut *db)
    .await?;
    let ids = serde_json::Value::from(rows.iter().filter_map(|row| row.id).collect::<Vec<_>>()).to_string();
    let known = reflections!("WHERE id IN (SELECT value FROM json_each(?))", ids);
    let known = known.fetch_all(&mut *db).await?.into_iter();
    let mut known: HashMap<i64, Row> = known.map(|row| (row.person_id, row)).collect();
    let mut leaves: HashMap<PersonId, Vec<_>> = HashMap::new();
    for away in leave::of_school(db, school, first).await? {
        if away.from <= last {
            leaves.entry(away.person).or_default().push((away.from, away.to));
        }
    }
    let candidates = rows.into_iter().map(|row| {
        let person = PersonId(row.person_id);
        Ok(Candidate {
            person,
            presence: Presence {
                joined_on: row.joined_on,
                left_on: row.left_on,
                leaves: leaves.remove(&person).unwrap_or_default(),
            },
            known: known.remove(&row.person_id).map(Row::reflection).transpose()?,
        })
    });
    candidates.collect()
}
