//! Every row that is about a person, for that person to take along: one list a table, in the words of the database.
//! `tests/e2e/privacy.rs` walks the schema, so that a new table cannot be forgotten here.

use serde_json::Value;
use sqlx::SqliteConnection;

use super::{Error, snowflake};
use crate::domain::ids::{PersonId, Snowflake};

/// The rows that a query writes down as JSON objects.
macro_rules! rows {
    ($db:expr, $person:expr, $sql:tt) => {{
        let rows = sqlx::query_scalar!($sql, $person.0).fetch_all(&mut *$db).await?;
        let parsed: Result<Vec<Value>, _> = rows.iter().map(|row| serde_json::from_str(row)).collect();
        Value::from(parsed.map_err(|error| Error::Sqlite(sqlx::Error::Decode(error.into())))?)
    }};
}

/// A list of rows and its name.
pub type Records = Vec<(&'static str, Value)>;

/// What the school keeps about a person and their part in it: the own row, roles, groups, curators, timetable, joining.
pub async fn at_school(db: &mut SqliteConnection, person: PersonId) -> Result<Records, Error> {
    let record = rows!(
        db,
        person,
        r#"SELECT json_object('state', person.state, 'manager', manager.name, 'takes_part_on_paper', person.on_paper,
                  'private_channel', CAST(person.dm_channel_id AS TEXT),
                  'listed_at', strftime('%FT%TZ', person.created_at, 'unixepoch'),
                  'private_messages_closed_since', strftime('%FT%TZ', person.unreachable_at, 'unixepoch'),
                  'off_server_since', strftime('%FT%TZ', person.absent_at, 'unixepoch'),
                  'looked_for_at', strftime('%FT%TZ', person.looked_at, 'unixepoch')) AS "row!: String"
           FROM person LEFT JOIN person AS manager ON manager.id = person.manager_id WHERE person.id = ?"#
    );
    let roles = rows!(
        db,
        person,
        r#"SELECT json_object('role', role, 'group', name, 'from', from_on, 'to', to_on) AS "row!: String"
           FROM role_assignment LEFT JOIN apt_group ON apt_group.id = group_id WHERE person_id = ?
           ORDER BY role_assignment.id"#
    );
    let groups = rows!(
        db,
        person,
        r#"SELECT json_object('group', name, 'from', from_on, 'to', to_on) AS "row!: String"
           FROM group_member JOIN apt_group ON apt_group.id = group_id WHERE person_id = ? ORDER BY group_member.id"#
    );
    let curators = rows!(
        db,
        person,
        r#"SELECT json_object('teacher', teacher.name, 'curator', curator.name, 'from', from_on, 'to', to_on) AS "row!: String"
           FROM curation JOIN person AS teacher ON teacher.id = teacher_id JOIN person AS curator ON curator.id = curator_id
           WHERE ? IN (teacher_id, curator_id) ORDER BY curation.id"#
    );
    let timetable = rows!(
        db,
        person,
        r#"SELECT json_object('weekday', weekday, 'lesson', period, 'weeks', weeks, 'class', class, 'subject', subject,
                  'room', room, 'building', building, 'valid_from', valid_from) AS "row!: String"
           FROM timetable_lesson WHERE person_id = ? ORDER BY id"#
    );
    let joining = rows!(
        db,
        person,
        r#"SELECT json_object('account', CAST(claim.discord_id AS TEXT), 'username', claim.username, 'state', claim.state,
                  'claimed_at', strftime('%FT%TZ', claimed_at, 'unixepoch')) AS "row!: String"
           FROM claim JOIN person ON person.id = person_id AND person.discord_id = claim.discord_id
           WHERE person_id = ? ORDER BY claim.id"#
    );
    Ok(vec![
        ("record", record),
        ("roles", roles),
        ("groups", groups),
        ("curators", curators),
        ("timetable", timetable),
        ("joining", joining),
    ])
}

