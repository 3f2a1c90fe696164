//! What somebody reads who decides who may see what they wrote, in both languages.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::discord::view::form::tests::{Scene, answers, entry};
use crate::domain::forms::audience;
use crate::domain::lang::Lang;

#[test]
fn sharing_shows_who_sees_it_now_and_what_may_be_quoted_in_june() {
    let scene = Scene::new();
    let mut sharing = Sharing {
        entry: entry(answers()),
        facts: scene.gate("2026-10").facts,
        has_curator: true,
        has_group: false,
        curator_is_manager: true,
        in_force: Visibility::Private,
        audience: audience(scene.form(), Visibility::Private, true),
        changed: false,
    };
    insta::assert_snapshot!(sketch(&super::sharing(scene.words(Lang::Lt), scene.form(), &sharing)), @r"
    ┌ Kas galės tai matyti?
    │ Kas tai skaitys: tik Jūs. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    │ Dalijatės tik šiuo įrašu ir bet kada galite tai atšaukti: pasirinkite „Tik aš“. Kas skaitė, pažymima.
    │ Jūsų kuratorius yra ir Jūsų tiesioginis vadovas.
    │ APT grupė Jums dar nepaskirta.
    [*Tik aš] [Aš ir mano kuratorius] [Mano APT grupė –]
    [Atgal]
    ");
    sharing.facts = scene.gate("2027-06").facts;
    sharing.entry.visibility = Visibility::Curator;
    sharing.in_force = Visibility::Curator;
    sharing.audience = audience(scene.form(), Visibility::Curator, true);
    sharing.changed = true;
    insta::assert_snapshot!(sketch(&super::sharing(scene.words(Lang::En), scene.form(), &sharing)), @r"
    ┌ Who may see this?
    │ Saved.
    │ Who will read this: you and your curator. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered. Your curator is also your line manager.
    │ You share this entry only, and can take it back at any time: choose “Only me”. Who reads it is noted.
    │ You are in no APT group yet.
    ┌ May it be quoted without a name?
    │ If you allow it, a suggestion to the school is shown without your name. Until you do, nothing is shown.
    [Only me] [*Me and my curator] [My APT group –]
    [*No] [Yes, without my name]
    [Back]
    ");
}
