//! Kolega is taken off a server and comes back; people leave the server and come back. Nothing is lost, nothing floods.

use crate::harness::{ADMIN, World};
use kolega::store;

const ONA: &str = "Ona Petraitienė";
const PETRAS: &str = "Petras Jonaitis";

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
                let schools = store::people::schools(&mut db).await.unwrap();
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
