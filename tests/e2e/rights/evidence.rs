//! What a press left behind: the database before and after, and signs of private texts before wrong eyes.

use std::collections::{BTreeMap, BTreeSet};

use kolega::sandbox::Outcome;
use sqlx::Row as _;

use super::school::{Actor, readers};
use crate::harness::World;

/// Tables that a look may write to: who has read what (for its author), and the program's own facts.
const ASIDE: &[&str] = &["read_log", "fact", "_sqlx_migrations"];

/// Every row of every table, as text.
pub type Dump = BTreeMap<String, BTreeSet<String>>;

/// The whole database but what a look may write.
pub async fn dump(world: &World) -> Dump {
    world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            let tables: Vec<String> = sqlx::query_scalar(names).fetch_all(&mut *db).await.unwrap();
            let mut dump = Dump::new();
            for table in tables.into_iter().filter(|table| !ASIDE.contains(&table.as_str())) {
                let columns = sqlx::query_scalar::<_, String>("SELECT name FROM pragma_table_info(?)").bind(&table);
                let columns = columns.fetch_all(&mut *db).await.unwrap();
                let kept = columns.iter().filter(|column| !is_of_delivery(&table, column));
                let quoted: Vec<String> = kept.map(|column| format!("quote({column})")).collect();
                let sql = format!("SELECT {} AS line FROM {table}", quoted.join(" || ' | ' || "));
                let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *db).await.unwrap();
                dump.insert(table, rows.iter().map(|row| row.get("line")).collect());
            }
            dump
        })
        .await
}

/// Columns that sending changes by and by, whoever presses what: that there is a message counts, not how far it came.
fn is_of_delivery(table: &str, column: &str) -> bool {
    match table {
        "delivery" => !["id", "school_id", "person_id", "key", "kind", "payload"].contains(&column),
        "person" => ["dm_channel_id", "unreachable_at", "absent_at", "looked_at"].contains(&column),
        _ => false,
    }
}

/// The same without the account of who did what when: a second press is an act, though it changes nothing.
pub fn without_account(mut dump: Dump) -> Dump {
    dump.remove("audit");
    dump
}

/// The lines that are only in one of the two.
pub fn changed(before: &Dump, after: &Dump) -> String {
    let mut lines = Vec::new();
    for (table, rows) in before {
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
            text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    foreign(&text, actor)
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
