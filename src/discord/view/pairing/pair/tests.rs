//! What the coordinator reads about one pair of a plan, in both languages.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::discord::view::pairing::tests::{half, planned, who};
use crate::domain::ids::PlanId;
use crate::domain::lang::Lang;
use crate::domain::pairing::Reason;
use crate::domain::pairing::compare::Price;
use crate::domain::policy::pairing::Rule;
use crate::locale::Texts;

#[test]
fn a_pair_says_what_a_lock_and_a_ban_would_cost() {
    let texts = Texts::embedded();
    let mut chosen = planned(1, 2, &[Reason::Met(2), Reason::OtherSubject]);
    chosen.costs = vec![(Rule::Met, 280), (Rule::Building, 40)];
    let mut page = PairPage {
        plan: PlanId(5),
        half: half(),
        published: false,
        pair: chosen.pair,
        host: who("Ona Petraitienė"),
        observer: who("Petras Jonaitis"),
        planned: Some(chosen),
        stands: false,
        locked: false,
        banned: false,
        to_lock: Some(Price::default()),
        to_ban: Some(Price {
            pairs: -1,
            worst: 0,
            points: 41,
        }),
    };
    insta::assert_snapshot!(sketch(&pair_page(texts.words(Lang::Lt), &page)), @r"
    ┌ Plano pora: 2026–2027 m. m. I pusmetis
    │ Pamoką rodo: Ona Petraitienė
    │ Pamoką stebi: Petras Jonaitis
    │ -# stebėta prieš 2 pusmečius · kitas dalykas · 320 tšk.: jau matyta 280 + kitas pastatas (pagal stebinčiojo krūvį) 40
    │ Jei užfiksuotumėte: planas nepablogėtų.
    │ Jei neskirtumėte šių dviejų į porą: porų sumažėtų: 1 ir visas planas pabrangtų 41 tašku.
    [Užfiksuoti] [!Neskirti į porą] [*Perskaičiuoti] [Grįžti į planą]
    ");
    insta::assert_snapshot!(sketch(&pair_page(texts.words(Lang::En), &page)), @r"
    ┌ A pair of the plan: First half-year of 2026–2027
    │ Shows the lesson: Ona Petraitienė
    │ Observes the lesson: Petras Jonaitis
    │ -# observed 2 half-years ago · other subject · 320 points: seen before 280 + another building (by the observer's load) 40
    │ If you lock it: the plan gets no worse.
    │ If you ban it: 1 pair fewer and the whole plan costs 41 points more.
    [Lock] [!Ban] [*Recompute] [Back to the plan]
    ");
    page.locked = true;
    let wish = Wished { wish: Wish::Lock, page };
    insta::assert_snapshot!(sketch(&wished(texts.words(Lang::Lt), &wish)), @r"
    ┌ Plano pora: 2026–2027 m. m. I pusmetis
    │ Užfiksuota. Ši pora liks ir perskaičiavus, ir taisant planą.
    │ Pamoką rodo: Ona Petraitienė
    │ Pamoką stebi: Petras Jonaitis
    │ -# stebėta prieš 2 pusmečius · kitas dalykas · 320 tšk.: jau matyta 280 + kitas pastatas (pagal stebinčiojo krūvį) 40
    [Nebefiksuoti] [!Neskirti į porą] [*Perskaičiuoti] [Grįžti į planą]
    ");
}
