//! The first day: the administrator sets the school up, and people join.

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
