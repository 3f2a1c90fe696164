//! The messages of a published plan and of a mended one, with and without lessons out of the timetable.

use super::*;

fn line(id: i64, name: &str, account: u64) -> Line {
    Line {
        id: ObservationId(id),
        other: who(name, account),
        offers: Vec::new(),
    }
}

fn with_lessons(line: Line, lessons: &[(&str, u8, &str)]) -> Line {
    let offer = |(date, period, room): &(&str, u8, &str)| offers::Offer {
        date: date.parse().unwrap(),
        period: *period,
        class: "8b".to_owned(),
        subject: "fizika".to_owned(),
        room: (*room).to_owned(),
        building: None,
    };
    Line {
        offers: lessons.iter().map(offer).collect(),
        ..line
    }
}

#[test]
fn the_published_plan() {
    let texts = Texts::embedded();
    let plan = Letter::Published {
        half: half(),
        shows: vec![line(7, "Petras Jonaitis", 12), line(8, "Rasa Kazlauskaitė", 13)],
        observes: vec![line(9, "Jonas Žukas", 14)],
    };
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::Lt), &plan)), @r"
    ┌ Paskelbtas pamokų stebėjimo planas: 2026–2027 m. m. I pusmetis
    │ Laiką siūlyti gali bet kuris iš poros: pasirinkite datą ir pamoką, o kolega atsakys vienu paspaudimu. Stebėjimai vyksta iki 2027 m. sausio 29 d.
    │ Jūs rodote pamoką, stebi:
    │ • Petras Jonaitis (<@12>)
    │ • Rasa Kazlauskaitė (<@13>)
    │ Jūs stebite pamoką, rodo:
    │ • Jonas Žukas (<@14>)
    [*Siūlyti laiką] [Atverti]
    ");
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::En), &plan)), @r"
    ┌ The observation plan is published: First half-year of 2026–2027
    │ Either of a pair can propose a time: choose a date and a lesson, and your colleague answers with one press. Observations take place until 29 January 2027.
    │ You show a lesson to:
    │ • Petras Jonaitis (<@12>)
    │ • Rasa Kazlauskaitė (<@13>)
    │ You observe a lesson of:
    │ • Jonas Žukas (<@14>)
    [*Propose a time] [Open]
    ");
}

#[test]
fn a_published_plan_with_lessons_that_suit_both() {
    let texts = Texts::embedded();
    let petras = [("2026-10-08", 3, "214"), ("2026-10-13", 5, "214")];
    let plan = Letter::Published {
        half: half(),
        shows: vec![
            with_lessons(line(7, "Petras Jonaitis", 12), &petras),
            line(8, "Rasa Kazlauskaitė", 13),
        ],
        observes: vec![with_lessons(line(9, "Jonas Žukas", 14), &[("2026-11-12", 1, "")])],
    };
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::Lt), &plan)), @r"
    ┌ Paskelbtas pamokų stebėjimo planas: 2026–2027 m. m. I pusmetis
    │ Laiką siūlyti gali bet kuris iš poros: pasirinkite datą ir pamoką, o kolega atsakys vienu paspaudimu. Stebėjimai vyksta iki 2027 m. sausio 29 d.
    │ Sunumeruotos pamokos parinktos pagal tvarkaraštį: paspauskite mygtuką, ir kolega gaus pasiūlymą.
    │ Jūs rodote pamoką, stebi:
    │ • Petras Jonaitis (<@12>)
    │ -# 1. spalio 8 d., ketvirtadienis, 3 pamoka · 8b · fizika · 214
    │ -# 2. spalio 13 d., antradienis, 5 pamoka · 8b · fizika · 214
    │ • Rasa Kazlauskaitė (<@13>)
    │ Jūs stebite pamoką, rodo:
    │ • Jonas Žukas (<@14>)
    │ -# 3. lapkričio 12 d., ketvirtadienis, 1 pamoka · 8b · fizika
    [1. spalio 8 d.] [2. spalio 13 d.] [3. lapkričio 12 d.]
    [*Siūlyti laiką] [Atverti]
    ");
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::En), &plan)), @r"
    ┌ The observation plan is published: First half-year of 2026–2027
    │ Either of a pair can propose a time: choose a date and a lesson, and your colleague answers with one press. Observations take place until 29 January 2027.
    │ The numbered lessons come from the timetable: press a button, and your colleague is asked.
    │ You show a lesson to:
    │ • Petras Jonaitis (<@12>)
    │ -# 1. Thursday 8 October, lesson 3 · 8b · fizika · 214
    │ -# 2. Tuesday 13 October, lesson 5 · 8b · fizika · 214
    │ • Rasa Kazlauskaitė (<@13>)
    │ You observe a lesson of:
    │ • Jonas Žukas (<@14>)
    │ -# 3. Thursday 12 November, lesson 1 · 8b · fizika
    [1. 8 October] [2. 13 October] [3. 12 November]
    [*Propose a time] [Open]
    ");
}

