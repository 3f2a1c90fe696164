//! The promises of the store itself: what is answered is on disk, what fails leaves nothing, strangers' files stay.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteLockingMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use super::{Error, MIGRATOR, Store};

fn scratch() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("school.db");
    (folder, file)
}

async fn facts(store: &Store) -> Vec<(String, i64)> {
    let mut db = store.read().await.expect("a reader");
    sqlx::query_as("SELECT name, value FROM fact ORDER BY name")
        .fetch_all(&mut *db)
        .await
        .expect("facts")
}

async fn set(store: &Store, name: &'static str, value: i64, fails: bool) -> Result<i64, Error> {
    store
        .write(async move |db| {
            sqlx::query("INSERT INTO fact (name, value) VALUES (?, ?)")
                .bind(name)
                .bind(value)
                .execute(db)
                .await?;
            if fails { Err(Error::Closed) } else { Ok(value) }
        })
        .await
}

#[tokio::test]
async fn jobs_that_queue_up_together_succeed_and_fail_each_for_itself() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    let (a, b, c) = tokio::join!(
        set(&store, "a", 1, false),
        set(&store, "b", 2, true),
        set(&store, "c", 3, false)
    );
    assert_eq!(a.expect("written"), 1);
    assert!(matches!(b, Err(Error::Closed)), "the job's own error comes back");
    assert_eq!(c.expect("written"), 3);
    assert_eq!(facts(&store).await, [("a".to_owned(), 1), ("c".to_owned(), 3)]);
}

#[tokio::test]
async fn a_panicking_job_takes_only_itself_down() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    let broken: Result<(), Error> = store
        .write(async move |db| {
            sqlx::query("INSERT INTO fact (name, value) VALUES ('x', 1)")
                .execute(db)
                .await?;
            panic!("on purpose")
        })
        .await;
    assert!(matches!(broken, Err(Error::Closed)));
    set(&store, "after", 1, false).await.expect("the writer lives on");
    assert_eq!(facts(&store).await, [("after".to_owned(), 1)]);
}

#[tokio::test]
async fn what_was_answered_survives_a_start_and_closing_finishes_the_queue() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    set(&store, "kept", 7, false).await.expect("written");
    tokio::time::timeout(Duration::from_secs(5), store.close())
        .await
        .expect("closes in time");
    assert!(
        matches!(set(&store, "late", 1, false).await, Err(Error::Closed)),
        "a closed store takes no more"
    );
    let again = Store::open(&file).await.expect("opens again");
    assert_eq!(facts(&again).await, [("kept".to_owned(), 7)]);
}

#[tokio::test]
async fn a_file_of_a_newer_kolega_is_refused_and_left_alone() {
    let (_folder, file) = scratch();
    Store::open(&file).await.expect("opens").close().await;
    let newer = MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0) + 1;
    let url = format!("sqlite://{}", file.display());
    let mut db = sqlx::SqliteConnection::connect(&url).await.expect("connects");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (?, 'from the future', 1, x'00', 0)",
    )
    .bind(newer)
    .execute(&mut db)
    .await
    .expect("inserted");
    db.close().await.expect("closes");
    let before = std::fs::read(&file).expect("readable");
    let refused = Store::open(&file).await.expect_err("refused");
    assert!(
        matches!(refused, Error::Newer { found, .. } if found == newer),
        "{refused}"
    );
    assert_eq!(
        std::fs::read(&file).expect("readable"),
        before,
        "not one byte was touched"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, _) = scratch();
    let file = folder.path().join("data").join("school.db");
    Store::open(&file).await.expect("opens, making the folder");
    let mode = std::fs::metadata(&file).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[tokio::test]
async fn audit_rows_are_never_changed_or_deleted() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    let tamper = |statement: &'static str| {
        store.write(async move |db| {
            sqlx::query(
                "INSERT INTO school (guild_id, name, language, timezone, started_on, created_at)
                     VALUES (1, 'S', 'lt', 'Europe/Vilnius', '2026-09-01', 0) ON CONFLICT DO NOTHING",
            )
            .execute(&mut *db)
            .await?;
            sqlx::query("INSERT INTO audit (school_id, kind, subject, at) VALUES (1, 'k', 's', 0)")
                .execute(&mut *db)
                .await?;
            sqlx::query(statement).execute(db).await?;
            Ok::<_, Error>(())
        })
    };
    for statement in ["UPDATE audit SET kind = 'other'", "DELETE FROM audit"] {
        let refused = tamper(statement).await.expect_err(statement);
        assert!(refused.to_string().contains("never"), "{refused}");
    }
}

/// What an administrator reads when the file is not to be used.
async fn refusal(file: &Path) -> String {
    let opened = Store::opened(file, Duration::from_millis(20)).await;
    opened.expect_err("it cannot be used").to_string()
}

