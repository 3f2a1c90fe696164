//! What the coordinator reads about a repair, in both languages.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::discord::view::pairing::tests::{half, pair_of, plan, planned};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::lang::Lang;
use crate::domain::pairing::repair::{Parting, Repair};
use crate::domain::pairing::{PlanRecord, Reason};
use crate::locale::Texts;

fn mending_of() -> Mending {
    let plan = plan(vec![planned(3, 2, &[Reason::NeverMet, Reason::OtherSubject])]);
    let going = |id, host, observer, why| Going {
        id: ObservationId(id),
        revision: 0,
        pair: pair_of(host, observer),
        why,
    };
    let repair = Repair {
        basis: 1,
        go: vec![
            going(7, 1, 2, Parting::Away(PersonId(1))),
            going(8, 3, 1, Parting::GivesWay),
        ],
        stay: 40,
        fixed: 12,
    };
    Mending {
        record: PlanRecord {
            repair: Some(repair.clone()),
            ..plan.record
        },
        repair,
        half: half(),
        people: plan.people,
        left_out: vec![(PersonId(1), LeftOut::OnLeave)],
        void: vec![pair_of(1, 3)],
        told: 3,
    }
}

#[test]
fn a_repair_says_what_goes_what_comes_and_why() {
    let texts = Texts::embedded();
    let made = mending_of();
    insta::assert_snapshot!(sketch(&mending(texts.words(Lang::Lt), &made, 0)), @r"
    ┌ 2+2 plano taisymas: 2026–2027 m. m. I pusmetis
    │ Nutraukiamų porų: 2. Naujų porų: 1.
    │ Nesikeičia porų: 40, iš jų sutartų, įvykusių ar užfiksuotų: 12.
    │ Tai peržiūra: kol nepatvirtinsite, niekas nesikeičia. Patvirtinus žinutę gaus tik tie, kurių poros keičiasi (žmonių: 3).
    │
    │ **Nutraukiamos poros**
    │ • Rodo: Ona Petraitienė → stebi: Petras Jonaitis
    │ -# ilgas nebuvimas: Ona Petraitienė
    │ • Rodo: Rasa Kazlauskaitė → stebi: Ona Petraitienė
    │ -# užleidžia vietą kitoms poroms
    │
    │ **Naujos poros**
    │ • Rodo: Rasa Kazlauskaitė → stebi: Petras Jonaitis
    │ -# dar nestebėta · kitas dalykas
    ┌ Ko nepavyko patenkinti
    │ • Rasa Kazlauskaitė – liko stebėti: 1. Kliūtis: Jūsų sąrašas „neskirti“ ir tiesioginis vadovas stebi tik pakviestas.
    │ • Ona Petraitienė – pažymėtas nebuvimas; vieta bus paskirta grįžus.
    │ • Užfiksuota pora į šį planą netelpa. Rodo: Ona Petraitienė → stebi: Rasa Kazlauskaitė
    [+Patvirtinti] [Atšaukti]
    ");
    insta::assert_snapshot!(sketch(&mending(texts.words(Lang::En), &made, 0)), @r"
    ┌ Repairing the 2+2 plan: First half-year of 2026–2027
    │ Pairs that end: 2. New pairs: 1.
    │ Pairs that stay as they are: 40; agreed, held or locked among them: 12.
    │ This is a preview: nothing changes before you confirm. Then only those whose pairs change get a message (people: 3).
    │
    │ **Pairs that end**
    │ • Host: Ona Petraitienė → observer: Petras Jonaitis
    │ -# away for long: Ona Petraitienė
    │ • Host: Rasa Kazlauskaitė → observer: Ona Petraitienė
    │ -# gives way to other pairs
    │
    │ **New pairs**
    │ • Host: Rasa Kazlauskaitė → observer: Petras Jonaitis
    │ -# not observed yet · other subject
    ┌ What could not be satisfied
    │ • Rasa Kazlauskaitė – lessons left to observe: 1. In the way: your own list of exclusions and a line manager observes only when invited.
    │ • Ona Petraitienė – marked as away; slots are planned on return.
    │ • A locked pair does not fit into this plan. Host: Ona Petraitienė → observer: Rasa Kazlauskaitė
    [+Confirm] [Cancel]
    ");
    let done = Repaired {
        half: half(),
        before: false,
        gone: 2,
        come: 1,
        people: 3,
    };
    insta::assert_snapshot!(sketch(&repaired(texts.words(Lang::Lt), &done)), @r"
    ┌ 2+2 planas pataisytas: 2026–2027 m. m. I pusmetis
    │ Nutraukiamų porų: 2. Naujų porų: 1.
    │ Žinutę gaus žmonių: 3. Kas dar neprisijungė, ją gaus, kai prisijungs.
    ");
}

#[test]
fn a_long_repair_is_turned_page_by_page() {
    let texts = Texts::embedded();
    let mut made = mending_of();
    made.repair.go = (0..20).map(|_| made.repair.go[0]).collect();
    made.record.plan.pairs = (0..17).map(|_| made.record.plan.pairs[0].clone()).collect();
    let lt = texts.words(Lang::Lt);
    let lines = |page| sketch(&mending(lt, &made, page)).matches("│ • Rodo").count();
    // The first page also names the void lock.
    assert_eq!((0..4).map(lines).collect::<Vec<_>>(), [12, 12, 12, 1]);
    assert_eq!(lines(99), 1);
}
