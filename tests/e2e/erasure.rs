//! What is no longer needed goes: thirty days after somebody has left, and at once on the administrator's word. Others keep
//! their lessons and credits. The schema is walked, so that a new column with a name or a text stops the test until the
//! erasure knows it, or its staying has a reason.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::harness::{ADMIN, Value, World};
use crate::observation::{ONA, offers, planned};
use crate::privacy::filled;

/// Columns that name a person or an account and name nobody any more after the erasure.
const FREED: &[&str] = &[
    "person.discord_id",
    "person.dm_channel_id",
    "person.manager_id",
    "leave.person_id",
    "conflict.author_id",
    "conflict.other_id",
    "exclusion.a_id",
    "exclusion.b_id",
    "claim.person_id",
    "claim.discord_id",
    "timetable_lesson.person_id",
    "draft.person_id",
    "read_log.reader_id",
    "hidden_entry.person_id",
    "delivery.person_id",
    "delivery.channel_id",
    "delivery.message_id",
    "stranger_ask.discord_id",
    "asked_school.account_id",
    "import.by_id",
];

/// Columns that hold words about or by a person: what is put there of hers (`{}` is a word of the test's own), and in
/// which rows.
const TEXTS: &[(&str, &str, &str)] = &[
    ("person.name", "{}", "id = {ona}"),
    ("person.username", "{}", "id = {ona}"),
    ("person.subjects", "[\"{}\"]", "id = {ona}"),
    ("person.wished_subjects", "[\"{}\"]", "id = {ona}"),
    ("person.building", "{}", "id = {ona}"),
    ("claim.username", "{}", "person_id = {ona}"),
    ("timetable_lesson.class", "{}", "person_id = {ona}"),
    ("timetable_lesson.subject", "{}", "person_id = {ona}"),
    ("timetable_lesson.room", "{}", "person_id = {ona}"),
    ("timetable_lesson.building", "{}", "person_id = {ona}"),
    ("draft.answers", "{\"experience\":\"{}\"}", "person_id = {ona}"),
    ("entry.answers", "{\"experience\":\"{}\"}", "author_id = {ona}"),
    ("entry_edit.answers", "{\"experience\":\"{}\"}", "entry_id = 1"),
    ("delivery.payload", "{}", "person_id = {ona}"),
    ("delivery.error", "{}", "person_id = {ona}"),
    ("import.rows", "[\"{}\"]", "true"),
    ("asked_school.command", "{}", "account_id = {account}"),
];

/// What stays, and why.
const STAYS: &[(&str, &str)] = &[
    ("role_assignment.person_id", "dates of office, of a former colleague"),
    (
        "group_member.person_id",
        "dates, of a former colleague: who was in a group when a meeting counted",
    ),
    ("curation.teacher_id", "dates, of a former colleague"),
    ("curation.curator_id", "dates, of a former colleague"),
    ("attendance.person_id", "whether a group's meeting counts hangs on it"),
    (
        "reflection.person_id",
        "states of months, no words: the school's counts stay true",
    ),
    (
        "entry.author_id",
        "records of meetings, emptied; every other text is gone",
    ),
    (
        "observation.host_id",
        "who observed whom: colleagues keep their lessons, and pairs do not repeat",
    ),
    ("observation.observer_id", "as above"),
    ("observation.offered_by_id", "as above"),
    ("observation.claimed_by_id", "as above"),
    ("asking.by_id", "states of questions between colleagues"),
    ("asking.to_id", "states of questions between colleagues"),
    ("open_lesson.host_id", "dates of a lesson that colleagues came to"),
    ("pair_lock.host_id", "the coordinator's plan of a half-year"),
    ("pair_lock.observer_id", "the coordinator's plan of a half-year"),
    ("pair_lock.by_id", "an act of office"),
    ("plan.by_id", "an act of office"),
    (
        "audit.actor_id",
        "acts are never changed; the row they name says nothing any more",
    ),
    ("audit.subject", "ids and counts"),
    ("apt_group.name", "the school's"),
    ("school.name", "the school's"),
    ("no_school.name", "the school's calendar"),
    ("no_school.name_en", "the school's calendar"),
    ("day_override.periods", "the school's calendar"),
    ("school_year.periods", "the school's calendar"),
    ("observation.room", "where a lesson was"),
    ("observation.offered_room", "where a lesson was to be"),
    ("open_lesson.room", "where a lesson was"),
    ("plan.content", "ids and numbers"),
    ("plan.repair", "ids and numbers"),
    ("delivery.key", "ids, kinds and days"),
    ("draft.subject", "kinds and ids"),
    ("entry.subject", "kinds and ids"),
    ("fact.name", "words of the program"),
];

/// Columns of this name hold words of the program's own, dates and numbers, in whatever table.
const OWN_WORDS: &str =
    "'state', 'kind', 'half_year', 'month', 'year', 'form', 'source', 'urgency', 'language', 'quota',
    'role', 'visibility', 'weeks', 'timezone', 'reschedule_reason', 'valid_from', 'snoozed_until', 'carried_until'";

