//! The APT group's month: members, the check-in, what counts, and who leads.

use crate::cast::JONAS;
use crate::harness::{ADMIN, Answer, Value, World};

pub const ONA: &str = "Ona Petraitienė";
pub const PETRAS: &str = "Petras Jonaitis";
const RASA: &str = "Rasa Kazlauskaitė";
pub const MILDA: &str = "Milda Milė";
const VAIDA: &str = "Vaida Vaidilė";
const MEMBERS: [&str; 5] = [ONA, PETRAS, RASA, JONAS, MILDA];

/// Five in the group „Ąžuolai“, which `lead` leads, if anybody.
pub async fn school(lead: Option<&str>) -> World {
    let rows = MEMBERS.map(|name| {
        let role = if lead == Some(name) { "group_lead" } else { "" };
        (name, "", "Ąžuolai", role)
    });
    World::school("lt", &rows).await
}

async fn role(world: &World, who: &'static str, ends: bool) -> Answer {
    let mut options = vec![("user", Value::Person(who)), ("role", "group_lead".into())];
    if ends {
        options.push(("remove", "true".into()));
    }
    world.slash(ADMIN, "/people role", options).await
}

/// Fills the open check-in.
pub async fn fill(world: &World, lead: &str, came: &[&str]) -> Answer {
    world.choose_all(lead, came).await;
    world.press(lead, "Gyvai").await;
    world.choose_all(lead, &["Diskutavome"]).await;
    world.press(lead, "Tęsti").await;
    let texts = [
        ("topic", "Tema"),
        ("discussed", "Kaip klausti."),
        ("agreements", "Bandome."),
    ];
    let saved = world.fill(lead, &texts).await;
    assert!(saved.says("Išsaugota"), "{saved:?}");
    saved
}

pub fn reminded(world: &World, who: &str) -> usize {
    let dms = world.dms(who);
    dms.iter().filter(|text| text.contains("susitikimo įrašo")).count()
}

#[tokio::test]
async fn a_vacant_lead_is_told_to_the_coordinator_and_mended() {
    let world = school(None).await;
    let told = || {
        world
            .dms(ADMIN)
            .iter()
            .filter(|text| text.contains("neturi vadovo"))
            .count()
    };
    world.play_until("2026-10-05 15:29").await;
    assert_eq!(told(), 0);
    world.play_until("2026-10-09 18:00").await;
    assert_eq!(told(), 1, "once: {:?}", world.dms(ADMIN));
    let group = world.slash(ONA, "/group members", []).await;
    assert!(
        group.is_private() && group.says("Vadovo šiuo metu nėra.") && group.says("5 nariai") && group.says(MILDA),
        "{group:?}"
    );
    let named = role(&world, ONA, false).await;
    assert!(named.says("Vaidmuo suteiktas"), "{named:?}");
    let group = world.slash(MILDA, "/group members", []).await;
    assert!(group.says(&format!("Vadovas\n{ONA}")), "{group:?}");
    world.play_until("2026-10-26 15:30").await;
    world.leap_to("2026-11-10 16:00").await;
    assert_eq!(told(), 1);
    assert_eq!(reminded(&world, ONA), 1, "the new lead is reminded of October");
    world.finish().await;
}

#[tokio::test]
async fn a_month_counts_with_half_of_the_members_and_a_check_in_in_time() {
    let world = school(Some(ONA)).await;
    let status = async |words: &str| {
        let group = world.slash(PETRAS, "/group members", []).await;
        assert!(group.says(words), "{words}: {group:?}");
    };
    world.play_until("2026-10-14 16:00").await;
    status("2026 m. spalis: įrašo dar nėra").await;
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &[ONA, PETRAS]).await;
    status("2026 m. spalis: neįskaityta: dalyvavo mažiau nei pusė narių").await;
    world.press(ONA, "Taisyti").await;
    world.choose_all(ONA, &[ONA, PETRAS, RASA]).await;
    world.press(ONA, "Tęsti").await;
    world.fill(ONA, &[]).await;
    status("2026 m. spalis: įskaityta · spalio 14 d., dalyvavo 3").await;
    world.leap_to("2026-10-30 12:00").await;
    assert_eq!(reminded(&world, ONA), 0, "the check-in is there");

    // November: the reminder on the fifth-last school day, the check-in in the days of grace.
    world.leap_to("2026-11-24 15:29").await;
    assert_eq!(reminded(&world, ONA), 0);
    world.play_until("2026-11-24 15:30").await;
    assert_eq!(reminded(&world, ONA), 1);
    world.leap_to("2026-12-02 12:00").await;
    assert_eq!(reminded(&world, ONA), 1);
    for who in [PETRAS, RASA, ADMIN] {
        assert_eq!(reminded(&world, who), 0, "only the lead is reminded");
    }
    status("2026 m. lapkritis: įrašo dar laukiame").await;
    let which = world.slash(ONA, "/group checkin", []).await;
    assert!(which.says("Kurio mėnesio"), "{which:?}");
    world.press(ONA, "2026 m. lapkritis").await;
    fill(&world, ONA, &MEMBERS).await;
    status("2026 m. lapkritis: įskaityta").await;

    // December was agreed for the 8th, moved to the 9th, and is told of on the 21st.
    for (date, shown) in [
        ("2026-12-08", "gruodžio 8 d., antradienis"),
        ("2026-12-09", "gruodžio 9 d., trečiadienis"),
    ] {
        world.press(ONA, "Kitas susitikimas").await;
        let set = world.fill(ONA, &[("next_date", date)]).await;
        assert!(set.says(shown), "{set:?}");
    }
    status("Kitas susitikimas\ngruodžio 9 d., trečiadienis").await;
    world.leap_to("2026-12-21 12:00").await;
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &MEMBERS).await;
    status("2026 m. gruodis: neįskaityta: įrašas pateiktas per vėlai").await;

    world.leap_to("2027-02-12 12:00").await;
    status("2027 m. sausis: įrašo nėra").await;
    world.finish().await;
}

