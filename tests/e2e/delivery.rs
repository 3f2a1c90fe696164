//! Delivery: once, in time, to whom it may go, whatever Discord and the machine do.

use kolega::domain::ids::{PersonId, SchoolId};
use kolega::domain::outgoing::{Office, Parcel, Urgency};
use kolega::sandbox::Fault;

use crate::cast::ONA;
use crate::harness::{MESSAGES, World};

const RASA: &str = "Rasa Jonaitė";

/// A school with two teachers who have joined; Rasa is the coordinator.
async fn school(world: &World) {
    let coordinator = "INSERT INTO role_assignment (person_id, role, from_on) VALUES (2, 'coordinator', '2026-09-01')";
    world.seated("2026-09-01", &[ONA, RASA], coordinator).await;
}

/// Queues a message to Ona without waiting for its delivery.
async fn queue(world: &World, key: &str, urgency: Urgency) {
    let parcel = Parcel::to_person(SchoolId(1), PersonId(1), key, Office::Welcome, world.now());
    world.enqueue(parcel.urgency(urgency)).await;
}

#[tokio::test]
async fn a_message_goes_once_and_its_button_says_that_it_was_seen() {
    let world = World::start().await;
    school(&world).await;
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    assert_eq!(world.dms(ONA).len(), 1);
    let answer = world.press(ONA, "Nustatymai").await;
    assert!(answer.is_private(), "{answer:?}");
    world.settle().await;
    assert_eq!(world.dms(ONA).len(), 1);
    assert_eq!(states(&world).await, [("a".to_owned(), "opened".to_owned())]);
    world.finish().await;
}

