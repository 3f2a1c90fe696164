//! The own data as a file: by the person in Discord, by the administrator for who cannot ask there. The schema is walked,
//! so that a new table that names people stops the test until it is in the file, or its absence has a reason.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value as Json;

use crate::cast::{ONA, PETRAS};
use crate::harness::World;

/// Columns that name a person or an account, where the file shows them, and what stands there.
const TAKEN: &[(&str, &str, &str)] = &[
    ("person.discord_id", "/person/discord_id", ""),
    ("person.username", "/person", "username"),
    ("person.manager_id", "/record/0/manager", PETRAS),
    ("role_assignment.person_id", "/roles/0/role", "curator"),
    ("group_member.person_id", "/groups/0/group", "Ąžuolai"),
    ("curation.teacher_id", "/curators/0/teacher", ONA),
    ("curation.curator_id", "/curators/1/curator", ONA),
    ("leave.person_id", "/absences/0/from", "2026-12-01"),
    ("conflict.author_id", "/not_with/0", PETRAS),
    ("claim.person_id", "/joining/0/state", "confirmed"),
    ("claim.discord_id", "/joining/0/account", ""),
    ("claim.username", "/joining/0/username", "ona.p"),
    ("timetable_lesson.person_id", "/timetable/0/class", "7b"),
    ("draft.person_id", "/drafts/0/answers/0/answer", "Juodraštis."),
    ("entry.author_id", "/entries/0/answers/0/answer", "Pavyko."),
    ("read_log.reader_id", "/has_read/0/written_by", PETRAS),
    ("reflection.person_id", "/months/0/state", "skipped"),
    ("attendance.person_id", "/meetings/0/held_on", "2026-09-20"),
    ("observation.host_id", "/observations/0/role", "host"),
    ("observation.observer_id", "/observations/1/role", "observer"),
    ("asking.by_id", "/questions/0/asked_by", ONA),
    ("asking.to_id", "/questions/1/asked", ONA),
    ("open_lesson.host_id", "/open_lessons/0/room", "205"),
    ("hidden_entry.person_id", "/hidden/0/about", "feedback/1"),
    ("delivery.person_id", "/messages/0/kind", "office"),
    ("audit.actor_id", "/acts", "test.act"),
];

/// Columns that name people and are not in the file, and why.
const LEFT: &[(&str, &str)] = &[
    (
        "conflict.other_id",
        "private to its author (domain §2): nobody learns that somebody avoids them",
    ),
    ("exclusion.a_id", "the coordinator's own list, about two people at once"),
    ("exclusion.b_id", "the coordinator's own list, about two people at once"),
    ("pair_lock.host_id", "the coordinator's plan, about two people at once"),
    (
        "pair_lock.observer_id",
        "the coordinator's plan, about two people at once",
    ),
    ("pair_lock.by_id", "an act of office, which is in the acts"),
    ("import.by_id", "an act of office, which is in the acts"),
    ("plan.by_id", "an act of office, which is in the acts"),
    ("observation.offered_by_id", "the observation itself is in the file"),
    ("observation.claimed_by_id", "the observation itself is in the file"),
    ("stranger_ask.discord_id", "of somebody who is on no list yet"),
    ("asked_school.account_id", "a command until its school is chosen"),
];

