//! A reflection is deleted by its author: asked first, wiped, and the month stays handed in.

use crate::cast::{ONA, PETRAS};
use crate::harness::{ADMIN, Answer, Value, World};

/// Ona and Petras are in one group; Ona has written October, shared it with the group, and Petras has read it.
async fn read_by_petras(language: &str) -> World {
    let staff = [ONA, PETRAS].map(|name| (name, "", "Ąžuolai", ""));
    let world = World::school(language, &staff).await;
    world.play_until("2026-10-22 15:30").await;
    let [well, onward, share, group] = match language {
        "lt" => ["Gerai", "Tęsti", "Dalytis", "Mano APT grupė"],
        _ => ["Good", "Continue", "Share", "My APT group"],
    };
    write(&world, [well, onward], "Diskusija pavyko.").await;
    world.press(ONA, share).await;
    world.press(ONA, group).await;
    assert!(seen_by_petras(&world).await.says("Diskusija pavyko."));
    world
}

async fn write(world: &World, [well, onward]: [&str; 2], text: &str) -> Answer {
    world.slash(ONA, "/reflection write", []).await;
    world.press(ONA, well).await;
    world.press(ONA, onward).await;
    let saved = world.fill(ONA, &[("experience", text)]).await;
    assert!(saved.says(text), "{saved:?}");
    saved
}

async fn seen_by_petras(world: &World) -> Answer {
    world
        .slash(PETRAS, "/reflection history", [("user", Value::Person(ONA))])
        .await
}

/// What a query counts in the file of the running application.
async fn kept(world: &World, sql: &'static str) -> i64 {
    let database = world.database();
    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(database);
    let mut db = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&file)
        .await
        .unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap()
}

/// Rows that hold what was written about October, or say who read it.
const TEXTS: &str =
    "SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM entry_edit) + (SELECT count(*) FROM draft)
                          + (SELECT count(*) FROM read_log)";

