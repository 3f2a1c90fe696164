//! What the coordinator reads about those without an account, in both languages.

use super::*;
use crate::discord::card::sketch::{both, who};
use crate::domain::ids::ObservationId;

#[test]
fn on_paper() {
    let slip = Slip {
        id: ObservationId(3),
        host: who("Ona Petraitienė", 7),
        observer: Who {
            name: "Jonas Žukas".to_owned(),
            account: None,
        },
        lesson: None,
    };
    let slips = [slip];
    insta::assert_snapshot!(both(|words| pairs(words, &slips)), @r"
    ┌ Be paskyros
    │ Už žmogų, kuris neturi „Discord“ paskyros, datas ir tai, ar pamoka įvyko, įrašo kolega arba Jūs. Tekstų už jį niekas nerašo ir neskaito.
    │
    │ • rodo: Ona Petraitienė (<@7>) → stebi: Jonas Žukas
    ▾ Pasirinkite porą (1–1): Ona Petraitienė → Jonas Žukas
    [Visi lapeliai spausdinti]

    ┌ Without an account
    │ For somebody without a Discord account, the colleague or you record dates and whether the lesson took place. Nobody writes or reads texts in their place.
    │
    │ • shows: Ona Petraitienė (<@7>) → observes: Jonas Žukas
    ▾ Choose a pair (1–1): Ona Petraitienė → Jonas Žukas
    [All slips, to print]
    ");
    insta::assert_snapshot!(both(|words| printed(words, "Ąžuolų progimnazija", &slips).unwrap()), @r"
    ┌ Lapelis spausdinti
    │ Po puslapį kiekvienai porai: laikas, ar pamoka įvyko ir vietos pastaboms. Šį atsakymą matote tik Jūs.
    📎 stebejimo-lapelis.docx

    ┌ Slip to print
    │ A page for each pair: the time, whether the lesson took place, and room for notes. Only you see this answer.
    📎 observation-slip.docx
    ");
}
