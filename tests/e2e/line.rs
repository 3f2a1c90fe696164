//! The line to Discord in trouble: requests that fail, are refused, or are never answered; a start into an outage; a
//! gateway that hangs up. Nobody who asked is left without an answer, and nothing that was queued is lost.

use std::time::Duration;

use kolega::domain::ids::{PersonId, SchoolId};
use kolega::domain::outgoing::{Office, Parcel, Recipient};
use kolega::sandbox::{Fault, Invocation, Moment, Outcome, World as Discord};
use kolega::store;
use rstest::rstest;

use crate::cast::ONA;
use crate::harness::{ADMIN, Answer, MESSAGES, PATIENCE, Value, World};

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";
const COMMANDS: &str = "/applications/{application_id}/commands";
const MEMBER: &str = "/guilds/{guild_id}/members/{user_id}";

/// The library waits five seconds before it lets a connection go, and five before the next one.
const RECONNECTING: Duration = Duration::from_secs(60);

/// Queues a message to somebody who is on the list as the first.
async fn queue(world: &World, to: Recipient) {
    let parcel = Parcel::to_person(SchoolId(1), PersonId(1), "a", Office::Welcome, world.now());
    world.enqueue(Parcel { to, ..parcel }).await;
}

async fn state(world: &World) -> String {
    world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let state = sqlx::query_scalar("SELECT state FROM delivery WHERE key = 'a'");
            state.fetch_one(&mut *db).await.unwrap()
        })
        .await
}

