//! How much is asked of whom: of those who join in the half-year, work part-time or show nothing; of three teachers.

use crate::cast::{JONAS, ONA, PETRAS};
use crate::harness::{ADMIN, Value, World};

const RASA: &str = "Rasa Kazlauskaitė";

/// What the half-year asks of somebody, by their own page.
async fn asked(world: &World, who: &str) -> String {
    let list = world.slash(who, "/observation list", []).await.text();
    let line = list.lines().find(|line| line.starts_with("Parodyta:"));
    line.unwrap_or_else(|| panic!("{who}: {list}")).to_owned()
}

#[tokio::test]
async fn who_joins_later_is_asked_for_a_share_and_from_the_first_whole_month() {
    let world = World::school("lt", &[(ONA, "", "", "")]).await;
    world.play_until("2026-10-22 10:00").await;
    let rows = [
        // 119 of 153 days were left on the day of joining; on that of the import it would be 102.
        (PETRAS, "2026-10-05", "", 2),
        (RASA, "2026-10-12", "", 1),
        (JONAS, "2026-10-12", "full", 2),
    ];
    let mut list = "name;discord_id;joined_on;quota\n".to_owned();
    for (name, joined, quota, _) in rows {
        list.push_str(&format!("{name};{};{joined};{quota}\n", world.person(name)));
    }
    let file = Value::File("staff.csv", list.into_bytes());
    world.slash(ADMIN, "/people import", [("file", file)]).await;
    world.press(ADMIN, "Patvirtinti").await;
    for (name, _, _, most) in rows {
        let line = format!("Parodyta: 0 iš {most} · Stebėta: 0 iš {most}");
        assert_eq!(asked(&world, name).await, line, "{name}");
    }
    let prompts = |who: &str, month: &str| {
        let words = format!("Metas {month} refleksijai");
        world.dms(who).iter().filter(|text| text.contains(&words)).count()
    };
    world.play_until("2026-10-22 16:00").await;
    assert_eq!(prompts(ONA, "spalio"), 1);
    assert_eq!(prompts(RASA, "spalio"), 0, "{:?}", world.dms(RASA));
    world.leap_to("2026-11-20 15:30").await;
    assert_eq!(prompts(RASA, "lapkričio"), 1, "{:?}", world.dms(RASA));
    world.finish().await;
}

#[tokio::test]
async fn part_time_is_half_and_who_teaches_no_lessons_only_observes() {
    let staff = [ONA, PETRAS, RASA, JONAS].map(|name| (name, "", "", ""));
    let world = World::school("lt", &staff).await;
    for (who, quota) in [(RASA, "half"), (JONAS, "exempt")] {
        let options = [("user", Value::Person(who)), ("quota", quota.into())];
        world.slash(ADMIN, "/people edit", options).await;
    }
    assert_eq!(asked(&world, RASA).await, "Parodyta: 0 iš 1 · Stebėta: 0 iš 1");
    assert_eq!(asked(&world, JONAS).await, "Parodyta: 0 iš 0 · Stebėta: 0 iš 2");
    let preview = world.slash(ADMIN, "/pairing preview", []).await.text();
    let pairs: Vec<&str> = preview.split("Rodo: **").skip(1).collect();
    let joins = |pair: &str| pair.contains("prisideda prie kito stebimos pamokos");
    let own = |who: &str| {
        let shown = pairs.iter().filter(|pair| pair.starts_with(who) && !joins(pair));
        shown.count()
    };
    assert_eq!([ONA, PETRAS, RASA, JONAS, ADMIN].map(own), [2, 2, 1, 0, 2], "{preview}");
    let seen_by = |who: &str| {
        let observer = format!("stebi: **{who}**");
        pairs.iter().filter(|pair| pair.contains(&observer)).count()
    };
    assert_eq!([RASA, JONAS].map(seen_by), [1, 2], "{preview}");
    let fewer = pairs.iter().filter(|pair| joins(pair)).count();
    assert_eq!(
        fewer, 2,
        "who shows nothing comes to a lesson that is shown anyway: {preview}"
    );
    world.finish().await;
}

#[tokio::test]
async fn three_teachers_observe_each_other_and_one_of_them_coordinates() {
    let world = World::school("lt", &[(ONA, "", "", ""), (PETRAS, "", "", "")]).await;
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(preview.says("Naujos 6 poros."), "{preview:?}");
    world.press(ADMIN, "Skelbti").await;
    let all = [ONA, PETRAS, ADMIN];
    for who in all {
        let told = world.dms(who).join("\n");
        let (shows, observes) = told.split_once("Jūs stebite pamoką").expect("a plan");
        for other in all.into_iter().filter(|other| *other != who) {
            assert!(shows.contains(other) && observes.contains(other), "{who}: {told}");
        }
    }
    world.finish().await;
}
