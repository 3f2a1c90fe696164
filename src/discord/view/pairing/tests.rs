//! What the coordinator reads about the plan, in both languages; what its parts are shown with stands here, too.

use super::*;
pub(super) use crate::discord::card::sketch::half;
use crate::discord::card::sketch::sketch;
use crate::domain::ids::{PlanId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::pairing::{Plan, PlanRecord, Reason, Why};
use crate::locale::Texts;

pub(super) fn who(name: &str) -> Who {
    Who {
        name: name.to_owned(),
        account: None,
    }
}

pub(super) fn pair_of(host: i64, observer: i64) -> Pair {
    Pair {
        host: PersonId(host),
        observer: PersonId(observer),
    }
}

pub(super) fn planned(host: i64, observer: i64, reasons: &[Reason]) -> Planned {
    Planned {
        pair: pair_of(host, observer),
        second: false,
        costs: Vec::new(),
        reasons: reasons.to_vec(),
    }
}

pub(super) fn plan(pairs: Vec<Planned>) -> Preview {
    let people = [(1, "Ona Petraitienė"), (2, "Petras Jonaitis"), (3, "Rasa Kazlauskaitė")];
    Preview {
        record: PlanRecord {
            id: PlanId(5),
            school: SchoolId(1),
            half_year: half().id,
            seed: 1,
            plan: Plan {
                pairs,
                unfilled: vec![Unfilled {
                    who: PersonId(3),
                    task: Task::Observe,
                    missing: 1,
                    why: vec![Why::Excluded, Why::Manager],
                }],
                ..Plan::default()
            },
            created_at: "2026-10-05T07:00:00Z".parse().unwrap(),
            published_at: None,
            repair: None,
        },
        half: half(),
        people: people.map(|(id, name)| (PersonId(id), who(name))).into(),
        left_out: vec![(PersonId(2), LeftOut::OnLeave)],
        kept: vec![pair_of(1, 3), pair_of(2, 1), pair_of(3, 1)],
        locks: Vec::new(),
        void: Vec::new(),
        groups: BTreeMap::new(),
        late: true,
    }
}

#[test]
fn a_preview_shows_every_pair_with_its_reasons_and_what_is_open() {
    let texts = Texts::embedded();
    let pairs = vec![
        planned(1, 2, &[Reason::NeverMet, Reason::OtherSubject, Reason::InsideGroup]),
        planned(2, 3, &[Reason::Met(2), Reason::Wish]),
    ];
    let made = plan(pairs);
    insta::assert_snapshot!(sketch(&preview(texts.words(Lang::Lt), &made, 0)), @r"
    ┌ 2+2 planas: 2026–2027 m. m. I pusmetis
    │ Naujos 2 poros.
    │ Tai peržiūra: kol nepaskelbsite, niekas nieko negaus.
    │ Jau esamų porų: 3. Jos nesikeičia.
    │ Nuo pusmečio pradžios praėjo daugiau nei trys savaitės: pasirūpinkite, kad poroms liktų laiko.
    │
    │ **1.** Rodo: **Ona Petraitienė** → stebi: **Petras Jonaitis**
    │ -# dar nestebėta · kitas dalykas · ta pati APT grupė
    │ **2.** Rodo: **Petras Jonaitis** → stebi: **Rasa Kazlauskaitė**
    │ -# stebėta prieš 2 pusmečius · stebinčiojo pageidaujamas dalykas
    ┌ Ko nepavyko patenkinti
    │ • Rasa Kazlauskaitė – liko stebėti: 1. Kliūtis: Jūsų sąrašas „neskirti“ ir tiesioginis vadovas stebi tik pakviestas.
    │ • Petras Jonaitis – pažymėtas nebuvimas; vieta bus paskirta grįžus.
    ▾ Pasirinkite porą: užfiksuoti ar neskirti (1–1): 1. Ona Petraitienė → Petras Jonaitis / 2. Petras Jonaitis → Rasa Kazlauskaitė
    [+Skelbti] [Kitas variantas] [Perskaičiuoti] [Lentelė (XLSX)] [Paveikslas (PNG)]
    ");
    insta::assert_snapshot!(sketch(&preview(texts.words(Lang::En), &made, 0)), @r"
    ┌ 2+2 plan: First half-year of 2026–2027
    │ 2 new pairs.
    │ This is a preview: nobody gets anything before you publish.
    │ Pairs that exist already: 3. They stay as they are.
    │ The half-year began more than three weeks ago: make sure that the pairs have time left.
    │
    │ **1.** Host: **Ona Petraitienė** → observer: **Petras Jonaitis**
    │ -# not observed yet · other subject · same APT group
    │ **2.** Host: **Petras Jonaitis** → observer: **Rasa Kazlauskaitė**
    │ -# observed 2 half-years ago · a subject the observer wishes to see
    ┌ What could not be satisfied
    │ • Rasa Kazlauskaitė – lessons left to observe: 1. In the way: your own list of exclusions and a line manager observes only when invited.
    │ • Petras Jonaitis – marked as away; slots are planned on return.
    ▾ Choose a pair to lock or to ban (1–1): 1. Ona Petraitienė → Petras Jonaitis / 2. Petras Jonaitis → Rasa Kazlauskaitė
    [+Publish] [Another try] [Recompute] [Table (XLSX)] [Picture (PNG)]
    ");
}

#[test]
fn a_long_plan_is_turned_page_by_page_within_discords_limits() {
    let texts = Texts::embedded();
    let reasons = [
        Reason::NeverMet,
        Reason::OtherSubject,
        Reason::OutsideGroup,
        Reason::Wish,
    ];
    let mut made = plan(
        (0..30)
            .map(|at| planned(at % 3 + 1, (at + 1) % 3 + 1, &reasons))
            .collect(),
    );
    for person in made.people.values_mut() {
        person.name = "Aleksandra Konstantina Vaitiekūnaitė-Bernatavičienė".to_owned();
    }
    let lt = texts.words(Lang::Lt);
    for number in [0, 1, 2, 99] {
        let card = preview(lt, &made, number);
        let units = |text: &str| text.encode_utf16().count();
        assert!(
            card.embeds
                .iter()
                .all(|embed| units(&embed.text) <= limit::TEXT && !embed.text.contains('…'))
        );
        assert!(
            card.embeds
                .iter()
                .map(|embed| units(&embed.text) + units(&embed.title))
                .sum::<usize>()
                < 6000
        );
    }
    assert!(sketch(&preview(lt, &made, 2)).contains("**30.**"));
    assert_eq!(sketch(&preview(lt, &made, 99)), sketch(&preview(lt, &made, 2)));
}
