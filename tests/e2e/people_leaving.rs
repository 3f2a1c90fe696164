//! Leaving the school on a day that is known before, quiet for a while, and the coordinator's week.

use crate::cast::{ONA, PETRAS, RASA};
use crate::harness::{ADMIN, Value, World};

async fn school() -> World {
    World::school(
        "lt",
        &[
            (ONA, "fizika", "Ąžuolai", "group_lead"),
            (PETRAS, "chemija", "Ąžuolai", "curator"),
            (RASA, "muzika", "Ąžuolai", ""),
        ],
    )
    .await
}

async fn leaves(world: &World, who: &'static str, on: &str) {
    let options = [("user", Value::Person(who)), ("on", on.into())];
    let asked = world.slash(ADMIN, "/people remove", options).await;
    assert!(asked.is_private() && asked.says("išeina iš mokyklos"), "{asked:?}");
    let noted = world.press(ADMIN, "Patvirtinti").await;
    assert!(noted.says("Išėjimas pažymėtas"), "{noted:?}");
}

#[tokio::test]
async fn who_leaves_is_offered_their_data_and_keeps_access_until_the_day() {
    let world = school().await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2026-10-22 15:30").await;
    world.press(ONA, "Rašyti").await;
    leaves(&world, ONA, "2026-11-05").await;
    let offer = world.dms(ONA).pop().unwrap();
    assert!(
        offer.contains("Pasiimkite savo duomenis") && offer.contains("lapkričio 5 d."),
        "{offer}"
    );
    let taken = world.press(ONA, "Pasiimti mano duomenis").await;
    assert!(taken.is_private() && taken.says("Jūsų duomenys"), "{taken:?}");
    let file = &taken.message().attachments[0];
    assert!(file.filename.ends_with(".json"), "{file:?}");
    let (_, bytes) = world.discord.attachment(world.person(ONA), file.id).unwrap();
    let own: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(own["person"]["name"], ONA);
    assert_eq!(own["observations"].as_array().unwrap().len(), 4);
    assert!(
        world.slash(ADMIN, "/people list", []).await.says("mokykloje iki"),
        "the list says so"
    );
    world.play_until("2026-11-04 17:00").await;
    assert!(world.slash(ONA, "/my overview", []).await.says("Mano apžvalga"));
    world.play_until("2026-11-05 09:00").await;
    let over = world.slash(ONA, "/my overview", []).await;
    assert!(!over.says("Mano apžvalga"), "{over:?}");
    let sent = world.dms(ONA).len();
    let list = world.slash(RASA, "/observation list", []).await;
    assert!(!list.says(ONA), "no open observation with her is left: {list:?}");
    assert!(!world.slash(ADMIN, "/people list", []).await.says(ONA));
    world.play_until("2026-11-30 16:00").await;
    assert_eq!(world.dms(ONA).len(), sent, "nothing more is sent");
    world.finish().await;
}

#[tokio::test]
async fn a_leaving_is_undone_before_the_day() {
    let world = school().await;
    leaves(&world, RASA, "2026-10-20").await;
    assert!(world.press(ADMIN, "Atšaukti išėjimą").await.says("Išėjimas atšauktas"));
    let again = world
        .slash(
            ADMIN,
            "/people remove",
            [("user", Value::Person(RASA)), ("undo", "true".into())],
        )
        .await;
    assert!(again.says("išėjimas iš mokyklos nepažymėtas"), "{again:?}");
    world.play_until("2026-10-21 09:00").await;
    assert!(world.slash(RASA, "/my overview", []).await.says("Mano apžvalga"));
    let past = [("user", Value::Person(RASA)), ("on", "2026-10-01".into())];
    assert!(!world.slash(ADMIN, "/people remove", past).await.says("Ar pažymėti"));
    let last = [("user", Value::Person(ADMIN)), ("on", "2026-11-05".into())];
    assert!(
        world.slash(ADMIN, "/people remove", last).await.says("koordinator"),
        "the last coordinator stays"
    );
    let teacher = world
        .slash(
            RASA,
            "/people remove",
            [("user", Value::Person(ONA)), ("on", "2026-11-05".into())],
        )
        .await;
    assert!(teacher.says("vaidmens nepakanka"), "{teacher:?}");
    world.finish().await;
}

