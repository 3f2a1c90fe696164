//! 2+2 beside the plan: invitations and visits that already happened, and what nobody can find out by them.

use crate::harness::{ADMIN, Answer, Value, World};
use crate::observation::{JONAS, ONA, PETRAS, RASA};

pub async fn colleagues(language: &str) -> World {
    let staff = [
        (ONA, "fizika", "", ""),
        (PETRAS, "chemija", "", ""),
        (RASA, "muzika", "", ""),
        (JONAS, "istorija", "", ""),
    ];
    World::school(language, &staff).await
}

async fn invites(world: &World, host: &str, observer: &'static str) -> Answer {
    let options = [("user", Value::Person(observer))];
    world.slash(host, "/observation invite", options).await
}

/// The visit of Thursday, 1 October, lesson 3.
async fn logs(world: &World, who: &str, with: &'static str, role: &str) -> Answer {
    let options = [
        ("user", Value::Person(with)),
        ("role", role.into()),
        ("date", "2026-10-01".into()),
        ("period", "3".into()),
    ];
    world.slash(who, "/observation log", options).await
}

fn about(world: &World, who: &str, words: &str) -> Vec<String> {
    let all = world.dms(who).into_iter();
    all.filter(|text| text.contains(words)).collect()
}

#[tokio::test]
async fn where_discord_offers_no_accounts_a_colleague_is_found_by_name() {
    let world = colleagues("lt").await;
    let names = |found: Vec<(String, String)>| found.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let all = names(world.suggestions(ONA, "/observation invite", "person", "").await);
    assert!(all.len() > 2 && !all.contains(&ONA.to_owned()), "{all:?}");
    let found = world
        .suggestions(ONA, "/observation invite", "person", &RASA[..4])
        .await;
    assert_eq!(names(found.clone()), [RASA]);
    let nobody = world.slash_dm(ONA, "/observation invite", []).await;
    assert!(nobody.says("Nurodykite, apie ką kalbama"), "{nobody:?}");
    let person = [("person", found[0].1.as_str().into())];
    let invited = world.slash_dm(ONA, "/observation invite", person).await;
    assert!(invited.says("Pakviesta.") && invited.says(RASA), "{invited:?}");
    assert_eq!(about(&world, RASA, "kviečia Jus stebėti").len(), 1);
    let visit = [
        ("person", PETRAS.into()),
        ("role", "observer".into()),
        ("date", "2026-10-01".into()),
        ("period", "3".into()),
    ];
    let logged = world.slash_dm(ONA, "/observation log", visit).await;
    assert!(logged.says(PETRAS), "{logged:?}");
    world.finish().await;
}

#[tokio::test]
async fn an_invited_colleague_accepts_and_the_two_agree_like_any_pair() {
    let world = colleagues("lt").await;
    let invited = invites(&world, ONA, RASA).await;
    assert!(invited.is_private() && invited.says("Pakviesta."), "{invited:?}");
    let again = invites(&world, ONA, RASA).await;
    assert!(again.says("jau pakvietėte"), "{again:?}");
    assert_eq!(about(&world, RASA, "kviečia Jus stebėti").len(), 1);
    let mine = world.slash(RASA, "/observation list", []).await;
    assert!(mine.says("Laukia atsakymo") && mine.says(ONA), "{mine:?}");
    let page = world.choose(RASA, &format!("Jus kviečia: {ONA}")).await;
    assert!(page.says("laukia Jūsų atsakymo"), "{page:?}");

    let no = world.press(RASA, "Negaliu").await;
    assert!(no.says("Atsakyta neigiamai"), "{no:?}");
    assert_eq!(about(&world, ONA, "nepriimtas").len(), 1);
    let yes = world.press(RASA, "Vis dėlto sutinku").await;
    assert!(yes.says("Sutikote stebėti") && yes.says(ONA), "{yes:?}");
    let twice = world.press(RASA, "Tinka").await;
    assert!(
        twice.says("Sutikote stebėti"),
        "pressed again in the message: {twice:?}"
    );
    assert_eq!(about(&world, ONA, "priimtas. Susitarkite").len(), 1);
    let paired = invites(&world, ONA, RASA).await;
    assert!(paired.says("jau esate tokioje pat poroje"), "{paired:?}");

    let dates = world.press(ONA, "Siūlyti laiką").await;
    assert!(!dates.options().is_empty(), "{dates:?}");
    world.choose(ONA, "spalio 8 d., ketvirtadienis").await;
    world.choose(ONA, "3 pamoka").await;
    world.fill(ONA, &[("room", "204 kab.")]).await;
    let agreed = world.press(RASA, "Tinka").await;
    assert!(agreed.says("Sutarta"), "{agreed:?}");
    assert_eq!(about(&world, ONA, "Pamokos stebėjimas sutartas").len(), 1);
    world.finish().await;
}

