//! What is written about a lesson is passed on by whoever it is to share, read by whom it is meant for, and taken back.

use crate::harness::{ADMIN, Answer, Value, World};
use crate::observation::{ONA, TEACHERS, planned};

const IEVA: &str = "Ieva Eglė";

/// The words of one language on the way.
struct Words {
    language: &'static str,
    publish: &'static str,
    shows: &'static str,
    accept: &'static str,
    onward: &'static str,
    share: &'static str,
    /// Feedback: nobody else, the own curator too.
    feedback: [&'static str; 2],
    /// A self-assessment: the observer, the curator.
    look_back: [&'static str; 2],
    with_me: &'static str,
    asked: &'static str,
    three: &'static str,
    gone: &'static str,
    /// In the log of who has read: who wrote it.
    by: &'static str,
    read_by: &'static str,
    /// What `/privacy show` calls feedback from colleagues.
    received: &'static str,
    /// Feedback: out of sight, back, a talk.
    hurts: [&'static str; 3],
    helped: &'static str,
}

const LT: Words = Words {
    language: "lt",
    publish: "Skelbti",
    shows: "Rodau.",
    accept: "Tinka",
    onward: "Tęsti",
    share: "Dalytis",
    feedback: ["Tik aš ir pamokos stebėtojas", "Aš, stebėtojas ir mano kuratorius"],
    look_back: ["Aš ir pamokos stebėtojas", "Aš ir mano kuratorius"],
    with_me: "Su manimi pasidalyta: 1",
    asked: "Kas galės tai matyti?",
    three: "Jūs, pamokos stebėtojas ir Jūsų kuratorius",
    gone: "jau nebėra",
    by: "(parašė: ",
    read_by: "Skaitė: ",
    received: "Kolegų grįžtamasis ryšys apie Jūsų pamokas",
    hurts: ["Paslėpti", "Vėl rodyti", "Paprašyti padėti pasikalbėti"],
    helped: "prašoma padėti abiem kolegoms pasikalbėti",
};

const EN: Words = Words {
    language: "en",
    publish: "Publish",
    shows: "I show.",
    accept: "Accept",
    onward: "Continue",
    share: "Share",
    feedback: ["Only me and the observer", "Me, the observer and my curator"],
    look_back: ["Me and the observer", "Me and my curator"],
    with_me: "Shared with me: 1",
    asked: "Who may see this?",
    three: "you, the lesson's observer and your curator",
    gone: "no longer there",
    by: "(written by ",
    read_by: "Read by: ",
    received: "Feedback from colleagues about your lessons",
    hurts: ["Hide", "Show again", "Ask for help to talk"],
    helped: "you are asked to help the two colleagues talk",
};

/// A lesson of Ona's took place, and its observer wrote feedback; Ieva is Ona's curator. Answers the observer.
async fn told(words: &Words) -> (World, &'static str) {
    let world = planned(words.language, words.publish).await;
    let added = [("user", Value::Person(IEVA)), ("name", IEVA.into())];
    world.slash(ADMIN, "/people add", added).await;
    let curated = [("user", Value::Person(ONA)), ("curator", Value::Person(IEVA))];
    world.slash(ADMIN, "/people edit", curated).await;
    let lessons = world.suggestions(ONA, "/observation propose", "observation", "").await;
    let shown = lessons.iter().filter(|(label, _)| label.starts_with(words.shows));
    let with_a_teacher = |(label, id): &(String, String)| {
        let observer = TEACHERS.into_iter().find(|name| label.contains(name))?;
        Some((observer, id.clone()))
    };
    let (observer, id) = shown.filter_map(with_a_teacher).next().unwrap();
    let lesson = [
        ("observation", id.into()),
        ("date", "2026-10-08".into()),
        ("period", "3".into()),
        ("room", "204".into()),
    ];
    world.slash(ONA, "/observation propose", lesson).await;
    world.press(observer, words.accept).await;
    world.play_until("2026-10-08 11:35").await;
    world.slash(observer, "/observation feedback", []).await;
    world.press(observer, words.onward).await;
    let texts = [
        ("focus_answer", "Laukėte po penkias sekundes."),
        ("my_takeaway", "Lauksiu."),
    ];
    let saved = world.fill(observer, &texts).await;
    assert!(
        saved.says("penkias sekundes") && !saved.buttons().contains(&words.share.to_owned()),
        "its author cannot pass it on: {saved:?}"
    );
    (world, observer)
}

/// What somebody reads when they open the only thing that is shared with them.
async fn reads(world: &World, words: &Words, who: &str) -> Answer {
    world.slash(who, "/my overview", []).await;
    let list = world.press(who, words.with_me).await;
    let line = list.options().remove(0);
    let read = world.choose(who, &line).await;
    assert!(read.is_private() && line.starts_with(ONA), "{line}: {read:?}");
    read
}

async fn nothing_for(world: &World, people: &[&str]) {
    for who in people {
        let page = world.slash(who, "/my overview", []).await;
        let offered = page.buttons().join(" ");
        assert!(
            !offered.contains("pasidalyta") && !offered.contains("Shared"),
            "{who}: {page:?}"
        );
    }
}

async fn feedback_is_passed_on(words: &Words) {
    let (world, observer) = told(words).await;
    let others: Vec<&str> = TEACHERS.into_iter().chain([ADMIN]).collect();
    nothing_for(&world, &[IEVA]).await;
    let read = world.slash(ONA, "/observation feedback", []).await;
    assert!(read.says("penkias sekundes"), "{read:?}");
    assert!(world.press(ONA, words.share).await.says(words.asked));
    let shared = world.press(ONA, words.feedback[1]).await;
    assert!(shared.says(words.three), "{shared:?}");

    let read = reads(&world, words, IEVA).await;
    assert!(read.says("penkias sekundes") && read.says(observer), "{read:?}");
    nothing_for(&world, &others).await;
    let log = world.slash(observer, "/privacy log", []).await;
    assert!(
        log.says(IEVA) && log.says(ONA) && !log.says(words.by),
        "its author learns who read it: {log:?}"
    );
    let log = world.slash(ONA, "/privacy log", []).await;
    assert!(
        log.says(IEVA) && log.says(&format!("{}{observer}", words.by)) && !log.says("penkias"),
        "so does the host, who passed it on: {log:?}"
    );
    for (who, count) in [(ONA, 1), (observer, 0)] {
        let kept = world.slash(who, "/privacy show", []).await;
        let line = kept
            .text()
            .lines()
            .find(|line| line.contains(words.received))
            .map(str::to_owned);
        let line = line.expect("what a person received is theirs to know of");
        assert!(
            line.ends_with(&format!(": {count}")) && !kept.says("penkias"),
            "{who}: {line}"
        );
    }
    let read = world.slash(ONA, "/observation feedback", []).await;
    assert!(read.says(&format!("{}{IEVA}", words.read_by)), "{read:?}");

    world.slash(ONA, "/observation feedback", []).await;
    world.press(ONA, words.share).await;
    world.press(ONA, words.feedback[0]).await;
    let line = world.last_answer(IEVA).options().remove(0);
    let refused = world.choose(IEVA, &line).await;
    assert!(refused.says(words.gone) && !refused.says("penkias"), "{refused:?}");
    nothing_for(&world, &[IEVA]).await;
    for who in others.into_iter().chain([IEVA]) {
        assert!(!world.dms(who).join("\n").contains("penkias"), "{:?}", world.dms(who));
    }
    world.finish().await;
}

async fn a_self_assessment_is_shared(words: &Words) {
    let (world, observer) = told(words).await;
    world.slash(ONA, "/observation reflect", []).await;
    world.press(ONA, words.onward).await;
    assert!(
        world
            .fill(ONA, &[("worked", "Pauzės padėjo.")])
            .await
            .says("Pauzės padėjo.")
    );
    world.press(ONA, words.share).await;
    world.press(ONA, words.look_back[0]).await;
    assert!(reads(&world, words, observer).await.says("Pauzės padėjo."));
    nothing_for(&world, &[IEVA, ADMIN]).await;
    world.press(ONA, words.look_back[1]).await;
    assert!(reads(&world, words, IEVA).await.says("Pauzės padėjo."));
    nothing_for(&world, &[observer, ADMIN]).await;
    // The office ends, and with it the access.
    let ended = [
        ("user", Value::Person(IEVA)),
        ("role", "curator".into()),
        ("remove", "true".into()),
    ];
    world.slash(ADMIN, "/people role", ended).await;
    nothing_for(&world, &[IEVA]).await;
    world.finish().await;
}

async fn feedback_hurts(words: &Words) {
    let (world, observer) = told(words).await;
    let [hide, show, talk] = words.hurts;
    world.slash(ONA, "/observation feedback", []).await;
    let hidden = world.press(ONA, hide).await;
    assert!(
        !hidden.says("penkias") && !hidden.buttons().contains(&words.share.to_owned()),
        "{hidden:?}"
    );
    world.crash_and_restart().await;
    assert!(!world.slash(ONA, "/observation feedback", []).await.says("penkias"));
    let own = world.slash(observer, "/observation feedback", []).await;
    assert!(own.says("penkias"), "its author learns nothing of it: {own:?}");
    world.slash(ONA, "/observation feedback", []).await;
    assert!(world.press(ONA, show).await.says("penkias"));
    for _ in 0..2 {
        world.slash(ONA, "/observation feedback", []).await;
        world.press(ONA, talk).await;
    }
    let asked: Vec<String> = world
        .dms(ADMIN)
        .into_iter()
        .filter(|text| text.contains(words.helped))
        .collect();
    assert_eq!(asked.len(), 1, "once: {asked:?}");
    assert!(asked[0].contains(ONA) && asked[0].contains(observer) && !asked[0].contains("penkias"));
    assert!(!world.dms(observer).join("\n").contains(words.helped));
    world.finish().await;
}

#[tokio::test]
async fn feedback_that_hurts_is_put_out_of_sight_or_talked_about_with_help() {
    feedback_hurts(&LT).await;
}

#[tokio::test]
async fn feedback_that_hurts_is_talked_about_in_english() {
    feedback_hurts(&EN).await;
}

#[tokio::test]
async fn feedback_is_the_hosts_to_pass_on_to_the_own_curator() {
    feedback_is_passed_on(&LT).await;
}

#[tokio::test]
async fn feedback_is_passed_on_in_english() {
    feedback_is_passed_on(&EN).await;
}

#[tokio::test]
async fn a_self_assessment_is_read_by_whom_it_is_shared_with() {
    a_self_assessment_is_shared(&LT).await;
}

#[tokio::test]
async fn a_self_assessment_is_shared_in_english() {
    a_self_assessment_is_shared(&EN).await;
}