#[tokio::test]
async fn a_deleted_text_is_gone_and_the_month_stays_handed_in() {
    let world = read_by_petras("lt").await;
    // A change that was made, and one that was begun.
    world.slash(ONA, "/reflection history", []).await;
    world.press(ONA, "Taisyti").await;
    world.press(ONA, "Tęsti").await;
    world.fill(ONA, &[("experience", "Diskusija labai pavyko.")]).await;
    world.press(ONA, "Taisyti").await;
    world.press(ONA, "Labai gerai").await;
    assert_eq!(kept(&world, TEXTS).await, 4);

    // Opened twice: whichever question is answered last finds nothing to do.
    for _ in 0..2 {
        let own = world.slash(ONA, "/reflection history", []).await;
        assert_eq!(own.buttons(), ["Taisyti", "Dalytis", "Ištrinti…"]);
        let asked = world.press(ONA, "Ištrinti…").await;
        assert!(
            asked.is_private()
                && asked.says("Ištrinti spalio refleksiją?")
                && asked.says("2026 m. spalio 22 d.")
                && asked.says("Kolegos, kurie ją mato dabar, nebematys.")
                && asked.says("mėnuo ir toliau skaičiuojamas kaip pateiktas")
                && asked.says("Parašyti iš naujo galima iki 2026 m. lapkričio 13 d. imtinai."),
            "{asked:?}"
        );
        assert_eq!(asked.buttons(), ["Atšaukti", "Ištrinti visam laikui"]);
    }
    let written = [world.dms(PETRAS).len(), world.dms(ADMIN).len(), world.posts().len()];
    let deleted = world.press(ONA, "Ištrinti visam laikui").await;
    assert!(
        deleted.is_private() && deleted.says("Ištrinta: spalio refleksija") && deleted.says("Diskusija labai pavyko."),
        "the text is given back once: {deleted:?}"
    );
    assert_eq!(deleted.buttons(), ["Rašyti"]);
    let again = world.press(ONA, "Ištrinti visam laikui").await;
    assert!(
        again.says("jau ištrinta") && !again.says("Diskusija"),
        "the other question: {again:?}"
    );
    assert_eq!(kept(&world, TEXTS).await, 0);
    world.crash_and_restart().await;

    assert!(!seen_by_petras(&world).await.says("Diskusija"));
    let history = world.slash(ONA, "/reflection history", []).await;
    assert!(history.says("Čia bus Jūsų refleksijos."), "{history:?}");
    // It counts as handed in, and nothing reminds of it, or tells anybody.
    let report = world.slash(ADMIN, "/report status", []).await.text();
    world.play_until("2026-11-16 12:00").await;
    let due = world.slash(ADMIN, "/report status", []).await.text();
    let row = due.lines().find(|line| line.starts_with(ONA));
    assert!(row.is_some_and(|row| row.contains(" 1/1 ")), "{report}\n{due}");
    assert_eq!(world.dms(ONA).len(), 1, "only the prompt: {:?}", world.dms(ONA));
    let told = [world.dms(PETRAS).len(), world.posts().len()];
    assert_eq!(
        told,
        [written[0] + 2, written[2]],
        "Petras is reminded of his own twice"
    );

    // The time for changing it is over, so writing it anew is, too.
    let over = world.press(ONA, "Rašyti").await;
    assert!(
        over.says("refleksija ištrinta, o jos taisymo laikas baigėsi"),
        "{over:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn who_thinks_better_of_it_keeps_the_text_or_writes_anew() {
    let world = read_by_petras("lt").await;
    world.slash(ONA, "/reflection history", []).await;
    world.press(ONA, "Ištrinti…").await;
    let kept_it = world.press(ONA, "Atšaukti").await;
    assert!(kept_it.says("Diskusija pavyko."), "{kept_it:?}");
    // Two questions about the first text: one is answered, the other is left open.
    for _ in 0..2 {
        world.slash(ONA, "/reflection history", []).await;
        world.press(ONA, "Ištrinti…").await;
    }
    world.press(ONA, "Ištrinti visam laikui").await;
    write(&world, ["Gerai", "Tęsti"], "Parašyta iš naujo.").await;
    assert!(
        !seen_by_petras(&world).await.says("iš naujo"),
        "what is written anew is shared anew"
    );
    let old = world.press(ONA, "Ištrinti visam laikui").await;
    assert!(
        old.says("Ištrinti spalio refleksiją?") && !old.says("Kolegos"),
        "an old button asks about the new text and deletes nothing: {old:?}"
    );
    let own = world.slash(ONA, "/reflection history", []).await;
    assert!(own.says("Parašyta iš naujo.") && !own.says("Skaitė"), "{own:?}");

    // Locked, it may be deleted all the same; then there is no writing anew.
    world.leap_to("2026-11-16 10:00").await;
    let own = world.slash(ONA, "/reflection history", []).await;
    assert_eq!(own.buttons(), ["Dalytis", "Ištrinti…"]);
    let asked = world.press(ONA, "Ištrinti…").await;
    assert!(!asked.says("iš naujo galima"), "{asked:?}");
    let deleted = world.press(ONA, "Ištrinti visam laikui").await;
    assert!(deleted.says("Ištrinta:") && deleted.buttons().is_empty(), "{deleted:?}");
    assert_eq!(kept(&world, TEXTS).await, 0);
    world.finish().await;
}

#[tokio::test]
async fn a_reflection_is_deleted_in_english() {
    let world = read_by_petras("en").await;
    world.slash(ONA, "/reflection history", []).await;
    let asked = world.press(ONA, "Delete…").await;
    assert!(
        asked.says("Delete the October reflection?") && asked.says("the month still counts as done"),
        "{asked:?}"
    );
    let deleted = world.press(ONA, "Delete for good").await;
    assert!(deleted.says("Deleted: the October reflection") && deleted.says("If that was a slip"));
    assert!(!seen_by_petras(&world).await.says("Diskusija"));
    world.finish().await;
}
