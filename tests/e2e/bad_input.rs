//! What nobody should send and somebody will: invented buttons, texts of every kind of letter, names that are commands to
//! Discord, a list of thousands, a full disk. Each gets an answer, and nothing is lost.

use kolega::discord::action::SHAPES;
use kolega::sandbox::Outcome;
use proptest::prelude::*;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::cast::{JONAS, ONA};
use crate::harness::{ADMIN, Value, World};

/// Right to left, combining marks, joined emoji, invisible signs, marks of Markdown, mentions, and the odd control sign.
const SCRAPS: [&str; 14] = [
    "Ąžuolų ėjimas. ",
    "שלום עולם ",
    "مرحبا بالعالم ",
    "e\u{301}\u{302}\u{303}\u{304}\u{305} ",
    "👩🏽‍🏫👨‍👩‍👧‍👦🏳️‍🌈 ",
    "a\u{200b}b\u{200d}c\u{feff}d\u{2060}e ",
    "\u{202e}atbulai\u{202c} ",
    "𝕄𝕠𝕜𝕪𝕥𝕠𝕛𝕒 ",
    "漢字かな한글 ",
    "**stora** _kreiva_ ~~ne~~ `kodas` ||slapta|| ",
    "@everyone @here <@1> <@&2> <#3> </my:4> ",
    "[nuoroda](https://example.org) ```blokas``` ",
    "> citata\n# antraštė\n- sąrašas\n",
    "\u{0}\u{1}\u{7f}\u{fffd} \\ \" ' %s {0} {name} <script> ",
];

fn text_of(length: usize) -> String {
    let scraps = SCRAPS.iter().cycle().flat_map(|scrap| scrap.chars());
    scraps.take(length).collect()
}

/// The same letters at every run.
fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A custom id: a known word with wrong arguments, or anything at all.
fn custom_ids() -> impl Strategy<Value = String> {
    let words: Vec<&str> = SHAPES.iter().map(|(word, _)| *word).collect();
    let argument = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u8>().prop_map(|number| number.to_string()),
        Just(i64::MAX.to_string()),
        Just(i64::MIN.to_string()),
        Just(u32::MAX.to_string()),
        Just(u64::MAX.to_string()),
        Just("-1".to_owned()),
        Just("9999-12-31".to_owned()),
        Just("-262143-01-01".to_owned()),
        Just("2026-10-22".to_owned()),
        Just("2026-2027-1".to_owned()),
        Just("0000-0001-2".to_owned()),
        Just("reflection/1".to_owned()),
        Just("feedback/9223372036854775807".to_owned()),
        Just("checkin/1/9999-12".to_owned()),
        Just("yes".to_owned()),
        Just(String::new()),
        "\\PC{0,12}",
    ];
    let shaped = (prop::sample::select(words), prop::collection::vec(argument, 0..4));
    let shaped = shaped.prop_map(|(word, arguments)| {
        let parts = std::iter::once(word.to_owned()).chain(arguments);
        parts.collect::<Vec<_>>().join(":")
    });
    let fitting = prop::sample::select((0..SHAPES.len()).collect::<Vec<_>>());
    let fitting = (
        fitting,
        prop::sample::select(vec!["1", "0", "9223372036854775807", "4294967295", "255"]),
    );
    let fitting = fitting.prop_map(|(shape, number)| {
        let (word, kinds) = SHAPES[shape];
        let filled = kinds.iter().map(|kind| match *kind {
            "Subject" => format!("reflection/{number}"),
            "HalfYearId" => "2026-2027-1".to_owned(),
            kind if kind.ends_with("Month") => "2026-10".to_owned(),
            kind if kind.ends_with("NaiveDate") => "9999-12-31".to_owned(),
            _ => number.to_owned(),
        });
        std::iter::once(word.to_owned())
            .chain(filled)
            .collect::<Vec<_>>()
            .join(":")
    });
    prop_oneof![2 => fitting, 2 => shaped, 1 => "\\PC{1,100}"].prop_map(|id| id.chars().take(100).collect())
}

#[tokio::test]
async fn an_invented_button_always_gets_an_answer() {
    let world = World::school(
        "lt",
        &[(ONA, "fizika", "Ąžuolai", "group_lead"), (JONAS, "", "Ąžuolai", "")],
    )
    .await;
    world.leave_alone(true);
    let (mut runner, ids) = (runner(), custom_ids());
    let values = prop::collection::vec("\\PC{0,20}|[0-9]{1,19}|-[0-9]{1,19}|9999-12-31", 0..3);
    let (ona, coordinator) = (world.person(ONA), world.person(ADMIN));
    for round in 0..300 {
        let id = ids.new_tree(&mut runner).unwrap().current();
        let values = values.new_tree(&mut runner).unwrap().current();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let user = if round % 2 == 0 { ona } else { coordinator };
        let typed = text_of(40);
        let pressed = world.discord.forge_press(user, world.apt, &id, &values);
        let submitted = world
            .discord
            .forge_submit(user, world.apt, &id, &[("room", &*typed), ("from", "9999-12-31")]);
        for asked in [pressed, submitted] {
            let answer = world.discord.outcome(asked).await;
            let kind = matches!(answer, Outcome::Message(_) | Outcome::Updated(_) | Outcome::Modal(_));
            assert!(kind, "{id:?} {values:?}: {answer:?}");
        }
        world.discord.dismiss_modal(user);
    }
    world.finish().await;
}

