//! The first day: the administrator sets the school up, and people join.

use kolega::sandbox::{ChannelId, Fault, MessageView, Visibility};

use crate::cast::ONA;
use crate::harness::{ADMIN, MESSAGES, Value, World, buttons};

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

/// How many invitations of the bot stand in a channel.
fn invitations(world: &World, channel: ChannelId) -> usize {
    let messages = world.discord.messages_for(world.person(ADMIN), channel);
    let join = |message: &&MessageView| message.author.bot && buttons(message).contains(&"Prisijungti".to_owned());
    messages.iter().filter(join).count()
}

#[tokio::test]
async fn the_invitation_goes_with_the_channel() {
    let world = World::start().await;
    let school = [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", school).await;
    let other = world.discord.create_channel(world.guild, "apt-2", Visibility::Everyone);
    let there = || (invitations(&world, world.apt), invitations(&world, other));
    world
        .slash(ADMIN, "/setup channel", [("channel", Value::Channel(other))])
        .await;
    assert_eq!(there(), (0, 1), "nobody is invited where nothing is posted any more");
    let back = [("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", back).await;
    assert_eq!(there(), (1, 0), "and back");
    // To and fro before anything could be said.
    world.discord.fail_next(Fault::status("POST", MESSAGES, 502).times(2));
    world
        .slash(ADMIN, "/setup channel", [("channel", Value::Channel(other))])
        .await;
    world.slash(ADMIN, "/setup channel", [("channel", Value::Apt)]).await;
    world.play_until("2026-10-05 10:10").await;
    assert_eq!(there(), (1, 0), "it stands once");
    // Where the bot sees nothing any more, nothing can be taken away, and nobody is bothered with it.
    world.discord.set_bot_access(world.apt, false, false);
    world
        .slash_in(
            ADMIN,
            world.lobby,
            "/setup channel",
            [("channel", Value::Channel(other))],
        )
        .await;
    assert_eq!(there(), (1, 1));
    assert_eq!(world.dms(ADMIN), Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn an_invitation_that_somebody_deleted_is_posted_anew_by_the_next_setup() {
    let world = World::start().await;
    let school = || [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", school()).await;
    let (post, _) = world
        .discord
        .find_button(world.person(ADMIN), "Prisijungti")
        .expect("the invitation");
    world.discord.delete_message(post);
    assert_eq!(invitations(&world, world.apt), 0);
    world.slash(ADMIN, "/setup start", school()).await;
    assert_eq!(invitations(&world, world.apt), 1);
    assert!(world.press(ONA, "Prisijungti").await.is_private());
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