async fn rows(world: &World, sql: String) -> Vec<String> {
    world
        .on_process(move |app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let found = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.as_str())).fetch_all(&mut *db);
            found.await.unwrap_or_else(|fault| panic!("{sql}: {fault}"))
        })
        .await
}

fn erased(world: &World, who: &str, typed: &str, more: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kolega"))
        .args(["erase", "--person", who, "--database"])
        .arg(world.database())
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended without asking.
    drop(child.stdin.take().unwrap().write_all(typed.as_bytes()));
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), output.stderr.as_slice()].concat()).unwrap()
}

/// Whether the files of the database hold these words anywhere, deleted or not.
pub fn holds(world: &World, words: &str) -> bool {
    let database = world.database();
    let log = database.with_extension("db-wal");
    let files = [database, log].into_iter().filter(|file| file.exists());
    let mut bytes = files.map(|file| std::fs::read(file).unwrap());
    bytes.any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
}

#[tokio::test]
async fn everything_that_names_a_person_or_holds_words_is_erased_or_stays_for_a_reason() {
    let (world, ona) = filled().await;
    let columns = format!(
        "SELECT tables.name || '.' || columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE '%sqlx%'
           AND (columns.type = 'TEXT' AND columns.name NOT LIKE '%\\_on' ESCAPE '\\' AND columns.name NOT IN ({OWN_WORDS})
                OR columns.name IN ('person_id', 'discord_id', 'account_id', 'dm_channel_id', 'channel_id', 'message_id'))
         UNION SELECT tables.name || '.' || keys.\"from\" FROM sqlite_master AS tables,
             pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table' AND keys.\"table\" = 'person'"
    );
    let found: BTreeSet<String> = rows(&world, columns).await.into_iter().collect();
    let texts = TEXTS.iter().map(|(column, ..)| *column);
    let known: BTreeSet<String> = texts
        .chain(FREED.iter().copied())
        .chain(STAYS.iter().map(|(column, _)| *column))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        found, known,
        "say of a new column whether the erasure frees it, or why it stays"
    );

    let account = world.person(ONA).to_string();
    let place = |clause: &str| clause.replace("{ona}", &ona.to_string()).replace("{account}", &account);
    let mut lines = vec![
        format!("UPDATE person SET dm_channel_id = 77 WHERE id = {ona}"),
        format!("INSERT INTO asked_school (account_id, command, asked_at) VALUES ({account}, '', 1)"),
        format!("INSERT INTO stranger_ask (school_id, discord_id, asked_on) VALUES (1, {account}, '2026-10-01')"),
        format!("INSERT INTO import (school_id, by_id, rows, created_at) VALUES (1, {ona}, '[]', 1)"),
        format!("UPDATE delivery SET channel_id = 77, message_id = 78 WHERE person_id = {ona}"),
    ];
    for (column, words, of) in TEXTS.iter().filter(|(column, ..)| *column != "person.name") {
        let (table, name) = column.split_once('.').unwrap();
        let words = words.replace("{}", &format!("žymė {column}"));
        lines.push(format!("UPDATE {table} SET {name} = '{words}' WHERE {}", place(of)));
    }
    world.write_rows(&lines.join(";\n")).await;
    for (column, ..) in TEXTS.iter().filter(|(column, ..)| *column != "person.name") {
        assert!(holds(&world, &format!("žymė {column}")), "{column} was not there");
    }

    let present = erased(&world, ONA, "", &[]);
    assert_eq!(present.status.code(), Some(1));
    assert!(said(&present).contains("still on the staff list"), "{}", said(&present));
    world
        .slash(ADMIN, "/people remove", [("user", Value::Person(ONA))])
        .await;
    world.press(ADMIN, "Patvirtinti").await;
    let mistyped = erased(&world, ONA, "Ona\n", &[]);
    assert_eq!(mistyped.status.code(), Some(1));
    assert!(
        said(&mistyped).contains("Goes: 1 submitted texts") && said(&mistyped).contains("nothing was changed"),
        "{}",
        said(&mistyped)
    );
    let done = erased(&world, &ona.to_string(), "ona petraitienė\n", &[]);
    assert!(done.status.success() && said(&done).contains("Erased."), "{done:?}");
    assert!(
        !said(&done).contains("Another program"),
        "nobody holds the log: {done:?}"
    );

    for column in FREED {
        let (table, name) = column.split_once('.').unwrap();
        let who = format!("({ona}, {account}, 77, 78)");
        let left = rows(&world, format!("SELECT '{column}' FROM {table} WHERE {name} IN {who}")).await;
        // Row numbers of messages and others' accounts are no numbers of hers.
        assert_eq!(left, Vec::<String>::new());
    }
    for (column, ..) in TEXTS {
        assert!(
            !holds(&world, &format!("žymė {column}")),
            "{column} is still in the file"
        );
    }
    assert!(!holds(&world, ONA) && !holds(&world, "Anksčiau."));
    let again = erased(&world, &ona.to_string(), "", &["--yes"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        said(&again).contains("a former colleague's already"),
        "{}",
        said(&again)
    );
    world.crash_and_restart().await;
    world.finish().await;
}

