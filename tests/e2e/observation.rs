//! 2+2: a plan is looked at and published, a pair agrees on a lesson, observes, writes, talks, and is credited.

use crate::harness::{ADMIN, Value, World};

pub const ONA: &str = "Ona Petraitienė";
pub const PETRAS: &str = "Petras Jonaitis";
pub const RASA: &str = "Rasa Kazlauskaitė";
pub const JONAS: &str = "Jonas Žukas";
pub const TEACHERS: [&str; 4] = [ONA, PETRAS, RASA, JONAS];

/// A school whose people have all acted, in the given language.
pub async fn school(language: &str) -> World {
    let world = World::start().await;
    let options = [("language", language.into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", options).await;
    for name in TEACHERS {
        let options = [("user", Value::Person(name)), ("name", name.into())];
        let answer = world.slash(ADMIN, "/people add", options).await;
        assert!(answer.is_private(), "{answer:?}");
        world.slash(name, "/observation list", []).await;
    }
    world
}

/// The same, with a published plan.
pub async fn planned(language: &str, publish: &str) -> World {
    let world = school(language).await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, publish).await;
    world
}

/// Who observes a lesson of `host`, by the host's published message.
pub fn observers_of(world: &World, host: &str) -> Vec<&'static str> {
    let all = world.dms(host);
    let plan = all
        .iter()
        .find(|text| text.contains("rodote pamoką"))
        .expect("a published plan");
    let shows = plan.split("Jūs stebite pamoką").next().unwrap_or_default();
    let shows = shows.split("Jūs rodote pamoką").nth(1).unwrap_or_default();
    let teachers = TEACHERS
        .into_iter()
        .filter(|name| *name != host && shows.contains(name));
    teachers.collect()
}

/// `host` offers a lesson to one of the observers, step by step; answers that observer.
pub async fn offers(world: &World, host: &str) -> &'static str {
    let observer = observers_of(world, host)[0];
    world.press(host, "Siūlyti laiką").await;
    world.choose(host, &format!("Rodau. Stebi: {observer}")).await;
    world.choose(host, "spalio 8 d., ketvirtadienis").await;
    let window = world.choose(host, "3 pamoka").await;
    assert_eq!(window.window().inputs.len(), 1);
    let answer = world.fill(host, &[("room", "204 kab.")]).await;
    assert!(answer.says("Pasiūlyta"), "{answer:?}");
    observer
}

