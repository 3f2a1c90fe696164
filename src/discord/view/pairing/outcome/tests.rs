//! What the coordinator reads when a plan is published, and about whom not to pair and who met whom.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::discord::view::pairing::tests::{half, who};
use crate::domain::lang::Lang;
use crate::locale::Texts;

#[test]
fn what_became_of_the_plan() {
    let texts = Texts::embedded();
    let lt = texts.words(Lang::Lt);
    let mut done = Published {
        half: half(),
        at: "2026-10-05T07:00:00Z".parse().unwrap(),
        before: false,
        pairs: 46,
        people: 24,
        dropped: vec![(who("Ona Petraitienė"), who("Petras Jonaitis"))],
    };
    insta::assert_snapshot!(sketch(&published(lt, &done)), @r"
    ┌ 2+2 planas paskelbtas: 2026–2027 m. m. I pusmetis
    │ Paskelbta porų: 46.
    │ Žinutę gaus žmonių: 24. Kas dar neprisijungė, ją gaus, kai prisijungs.
    │ Po peržiūros nebetiko ir nepaskelbta
    │ Rodo: Ona Petraitienė → stebi: Petras Jonaitis
    ");
    done.before = true;
    insta::assert_snapshot!(sketch(&published(lt, &done)), @r"
    ┌ 2+2 planas paskelbtas: 2026–2027 m. m. I pusmetis
    │ Šis planas jau buvo paskelbtas anksčiau. Niekas nepasikeitė ir niekam nieko neišsiųsta.
    ");
    let list = Exclusion {
        one: who("Ona Petraitienė"),
        other: who("Petras Jonaitis"),
        excluded: true,
        all: vec![(who("Ona Petraitienė"), who("Petras Jonaitis"))],
    };
    insta::assert_snapshot!(sketch(&exclusion(lt, &list)), @r"
    ┌ Sąrašas „neskirti“
    │ Į vieną porą neskirsime: Ona Petraitienė ir Petras Jonaitis. Paskelbtos poros nesikeičia.
    │ Visas sąrašas
    │ • Ona Petraitienė – Petras Jonaitis
    ");
    let met = History {
        half: half(),
        others: Vec::new(),
        pairs: vec![
            (who("Ona Petraitienė"), who("Petras Jonaitis"), State::Closed),
            (Who::default(), who("Petras Jonaitis"), State::Released),
        ],
    };
    insta::assert_snapshot!(sketch(&history(lt, &met)), @r"
    ┌ Kas ką stebėjo: 2026–2027 m. m. I pusmetis
    │ • Rodo: Ona Petraitienė → stebi: Petras Jonaitis – įvyko
    │ • Rodo: (mokykloje nebedirba) → stebi: Petras Jonaitis – nutraukta
    ");
}