#[tokio::test]
async fn killed_before_sending_it_is_sent_after_the_start() {
    let world = World::start().await;
    school(&world).await;
    world.discord.stop_answering(true);
    queue(&world, "a", Urgency::AtOnce).await;
    world.crash().await;
    world.discord.stop_answering(false);
    world.restart().await;
    assert_eq!(world.dms(ONA).len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn killed_between_sending_and_settling_it_is_not_sent_again() {
    let world = World::start().await;
    school(&world).await;
    // The message stands in the channel, and the process never hears of it.
    world.discord.fail_next(Fault::lost_answer("POST", MESSAGES));
    queue(&world, "a", Urgency::AtOnce).await;
    let sent = |_: &kolega::sandbox::World| (!world.dms(ONA).is_empty()).then_some(());
    world
        .discord
        .wait_for("the message", crate::harness::PATIENCE, sent)
        .await
        .unwrap();
    world.crash_and_restart().await;
    world.play_until("2026-10-05 12:00").await;
    assert_eq!(world.dms(ONA).len(), 1);
    assert_eq!(states(&world).await, [("a".to_owned(), "sent".to_owned())]);
    world.finish().await;
}

#[tokio::test]
async fn trouble_at_discord_delays_and_loses_nothing() {
    let world = World::start().await;
    school(&world).await;
    world.discord.fail_next(Fault::status("POST", MESSAGES, 502).times(3));
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    assert_eq!(world.dms(ONA).len(), 0);
    world.play_until("2026-10-05 10:10").await;
    assert_eq!(world.dms(ONA).len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn calm_messages_wait_for_the_morning_of_a_school_day() {
    let world = World::start().await;
    school(&world).await;
    world.play_until("2026-10-09 19:00").await;
    queue(&world, "calm", Urgency::Calm).await;
    queue(&world, "change", Urgency::LessonChange).await;
    world.settle().await;
    assert_eq!(world.dms(ONA).len(), 1, "the change of a lesson does not wait");
    world.play_until("2026-10-12 07:59").await;
    assert_eq!(world.dms(ONA).len(), 1);
    world.play_until("2026-10-12 08:00").await;
    assert_eq!(world.dms(ONA).len(), 2);
    world.finish().await;
}

#[tokio::test]
async fn changes_in_the_night_come_without_a_sound() {
    let world = World::start().await;
    school(&world).await;
    world.play_until("2026-10-08 21:00").await;
    queue(&world, "change", Urgency::LessonChange).await;
    world.settle().await;
    let message = world.dm_messages(ONA).pop().unwrap();
    assert_eq!(message.flags & 4096, 4096);
    world.finish().await;
}

#[tokio::test]
async fn closed_private_messages_leave_a_neutral_mention_that_opens_the_message() {
    let world = World::start().await;
    school(&world).await;
    world.discord.close_dms(world.person(ONA), true);
    queue(&world, "a", Urgency::AtOnce).await;
    queue(&world, "b", Urgency::AtOnce).await;
    world.settle().await;
    let posts = world.posts();
    assert!(
        !posts.is_empty() && posts.iter().all(|post| post.ends_with("Turite naują priminimą.")),
        "{posts:?}"
    );
    // Rasa may have a message of her own with such a button by now.
    let stranger = world.press_for(RASA, ONA, "Atverti").await;
    assert!(stranger.says("kitam žmogui"), "{stranger:?}");
    let opened = world.press(ONA, "Atverti").await;
    assert!(opened.is_private() && opened.says("Sveiki"), "{opened:?}");
    world.press(ONA, "Kita žinutė").await;
    let seen = states(&world).await;
    assert_eq!(
        seen.iter().filter(|(_, state)| state == "opened").count(),
        2,
        "{seen:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn forbidden_opening_pauses_an_hour_and_tells_the_coordinator() {
    let world = World::start().await;
    school(&world).await;
    world.discord.opening_dms_forbidden(true);
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    let openings = opened(&world);
    world.play_until("2026-10-05 10:59").await;
    assert_eq!(opened(&world), openings, "nothing is opened for an hour");
    world.discord.opening_dms_forbidden(false);
    world.play_until("2026-10-05 11:05").await;
    assert_eq!(world.dms(ONA).len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn a_deleted_channel_is_named_to_the_coordinator_once_a_month() {
    let world = World::start().await;
    school(&world).await;
    world.discord.close_dms(world.person(ONA), true);
    world.discord.delete_channel(world.apt);
    let told = async |key, until| {
        queue(&world, key, Urgency::AtOnce).await;
        world.play_until(until).await;
        let letters = world.dms(RASA).into_iter();
        letters
            .filter(|text| text.contains("APT kanalas") && text.contains("kanalo nebėra"))
            .count()
    };
    assert_eq!(told("a", "2026-10-06 16:00").await, 1);
    assert_eq!(told("b", "2026-11-09 16:00").await, 1, "the same trouble");
    assert_eq!(
        told("c", "2026-11-16 16:00").await,
        2,
        "nobody has seen to it for a month"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_school_without_a_channel_hears_whom_nothing_reaches() {
    let world = World::start().await;
    school(&world).await;
    world.write_rows("UPDATE school SET apt_channel_id = NULL").await;
    world.discord.close_dms(world.person(ONA), true);
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    let told = world.dms(RASA).join("\n");
    assert!(told.contains("APT kanalas dar nenurodytas"), "{told}");
    world.finish().await;
}

#[tokio::test]
async fn who_has_left_the_server_is_named_to_the_coordinator() {
    let world = World::start().await;
    school(&world).await;
    world.discord.leave(world.guild, world.person(ONA));
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    let told = world.dms(RASA).join("\n");
    assert!(
        told.contains(ONA) && told.contains("paskyros nebėra mokyklos serveryje"),
        "{told}"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_deleted_account_is_named_when_its_channel_cannot_be_opened() {
    let world = World::start().await;
    school(&world).await;
    // Nobody is looked for on the server meanwhile: the message alone brings it to light.
    world
        .write_rows("UPDATE person SET looked_at = unixepoch('2100-01-01')")
        .await;
    let unknown = Fault::code("POST", "/users/@me/channels", 404, 10013, "Unknown User");
    world.discord.fail_next(unknown);
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    let told = world.dms(RASA).join("\n");
    assert!(told.contains(ONA) && told.contains("paskyros nebėra"), "{told}");
    assert_eq!(states(&world).await, [("a".to_owned(), "dead".to_owned())]);
    world.finish().await;
}

#[tokio::test]
async fn private_channels_are_opened_one_at_a_time_at_discords_pace() {
    let world = World::with(|config| config.delivery.open_pause_ms = 2000).await;
    school(&world).await;
    queue(&world, "a", Urgency::AtOnce).await;
    world.settle().await;
    // A second person's first message must wait for its turn.
    let second = Parcel::to_person(SchoolId(1), PersonId(2), "b", Office::Welcome, world.now());
    world.enqueue(second).await;
    world.settle().await;
    assert_eq!(opened(&world), 1);
    world.play_until("2026-10-05 10:01").await;
    assert_eq!((opened(&world), world.dms(RASA).len()), (2, 1));
    world.finish().await;
}

fn opened(world: &World) -> usize {
    let traffic = world.discord.traffic();
    traffic
        .iter()
        .filter(|exchange| exchange.template == "/users/@me/channels")
        .count()
}

/// Every message of the outbox to a person: its key and its state.
async fn states(world: &World) -> Vec<(String, String)> {
    world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let rows = sqlx::query_as("SELECT key, state FROM delivery WHERE person_id = 1 ORDER BY id");
            rows.fetch_all(&mut *db).await.unwrap()
        })
        .await
}