#[test]
fn a_mended_plan_says_what_goes_and_what_comes_and_never_why() {
    let texts = Texts::embedded();
    let mended = Letter::Repaired {
        half: half(),
        shows_not: vec![line(7, "Petras Jonaitis", 12)],
        observes_not: vec![line(8, "Jonas Žukas", 14)],
        shows: vec![with_lessons(
            line(10, "Rasa Kazlauskaitė", 13),
            &[("2026-10-08", 3, "214")],
        )],
        observes: vec![line(11, "Petras Jonaitis", 12)],
    };
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::Lt), &mended)), @r"
    ┌ Pasikeitė Jūsų pamokų stebėjimo poros: 2026–2027 m. m. I pusmetis
    │ Planas pataisytas pasikeitus aplinkybėms. Dėl to niekas nekaltas, aiškintis nieko nereikia. Kitos Jūsų poros nesikeičia.
    │ Sunumeruotos pamokos parinktos pagal tvarkaraštį: paspauskite mygtuką, ir kolega gaus pasiūlymą.
    │ Šios pamokos rodyti nebereikia, ją stebėti turėjo:
    │ • Petras Jonaitis (<@12>)
    │ Šios pamokos stebėti nebereikia, ją rodyti turėjo:
    │ • Jonas Žukas (<@14>)
    │ Nauja pora. Jūs rodote pamoką, stebi:
    │ • Rasa Kazlauskaitė (<@13>)
    │ -# 1. spalio 8 d., ketvirtadienis, 3 pamoka · 8b · fizika · 214
    │ Nauja pora. Jūs stebite pamoką, rodo:
    │ • Petras Jonaitis (<@12>)
    [1. spalio 8 d.]
    [*Siūlyti laiką] [Atverti]
    ");
    insta::assert_snapshot!(sketch(&letter(texts.words(Lang::En), &mended)), @r"
    ┌ Your observation pairs have changed: First half-year of 2026–2027
    │ The plan was mended because circumstances have changed. Nobody is at fault, and there is nothing to explain. Your other pairs stay as they are.
    │ The numbered lessons come from the timetable: press a button, and your colleague is asked.
    │ You no longer show a lesson to:
    │ • Petras Jonaitis (<@12>)
    │ You no longer observe a lesson of:
    │ • Jonas Žukas (<@14>)
    │ New pair: you show a lesson to:
    │ • Rasa Kazlauskaitė (<@13>)
    │ -# 1. Thursday 8 October, lesson 3 · 8b · fizika · 214
    │ New pair: you observe a lesson of:
    │ • Petras Jonaitis (<@12>)
    [1. 8 October]
    [*Propose a time] [Open]
    ");
    let only = Letter::Repaired {
        half: half(),
        shows_not: vec![line(7, "Petras Jonaitis", 12)],
        observes_not: Vec::new(),
        shows: Vec::new(),
        observes: Vec::new(),
    };
    let said = sketch(&letter(texts.words(Lang::Lt), &only));
    assert!(said.ends_with("[Atverti]") && !said.contains("Siūlyti laiką"), "{said}");
}
