//! 2+2 when things go otherwise: another time, a dispute, a substituted host, nobody in time, deadlines.

use crate::harness::{ADMIN, Answer, Value, World};
use crate::observation::{JONAS, ONA, PETRAS, RASA, TEACHERS, observers_of, offers, planned};

/// A lesson of Ona's is agreed for Thursday, 8 October, lesson 3 (9.50–10.35); answers who observes it.
pub async fn agreed(world: &World) -> &'static str {
    let observer = offers(world, ONA).await;
    let answer = world.press(observer, "Tinka").await;
    assert!(answer.says("Sutarta"), "{answer:?}");
    observer
}

/// The page of the only observation between the two in which `host` shows.
pub async fn page(world: &World, who: &str, host: &str, observer: &str) -> Answer {
    world.slash(who, "/observation list", []).await;
    let label = if who == host {
        format!("Rodau. Stebi: {observer}")
    } else {
        format!("Stebiu. Rodo: {host}")
    };
    world.choose(who, &label).await
}

pub fn count(world: &World, who: &str, words: &str) -> usize {
    world.dms(who).iter().filter(|text| text.contains(words)).count()
}

async fn credits(world: &World, who: &str) -> String {
    let list = world.slash(who, "/observation list", []).await.text();
    let line = list.lines().find(|line| line.starts_with("Parodyta:"));
    line.unwrap_or_else(|| panic!("{list}")).to_owned()
}

pub async fn feedback(world: &World, who: &str, host: &str) -> Answer {
    page(world, who, host, who).await;
    world.press(who, "Grįžtamasis ryšys").await;
    world.press(who, "Tęsti").await;
    let texts = [("focus_answer", "Visi spėjo."), ("my_takeaway", "Lėčiau klausti.")];
    world.fill(who, &texts).await
}

#[tokio::test]
async fn another_time_goes_back_and_forth_and_old_buttons_accept_nothing_new() {
    let world = planned("lt", "Skelbti").await;
    let observer = offers(&world, ONA).await;
    world.press(observer, "Siūlyti kitą laiką").await;
    let dates = world.last_answer(observer).options();
    assert_eq!(
        dates[0], "spalio 7 d., trečiadienis",
        "the observer chooses two school days ahead"
    );
    world.choose(observer, "spalio 9 d., penktadienis").await;
    let window = world.choose(observer, "5 pamoka").await;
    assert_eq!(window.window().inputs[0].value, "204 kab.", "{window:?}");
    world.fill(observer, &[]).await;
    let told = world.dms(ONA).pop().unwrap();
    assert!(
        told.contains("spalio 9 d., penktadienis, 5 pamoka (12.00–12.45), vieta: 204 kab."),
        "{told}"
    );
    let own = world.press(observer, "Tinka").await;
    assert!(
        own.is_private() && own.says("pasiūl"),
        "the button of the first offer: {own:?}"
    );
    assert_eq!(count(&world, ONA, "Pamokos stebėjimas sutartas"), 0);
    let agreed = world.press(ONA, "Tinka").await;
    assert!(agreed.says("Sutarta") && agreed.says("spalio 9 d."), "{agreed:?}");
    for who in [ONA, observer] {
        assert_eq!(count(&world, who, "Pamokos stebėjimas sutartas"), 1);
    }
    let again = world.press(ONA, "Tinka").await;
    assert!(again.says("spalio 9 d."), "pressed again, nothing changes: {again:?}");
    assert_eq!(count(&world, observer, "Pamokos stebėjimas sutartas"), 1);
    world.finish().await;
}

