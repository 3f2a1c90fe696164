//! What the coordinator reads about the plan, in both languages.

use super::*;
use crate::discord::card::sketch::sketch;
use crate::domain::calendar::{Half, HalfYear, YearId};
use crate::domain::ids::ObservationId;
use crate::domain::ids::{PlanId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::observation::State;
use crate::domain::pairing::compare::{Figures, Price};
use crate::domain::pairing::hall::Block;
use crate::domain::pairing::reciprocal::Couples;
use crate::domain::pairing::repair::{Going, Parting, Repair};
use crate::domain::pairing::rules::Rule;
use crate::domain::pairing::totals::Totals;
use crate::domain::pairing::{Pair, Plan, PlanRecord};
use crate::domain::pairing::{Reason, Why};
use crate::locale::Texts;
use crate::usecase::pairing::{Exclusion, History, Published};
use crate::usecase::pairing::{Mending, PairPage, Repaired, Wish, Wished};

fn words(texts: &Texts, lang: Lang) -> Words<'_> {
    Words { texts, lang }
}

fn who(name: &str) -> Who {
    Who {
        name: name.to_owned(),
        account: None,
    }
}

fn half() -> HalfYear {
    HalfYear {
        id: YearId::starting(2026).half(Half::First),
        start: "2026-09-01".parse().unwrap(),
        end: "2027-01-31".parse().unwrap(),
        obs_deadline: "2027-01-29".parse().unwrap(),
    }
}

fn pair_of(host: i64, observer: i64) -> Pair {
    Pair {
        host: PersonId(host),
        observer: PersonId(observer),
    }
}

fn planned(host: i64, observer: i64, reasons: &[Reason]) -> Planned {
    Planned {
        pair: pair_of(host, observer),
        second: false,
        costs: Vec::new(),
        reasons: reasons.to_vec(),
    }
}

fn plan(pairs: Vec<Planned>) -> Preview {
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
    insta::assert_snapshot!(sketch(&preview(words(&texts, Lang::Lt), &made, 0)), @r"
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
    insta::assert_snapshot!(sketch(&preview(words(&texts, Lang::En), &made, 0)), @r"
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
    let lt = words(&texts, Lang::Lt);
    for number in [0, 1, 2, 99] {
        let card = preview(lt, &made, number);
        let units = |text: &str| text.encode_utf16().count();
        assert!(
            card.embeds
                .iter()
                .all(|embed| units(&embed.text) <= FRAME && !embed.text.contains('…'))
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

#[test]
fn what_became_of_the_plan() {
    let texts = Texts::embedded();
    let lt = words(&texts, Lang::Lt);
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
        pairs: vec![(who("Ona Petraitienė"), who("Petras Jonaitis"), State::Closed)],
    };
    insta::assert_snapshot!(sketch(&history(lt, &met)), @r"
    ┌ Kas ką stebėjo: 2026–2027 m. m. I pusmetis
    │ • Rodo: Ona Petraitienė → stebi: Petras Jonaitis – įvyko
    ");
}

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
    insta::assert_snapshot!(sketch(&mending(words(&texts, Lang::Lt), &made, 0)), @r"
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
    insta::assert_snapshot!(sketch(&mending(words(&texts, Lang::En), &made, 0)), @r"
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
    insta::assert_snapshot!(sketch(&repaired(words(&texts, Lang::Lt), &done)), @r"
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
    let lt = words(&texts, Lang::Lt);
    let lines = |page| sketch(&mending(lt, &made, page)).matches("│ • Rodo").count();
    // The first page also names the void lock.
    assert_eq!((0..4).map(lines).collect::<Vec<_>>(), [12, 12, 12, 1]);
    assert_eq!(lines(99), 1);
}

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
    insta::assert_snapshot!(sketch(&pair_page(words(&texts, Lang::Lt), &page)), @r"
    ┌ Plano pora: 2026–2027 m. m. I pusmetis
    │ Pamoką rodo: Ona Petraitienė
    │ Pamoką stebi: Petras Jonaitis
    │ -# stebėta prieš 2 pusmečius · kitas dalykas · 320 tšk.: jau matyta 280 + kitas pastatas 40
    │ Jei užfiksuotumėte: planas nepablogėtų.
    │ Jei neskirtumėte šių dviejų į porą: porų sumažėtų: 1 ir visas planas pabrangtų 41 tašku.
    [Užfiksuoti] [!Neskirti į porą] [*Perskaičiuoti] [Grįžti į planą]
    ");
    insta::assert_snapshot!(sketch(&pair_page(words(&texts, Lang::En), &page)), @r"
    ┌ A pair of the plan: First half-year of 2026–2027
    │ Shows the lesson: Ona Petraitienė
    │ Observes the lesson: Petras Jonaitis
    │ -# observed 2 half-years ago · other subject · 320 points: seen before 280 + another building 40
    │ If you lock it: the plan gets no worse.
    │ If you ban it: 1 pair fewer and the whole plan costs 41 points more.
    [Lock] [!Ban] [*Recompute] [Back to the plan]
    ");
    page.locked = true;
    let wish = Wished { wish: Wish::Lock, page };
    insta::assert_snapshot!(sketch(&wished(words(&texts, Lang::Lt), &wish)), @r"
    ┌ Plano pora: 2026–2027 m. m. I pusmetis
    │ Užfiksuota. Ši pora liks ir perskaičiavus, ir taisant planą.
    │ Pamoką rodo: Ona Petraitienė
    │ Pamoką stebi: Petras Jonaitis
    │ -# stebėta prieš 2 pusmečius · kitas dalykas · 320 tšk.: jau matyta 280 + kitas pastatas 40
    [Nebefiksuoti] [!Neskirti į porą] [*Perskaičiuoti] [Grįžti į planą]
    ");
}

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
    insta::assert_snapshot!(sketch(&preview(words(&texts, Lang::Lt), &made, 0)), @r"
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
    insta::assert_snapshot!(sketch(&preview(words(&texts, Lang::En), &made, 0)), @r"
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
        let card = sketch(&preview(words(&texts, lang), &made, 0));
        let line = card
            .lines()
            .find(|line| line.contains("ageidaujama, kad du") || line.contains("are wanted"));
        line.unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(said(Lang::Lt, couples(21, 21)), @"│ Pageidaujama, kad du kolegos stebėtų vienas kitą. Tokių dvejetų: 21. Tokio pat gero plano, kuriame jų būtų daugiau, nėra: tai įrodyta.");
    insta::assert_snapshot!(said(Lang::Lt, couples(20, 23)), @"│ Pageidaujama, kad du kolegos stebėtų vienas kitą. Tokių dvejetų: 20. Kitame tokiame pat gerame plane jų būtų daugiausia 23.");
    insta::assert_snapshot!(said(Lang::En, couples(20, 23)), @"│ Pairs of colleagues who observe each other are wanted: 20. Another plan as good could have 23 at most.");
    assert_eq!(said(Lang::Lt, None), "");
    let drawn = picture(words(&texts, Lang::Lt), &made);
    assert_eq!(drawn.rows.iter().map(|row| row.observers.len()).sum::<usize>(), 4);
}