#[tokio::test]
async fn the_office_of_the_lead_passes_on_at_once() {
    let world = school(Some(ONA)).await;
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &[ONA, PETRAS]).await;
    let named = role(&world, PETRAS, false).await;
    assert!(
        named.says("Vaidmuo suteiktas") && named.says(&format!("Iki šiol vadovavo: {ONA}.")),
        "nobody is replaced in silence: {named:?}"
    );
    let before = role(&world, ONA, true).await;
    assert!(
        before.says("Šio vaidmens (grupės vadovas) ir nebuvo"),
        "a group has one lead: {before:?}"
    );
    let refused = world.slash(ONA, "/group checkin", []).await;
    assert!(refused.says("pildo tik tos APT grupės vadovas"), "{refused:?}");
    let refused = world.press(ONA, "Kitas susitikimas").await;
    assert!(
        refused.says("pildo tik tos APT grupės vadovas"),
        "an old button: {refused:?}"
    );
    world.leap_to("2026-11-24 15:30").await;
    assert_eq!((reminded(&world, ONA), reminded(&world, PETRAS)), (0, 1));
    let told = |who: &str| {
        let dms = world.dms(who).into_iter();
        dms.filter(|text| text.contains("nebevadovaujate")).collect::<Vec<_>>()
    };
    let [letter] = told(ONA).try_into().expect("the earlier lead is told once");
    for said in [
        "Nuo 2026 m. spalio 5 d.",
        "lieka Jūsų",
        &format!("dabar vadovauja: {PETRAS}"),
    ] {
        assert!(letter.contains(said), "{said}: {letter}");
    }
    for who in [PETRAS, RASA, MILDA, ADMIN] {
        assert_eq!(told(who), Vec::<String>::new(), "{who}: it is nobody else's");
    }
    let shown = world.slash(MILDA, "/group members", []).await;
    assert!(shown.says(&format!("Vadovas\n{PETRAS}")), "{shown:?}");
    assert!(world.choose(MILDA, "2026 m. spalis").await.says("Kaip klausti."));
    let coordinator = world
        .slash(ADMIN, "/group members", [("group", "Ąžuolai".into())])
        .await;
    assert!(
        coordinator.says("spalis") && coordinator.options().is_empty(),
        "{coordinator:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_newcomer_reads_from_now_on_and_who_has_gone_reads_no_more() {
    let world = school(Some(ONA)).await;
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &[ONA, PETRAS, RASA]).await;
    world.play_until("2026-10-14 10:00").await;
    let added = [
        ("user", Value::Person(VAIDA)),
        ("name", VAIDA.into()),
        ("group", "Ąžuolai".into()),
    ];
    world.slash(ADMIN, "/people add", added).await;
    let group = world.slash(VAIDA, "/group members", []).await;
    assert!(
        group.says("6 nariai") && group.says("2026 m. spalis: įskaityta"),
        "{group:?}"
    );
    assert_eq!(
        group.options(),
        Vec::<String>::new(),
        "what was written before her time is not offered"
    );

    let seen = world.slash(MILDA, "/group members", []).await;
    assert_eq!(seen.options(), ["2026 m. spalis"]);
    let moved = [("user", Value::Person(MILDA)), ("group", "Beržai".into())];
    world.slash(ADMIN, "/people group", moved).await;
    let old = world.choose(MILDA, "2026 m. spalis").await;
    assert!(
        old.is_private() && !old.says("Kaip klausti."),
        "access ends at once: {old:?}"
    );
    let named = world
        .slash(MILDA, "/group members", [("group", "Ąžuolai".into())])
        .await;
    assert!(named.says("Tokios Jūsų grupės neradome"), "{named:?}");
    assert!(
        world
            .slash(MILDA, "/group members", [])
            .await
            .says("APT grupė „Beržai“")
    );

    world.leap_to("2026-11-16 12:00").await;
    world.slash(ONA, "/group checkin", []).await;
    fill(&world, ONA, &[ONA, PETRAS, VAIDA]).await;
    world.slash(VAIDA, "/group members", []).await;
    assert!(world.choose(VAIDA, "2026 m. lapkritis").await.says("Kaip klausti."));
    world.finish().await;
}