#[tokio::test]
async fn a_declined_pair_gives_its_slot_back_and_the_next_plan_adds_only_that() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    let given_up = observers_of(&world, PETRAS)[0];
    page(&world, given_up, PETRAS, given_up).await;
    world.press(given_up, "Negaliu").await;
    let over = world.press(given_up, "Negaliu dalyvauti šioje poroje").await;
    assert!(over.says("Poros atsisakyta"), "{over:?}");
    assert_eq!(count(&world, PETRAS, "negali dalyvauti"), 1);
    let before = TEACHERS.map(|who| world.dms(who).len());
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(preview.says("Jau esamų porų: 9. Jos nesikeičia."), "{preview:?}");
    assert!(
        !preview.says(&format!("Rodo: **{PETRAS}** → stebi: **{given_up}**")),
        "what was given up is not planned again: {preview:?}"
    );
    assert_eq!(
        before,
        TEACHERS.map(|who| world.dms(who).len()),
        "a preview sends nothing"
    );
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(list.says("sutarta: spalio 8 d."), "what was agreed stays: {list:?}");
    assert!(
        world
            .slash(observer, "/observation list", [])
            .await
            .says("sutarta: spalio 8 d.")
    );
    world.finish().await;
}

#[tokio::test]
async fn a_dispute_takes_credits_back_for_five_school_days() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    world.play_until("2026-10-08 11:35").await;
    let held = world.press(ONA, "Įvyko").await;
    assert!(held.says("pamoka įvyko"), "{held:?}");
    world.press(ONA, "Aptarėme").await;
    assert_eq!(credits(&world, ONA).await, "Parodyta: 1 iš 2 · Stebėta: 0 iš 2");
    assert!(
        credits(&world, observer).await.ends_with("Stebėta: 0 iš 2"),
        "no feedback yet"
    );
    world.play_until("2026-10-15 17:00").await;
    page(&world, observer, ONA, observer).await;
    let disputed = world.press(observer, "Neįvyko").await;
    assert!(disputed.says("pamoka neįvyko"), "{disputed:?}");
    assert_eq!(count(&world, ONA, "sutarta pamoka neįvyko"), 1);
    assert_eq!(credits(&world, ONA).await, "Parodyta: 0 iš 2 · Stebėta: 0 iš 2");
    let again = page(&world, ONA, ONA, observer).await;
    assert!(
        again.says("reikia naujo laiko") && again.says("Pamoka neįvyko"),
        "{again:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_lesson_held_after_a_dispute_is_written_about_anew() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    world.play_until("2026-10-08 11:35").await;
    feedback(&world, observer, ONA).await;
    page(&world, ONA, ONA, observer).await;
    world.press(ONA, "Neįvyko").await;
    assert!(credits(&world, observer).await.ends_with("Stebėta: 0 iš 2"));
    let which = world
        .suggestions(ONA, "/observation propose", "observation", observer)
        .await;
    let options = [
        ("observation", which[0].1.as_str().into()),
        ("date", "2026-10-14".into()),
        ("period", "2".into()),
    ];
    world.slash(ONA, "/observation propose", options).await;
    world.press(observer, "Tinka").await;
    let asked = count(&world, observer, "Ar ji įvyko?");
    world.play_until("2026-10-14 10:40").await;
    assert_eq!(
        count(&world, observer, "Ar ji įvyko?"),
        asked + 1,
        "the observer is asked, too"
    );
    assert!(
        credits(&world, observer).await.ends_with("Stebėta: 0 iš 2"),
        "what was written before does not count"
    );
    page(&world, observer, ONA, observer).await;
    world.press(observer, "Grįžtamasis ryšys").await;
    world.press(observer, "Taisyti").await;
    world.press(observer, "Tęsti").await;
    let saved = world.fill(observer, &[("focus_answer", "Šįkart visi spėjo.")]).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    assert!(credits(&world, observer).await.ends_with("Stebėta: 1 iš 2"));
    assert_eq!(count(&world, ONA, "pateikė grįžtamąjį ryšį"), 2, "{:?}", world.dms(ONA));
    world.finish().await;
}

