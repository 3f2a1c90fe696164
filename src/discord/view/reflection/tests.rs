//! What people read about their month, in both languages.

use chrono_tz::Tz::Europe__Vilnius as ZONE;

use super::*;
use crate::config::forms::Forms;
use crate::discord::card::sketch::{both, sketch};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, Facts, FormKey};
use crate::domain::ids::{PersonId, ReflectionId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::people::{Person, PersonState};
use crate::domain::visibility::Visibility;
use crate::locale::Texts;
use crate::usecase::reflection::{Deletion, Stage};

fn note(forms: &Forms, prompt: bool) -> Notice {
    Notice {
        id: ReflectionId(12),
        month: "2026-10".parse().unwrap(),
        question: forms.prompts.of_month(10).unwrap().text.clone(),
        due_on: "2026-10-30".parse().unwrap(),
        prompt,
    }
}

#[test]
fn the_prompt_and_the_reminder() {
    let (texts, forms) = (Texts::embedded(), Forms::embedded());
    insta::assert_snapshot!(sketch(&notice(texts.words(Lang::Lt), &note(&forms, true))), @r"
    Metas spalio refleksijai. Užtruks apie 5 minutes; jei nepasirinksite kitaip, atsakymą matysite tik Jūs.
    ┌
    │ **Mėnesio klausimas.** Kurį mokinių poreikį šį mėnesį pastebėjau ir ką dėl jo pakeičiau pamokoje?
    [*Rašyti] [Priminti vėliau] [Šį mėnesį praleisiu]
    ");
    insta::assert_snapshot!(sketch(&notice(texts.words(Lang::En), &note(&forms, true))), @r"
    Time for your October reflection. About 5 minutes; only you will see it unless you choose otherwise.
    ┌
    │ **This month's question.** Which pupil need did I notice this month, and what did I change in a lesson because of it?
    [*Write] [Later] [Skip this month]
    ");
    insta::assert_snapshot!(sketch(&notice(texts.words(Lang::Lt), &note(&forms, false))), @r"
    Primename: spalio refleksijos laukiame iki spalio 30 d.
    ┌
    │ **Mėnesio klausimas.** Kurį mokinių poreikį šį mėnesį pastebėjau ir ką dėl jo pakeičiau pamokoje?
    [*Rašyti] [Priminti vėliau] [Šį mėnesį praleisiu]
    ");
    insta::assert_snapshot!(sketch(&notice(texts.words(Lang::En), &note(&forms, false))), @r"
    Reminder: your October reflection is due by 30 October.
    ┌
    │ **This month's question.** Which pupil need did I notice this month, and what did I change in a lesson because of it?
    [*Write] [Later] [Skip this month]
    ");
}

fn put(done: Done) -> PutOff {
    PutOff {
        id: ReflectionId(12),
        month: "2026-10".parse().unwrap(),
        until: "2026-11-13".parse().unwrap(),
        done,
    }
}

#[test]
fn later_and_skip() {
    let texts = Texts::embedded();
    let today = "2026-10-22".parse().unwrap();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let asked = put(Done::Asked(vec![
        (Later::Tomorrow, at("2026-10-23T12:30:00Z")),
        (Later::Days, at("2026-10-27T13:30:00Z")),
        (Later::Due, at("2026-10-30T13:30:00Z")),
    ]));
    let answers = [
        asked,
        put(Done::Snoozed(at("2026-10-23T12:30:00Z"))),
        put(Done::NoneLeft),
        put(Done::Skipped),
        put(Done::Written),
    ];
    let said = |lang| {
        let cards = answers
            .iter()
            .map(|answer| sketch(&put_off(texts.words(lang), ZONE, today, answer)));
        cards.collect::<Vec<_>>().join("\n\n")
    };
    insta::assert_snapshot!(said(Lang::Lt), @r"
    Kada Jums priminti?
    [Rytoj (spalio 23 d.)] [Po kelių dienų (spalio 27 d.)] [Paskutinę dieną (spalio 30 d.)]

    Gerai, priminsime spalio 23 d., 15.30 val.
    [Rašyti]

    Apie spalio refleksiją daugiau nebepriminsime. Ją galite parašyti iki lapkričio 13 d.
    [Rašyti]

    Gerai, apie spalio refleksiją daugiau neprimename. Jei apsigalvosite, ją dar galite parašyti iki lapkričio 13 d.
    [Rašyti]

    Jūsų spalio refleksija jau pateikta.
    [Atverti]
    ");
    insta::assert_snapshot!(said(Lang::En), @r"
    When shall we remind you?
    [Tomorrow (23 October)] [In a few days (27 October)] [On the last day (30 October)]

    All right, we will remind you on 23 October, 15:30.
    [Write]

    There will be no more reminders of the October reflection. You can write it until 13 November.
    [Write]

    All right, no more reminders of the October reflection. If you change your mind, you can still write it until 13 November.
    [Write]

    Your October reflection is handed in already.
    [Open]
    ");
}

#[test]
fn a_month_that_cannot_be_written() {
    let texts = Texts::embedded();
    let month: Month = "2026-11".parse().unwrap();
    let at: DateTime<Utc> = "2026-11-20T13:30:00Z".parse().unwrap();
    let answers = [
        NotNow::NotYet { month, opens_at: at },
        NotNow::Over { month },
        NotNow::Nothing {
            next: Some((month, at)),
        },
    ];
    let said = |lang| {
        let cards = answers
            .iter()
            .map(|answer| sketch(&not_now(texts.words(lang), ZONE, answer)));
        cards.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(said(Lang::Lt), @r"
    Laikas lapkričio refleksijai dar neatėjo: ją bus galima rašyti nuo lapkričio 20 d., 15.30 val.
    Laikas lapkričio refleksijai baigėsi arba tą mėnesį Jums rašyti nereikėjo.
    Šiuo metu rašyti nieko nereikia. Laikas lapkričio refleksijai ateis lapkričio 20 d., 15.30 val.
    ");
    insta::assert_snapshot!(said(Lang::En), @r"
    It is not time for the November reflection yet: you can write it from 20 November, 15:30.
    The time for the November reflection is over, or none was asked of you that month.
    There is nothing to write right now. The November reflection opens on 20 November, 15:30.
    ");
}

fn colleague() -> Person {
    Person {
        id: PersonId(3),
        state: PersonState::Active,
        ..Person::named(SchoolId(1), "Ona Petraitienė")
    }
}

#[test]
fn a_shared_reflection_says_whose_it_is_and_that_reading_is_noted() {
    let (texts, forms) = (Texts::embedded(), Forms::embedded());
    let form = forms.catalogue.form(FormKey::Reflection);
    let mut answers = Answers::new();
    answers.choose("mood", ["5"]);
    answers.write("experience", "Projektas baigtas.");
    let entry = Entry {
        id: EntryId(7),
        school: SchoolId(1),
        author: PersonId(3),
        subject: Subject::Reflection(ReflectionId(12)),
        form: FormKey::Reflection,
        answers,
        visibility: Visibility::Group,
        submitted_at: "2026-10-23T13:00:00Z".parse().unwrap(),
        shared_at: None,
        edited_at: None,
        late: false,
    };
    let history = History {
        of: colleague(),
        months: vec![
            (EntryId(7), "2026-10".parse().unwrap()),
            (EntryId(4), "2026-09".parse().unwrap()),
        ],
        shown: Some(Shown::Shared {
            entry: Box::new(entry),
            month: "2026-10".parse().unwrap(),
            facts: Facts::default(),
        }),
    };
    let said = |lang| sketch(&super::history(texts.words(lang), form, ZONE, &history));
    insta::assert_snapshot!(said(Lang::Lt), @r"
    ┌ Ona Petraitienė · 2026 m. spalis
    │ **Kaip jaučiausi šį mėnesį?**
    │ Labai gerai
    │
    │ **Kas šį mėnesį buvo svarbu?**
    │ Projektas baigtas.
    └ Šia refleksija pasidalyta su Jumis. Pateikta 2026 m. spalio 23 d. Kad ją skaitėte, pažymima.
    ▾ Kiti mėnesiai (1–1): *2026 m. spalis / 2026 m. rugsėjis
    ");
    insta::assert_snapshot!(said(Lang::En), @r"
    ┌ Ona Petraitienė · October 2026
    │ **How did I feel this month?**
    │ Very good
    │
    │ **What mattered this month?**
    │ Projektas baigtas.
    └ This reflection is shared with you. Handed in on 23 October 2026. That you read it is noted for its author.
    ▾ Other months (1–1): *October 2026 / September 2026
    ");
    let nothing = History {
        months: Vec::new(),
        shown: None,
        ..history
    };
    insta::assert_snapshot!(sketch(&super::history(texts.words(Lang::Lt), form, ZONE, &nothing)), @"Čia bus Jūsų refleksijos. Kartą per mėnesį gausite kvietimą rašyti; pradėti galite ir patys: „/refleksija rašyti“.");
}

#[test]
fn deleting_is_asked_first_and_gives_the_text_back_once() {
    let forms = Forms::embedded();
    let form = forms.catalogue.form(FormKey::Reflection);
    let mut answers = Answers::new();
    answers.choose("mood", ["5"]);
    answers.write("experience", "Projektas baigtas.");
    let asked = Deletion {
        id: ReflectionId(12),
        month: "2026-10".parse().unwrap(),
        submitted_on: "2026-10-23".parse().unwrap(),
        anew_until: Some("2026-11-13".parse().unwrap()),
        stage: Stage::Asked {
            entry: EntryId(7),
            shared: true,
        },
    };
    insta::assert_snapshot!(both(|words| super::deletion(words, form, &asked)), @r"
    ┌ Ištrinti spalio refleksiją?
    │ **Dings visam laikui** tai, kas pateikta 2026 m. spalio 23 d.: atsakymai ir tekstai, ankstesni jų variantai, nebaigti taisymai ir žymos, kas skaitė.
    │
    │ Kolegos, kurie ją mato dabar, nebematys. Pranešimo apie tai jie negaus.
    │
    │ **Liks** tik tai, kad spalio refleksija pateikta: mėnuo ir toliau skaičiuojamas kaip pateiktas.
    │
    │ Atkurti ištrinto teksto nebus galima.
    │
    │ Parašyti iš naujo galima iki 2026 m. lapkričio 13 d. imtinai.
    [Atšaukti] [!Ištrinti visam laikui]

    ┌ Delete the October reflection?
    │ **Gone for good:** what was handed in on 23 October 2026, with its answers and texts, their earlier versions, unfinished changes and the notes of who has read it.
    │
    │ Colleagues who can see it now will not see it any more. They get no message about it.
    │
    │ **What stays** is only that the October reflection was handed in: the month still counts as done.
    │
    │ A deleted text cannot be brought back.
    │
    │ You can write it anew until 13 November 2026.
    [Cancel] [!Delete for good]
    ");
    let deleted = Deletion {
        stage: Stage::Deleted {
            answers,
            facts: Facts::default(),
        },
        ..asked
    };
    insta::assert_snapshot!(both(|words| super::deletion(words, form, &deleted)), @r"
    ┌ Ištrinta: spalio refleksija
    │ Jos nebemato niekas. Mėnuo ir toliau skaičiuojamas kaip pateiktas.
    │
    │ Parašyti iš naujo galima iki 2026 m. lapkričio 13 d. imtinai.
    │
    │ Jei paspaudėte netyčia: tekstas dar čia, žemiau, galite jį nusikopijuoti. Uždarius šį pranešimą, jo nebebus niekur.
    ┌ Ką parašėte
    │ **Kaip jaučiausi šį mėnesį?**
    │ Labai gerai
    │
    │ **Kas šį mėnesį buvo svarbu?**
    │ Projektas baigtas.
    [Rašyti]

    ┌ Deleted: the October reflection
    │ Nobody can see it any more. The month still counts as done.
    │
    │ You can write it anew until 13 November 2026.
    │
    │ If that was a slip: the text is still here, below, and you can copy it. Once you close this message, it is gone.
    ┌ What you wrote
    │ **How did I feel this month?**
    │ Very good
    │
    │ **What mattered this month?**
    │ Projektas baigtas.
    [Write]
    ");
    let before = Deletion {
        anew_until: None,
        stage: Stage::Before,
        ..deleted
    };
    insta::assert_snapshot!(both(|words| super::deletion(words, form, &before)), @r"
    Jūsų spalio refleksija jau ištrinta. Mėnuo ir toliau skaičiuojamas kaip pateiktas.

    Your October reflection has already been deleted. The month still counts as done.
    ");
}
