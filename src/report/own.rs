//! A person's own data as a file that they and other programs can read.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde_json::{Value, json};

use crate::domain::people::Person;

/// Everything that is kept about a person.
#[derive(Clone)]
pub struct Own {
    /// When it was put together.
    pub exported_at: DateTime<Utc>,
    /// The school's name.
    pub school: String,
    /// The row of the staff list.
    pub person: Person,
    /// The APT group's name.
    pub group: Option<String>,
    /// Absences, first and last day.
    pub absences: Vec<(NaiveDate, NaiveDate)>,
    /// The private "not with" list.
    pub not_with: Vec<String>,
    /// What the person submitted.
    pub entries: Vec<OwnEntry>,
    /// What colleagues wrote for the person.
    pub received: Vec<OwnEntry>,
    /// What was begun and not submitted.
    pub drafts: Vec<OwnEntry>,
    /// Lessons shown and observed.
    pub observations: Vec<OwnObservation>,
    /// Who read what the person wrote, newest first.
    pub reads: Vec<OwnRead>,
    /// Everything else: lists of rows by name.
    pub records: Vec<(&'static str, Value)>,
}

/// A form with its answers.
#[derive(Clone, Default)]
pub struct OwnEntry {
    /// The form's title.
    pub title: String,
    /// What it is about, as `reflection/12`.
    pub about: String,
    /// When it was submitted first; absent for a draft.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was changed last.
    pub edited_at: Option<DateTime<Utc>>,
    /// Whether it came after its time.
    pub late: bool,
    /// The word of who may see it.
    pub visible_to: String,
    /// Questions and answers.
    pub answers: Vec<OwnAnswer>,
}

/// A question and its answer, in words.
#[derive(Clone)]
pub struct OwnAnswer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// A lesson shown or observed.
#[derive(Clone)]
pub struct OwnObservation {
    /// The half-year.
    pub half_year: String,
    /// The person shows; else they observe.
    pub shows: bool,
    /// The other one's name; absent when they have left.
    pub colleague: Option<String>,
    /// The state's word.
    pub state: String,
    /// The agreed date.
    pub date: Option<NaiveDate>,
    /// The agreed lesson of that day.
    pub period: Option<u8>,
    /// The agreed room.
    pub room: Option<String>,
}

/// A reading of the person's words by somebody.
#[derive(Clone)]
pub struct OwnRead {
    /// The form's title.
    pub title: String,
    /// Who read.
    pub reader: String,
    /// Who wrote it, where it is feedback to the person.
    pub author: Option<String>,
    /// When, in the school's zone.
    pub at: NaiveDateTime,
}

/// The file, indented for people.
///
/// # Errors
/// When it cannot be written: a fault of ours.
pub fn own(own: &Own) -> Result<Vec<u8>, serde_json::Error> {
    let person = &own.person;
    let dates = |(from, to): &(NaiveDate, NaiveDate)| json!({ "from": from, "to": to });
    let mut value = json!({
        "format": "kolega-own-data/1",
        "exported_at": own.exported_at,
        "school": own.school,
        "person": {
            "name": person.name,
            "discord_id": person.account.map(|account| account.to_string()),
            "username": person.username,
            "subjects": person.subjects,
            "building": person.building,
            "quota": person.quota.map(|quota| quota.word()),
            "experience_years": person.experience_years,
            "joined_on": person.joined_on,
            "left_on": person.left_on,
            "language": person.lang.map(|lang| lang.word()),
            "visitors": person.visitors,
            "wished_subjects": person.wished_subjects,
            "no_reminders_until": person.snoozed_until,
            "group": own.group,
        },
        "absences": own.absences.iter().map(dates).collect::<Vec<_>>(),
        "not_with": own.not_with,
        "entries": own.entries.iter().map(entry).collect::<Vec<_>>(),
        "received": own.received.iter().map(entry).collect::<Vec<_>>(),
        "drafts": own.drafts.iter().map(entry).collect::<Vec<_>>(),
        "observations": own.observations.iter().map(observation).collect::<Vec<_>>(),
        "read_by": own.reads.iter().map(read).collect::<Vec<_>>(),
    });
    for (name, rows) in &own.records {
        value[*name] = rows.clone();
    }
    serde_json::to_vec_pretty(&value)
}

fn entry(entry: &OwnEntry) -> Value {
    let answer = |one: &OwnAnswer| json!({ "question": one.question, "answer": one.answer });
    json!({
        "title": entry.title,
        "about": entry.about,
        "submitted_at": entry.submitted_at,
        "edited_at": entry.edited_at,
        "late": entry.late,
        "visible_to": entry.visible_to,
        "answers": entry.answers.iter().map(answer).collect::<Vec<_>>(),
    })
}

fn observation(one: &OwnObservation) -> Value {
    json!({
        "half_year": one.half_year,
        "role": if one.shows { "host" } else { "observer" },
        "colleague": one.colleague,
        "state": one.state,
        "date": one.date,
        "lesson": one.period,
        "room": one.room,
    })
}

fn read(one: &OwnRead) -> Value {
    json!({ "title": one.title, "written_by": one.author, "reader": one.reader, "at": one.at })
}