#[tokio::test]
async fn a_plan_is_looked_at_first_and_published_once() {
    let world = school("lt").await;
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(preview.is_private() && preview.says("Naujų porų: 10"), "{preview:?}");
    assert!(
        preview.says("dar nestebėta") && preview.says("niekas nieko negaus"),
        "{preview:?}"
    );
    assert!(world.dms(ONA).is_empty(), "nothing is sent before it is published");
    let published = world.press(ADMIN, "Skelbti").await;
    assert!(published.says("Paskelbta porų: 10"), "{published:?}");
    for name in TEACHERS {
        let plans = world.dms(name);
        assert_eq!(plans.len(), 1, "{plans:?}");
        assert!(plans[0].contains("Jūs rodote pamoką") && plans[0].contains("Jūs stebite pamoką"));
    }
    let again = world.slash(ADMIN, "/pairing publish", []).await;
    assert!(again.says("jau buvo paskelbtas"), "{again:?}");
    assert_eq!(world.dms(ONA).len(), 1);
    let refused = world.slash(ONA, "/pairing preview", []).await;
    assert!(refused.is_private() && !refused.says("→"), "{refused:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_pair_agrees_observes_writes_and_is_credited() {
    let world = planned("lt", "Skelbti").await;
    let observer = offers(&world, ONA).await;
    let offered = world.dms(observer);
    assert!(offered.last().unwrap().contains("3 pamoka (9.50–10.35)"), "{offered:?}");
    let agreed = world.press(observer, "Tinka").await;
    assert!(agreed.says("Sutarta"), "{agreed:?}");
    assert!(world.dms(ONA).last().unwrap().contains("sutartas"));

    world.press(ONA, "Pildyti").await;
    world.press(ONA, "Tęsti").await;
    let saved = world
        .fill(
            ONA,
            &[
                ("lesson", "Matematika, 7b"),
                ("focus_question", "Ar visi turi laiko pagalvoti?"),
            ],
        )
        .await;
    assert!(saved.says("Ar visi turi laiko pagalvoti?"), "{saved:?}");

    world.play_until("2026-10-08 11:34").await;
    assert!(!world.dms(observer).last().unwrap().contains("Ar ji įvyko?"));
    world.play_until("2026-10-08 11:35").await;
    assert!(world.dms(ONA).last().unwrap().contains("Ar ji įvyko?"));
    let form = world.press(observer, "Pildyti").await;
    assert!(
        form.says("Ar visi turi laiko pagalvoti?"),
        "feedback asks about the host's focus: {form:?}"
    );
    world.press(observer, "Tęsti").await;
    let saved = world
        .fill(
            observer,
            &[
                ("focus_answer", "Laukėte po penkias sekundes."),
                ("my_takeaway", "Lauksiu ir aš."),
            ],
        )
        .await;
    assert!(saved.says("Išsaugota"), "{saved:?}");

    let told = world.dms(ONA).pop().unwrap();
    assert!(
        told.contains("pateikė grįžtamąjį ryšį") && !told.contains("sekundes"),
        "{told}"
    );
    let read = world.press(ONA, "Atverti").await;
    assert!(
        read.is_private() && read.says("Laukėte po penkias sekundes."),
        "{read:?}"
    );
    world.press(ONA, "Šis stebėjimas").await;
    world.press(ONA, "Aptarėme").await;
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(list.says("Parodyta: 1 iš 2"), "{list:?}");
    let list = world.slash(observer, "/observation list", []).await;
    assert!(list.says("Stebėta: 1 iš 2"), "{list:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_cancelled_lesson_goes_back_to_choosing_across_a_crash() {
    let world = planned("lt", "Skelbti").await;
    let observer = offers(&world, ONA).await;
    world.press(observer, "Tinka").await;
    world.crash_and_restart().await;
    let why = world.slash(observer, "/observation cancel", []).await;
    assert!(why.says("Kodėl pamoka atšaukiama?"), "{why:?}");
    let off = world.press(observer, "Stebintis kolega negali").await;
    assert!(off.says("Pamoka atšaukta"), "{off:?}");
    world.crash_and_restart().await;
    let told = world.dms(ONA);
    assert_eq!(
        told.iter()
            .filter(|text| text.contains("Sutarta pamoka neįvyks"))
            .count(),
        1,
        "{told:?}"
    );
    let window = world.slash(
        ONA,
        "/observation propose",
        [
            (
                "observation",
                world
                    .suggestions(ONA, "/observation propose", "observation", observer)
                    .await[0]
                    .1
                    .clone()
                    .into(),
            ),
            ("date", "2026-10-13".into()),
            ("period", "2".into()),
        ],
    );
    let offered = window.await;
    assert!(offered.says("204 kab."), "the room to start from: {offered:?}");
    world.press(observer, "Tinka").await;
    assert!(world.dms(ONA).last().unwrap().contains("spalio 13 d."));
    world.finish().await;
}

#[tokio::test]
async fn illness_on_the_morning_is_told_at_once_and_before_dawn_without_a_sound() {
    for (moment, silent) in [("2026-10-08 05:50", true), ("2026-10-08 07:10", false)] {
        let world = planned("lt", "Skelbti").await;
        let observer = offers(&world, ONA).await;
        world.press(observer, "Tinka").await;
        world.play_until(moment).await;
        world.slash(observer, "/observation cancel", []).await;
        world.press(observer, "Stebintis kolega negali").await;
        let told = world.dm_messages(ONA).pop().unwrap();
        assert!(
            told.whole_text().contains("Sutarta pamoka neįvyks"),
            "{moment}: {told:?}"
        );
        assert_eq!(told.flags & 4096 != 0, silent, "{moment}: {told:?}");
        world.play_until("2026-10-08 11:40").await;
        let asked = world.dms(ONA).iter().any(|text| text.contains("Ar ji įvyko?"));
        assert!(!asked, "nobody asks about a lesson that is off");
        world.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_suit_is_said_by_one_press_and_nobody_is_asked_why() {
    let world = planned("lt", "Skelbti").await;
    let observer = offers(&world, ONA).await;
    world.press(observer, "Negaliu").await;
    world.press(observer, "Netinka šis laikas").await;
    assert!(
        world.dms(ONA).last().unwrap().contains("netinka"),
        "{:?}",
        world.dms(ONA)
    );
    world.press(ONA, "Negaliu").await;
    let over = world.press(ONA, "Negaliu dalyvauti šioje poroje").await;
    assert!(over.says("priežasties niekas neklaus"), "{over:?}");
    assert!(world.dms(observer).last().unwrap().contains("negali dalyvauti"));
    assert!(world.dms(ADMIN).iter().any(|text| text.contains("Atsilaisvino")));
    world.finish().await;
}

#[tokio::test]
async fn the_same_way_is_open_in_english() {
    let world = planned("en", "Publish").await;
    let plan = world.dms(ONA).pop().unwrap();
    assert!(
        plan.contains("You show a lesson to") && plan.contains("You observe a lesson of"),
        "{plan}"
    );
    let dates = world.press(ONA, "Propose a time").await;
    assert!(
        dates.options().iter().any(|option| option.starts_with("I show")),
        "{dates:?}"
    );
    let page = world.slash(ONA, "/observation list", []).await;
    assert!(page.says("Shown: 0 of 2"), "{page:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_whole_way_reads_english_where_the_school_does() {
    let world = planned("en", "Publish").await;
    let plan = world.dms(ONA).pop().unwrap();
    let shows = plan.split("You observe a lesson of:").next().unwrap();
    let observer = TEACHERS
        .into_iter()
        .find(|name| *name != ONA && shows.contains(name))
        .unwrap();
    world.press(ONA, "Propose a time").await;
    world.choose(ONA, &format!("I show. Observer: {observer}")).await;
    world.choose(ONA, "Thursday 8 October").await;
    world.choose(ONA, "Lesson 3").await;
    assert!(world.fill(ONA, &[("room", "204")]).await.says("Proposed."));
    assert!(world.press(observer, "Accept").await.says("Agreed!"));
    let told = world.dms(ONA).pop().unwrap();
    assert!(
        told.contains("The lesson observation is agreed: Thursday 8 October, lesson 3 (09:50–10:35), room: 204"),
        "{told}"
    );
    world.press(ONA, "Fill in").await;
    world.press(ONA, "Continue").await;
    let texts = [
        ("lesson", "Mathematics, 7b"),
        ("focus_question", "Has everybody time to think?"),
    ];
    assert!(world.fill(ONA, &texts).await.says("Saved"));
    world.play_until("2026-10-08 11:35").await;
    let asked = world.dms(observer).pop().unwrap();
    assert!(
        asked.contains("Did it take place?") && asked.contains("It was agreed for: Thursday 8 October"),
        "{asked}"
    );
    let form = world.press(observer, "Fill in").await;
    assert!(form.says("“Has everybody time to think?”"), "{form:?}");
    world.press(observer, "Continue").await;
    let texts = [
        ("focus_answer", "You waited five seconds."),
        ("my_takeaway", "I will wait, too."),
    ];
    assert!(world.fill(observer, &texts).await.says("Saved"));
    let told = world.dms(ONA).pop().unwrap();
    assert!(
        told.contains("Feedback on your lesson is ready.") && !told.contains("seconds"),
        "{told}"
    );
    assert!(world.press(ONA, "Open").await.says("You waited five seconds."));
    world.press(ONA, "This observation").await;
    let closed = world.press(ONA, "We talked it through").await;
    assert!(
        closed.says("On record: the lesson was talked through.")
            && closed.says("count until 5 February 2027 inclusive."),
        "{closed:?}"
    );
    assert!(world.slash(ONA, "/observation list", []).await.says("Shown: 1 of 2"));
    assert!(
        world
            .slash(observer, "/observation list", [])
            .await
            .says("Observed: 1 of 2")
    );
    for text in world.dms(ONA).iter().chain(&world.dms(observer)) {
        assert!(
            !text.contains("amok") && !text.contains("tebė"),
            "no Lithuanian: {text}"
        );
    }
    world.finish().await;
}