/// A lesson of Ona's was observed, and its observer leaves on 5 November. Answers who that is.
async fn observed_and_left(world: &World) -> &'static str {
    let observer = offers(world, ONA).await;
    world.press(observer, "Tinka").await;
    world.play_until("2026-10-08 11:35").await;
    world.press(observer, "Pildyti").await;
    world.press(observer, "Tęsti").await;
    let words = [
        ("focus_answer", "Laukėte po penkias sekundes."),
        ("my_takeaway", "Lauksiu ir aš."),
    ];
    world.fill(observer, &words).await;
    world.press(ONA, "Atverti").await;
    world.press(ONA, "Šis stebėjimas").await;
    world.press(ONA, "Aptarėme").await;
    let options = [("user", Value::Person(observer)), ("on", "2026-11-05".into())];
    world.slash(ADMIN, "/people remove", options).await;
    world.press(ADMIN, "Patvirtinti").await;
    observer
}

#[tokio::test]
async fn thirty_days_after_leaving_the_texts_are_gone_and_colleagues_keep_their_credits() {
    let world = planned("lt", "Skelbti").await;
    let gone = observed_and_left(&world).await;
    let told = world.dms(gone).pop().unwrap();
    assert!(told.contains("bus ištrinti: 2026 m. gruodžio 5 d."), "{told}");
    let shown = world.slash(ONA, "/privacy show", []).await;
    assert!(
        shown.says("Ką rašote šiais mokslo metais – iki 2028 m. rugpjūčio 31 d."),
        "{shown:?}"
    );
    world.play_until("2026-11-05 09:00").await;
    let sent = world.dms(gone).len();
    world.play_until("2026-12-04 12:00").await;
    let taken = Command::new(env!("CARGO_BIN_EXE_kolega"))
        .args(["export", "--person", gone, "--database"])
        .arg(world.database())
        .output()
        .unwrap();
    assert!(
        String::from_utf8(taken.stdout).unwrap().contains("Lauksiu ir aš."),
        "on the 29th day it is there"
    );
    world.crash_and_restart().await;
    world.play_until("2026-12-05 09:00").await;
    for words in ["Lauksiu ir aš.", "penkias sekundes", gone] {
        assert!(!holds(&world, words), "{words} is still in the file");
    }
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(
        list.says("Parodyta: 1 iš 2") && list.says("mokykloje nebedirba"),
        "{list:?}"
    );
    let acts = "SELECT kind || ' ' || subject FROM audit WHERE kind = 'retention.swept'";
    let noted = rows(&world, acts.to_owned()).await;
    assert_eq!(noted, ["retention.swept people/1 texts/0 drafts/0 requests/0"]);
    assert_eq!(world.dms(gone).len(), sent, "nothing more was sent");
    world.crash_and_restart().await;
    world.play_until("2026-12-07 09:00").await;
    assert_eq!(rows(&world, acts.to_owned()).await.len(), 1, "once");
    world.finish().await;
}

#[tokio::test]
async fn who_comes_back_within_thirty_days_finds_what_they_wrote_in_english() {
    let world = World::school(
        "en",
        &[
            ("Ona Oak", "physics", "Oaks", ""),
            ("Peter Pine", "chemistry", "Oaks", ""),
        ],
    )
    .await;
    world.play_until("2026-10-22 15:30").await;
    world.press("Ona Oak", "Write").await;
    world.press("Ona Oak", "Good").await;
    world.press("Ona Oak", "Continue").await;
    world.fill("Ona Oak", &[("experience", "The debate went well.")]).await;
    let remove = [("user", Value::Person("Ona Oak"))];
    world.slash(ADMIN, "/people remove", remove.clone()).await;
    world.press(ADMIN, "Confirm").await;
    assert!(!world.slash("Ona Oak", "/reflection history", []).await.says("debate"));
    world.play_until("2026-11-10 10:00").await;
    let back = [("user", Value::Person("Ona Oak")), ("name", "Ona Oak".into())];
    world.slash(ADMIN, "/people add", back).await;
    world.crash_and_restart().await;
    world.play_until("2026-12-01 10:00").await;
    let own = world.slash("Ona Oak", "/reflection history", []).await;
    assert!(own.says("The debate went well."), "{own:?}");
    world.slash(ADMIN, "/people remove", remove).await;
    world.press(ADMIN, "Confirm").await;
    let done = erased(&world, "Ona Oak", "", &["--yes"]);
    assert!(
        done.status.success() && !holds(&world, "The debate went well."),
        "{done:?}"
    );
    world.finish().await;
}