#[tokio::test]
async fn who_wants_no_reminders_still_hears_of_agreements_and_finds_the_rest_in_the_overview() {
    let world = school().await;
    world.slash(RASA, "/my settings", []).await;
    world.press(RASA, "Kada manęs nebus").await;
    world.press(RASA, "Sulaikyti priminimus").await;
    let refused = world.fill(RASA, &[("until", "2027-08-01")]).await;
    assert!(refused.says("92 dienas"), "{refused:?}");
    world.slash(RASA, "/my settings", []).await;
    world.press(RASA, "Kada manęs nebus").await;
    world.press(RASA, "Sulaikyti priminimus").await;
    let noted = world.fill(RASA, &[("until", "2026-10-26")]).await;
    assert!(noted.says("spalio 26 d."), "{noted:?}");
    world.play_until("2026-10-22 16:00").await;
    let prompts = |world: &World| {
        let texts = world.dms(RASA);
        texts.into_iter().filter(|text| text.contains("refleksij")).count()
    };
    assert_eq!(prompts(&world), 0, "{:?}", world.dms(RASA));
    let overview = world.slash(RASA, "/my overview", []).await;
    assert!(
        overview.says("Be priminimų") && overview.says("Laukia žinučių: 1"),
        "{overview:?}"
    );
    world.play_until("2026-10-27 16:00").await;
    assert!(prompts(&world) > 0, "it ends by itself: {:?}", world.dms(RASA));
    assert!(!world.slash(RASA, "/my overview", []).await.says("Be priminimų"));
    world.finish().await;
}

#[tokio::test]
async fn the_coordinator_gets_a_calm_list_once_a_week_when_there_is_something_to_say() {
    let world = school().await;
    world.play_until("2026-10-13 10:00").await;
    let lists = |world: &World| {
        let texts = world.dms(ADMIN);
        texts
            .into_iter()
            .filter(|text| text.contains("Savaitės apžvalga"))
            .collect::<Vec<_>>()
    };
    assert_eq!(lists(&world), Vec::<String>::new(), "nothing to say, nothing said");
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2026-11-09 10:00").await;
    let told = lists(&world);
    assert!(
        !told.is_empty() && told.iter().all(|text| !text.contains(ONA)),
        "{told:?}"
    );
    assert!(told.last().unwrap().contains("Užsitęsė"), "{told:?}");
    let opened = world.slash(ADMIN, "/report status", []).await;
    assert!(opened.buttons().contains(&"Savaitės apžvalga".to_owned()), "{opened:?}");
    let list = world.press(ADMIN, "Savaitės apžvalga").await;
    assert!(
        list.is_private() && list.says("Dar nesutarta, kada stebėti") && list.says(ONA),
        "{list:?}"
    );
    let before = lists(&world).len();
    world.crash_and_restart().await;
    world.play_until("2026-11-13 17:00").await;
    assert_eq!(lists(&world).len(), before, "once a week");
    world.finish().await;
}

#[tokio::test]
async fn a_young_half_year_without_a_plan_stands_on_the_coordinators_list() {
    let world = school().await;
    let told = |world: &World| {
        let texts = world.dms(ADMIN);
        let told = texts.iter().filter(|text| text.contains("nepaskelbtas 2+2 planas"));
        told.count()
    };
    world.leap_to("2027-02-05 12:00").await;
    world.play_until("2027-02-08 10:00").await;
    assert_eq!(told(&world), 1, "{:?}", world.dms(ADMIN));
    let list = world.press(ADMIN, "Atverti").await;
    assert!(list.says("2026–2027 m. m. II pusmetis"), "{list:?}");
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2027-02-22 17:00").await;
    assert_eq!(told(&world), 1, "{:?}", world.dms(ADMIN));
    world.finish().await;
}
