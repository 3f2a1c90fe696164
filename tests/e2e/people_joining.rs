//! Coming to the school during the year: less of 2+2 by the share of the half-year that is left, reflections from the
//! first full month on (domain §3.16).

use crate::harness::{ADMIN, Value, World};

const ONA: &str = "Ona Petraitienė";
const JONAS: &str = "Jonas Žukas";
const RASA: &str = "Rasa Rasienė";

fn asked(world: &World, who: &str, month: &str) -> usize {
    let words = format!("{month} refleksij");
    world.dms(who).iter().filter(|text| text.contains(&words)).count()
}

#[tokio::test]
async fn who_joins_during_the_year_is_asked_for_less_and_from_the_first_full_month_on() {
    let world = World::school("lt", &[("Petras Jonaitis", "chemija", "Ąžuolai", "")]).await;
    world.play_until("2026-11-23 09:00").await;
    let mut list = "name;discord_id;group;joined_on;quota\n".to_owned();
    for (name, joined) in [(ONA, "2026-11-20;"), (JONAS, "2026-12-10;"), (RASA, ";full")] {
        list.push_str(&format!("{name};{};Ąžuolai;{joined}\n", world.person(name)));
    }
    let file = Value::File("nauji.csv", list.into_bytes());
    world.slash(ADMIN, "/people import", [("file", file)]).await;
    world.press(ADMIN, "Patvirtinti").await;
    // Half of the half-year is left, a third, and all of it, which the list says.
    for (who, quota) in [
        (ONA, "0 iš 1 · Stebėta: 0 iš 1"),
        (JONAS, "0 iš 0 · Stebėta: 0 iš 0"),
        (RASA, "0 iš 2 · Stebėta: 0 iš 2"),
    ] {
        world.press(who, "Prisijungti").await;
        let page = world.slash(who, "/my overview", []).await;
        assert!(page.says(&format!("Parodyta: {quota}")), "{who}: {page:?}");
    }
    world.play_until("2026-11-30 18:00").await;
    assert_eq!(asked(&world, ONA, "lapkričio"), 0, "{:?}", world.dms(ONA));
    assert!(asked(&world, RASA, "lapkričio") > 0, "{:?}", world.dms(RASA));
    world.play_until("2026-12-15 15:30").await;
    assert_eq!(asked(&world, ONA, "gruodžio"), 1, "{:?}", world.dms(ONA));
    assert_eq!(world.dms(JONAS), Vec::<String>::new(), "December began without him");
    world.play_until("2027-01-21 15:30").await;
    assert_eq!(asked(&world, JONAS, "sausio"), 1, "{:?}", world.dms(JONAS));
    world.finish().await;
}