#[tokio::test]
async fn an_obstacle_cannot_be_told_from_a_refusal_or_from_silence() {
    let world = colleagues("lt").await;
    world.slash(PETRAS, "/my settings", []).await;
    world.choose_people(PETRAS, &[ONA]).await;
    let people = [("user", Value::Person(ONA)), ("other", Value::Person(JONAS))];
    world.slash(ADMIN, "/pairing exclude", people).await;

    let neutral = |text: String, name: &str, account: String| text.replace(name, "X").replace(&account, "@");
    let mut answers = Vec::new();
    for name in [PETRAS, JONAS, RASA] {
        let answer = invites(&world, ONA, name).await;
        answers.push(neutral(answer.text(), name, world.person(name).to_string()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    let list = world.slash(ONA, "/observation list", []).await.text();
    assert_eq!(list.matches("laukiama atsakymo").count(), 3, "{list}");
    for name in [PETRAS, JONAS] {
        assert_eq!(about(&world, name, "kviečia"), Vec::<String>::new());
        let list = world.slash(name, "/observation list", []).await;
        assert!(!list.says(ONA), "{list:?}");
    }
    assert_eq!(about(&world, RASA, "kviečia").len(), 1);

    world.play_until("2026-10-13 08:05").await;
    let ends: Vec<String> = world.dms(ONA);
    assert!(ends.iter().any(|text| text.contains("nepriimtas")), "{ends:?}");
    let list = world.slash(ONA, "/observation list", []).await;
    assert!(!list.says("laukiama atsakymo"), "{list:?}");
    let late = world.press(RASA, "Tinka").await;
    assert!(late.says("nebegalioja"), "{late:?}");

    // One's own wish is no secret to oneself, and nobody is asked.
    let own = invites(&world, PETRAS, ONA).await;
    assert!(own.says("Jūsų sąraše"), "{own:?}");
    let nobody = invites(&world, ONA, ONA).await;
    assert!(nobody.says("du skirtingus žmones"), "{nobody:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_visit_that_happened_counts_once_the_other_confirms_it() {
    let world = colleagues("lt").await;
    let side = world
        .slash(RASA, "/observation log", [("user", Value::Person(JONAS))])
        .await;
    assert_eq!(side.buttons(), ["Aš rodžiau", "Aš stebėjau"], "{side:?}");
    world.press(RASA, "Aš stebėjau").await;
    let lessons = world.choose(RASA, "spalio 1 d., ketvirtadienis").await;
    assert!(lessons.says(JONAS) && lessons.says("Kurią pamoką?"), "{lessons:?}");
    let entered = world.choose(RASA, "3 pamoka").await;
    assert!(
        entered.says("Įrašyta.") && entered.says("laukiama kolegos patvirtinimo"),
        "{entered:?}"
    );
    let again = logs(&world, RASA, JONAS, "observer").await;
    assert!(again.says("jau įrašytas"), "{again:?}");
    assert_eq!(about(&world, JONAS, "Ar jis įvyko?").len(), 1);

    world.slash(RASA, "/observation feedback", []).await;
    world.press(RASA, "Tęsti").await;
    let texts = [("focus_answer", "Visi dainavo."), ("my_takeaway", "Dainuosime ir mes.")];
    assert!(world.fill(RASA, &texts).await.says("Išsaugota"));
    let list = world.slash(RASA, "/observation list", []).await;
    assert!(list.says("Stebėta: 0 iš 2"), "not confirmed yet: {list:?}");
    let confirmed = world.press(JONAS, "Įvyko").await;
    assert!(confirmed.says("Pažymėta: pamoka įvyko."), "{confirmed:?}");
    assert_eq!(about(&world, RASA, "patvirtino Jūsų įrašytą").len(), 1);
    let list = world.slash(RASA, "/observation list", []).await;
    assert!(list.says("Stebėta: 1 iš 2"), "{list:?}");

    // Jonas enters the same visit: it is there already.
    assert!(logs(&world, JONAS, RASA, "host").await.says("jau įrašytas"));
    for (date, words) in [
        ("2026-10-08", "dar neprasidėjo"),
        ("2026-10-03", "pamokų nėra"),
        ("2026-05-06", "nepatenka į pusmečio"),
        ("rytoj", "Datos neatpažinome"),
    ] {
        let options = [
            ("user", Value::Person(JONAS)),
            ("role", "host".into()),
            ("date", date.into()),
            ("period", "3".into()),
        ];
        let refused = world.slash(RASA, "/observation log", options).await;
        assert!(refused.says(words), "{date}: {refused:?}");
    }
    world.finish().await;
}

#[tokio::test]
async fn a_visit_that_nobody_remembers_counts_for_nobody() {
    let world = colleagues("lt").await;
    logs(&world, ONA, PETRAS, "host").await;
    let denied = world.press(PETRAS, "Neįvyko").await;
    assert!(denied.says("tokio stebėjimo nebuvo"), "{denied:?}");
    assert_eq!(about(&world, ONA, "nepatvirtino Jūsų įrašyto").len(), 1);
    assert!(
        world.press(PETRAS, "Neįvyko").await.says("nepatvirtintas"),
        "pressed again"
    );
    assert!(!world.dms(ADMIN).iter().any(|text| text.contains("Atsilaisvino")));

    let entered = logs(&world, ONA, RASA, "host").await;
    assert!(entered.buttons().contains(&"Atsiimti įrašą".to_owned()), "{entered:?}");
    assert!(world.press(ONA, "Atsiimti įrašą").await.says("Įrašas atsiimtas."));
    let late = world.press(RASA, "Įvyko").await;
    assert!(late.says("jau baigtas"), "{late:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_same_ways_are_open_in_english() {
    let world = colleagues("en").await;
    let invited = invites(&world, ONA, RASA).await;
    assert!(
        invited.says("Invited. A message will tell you the answer."),
        "{invited:?}"
    );
    let told = world.dms(RASA).pop().unwrap();
    assert!(told.contains("A colleague invites you to observe a lesson."), "{told}");
    let back = world.press(ONA, "Take the invitation back").await;
    assert!(back.says("The invitation is taken back."), "{back:?}");
    let late = world.press(RASA, "Accept").await;
    assert!(late.says("no longer open"), "{late:?}");
    let entered = logs(&world, RASA, JONAS, "observer").await;
    assert!(
        entered.says("Entered. It counts once your colleague confirms it."),
        "{entered:?}"
    );
    assert!(
        world
            .press(JONAS, "Took place")
            .await
            .says("On record: the lesson took place.")
    );
    assert_eq!(about(&world, RASA, "confirmed the observation you entered").len(), 1);
    world.finish().await;
}
