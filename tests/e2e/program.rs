//! The program as an administrator meets it: `kolega run`, its exit status, its pages, its end.

use kolega::sandbox::Fault;

use crate::harness::{ADMIN, PATIENCE, Value, World};

async fn set_up(world: &World) {
    let options = [("language", "en".into()), ("channel", Value::Apt)];
    let answer = world.slash(ADMIN, "/setup start", options).await;
    assert!(answer.is_private(), "{answer:?}");
}

#[tokio::test]
async fn a_refused_token_ends_the_program_with_one_sentence_and_without_the_token() {
    let world = World::start().await;
    let (status, said) = world.refused_program("MTIz.wrong.token").await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("Discord refused the token: copy it again"), "{said}");
    assert!(!said.contains("MTIz"), "{said}");
    world.finish().await;
}

#[tokio::test]
async fn what_discord_closes_for_good_ends_the_program_with_one_sentence() {
    let world = World::start().await;
    let closed = [
        (4004, "Discord refused the token: copy it again"),
        (4014, "Discord refused the gateway intents"),
    ];
    for (code, why) in closed {
        let program = world.program().await;
        world.discord.close_gateway(code);
        let (status, said) = program.ended().await;
        assert_eq!(status.code(), Some(1), "{said}");
        assert!(said.lines().last().is_some_and(|last| last.contains(why)), "{said}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_token_that_is_taken_back_ends_the_program_though_the_gateway_stays() {
    let world = World::start().await;
    let program = world.program().await;
    for (method, route) in [("POST", "/channels/{channel_id}/messages"), ("GET", "/users/@me")] {
        world
            .discord
            .fail_next(Fault::status(method, route, 401).times(usize::MAX));
    }
    // The invitation to join is the first that is sent.
    set_up(&world).await;
    let (status, said) = program.ended().await;
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("Discord refused the token: copy it again"), "{said}");
    world.finish().await;
}

#[tokio::test]
async fn the_program_serves_tells_how_it_is_and_stops_when_told() {
    let world = World::start().await;
    let program = world.program().await;
    set_up(&world).await;
    assert_eq!(program.page("/healthz").await, (200, "ok\n".to_owned()));
    assert_eq!(program.page("/readyz").await.0, 200);
    let (status, metrics) = program.page("/metrics").await;
    assert_eq!(status, 200);
    assert!(metrics.contains("kolega_ticks_total"), "{metrics}");
    let answered = metrics.contains("kolega_answer_seconds_bucket{le=\"3\"} 1");
    assert!(
        answered,
        "the one answer came within Discord's three seconds: {metrics}"
    );
    assert!(!metrics.contains("Administrator"), "numbers carry no names: {metrics}");
    let (status, said) = program.terminate().await;
    assert_eq!(status.code(), Some(0), "{said}");
    world.finish().await;
}

#[tokio::test]
async fn a_killed_program_knows_at_its_next_start_what_it_had_said_yes_to() {
    let world = World::start().await;
    let program = world.program().await;
    set_up(&world).await;
    program.kill();
    let program = world.program().await;
    let answer = world.slash(ADMIN, "/people list", []).await;
    assert!(answer.says(ADMIN), "{answer:?}");
    let invited = |_: &_| (!world.posts().is_empty()).then_some(());
    world
        .discord
        .wait_for("the invitation", PATIENCE, invited)
        .await
        .unwrap();
    let (status, said) = program.terminate().await;
    assert_eq!(status.code(), Some(0), "{said}");
    assert_eq!(
        world.posts().len(),
        1,
        "the invitation stands once: {:?}",
        world.posts()
    );
    world.finish().await;
}

#[tokio::test]
async fn a_file_that_is_no_database_ends_the_program_with_one_sentence_and_stays_as_it_is() {
    let world = World::start().await;
    let bytes = "Tai ne duomenų bazė. ".repeat(300).into_bytes();
    let (status, said, left) = world.program_on(&bytes).await;
    assert_eq!(status.code(), Some(1), "{said}");
    let last = said.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("kolega: the database ") && last.contains("is no database"),
        "{said}"
    );
    assert_eq!(left, bytes);
    world.finish().await;
}
