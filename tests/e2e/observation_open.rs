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

/// Whoever reads English reads nothing but English.
fn all_in_english(world: &World) {
    for text in [ONA, PETRAS, RASA, JONAS].iter().flat_map(|who| world.dms(who)) {
        let lithuanian = ["amok", "tebė", "olega ", "ainai", "asikei"];
        assert!(
            !lithuanian.iter().any(|word| text.contains(word)),
            "no Lithuanian: {text}"
        );
    }
}

#[tokio::test]
async fn open_lessons_read_english_where_the_school_does() {
    let world = colleagues("en").await;
    let empty = board(&world, ONA).await;
    assert!(
        empty.says("There is no open lesson that you could join at the moment."),
        "{empty:?}"
    );
    let days = world.press(ONA, "Open a lesson of mine").await;
    assert!(
        days.says("On which day is the lesson you open to colleagues?"),
        "{days:?}"
    );
    let lessons = world.choose(ONA, "Thursday 8 October").await;
    assert!(
        lessons.says("Thursday 8 October: which lesson do you open?"),
        "{lessons:?}"
    );
    let window = world.choose(ONA, "Lesson 3").await;
    assert_eq!(window.window().title, "Open lesson");
    let opened = world.fill(ONA, &[("room", "204"), ("places", "1")]).await;
    let when = "Thursday 8 October, lesson 3 (09:50–10:35), room: 204";
    assert!(
        opened.says("The lesson is open. Colleagues find it here")
            && opened.says(&format!("{when} – places free: 1 of 1")),
        "{opened:?}"
    );
    let seen = board(&world, RASA).await;
    assert!(
        seen.says("These are the lessons that you can join now.") && seen.says("(places free: 1)"),
        "{seen:?}"
    );
    let label = seen.options().remove(0);
    assert!(label.ends_with(&format!(", Lesson 3 · {ONA}")), "{label}");
    let joined = world.choose(RASA, &label).await;
    assert!(
        joined.says("Joined. The colleague who shows the lesson is told.") && joined.says(&format!("agreed: {when}")),
        "{joined:?}"
    );
    assert_eq!(
        about(&world, ONA, &format!("The lesson observation is agreed: {when}")),
        1
    );
    assert!(board(&world, ONA).await.says("places free: 0 of 1"));

    let why = world.slash(RASA, "/observation cancel", []).await;
    assert!(why.says("Why is the lesson cancelled?"), "{why:?}");
    let left = world.press(RASA, "The observer cannot come").await;
    assert!(left.says("Declined, and your colleague is told."), "{left:?}");
    assert_eq!(
        about(&world, ONA, "Your colleague cannot take part in this observation."),
        1
    );
    board(&world, JONAS).await;
    board(&world, ONA).await;
    let closed = world.choose(ONA, &label).await;
    assert!(closed.says("The lesson is closed to new observers."), "{closed:?}");
    let late = world.choose(JONAS, &label).await;
    assert!(late.is_private() && late.says("can no longer be joined"), "{late:?}");
    all_in_english(&world);
    world.finish().await;
}

/// Ona observes Rasa, Petras observes Jonas; no times are agreed.
async fn two_pairs(language: &str) -> World {
    let world = colleagues(language).await;
    let accept = if language == "lt" { "Tinka" } else { "Accept" };
    for (host, observer) in [(RASA, ONA), (JONAS, PETRAS)] {
        let options = [("user", Value::Person(observer))];
        world.slash(host, "/observation invite", options).await;
        world.press(observer, accept).await;
    }
    // A new week: it has places for what colleagues begin.
    world.play_until("2026-10-12 09:00").await;
    world
}

#[tokio::test]
async fn two_observers_change_places_and_a_host_may_decline() {
    let world = two_pairs("lt").await;
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
    let world = two_pairs("lt").await;
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

#[tokio::test]
async fn a_swap_reads_english_where_the_school_does() {
    let world = two_pairs("en").await;
    let asks = world.slash(ONA, "/observation swap", []).await;
    assert!(
        asks.says("You offer an observation for a swap. The lesson is shown by:") && asks.says(RASA),
        "{asks:?}"
    );
    let offered = world.choose_people(ONA, &[PETRAS]).await;
    assert!(
        offered.says("Offered. A message will tell you the answer.") && offered.says("You ask for a swap:"),
        "{offered:?}"
    );
    let told = world.dms(PETRAS).pop().unwrap();
    assert!(
        told.contains("A colleague offers to swap lesson observations."),
        "{told}"
    );
    let which = world.press(PETRAS, "Accept").await;
    assert!(
        which.says("Which of your observations do you give in return?"),
        "{which:?}"
    );
    let swapped = world.choose(PETRAS, &format!("I observe. Host: {JONAS}")).await;
    assert!(
        swapped.says("Swapped. Your colleague and those who show the lessons are told."),
        "{swapped:?}"
    );
    assert_eq!(
        about(&world, ONA, "The lesson observations are swapped. Agree on a time."),
        1
    );
    for host in [RASA, JONAS] {
        assert_eq!(about(&world, host, "another colleague will observe your lesson."), 1);
    }
    let declined = world.press(JONAS, "Cannot").await;
    assert!(
        declined.says("The swap is off and everything is as it was. Your colleagues are told."),
        "{declined:?}"
    );
    for who in [ONA, PETRAS, RASA] {
        assert_eq!(about(&world, who, "The swap of observations is off"), 1, "{who}");
    }
    all_in_english(&world);
    world.finish().await;
}
