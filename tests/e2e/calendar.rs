//! The school's own calendar: shown, made the school's own, confirmed; prompts and lessons follow it.

use crate::cast::ONA;
use crate::harness::{ADMIN, Value, World};

async fn school(language: &str) -> World {
    World::school(language, &[(ONA, "", "", "")]).await
}

fn days<'a>(from: &str, to: &str) -> Vec<(&'a str, Value)> {
    vec![("from", from.into()), ("to", to.into())]
}

fn prompts(world: &World) -> usize {
    world.dms(ONA).iter().filter(|text| text.contains("refleksij")).count()
}

#[tokio::test]
async fn a_schools_own_break_moves_the_months_question_and_can_be_taken_back() {
    let world = school("lt").await;
    let shown = world.slash(ONA, "/calendar show", []).await;
    assert!(
        shown.is_private() && shown.says("2026–2027 mokslo metai") && shown.says("rugsėjo 22 d. · spalio 22 d."),
        "{shown:?}"
    );
    assert!(
        shown.says("Rudens atostogos: 2026 m. lapkričio 2–8 d. *(spėjama, nepatvirtinta)*")
            && shown.says("181 mokymosi diena")
            && shown.says("1 pamoka: 8.00–8.45\n2 pamoka: 8.55–9.40"),
        "no line that Discord would draw as a list of its own: {shown:?}"
    );
    assert_eq!(shown.buttons(), Vec::<String>::new(), "a teacher looks");

    let mut own = days("2026-10-26", "2026-10-30");
    own.push(("name", "Rudens atostogos".into()));
    let refused = world.slash(ONA, "/calendar break", own.clone()).await;
    assert!(refused.says("vaidmens nepakanka"), "{refused:?}");
    let saved = world.slash(ADMIN, "/calendar break", own).await;
    assert!(
        saved.says("Įrašyta. Rudens atostogos: 2026 m. spalio 26–30 d."),
        "{saved:?}"
    );
    let shown = world.slash(ONA, "/calendar show", []).await;
    assert!(
        shown.says("rugsėjo 22 d. · spalio 15 d.") && !shown.says("lapkričio 2–8 d."),
        "the guess it replaces is gone: {shown:?}"
    );
    world.play_until("2026-10-15 15:29").await;
    assert_eq!(prompts(&world), 0);
    world.play_until("2026-10-15 15:30").await;
    assert_eq!(prompts(&world), 1, "seven school days before the break");

    let mut off = days("2026-10-26", "2026-10-30");
    off.push(("remove", "true".into()));
    let dropped = world.slash(ADMIN, "/calendar break", off.clone()).await;
    assert!(
        dropped.says("šiomis dienomis vėl pamokos: Rudens atostogos"),
        "{dropped:?}"
    );
    let again = world.slash(ADMIN, "/calendar break", off).await;
    assert!(again.says("nėra laiko be pamokų su tokia pradžia"), "{again:?}");
    assert!(world.slash(ONA, "/calendar show", []).await.says("spalio 22 d."));
    world.play_until("2026-10-22 16:00").await;
    assert_eq!(prompts(&world), 1, "October's question was asked already");
    world.finish().await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_kindly() {
    let world = school("lt").await;
    for (from, to, words) in [
        ("2026-11-08", "2026-11-02", "pabaiga negali būti ankstesnė už pradžią"),
        ("lapkritis", "2026-11-02", "Datos neatpažinome"),
        ("2026-09-01", "2026-12-24", "ne ilgiau kaip 60 dienų"),
        ("2026-10-12", "2026-10-12", "pavadinimas turi būti"),
    ] {
        let refused = world.slash(ADMIN, "/calendar break", days(from, to)).await;
        assert!(refused.is_private() && refused.says(words), "{from}: {refused:?}");
    }
    let refused = world
        .slash(ADMIN, "/calendar periods", [("times", "aštuntą ryto".into())])
        .await;
    assert!(refused.says("Pamokų laiko neatpažinome"), "{refused:?}");
    world.finish().await;
}

#[tokio::test]
async fn guesses_are_asked_about_once_a_week_until_they_are_confirmed() {
    let world = school("lt").await;
    let asked = || {
        world
            .dms(ADMIN)
            .iter()
            .filter(|text| text.contains("nepatvirtint"))
            .count()
    };
    world.play_until("2026-10-12 15:29").await;
    assert_eq!(asked(), 0, "a week of peace after setting up");
    world.play_until("2026-10-18 23:00").await;
    assert_eq!(asked(), 1, "once a week");
    let open = world.slash(ADMIN, "/calendar confirm", []).await;
    assert_eq!(open.buttons().len(), 5, "each by itself, and all: {open:?}");
    let one = world.press(ADMIN, "Patvirtinti: Rudens atostogos").await;
    assert!(
        one.says("Kalėdų atostogos") && !one.says("Rudens atostogos"),
        "what is left to confirm: {one:?}"
    );
    world.play_until("2026-10-19 15:30").await;
    assert_eq!(asked(), 2, "three are still a guess");
    assert!(!world.dms(ADMIN).last().unwrap().contains("Rudens atostogos"));
    let all = world.press(ADMIN, "Patvirtinti visas").await;
    assert!(all.says("Patvirtintos 3 datos."), "{all:?}");
    world.leap_to("2026-11-16 16:00").await;
    assert_eq!(asked(), 2);
    let none = world.slash(ADMIN, "/calendar confirm", []).await;
    assert!(none.says("Visos šių metų atostogų datos patvirtintos"), "{none:?}");
    let refused = world.slash(ONA, "/calendar confirm", []).await;
    assert!(refused.says("vaidmens nepakanka"), "{refused:?}");
    world.finish().await;
}

#[tokio::test]
async fn bell_times_are_the_schools_and_lessons_follow_them() {
    let world = school("en").await;
    let times = "08:30-09:15, 09:25-10:10, 10:20-11:05";
    let saved = world.slash(ADMIN, "/calendar periods", [("times", times.into())]).await;
    assert!(saved.is_private() && saved.says("09:25-10:10"), "{saved:?}");
    let short = [
        ("times", "09:00-09:30, 09:35-10:05".into()),
        ("date", "2026-10-08".into()),
    ];
    let saved = world.slash(ADMIN, "/calendar periods", short).await;
    assert!(saved.says("8 October 2026"), "{saved:?}");
    let shown = world.slash(ONA, "/calendar show", []).await;
    assert!(
        shown.says("Lesson 2: 09:25–10:10") && shown.says("Autumn break") && shown.says("School year 2026–2027"),
        "{shown:?}"
    );
    // A shortened day has two lessons, and the question after the lesson comes by its bell.
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Publish").await;
    world.press(ONA, "Propose a time").await;
    world.choose(ONA, &format!("I show. Observer: {ADMIN}")).await;
    let lessons = world.choose(ONA, "Thursday 8 October").await;
    assert_eq!(lessons.options(), ["Lesson 1", "Lesson 2"]);
    world.choose(ONA, "Lesson 2").await;
    world.fill(ONA, &[("room", "204")]).await;
    let agreed = world.press(ADMIN, "Accept").await;
    assert!(agreed.says("lesson 2 (09:35–10:05)"), "{agreed:?}");
    let asked = || {
        world
            .dms(ADMIN)
            .iter()
            .filter(|text| text.contains("Did it take place?"))
            .count()
    };
    world.play_until("2026-10-08 11:04").await;
    assert_eq!(asked(), 0);
    world.play_until("2026-10-08 11:05").await;
    assert_eq!(asked(), 1, "an hour after the shortened lesson");
    world.finish().await;
}
