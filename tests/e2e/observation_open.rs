//! Lessons open to colleagues, and slots that two observers exchange.

use crate::harness::{ADMIN, Answer, Value, World};
use crate::observation::{JONAS, ONA, PETRAS, RASA};
use crate::observation_arranged::colleagues;

/// Ona opens Thursday's third lesson by buttons.
async fn opens(world: &World, places: &str) -> Answer {
    world.slash(ONA, "/observation open", []).await;
    world.press(ONA, "Atverti savo pamoką").await;
    world.choose(ONA, "spalio 8 d., ketvirtadienis").await;
    let window = world.choose(ONA, "3 pamoka").await;
    assert_eq!(window.window().inputs[1].value, "2", "the default: {window:?}");
    world.fill(ONA, &[("room", "204 kab."), ("places", places)]).await
}

async fn board(world: &World, who: &str) -> Answer {
    world.slash(who, "/observation open", []).await
}

const LESSON: &str = "spalio 8 d., 3 pamoka · Ona Petraitienė";

fn about(world: &World, who: &str, words: &str) -> usize {
    world.dms(who).iter().filter(|text| text.contains(words)).count()
}

#[tokio::test]
async fn colleagues_join_an_open_lesson_with_one_tap_until_it_is_full() {
    let world = colleagues("lt").await;
    let empty = board(&world, ONA).await;
    assert!(empty.is_private() && empty.says("nėra atviros pamokos"), "{empty:?}");
    let opened = opens(&world, "2").await;
    assert!(
        opened.says("Pamoka atverta.") && opened.says("laisvų vietų: 2 iš 2"),
        "{opened:?}"
    );

    world.slash(RASA, "/observation list", []).await;
    let seen = world.press(RASA, "Atviros pamokos").await;
    assert!(seen.says(ONA) && seen.says("204 kab."), "{seen:?}");
    let joined = world.choose(RASA, LESSON).await;
    assert!(
        joined.says("Prisijungta.") && joined.says("sutarta: spalio 8 d."),
        "{joined:?}"
    );
    assert_eq!(about(&world, ONA, "Pamokos stebėjimas sutartas"), 1);
    assert!(!board(&world, RASA).await.says(ONA), "she has joined");

    board(&world, JONAS).await;
    board(&world, PETRAS).await;
    assert!(world.choose(PETRAS, LESSON).await.says("Prisijungta."));
    let late = world.choose(JONAS, LESSON).await;
    assert!(late.is_private() && late.says("prisijungti nebegalima"), "{late:?}");
    assert!(board(&world, ONA).await.says("laisvų vietų: 0 iš 2"));

    // The morning's illness: one press of the host's is for all who were to come, and nobody comes any more.
    world.play_until("2026-10-08 07:00").await;
    world.slash(ONA, "/observation list", []).await;
    world.choose(ONA, &format!("Rodau. Stebi: {RASA}")).await;
    world.press(ONA, "Atšaukti").await;
    world.press(ONA, "Pamoką veda pavaduojantis mokytojas").await;
    for observer in [RASA, PETRAS] {
        assert_eq!(about(&world, observer, "Sutarta pamoka neįvyks"), 1);
    }
    assert!(!board(&world, JONAS).await.says(ONA));
    world.finish().await;
}

