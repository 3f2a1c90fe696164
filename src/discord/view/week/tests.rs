//! What the coordinator reads about the week, in both languages.

use super::*;
use crate::discord::card::sketch::{both, half, who};

#[test]
fn the_coordinators_week() {
    let going = Some(Going {
        texts: 41,
        last: "2028-08-31".parse().unwrap(),
    });
    let counts = Counts {
        unplanned: Some(half()),
        overdue: 2,
        help: 11,
        going,
    };
    insta::assert_snapshot!(both(|words| notice(words, counts)), @r"
    Savaitės apžvalga koordinatoriui.
    Dar nepaskelbtas 2+2 planas: 2026–2027 m. m. I pusmetis. Sudaryti ir paskelbti galite komanda `/poros peržiūra`; kol nepaskelbta, niekas nieko negauna.
    Užsitęsė 2 stebėjimai.
    Gal pagalbos reikia 11 žmonių.
    Ankstesnių mokslo metų tekstai saugomi iki 2028 m. rugpjūčio 31 d. Paskui jie bus ištrinti (iš viso: 41); savuosius pasiimti galima komanda `/privatumas eksportuoti`.
    [*Atverti]

    The week at a glance, for the coordinator.
    No 2+2 plan is published yet: First half-year of 2026–2027. Make one with `/pairing preview`; until you publish it, nobody gets anything.
    2 observations are overdue.
    11 people may need help.
    Texts of earlier school years are kept until 31 August 2028. Then they are deleted (41 in all); everybody can take their own along with `/privacy export`.
    [*Open]
    ");
    let slot = |why| Slot {
        why,
        host: who("Ona Petraitienė", 7),
        observer: who("Petras Jonaitis", 8),
    };
    let list = Week {
        unplanned: Some(half()),
        overdue: vec![slot(Overdue::NoTime), slot(Overdue::NoFeedback)],
        help: vec![
            (who("Rasa Rasienė", 9), vec![Help::Missed(2), Help::Unreached]),
            (who("Jonas Žukas", 10), vec![Help::Absent]),
        ],
        going: None,
    };
    insta::assert_snapshot!(both(|words| super::list(words, &list)), @r"
    ┌ Savaitės apžvalga
    │ Dar nepaskelbtas 2+2 planas: 2026–2027 m. m. I pusmetis. Sudaryti ir paskelbti galite komanda `/poros peržiūra`; kol nepaskelbta, niekas nieko negauna.
    │
    │ **Dar nesutarta, kada stebėti**
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Petras Jonaitis (<@8>)
    │
    │ **Dar neparašytas grįžtamasis ryšys**
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Petras Jonaitis (<@8>)
    │
    │ **Kam gal reikia pagalbos**
    │ • Rasa Rasienė (<@9>) – iš eilės neparašyta refleksijų: 2; žinutės nepasiekia: asmeninės žinutės uždarytos
    │ • Jonas Žukas (<@10>) – paskyros nėra mokyklos serveryje
    └ Tai ne vertinimas: sąrašas padeda pastebėti, kam pasiūlyti pagalbą. Ką žmonės rašė, čia nematyti.

    ┌ The week at a glance
    │ No 2+2 plan is published yet: First half-year of 2026–2027. Make one with `/pairing preview`; until you publish it, nobody gets anything.
    │
    │ **No lesson agreed yet**
    │ • shows: Ona Petraitienė (<@7>) → observes: Petras Jonaitis (<@8>)
    │
    │ **Feedback not written yet**
    │ • shows: Ona Petraitienė (<@7>) → observes: Petras Jonaitis (<@8>)
    │
    │ **Who may need help**
    │ • Rasa Rasienė (<@9>) – reflections missed in a row: 2; messages do not arrive: direct messages are closed
    │ • Jonas Žukas (<@10>) – the account is not on the school's server
    └ This is no appraisal: it helps to notice whom to offer help. What people wrote is not shown here.
    ");
}
