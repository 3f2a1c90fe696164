//! Kolega is taken off a server and comes back; people leave the server and come back; accounts are deleted. Nothing is
//! lost, nothing floods.

use crate::cast::{ONA, PETRAS};
use crate::harness::{ADMIN, Value, World};
use kolega::sandbox::Fault;
use kolega::store;

/// Ona's second account.
const ANEW: &str = "Ona P.";

async fn school() -> World {
    World::school("lt", &[(ONA, "", "Ąžuolai", "group_lead"), (PETRAS, "", "Ąžuolai", "")]).await
}

/// Until the application has noticed whether it is on the server.
async fn noticed(world: &World, gone: bool) {
    world
        .on_process(move |app| async move {
            let store = app.ctx().store.clone();
            let mut committed = store.committed();
            loop {
                committed.mark_unchanged();
                let mut db = store.read().await.unwrap();
                let schools = store::school::all(&mut db).await.unwrap();
                drop(db);
                if schools[0].gone_at.is_some() == gone {
                    return;
                }
                committed.changed().await.unwrap();
            }
        })
        .await;
}

#[tokio::test]
async fn taken_off_the_server_it_says_nothing_and_on_return_it_goes_on_without_a_flood() {
    let world = school().await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    let before = [ADMIN, ONA, PETRAS].map(|name| world.dms(name).len());
    world.discord.remove_bot(world.guild);
    noticed(&world, true).await;
    world.play_until("2026-11-23 10:00").await;
    assert_eq!(
        [ADMIN, ONA, PETRAS].map(|name| world.dms(name).len()),
        before,
        "nothing is sent"
    );
    world.crash_and_restart().await;
    world.discord.invite_bot(world.guild);
    noticed(&world, false).await;
    world.settle().await;
    world.play_until("2026-11-23 16:00").await;
    for (name, before) in [(ONA, before[1]), (PETRAS, before[2])] {
        let new = world.dms(name).split_off(before);
        assert!(new.len() <= 2, "{name}: a flood: {new:?}");
        let asked = new.iter().filter(|text| text.contains("lapkričio refleksij")).count();
        assert_eq!(asked, 1, "{name}: the running month is asked once: {new:?}");
        assert!(
            !new.iter().any(|text| text.contains("spalio refleksij")),
            "{name}: {new:?}"
        );
    }
    let told = world.dms(ADMIN).split_off(before[0]).join("\n");
    assert!(told.contains("„Kolegos“ serveryje nebuvo"), "{told}");
    assert!(
        world.slash(ONA, "/my overview", []).await.says("Nebaigt"),
        "the plan is there"
    );
    world.finish().await;
}

#[tokio::test]
async fn who_leaves_the_server_is_noticed_within_a_week_and_gets_what_waited_on_return() {
    let world = school().await;
    world.discord.leave(world.guild, world.person(ONA));
    world.play_until("2026-10-13 09:00").await;
    let told = |world: &World| {
        let texts = world.dms(ADMIN);
        texts
            .into_iter()
            .filter(|text| text.contains("Žmogus nebepasiekiamas"))
            .count()
    };
    assert_eq!(told(&world), 1, "{:?}", world.dms(ADMIN));
    assert!(world.dms(ADMIN).iter().any(|text| text.contains(ONA)));
    world.play_until("2026-10-24 10:00").await;
    assert_eq!((told(&world), world.dms(ONA).len()), (1, 0), "told once; no attempts");
    assert!(
        world.slash(ADMIN, "/people list", []).await.says(ONA),
        "nothing is deleted"
    );
    world.discord.join(world.guild, world.person(ONA));
    world.play_until("2026-10-27 16:00").await;
    assert!(
        world.dms(ONA).iter().any(|text| text.contains("spalio refleksij")),
        "{:?}",
        world.dms(ONA)
    );
    assert_eq!(told(&world), 1);
    world.finish().await;
}

/// Ona deletes her account: it is on no server any more, and Discord knows no such user.
fn deletes_her_account(world: &World) {
    let account = world.person(ONA);
    world.discord.leave(world.guild, account);
    let route = format!("/guilds/{}/members/{account}", world.guild);
    let unknown = Fault::code("GET", route, 404, 10013, "Unknown User");
    world.discord.fail_next(unknown.times(usize::MAX));
}

fn told_of_deletion(world: &World) -> usize {
    let texts = world.dms(ADMIN);
    let told = texts
        .iter()
        .filter(|text| text.contains(ONA) && text.contains("paskyros nebėra"));
    told.count()
}

#[tokio::test]
async fn a_deleted_account_is_noticed_at_the_next_message_and_nothing_of_it_stands_in_the_channel() {
    let world = school().await;
    world.play_until("2026-10-22 15:30").await;
    assert_eq!(world.dms(ONA).len(), 1, "her private channel is open");
    let posts = world.posts();
    deletes_her_account(&world);
    world.play_until("2026-10-27 16:00").await;
    assert_eq!(told_of_deletion(&world), 1, "{:?}", world.dms(ADMIN));
    assert_eq!(world.posts(), posts, "no mention of somebody who is nobody");
    let tries = sendings(&world);
    world.play_until("2026-11-20 16:00").await;
    assert_eq!(
        (told_of_deletion(&world), sendings(&world) - tries),
        (1, 0),
        "told once, and no more attempts"
    );
    let list = world.slash(ADMIN, "/people list", []).await;
    assert!(
        list.says(ONA) && list.says("nėra serveryje"),
        "nothing is deleted: {list:?}"
    );
    // With another account she finds everything as it was; nothing is sent to it before she acts.
    let options = [("user", Value::Person(ANEW)), ("name", ONA.into())];
    let added = world.slash(ADMIN, "/people add", options).await;
    assert!(added.says("Ąžuolai"), "the same row: {added:?}");
    world.play_until("2026-11-24 16:00").await;
    assert_eq!(world.dms(ANEW), Vec::<String>::new());
    assert!(world.slash(ANEW, "/group members", []).await.says("2 nariai"));
    world.settle().await;
    assert!(
        world.dms(ANEW).iter().any(|text| text.contains("lapkričio refleksij")),
        "what waited arrives: {:?}",
        world.dms(ANEW)
    );
    world.finish().await;
}

#[tokio::test]
async fn a_deleted_account_is_noticed_within_a_week_when_nothing_is_sent() {
    let world = school().await;
    deletes_her_account(&world);
    world.play_until("2026-10-13 09:00").await;
    assert_eq!(told_of_deletion(&world), 1, "{:?}", world.dms(ADMIN));
    world.finish().await;
}

/// Attempts to write into Ona's private channel.
fn sendings(world: &World) -> usize {
    let channel = world.discord.dm(world.person(ONA)).unwrap();
    let path = format!("/channels/{channel}/messages");
    let traffic = world.discord.traffic();
    traffic
        .iter()
        .filter(|one| one.method == "POST" && one.path == path)
        .count()
}
