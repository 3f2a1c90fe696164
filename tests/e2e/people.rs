//! The staff list: imported, joined, confirmed, kept.

use crate::cast::{ONA, RASA};
use crate::harness::{ADMIN, Answer, Value, World};

const JONAS: &str = "Jonas Jonaitis";

async fn set_up(world: &World) {
    let options = [("language", "lt".into()), ("channel", Value::Apt)];
    world.slash(ADMIN, "/setup start", options).await;
}

async fn import(world: &World, text: &str) -> Answer {
    let file = Value::File("darbuotojai.csv", text.as_bytes().to_vec());
    world.slash(ADMIN, "/people import", [("file", file)]).await
}

/// Three people: one by number, two by name alone.
fn list(world: &World) -> String {
    let ona = world.person(ONA);
    format!(
        "Vardas;Discord ID;Grupė;Vaidmenys;Kuratorius\n{ONA};{ona};Ąžuolai;grupės vadovas, kuratorius;\n\
         {JONAS};;Ąžuolai;;{ONA}\n{RASA};1,05E+18;Ąžuolai;;{ONA}\n"
    )
}

#[tokio::test]
async fn a_list_is_imported_and_its_people_join() {
    let world = World::start().await;
    set_up(&world).await;
    let shown = import(&world, &list(&world)).await;
    assert!(shown.is_private() && shown.says("Faile 3 žmonės"), "{shown:?}");
    assert!(
        shown.says("**4 eilutė**, discord_id") && shown.says("„Excel“ sugadino"),
        "{shown:?}"
    );
    assert_eq!(shown.buttons(), ["Patvirtinti", "Atšaukti"]);
    let done = world.press(ADMIN, "Patvirtinti").await;
    assert!(done.says("Įrašyta: faile 3 žmonės"), "{done:?}");

    let welcome = world.press(ONA, "Prisijungti").await;
    assert!(
        welcome.is_private() && welcome.says("Sveiki atvykę!") && welcome.says(ONA),
        "{welcome:?}"
    );

    let choice = world.press(JONAS, "Prisijungti").await;
    assert_eq!(choice.options(), [JONAS, RASA], "only rows without an account");
    assert!(world.choose(JONAS, JONAS).await.says("perduota koordinatoriui"));
    world.press(RASA, "Prisijungti").await;
    world.choose(RASA, RASA).await;
    for name in [ONA, JONAS, RASA] {
        assert_eq!(
            world.dms(name),
            Vec::<String>::new(),
            "{name} has confirmed nothing yet"
        );
    }
    assert_eq!(
        world.dms(ADMIN).len(),
        1,
        "one message for two claims: {:?}",
        world.dms(ADMIN)
    );

    let waiting = world.press(ADMIN, "Atverti").await;
    assert!(waiting.says("laukia 2 žmonės") && waiting.says(JONAS), "{waiting:?}");
    assert!(world.press(ADMIN, "Patvirtinti").await.says("Patvirtinta: 2 žmonės"));
    assert_eq!(world.dms(JONAS).len(), 1);
    assert!(world.dms(JONAS)[0].contains("Sveiki atvykę!"), "{:?}", world.dms(JONAS));
    world.crash_and_restart().await;
    assert_eq!(world.dms(JONAS).len(), 1, "a restart welcomes nobody twice");
    let overview = world.slash(JONAS, "/my overview", []).await;
    assert!(overview.is_private() && overview.says(JONAS), "{overview:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_same_list_twice_changes_nothing() {
    let world = World::start().await;
    set_up(&world).await;
    import(&world, &list(&world)).await;
    world.press(ADMIN, "Patvirtinti").await;
    let again = import(&world, &list(&world)).await;
    assert!(again.says("niekas nesikeis"), "{again:?}");
    assert!(world.press(ADMIN, "Patvirtinti").await.says("niekas nepasikeitė"));
    import(&world, &list(&world)).await;
    assert!(world.press(ADMIN, "Atšaukti").await.says("nieko nepakeista"));
    assert_eq!(world.posts().len(), 1, "an import posts nothing");
    world.finish().await;
}

#[tokio::test]
async fn a_file_that_is_no_list_says_how_to_mend_it() {
    let world = World::start().await;
    set_up(&world).await;
    for (text, words) in [
        ("", "tuščias"),
        ("PK\u{3}\u{4}", "Išsaugokite jį kaip CSV"),
        ("kabinetas;pastatas\n101;A\n", "Nėra stulpelio „vardas“"),
    ] {
        let refused = import(&world, text).await;
        assert!(refused.says(words), "{refused:?}");
        assert_eq!(refused.buttons(), Vec::<String>::new());
    }
    let long: String = (0..300)
        .map(|n| format!("Narys {n} ***;Grupė {};boss\n", n / 6))
        .collect();
    let shown = import(&world, &format!("name;group;roles\n{long}")).await;
    assert!(
        shown.says("Faile 300 žmonių") && shown.says("… ir dar 280"),
        "{shown:?}"
    );
    assert_eq!(shown.message().attachments.len(), 2, "the whole list and all mistakes");
    assert!(world.press(ADMIN, "Patvirtinti").await.says("faile 300 žmonių"));
    world.finish().await;
}

#[tokio::test]
async fn only_a_coordinator_may_touch_the_list() {
    let world = World::start().await;
    set_up(&world).await;
    let file = || Value::File("x.csv", b"name\nJonas\n".to_vec());
    let stranger = world.slash(RASA, "/people import", [("file", file())]).await;
    assert!(
        stranger.is_private() && stranger.says("darbuotojų sąraše"),
        "{stranger:?}"
    );
    import(&world, &list(&world)).await;
    world.press(ADMIN, "Patvirtinti").await;
    let teacher = world.slash(ONA, "/people import", [("file", file())]).await;
    assert!(teacher.says("vaidmens nepakanka"), "{teacher:?}");
    for command in ["/people list", "/people confirm", "/people unreachable"] {
        let refused = world.slash(ONA, command, []).await;
        assert!(
            refused.is_private() && refused.says("vaidmens nepakanka"),
            "{refused:?}"
        );
    }
    assert_eq!(world.dms(ADMIN), Vec::<String>::new());
    world.finish().await;
}

#[tokio::test]
async fn the_coordinator_keeps_the_list_by_command() {
    let world = World::start().await;
    set_up(&world).await;
    let user = |name: &'static str| ("user", Value::Person(name));
    let added = world
        .slash(
            ADMIN,
            "/people add",
            [
                user(ONA),
                ("subjects", "fizika, chemija".into()),
                ("group", "Ąžuolai".into()),
            ],
        )
        .await;
    assert!(
        added.says("Įtraukta") && added.says("Dalykai: fizika, chemija"),
        "{added:?}"
    );
    let lead = world
        .slash(ADMIN, "/people role", [user(ONA), ("role", "group_lead".into())])
        .await;
    assert!(lead.says("grupės vadovas"), "{lead:?}");
    let nobody = world
        .slash(ADMIN, "/people group", [user(JONAS), ("group", "Beržai".into())])
        .await;
    assert!(nobody.says("darbuotojų sąraše nėra"), "{nobody:?}");
    let edited = world
        .slash(
            ADMIN,
            "/people edit",
            [user(ONA), ("name", "Ona Onaitė".into()), ("quota", "half".into())],
        )
        .await;
    assert!(edited.says("Ona Onaitė") && edited.says("pusė (1+1)"), "{edited:?}");
    let leave = [user(ONA), ("from", "2026-10-22".into()), ("to", "2026-10-30".into())];
    assert!(
        world
            .slash(ADMIN, "/people leave", leave)
            .await
            .says("2026 m. spalio 22–30 d.")
    );
    let wrong = [user(ONA), ("from", "spalis".into()), ("to", "2026-10-30".into())];
    assert!(
        world
            .slash(ADMIN, "/people leave", wrong)
            .await
            .says("Datos neatpažinome")
    );
    let offered = world.suggestions(ADMIN, "/people group", "group", "ąžu").await;
    assert_eq!(offered, [("Ąžuolai".to_owned(), "Ąžuolai".to_owned())]);
    assert!(world.slash(ADMIN, "/people list", []).await.says("2 žmonės"));
    world.slash(ADMIN, "/people remove", [user(ONA)]).await;
    assert!(world.press(ADMIN, "Patvirtinti").await.says("Išbraukta"));
    assert!(world.slash(ADMIN, "/people list", []).await.says("1 žmogus"));
    assert_eq!(
        world.dms(ONA),
        Vec::<String>::new(),
        "nothing was ever sent to somebody who never acted"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_stranger_asks_and_is_welcomed_when_added() {
    let world = World::start().await;
    set_up(&world).await;
    world.press(RASA, "Prisijungti").await;
    assert!(
        world
            .press(RASA, "Paprašyti koordinatoriaus")
            .await
            .says("Koordinatorius gaus žinutę")
    );
    assert!(
        world.dms(ADMIN)[0].contains("Prašymas įtraukti"),
        "{:?}",
        world.dms(ADMIN)
    );
    let options = [("user", Value::Person(RASA)), ("name", RASA.into())];
    world.slash(ADMIN, "/people add", options).await;
    assert_eq!(world.dms(RASA).len(), 1, "{:?}", world.dms(RASA));
    world.finish().await;
}

#[tokio::test]
async fn a_channel_that_everybody_sees_is_asked_about() {
    let world = World::start().await;
    let lobby = Value::Channel(world.lobby);
    let asked = world
        .slash(ADMIN, "/setup start", [("language", "en".into()), ("channel", lobby)])
        .await;
    assert!(asked.says("Everybody on the server can see this channel"), "{asked:?}");
    assert_eq!(world.posts().len(), 0);
    let done = world.press(ADMIN, "Confirm").await;
    assert!(done.says("Kolega is set up"), "{done:?}");
    let zone = [
        ("language", "en".into()),
        ("timezone", "Europe/Vilnus".into()),
        ("channel", Value::Apt),
    ];
    assert!(
        world
            .slash(ADMIN, "/setup start", zone)
            .await
            .says("Did you mean `Europe/Vilnius`?")
    );
    world.finish().await;
}

#[tokio::test]
async fn a_stranger_is_refused_kindly_everywhere_and_may_ask_once_a_day() {
    let world = World::start().await;
    set_up(&world).await;
    for command in [
        "/my overview",
        "/my settings",
        "/reflection write",
        "/reflection history",
        "/observation list",
        "/observation propose",
        "/group members",
        "/group checkin",
        "/pairing preview",
        "/people list",
        "/calendar show",
        "/calendar confirm",
    ] {
        let refused = world.slash(RASA, command, []).await;
        assert!(
            refused.is_private() && refused.says("Jūsų dar nėra mokyklos darbuotojų sąraše"),
            "{command}: {refused:?}"
        );
        assert_eq!(refused.buttons(), ["Paprašyti koordinatoriaus"], "{command}");
    }
    assert!(world.press(RASA, "Paprašyti koordinatoriaus").await.says("gaus žinutę"));
    let again = world.press(RASA, "Paprašyti koordinatoriaus").await;
    assert!(again.says("Šiandien koordinatoriui jau pranešta"), "{again:?}");
    world.crash_and_restart().await;
    world.press(RASA, "Paprašyti koordinatoriaus").await;
    assert_eq!(world.dms(ADMIN).len(), 1, "{:?}", world.dms(ADMIN));
    world.play_until("2026-10-06 09:00").await;
    world.press(RASA, "Paprašyti koordinatoriaus").await;
    assert_eq!(world.dms(ADMIN).len(), 2, "once a day");
    assert_eq!(
        world.dms(RASA),
        Vec::<String>::new(),
        "a stranger gets no private message"
    );
    let help = world.slash(RASA, "/help", []).await;
    assert!(help.is_private() && !help.says("žmonės importuoti"), "{help:?}");
    let outsider = world.outsider("Mokinys");
    assert!(
        world
            .discord
            .channels_for(outsider)
            .iter()
            .all(|channel| channel.id != world.apt)
    );
    let pupil = world.slash("Mokinys", "/my overview", []).await;
    assert!(pupil.is_private() && pupil.says("Jūsų dar nėra"), "{pupil:?}");
    world.finish().await;
}
