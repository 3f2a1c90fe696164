//! What people read on their way through a form, in both languages.

use chrono_tz::Tz::Europe__Vilnius as ZONE;

use super::*;
use crate::config::forms::Forms;
use crate::discord::card::sketch::{sketch, sketch_window};
use crate::domain::entry::Entry;
use crate::domain::forms::{Answers, FormKey, audience};
use crate::domain::ids::{EntryId, GroupId, PersonId, ReflectionId, SchoolId};
use crate::domain::lang::Lang;
use crate::domain::visibility::Visibility;
use crate::locale::Texts;
use crate::usecase::forms::Gate;
use crate::usecase::{group as groups, reflection as reflections};

pub(super) struct Scene {
    texts: Texts,
    pub(super) forms: Forms,
}

impl Scene {
    pub(super) fn new() -> Self {
        Self {
            texts: Texts::embedded(),
            forms: Forms::embedded(),
        }
    }

    pub(super) fn words(&self, lang: Lang) -> Words<'_> {
        self.texts.words(lang)
    }

    pub(super) fn form(&self) -> &Form {
        self.forms.catalogue.form(FormKey::Reflection)
    }

    /// October's gate; `june` for the month that may quote.
    pub(super) fn gate(&self, month: &str) -> Gate {
        let month: crate::domain::month::Month = month.parse().unwrap();
        let question = self.forms.prompts.of_month(month.number()).unwrap().text.clone();
        Gate {
            facts: Facts {
                prompt: Some(question.clone()),
                month: Some(month.number()),
                ..Facts::default()
            },
            intro: Intro::Reflection(reflections::Intro {
                month,
                question,
                promised: Some("Daugiau klausimų mokiniams.".to_owned()),
                due_on: "2026-10-30".parse().unwrap(),
                until: "2026-11-13".parse().unwrap(),
            }),
            closes_at: None,
            locks_at: Some("2026-11-13T22:00:00Z".parse().unwrap()),
            late: false,
        }
    }

    fn filling(&self, answers: &Answers, page: usize, problems: Vec<Problem>) -> Filling {
        Filling {
            subject: Subject::Reflection(ReflectionId(12)),
            gate: self.gate("2026-10"),
            zone: ZONE,
            answers: answers.clone(),
            page,
            problems,
            audience: audience(self.form(), Visibility::Private, false),
            editing: false,
        }
    }

    fn saved(&self, fresh: bool, may_edit: bool) -> Saved {
        Saved {
            entry: entry(answers()),
            gate: self.gate("2026-10"),
            zone: ZONE,
            fresh,
            may_edit,
            audience: audience(self.form(), Visibility::Private, false),
            reads: vec![("Petras Jonaitis".to_owned(), "2026-10-26T10:00:00Z".parse().unwrap())],
        }
    }
}

pub(super) fn answers() -> Answers {
    let mut answers = Answers::new();
    answers.choose("mood", ["4"]);
    answers.write("experience", "Diskusija 7b klasėje pavyko.\nVisi kalbėjo.");
    answers.write("next_step", "Klausti dažniau.");
    answers
}

pub(super) fn entry(answers: Answers) -> Entry {
    Entry {
        id: EntryId(7),
        school: SchoolId(1),
        author: PersonId(2),
        subject: Subject::Reflection(ReflectionId(12)),
        form: FormKey::Reflection,
        answers,
        visibility: Visibility::Private,
        submitted_at: "2026-10-22T13:00:00Z".parse().unwrap(),
        shared_at: None,
        edited_at: None,
        late: false,
    }
}

