//! The coordinator's plan: pairs locked and banned before it is published, mended after an illness.

use kolega::sandbox::Fault;
use sqlx::Connection as _;

use crate::harness::{ADMIN, Answer, PATIENCE, Value, World, buttons};
use crate::observation::{JONAS, ONA, PETRAS, TEACHERS, observers_of, planned, school};

/// The two names of a pair as a select shows it: `3. Ona Petraitienė → Petras Jonaitis`.
fn names(option: &str) -> (String, String) {
    let (_, pair) = option.split_once(". ").expect("a numbered pair");
    let (host, observer) = pair.split_once(" → ").expect("two names");
    (host.to_owned(), observer.to_owned())
}

/// Whether a preview has the pair.
fn has(preview: &Answer, host: &str, observer: &str) -> bool {
    preview.says(&format!("Rodo: **{host}** → stebi: **{observer}**"))
}

fn file(answer: &Answer) -> Option<String> {
    let files = &answer.message().attachments;
    files.first().map(|file| file.filename.clone())
}

#[tokio::test]
async fn pairs_are_locked_and_banned_before_the_plan_is_published() {
    let world = school("lt").await;
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(preview.says("Sumaišius atsitiktinai"), "{preview:?}");
    let options = preview.options();
    let (host, observer) = names(&options[0]);
    let page = world.choose(ADMIN, &options[0]).await;
    assert!(page.says("Jei užfiksuotumėte: planas nepablogėtų"), "{page:?}");
    assert!(page.says("Jei neskirtumėte šių dviejų į porą"), "{page:?}");
    let locked = world.press(ADMIN, "Užfiksuoti").await;
    assert!(locked.says("Užfiksuota."), "{locked:?}");
    world.press(ADMIN, "Grįžti į planą").await;

    let other = options
        .iter()
        .find(|option| {
            let (one, two) = names(option);
            (&one, &two) != (&observer, &host) && (&one, &two) != (&host, &observer)
        })
        .expect("another couple");
    let (one, two) = names(other);
    world.choose(ADMIN, other).await;
    let banned = world.press(ADMIN, "Neskirti į porą").await;
    assert!(banned.says("nebeskirsime"), "{banned:?}");
    let again = world.press(ADMIN, "Perskaičiuoti").await;
    assert!(has(&again, &host, &observer) && again.says("užfiksuota"), "{again:?}");
    assert!(!has(&again, &one, &two) && !has(&again, &two, &one), "{again:?}");

    let drawn = world.press(ADMIN, "Paveikslas (PNG)").await;
    assert!(file(&drawn).is_some_and(|name| name.ends_with(".png")), "{drawn:?}");
    let suggested = world.suggestions(ADMIN, "/pairing lock", "observation", &host).await;
    let lock = suggested.iter().find(|(label, _)| label.contains("(užfiksuota)"));
    let lock = lock.expect("the locked pair is suggested").1.clone();
    let open = world
        .slash(ADMIN, "/pairing lock", [("observation", lock.into())])
        .await;
    assert!(open.is_private() && open.says("Nebeužfiksuota"), "{open:?}");

    world.slash(ADMIN, "/pairing publish", []).await;
    assert!(world.dms(ONA).iter().any(|text| text.contains("Jūs rodote pamoką")));
    let refused = world.slash(ONA, "/pairing repair", []).await;
    assert!(refused.is_private() && !refused.says("→"), "{refused:?}");
    world.finish().await;
}

#[tokio::test]
async fn after_an_illness_the_plan_is_mended_and_only_those_it_touches_are_told() {
    let world = school("lt").await;
    for name in ["Asta Budrė", "Lina Rudytė", "Darius Kuzma", "Nida Laurė"] {
        let options = [("user", Value::Person(name)), ("name", name.into())];
        world.slash(ADMIN, "/people add", options).await;
        world.slash(name, "/observation list", []).await;
    }
    let early = world.slash(ADMIN, "/pairing repair", []).await;
    assert!(early.says("paskelbto plano dar nėra"), "{early:?}");
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    let well = world.slash(ADMIN, "/pairing repair", []).await;
    assert!(well.says("Taisyti nėra ko"), "{well:?}");

    let away = [
        ("user", Value::Person(JONAS)),
        ("from", "2026-10-05".into()),
        ("to", "2026-12-31".into()),
    ];
    world.slash(ADMIN, "/people leave", away).await;
    let preview = world.slash(ADMIN, "/pairing repair", []).await;
    assert!(preview.says(&format!("ilgas nebuvimas: {JONAS}")), "{preview:?}");
    assert!(preview.says("niekas nesikeičia"), "{preview:?}");
    let changed = |who: &str| preview.says(&format!("Rodo: {who} →")) || preview.says(&format!("stebi: {who}\n"));
    let told = |who: &str| world.dms(who).iter().filter(|text| text.contains("Pasikeitė")).count();
    let all = [ONA, PETRAS, "Asta Budrė", "Lina Rudytė", "Darius Kuzma", "Nida Laurė"];
    assert!(
        all.iter().any(|who| !changed(who)),
        "somebody's pairs stay: {preview:?}"
    );
    assert!(
        all.iter().all(|who| told(who) == 0),
        "nothing is sent before it is confirmed"
    );

    let done = world.press(ADMIN, "Patvirtinti").await;
    assert!(done.says("2+2 planas pataisytas"), "{done:?}");
    for who in all {
        assert_eq!(told(who), usize::from(changed(who)), "{who}: {preview:?}");
    }
    assert_eq!(told(JONAS), 0, "nothing is sent to somebody on leave");
    let news = all.iter().filter(|who| changed(who)).flat_map(|who| world.dms(who));
    for text in news.filter(|text| text.contains("Pasikeitė")) {
        assert!(
            text.contains("niekas nekaltas") && !text.contains("nebuvimas"),
            "{text}"
        );
    }
    let again = world.slash(ADMIN, "/pairing repair", []).await;
    assert!(again.says("Taisyti nėra ko"), "{again:?}");
    world.finish().await;
}

