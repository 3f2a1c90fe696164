//! What people read about their observations, in both languages.

mod arranged;
mod plan;

use super::*;
use crate::discord::card::sketch::{half, sketch, who};
use crate::domain::calendar::Period;
use crate::domain::calendar::Quota;
use crate::domain::ids::{ObservationId, PersonId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::observation::credits::Credits;
use crate::domain::observation::{Facts, Lesson, Observation, Offer, Slot, Source};
use crate::domain::pairing::slots::offers;
use crate::locale::Texts;
use crate::usecase::observation::{About, Choice, Letter, Line};
use crate::usecase::roster::Who;

const HOST: PersonId = PersonId(1);
const OBSERVER: PersonId = PersonId(2);

fn slot() -> Slot {
    Slot {
        on: "2026-10-08".parse().unwrap(),
        period: 3,
        room: "204 kab.".to_owned(),
    }
}

fn timed() -> Timed {
    Timed {
        slot: slot(),
        bell: Some("09:50-10:35".parse::<Period>().unwrap()),
    }
}

/// An observation as one side sees it; `steps` are what that side can do.
fn seen(state: State, side: Side, steps: &[Step]) -> Page {
    let at = "2026-10-05T07:00:00Z".parse().unwrap();
    let agreed = !matches!(state, State::Proposed);
    Page {
        it: Observation {
            id: ObservationId(7),
            school: SchoolId(1),
            half_year: half().id,
            host: HOST,
            observer: OBSERVER,
            state,
            source: Source::Auto,
            offer: None,
            lesson: agreed.then(|| Lesson { slot: slot(), at }),
            facts: Facts::default(),
            off: (state == State::ToReschedule).then_some((Reason::HostSubstituted, at)),
            reschedule_count: 0,
            plan: None,
            carried_until: None,
            created_at: at,
            closed_at: None,
            revision: 4,
        },
        me: if side == Side::Host { HOST } else { OBSERVER },
        side: Some(side),
        host: who("Ona Petraitienė", 11),
        observer: who("Petras *Jonaitis*", 12),
        steps: steps.to_vec(),
        offered: None,
        short_notice: false,
        lesson: agreed.then(timed),
        begun: false,
        counts_until: "2027-02-06T00:00:00".parse().unwrap(),
        half: half(),
        did: None,
    }
}

fn offered(side: Side) -> Page {
    let mut page = seen(State::Proposed, side, &[Step::Accept, Step::Propose, Step::Cannot]);
    page.it.offer = Some(Offer {
        by: if side == Side::Host { OBSERVER } else { HOST },
        slot: slot(),
        at: page.it.created_at,
    });
    page.offered = Some(timed());
    page
}

fn observed(side: Side, steps: &[Step]) -> Page {
    let mut page = seen(State::Observed, side, steps);
    page.begun = true;
    page.it.facts.feedback_at = Some(page.it.created_at);
    page.it.facts.debriefed_on = Some("2026-10-09".parse().unwrap());
    page
}

#[test]
fn the_own_list() {
    let texts = Texts::embedded();
    let list = Home {
        half: half(),
        quota: Quota { show: 2, observe: 2 },
        done: Credits { shown: 1, observed: 0 },
        pages: vec![offered(Side::Host), seen(State::Scheduled, Side::Observer, &[])],
        asked: Vec::new(),
    };
    insta::assert_snapshot!(sketch(&home(texts.words(Lang::Lt), &list)), @r"
    ┌ Mano stebėjimai
    │ 2026–2027 m. m. I pusmetis. Stebėjimų laikas – iki 2027 m. sausio 29 d.
    │ Parodyta: 1 iš 2 · Stebėta: 0 iš 2
    │ Rodau
    │ • Petras \*Jonaitis\* (<@12>) – laukia Jūsų atsakymo: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Stebiu
    │ • Ona Petraitienė (<@11>) – sutarta: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    └ Parodyta pamoka įskaitoma, kai ji įvyko ir yra aptarta arba įsivertinta; stebėta – kai pateiktas grįžtamasis ryšys.
    ▾ Pasirinkite stebėjimą (1–1): Rodau. Stebi: Petras *Jonaitis* / Stebiu. Rodo: Ona Petraitienė
    [Atviros pamokos]
    ");
    insta::assert_snapshot!(sketch(&home(texts.words(Lang::En), &list)), @r"
    ┌ My observations
    │ First half-year of 2026–2027. Observations until 29 January 2027.
    │ Shown: 1 of 2 · Observed: 0 of 2
    │ I show
    │ • Petras \*Jonaitis\* (<@12>) – waits for your answer: Thursday 8 October, lesson 3 (09:50–10:35), room: 204 kab.
    │ I observe
    │ • Ona Petraitienė (<@11>) – agreed: Thursday 8 October, lesson 3 (09:50–10:35), room: 204 kab.
    └ A shown lesson counts once it took place and was talked through or looked back at; an observed one once feedback is in.
    ▾ Choose an observation (1–1): I show. Observer: Petras *Jonaitis* / I observe. Host: Ona Petraitienė
    [Open lessons]
    ");
    let none = Home {
        pages: Vec::new(),
        asked: Vec::new(),
        ..list
    };
    insta::assert_snapshot!(sketch(&home(texts.words(Lang::Lt), &none)), @r"
    ┌ Mano stebėjimai
    │ 2026–2027 m. m. I pusmetis. Stebėjimų laikas – iki 2027 m. sausio 29 d.
    │ Parodyta: 1 iš 2 · Stebėta: 0 iš 2
    │
    │ Šį pusmetį stebėjimų Jums dar nepaskirta. Kai koordinatorius paskelbs 2+2 planą, gausite žinutę. Susitarti galite ir patys: `/stebėjimas kviesti`, `/stebėjimas atvira`.
    [Atviros pamokos]
    ");
}

#[test]
fn a_page_has_the_buttons_that_make_sense_now() {
    let texts = Texts::embedded();
    let lt = texts.words(Lang::Lt);
    insta::assert_snapshot!(sketch(&page(lt, &offered(Side::Host))), @r"
    ┌ Pamokos stebėjimas
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    │ Būsena: laukia Jūsų atsakymo: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    [+Tinka] [Siūlyti kitą laiką] [Negaliu] [Visi mano stebėjimai]
    ");
    let again = seen(State::ToReschedule, Side::Host, &[Step::Propose, Step::Cannot]);
    insta::assert_snapshot!(sketch(&page(lt, &again)), @r"
    ┌ Pamokos stebėjimas
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    │ Būsena: reikia naujo laiko
    │ Anksčiau sutarta pamoka neįvyko arba neįvyks. Priežastis: „Pamoką veda pavaduojantis mokytojas“.
    [*Siūlyti laiką] [Negaliu] [Visi mano stebėjimai]
    ");
    let of_others = Page { side: None, ..again };
    assert!(
        !sketch(&page(lt, &of_others)).contains("pavaduojantis"),
        "the reason is between the two"
    );
    let mut after = observed(Side::Host, &[Step::ReadFeedback, Step::LookBack, Step::NotHeld]);
    after.did = Some(Did::Debriefed);
    insta::assert_snapshot!(sketch(&page(lt, &after)), @r"
    Pažymėta: pamoka aptarta.
    ┌ Pamokos stebėjimas
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    │ Būsena: įvyko: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Kas jau yra
    │ • pateiktas grįžtamasis ryšys
    │ • pamoka aptarta spalio 9 d.
    └ Grįžtamasis ryšys, aptarimas ir įsivertinimas įskaitomi iki 2027 m. vasario 5 d. (imtinai).
    [*Skaityti grįžtamąjį ryšį] [Įsivertinimas] [Neįvyko] [Visi mano stebėjimai]
    ");
    insta::assert_snapshot!(sketch(&page(texts.words(Lang::En), &after)), @r"
    On record: the lesson was talked through.
    ┌ Lesson observation
    │ Shows the lesson: Ona Petraitienė (<@11>)
    │ Observes the lesson: Petras \*Jonaitis\* (<@12>)
    │ State: took place: Thursday 8 October, lesson 3 (09:50–10:35), room: 204 kab.
    │ On record
    │ • feedback
    │ • debrief on 9 October
    └ Feedback, debrief and looking back count until 5 February 2027 inclusive.
    [*Read the feedback] [Look back] [Did not take place] [All my observations]
    ");
}

#[test]
fn the_questions_on_the_way() {
    let texts = Texts::embedded();
    let lt = texts.words(Lang::Lt);
    let on = "2026-10-08".parse().unwrap();
    let from = |page| Choice {
        page,
        from: vec![on],
        suggested: Vec::new(),
    };
    insta::assert_snapshot!(sketch(&dates(lt, &from(offered(Side::Host)))), @r"
    Pasirinkite pamokos datą.
    ▾ Data (1–1): spalio 8 d., ketvirtadienis
    [Atgal]
    ");
    let lessons = Choice {
        page: offered(Side::Host),
        from: vec![(3, "09:50-10:35".parse().unwrap())],
        suggested: Vec::new(),
    };
    let suggested = Choice {
        suggested: vec![offers::Offer {
            date: on,
            period: 3,
            class: "8b".to_owned(),
            subject: "fizika".to_owned(),
            room: "214".to_owned(),
            building: None,
        }],
        ..from(offered(Side::Host))
    };
    insta::assert_snapshot!(sketch(&dates(lt, &suggested)), @r"
    Pagal tvarkaraštį abiem tiktų šios pamokos:
    1. spalio 8 d., ketvirtadienis, 3 pamoka · 8b · fizika · 214

    Jos paskirstytos per visą pusmetį, kad ne visi stebėtų tą pačią savaitę. Spauskite vieną iš jų arba pasirinkite kitą dieną.
    [*1. spalio 8 d.]
    ▾ Data (1–1): spalio 8 d., ketvirtadienis
    [Atgal]
    ");
    insta::assert_snapshot!(sketch(&periods(lt, on, &lessons)), @r"
    spalio 8 d., ketvirtadienis. Pasirinkite pamoką.
    ▾ Pamoka (1–1): 3 pamoka
    [Atgal]
    ");
    insta::assert_snapshot!(sketch(&cannot(lt, &offered(Side::Host))), @r"
    Kas netinka?
    [*Netinka šis laikas] [!Negaliu dalyvauti šioje poroje] [Atgal]
    ");
    insta::assert_snapshot!(sketch(&cancel(lt, ObservationId(7), &[Reason::LessonCancelled, Reason::Other])), @r"
    Kodėl pamoka atšaukiama? Priežastį matys tik kolega ir Jūs.
    [Pamokos nebus] [Kita] [Atgal]
    ");
}

#[test]
fn the_messages_about_one_observation() {
    let texts = Texts::embedded();
    let lt = texts.words(Lang::Lt);
    let one = |about, page| sketch(&letter(lt, &Letter::One(about, Box::new(page))));
    insta::assert_snapshot!(one(About::TimeOffered, offered(Side::Observer)), @r"
    ┌ Pamokos stebėjimas
    │ Siūlomas pamokos stebėjimo laikas: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    [+Tinka] [Siūlyti kitą laiką] [Negaliu] [Atverti]
    ");
    insta::assert_snapshot!(one(About::TimeAgreed, seen(State::Scheduled, Side::Host, &[Step::Prebrief])), @r"
    ┌ Pamokos stebėjimas
    │ Pamokos stebėjimas sutartas: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    │ Prieš pamoką trumpai parašykite, į ką prašote atkreipti dėmesį: tai matys tik stebintis kolega.
    [*Pildyti] [Atverti]
    ");
    let ask = [Step::TookPlace, Step::NotHeld, Step::Feedback];
    insta::assert_snapshot!(one(About::AfterLesson, seen(State::Scheduled, Side::Observer, &ask)), @r"
    ┌ Pamokos stebėjimas
    │ Pamoka jau turėjo įvykti. Ar ji įvyko?
    │ Buvo sutarta: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    │ Jei įvyko, parašykite kolegai grįžtamąjį ryšį – geriausia tą pačią ar kitą dieną.
    [+Įvyko] [Neįvyko] [*Pildyti] [Atverti]
    ");
    insta::assert_snapshot!(one(About::FeedbackReady, observed(Side::Host, &[])), @r"
    ┌ Pamokos stebėjimas
    │ Kolega pateikė grįžtamąjį ryšį apie stebėtą pamoką. Jį matote tik Jūs ir kolega.
    │ Pamoka: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    [*Atverti]
    ");
    let choose = [Step::Propose, Step::Cannot];
    insta::assert_snapshot!(one(About::Cancelled, seen(State::ToReschedule, Side::Observer, &choose)), @r"
    ┌ Pamokos stebėjimas
    │ Sutarta pamoka neįvyks. Susitarkite dėl kito laiko.
    │ Buvo sutarta: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    [*Siūlyti laiką] [Negaliu] [Atverti]
    ");
    insta::assert_snapshot!(one(About::LookBackDue, observed(Side::Host, &[Step::Debriefed])), @r"
    ┌ Pamokos stebėjimas
    │ Primename: pamoką verta aptarti su kolega arba trumpai įsivertinti. Tada ji bus įskaityta.
    │ Pamoka: spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab.
    │ Pamoką rodo: Ona Petraitienė (<@11>)
    │ Pamoką stebi: Petras \*Jonaitis\* (<@12>)
    [*Pildyti] [Aptarėme] [Atverti]
    ");
}

/// Every unasked message, so that the laws below hold for all of them.
fn all_letters() -> Vec<Letter> {
    let abouts = [
        About::TimeOffered,
        About::TimeRefused,
        About::TimeAgreed,
        About::Declined,
        About::SlotFree,
        About::Cancelled,
        About::PrebriefReady,
        About::AfterLesson,
        About::NotHeld,
        About::FeedbackReady,
        About::FeedbackDue,
        About::LookBackDue,
        About::ChooseTime,
        About::Released,
        About::VisitLogged,
        About::VisitConfirmed,
        About::VisitDenied,
        About::CarriedOver,
    ];
    let all = [
        Step::Accept,
        Step::Propose,
        Step::Cannot,
        Step::TookPlace,
        Step::NotHeld,
        Step::Debriefed,
    ];
    let both = [Side::Host, Side::Observer];
    let letters = abouts
        .into_iter()
        .flat_map(|about| both.map(|side| Letter::One(about, Box::new(seen(State::Scheduled, side, &all)))));
    letters.collect()
}

#[test]
fn in_one_line_who_is_neither_reads_both_names_and_who_has_left_has_none() {
    let page = Page {
        side: None,
        host: Who::default(),
        ..seen(State::Declined, Side::Host, &[])
    };
    let texts = Texts::embedded();
    let line = in_one_line(texts.words(Lang::En), &Letter::One(About::SlotFree, Box::new(page)));
    insta::assert_snapshot!(line, @r"An observation slot is free again. `/pairing repair` makes the missing pairs. · Host: (no longer at the school) → observer: Petras \*Jonaitis\*");
}

#[test]
fn no_message_looks_like_the_reflections_and_each_can_be_opened() {
    let texts = Texts::embedded();
    for one in all_letters() {
        for lang in Lang::ALL {
            let card = letter(texts.words(lang), &one);
            let drawn = sketch(&card).to_lowercase();
            assert!(!drawn.contains("refleksij") && !drawn.contains("reflection"), "{drawn}");
            assert!(!drawn.contains("[*rašyti]") && !drawn.contains("[*write]"), "{drawn}");
            assert!(!card.rows.is_empty(), "{drawn}");
            assert!(
                card.rows
                    .iter()
                    .all(|row| matches!(row, Row::Buttons(buttons) if buttons.len() <= 5))
            );
        }
    }
    assert_eq!(texts.faults(), 0);
}