#[tokio::test]
async fn after_five_school_days_it_took_place_for_good() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    world.play_until("2026-10-08 11:35").await;
    world.press(ONA, "Įvyko").await;
    world.play_until("2026-10-16 09:00").await;
    let seen = page(&world, observer, ONA, observer).await;
    assert!(!seen.buttons().contains(&"Neįvyko".to_owned()), "{seen:?}");
    let late = world.press(observer, "Neįvyko").await;
    assert!(
        late.says("per 5 mokymosi dienas"),
        "the button of the old message: {late:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn each_is_credited_for_their_own_part() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    let refused = world.slash(observer, "/observation feedback", []).await;
    assert!(
        refused.is_private() && refused.says("nėra stebėjimo"),
        "before the lesson: {refused:?}"
    );
    // The observer writes, and the host does nothing: the observer's is counted, the host's is not.
    world.play_until("2026-10-08 11:35").await;
    let saved = feedback(&world, observer, ONA).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    assert!(credits(&world, observer).await.ends_with("Stebėta: 1 iš 2"));
    assert_eq!(credits(&world, ONA).await, "Parodyta: 0 iš 2 · Stebėta: 0 iš 2");
    let seen = page(&world, ONA, ONA, observer).await;
    assert!(
        seen.says("įvyko: spalio 8 d."),
        "saved feedback counts as took place: {seen:?}"
    );
    // Reminded a week after the lesson, the host looks back.
    world.play_until("2026-10-19 18:00").await;
    assert_eq!(count(&world, ONA, "verta aptarti su kolega"), 1, "{:?}", world.dms(ONA));
    world.press(ONA, "Pildyti").await;
    world.press(ONA, "Tęsti").await;
    let saved = world.fill(ONA, &[("worked", "Tempas tiko.")]).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    assert_eq!(credits(&world, ONA).await, "Parodyta: 1 iš 2 · Stebėta: 0 iš 2");
    for who in TEACHERS.into_iter().chain([ADMIN]) {
        let texts = world.dms(who).join("\n");
        assert!(
            !texts.contains("Tempas tiko") && !texts.contains("Visi spėjo"),
            "{texts}"
        );
    }
    let nosy = [RASA, JONAS, PETRAS, ADMIN]
        .into_iter()
        .find(|who| *who != observer)
        .unwrap();
    assert!(!world.slash(nosy, "/observation list", []).await.says("Tempas"));
    world.finish().await;
}