/// One row in everything that names Ona.
const ROWS: &str = "
    UPDATE person SET manager_id = {petras}, username = 'ona.p' WHERE id = {ona};
    INSERT INTO role_assignment (person_id, role, from_on) VALUES ({ona}, 'curator', '2026-09-01');
    INSERT INTO curation (teacher_id, curator_id, from_on) VALUES ({ona}, {petras}, '2026-09-01'), ({petras}, {ona}, '2026-09-01');
    INSERT INTO leave (person_id, from_on, to_on) VALUES ({ona}, '2026-12-01', '2026-12-02');
    INSERT INTO conflict (author_id, other_id) VALUES ({ona}, {petras});
    INSERT INTO claim (school_id, person_id, discord_id, username, claimed_at, state)
    SELECT 1, id, discord_id, 'ona.p', 0, 'confirmed' FROM person WHERE id = {ona};
    INSERT INTO timetable_lesson (person_id, weekday, period, weeks, class, subject, room) VALUES ({ona}, 1, 1, 'all', '7b', 'fizika', '204');
    INSERT INTO draft (person_id, subject, form, form_version, answers, updated_at)
    VALUES ({ona}, 'reflection/1', 'reflection', 1, '{\"experience\":\"Juodraštis.\"}', 1);
    INSERT INTO entry (id, school_id, author_id, subject, form, form_version, answers, visibility, submitted_at, late)
    VALUES (1, 1, {ona}, 'reflection/2', 'reflection', 1, '{\"experience\":\"Pavyko.\"}', 'private', 1, 0),
           (2, 1, {petras}, 'feedback/1', 'feedback', 1, '{\"strengths\":\"Tempas.\"}', 'private', 1, 0),
           (3, 1, {petras}, 'checkin/1/2026-09', 'group_checkin', 1, '{}', 'private', 1, 0);
    INSERT INTO entry_edit (entry_id, answers, saved_at) VALUES (1, '{\"experience\":\"Anksčiau.\"}', 1);
    INSERT INTO read_log (entry_id, reader_id, read_at) VALUES (2, {ona}, 1);
    INSERT INTO hidden_entry (person_id, entry_id, hidden_at) VALUES ({ona}, 2, 1);
    INSERT INTO reflection (person_id, month, state, opened_at) VALUES ({ona}, '2026-09', 'skipped', 1);
    INSERT INTO meeting (id, group_id, month, held_on, reported_at, entry_id) VALUES (1, 1, '2026-09', '2026-09-20', 1, 3);
    INSERT INTO attendance (meeting_id, person_id) VALUES (1, {ona});
    INSERT INTO observation (id, school_id, half_year, host_id, observer_id, state, source, created_at, due_at)
    VALUES (1, 1, '2026-2027-1', {ona}, {petras}, 'observed', 'auto', 1, NULL),
           (2, 1, '2026-2027-1', {petras}, {ona}, 'released', 'auto', 1, NULL);
    INSERT INTO asking (school_id, half_year, kind, state, by_id, to_id, silent, created_at, lapses_at)
    VALUES (1, '2026-2027-1', 'invitation', 'lapsed', {ona}, {petras}, 0, 1, 2),
           (1, '2026-2027-1', 'invitation', 'declined', {petras}, {ona}, 0, 1, 2),
           (1, '2026-2027-1', 'swap', 'lapsed', {petras}, {ona}, 1, 1, 2);
    INSERT INTO open_lesson (school_id, half_year, host_id, lesson_on, period, room, places, created_at)
    VALUES (1, '2026-2027-1', {ona}, '2026-11-05', 3, '205', 1, 1);
    INSERT INTO delivery (school_id, person_id, key, kind, payload, urgency, not_before, next_at, state, created_at)
    VALUES (1, {ona}, 'test', 'office', '{}', 'calm', 0, 0, 'sent', 0);
    INSERT INTO audit (school_id, actor_id, kind, subject, at) VALUES (1, {ona}, 'test.act', 'person/1', 0)";

/// A school in which everything names Ona once; answers her row.
pub async fn filled() -> (World, i64) {
    let staff = [(ONA, "fizika", "Ąžuolai", ""), (PETRAS, "chemija", "Ąžuolai", "")];
    let world = World::school("lt", &staff).await;
    let rows = world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let sql = "SELECT id FROM person WHERE name IN (?, ?) ORDER BY name";
            let found = sqlx::query_scalar::<_, i64>(sql).bind(ONA).bind(PETRAS);
            found.fetch_all(&mut *db).await.unwrap()
        })
        .await;
    let [ona, petras] = rows[..] else {
        panic!("both are on the list: {rows:?}")
    };
    let rows = ROWS
        .replace("{ona}", &ona.to_string())
        .replace("{petras}", &petras.to_string());
    world.write_rows(&rows).await;
    (world, ona)
}

