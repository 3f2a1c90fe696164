//! What people read about observations that colleagues arrange themselves, in both languages.

use super::*;
use crate::domain::ids::{AskingId, OpenLessonId};
use crate::domain::observation::asking::{Asking, Kind, Standing};
use crate::usecase::observation::{AskedPage, Board, Missed, OpenLine, Opened};

/// Ona asks Petras; `me` is the reader.
fn asking(kind: Kind, standing: Standing, me: PersonId) -> AskedPage {
    let swap = kind == Kind::Swap;
    AskedPage {
        asking: Asking {
            id: AskingId(5),
            school: SchoolId(1),
            half_year: half().id,
            kind,
            standing,
            by: HOST,
            to: OBSERVER,
            given: swap.then_some(ObservationId(7)),
            taken: None,
            silent: false,
            created_at: "2026-10-05T07:00:00Z".parse().unwrap(),
            lapses_at: "2026-10-12T21:00:00Z".parse().unwrap(),
        },
        me,
        by: who("Ona Petraitienė", 11),
        to: who("Petras *Jonaitis*", 12),
        until: (standing == Standing::Waiting).then(|| "2026-10-12".parse().unwrap()),
        given: swap.then(|| who("Rasa Kazlauskaitė", 13)),
        taken: None,
        observation: None,
        did: None,
    }
}

fn told(lang: Lang, page: AskedPage) -> String {
    let texts = Texts::embedded();
    sketch(&letter(texts.words(lang), &Letter::Asked(Box::new(page))))
}

