//! Somebody deletes what they wrote: they are told what goes and what stays, and are offered a copy first (domain §2).

use crate::erasure::holds;
use crate::harness::{ADMIN, World};
use crate::observation::{ONA, offers, planned};

async fn writes(world: &World, who: &str, (write, good, next): (&str, &str, &str), text: &str) {
    world.press(who, write).await;
    world.press(who, good).await;
    world.press(who, next).await;
    world.fill(who, &[("experience", text)]).await;
}

#[tokio::test]
async fn who_deletes_their_texts_keeps_what_is_done_and_what_belongs_to_others_too() {
    let world = planned("lt", "Skelbti").await;
    let observer = offers(&world, ONA).await;
    world.press(observer, "Tinka").await;
    world.press(ONA, "Pildyti").await;
    world.press(ONA, "Tęsti").await;
    let focus = [
        ("lesson", "Matematika, 7b"),
        ("focus_question", "Ar visi spėja pagalvoti?"),
    ];
    world.fill(ONA, &focus).await;
    world.play_until("2026-10-22 15:30").await;
    writes(&world, ONA, ("Rašyti", "Gerai", "Tęsti"), "Diskusija pavyko.").await;

    let asked = world.slash(ONA, "/privacy erase", []).await;
    assert!(asked.is_private() && asked.says("Atšaukti nebus galima"), "{asked:?}");
    assert!(
        asked.says("Mėnesio refleksija – 1") && asked.says("Tai ne vien Jūsų, todėl"),
        "{asked:?}"
    );
    assert_eq!(
        asked.buttons(),
        ["Pasiimti mano duomenis", "Ištrinti visam laikui", "Atšaukti"]
    );
    assert!(!asked.says("Diskusija"), "counts, no texts: {asked:?}");
    world.crash_and_restart().await;
    let done = world.press(ONA, "Ištrinti visam laikui").await;
    assert!(done.says("Tekstų: 1. Juodraščių: 0."), "{done:?}");

    assert!(!world.slash(ONA, "/reflection history", []).await.says("Diskusija"));
    let again = world.slash(ONA, "/privacy erase", []).await;
    assert!(again.says("trinti nėra ko"), "{again:?}");
    let status = world.slash(ADMIN, "/report status", []).await;
    assert!(status.is_private() && !status.says("Diskusija"), "{status:?}");
    world.play_until("2026-10-24 00:00").await;
    assert!(!holds(&world, "Diskusija pavyko."), "gone from the file, too");
    assert!(
        holds(&world, "Ar visi spėja pagalvoti?"),
        "what the observer looks at stays"
    );
    world.finish().await;
}

#[tokio::test]
async fn a_question_whether_to_delete_holds_only_for_what_it_showed_in_english() {
    let oak = "Ona Oak";
    let staff = [(oak, "physics", "Oaks", ""), ("Peter Pine", "chemistry", "Oaks", "")];
    let world = World::school("en", &staff).await;
    let nothing = world.slash(oak, "/privacy erase", []).await;
    assert!(nothing.says("nothing to delete"), "{nothing:?}");
    world.play_until("2026-10-22 15:30").await;
    writes(&world, oak, ("Write", "Good", "Continue"), "The debate went well.").await;
    let asked = world.slash(oak, "/privacy erase", []).await;
    assert!(asked.says("It cannot be undone"), "{asked:?}");
    let kept = world.press(oak, "Cancel").await;
    assert!(!kept.says("Deleted"), "{kept:?}");
    assert!(
        world
            .slash(oak, "/reflection history", [])
            .await
            .says("The debate went well.")
    );
    world.slash(oak, "/privacy erase", []).await;
    world.play_until("2026-11-20 15:30").await;
    writes(&world, oak, ("Write", "Good", "Continue"), "Groups of three.").await;
    let late = world.press(oak, "Delete for good").await;
    assert!(
        late.says("Something was written since you were asked, so nothing was deleted"),
        "{late:?}"
    );
    assert!(
        world
            .slash(oak, "/reflection history", [])
            .await
            .says("Groups of three.")
    );

    world.slash(oak, "/privacy erase", []).await;
    world.play_until("2026-11-23 10:00").await;
    world.slash(oak, "/reflection write", []).await;
    world.press(oak, "Edit").await;
    world.press(oak, "Continue").await;
    world.fill(oak, &[("experience", "Groups of four.")]).await;
    let changed = world.press(oak, "Delete for good").await;
    assert!(changed.says("nothing was deleted"), "a text was changed: {changed:?}");
    world.finish().await;
}