#[test]
fn the_form_begins_with_the_promise_the_question_and_who_will_read_it() {
    let scene = Scene::new();
    let mut chosen = Answers::new();
    chosen.choose("mood", ["4"]);
    let filling = scene.filling(&chosen, 0, Vec::new());
    insta::assert_snapshot!(sketch(&filling_in(scene.words(Lang::Lt), scene.form(), &filling)), @r"
    ┌ Mėnesio refleksija · 2026 m. spalis
    │ **Praėjusį mėnesį žadėjote:** Daugiau klausimų mokiniams.
    │ **Mėnesio klausimas.** Kurį mokinių poreikį šį mėnesį pastebėjau ir ką dėl jo pakeičiau pamokoje?
    │ Laukiame iki spalio 30 d.; laiku dar bus ir pateikus iki lapkričio 13 d.
    │
    │ Kas tai skaitys: tik Jūs. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    │ Nerašykite mokinių vardų ir kitų asmens duomenų.
    │
    │ **1. Kaip jaučiausi šį mėnesį?** – Gerai
    [Labai sunku] [Sunkoka] [Įvairiai] [*Gerai] [Labai gerai]
    [+Tęsti]
    ");
    insta::assert_snapshot!(sketch(&filling_in(scene.words(Lang::En), scene.form(), &filling)), @r"
    ┌ Monthly reflection · October 2026
    │ **Last month you promised:** Daugiau klausimų mokiniams.
    │ **This month's question.** Which pupil need did I notice this month, and what did I change in a lesson because of it?
    │ Due by 30 October; handed in by 13 November it is still on time.
    │
    │ Who will read this: only you. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    │ Do not write pupil names or other personal data.
    │
    │ **1. How did I feel this month?** – Good
    [Very hard] [Rather hard] [Mixed] [*Good] [Very good]
    [+Continue]
    ");
}

#[test]
fn a_missing_choice_is_named_above_the_form() {
    let scene = Scene::new();
    let problems = vec![Problem::Missing { field: "mood".into() }];
    let filling = scene.filling(&Answers::new(), 0, problems);
    let card = filling_in(scene.words(Lang::Lt), scene.form(), &filling);
    insta::assert_snapshot!(sketch(&card).lines().take(3).collect::<Vec<_>>().join("\n"), @r"
    ┌ Mėnesio refleksija · 2026 m. spalis
    │ **Kad galėtumėte tęsti, dar atsakykite:**
    │ **Kaip jaučiausi šį mėnesį?** Būtina atsakyti.
    ");
}

#[test]
fn the_window_holds_what_stands_in_the_draft() {
    let scene = Scene::new();
    let filling = scene.filling(&answers(), 1, Vec::new());
    insta::assert_snapshot!(sketch_window(&window(scene.words(Lang::Lt), scene.form(), &filling)), @r"
    ┌ Mėnesio refleksija
    │ Kas šį mėnesį buvo svarbu? * (1000)
    │ > Diskusija 7b klasėje pavyko.
    Visi kalbėjo.
    │ Ką supratau ir kodėl tai svarbu? (600)
    │ >   Priežastis, jausmas, įsitikinimas – tai, kas slypi už įvykio.
    │ Ką išbandysiu kitą mėnesį? (200)
    │ > Klausti dažniau.
    ");
    insta::assert_snapshot!(sketch_window(&window(scene.words(Lang::En), scene.form(), &filling)), @r"
    ┌ Monthly reflection
    │ What mattered this month? * (1000)
    │ > Diskusija 7b klasėje pavyko.
    Visi kalbėjo.
    │ What did I realise and why does it matter? (600)
    │ >   A cause, a feeling, a belief – what lies behind the event.
    │ What will I try next month? (200)
    │ > Klausti dažniau.
    ");
}

#[test]
fn a_refused_text_is_given_back_with_edit() {
    let scene = Scene::new();
    let mut answers = answers();
    answers.write("experience", "");
    let problems = vec![Problem::Missing {
        field: "experience".into(),
    }];
    let filling = scene.filling(&answers, 1, problems);
    insta::assert_snapshot!(sketch(&filling_in(scene.words(Lang::Lt), scene.form(), &filling)), @r"
    ┌ Mėnesio refleksija · 2026 m. spalis
    │ **Dar neišsaugota. Pataisykite:**
    │ **Kas šį mėnesį buvo svarbu?** Būtina atsakyti.
    │
    │ Kas tai skaitys: tik Jūs. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    │ Nerašykite mokinių vardų ir kitų asmens duomenų.
    ┌ Ką parašėte
    │ **Kaip jaučiausi šį mėnesį?**
    │ Gerai
    │
    │ **Ką išbandysiu kitą mėnesį?**
    │ Klausti dažniau.
    [*Taisyti]
    ");
    insta::assert_snapshot!(sketch(&filling_in(scene.words(Lang::En), scene.form(), &filling)), @r"
    ┌ Monthly reflection · October 2026
    │ **Not saved yet. Please correct:**
    │ **What mattered this month?** An answer is needed.
    │
    │ Who will read this: only you. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    │ Do not write pupil names or other personal data.
    ┌ What you wrote
    │ **How did I feel this month?**
    │ Good
    │
    │ **What will I try next month?**
    │ Klausti dažniau.
    [*Edit]
    ");
}

#[test]
fn after_saving_only_edit_and_share_remain() {
    let scene = Scene::new();
    insta::assert_snapshot!(sketch(&saved(scene.words(Lang::Lt), scene.form(), &scene.saved(true, true))), @r"
    ┌ Išsaugota: Mėnesio refleksija · 2026 m. spalis
    │ **Kaip jaučiausi šį mėnesį?**
    │ Gerai
    │
    │ **Kas šį mėnesį buvo svarbu?**
    │ Diskusija 7b klasėje pavyko.
    │ Visi kalbėjo.
    │
    │ **Ką išbandysiu kitą mėnesį?**
    │ Klausti dažniau.
    └ Kas tai skaitys: tik Jūs. Koordinatorius matys tik tai, ar pateikta ir kada. Bendri skaičiai rodomi be vardų, kai atsako bent penki žmonės.
    └ Taisyti galima iki 2026 m. lapkričio 13 d. imtinai.
    └ Skaitė: Petras Jonaitis (spalio 26 d.)
    [Taisyti] [Dalytis]
    ");
    insta::assert_snapshot!(sketch(&saved(scene.words(Lang::En), scene.form(), &scene.saved(false, false))), @r"
    ┌ Monthly reflection · October 2026
    │ **How did I feel this month?**
    │ Good
    │
    │ **What mattered this month?**
    │ Diskusija 7b klasėje pavyko.
    │ Visi kalbėjo.
    │
    │ **What will I try next month?**
    │ Klausti dažniau.
    └ Who will read this: only you. The coordinator will see only whether it is submitted, and when. Counts are shown without names, once at least five people have answered.
    └ It can no longer be edited.
    └ Read by: Petras Jonaitis (26 October)
    [Share]
    ");
}

#[test]
fn after_a_checkin_next_meeting_stands_in_the_place_of_share() {
    let scene = Scene::new();
    let form = scene.forms.catalogue.form(FormKey::GroupCheckin);
    let month = "2026-10".parse().unwrap();
    let mut checkin = scene.saved(true, true);
    checkin.entry.subject = Subject::Checkin(GroupId(1), month);
    let mut about = groups::Intro {
        group: GroupId(1),
        name: "Ąžuolas".to_owned(),
        month,
        next_on: None,
    };
    checkin.gate.intro = Intro::Checkin(about.clone());
    let card = self::saved(scene.words(Lang::Lt), form, &checkin);
    assert_eq!(sketch(&card).lines().last(), Some("[Taisyti] [Kitas susitikimas]"));
    about.next_on = "2026-11-24".parse().ok();
    checkin.gate.intro = Intro::Checkin(about);
    let card = self::saved(scene.words(Lang::Lt), form, &checkin);
    assert_eq!(sketch(&card).lines().last(), Some("[Taisyti] [Kelti į kitą dieną]"));
    // Whoever files it late knows before writing that the month no longer counts.
    checkin.gate.late = true;
    let told = intro::lines(scene.words(Lang::Lt), &checkin.gate);
    assert!(told[0].starts_with("Šis įrašas pavėluotas"), "{told:?}");
}

#[test]
fn a_closed_form_gives_the_text_back() {
    let scene = Scene::new();
    let back = Returned {
        form: FormKey::Reflection,
        answers: answers(),
        facts: Facts::default(),
        why: Why::Locked,
    };
    insta::assert_snapshot!(sketch(&returned(scene.words(Lang::Lt), scene.form(), &back)), @r"
    ┌ Mėnesio refleksija
    │ Taisymo laikas baigėsi, todėl pakeitimai neišsaugoti. Galioja tai, ką pateikėte anksčiau.
    │
    │ Jūsų tekstas nedingo: jis žemiau, galite jį nusikopijuoti.
    ┌ Ką parašėte
    │ **Kaip jaučiausi šį mėnesį?**
    │ Gerai
    │
    │ **Kas šį mėnesį buvo svarbu?**
    │ Diskusija 7b klasėje pavyko.
    │ Visi kalbėjo.
    │
    │ **Ką išbandysiu kitą mėnesį?**
    │ Klausti dažniau.
    ");
    insta::assert_snapshot!(sketch(&returned(scene.words(Lang::En), scene.form(), &back)), @r"
    ┌ Monthly reflection
    │ The time to edit is over, so the changes were not saved. What you handed in before stands.
    │
    │ Your text is not lost: it is below, and you can copy it.
    ┌ What you wrote
    │ **How did I feel this month?**
    │ Good
    │
    │ **What mattered this month?**
    │ Diskusija 7b klasėje pavyko.
    │ Visi kalbėjo.
    │
    │ **What will I try next month?**
    │ Klausti dažniau.
    ");
}