async fn set_up(world: &World) -> Answer {
    let options = [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", options).await
}

#[tokio::test]
async fn a_request_that_is_never_answered_is_given_up_and_its_message_found() {
    let world = World::with_patience(Duration::from_secs(1)).await;
    world.seated("2026-09-01", &[ONA], "").await;
    world.discord.fail_next(Fault::silence("POST", MESSAGES));
    queue(&world, Recipient::Person(PersonId(1))).await;
    world.settle().await;
    assert_eq!((world.dms(ONA).len(), state(&world).await.as_str()), (1, "queued"));
    world.play_until("2026-10-05 10:10").await;
    assert_eq!((world.dms(ONA).len(), state(&world).await.as_str()), (1, "sent"));
    world.finish().await;
}

#[tokio::test]
async fn what_is_due_does_not_wait_for_a_look_at_who_is_there() {
    let world = World::with_patience(Duration::from_secs(600)).await;
    world.seated("2026-09-01", &[ONA], "").await;
    world.discord.fail_next(Fault::silence("GET", MEMBER).times(usize::MAX));
    let second = world
        .on_process(|app| async move {
            let looking = tokio::spawn({
                let app = std::sync::Arc::clone(&app);
                async move { app.tick().await }
            });
            // Of two ticks one waits for Discord; the other has nothing to wait for.
            let second = tokio::time::timeout(PATIENCE, async {
                tokio::select! { ticked = looking => ticked.unwrap(), ticked = app.tick() => ticked }
            });
            second.await
        })
        .await;
    assert_eq!(second.expect("the tick is not held up").failed, 0);
    world.discord.clear_faults();
    world.crash_and_restart().await;
    world.finish().await;
}

#[tokio::test]
async fn a_start_into_an_outage_waits_for_its_end_and_registers_the_commands() {
    let world = World::start().await;
    world.crash().await;
    world.discord.fail_next(Fault::status("GET", "/gateway", 503).times(3));
    world.discord.fail_next(Fault::status("PUT", COMMANDS, 503).times(2));
    world.restart().await;
    assert!(set_up(&world).await.is_private());
    world.finish().await;
}

#[tokio::test]
async fn commands_that_are_refused_are_sent_with_numbers_and_then_plain() {
    let world = World::start().await;
    world.crash().await;
    world
        .discord
        .fail_next(Fault::code("PUT", COMMANDS, 400, 50035, "Invalid Form Body").times(2));
    world.restart().await;
    let asks = |discord: &Discord| {
        let sent = discord.traffic().into_iter().filter(|it| it.template == COMMANDS);
        let sent: Vec<_> = sent.skip(1).map(|it| it.request).collect();
        (sent.len() == 3).then_some(sent)
    };
    let sent = world.discord.wait_for("the commands", PATIENCE, asks).await.unwrap();
    let permissions = |request: &serde_json::Value| {
        let commands = request.as_array().into_iter().flatten();
        let mut permissions = commands.map(|command| command["default_member_permissions"].clone());
        permissions.find(|it| !it.is_null()).map(|it| it.is_string())
    };
    let forms: Vec<_> = sent.iter().map(permissions).collect();
    assert_eq!(forms, [Some(true), Some(false), Some(true)]);
    let translated = |request: &serde_json::Value| request.to_string().matches("localizations").count();
    assert!(translated(&sent[2]) * 3 < translated(&sent[1]));
    assert!(set_up(&world).await.is_private());
    world.finish().await;
}

#[tokio::test]
async fn commands_are_registered_whatever_the_answer_says_of_them() {
    let world = World::start().await;
    world.crash().await;
    world.discord.fail_next(Fault {
        moment: Moment::After,
        body: serde_json::Value::Null,
        ..Fault::status("PUT", COMMANDS, 200)
    });
    world.restart().await;
    // That they were not sent again or called refused is among what the end looks for.
    assert!(set_up(&world).await.is_private());
    world.finish().await;
}

#[tokio::test]
async fn an_answer_whose_place_is_gone_is_given_beside() {
    let world = World::start().await;
    world.seated("2026-09-01", &[ONA], "").await;
    world.slash(ONA, "/help", []).await;
    world.discord.forget_evidence();
    world
        .discord
        .fail_next(Fault::code("POST", CALLBACK, 404, 10008, "Unknown Message"));
    let answer = world.press(ONA, "Mano apžvalga").await;
    assert!(answer.is_private() && answer.says("Mano metai"), "{answer:?}");
    let traffic = world.discord.traffic();
    let answers = traffic.iter().filter(|exchange| exchange.template == CALLBACK);
    let answers: Vec<_> = answers.map(|it| (it.status, it.request["type"].as_u64())).collect();
    assert_eq!(answers, [(404, Some(7)), (204, Some(4))]);
    world.finish().await;
}

#[tokio::test]
async fn nobody_waits_until_the_commands_are_registered() {
    let world = World::with_patience(Duration::from_secs(6)).await;
    set_up(&world).await;
    world.crash().await;
    world.discord.fail_next(Fault::silence("PUT", COMMANDS));
    let asks = async {
        let online = |discord: &Discord| discord.bot_online().then_some(());
        world.discord.wait_for("the bot", PATIENCE, online).await.unwrap();
        let help = Invocation::new(world.apt, "help");
        let asked = world.discord.invoke(world.person(ADMIN), help).unwrap();
        world.discord.outcome(asked).await
    };
    let ((), answer) = tokio::join!(world.restart(), asks);
    assert!(answer.message().is_some(), "{answer:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_command_of_an_earlier_version_gets_an_answer() {
    let world = World::start().await;
    set_up(&world).await;
    let admin = world.person(ADMIN);
    let asked = world.discord.forge_command(admin, world.apt, "old");
    let answer = world.discord.outcome(asked).await;
    let message = answer.message().unwrap_or_else(|| panic!("{answer:?}"));
    assert!(
        message.ephemeral && message.whole_text().contains("Atsiprašome"),
        "{message:?}"
    );
    let typing = world.discord.forge_typing(admin, world.apt, "old");
    assert_eq!(world.discord.outcome(typing).await, Outcome::Choices(Vec::new()));
    world.forgive_errors();
    world.finish().await;
}

#[tokio::test]
async fn an_answer_that_fails_is_given_again() {
    let world = World::start().await;
    world.discord.fail_next(Fault::status("POST", CALLBACK, 502).times(2));
    assert!(set_up(&world).await.is_private());
    // What Discord refuses is no answer; the person must not read that nothing responded.
    world
        .discord
        .fail_next(Fault::code("POST", CALLBACK, 400, 50035, "Invalid Form Body"));
    let answer = world.slash(ADMIN, "/help", []).await;
    assert!(answer.is_private() && answer.says("Atsiprašome"), "{answer:?}");
    world.forgive_errors();
    world.finish().await;
}

#[tokio::test]
async fn an_interaction_that_arrives_twice_is_answered_once() {
    let world = World::start().await;
    set_up(&world).await;
    world.discord.forget_evidence();
    let help = Invocation::new(world.apt, "help");
    let asked = world.discord.invoke(world.person(ADMIN), help).unwrap();
    world.discord.send_again();
    assert!(world.discord.outcome(asked).await.message().is_some());
    world.slash(ADMIN, "/my overview", []).await;
    let traffic = world.discord.traffic();
    let answers = traffic.iter().filter(|exchange| exchange.template == CALLBACK);
    assert_eq!(answers.map(|it| it.status).collect::<Vec<_>>(), [204, 204]);
    world.finish().await;
}

#[tokio::test]
async fn a_session_is_taken_up_where_discord_says() {
    let world = World::start().await;
    for trouble in [Discord::drop_gateway, Discord::request_reconnect, Discord::drop_gateway] {
        trouble(&world.discord);
        assert!(set_up(&world).await.is_private());
    }
    // That nothing went to the address of the start is among the rules that the sandbox watches.
    world.finish().await;
}

#[tokio::test]
async fn an_answer_with_two_files_arrives_with_both() {
    let world = World::start().await;
    set_up(&world).await;
    let mut list = "name;roles\n".to_owned();
    for number in 0..25 {
        list.push_str(&format!(
            "Vardenis Pavardenis {number};\nKlaida Klaidaitė {number};karalius\n"
        ));
    }
    let file = Value::File("staff.csv", list.into_bytes());
    let answer = world.slash(ADMIN, "/people import", [("file", file)]).await;
    let files = &answer.message().attachments;
    assert_eq!(files.len(), 2, "{answer:?}");
    assert_ne!(files[0].filename, files[1].filename);
    world.finish().await;
}

#[rstest]
#[case::no_server_in_common(
    Fault::code("POST", MESSAGES, 403, 50278, "No mutual guilds"),
    "Turite naują priminimą"
)]
#[case::out_of_service(Fault::code("POST", MESSAGES, 403, 40006, "Temporarily disabled"), "Sveiki")]
#[case::overloaded(Fault::code("POST", MESSAGES, 400, 130_000, "Overloaded"), "Sveiki")]
#[case::not_discords_words(Fault { body: serde_json::json!("<html>"), ..Fault::status("POST", MESSAGES, 403) }, "Sveiki")]
#[case::an_old_channel(Fault::code("POST", MESSAGES, 403, 50001, "Missing Access"), "Sveiki")]
#[tokio::test]
async fn a_refusal_that_passes_loses_no_message(#[case] fault: Fault, #[case] arrives: &str) {
    let world = World::start().await;
    world.seated("2026-09-01", &[ONA], "").await;
    let channel = world.discord.open_dm(world.person(ONA));
    world
        .write_rows(&format!("UPDATE person SET dm_channel_id = {channel} WHERE id = 1"))
        .await;
    world.discord.fail_next(fault);
    queue(&world, Recipient::Person(PersonId(1))).await;
    world.settle().await;
    world.play_until("2026-10-05 10:10").await;
    let read = [world.dms(ONA), world.posts()].concat().join("\n");
    assert!(read.contains(arrives), "{read}");
    world.finish().await;
}