/// What a person did and was sent: months, meetings, questions between colleagues, open lessons, earlier versions of
/// texts, what they read of others, messages, acts. A question that never reached them is not theirs to see: it would
/// tell what stood in its way.
pub async fn of_life(db: &mut SqliteConnection, person: PersonId) -> Result<Records, Error> {
    let months = rows!(
        db,
        person,
        r#"SELECT json_object('month', month, 'state', state, 'late', late,
                  'opened_at', strftime('%FT%TZ', opened_at, 'unixepoch'),
                  'submitted_at', strftime('%FT%TZ', submitted_at, 'unixepoch'),
                  'deleted_at', strftime('%FT%TZ', deleted_at, 'unixepoch')) AS "row!: String"
           FROM reflection WHERE person_id = ? ORDER BY month"#
    );
    let meetings = rows!(
        db,
        person,
        r#"SELECT json_object('group', name, 'month', month, 'held_on', held_on) AS "row!: String"
           FROM attendance JOIN meeting ON meeting.id = meeting_id JOIN apt_group ON apt_group.id = group_id
           WHERE person_id = ? ORDER BY held_on"#
    );
    let questions = rows!(
        db,
        person,
        r#"SELECT json_object('kind', kind, 'state', asking.state, 'asked_by', asker.name, 'asked', asked.name,
                  'asked_at', strftime('%FT%TZ', asking.created_at, 'unixepoch'),
                  'answered_at', strftime('%FT%TZ', answered_at, 'unixepoch')) AS "row!: String"
           FROM asking JOIN person AS asker ON asker.id = by_id JOIN person AS asked ON asked.id = to_id
           WHERE by_id = ?1 OR (to_id = ?1 AND silent = 0) ORDER BY asking.id"#
    );
    let open_lessons = rows!(
        db,
        person,
        r#"SELECT json_object('half_year', half_year, 'date', lesson_on, 'lesson', period, 'room', room, 'places', places,
                  'opened_at', strftime('%FT%TZ', created_at, 'unixepoch'),
                  'closed_at', strftime('%FT%TZ', closed_at, 'unixepoch')) AS "row!: String"
           FROM open_lesson WHERE host_id = ? ORDER BY id"#
    );
    let earlier = rows!(
        db,
        person,
        r#"SELECT json_object('about', subject, 'answers', json(entry_edit.answers),
                  'saved_at', strftime('%FT%TZ', saved_at, 'unixepoch')) AS "row!: String"
           FROM entry_edit JOIN entry ON entry.id = entry_id WHERE author_id = ? ORDER BY entry_edit.id"#
    );
    let has_read = rows!(
        db,
        person,
        r#"SELECT json_object('form', form, 'written_by', name, 'at', strftime('%FT%TZ', read_at, 'unixepoch')) AS "row!: String"
           FROM read_log JOIN entry ON entry.id = entry_id JOIN person ON person.id = author_id
           WHERE reader_id = ?1 AND author_id <> ?1 ORDER BY read_log.id"#
    );
    let hidden = rows!(
        db,
        person,
        r#"SELECT json_object('about', subject, 'hidden_at', strftime('%FT%TZ', hidden_at, 'unixepoch')) AS "row!: String"
           FROM hidden_entry JOIN entry ON entry.id = entry_id WHERE person_id = ? ORDER BY hidden_at"#
    );
    let messages = rows!(
        db,
        person,
        r#"SELECT json_object('kind', kind, 'state', state, 'due_at', strftime('%FT%TZ', not_before, 'unixepoch'),
                  'settled_at', strftime('%FT%TZ', settled_at, 'unixepoch')) AS "row!: String"
           FROM delivery WHERE person_id = ? ORDER BY id"#
    );
    let acts = rows!(
        db,
        person,
        r#"SELECT json_object('act', kind, 'about', subject, 'at', strftime('%FT%TZ', at, 'unixepoch')) AS "row!: String"
           FROM audit WHERE actor_id = ? ORDER BY id"#
    );
    Ok(vec![
        ("months", months),
        ("meetings", meetings),
        ("questions", questions),
        ("open_lessons", open_lessons),
        ("earlier_versions", earlier),
        ("has_read", has_read),
        ("hidden", hidden),
        ("messages", messages),
        ("acts", acts),
    ])
}

/// Everybody in the database, whatever became of them: row, account and name.
pub async fn everybody(db: &mut SqliteConnection) -> Result<Vec<(PersonId, Option<Snowflake>, String)>, Error> {
    let rows = sqlx::query!("SELECT id, discord_id, name FROM person ORDER BY id")
        .fetch_all(db)
        .await?;
    let named = rows
        .into_iter()
        .map(|row| (PersonId(row.id), row.discord_id.map(snowflake), row.name));
    Ok(named.collect())
}