#[tokio::test]
async fn two_who_are_excluded_do_not_meet_and_may_again() {
    let world = planned("lt", "Skelbti").await;
    let seen_by = observers_of(&world, ONA)[0];
    let both = || [("user", Value::Person(ONA)), ("other", Value::Person(seen_by))];
    let excluded = world.slash(ADMIN, "/pairing exclude", both()).await;
    assert!(excluded.says("Į vieną porą neskirsime"), "{excluded:?}");
    let preview = world.slash(ADMIN, "/pairing repair", []).await;
    assert!(preview.says("Jūsų sąrašas „neskirti“"), "{preview:?}");
    world.press(ADMIN, "Patvirtinti").await;
    let history = world.slash(ADMIN, "/pairing history", []).await;
    for (host, observer) in [(ONA, seen_by), (seen_by, ONA)] {
        let pair = format!("Rodo: {host} → stebi: {observer} – laikas nesutartas");
        assert!(!history.says(&pair), "{history:?}");
    }
    let allowed = world.slash(ADMIN, "/pairing exclude", both()).await;
    assert!(allowed.says("vėl galima"), "{allowed:?}");
    world.finish().await;
}

/// A timetable in which everybody teaches at other times, with gaps to visit in.
fn timetable(teachers: &[&str]) -> Vec<u8> {
    let mut file = "teacher,weekday,period,class,subject,room\n".to_owned();
    for (number, teacher) in teachers.iter().enumerate() {
        for weekday in 1..=5 {
            for period in (1..=7).filter(|period| (period * (number + 2) + weekday) % 3 != 0) {
                file += &format!("{teacher},{weekday},{period},{period}b,Fizika,{}\n", 200 + number);
            }
        }
    }
    file.into_bytes()
}

#[tokio::test]
async fn a_published_plan_proposes_lessons_and_what_is_taken_leaves_the_list() {
    let world = school("lt").await;
    let file = Value::File("timetable.csv", timetable(&TEACHERS));
    world.slash(ADMIN, "/timetable import", [("file", file)]).await;
    world.press(ADMIN, "Patvirtinti").await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    let message = world.dm_messages(ONA).pop().expect("a published plan");
    let text = message.whole_text();
    assert!(
        text.contains("Sunumeruotos pamokos") && text.contains("· Fizika ·"),
        "{text}"
    );
    let first = buttons(&message).into_iter().find(|label| label.starts_with("1. "));
    let first = first.unwrap_or_else(|| panic!("a lesson to propose: {text}"));
    let offered = world.press(ONA, &first).await;
    assert!(offered.says("Pasiūlyta"), "{offered:?}");
    let asked = TEACHERS
        .iter()
        .filter(|who| world.dms(who).iter().any(|text| text.contains("Siūlomas pamokos")));
    let asked: Vec<_> = asked.collect();
    assert_eq!(asked.len(), 1, "only the other one is asked");
    let agreed = world.press(asked[0], "Tinka").await;
    assert!(agreed.says("Sutarta"), "{agreed:?}");
    // The old message still has the button; its lesson is agreed.
    let again = world.press(ONA, &first).await;
    assert!(again.says("jau sutart"), "{again:?}");
    world.finish().await;
}

/// A transaction of somebody else's that keeps the application from writing until it is given back.
async fn hold_the_file(world: &World) -> sqlx::SqliteConnection {
    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(world.database());
    let mut file = sqlx::SqliteConnection::connect_with(&file).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut file).await.unwrap();
    file
}

