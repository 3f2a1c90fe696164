//! What is kept about a person, and who has read it: counts and names, never the content itself.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, FormKey};
use crate::domain::ids::{EntryId, ObservationId, PersonId};
use crate::domain::observation::Observation;
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;

/// Rows that are about a person, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Submitted forms.
    pub texts: u32,
    /// Forms begun and not submitted.
    pub drafts: u32,
    /// When one of them was touched last.
    pub drafted_at: Option<DateTime<Utc>>,
    /// Colleagues in the private "not with" list.
    pub not_with: u32,
    /// Absences.
    pub leaves: u32,
    /// Observations as host or observer.
    pub observations: u32,
    /// Months of reflection, as states.
    pub months: u32,
    /// Feedback from colleagues about lessons that the person showed.
    pub feedback: u32,
    /// Lessons of the own timetable.
    pub lessons: u32,
}

/// How many rows are about a person.
pub async fn counts(db: &mut SqliteConnection, person: PersonId) -> Result<Counts, Error> {
    Ok(sqlx::query_as!(
        Counts,
        r#"SELECT (SELECT count(*) FROM entry WHERE author_id = ?1) AS "texts!: u32",
                  (SELECT count(*) FROM draft WHERE person_id = ?1) AS "drafts!: u32",
                  (SELECT max(updated_at) FROM draft WHERE person_id = ?1) AS "drafted_at?: DateTime<Utc>",
                  (SELECT count(*) FROM conflict WHERE author_id = ?1) AS "not_with!: u32",
                  (SELECT count(*) FROM leave WHERE person_id = ?1) AS "leaves!: u32",
                  (SELECT count(*) FROM timetable_lesson WHERE person_id = ?1) AS "lessons!: u32",
                  (SELECT count(*) FROM observation JOIN entry
                   ON author_id = observer_id AND subject = 'feedback/' || observation.id
                   WHERE host_id = ?1) AS "feedback!: u32",
                  (SELECT count(*) FROM observation WHERE host_id = ?1 OR observer_id = ?1) AS "observations!: u32",
                  (SELECT count(*) FROM reflection WHERE person_id = ?1) AS "months!: u32""#,
        person.0
    )
    .fetch_one(db)
    .await?)
}

/// A person's submitted forms: which, who may see them, how many.
pub async fn entries(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<(FormKey, Visibility, u32)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT form AS "form!", visibility AS "visibility!", count(*) AS "count!: u32", min(id) AS "first!: i64" FROM entry
           WHERE author_id = ? GROUP BY form, visibility ORDER BY 4"#,
        person.0
    )
    .fetch_all(db)
    .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let odd = |column| Error::Inconsistent {
            table: "entry",
            column,
            row: row.first,
        };
        let form = FormKey::from_word(&row.form).ok_or_else(|| odd("form"))?;
        let visibility = Visibility::from_word(&row.visibility).ok_or_else(|| odd("visibility"))?;
        entries.push((form, visibility, row.count));
    }
    Ok(entries)
}

/// Somebody's reading of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Which form it was.
    pub form: FormKey,
    /// Who read.
    pub reader: String,
    /// Who wrote it, where that is somebody else: feedback that the person passed on.
    pub author: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The newest reads, by others, of what a person has written, and of feedback to them: it belongs to both (domain §2, rule
/// b). Newest first.
pub async fn reads(db: &mut SqliteConnection, whose: PersonId, limit: u32) -> Result<Vec<Read>, Error> {
    let rows = sqlx::query!(
        r#"SELECT entry.id AS "id!", form, reader.name AS "name!", read_at,
                  CASE WHEN author_id <> ?1 THEN author.name END AS "author: String"
           FROM read_log JOIN entry ON entry.id = entry_id
           JOIN person AS reader ON reader.id = reader_id JOIN person AS author ON author.id = author_id
           WHERE reader_id <> ?1 AND entry_id IN (
               SELECT id FROM entry WHERE author_id = ?1
               UNION ALL SELECT entry.id FROM observation
               JOIN entry ON author_id = observer_id AND subject = 'feedback/' || observation.id WHERE host_id = ?1)
           ORDER BY read_log.id DESC LIMIT ?2"#,
        whose.0,
        limit
    )
    .fetch_all(db)
    .await?;
    let read = |form: &str, id| {
        FormKey::from_word(form).ok_or(Error::Inconsistent {
            table: "entry",
            column: "form",
            row: id,
        })
    };
    rows.into_iter()
        .map(|row| {
            Ok(Read {
                form: read(&row.form, row.id)?,
                reader: row.name,
                author: row.author,
                at: instant(row.read_at),
            })
        })
        .collect()
}

/// Everything a person has submitted, oldest first.
pub async fn written(db: &mut SqliteConnection, author: PersonId) -> Result<Vec<Entry>, Error> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM entry WHERE author_id = ? ORDER BY id"#,
        author.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut entries = Vec::with_capacity(ids.len());
    for id in ids {
        entries.extend(super::forms::entry(db, EntryId(id)).await?);
    }
    Ok(entries)
}

/// What a person has begun and not submitted: the form, and the answers so far.
pub async fn drafts(db: &mut SqliteConnection, author: PersonId) -> Result<Vec<(FormKey, Answers)>, Error> {
    let rows = sqlx::query!(
        "SELECT subject, form FROM draft WHERE person_id = ? ORDER BY updated_at",
        author.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(form), Ok(subject)) = (FormKey::from_word(&row.form), row.subject.parse::<Subject>()) else {
            continue;
        };
        if let Some(answers) = super::forms::draft(db, author, subject).await? {
            drafts.push((form, answers));
        }
    }
    Ok(drafts)
}

/// Every observation of a person, as host or observer, oldest first.
pub async fn observations(db: &mut SqliteConnection, person: PersonId) -> Result<Vec<Observation>, Error> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM observation WHERE host_id = ?1 OR observer_id = ?1 ORDER BY id"#,
        person.0
    )
    .fetch_all(&mut *db)
    .await?;
    let mut observations = Vec::with_capacity(ids.len());
    for id in ids {
        observations.extend(super::observation::get(db, ObservationId(id)).await?);
    }
    Ok(observations)
}
