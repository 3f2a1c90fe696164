//! Somebody without a Discord account stays in the plan: the colleague or the coordinator records dates and facts.

use crate::cast::{JONAS, ONA, PETRAS};
use crate::harness::{ADMIN, World};

/// Jonas has no account and will have none.
async fn school() -> World {
    let world = World::school("lt", &[(ONA, "fizika", "", ""), (PETRAS, "chemija", "", "")]).await;
    world.slash(ADMIN, "/people add", [("name", JONAS.into())]).await;
    world
}

/// The observation of Ona with Jonas.
async fn with_jonas(world: &World) -> String {
    let offered = world.suggestions(ONA, "/observation propose", "observation", "").await;
    let found = offered.iter().find(|(label, _)| label.contains(JONAS));
    found
        .unwrap_or_else(|| panic!("no pair with {JONAS}: {offered:?}"))
        .1
        .clone()
}

#[tokio::test]
async fn the_colleague_records_dates_and_facts_and_prints_a_slip() {
    let world = school().await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    let id = with_jonas(&world).await;
    let options = [
        ("observation", id.clone().into()),
        ("date", "2026-10-12".into()),
        ("period", "3".into()),
        ("room", "204".into()),
    ];
    let agreed = world.slash(ONA, "/observation propose", options).await;
    assert!(
        agreed.says("Sutarta") && agreed.says(JONAS),
        "agreed at once: {agreed:?}"
    );
    assert!(agreed.says("Be „Discord“ paskyros"), "{agreed:?}");
    let slip = world.press(ONA, "Lapelis spausdinti").await;
    assert!(slip.is_private(), "{slip:?}");
    let file = &slip.message().attachments[0];
    let (_, bytes) = world.discord.attachment(world.person(ONA), file.id).unwrap();
    assert!(file.filename.ends_with(".docx") && bytes.starts_with(b"PK"), "{file:?}");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains(JONAS) && text.contains(ONA) && text.contains("spalio 12 d."));
    world.play_until("2026-10-12 12:00").await;
    let held = world.press(ONA, "Įvyko").await;
    assert!(!held.says("nepavyko"), "{held:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_coordinator_records_in_their_place_and_sees_no_words() {
    let world = school().await;
    world
        .slash(ADMIN, "/people add", [("name", "Rasa Be Paskyros".into())])
        .await;
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.slash(ADMIN, "/people list", []).await;
    let pairs = world.press(ADMIN, "Be paskyros").await;
    assert!(pairs.is_private() && pairs.says(JONAS), "{pairs:?}");
    let slips = world.press(ADMIN, "Visi lapeliai spausdinti").await;
    assert_eq!(slips.message().attachments.len(), 1, "{slips:?}");
    world.slash(ADMIN, "/people list", []).await;
    let pairs = world.press(ADMIN, "Be paskyros").await;
    let pair = pairs
        .options()
        .into_iter()
        .find(|label| label.contains(JONAS) && !label.contains("Administratorė"))
        .unwrap();
    let page = world.choose(ADMIN, &pair).await;
    assert!(page.says("Įrašote už"), "{page:?}");
    for words in ["Grįžtamasis ryšys", "Užrašai"] {
        assert!(!page.buttons().iter().any(|label| label == words), "{page:?}");
    }
    assert!(page.buttons().contains(&"Siūlyti laiką".to_owned()), "{page:?}");
    world.finish().await;
}

#[tokio::test]
async fn the_coordinator_may_leave_them_out_of_the_plan() {
    let world = school().await;
    let options = [("person", JONAS.into()), ("paper", "false".into())];
    world.slash(ADMIN, "/people edit", options).await;
    let preview = world.slash(ADMIN, "/pairing preview", []).await;
    assert!(!preview.says(JONAS), "{preview:?}");
    world.finish().await;
}

#[tokio::test]
async fn a_renamed_group_keeps_its_people_and_months() {
    let world = World::school(
        "lt",
        &[
            (ONA, "", "Ąžuolai", "group_lead"),
            (PETRAS, "", "Ąžuolai", ""),
            (JONAS, "", "Beržai", ""),
        ],
    )
    .await;
    let rename = |from: &str, to: &str| [("group", from.into()), ("name", to.into())];
    let teacher = world.slash(ONA, "/people group", rename("Ąžuolai", "Liepos")).await;
    assert!(teacher.says("vaidmens nepakanka"), "{teacher:?}");
    let taken = world.slash(ADMIN, "/people group", rename("Ąžuolai", "beržai")).await;
    assert!(taken.says("Taip jau vadinasi kita grupė"), "{taken:?}");
    let done = world.slash(ADMIN, "/people group", rename("ąžuolai", "Liepos")).await;
    assert!(done.says("Ąžuolai → Liepos"), "{done:?}");
    let group = world.slash(PETRAS, "/group members", []).await;
    assert!(
        group.says("Liepos") && group.says(ONA) && group.says("2 nariai"),
        "{group:?}"
    );
    world.finish().await;
}
