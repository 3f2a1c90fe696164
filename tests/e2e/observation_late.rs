//! 2+2 when time runs out: somebody else in the observer's place, and extra time after the half-year's deadline.

use crate::harness::{ADMIN, Value, World};
use crate::observation::{JONAS, ONA, PETRAS, RASA, TEACHERS, observers_of, planned};
use crate::observation_arranged::colleagues;
use crate::observation_paths::{agreed, count, feedback, page};

/// Somebody else teaches Ona's lesson, and no new time is found in ten school days. Answers who was to observe it, and
/// the colleague who has given up a pair elsewhere and so still has a lesson to observe.
async fn no_new_time(world: &World) -> (&'static str, &'static str) {
    let before = agreed(world).await;
    let observe_ona = observers_of(world, ONA);
    let mut others = TEACHERS
        .into_iter()
        .filter(|who| *who != ONA && !observe_ona.contains(who));
    let free = others.next().expect("two of four observe Ona");
    let mut hosts = TEACHERS
        .into_iter()
        .filter(|host| *host != free && observers_of(world, host).contains(&free));
    let host = hosts.next().expect("everybody observes somebody");
    page(world, free, host, free).await;
    world.press(free, "Negaliu").await;
    world.press(free, "Negaliu dalyvauti šioje poroje").await;
    world.slash(ONA, "/observation cancel", []).await;
    let off = world.press(ONA, "Pamoką veda pavaduojantis mokytojas").await;
    assert!(off.says("Pamoka atšaukta"), "{off:?}");
    world.play_until("2026-10-19 16:00").await;
    assert_eq!(count(world, ONA, "kad Jūsų pamoką stebėtų kitas kolega"), 0);
    world.play_until("2026-10-20 16:00").await;
    (before, free)
}

#[tokio::test]
async fn when_no_time_is_found_the_host_and_then_the_coordinator_say_yes_to_another_observer() {
    let world = planned("lt", "Skelbti").await;
    let (before, free) = no_new_time(&world).await;
    let asked = world.dms(ONA).into_iter().rfind(|text| text.contains("Ar tiktų"));
    let asked = asked.unwrap_or_else(|| panic!("{:?}", world.dms(ONA)));
    assert!(
        asked.contains("kad Jūsų pamoką stebėtų kitas kolega") && asked.contains(free),
        "{asked}"
    );
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(list.says("Stebėti galėtų"), "it waits for her, too: {list:?}");
    let told = || {
        let words = ["stebės kitas kolega", "Jums paskirtas pamokos stebėjimas"];
        [ONA, before, free].map(|who| words.map(|words| count(&world, who, words)).iter().sum::<usize>())
    };
    assert_eq!(told(), [0, 0, 0], "nobody hears of it before it is settled");

    let agrees = world.press(ONA, "Tinka").await;
    assert!(
        agrees.says("Sutikta. Dar turi patvirtinti koordinatorius."),
        "{agrees:?}"
    );
    assert_eq!(told(), [0, 0, 0], "the host's word alone hands nothing over");
    let question = world.dms(ADMIN).pop().unwrap();
    assert!(
        question.contains("Pora nerado naujo laiko") && question.contains(ONA) && question.contains(free),
        "{question}"
    );
    let confirmed = world.press(ADMIN, "Patvirtinti").await;
    assert!(confirmed.says("Patvirtinta. Kolegoms pranešta."), "{confirmed:?}");
    assert_eq!(told(), [1, 1, 1]);
    let gone = world.dms(before).pop().unwrap();
    assert!(
        gone.contains("Tai nėra niekieno kaltė") && !gone.contains(free),
        "{gone}"
    );
    assert!(world.dms(ONA).pop().unwrap().contains(free));
    assert!(world.dms(free).pop().unwrap().contains(ONA));
    let again = world.press(ADMIN, "Patvirtinti").await;
    assert!(again.says("Patvirtinta"), "pressed again: {again:?}");
    assert_eq!(told(), [1, 1, 1]);

    // The two go on like any pair.
    world.press(free, "Siūlyti laiką").await;
    world.choose(free, "spalio 26 d., pirmadienis").await;
    world.choose(free, "3 pamoka").await;
    world.fill(free, &[("room", "204 kab.")]).await;
    let agreed = world.press(ONA, "Tinka").await;
    assert!(agreed.says("Sutarta") && agreed.says(free), "{agreed:?}");
    let list = world.slash(before, "/observation list", []).await;
    assert!(!list.says("spalio 26 d."), "{list:?}");
    world.finish().await;
}