#[tokio::test]
async fn a_plan_that_takes_long_is_promised_in_time_and_shown_when_it_is_there() {
    let world = school("lt").await;
    // A type 5 answer: Discord shows that something is being worked out, to this person only.
    let promises = |discord: &kolega::sandbox::World| {
        let traffic = discord.traffic();
        let promised = |it: &&kolega::sandbox::Exchange| {
            it.template.ends_with("/callback") && it.request["type"] == 5 && it.request["data"]["flags"] == 64
        };
        traffic.iter().filter(promised).count()
    };
    let before = promises(&world.discord);
    // Discord is in trouble for a moment, too: what is promised is given again.
    let original = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
    world.discord.fail_next(Fault::status("PATCH", original, 502).times(2));
    let mut file = hold_the_file(&world).await;
    let waits = async {
        let promised = |discord: &kolega::sandbox::World| (promises(discord) > before).then_some(());
        world.discord.wait_for("a promise", PATIENCE, promised).await.unwrap();
        sqlx::query("ROLLBACK").execute(&mut file).await.unwrap();
    };
    let (preview, ()) = tokio::join!(world.slash(ADMIN, "/pairing preview", []), waits);
    assert!(preview.is_private() && preview.says("Naujų porų: 10"), "{preview:?}");

    // The same for a press.
    let before = promises(&world.discord);
    let mut file = hold_the_file(&world).await;
    let waits = async {
        let promised = |discord: &kolega::sandbox::World| (promises(discord) > before).then_some(());
        world.discord.wait_for("a promise", PATIENCE, promised).await.unwrap();
        sqlx::query("ROLLBACK").execute(&mut file).await.unwrap();
    };
    let (again, ()) = tokio::join!(world.press(ADMIN, "Kitas variantas"), waits);
    assert!(again.is_private() && again.says("Naujų porų: 10"), "{again:?}");
    let published = world.press(ADMIN, "Skelbti").await;
    assert!(published.says("Paskelbta porų: 10"), "{published:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_pair_locked_by_command_outlives_the_repair_around_it() {
    let world = planned("lt", "Skelbti").await;
    let pairs = world.suggestions(ADMIN, "/pairing lock", "observation", "").await;
    let (label, word) = pairs
        .iter()
        .find(|(label, _)| !label.contains(JONAS))
        .expect("a pair without the one who falls ill");
    let (host, observer) = label.split_once(" → ").expect("two names");
    let lock = || [("observation", word.clone().into())];
    let locked = world.slash(ADMIN, "/pairing lock", lock()).await;
    assert!(locked.is_private() && locked.says("Užfiksuota."), "{locked:?}");
    let stranger = world.slash(ONA, "/pairing lock", lock()).await;
    assert!(stranger.is_private() && !stranger.says("→"), "{stranger:?}");
    let absent = world
        .slash(ADMIN, "/pairing lock", [("observation", "99999".into())])
        .await;
    assert!(absent.says("plane neradome"), "{absent:?}");

    let away = [
        ("user", Value::Person(JONAS)),
        ("from", "2026-10-05".into()),
        ("to", "2026-12-31".into()),
    ];
    world.slash(ADMIN, "/people leave", away).await;
    let preview = world.slash(ADMIN, "/pairing repair", []).await;
    let gone = format!("Rodo: {host} → stebi: {observer}");
    let difference = preview.text();
    let ends = difference.split("**Naujos poros**").next().unwrap_or_default();
    assert!(!ends.contains(&gone) && ends.contains(JONAS), "{difference}");
    world.press(ADMIN, "Patvirtinti").await;
    let history = world.slash(ADMIN, "/pairing history", []).await;
    assert!(history.says(&format!("{gone} – laikas nesutartas")), "{history:?}");
    assert!(world.dms(JONAS).iter().all(|text| !text.contains("Pasikeitė")));
    world.finish().await;
}

#[tokio::test]
async fn a_school_that_wants_mutual_pairs_gets_them_and_is_told_how_many() {
    let world = World::with(|config| config.policies.pairing.reciprocal = true).await;
    let options = [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", options).await;
    for name in TEACHERS {
        let options = [("user", Value::Person(name)), ("name", name.into())];
        world.slash(ADMIN, "/people add", options).await;
    }
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(
        preview.says("Abipusių stebėjimų: 5. Tokio pat gero plano"),
        "{preview:?}"
    );
    assert_eq!(
        preview.text().matches(" · stebi vienas kitą").count(),
        10,
        "{preview:?}"
    );
    world.press(ADMIN, "Skelbti").await;
    let history = world.slash(ADMIN, "/pairing history", []).await;
    let text = history.text();
    let pairs: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| {
            line.strip_prefix("• Rodo: ")?
                .split(" – ")
                .next()?
                .split_once(" → stebi: ")
        })
        .collect();
    assert_eq!(pairs.len(), 10, "{text}");
    assert!(
        pairs.iter().all(|(host, observer)| pairs.contains(&(*observer, *host))),
        "{text}"
    );
    world.finish().await;
}