#[tokio::test]
async fn taken_off_the_server_while_it_is_not_running_it_keeps_what_is_queued() {
    let world = World::start().await;
    world.seated("2026-09-01", &[ONA], "").await;
    world.discord.stop_answering(true);
    queue(&world, Recipient::AptChannel).await;
    world.crash().await;
    world.discord.remove_bot(world.guild);
    world.discord.stop_answering(false);
    world.leap_clock("2026-10-05 11:00");
    world.restart().await;
    assert_eq!(state(&world).await, "queued");
    world.forgive_errors();
    world.finish().await;
}

#[tokio::test]
async fn whoever_acts_on_the_server_shows_that_it_is_there() {
    let world = World::start().await;
    world.seated("2026-09-01", &[ONA], "").await;
    world
        .write_rows("UPDATE school SET gone_at = unixepoch('2026-10-04')")
        .await;
    world.slash(ONA, "/help", []).await;
    world.slash(ONA, "/my overview", []).await;
    let gone = world.on_process(|app| async move {
        let mut db = app.ctx().store.read().await.unwrap();
        store::school::all(&mut db).await.unwrap()[0].gone_at
    });
    assert_eq!(gone.await, None);
    world.finish().await;
}

#[tokio::test]
async fn the_page_for_readiness_follows_the_gateway() {
    let world = World::with_heartbeat(Duration::from_secs(4)).await;
    let program = world.program().await;
    let says = async |status: u16| {
        let answer = async { while program.page("/readyz").await.0 != status {} };
        tokio::time::timeout(RECONNECTING, answer)
            .await
            .unwrap_or_else(|_| panic!("never {status}"));
    };
    says(200).await;
    world.discord.stop_answering(true);
    says(503).await;
    assert_eq!(program.page("/healthz").await.0, 200);
    world.discord.stop_answering(false);
    says(200).await;
    let (status, said) = program.terminate().await;
    assert_eq!(status.code(), Some(0), "{said}");
    world.finish().await;
}

#[tokio::test]
async fn a_gateway_that_closes_as_the_library_does_not_expect_does_not_keep_the_program_from_ending() {
    let world = World::start().await;
    let program = world.program().await;
    // "Sharding required": the library reads on where nothing comes any more.
    world.discord.close_gateway(4011);
    let (status, said) = program.terminate().await;
    assert_eq!(status.code(), Some(0), "{said}");
    world.finish().await;
}