#[tokio::test]
async fn who_cannot_join_does_not_see_the_lesson_and_who_leaves_frees_a_place() {
    let world = colleagues("lt").await;
    world.slash(PETRAS, "/my settings", []).await;
    world.choose_people(PETRAS, &[ONA]).await;
    let manager = [("user", Value::Person(ONA)), ("manager", Value::Person(JONAS))];
    world.slash(ADMIN, "/people edit", manager).await;
    opens(&world, "1").await;
    for who in [PETRAS, JONAS] {
        let seen = board(&world, who).await;
        assert!(!seen.says(ONA) && seen.says("nėra atviros pamokos"), "{who}: {seen:?}");
    }
    board(&world, RASA).await;
    world.choose(RASA, LESSON).await;
    world.slash(RASA, "/observation cancel", []).await;
    let left = world.press(RASA, "Stebintis kolega negali").await;
    assert!(left.says("Atsisakyta, kolegai pranešta."), "{left:?}");
    assert_eq!(about(&world, ONA, "dalyvauti negalės"), 1);
    assert_eq!(about(&world, ADMIN, "Atsilaisvino"), 0);

    board(&world, RASA).await;
    board(&world, ONA).await;
    let closed = world.choose(ONA, LESSON).await;
    assert!(closed.says("Pamoka uždaryta"), "{closed:?}");
    let late = world.choose(RASA, LESSON).await;
    assert!(late.says("prisijungti nebegalima"), "{late:?}");

    for (options, words) in [
        ([("date", "2026-10-10"), ("period", "3")], "pamokų nėra"),
        ([("date", "2026-10-05"), ("period", "1")], "jau praėjo"),
        ([("date", "2026-10-08"), ("period", "20")], "tokios pamokos nėra"),
    ] {
        let options = options.map(|(name, value)| (name, Value::from(value)));
        let refused = world.slash(ONA, "/observation open", options).await;
        assert!(refused.says(words), "{words}: {refused:?}");
    }
    world.finish().await;
}

/// Ona observes Rasa, Petras observes Jonas; no times are agreed.
async fn two_pairs() -> World {
    let world = colleagues("lt").await;
    for (host, observer) in [(RASA, ONA), (JONAS, PETRAS)] {
        let options = [("user", Value::Person(observer))];
        world.slash(host, "/observation invite", options).await;
        world.press(observer, "Tinka").await;
    }
    world
}

#[tokio::test]
async fn two_observers_change_places_and_a_host_may_decline() {
    let world = two_pairs().await;
    let asks = world.slash(ONA, "/observation swap", []).await;
    assert!(asks.is_private() && asks.says(RASA), "{asks:?}");
    let offered = world.choose_people(ONA, &[PETRAS]).await;
    assert!(offered.says("Pasiūlyta."), "{offered:?}");
    assert_eq!(about(&world, PETRAS, "siūlo pasikeisti"), 1);
    world.press(PETRAS, "Tinka").await;
    let swapped = world.choose(PETRAS, &format!("Stebiu. Rodo: {JONAS}")).await;
    assert!(swapped.says("Pasikeista.") && swapped.says(RASA), "{swapped:?}");
    assert_eq!(about(&world, ONA, "Pasikeista pamokų stebėjimais"), 1);
    for (host, observer) in [(RASA, PETRAS), (JONAS, ONA)] {
        let told = world.dms(host).pop().unwrap();
        assert!(
            told.contains("stebės kitas kolega") && told.contains(observer),
            "{host}: {told}"
        );
    }
    assert!(world.slash(ONA, "/observation list", []).await.says(JONAS));

    let declined = world.press(JONAS, "Negaliu").await;
    assert!(declined.says("Mainai atšaukti"), "{declined:?}");
    for who in [ONA, PETRAS, RASA] {
        assert_eq!(about(&world, who, "mainai atšaukti: stebi tie patys"), 1, "{who}");
    }
    let mine = world.slash(ONA, "/observation list", []).await;
    assert!(mine.says(RASA) && !mine.says(JONAS), "{mine:?}");
    let again = world.press(RASA, "Negaliu").await;
    assert!(
        again.says("mainai atšaukti"),
        "an old button changes nothing: {again:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn an_impossible_swap_reads_like_one_that_nobody_answered() {
    let world = two_pairs().await;
    world.slash(PETRAS, "/my settings", []).await;
    world.choose_people(PETRAS, &[RASA]).await;
    let mut answers = Vec::new();
    for name in [PETRAS, JONAS] {
        world.slash(ONA, "/observation swap", []).await;
        let answer = world.choose_people(ONA, &[name]).await.text();
        answers.push(answer.replace(name, "X").replace(&world.person(name).to_string(), "@"));
    }
    assert_eq!(answers[0], answers[1], "a wish, and nothing to give in return");
    for name in [PETRAS, JONAS] {
        assert_eq!(about(&world, name, "siūlo pasikeisti"), 0);
    }
    world.slash(ONA, "/observation swap", []).await;
    let host = world.choose_people(ONA, &[RASA]).await;
    assert!(host.says("rodo pats pasirinktas žmogus"), "{host:?}");
    world.finish().await;
}
