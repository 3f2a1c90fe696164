//! The first day: the administrator sets the school up, and people join.

use crate::cast::ONA;
use crate::harness::{ADMIN, Value, World};

#[tokio::test]
async fn the_first_command_makes_a_school_and_one_post_invites() {
    let world = World::start().await;
    let answer = world
        .slash(
            ADMIN,
            "/setup start",
            [("language", "lt".into()), ("channel", Value::Apt)],
        )
        .await;
    assert!(answer.is_private() && answer.says("„Kolega“ įdiegtas"), "{answer:?}");
    assert_eq!(world.posts().len(), 1, "{:?}", world.posts());
    assert!(world.sees_button(ADMIN, "Prisijungti"));
    world.slash(ADMIN, "/setup start", []).await;
    assert_eq!(world.posts().len(), 1, "repeating it invites nobody twice");
    world.slash(ADMIN, "/setup start", [("language", "en".into())]).await;
    assert!(
        world.posts().len() == 1 && world.posts()[0].contains("Come and join Kolega"),
        "a school that changes its language invites in the new one: {:?}",
        world.posts()
    );
    assert!(world.sees_button(ADMIN, "Join"));
    world.crash_and_restart().await;
    assert_eq!(world.posts().len(), 1, "nor does a restart");
    world.finish().await;
}

#[tokio::test]
async fn a_stranger_who_presses_join_is_answered_kindly_and_gets_no_message() {
    let world = World::start().await;
    world
        .slash(
            ADMIN,
            "/setup start",
            [("language", "lt".into()), ("channel", Value::Apt)],
        )
        .await;
    let answer = world.press("Svetimas Žmogus", "Prisijungti").await;
    assert!(answer.is_private(), "{answer:?}");
    assert_eq!(world.dms("Svetimas Žmogus"), Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn begun_in_november_the_half_year_asks_for_less_and_nothing_is_missed() {
    let world = World::start().await;
    world.leap_to("2026-11-20 10:00").await;
    let options = [("language", "lt".into()), ("channel", Value::Apt)];
    let done = world.slash(ADMIN, "/setup start", options).await;
    for words in ["liko 73", "iš 153", "48", "todėl siūlome: **1+1**"] {
        assert!(done.says(words), "{words}: {done:?}");
    }
    let chosen = world.press(ADMIN, "1+1").await;
    assert!(chosen.says("Šį pusmetį: **1+1**."), "{chosen:?}");
    let added = [("user", Value::Person(ONA)), ("name", ONA.into())];
    world.slash(ADMIN, "/people add", added).await;
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(list.says("Parodyta: 0 iš 1 · Stebėta: 0 iš 1"), "{list:?}");
    world.play_until("2026-11-20 15:30").await;
    let asked = world.dms(ONA);
    assert!(
        asked.len() == 1 && asked[0].contains("Metas lapkričio refleksijai"),
        "the running month is asked, its moment was still ahead: {asked:?}"
    );
    let report = world.slash(ADMIN, "/report status", []).await.text();
    let row = report.lines().find(|line| line.starts_with(ONA));
    assert!(
        row.is_some_and(|row| row.contains(" 0/0 ")),
        "earlier months are not missed: {report}"
    );
    world.finish().await;
}