#[tokio::test]
async fn late_feedback_counts_until_the_deadline_and_not_after() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    world.play_until("2026-10-08 11:35").await;
    world.press(ONA, "Įvyko").await;
    world.play_until("2026-10-26 18:00").await;
    world.leap_to("2027-02-05 12:00").await;
    let reminders = count(&world, observer, "laukia Jūsų grįžtamojo ryšio");
    assert_eq!(
        reminders,
        2,
        "a day after the lesson, and when overdue: {:?}",
        world.dms(observer)
    );
    let saved = feedback(&world, observer, ONA).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    let history = world
        .slash(ADMIN, "/pairing history", [("half_year", "2026-2027-1".into())])
        .await;
    assert!(
        history.says(&format!("• Rodo: {ONA} → stebi: {observer} – įvyko")),
        "{history:?}"
    );
    world.leap_to("2027-02-08 12:00").await;
    let over = world.slash(ONA, "/observation reflect", []).await;
    assert!(over.says("nėra stebėjimo, kuriam tiktų šis veiksmas"), "{over:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_substituted_host_says_so_by_one_press_even_in_the_evening() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    world.play_until("2026-10-07 21:10").await;
    let why = world.slash(ONA, "/observation cancel", []).await;
    assert!(
        why.buttons()
            .contains(&"Pamoką veda pavaduojantis mokytojas".to_owned()),
        "{why:?}"
    );
    let off = world.press(ONA, "Pamoką veda pavaduojantis mokytojas").await;
    assert!(off.says("Pamoka atšaukta"), "{off:?}");
    let message = world.dm_messages(observer).pop().unwrap();
    assert!(message.whole_text().contains("Sutarta pamoka neįvyks"), "{message:?}");
    assert_eq!(
        message.flags & 4096,
        4096,
        "a change within a day comes at once, without a sound at night"
    );
    world.play_until("2026-10-08 12:00").await;
    for who in [ONA, observer] {
        assert_eq!(
            count(&world, who, "Ar ji įvyko?"),
            0,
            "nobody asks about a lesson that is off"
        );
    }
    // Nobody finds another time in ten school days: the slot is free, and nobody is to blame.
    world.play_until("2026-10-26 16:00").await;
    for who in [ONA, observer] {
        assert_eq!(count(&world, who, "vieta atlaisvinta"), 1, "{:?}", world.dms(who));
    }
    assert_eq!(
        count(&world, ADMIN, "Atsilaisvino stebėjimo vieta"),
        1,
        "{:?}",
        world.dms(ADMIN)
    );
    let late = world.press(observer, "Siūlyti laiką").await;
    assert!(late.is_private(), "{late:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_day_away_calls_the_lesson_off_and_a_long_leave_gives_the_slots_free() {
    let world = planned("lt", "Skelbti").await;
    let observer = agreed(&world).await;
    let away = |from: &str, to: &str| [("user", Value::Person(ONA)), ("from", from.into()), ("to", to.into())];
    world
        .slash(ADMIN, "/people leave", away("2026-10-08", "2026-10-09"))
        .await;
    world.play_until("2026-10-06 12:00").await;
    assert_eq!(
        count(&world, observer, "Sutarta pamoka neįvyks"),
        1,
        "{:?}",
        world.dms(observer)
    );
    world
        .slash(ADMIN, "/people leave", away("2026-10-12", "2026-11-20"))
        .await;
    let before = world.dms(ONA).len();
    world.play_until("2026-10-21 12:00").await;
    assert!(
        count(&world, observer, "vieta atlaisvinta") >= 1,
        "{:?}",
        world.dms(observer)
    );
    assert_eq!(world.dms(ONA).len(), before, "nothing reaches who is away");
    world.finish().await;
}

#[tokio::test]
async fn what_nobody_arranged_expires_and_reminders_stay_few() {
    let world = planned("lt", "Skelbti").await;
    world.press(ONA, "Atverti").await;
    let nudges = || {
        let words = "nesutarta dėl pamokos stebėjimo laiko";
        world.dms(ONA).join("\n").matches(words).count()
    };
    let before = world.dms(ONA).len();
    world.play_until("2026-10-13 16:00").await;
    assert_eq!(nudges(), 4, "five school days after publishing, of each of four");
    assert_eq!(
        world.dms(ONA).len(),
        before + 3,
        "the last two go out as one: {:?}",
        world.dms(ONA)
    );
    let together = world.dms(ONA).pop().unwrap();
    assert!(
        together.contains("atkeliavo kartu (2)")
            && TEACHERS
                .iter()
                .any(|name| together.contains(&format!("laiko. · {name}"))),
        "{together}"
    );
    assert!(
        world
            .press(ONA, "Atverti 2")
            .await
            .says("dar nesutarta dėl pamokos stebėjimo laiko")
    );
    world.leap_to("2027-01-18 16:00").await;
    world.leap_to("2027-01-29 18:00").await;
    assert_eq!(nudges(), 8, "once more before the deadline, and never again");
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(list.says("reikia sutarti dėl laiko"), "the last day is a day: {list:?}");
    world.leap_to("2027-02-01 08:05").await;
    let old = world.press(ONA, "Siūlyti laiką").await;
    assert!(old.is_private() && !old.says("Pasirinkite pamokos datą"), "{old:?}");
    let history = world.slash(ADMIN, "/pairing history", []).await;
    assert!(
        history.says("neįvyko") && !history.says("laikas nesutartas"),
        "{history:?}"
    );
    world.finish().await;
}