#[tokio::test]
async fn without_the_coordinators_word_the_slot_is_released_and_nobody_is_to_blame() {
    let world = planned("lt", "Skelbti").await;
    let (before, free) = no_new_time(&world).await;
    world.press(ONA, "Tinka").await;
    let no = world.press(ADMIN, "Nekeisti").await;
    assert!(no.says("Atsakyta neigiamai"), "{no:?}");
    world.play_until("2026-10-21 16:00").await;
    for who in [ONA, before] {
        assert_eq!(count(&world, who, "vieta atlaisvinta"), 1, "{:?}", world.dms(who));
    }
    assert_eq!(count(&world, free, "Jums paskirtas"), 0, "who was meant hears nothing");
    let late = world.press(ONA, "Tinka").await;
    assert!(late.is_private() && !late.says("Sutikta."), "{late:?}");
    let history = world.slash(ADMIN, "/pairing history", []).await;
    let handed = format!("Rodo: {ONA} → stebi: {free}");
    assert!(!history.says(&handed), "{history:?}");
    world.finish().await;
}

#[tokio::test]
async fn what_missed_the_deadline_gets_extra_time_and_is_marked_late() {
    let world = colleagues("lt").await;
    for (host, observer) in [(ONA, RASA), (ONA, PETRAS), (JONAS, ONA)] {
        let options = [("user", Value::Person(observer))];
        world.slash(host, "/observation invite", options).await;
        // Where the week has no place left for the message, the invitation stands in the list.
        world.slash(observer, "/observation list", []).await;
        world.choose(observer, &format!("Jus kviečia: {host}")).await;
        world.press(observer, "Tinka").await;
    }
    world.leap_to("2027-02-01 08:05").await;
    world.play_until("2027-02-01 16:00").await;
    let told = world.dms(ADMIN).join("\n");
    assert!(
        told.contains("Iki termino neįvykusių stebėjimų: 3.") && told.contains("2027 m. vasario 28 d."),
        "{told}"
    );
    let carried = "papildomo laiko. Susitarkite dėl pamokos";
    assert_eq!(count(&world, RASA, carried), 0, "only on the coordinator's word");
    let opened = world.press(ADMIN, "Duoti papildomo laiko").await;
    assert!(
        opened.says("Papildomo laiko gavo stebėjimų: 2.") && opened.says("Papildomo laiko negavo stebėjimų: 1."),
        "two for each: {opened:?}"
    );
    let again = world.press(ADMIN, "Duoti papildomo laiko").await;
    assert!(again.says("duoti nėra kam") && again.buttons().is_empty(), "{again:?}");
    world.play_until("2027-02-02 16:00").await;
    let told = [RASA, PETRAS, JONAS].map(|who| count(&world, who, carried));
    assert_eq!(told, [1, 1, 0]);

    world.press(RASA, "Siūlyti laiką").await;
    world.choose(RASA, "vasario 5 d., penktadienis").await;
    world.choose(RASA, "3 pamoka").await;
    world.fill(RASA, &[("room", "204 kab.")]).await;
    let agreed = world.press(ONA, "Tinka").await;
    let late = "Papildomas laikas (pavėluotas stebėjimas): iki 2027 m. vasario 28 d.";
    assert!(agreed.says("Sutarta") && agreed.says(late), "{agreed:?}");
    world.play_until("2027-02-05 11:35").await;
    let saved = feedback(&world, RASA, ONA).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");

    // What was not used ends with February, and is not opened once more.
    world.leap_to("2027-03-01 09:00").await;
    let first = [("half_year", "2026-2027-1".into())];
    let history = world.slash(ADMIN, "/pairing history", first).await;
    for (observer, state) in [(RASA, "įvyko"), (PETRAS, "neįvyko")] {
        let line = format!("• Rodo: {ONA} → stebi: {observer} – {state}");
        assert!(history.says(&line), "{line}: {history:?}");
    }
    let over = world.press(ADMIN, "Duoti papildomo laiko").await;
    assert!(over.is_private() && !over.says("gavo stebėjimų"), "{over:?}");
    world.finish().await;
}
