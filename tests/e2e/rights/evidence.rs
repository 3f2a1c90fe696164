//! What a press left behind: the database before and after, and signs of private texts before wrong eyes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use kolega::sandbox::Outcome;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection as _, Row as _, SqliteConnection};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::school::{Actor, readers};
use crate::harness::World;

/// Tables that a look may write to: who has read what (for its author), and the program's own facts.
const ASIDE: &[&str] = &["read_log", "fact", "_sqlx_migrations"];

/// Every row of every table, as text.
pub type Dump = BTreeMap<String, BTreeSet<String>>;

/// The database file, looked into from outside, and only when somebody has written since the last look.
pub struct Books {
    db: SqliteConnection,
    /// The table and the statement that reads it.
    tables: Vec<(String, String)>,
    version: i64,
    dump: Arc<Dump>,
}

impl Books {
    /// Opens the file of a running application.
    pub async fn open(world: &World) -> Self {
        let file = SqliteConnectOptions::new().filename(world.database());
        let mut db = SqliteConnection::connect_with(&file).await.unwrap();
        let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let names: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut db).await.unwrap();
        let mut tables = Vec::new();
        for table in names.into_iter().filter(|table| !ASIDE.contains(&table.as_str())) {
            let columns = sqlx::query_scalar::<_, String>("SELECT name FROM pragma_table_info(?)").bind(&table);
            let columns = columns.fetch_all(&mut db).await.unwrap();
            let kept = columns.iter().filter(|column| !is_of_delivery(&table, column));
            let quoted: Vec<String> = kept.map(|column| format!("quote({column})")).collect();
            let sql = format!("SELECT {} AS line FROM {table}", quoted.join(" || ' | ' || "));
            tables.push((table, sql));
        }
        Self {
            db,
            tables,
            version: -1,
            dump: Arc::default(),
        }
    }

    /// The whole database but what a look may write.
    pub async fn read(&mut self) -> Arc<Dump> {
        let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut self.db);
        let version: i64 = version.await.unwrap();
        if version != self.version {
            let mut dump = Dump::new();
            for (table, sql) in &self.tables {
                let rows = sqlx::query(sqlx::AssertSqlSafe(sql.as_str())).fetch_all(&mut self.db);
                let rows = rows.await.unwrap();
                dump.insert(table.clone(), rows.iter().map(|row| row.get("line")).collect());
            }
            self.version = version;
            self.dump = Arc::new(dump);
        }
        Arc::clone(&self.dump)
    }
}

/// Columns that sending changes by and by, whoever presses what: that there is a message counts, not how far it came.
fn is_of_delivery(table: &str, column: &str) -> bool {
    match table {
        "delivery" => !["id", "school_id", "person_id", "key", "kind", "payload"].contains(&column),
        "person" => ["dm_channel_id", "unreachable_at", "absent_at", "looked_at"].contains(&column),
        _ => false,
    }
}

/// The lines that are only in one of the two.
pub fn changed(before: &Dump, after: &Dump) -> String {
    changed_in(before, after, |_| true)
}

/// The same beside the account of who did what when: a second press is an act, though it changes nothing.
pub fn changed_again(before: &Dump, after: &Dump) -> String {
    changed_in(before, after, |table| table != "audit")
}

fn changed_in(before: &Dump, after: &Dump, counts: impl Fn(&str) -> bool) -> String {
    let mut lines = Vec::new();
    for (table, rows) in before.iter().filter(|(table, _)| counts(table)) {
        lines.extend(rows.difference(&after[table]).map(|row| format!("- {table}: {row}")));
        lines.extend(after[table].difference(rows).map(|row| format!("+ {table}: {row}")));
    }
    lines.join("\n")
}

/// The signs in an answer that this person may not read.
pub fn leaks(world: &World, actor: &Actor, answer: &Outcome) -> Vec<i64> {
    let mut text = serde_json::to_string(answer).unwrap();
    if let Some(message) = answer.message() {
        for file in &message.attachments {
            let (_, bytes) = world.discord.attachment(actor.account, file.id).unwrap();
            text.push_str(&readable(&bytes));
        }
    }
    foreign(&text, actor)
}

/// Everything that can be read in a file; workbooks and documents are archives of texts.
fn readable(file: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(file).into_owned();
    if let Ok(mut archive) = ZipArchive::new(Cursor::new(file)) {
        for part in 0..archive.len() {
            let mut bytes = Vec::new();
            archive.by_index(part).unwrap().read_to_end(&mut bytes).unwrap();
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    text
}

#[test]
fn a_workbook_hides_nothing() {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    archive.write_all("slapta-1001- ".repeat(50).as_bytes()).unwrap();
    let file = archive.finish().unwrap().into_inner();
    assert!(!String::from_utf8_lossy(&file).contains("slapta-1001-"), "it is packed");
    assert!(readable(&file).contains("slapta-1001-"));
}

/// The signs that this person may not read in anything that stands before their eyes now.
pub fn seen(world: &World, actor: &Actor) -> Vec<i64> {
    let all = world.discord.everything_for(actor.account);
    foreign(&serde_json::to_string(&all).unwrap(), actor)
}

fn foreign(text: &str, actor: &Actor) -> Vec<i64> {
    let signs = text
        .split("slapta-")
        .skip(1)
        .filter_map(|rest| rest.split('-').next()?.parse::<i64>().ok());
    let mut foreign: Vec<i64> = signs.filter(|sign| !readers(*sign).contains(&actor.row)).collect();
    foreign.dedup();
    foreign
}
