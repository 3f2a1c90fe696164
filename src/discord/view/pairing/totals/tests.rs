//! What the coordinator reads about the whole plan, in both languages.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::discord::view::pairing::tests::{pair_of, plan, planned};
use crate::discord::view::pairing::{picture, preview};
use crate::domain::lang::Lang;
use crate::domain::pairing::compare::Figures;
use crate::domain::pairing::reciprocal::Couples;
use crate::domain::pairing::{Reason, Why};
use crate::locale::Texts;

#[test]
fn the_whole_plan_stands_beside_a_shuffle_and_the_sets_that_block() {
    let texts = Texts::embedded();
    let mut made = plan(vec![planned(1, 2, &[Reason::NeverMet])]);
    let totals = |points, met| Totals {
        pairs: 46,
        points,
        worst: 120,
        met,
        couples: 1,
        ..Totals::default()
    };
    made.record.plan.figures = Some(Figures {
        plan: totals(340, 0),
        last: Some(totals(900, 4)),
        shuffle: totals(4_100, 9),
        gap: 0,
        couples: None,
    });
    made.record.plan.blocks = vec![Block {
        hosts: vec![PersonId(1)],
        observers: vec![PersonId(2), PersonId(3)],
        wanted: 2,
        possible: 1,
        about_hosts: true,
        causes: vec![Why::Excluded],
    }];
    made.locks = vec![pair_of(1, 2)];
    insta::assert_snapshot!(sketch(&preview(texts.words(Lang::Lt), &made, 0)), @r"
    ┌ 2+2 planas: 2026–2027 m. m. I pusmetis
    │ Nauja 1 pora.
    │ Tai peržiūra: kol nepaskelbsite, niekas nieko negaus.
    │ Jau esamų porų: 3. Jos nesikeičia.
    │ Nuo pusmečio pradžios praėjo daugiau nei trys savaitės: pasirūpinkite, kad poroms liktų laiko.
    │
    │ **1.** Rodo: **Ona Petraitienė** → stebi: **Petras Jonaitis**
    │ -# užfiksuota · dar nestebėta
    ┌ Palyginimas
    │ • Visas planas: porų 46, kaina 340 tšk., blogiausia pora 120 tšk., jau matytų 0, stebi vienas kitą 1.
    │ • Sumaišius atsitiktinai: porų 46, kaina 4100 tšk., blogiausia pora 120 tšk., jau matytų 9, stebi vienas kitą 1.
    │ • Praėjusio pusmečio poros: porų 46, kaina 900 tšk., blogiausia pora 120 tšk., jau matytų 4, stebi vienas kitą 1.
    │ Geresnio plano nėra: tai įrodyta.
    │ -# Kaina rodo, kiek pora nutolusi nuo pageidavimų: 0 – nė kiek, 100 – rimta priežastis ieškoti kitos. Daug (įprastai 1000) pridedama, kai stebi pamokų nerodantis žmogus.
    ┌ Ko nepavyko patenkinti
    │ • Kartu norima parodyti pamokų: 2, bet stebėtojų užtenka tik tiek: 1. Rodo: Ona Petraitienė. Stebėti gali: Petras Jonaitis, Rasa Kazlauskaitė. Kliūtis: Jūsų sąrašas „neskirti“.
    │ • Rasa Kazlauskaitė – liko stebėti: 1. Kliūtis: Jūsų sąrašas „neskirti“ ir tiesioginis vadovas stebi tik pakviestas.
    │ • Petras Jonaitis – pažymėtas nebuvimas; vieta bus paskirta grįžus.
    ▾ Pasirinkite porą: užfiksuoti ar neskirti (1–1): 1. Ona Petraitienė → Petras Jonaitis
    [+Skelbti] [Kitas variantas] [Perskaičiuoti] [Lentelė (XLSX)] [Paveikslas (PNG)]
    ");
    insta::assert_snapshot!(sketch(&preview(texts.words(Lang::En), &made, 0)), @r"
    ┌ 2+2 plan: First half-year of 2026–2027
    │ 1 new pair.
    │ This is a preview: nobody gets anything before you publish.
    │ Pairs that exist already: 3. They stay as they are.
    │ The half-year began more than three weeks ago: make sure that the pairs have time left.
    │
    │ **1.** Host: **Ona Petraitienė** → observer: **Petras Jonaitis**
    │ -# locked · not observed yet
    ┌ Comparison
    │ • The whole plan: pairs 46, cost 340 points, worst pair 120 points, seen before 0, observing each other 1.
    │ • A random shuffle: pairs 46, cost 4100 points, worst pair 120 points, seen before 9, observing each other 1.
    │ • Last half-year's pairs: pairs 46, cost 900 points, worst pair 120 points, seen before 4, observing each other 1.
    │ No plan is better: this is proven.
    │ -# The cost says how far a pair is from what was wished: 0 is not at all, 100 a clear reason to look for another one. Much is added (1000, as a rule) where somebody observes who shows no lesson.
    ┌ What could not be satisfied
    │ • Lessons to show: 2 together, but there are observers for only 1. Hosts: Ona Petraitienė. Possible observers: Petras Jonaitis, Rasa Kazlauskaitė. In the way: your own list of exclusions.
    │ • Rasa Kazlauskaitė – lessons left to observe: 1. In the way: your own list of exclusions and a line manager observes only when invited.
    │ • Petras Jonaitis – marked as away; slots are planned on return.
    ▾ Choose a pair to lock or to ban (1–1): 1. Ona Petraitienė → Petras Jonaitis
    [+Publish] [Another try] [Recompute] [Table (XLSX)] [Picture (PNG)]
    ");
    let couples = |met, most| Some(Couples { met, most });
    let mut said = |lang, couples| {
        made.record.plan.figures.as_mut().unwrap().couples = couples;
        let card = sketch(&preview(texts.words(lang), &made, 0));
        let line = card
            .lines()
            .find(|line| line.contains("ageidaujama, kad du") || line.contains("are wanted"));
        line.unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(said(Lang::Lt, couples(21, 21)), @"│ Pageidaujama, kad du kolegos stebėtų vienas kitą. Abipusių stebėjimų: 21. Tokio pat gero plano, kuriame jų būtų daugiau, nėra: tai įrodyta.");
    insta::assert_snapshot!(said(Lang::Lt, couples(20, 23)), @"│ Pageidaujama, kad du kolegos stebėtų vienas kitą. Abipusių stebėjimų: 20. Kitame tokiame pat gerame plane jų būtų daugiausia 23.");
    insta::assert_snapshot!(said(Lang::En, couples(20, 23)), @"│ Pairs of colleagues who observe each other are wanted: 20. Another plan as good could have 23 at most.");
    assert_eq!(said(Lang::Lt, None), "");
    let drawn = picture(texts.words(Lang::Lt), &made);
    assert_eq!(drawn.rows.iter().map(|row| row.observers.len()).sum::<usize>(), 4);
}
