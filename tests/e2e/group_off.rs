//! A planned meeting of an APT group is called off by its lead, and planned again.

use crate::group::{MILDA, ONA, PETRAS, fill, reminded, school};
use crate::harness::{ADMIN, World};

/// October is reported, and the next meeting is on Wednesday 11 November.
async fn agreed(world: &World) {
    world.play_until("2026-10-14 16:00").await;
    world.slash(ONA, "/group checkin", []).await;
    fill(world, ONA, &[ONA, PETRAS, MILDA]).await;
    plan(world, "Kitas susitikimas", "2026-11-11").await;
}

async fn plan(world: &World, button: &str, date: &str) {
    world.press(ONA, button).await;
    let set = world.fill(ONA, &[("next_date", date)]).await;
    assert!(set.says("kitas susitikimas"), "{set:?}");
}

/// Asks and is sure.
async fn call_off(world: &World) {
    world.slash(ONA, "/group members", []).await;
    world.press(ONA, "Atšaukti susitikimą").await;
    let done = world.press(ONA, "Atšaukti susitikimą").await;
    assert!(done.says("Nariams apie tai pranešime."), "{done:?}");
}

/// The messages to somebody about a meeting that is off, and about one that is planned again.
fn told(world: &World, who: &str) -> [usize; 2] {
    let dms = world.dms(who);
    ["Atšauktas APT grupės „Ąžuolai“ susitikimas", "vis dėlto įvyks"]
        .map(|words| dms.iter().filter(|text| text.contains(words)).count())
}

#[tokio::test]
async fn a_meeting_is_called_off_and_nothing_reminds_of_it() {
    let world = school(Some(ONA)).await;
    agreed(&world).await;
    world.leap_to("2026-11-09 10:00").await;
    let members = world.slash(PETRAS, "/group members", []).await;
    assert!(
        members.says("lapkričio 11 d., trečiadienis") && members.buttons().is_empty(),
        "only the lead may: {members:?}"
    );
    // Two questions: one is answered, the other is left open.
    for _ in 0..2 {
        let own = world.slash(ONA, "/group members", []).await;
        assert!(own.buttons().contains(&"Kelti į kitą dieną".to_owned()), "{own:?}");
        let asked = world.press(ONA, "Atšaukti susitikimą").await;
        assert!(
            asked.is_private() && asked.says("**Kada:** lapkričio 11 d., trečiadienis"),
            "{asked:?}"
        );
        assert_eq!(asked.buttons(), ["Atgal", "Atšaukti susitikimą"]);
    }
    assert_eq!(told(&world, PETRAS), [0, 0], "a question tells nobody");
    let done = world.press(ONA, "Atšaukti susitikimą").await;
    assert_eq!(done.buttons(), ["Suplanuoti iš naujo", "Atgal"]);
    world.crash_and_restart().await;
    for who in [PETRAS, MILDA] {
        assert_eq!(told(&world, who), [1, 0], "{:?}", world.dms(who));
    }
    for who in [ONA, ADMIN] {
        assert_eq!(told(&world, who), [0, 0], "{who} is no member to be told");
    }
    let again = world.press(ONA, "Atšaukti susitikimą").await;
    assert!(again.says("jau atšauktas"), "the other question: {again:?}");
    world.press(PETRAS, "Atverti").await;
    let page = world.slash(PETRAS, "/my overview", []).await;
    for shown in [world.slash(PETRAS, "/group members", []).await, page] {
        assert!(shown.says("lapkričio 11 d., trečiadienis – atšauktas"), "{shown:?}");
    }

    // Nothing reminds of the check-in of a meeting that was called off; one that is held all the same counts.
    world.leap_to("2026-11-27 12:00").await;
    assert_eq!((told(&world, PETRAS), reminded(&world, ONA)), ([1, 0], 0));
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &[ONA, PETRAS, MILDA]).await;
    let held = world.slash(PETRAS, "/group members", []).await;
    assert!(
        held.says("2026 m. lapkritis: įskaityta · lapkričio 27 d., dalyvavo 3"),
        "{held:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn what_is_planned_again_is_told_only_to_those_who_heard_that_it_was_off() {
    let world = school(Some(ONA)).await;
    agreed(&world).await;
    // Called off on Friday evening, and on again before anybody would hear of it.
    world.leap_to("2026-11-06 20:00").await;
    call_off(&world).await;
    plan(&world, "Suplanuoti iš naujo", "2026-11-11").await;
    world.leap_to("2026-11-09 12:00").await;
    assert_eq!(told(&world, PETRAS), [0, 0], "{:?}", world.dms(PETRAS));

    call_off(&world).await;
    world.settle().await;
    assert_eq!(told(&world, PETRAS), [1, 0]);
    plan(&world, "Suplanuoti iš naujo", "2026-11-18").await;
    world.settle().await;
    assert_eq!(told(&world, PETRAS), [1, 1]);
    let heard = world.dms(PETRAS).pop().unwrap();
    assert!(heard.contains("lapkričio 18 d., trečiadienis"), "{heard}");

    // The reminder comes for a meeting that is planned.
    world.leap_to("2026-11-24 15:30").await;
    assert_eq!((told(&world, PETRAS), reminded(&world, ONA)), ([1, 1], 1));
    world.finish().await;
}

#[tokio::test]
async fn a_meeting_is_called_off_in_english() {
    let staff = [
        (ONA, "", "Oaks", "group_lead"),
        (PETRAS, "", "Oaks", ""),
        (MILDA, "", "Oaks", ""),
    ];
    let world = World::school("en", &staff).await;
    world.play_until("2026-10-14 16:00").await;
    world.slash(ONA, "/group checkin", []).await;
    world.choose_all(ONA, &[ONA, PETRAS]).await;
    world.press(ONA, "In person").await;
    world.choose_all(ONA, &["Discussed"]).await;
    world.press(ONA, "Continue").await;
    let texts = [("topic", "Questions"), ("discussed", "How."), ("agreements", "To try.")];
    world.fill(ONA, &texts).await;
    world.press(ONA, "Next meeting").await;
    world.fill(ONA, &[("next_date", "2026-11-11")]).await;
    world.slash(ONA, "/group members", []).await;
    let asked = world.press(ONA, "Call the meeting off").await;
    assert!(asked.says("Call off the meeting of the APT group “Oaks”?"), "{asked:?}");
    let done = world.press(ONA, "Call the meeting off").await;
    assert!(done.says("is called off: Wednesday 11 November"), "{done:?}");
    world.settle().await;
    let heard = world.dms(PETRAS);
    assert!(
        heard
            .iter()
            .any(|text| text.contains("is called off: Wednesday 11 November")),
        "{heard:?}"
    );
    world.finish().await;
}
