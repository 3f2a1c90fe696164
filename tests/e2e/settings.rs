//! Own settings: each takes effect at once, and nobody else sees them.

use crate::cast::{JONAS, ONA, PETRAS};
use crate::harness::{ADMIN, Value, World};

const RASA: &str = "Rasa Kazlauskaitė";

async fn school() -> World {
    World::school(
        "lt",
        &[
            (ONA, "fizika", "", ""),
            (PETRAS, "chemija", "", ""),
            (RASA, "muzika", "", ""),
            (JONAS, "istorija", "", ""),
        ],
    )
    .await
}

#[tokio::test]
async fn who_chooses_english_reads_english_from_then_on() {
    let world = school().await;
    let settings = world.slash(ONA, "/my settings", []).await;
    assert!(
        settings.is_private() && settings.says("Mano nustatymai"),
        "{settings:?}"
    );
    let changed = world.press(ONA, "anglų").await;
    assert!(
        changed.says("My settings") && changed.buttons().contains(&"Lithuanian".to_owned()),
        "{changed:?}"
    );
    for (command, words) in [
        ("/my overview", "My overview"),
        ("/help", "What you can do"),
        ("/observation list", "My observations"),
        ("/calendar show", "School year 2026–2027"),
        ("/people list", "Your role does not cover this"),
    ] {
        let answer = world.slash(ONA, command, []).await;
        assert!(answer.says(words), "{command}: {answer:?}");
    }
    world.play_until("2026-10-22 15:30").await;
    let prompt = world.dm_messages(ONA).pop().unwrap();
    assert!(
        prompt.whole_text().starts_with("Time for your October reflection."),
        "{prompt:?}"
    );
    let form = world.press(ONA, "Write").await;
    assert!(form.says("Who will read this: only you"), "{form:?}");
    assert!(world.dms(PETRAS)[0].starts_with("Metas spalio refleksijai."));
    world.slash(ONA, "/my settings", []).await;
    assert!(world.press(ONA, "Lithuanian").await.says("Mano nustatymai"));
    world.finish().await;
}

#[tokio::test]
async fn visitors_and_wishes_reach_the_plan() {
    let world = school().await;
    let settings = world.slash(ONA, "/my settings", []).await;
    assert!(
        settings.options().contains(&"muzika".to_owned()) && settings.says("Nepasirinkta: tiks visi dalykai."),
        "{settings:?}"
    );
    let wished = world.choose(ONA, "muzika").await;
    assert!(wished.says("Norėčiau stebėti\nmuzika"), "{wished:?}");
    let few = world.press(ONA, "1 stebėtojas").await;
    assert!(
        few.says("Kiek stebėtojų priimate vienoje pamokoje\n1 stebėtojas"),
        "{few:?}"
    );
    world.crash_and_restart().await;
    let settings = world.slash(ONA, "/my settings", []).await;
    assert!(settings.says("Norėčiau stebėti\nmuzika"), "{settings:?}");
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    let wish = format!("Rodo: **{RASA}** → stebi: **{ONA}**");
    let text = preview.text();
    let pair = text.split(&wish).nth(1).unwrap_or_else(|| panic!("{wish}: {text}"));
    let reasons = pair.lines().nth(1).unwrap_or_default();
    assert!(reasons.contains("pageidaujamas dalykas"), "{text}");
    world.finish().await;
}

#[tokio::test]
async fn a_private_not_with_is_honoured_and_shows_nowhere() {
    let world = school().await;
    world.slash(ONA, "/my settings", []).await;
    let chosen = world.choose_people(ONA, &[PETRAS]).await;
    assert!(
        chosen.says(&format!("Neskirti į porą su\n{PETRAS}\nTo nematys niekas")),
        "{chosen:?}"
    );
    assert!(!world.slash(PETRAS, "/my settings", []).await.says(ONA));
    for _ in 0..3 {
        let preview = world.slash(ADMIN, "/pairing preview", []).await;
        assert!(preview.says("Naujų porų: 10"), "{preview:?}");
        for pair in [(ONA, PETRAS), (PETRAS, ONA)] {
            let line = format!("Rodo: **{}** → stebi: **{}**", pair.0, pair.1);
            assert!(!preview.says(&line), "{preview:?}");
        }
        assert!(!preview.says("neskirti"), "{preview:?}");
        world.press(ADMIN, "Kitas variantas").await;
    }
    world.press(ADMIN, "Skelbti").await;
    assert!(!world.dms(ONA).join("\n").contains(PETRAS), "{:?}", world.dms(ONA));
    assert!(!world.dms(PETRAS).join("\n").contains(ONA), "{:?}", world.dms(PETRAS));
    let withdrawn = world.slash(ONA, "/my settings", []).await;
    assert!(withdrawn.says(PETRAS));
    let empty = world.choose_people(ONA, &[]).await;
    assert!(empty.says("Nieko nepasirinkta."), "{empty:?}");
    world.finish().await;
}

#[tokio::test]
async fn own_absences_are_dates_and_can_be_taken_back() {
    let world = school().await;
    world.slash(ONA, "/my settings", []).await;
    let none = world.press(ONA, "Kada manęs nebus").await;
    assert!(none.is_private() && none.says("Nieko nepažymėta"), "{none:?}");
    for (from, to, words) in [
        ("rytoj", "2026-10-23", "Datos neatpažinome"),
        ("2026-10-23", "2026-10-21", "pabaiga negali būti ankstesnė"),
        ("2026-09-01", "2026-09-02", "jau praėjo"),
    ] {
        world.press(ONA, "Pažymėti datas").await;
        let refused = world.fill(ONA, &[("from", from), ("to", to)]).await;
        assert!(refused.is_private() && refused.says(words), "{refused:?}");
    }
    world.press(ONA, "Pažymėti datas").await;
    let noted = world.fill(ONA, &[("from", "2026-10-21"), ("to", "2026-10-30")]).await;
    assert!(noted.says("• 2026 m. spalio 21–30 d."), "{noted:?}");
    world.play_until("2026-10-22 16:00").await;
    assert_eq!(world.dms(ONA), Vec::<String>::new(), "nothing is sent to who is away");
    assert_eq!(world.dms(PETRAS).len(), 1);
    // Back early: what waited comes, and the day before stays a day away.
    let back = world.choose(ONA, "2026 m. spalio 21–30 d.").await;
    assert!(back.says("Nieko nepažymėta"), "{back:?}");
    world.play_until("2026-10-22 17:00").await;
    assert_eq!(world.dms(ONA).len(), 1, "{:?}", world.dms(ONA));
    let dates = [
        ("user", Value::Person(PETRAS)),
        ("from", "2026-11-10".into()),
        ("to", "2026-11-11".into()),
    ];
    world.slash(ADMIN, "/people leave", dates.clone()).await;
    let gone = dates.clone().into_iter().chain([("remove", "true".into())]);
    let gone = world.slash(ADMIN, "/people leave", gone).await;
    assert!(
        gone.says("Nebuvimas ištrintas") && gone.says("2026 m. lapkričio 10–11 d."),
        "{gone:?}"
    );
    let again = dates.into_iter().chain([("remove", "true".into())]);
    let again = world.slash(ADMIN, "/people leave", again).await;
    assert!(again.says("nepažymėta"), "{again:?}");
    world.finish().await;
}
