//! `/my overview`: what waits for somebody, with a button for each next step.

use crate::cast::{ONA, PETRAS, RASA};
use crate::harness::{ADMIN, World};

async fn school() -> World {
    World::school("lt", &[(ONA, "", "Ąžuolai", "group_lead"), (PETRAS, "", "Ąžuolai", "")]).await
}

#[tokio::test]
async fn the_coordinator_finds_everything_that_waits_on_one_page() {
    let world = school().await;
    world.slash(ADMIN, "/people add", [("name", RASA.into())]).await;
    world.press(RASA, "Prisijungti").await;
    world.choose(RASA, RASA).await;
    let page = world.slash(ADMIN, "/my overview", []).await;
    assert!(
        page.is_private() && page.says("Patvirtinimo laukia 1 žmogus") && page.says("Nepatvirtintų atostogų datų: 4"),
        "{page:?}"
    );
    let waiting = world.press(ADMIN, "Peržiūrėti laukiančius").await;
    assert!(waiting.says(RASA), "{waiting:?}");
    assert!(world.press(ADMIN, "Patvirtinti").await.says("Patvirtinta: 1 žmogus"));
    world.slash(ADMIN, "/my overview", []).await;
    let confirmed = world.press(ADMIN, "Patvirtinti atostogų datas").await;
    assert!(confirmed.says("Patvirtintos 4 datos."), "{confirmed:?}");
    let calm = world.slash(ADMIN, "/my overview", []).await;
    assert!(calm.says("Koordinatoriui\nNiekas nelaukia."), "{calm:?}");
    assert!(!world.slash(PETRAS, "/my overview", []).await.says("Koordinatoriui"));
    world.finish().await;
}

#[tokio::test]
async fn a_teacher_finds_the_month_and_the_lessons_on_one_page() {
    let world = school().await;
    let calm = world.slash_dm(PETRAS, "/my overview", []).await;
    assert!(
        calm.says("Šiuo metu nieko.") && calm.says("Parodyta: 0 iš 2"),
        "{calm:?}"
    );
    world.slash(ADMIN, "/pairing preview", []).await;
    world.press(ADMIN, "Skelbti").await;
    world.play_until("2026-10-22 15:30").await;
    let page = world.slash(ONA, "/my overview", []).await;
    assert!(
        page.says("Galite rašyti spalio refleksiją.")
            && page.says("Nebaigti 4 pamokų stebėjimai.")
            && page.says("APT grupės „Ąžuolai“ šio mėnesio susitikimo įrašo dar nėra.")
            && page.says("grupės vadovas"),
        "{page:?}"
    );
    let group = world.press(ONA, "Ąžuolai").await;
    assert!(
        group.says("2 nariai") && group.buttons().contains(&"Pildyti".to_owned()),
        "{group:?}"
    );
    world.slash(ONA, "/my overview", []).await;
    let lessons = world.press(ONA, "Visi mano stebėjimai").await;
    assert!(lessons.says("Rodau") && lessons.says("Stebiu"), "{lessons:?}");
    world.slash(ONA, "/my overview", []).await;
    world.press(ONA, "Rašyti").await;
    world.press(ONA, "Gerai").await;
    world.press(ONA, "Tęsti").await;
    assert!(world.fill(ONA, &[("experience", "Pavyko.")]).await.says("Išsaugota"));
    let after = world.slash(ONA, "/my overview", []).await;
    assert!(
        after.says("Parašyta 1 refleksija") && !after.says("Galite rašyti") && !after.says("Pavyko."),
        "{after:?}"
    );
    world.finish().await;
}

#[tokio::test]
async fn help_shows_what_each_may_use() {
    let world = school().await;
    let teacher = world.slash(PETRAS, "/help", []).await;
    assert!(
        teacher.is_private() && teacher.says("/refleksija rašyti") && !teacher.says("/grupė įrašas"),
        "{teacher:?}"
    );
    assert!(!teacher.says("/žmonės"), "{teacher:?}");
    let lead = world.slash(ONA, "/help", []).await;
    assert!(lead.says("/grupė įrašas") && !lead.says("/žmonės"), "{lead:?}");
    let coordinator = world.slash(ADMIN, "/help", []).await;
    for command in [
        "/žmonės importuoti",
        "/žmonės nebuvimas",
        "/poros skelbti",
        "/kalendorius atostogos",
    ] {
        assert!(coordinator.says(command), "{command}: {coordinator:?}");
    }
    world.finish().await;
}