#[test]
fn an_invitation_and_its_answer() {
    let invited = asking(Kind::Invitation, Standing::Waiting, OBSERVER);
    insta::assert_snapshot!(told(Lang::Lt, invited.clone()), @r"
    ┌ Kvietimas stebėti pamoką
    │ Kolega kviečia Jus stebėti pamoką. Jei sutiksite, laiką parinksite kartu.
    │ Stebėti savo pamoką Jus kviečia: Ona Petraitienė (<@11>)
    [+Tinka] [Negaliu] [Atverti]
    ");
    insta::assert_snapshot!(told(Lang::En, invited), @r"
    ┌ Invitation to observe a lesson
    │ A colleague invites you to observe a lesson. If you accept, the two of you choose the time.
    │ You are invited to observe a lesson of: Ona Petraitienė (<@11>)
    [+Accept] [Cannot] [Open]
    ");
    let declined = told(Lang::Lt, asking(Kind::Invitation, Standing::Declined, HOST));
    assert_eq!(
        declined,
        told(Lang::Lt, asking(Kind::Invitation, Standing::Lapsed, HOST))
    );
    insta::assert_snapshot!(declined, @r"
    ┌ Kvietimas stebėti pamoką
    │ Kvietimas stebėti pamoką nepriimtas; priežasties niekas neklausia. Galite pakviesti kitą kolegą.
    │ Kviečiate stebėti Jūsų pamoką: Petras \*Jonaitis\* (<@12>)
    [Atverti]
    ");
}

#[test]
fn a_question_says_until_when_it_can_be_answered() {
    let texts = Texts::embedded();
    let page = asking(Kind::Invitation, Standing::Waiting, OBSERVER);
    for (lang, line) in [
        (Lang::Lt, "Atsakyti galima iki 2026 m. spalio 12 d. imtinai"),
        (Lang::En, "It can be answered until 12 October 2026 inclusive"),
    ] {
        let card = sketch(&asked(texts.words(lang), &page));
        assert!(card.contains(line), "{card}");
    }
}

#[test]
fn a_swap_is_offered() {
    let offered = asking(Kind::Swap, Standing::Waiting, OBSERVER);
    insta::assert_snapshot!(told(Lang::Lt, offered.clone()), @r"
    ┌ Stebėjimų mainai
    │ Kolega siūlo pasikeisti pamokų stebėjimais.
    │ Keistis siūlo: Ona Petraitienė (<@11>)
    │ Siūlomas stebėjimas. Pamoką rodo: Rasa Kazlauskaitė (<@13>)
    [+Tinka] [Negaliu] [Atverti]
    ");
    insta::assert_snapshot!(told(Lang::En, offered), @r"
    ┌ Observation swap
    │ A colleague offers to swap lesson observations.
    │ A swap is offered by: Ona Petraitienė (<@11>)
    │ The observation offered. The lesson is shown by: Rasa Kazlauskaitė (<@13>)
    [+Accept] [Cannot] [Open]
    ");
}

#[test]
fn the_open_lessons() {
    let texts = Texts::embedded();
    let line = OpenLine {
        id: OpenLessonId(3),
        time: timed(),
        host: who("Ona Petraitienė", 11),
        left: 1,
        places: 2,
    };
    let full = Board {
        others: vec![line.clone()],
        mine: vec![line],
        did: Some(Opened::Opened),
    };
    insta::assert_snapshot!(sketch(&board(texts.words(Lang::Lt), &full)), @r"
    Pamoka atverta. Kolegos ją ras čia ir galės prisijungti vienu paspaudimu.
    ┌ Atviros pamokos
    │ Čia rodomos pamokos, prie kurių dabar galite prisijungti.
    │ Galite stebėti
    │ • spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab. – Ona Petraitienė (<@11>) (laisvų vietų: 1)
    │ Mano atviros pamokos
    │ • spalio 8 d., ketvirtadienis, 3 pamoka (9.50–10.35), vieta: 204 kab. – laisvų vietų: 1 iš 2
    ▾ Pasirinkite pamoką ir prisijungsite (1–1): spalio 8 d., 3 pamoka · Ona Petraitienė
    ▾ Pasirinkite savo pamoką, kurią uždarote (1–1): spalio 8 d., 3 pamoka · Ona Petraitienė
    [*Atverti savo pamoką] [Visi mano stebėjimai]
    ");
}

#[test]
fn the_coordinator_hears_what_was_missed() {
    let texts = Texts::embedded();
    let missed = Missed {
        half: half(),
        missed: 3,
        opened: None,
        until: "2027-02-28".parse().unwrap(),
        most: 2,
        open: true,
    };
    for (lang, label) in [(Lang::Lt, "Duoti papildomo laiko"), (Lang::En, "Give extra time")] {
        let card = sketch(&letter(texts.words(lang), &Letter::Missed(missed)));
        assert!(card.contains(label) && card.contains("28"), "{card}");
    }
    let given = |opened| Missed {
        opened: Some(opened),
        ..missed
    };
    let said = |lang, opened| sketch(&letter(texts.words(lang), &Letter::Missed(given(opened))));
    insta::assert_snapshot!(said(Lang::Lt, 2), @r"
    ┌ Baigėsi stebėjimų laikas
    │ Papildomo laiko gavo stebėjimų: 2. Kolegoms rašoma žinutė.
    │ Papildomo laiko negavo stebėjimų: 3. Vienam žmogui jo duodama ne daugiau kaip 2 stebėjimams.
    ");
    insta::assert_snapshot!(said(Lang::En, 0), @r"
    ┌ The time for observations is over
    │ There is nothing more that could be given extra time.
    │ Observations without extra time: 3. One person gets it for 2 observations at most.
    ");
    assert_eq!(texts.faults(), 0);
}

#[test]
fn no_question_looks_like_the_reflections_and_each_can_be_opened() {
    let texts = Texts::embedded();
    for kind in Kind::ALL {
        for standing in Standing::ALL {
            for me in [HOST, OBSERVER, PersonId(3)] {
                for lang in Lang::ALL {
                    let page = asking(kind, standing, me);
                    let card = letter(texts.words(lang), &Letter::Asked(Box::new(page.clone())));
                    let drawn = sketch(&card).to_lowercase();
                    assert!(!drawn.contains("refleksij") && !drawn.contains("reflection"), "{drawn}");
                    assert!(!card.rows.is_empty(), "{drawn}");
                    sketch(&asked(texts.words(lang), &page));
                }
            }
        }
    }
    assert_eq!(texts.faults(), 0);
}