#[tokio::test]
async fn every_letter_is_kept_and_shown_as_long_as_a_window_lets_one_write() {
    let world = World::school("lt", &[(ONA, "", "", ""), (JONAS, "", "", "")]).await;
    world.play_until("2026-10-22 15:30").await;
    world.press(ONA, "Rašyti").await;
    world.press(ONA, "Gerai").await;
    let window = world.press(ONA, "Tęsti").await;
    let texts: Vec<(String, String)> = window
        .window()
        .inputs
        .iter()
        .map(|input| (input.custom_id.clone(), text_of(input.max_length)))
        .collect();
    let fields: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    let saved = world.fill(ONA, &fields).await;
    assert!(saved.is_private() && saved.says("Išsaugota"), "{saved:?}");
    let edited = world.press(ONA, "Taisyti").await;
    assert!(edited.is_private(), "{edited:?}");
    let window = world.press(ONA, "Tęsti").await;
    for (input, (_, text)) in window.window().inputs.iter().zip(&texts) {
        assert_eq!(input.value.trim(), text.trim(), "{}", input.custom_id);
    }
    world.dismiss_window(ONA);
    let shown = world.slash(ONA, "/reflection history", []).await;
    assert!(shown.is_private(), "{shown:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_name_is_only_a_name() {
    const NAME: &str = "**Ona** @everyone <@1> [x](https://example.org) `k` # ||y||";
    let world = World::school("lt", &[(ONA, "", "Ąžuolai", "group_lead"), (JONAS, "", "Ąžuolai", "")]).await;
    let options = [("user", Value::Person(JONAS)), ("name", NAME.into())];
    let changed = world.slash(ADMIN, "/people edit", options).await;
    assert!(changed.is_private(), "{changed:?}");
    let looks = [
        (ADMIN, "/people list"),
        (ADMIN, "/report status"),
        (ONA, "/group members"),
        (JONAS, "/my overview"),
        (ADMIN, "/pairing preview"),
    ];
    for (who, command) in looks {
        let shown = world.slash(who, command, []).await;
        // Inside a code block nothing is markup and nobody is called.
        let text: String = shown.text().split("```").step_by(2).collect();
        let bare = ["**Ona**", "@everyone", "<@1>", "](https://example.org)", "`k`", "||y||"];
        let found: Vec<&&str> = bare.iter().filter(|mark| text.contains(**mark)).collect();
        assert!(found.is_empty(), "{command} shows {found:?} as they are: {text}");
    }
    for message in world.discord.everything_for(world.person(ONA)) {
        assert!(
            message
                .mentions
                .iter()
                .all(|mention| !mention.text.contains("everyone")),
            "{message:?}"
        );
    }
    world.finish().await;
}

#[tokio::test]
async fn a_list_of_thousands_is_looked_at_and_taken_in_time() {
    let world = World::school("en", &[(ONA, "", "", "")]).await;
    let mut list = "name;subjects;group\n".to_owned();
    for number in 0..5000 {
        list.push_str(&format!("Person {number} Surname;physics;Group {}\n", number / 8));
    }
    let file = Value::File("staff.csv", list.into_bytes());
    let shown = world.slash(ADMIN, "/people import", [("file", file)]).await;
    assert!(shown.is_private() && shown.says("5000"), "{shown:?}");
    let done = world.press(ADMIN, "Confirm").await;
    assert!(done.is_private() && done.says("500"), "{done:?}");
    let large = Value::File("staff.csv", vec![b'a'; 10 * 1024 * 1024]);
    let refused = world.slash(ADMIN, "/people import", [("file", large)]).await;
    assert!(refused.is_private() && refused.says("1 MB"), "{refused:?}");
    let list = world.slash(ADMIN, "/people list", []).await;
    assert!(list.is_private(), "{list:?}");
    world.finish().await;
}

#[tokio::test]
async fn what_the_disk_could_not_take_goes_back_to_who_wrote_it() {
    let world = World::school("lt", &[(ONA, "", "", ""), (JONAS, "", "", "")]).await;
    world.play_until("2026-10-22 15:30").await;
    world.press(ONA, "Rašyti").await;
    world.press(ONA, "Gerai").await;
    let window = world.press(ONA, "Tęsti").await;
    let inputs = &window.window().inputs;
    let texts: Vec<(String, String)> = inputs
        .iter()
        .map(|input| {
            (
                input.custom_id.clone(),
                "ąčęėįšųūž ".chars().cycle().take(input.max_length - 1).collect(),
            )
        })
        .collect();
    let fields: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    pages(&world, 1).await;
    world.leave_alone(true);
    let told = world.fill(ONA, &fields).await;
    assert!(told.is_private() && told.says("nepavyko"), "{told:?}");
    let file = &told.message().attachments[0];
    let (_, bytes) = world.discord.attachment(world.person(ONA), file.id).unwrap();
    let back = String::from_utf8_lossy(&bytes).into_owned();
    assert!(
        texts.iter().all(|(_, text)| back.contains(text.trim())),
        "all of it comes back: {back}"
    );
    pages(&world, 1_000_000).await;
    world.leave_alone(false);
    world.press(ONA, "Tęsti").await.window();
    let saved = world.fill(ONA, &fields).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    world.forgive_errors();
    world.finish().await;
}

/// Lets the database file grow to so many pages at most; never less than it has.
async fn pages(world: &World, most: u32) {
    world
        .on_process(move |app| async move {
            let write = app.ctx().store.write(async move |db| {
                let pragma = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {most}"));
                sqlx::query(pragma).execute(db).await?;
                Ok::<_, kolega::store::Error>(())
            });
            write.await.unwrap();
        })
        .await;
}