/// Every column that names a person or an account.
async fn naming(world: &World) -> BTreeSet<String> {
    let sql = "SELECT tables.name || '.' || keys.\"from\" FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS keys
               WHERE tables.type = 'table' AND keys.\"table\" = 'person'
               UNION
               SELECT tables.name || '.' || columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
               WHERE tables.type = 'table' AND columns.name IN ('person_id', 'discord_id', 'account_id', 'username')";
    world
        .on_process(move |app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let found: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *db).await.unwrap();
            found.into_iter().collect()
        })
        .await
}

fn holds_everything(own: &Json) {
    for (column, place, words) in TAKEN {
        let found = own.pointer(place).map(ToString::to_string).unwrap_or_default();
        assert!(
            !found.is_empty() && found.contains(words),
            "{column}: {place} holds {found:?}: {own:#}"
        );
    }
    let questions = own["questions"].as_array().unwrap();
    assert_eq!(
        questions.len(),
        2,
        "a question that never reached her would tell what stood in its way"
    );
    assert_eq!(own["received"][0]["answers"][0]["answer"], "Tempas.");
    assert_eq!(own["earlier_versions"][0]["answers"]["experience"], "Anksčiau.");
}

fn exported(world: &World, who: &str) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_kolega"))
        .args(["export", "--person", who, "--database"])
        .arg(world.database())
        .output()
        .unwrap()
}

#[tokio::test]
async fn everything_that_names_a_person_is_in_their_file_or_left_out_for_a_reason() {
    let (world, _) = filled().await;
    let known: BTreeSet<String> = TAKEN
        .iter()
        .map(|(column, ..)| *column)
        .chain(LEFT.iter().map(|(column, _)| *column))
        .map(str::to_owned)
        .collect();
    assert_eq!(known.len(), TAKEN.len() + LEFT.len(), "no column stands in both lists");
    assert_eq!(
        naming(&world).await,
        known,
        "say of a new column whether it is in the file, or why not"
    );
    let answer = world.slash(ONA, "/privacy export", []).await;
    assert!(answer.is_private(), "{answer:?}");
    let file = answer.message().attachments[0].id;
    let (_, bytes) = world.discord.attachment(world.person(ONA), file).unwrap();
    holds_everything(&serde_json::from_slice(&bytes).unwrap());
    world.finish().await;
}

#[tokio::test]
async fn the_administrator_hands_over_the_same_file_and_it_is_on_record() {
    let (world, row) = filled().await;
    for who in [ONA.to_lowercase(), world.person(ONA).to_string(), row.to_string()] {
        let taken = exported(&world, &who);
        assert!(taken.status.success(), "{taken:?}");
        holds_everything(&serde_json::from_slice(&taken.stdout).unwrap());
    }
    let nobody = exported(&world, "Vardenė Pavardenė");
    assert_eq!(nobody.status.code(), Some(1));
    let said = String::from_utf8(nobody.stderr).unwrap();
    assert!(
        said.starts_with("kolega: nobody is called that") && said.lines().count() == 1,
        "{said}"
    );
    let namesake = format!("INSERT INTO person (school_id, name, state, created_at) VALUES (1, '{PETRAS}', 'left', 0)");
    world.write_rows(&namesake).await;
    let several = String::from_utf8(exported(&world, PETRAS).stderr).unwrap();
    assert!(
        several.contains("several people") && several.contains("Ąžuolų progimnazija"),
        "{several}"
    );
    let noted = world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let noted = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM audit WHERE kind = 'privacy.export'");
            noted.fetch_one(&mut *db).await.unwrap()
        })
        .await;
    assert_eq!(noted, 3);
    world.finish().await;
}
