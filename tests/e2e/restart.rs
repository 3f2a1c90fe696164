//! The process dies between sending a message and knowing of it, once for every kind of message: nobody gets it twice,
//! and nobody misses it.

use sqlx::Connection as _;

use crate::cast::{ONA, PETRAS};
use crate::harness::{ADMIN, Value, World};

const STRANGER: &str = "Vardenė Pavardenė";

/// Ona and Petras, whose group nobody leads.
async fn school() -> World {
    World::school(
        "lt",
        &[(ONA, "fizika", "Ąžuolai", ""), (PETRAS, "chemija", "Ąžuolai", "")],
    )
    .await
}

async fn leads(world: &World, who: &'static str) {
    let lead = [("user", Value::Person(who)), ("role", "group_lead".into())];
    world.slash(ADMIN, "/people role", lead).await;
}

/// A message of the timers, which is due at a local time.
async fn due(world: &World, local: &str, who: &str, words: &str) {
    world
        .dies_while_sending(who, words, async |world: &World| world.tick_at(local).await)
        .await;
}

#[tokio::test]
async fn what_the_clock_brings() {
    let world = school().await;
    due(&world, "2026-10-05 15:30", ADMIN, "neturi vadovo").await;
    leads(&world, ONA).await;
    due(&world, "2026-10-12 15:30", ADMIN, "atostogų datos dar nepatvirtintos").await;
    world.press(ADMIN, "Patvirtinti visas").await;
    due(&world, "2026-10-22 15:30", ADMIN, "Metas spalio refleksijai").await;
    for who in [ONA, PETRAS] {
        assert_eq!(world.dms(who).len(), 1, "{:?}", world.dms(who));
    }
    due(&world, "2026-10-26 15:30", ONA, "susitikimo įrašo").await;
    due(&world, "2026-10-27 15:30", PETRAS, "Primename: spalio refleksijos").await;
    world.finish().await;
}

#[tokio::test]
async fn what_people_bring_about() {
    let world = school().await;
    world.slash(ADMIN, "/pairing preview", []).await;
    let publish = async |world: &World| {
        world.press(ADMIN, "Skelbti").await;
    };
    world
        .dies_while_sending(ADMIN, "pamokų stebėjimo planas", publish)
        .await;
    for who in [ONA, PETRAS] {
        assert_eq!(world.dms(who).len(), 1, "{:?}", world.dms(who));
    }
    let ours = world
        .suggestions(ONA, "/observation propose", "observation", PETRAS)
        .await;
    let it = ours[0].1.clone();
    let propose = async |world: &World| {
        let options = [
            ("observation", it.as_str().into()),
            ("date", "2026-10-08".into()),
            ("period", "3".into()),
            ("room", "204 kab.".into()),
        ];
        let offered = world.slash(ONA, "/observation propose", options).await;
        assert!(offered.says("Pasiūlyta"), "{offered:?}");
    };
    world
        .dies_while_sending(PETRAS, "Siūlomas pamokos stebėjimo laikas", propose)
        .await;
    let accept = async |world: &World| {
        world.press(PETRAS, "Tinka").await;
    };
    world
        .dies_while_sending(ONA, "Pamokos stebėjimas sutartas", accept)
        .await;
    due(&world, "2026-10-08 11:35", ONA, "Ar ji įvyko?").await;
    let dispute = async |world: &World| {
        world.press(PETRAS, "Neįvyko").await;
    };
    world.dies_while_sending(ONA, "sutarta pamoka neįvyko", dispute).await;
    let ask = async |world: &World| {
        world.press(STRANGER, "Prisijungti").await;
        world.press(STRANGER, "Paprašyti koordinatoriaus").await;
    };
    world.dies_while_sending(ADMIN, "Prašymas įtraukti", ask).await;
    world.finish().await;
}

/// A message that goes out as one of several is in the channel, and a further one joins it before the process starts
/// again: the further one is not taken for sent.
#[tokio::test]
async fn several_as_one() {
    let world = school().await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2026-10-13 15:29").await;
    let told = || world.dms(ONA).join("\n").matches("dar nesutarta").count();
    assert_eq!(told(), 2, "{:?}", world.dms(ONA));
    world
        .discord
        .fail_next(kolega::sandbox::Fault::silence("POST", "/channels/{channel_id}/messages").times(usize::MAX));
    world.tick_at("2026-10-13 15:30").await;
    let sent = |_: &kolega::sandbox::World| (told() == 4).then_some(());
    world
        .discord
        .wait_for("the bundle", crate::harness::PATIENCE, sent)
        .await
        .unwrap();
    world.crash().await;
    world.discord.clear_faults();
    another(&world).await;
    world.leap_clock("2026-10-13 15:40");
    world.restart().await;
    world.play_until("2026-10-13 17:00").await;
    assert_eq!(told(), 4, "nothing comes twice: {:?}", world.dms(ONA));
    world.play_until("2026-10-19 16:00").await;
    assert_eq!(told(), 5, "and nothing is lost: {:?}", world.dms(ONA));
    world.finish().await;
}

/// One more message to Ona, written into the database while nothing runs.
async fn another(world: &World) {
    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(world.database());
    let mut db = sqlx::SqliteConnection::connect_with(&file).await.unwrap();
    let added = sqlx::query(
        "INSERT INTO delivery (school_id, person_id, key, kind, payload, urgency, not_before, next_at, expires_at, created_at)
         SELECT school_id, person_id, key || ':again', kind, payload, urgency, not_before + 1, not_before + 1, expires_at, created_at
         FROM delivery WHERE key LIKE 'observation.ChooseTime%' AND state = 'sending'
           AND person_id = (SELECT id FROM person WHERE name = ?) LIMIT 1",
    )
    .bind(ONA)
    .execute(&mut db)
    .await
    .unwrap();
    assert_eq!(added.rows_affected(), 1);
    db.close().await.unwrap();
}

#[tokio::test]
async fn the_invitation_in_the_channel_is_posted_once() {
    let world = World::start().await;
    world.leave_alone(true);
    world.discord.fail_next(kolega::sandbox::Fault::silence(
        "POST",
        "/channels/{channel_id}/messages",
    ));
    let options = [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", options).await;
    let posted = |_: &kolega::sandbox::World| (!world.posts().is_empty()).then_some(());
    world
        .discord
        .wait_for("the invitation", crate::harness::PATIENCE, posted)
        .await
        .unwrap();
    world.crash().await;
    world.leave_alone(false);
    world.restart().await;
    world.play_until("2026-10-05 13:00").await;
    assert_eq!(world.posts().len(), 1, "{:?}", world.posts());
    world.finish().await;
}
