//! What people typed: drafts that live until submitted, entries with their history, and who has read them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant, retention};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, FormKey};
use crate::domain::ids::{EntryId, PersonId, SchoolId};
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;

/// What a person has given so far; absent when nothing was kept.
pub async fn draft(db: &mut SqliteConnection, person: PersonId, subject: Subject) -> Result<Option<Answers>, Error> {
    let about = subject.to_string();
    let stored = sqlx::query_scalar!(
        "SELECT answers FROM draft WHERE person_id = ? AND subject = ?",
        person.0,
        about
    )
    .fetch_optional(db)
    .await?;
    stored.map(|json| answers("draft", person.0, &json)).transpose()
}

/// Keeps what a person has given so far.
pub async fn save_draft(
    db: &mut SqliteConnection,
    person: PersonId,
    subject: Subject,
    version: u32,
    answers: &Answers,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (about, form, json, at) = (
        subject.to_string(),
        subject.form().word(),
        json(answers)?,
        now.timestamp(),
    );
    sqlx::query!(
        "INSERT INTO draft (person_id, subject, form, form_version, answers, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (person_id, subject) DO UPDATE
         SET form_version = excluded.form_version, answers = excluded.answers, updated_at = excluded.updated_at",
        person.0,
        about,
        form,
        version,
        json,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets a draft go.
pub async fn drop_draft(db: &mut SqliteConnection, person: PersonId, subject: Subject) -> Result<(), Error> {
    let about = subject.to_string();
    sqlx::query!("DELETE FROM draft WHERE person_id = ? AND subject = ?", person.0, about)
        .execute(db)
        .await?;
    Ok(())
}

struct EntryRow {
    id: i64,
    school_id: i64,
    author_id: i64,
    subject: String,
    form: String,
    answers: String,
    visibility: String,
    submitted_at: i64,
    shared_at: Option<i64>,
    edited_at: Option<i64>,
    late: i64,
}

impl EntryRow {
    fn entry(self) -> Result<Entry, Error> {
        let odd = |column| Error::Inconsistent {
            table: "entry",
            column,
            row: self.id,
        };
        Ok(Entry {
            id: EntryId(self.id),
            school: SchoolId(self.school_id),
            author: PersonId(self.author_id),
            subject: self.subject.parse().map_err(|_| odd("subject"))?,
            form: FormKey::from_word(&self.form).ok_or_else(|| odd("form"))?,
            answers: answers("entry", self.id, &self.answers)?,
            visibility: Visibility::from_word(&self.visibility).ok_or_else(|| odd("visibility"))?,
            submitted_at: instant(self.submitted_at),
            shared_at: self.shared_at.map(instant),
            edited_at: self.edited_at.map(instant),
            late: self.late != 0,
        })
    }
}

/// The entries that the rest of a query names.
macro_rules! entries {
    ($rest:tt $(, $bind:expr)*) => {
        sqlx::query_as!(
            EntryRow,
            "SELECT id, school_id, author_id, subject, form, answers, visibility, submitted_at, shared_at, edited_at, late
             FROM entry " + $rest
            $(, $bind)*
        )
    };
}

/// An entry by its row.
pub async fn entry(db: &mut SqliteConnection, entry: EntryId) -> Result<Option<Entry>, Error> {
    entries!("WHERE id = ?", entry.0)
        .fetch_optional(db)
        .await?
        .map(EntryRow::entry)
        .transpose()
}

/// What a person submitted about a subject.
pub async fn entry_of(db: &mut SqliteConnection, author: PersonId, subject: Subject) -> Result<Option<Entry>, Error> {
    let about = subject.to_string();
    entries!("WHERE author_id = ? AND subject = ?", author.0, about)
        .fetch_optional(db)
        .await?
        .map(EntryRow::entry)
        .transpose()
}

/// What a person submitted in a form, newest first.
pub async fn entries(db: &mut SqliteConnection, author: PersonId, form: FormKey) -> Result<Vec<Entry>, Error> {
    let code = form.word();
    entries!(
        "WHERE author_id = ? AND form = ? ORDER BY submitted_at DESC, id DESC",
        author.0,
        code
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(EntryRow::entry)
    .collect()
}

/// Entries that a person may have been given to read: as an observer, a curator, or somebody of a group, whenever that
/// was. Newest first; which of them may be read now, the rules decide.
pub async fn shared_with(db: &mut SqliteConnection, reader: PersonId) -> Result<Vec<Entry>, Error> {
    entries!(
        r"WHERE id IN (
           SELECT entry.id FROM observation JOIN entry ON subject = 'host-reflection/' || observation.id
           WHERE observer_id = ?1 AND visibility = 'observer'
           UNION
           SELECT entry.id FROM curation JOIN entry ON author_id = teacher_id
           WHERE curator_id = ?1 AND visibility = 'curator'
           UNION
           SELECT entry.id FROM curation JOIN observation ON host_id = teacher_id
           JOIN entry ON subject = 'feedback/' || observation.id
           WHERE curator_id = ?1 AND visibility = 'curator'
           UNION
           SELECT entry.id FROM group_member AS own JOIN group_member AS other ON other.group_id = own.group_id
           JOIN entry ON author_id = other.person_id
           WHERE own.person_id = ?1 AND author_id <> ?1 AND visibility = 'group'
           UNION
           SELECT entry.id FROM role_assignment AS lead JOIN group_member AS other ON other.group_id = lead.group_id
           JOIN entry ON author_id = other.person_id
           WHERE lead.person_id = ?1 AND author_id <> ?1 AND visibility = 'group') ORDER BY id DESC",
        reader.0
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(EntryRow::entry)
    .collect()
}

/// What an entry is made of when it is submitted first.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'a> {
    /// The school.
    pub school: SchoolId,
    /// Who wrote it.
    pub author: PersonId,
    /// What it is about.
    pub subject: Subject,
    /// The version of the form.
    pub version: u32,
    /// What was written and chosen.
    pub answers: &'a Answers,
    /// Who may see it at first.
    pub visibility: Visibility,
    /// Whether it came after its time.
    pub late: bool,
}

/// Stores a submitted form; absent when this person has already submitted one about this subject. The number of an
/// entry that was deleted is not given again, so that a button of the old one can mean nothing else.
pub async fn insert_entry(
    db: &mut SqliteConnection,
    new: NewEntry<'_>,
    now: DateTime<Utc>,
) -> Result<Option<EntryId>, Error> {
    let (about, form, json) = (new.subject.to_string(), new.subject.form().word(), json(new.answers)?);
    let (visibility, at, late) = (new.visibility.word(), now.timestamp(), i64::from(new.late));
    let id = sqlx::query_scalar!(
        r#"INSERT INTO entry
               (id, school_id, author_id, subject, form, form_version, answers, visibility, submitted_at, late)
           VALUES (1 + max(coalesce((SELECT max(id) FROM entry), 0),
                           coalesce((SELECT value FROM fact WHERE name = 'entry_deleted'), 0)),
                   ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (author_id, subject) DO NOTHING RETURNING id AS "id!""#,
        new.school.0,
        new.author.0,
        about,
        form,
        new.version,
        json,
        visibility,
        at,
        late
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(EntryId))
}

/// Changes what an entry says; what it said before is kept with it.
pub async fn change_entry(
    db: &mut SqliteConnection,
    entry: EntryId,
    version: u32,
    answers: &Answers,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (json, at) = (json(answers)?, now.timestamp());
    sqlx::query!(
        "INSERT INTO entry_edit (entry_id, answers, saved_at)
         SELECT id, answers, coalesce(edited_at, submitted_at) FROM entry WHERE id = ?",
        entry.0
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "UPDATE entry SET answers = ?, form_version = ?, edited_at = ? WHERE id = ?",
        json,
        version,
        at,
        entry.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Wipes an entry: what it says and said, who may see it, who has read it, and what its author had begun to change.
pub async fn delete_entry(db: &mut SqliteConnection, entry: &Entry, now: DateTime<Utc>) -> Result<(), Error> {
    drop_draft(db, entry.author, entry.subject).await?;
    retention::delete(db, &[entry.id], now).await?;
    Ok(())
}

/// Sets who may see an entry from that moment on.
pub async fn set_visibility(
    db: &mut SqliteConnection,
    entry: EntryId,
    visibility: Visibility,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (code, at) = (visibility.word(), now.timestamp());
    sqlx::query!(
        "UPDATE entry SET visibility = ?, shared_at = ? WHERE id = ?",
        code,
        at,
        entry.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts an entry out of a person's sight, or brings it back.
pub async fn set_hidden(
    db: &mut SqliteConnection,
    (person, entry): (PersonId, EntryId),
    hidden: bool,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let at = now.timestamp();
    if hidden {
        sqlx::query!(
            "INSERT INTO hidden_entry (person_id, entry_id, hidden_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            person.0,
            entry.0,
            at
        )
        .execute(db)
        .await?;
    } else {
        sqlx::query!(
            "DELETE FROM hidden_entry WHERE person_id = ? AND entry_id = ?",
            person.0,
            entry.0
        )
        .execute(db)
        .await?;
    }
    Ok(())
}

/// Whether a person has put an entry out of their sight.
pub async fn is_hidden(db: &mut SqliteConnection, person: PersonId, entry: EntryId) -> Result<bool, Error> {
    let found = sqlx::query_scalar!(
        r#"SELECT 1 AS "one: i64" FROM hidden_entry WHERE person_id = ? AND entry_id = ?"#,
        person.0,
        entry.0
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// Notes that somebody else has read an entry.
pub async fn log_read(
    db: &mut SqliteConnection,
    entry: EntryId,
    reader: PersonId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let at = now.timestamp();
    sqlx::query!(
        "INSERT INTO read_log (entry_id, reader_id, read_at) VALUES (?, ?, ?)",
        entry.0,
        reader.0,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Who but one person has read an entry, by name, and when first; oldest first.
pub async fn reads(
    db: &mut SqliteConnection,
    entry: EntryId,
    but: PersonId,
) -> Result<Vec<(String, DateTime<Utc>)>, Error> {
    let rows = sqlx::query!(
        r#"SELECT name AS "name!", min(read_at) AS "at!: i64" FROM read_log JOIN person ON person.id = reader_id
           WHERE entry_id = ? AND reader_id <> ? GROUP BY person.id ORDER BY 2, person.id"#,
        entry.0,
        but.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, instant(row.at))).collect())
}

/// The fault names the row, never what stands in it.
fn answers(table: &'static str, row: i64, json: &str) -> Result<Answers, Error> {
    serde_json::from_str(json).map_err(|_| Error::Inconsistent {
        table,
        column: "answers",
        row,
    })
}

fn json(answers: &Answers) -> Result<String, Error> {
    serde_json::to_string(answers).map_err(|error| Error::Sqlite(sqlx::Error::Encode(error.into())))
}