#[tokio::test]
async fn a_file_that_cannot_be_used_is_left_as_it_is_and_said_why() {
    let (folder, file) = scratch();
    let text = "Refleksijos čia nėra. ".repeat(300);
    std::fs::write(&file, &text).expect("written");
    assert!(
        refusal(&file)
            .await
            .ends_with("is no database: it was left as it is; name another file or restore a backup")
    );
    assert_eq!(std::fs::read_to_string(&file).expect("read"), text);

    let inside = file.join("school.db");
    assert!(
        refusal(&inside).await.contains("cannot be opened or made"),
        "a folder that is a file"
    );
    let device = refusal(Path::new("/dev/null")).await;
    assert!(device.contains("it is no file"), "{device}");

    let whole = folder.path().join("whole.db");
    Store::open(&whole).await.expect("opens").close().await;
    let bytes = std::fs::read(&whole).expect("read");
    let cut = folder.path().join("cut.db");
    std::fs::write(&cut, &bytes[..bytes.len() / 2 / 4096 * 4096]).expect("written");
    assert!(
        refusal(&cut)
            .await
            .ends_with("is damaged: it was left as it is; restore a backup")
    );

    let options = SqliteConnectOptions::new()
        .filename(&whole)
        .locking_mode(SqliteLockingMode::Exclusive);
    let mut other = options.connect().await.expect("opens");
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.expect("locks");
    assert!(refusal(&whole).await.contains("is in use by another program"));
    drop(other);
    Store::open(&whole).await.expect("it was only in use");
}

#[tokio::test]
async fn what_does_not_fit_on_the_disk_is_an_error_and_what_was_there_stays() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    set(&store, "a", 1, false).await.expect("written");
    let limit = |pages: i64| {
        store.write(async move |db| {
            let pragma = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
            sqlx::query(pragma).execute(db).await?;
            Ok::<_, Error>(())
        })
    };
    limit(1).await.expect("as many as there are");
    let large = || {
        store.write(async move |db| {
            sqlx::query("CREATE TABLE large AS SELECT randomblob(1000000) AS bytes")
                .execute(db)
                .await?;
            Ok::<_, Error>(())
        })
    };
    let fault = large().await.expect_err("too large");
    assert!(
        super::broken::explained(&file, fault)
            .to_string()
            .contains("the disk is full")
    );
    assert_eq!(facts(&store).await, [("a".to_owned(), 1)]);
    limit(1_000_000).await.expect("room was made");
    large().await.expect("written");
    assert_eq!(facts(&store).await, [("a".to_owned(), 1)]);
}

#[tokio::test]
async fn a_file_without_the_right_to_write_says_so() {
    let (_folder, file) = scratch();
    Store::open(&file).await.expect("opens").close().await;
    let options = SqliteConnectOptions::new().filename(&file).read_only(true);
    let mut reader = options.connect().await.expect("opens");
    let fault = sqlx::query("DELETE FROM fact")
        .execute(&mut reader)
        .await
        .expect_err("read only");
    assert!(
        super::broken::explained(&file, fault.into())
            .to_string()
            .contains("cannot be written")
    );
}

/// Where a statement may read a table from end to end: the step, words of the statement, and why.
const READ_WHOLE: &[(&str, &str, &str)] = &[
    ("SCAN school", "", "an installation has few"),
    ("SCAN json_each", "", "the rows that are asked for"),
    (
        "SCAN reflection USING COVERING INDEX reflection_open",
        "",
        "only what is open is in it",
    ),
    (
        "SCAN person USING INDEX person_leaving",
        "",
        "only who is leaving is in it",
    ),
    ("SCAN import", "", "files that wait for a confirmation"),
    ("SCAN claim", "", "people who wait for one"),
    ("SCAN asked_school", "", "who is being asked which school is meant"),
    ("SCAN conflict", "DELETE", "few, and when a name is deleted"),
    ("SCAN exclusion", "DELETE", "few, and when a name is deleted"),
    ("SCAN read_log", "reader_id", "the own data, and when a name is deleted"),
    ("SCAN person", "manager_id = NULL", "when a name is deleted"),
    (
        "SCAN person",
        "SELECT id, discord_id, name FROM person",
        "the administrator looks for somebody",
    ),
    ("SCAN delivery", "WHERE state = 'sending'", "at the start"),
    ("SCAN open_lesson", "json_object", "the own data"),
    ("SCAN curation", "json_object", "the own data"),
    ("SCAN attendance", "json_object", "the own data"),
    ("SCAN audit", "json_object", "the own data"),
];

/// A country has tens of thousands of people and years of rows, and a press is answered within 3 seconds.
#[tokio::test]
async fn no_statement_reads_a_large_table_whole_unawares() {
    let (_folder, file) = scratch();
    let store = Store::open(&file).await.expect("opens");
    let mut db = store.read().await.expect("a reader");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let (mut statements, mut unawares) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).expect("the statements") {
        let text = std::fs::read_to_string(entry.expect("a statement").path()).expect("a statement");
        let known: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let statement = known["query"].as_str().expect("SQL");
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
                .fetch_all(&mut *db)
                .await
                .expect("a plan");
        statements += 1;
        if statement.starts_with("INSERT") && statement.contains("VALUES") {
            // What it lists are the tables that name the new row's table: a row that is new has nobody who names it.
            continue;
        }
        let scans = plan.into_iter().map(|(.., step)| step).filter(|step| {
            let known = |(scan, words, _): &(&str, &str, &str)| step.starts_with(scan) && statement.contains(words);
            step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW" && !READ_WHOLE.iter().any(known)
        });
        unawares.extend(scans.map(|step| format!("{step}: {statement}")));
    }
    assert!(statements > 200, "{statements} statements");
    assert!(unawares.is_empty(), "{}", unawares.join("\n"));
}
