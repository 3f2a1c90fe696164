//! What people read about their group, in both languages.

use super::*;
use crate::config::forms::Forms;
use crate::discord::card::sketch::{both, sketch, sketch_window};
use crate::domain::forms::{FormKey, Problem};
use crate::domain::group::Planned;
use crate::domain::ids::{EntryId, GroupId, PersonId, SchoolId};
use crate::domain::lang::Lang;
use crate::locale::Texts;
use crate::usecase::group::{NextMeeting, Off, OffStage};

fn oak() -> Group {
    Group {
        id: GroupId(1),
        school: SchoolId(1),
        name: "Ąžuolas".to_owned(),
    }
}

fn term(person: i64, name: &str) -> Term {
    Term {
        person: PersonId(person),
        name: name.to_owned(),
        from: "2026-09-01".parse().unwrap(),
    }
}

fn seen() -> Members {
    let row = |month: &str, status, meetings| MonthRow {
        month: month.parse().unwrap(),
        status,
        meetings,
    };
    Members {
        group: oak(),
        members: vec![term(2, "Ona Petraitienė"), term(3, "Petras Jonaitis")],
        leads: vec![term(2, "Ona Petraitienė")],
        months: vec![
            row("2026-09", MonthStatus::Missing, vec![]),
            row(
                "2026-10",
                MonthStatus::Counted,
                vec![("2026-10-14".parse().unwrap(), 2, Some(EntryId(9)))],
            ),
            row("2026-11", MonthStatus::Running, vec![]),
            row("2026-12", MonthStatus::Ahead, vec![]),
        ],
        next: Some(Planned {
            entry: EntryId(9),
            on: "2026-11-11".parse().unwrap(),
            off_at: None,
        }),
        needs: vec![],
        may_checkin: true,
    }
}

#[test]
fn a_group_for_its_lead_and_for_the_coordinator() {
    let texts = Texts::embedded();
    insta::assert_snapshot!(sketch(&members(texts.words(Lang::Lt), &seen())), @r"
    ┌ APT grupė „Ąžuolas“
    │ Vadovas
    │ Ona Petraitienė
    │ 2 nariai
    │ Ona Petraitienė
    │ Petras Jonaitis
    │ Mėnesių susitikimai
    │ 2026 m. rugsėjis: įrašo nėra
    │ 2026 m. spalis: įskaityta · spalio 14 d., dalyvavo 2
    │ 2026 m. lapkritis: įrašo dar nėra
    │ Kitas susitikimas
    │ lapkričio 11 d., trečiadienis
    [*Pildyti] [Pavėluotai: rugsėjis]
    [Kelti į kitą dieną] [Atšaukti susitikimą]
    ▾ Skaityti susitikimo įrašą (1–1): 2026 m. spalis
    ");
    let coordinators = Members {
        leads: vec![],
        needs: vec![("2026-10".parse().unwrap(), "Laiko susitikti.".to_owned())],
        may_checkin: false,
        ..seen()
    };
    insta::assert_snapshot!(sketch(&members(texts.words(Lang::En), &coordinators)), @r"
    ┌ APT group “Ąžuolas”
    │ Lead
    │ There is no lead at present.
    │ 2 members
    │ Ona Petraitienė
    │ Petras Jonaitis
    │ Meetings by month
    │ September 2026: no record
    │ October 2026: counts · 14 October, 2 came
    │ November 2026: no record yet
    │ Next meeting
    │ Wednesday 11 November
    ┌ What help the group needs
    │ **October 2026**
    │ Laiko susitikti.
    ▾ Read a meeting's record (1–1): October 2026
    ");
}

#[test]
fn messages_name_the_group_and_the_month_and_carry_no_write_button() {
    let texts = Texts::embedded();
    let month = "2026-10".parse().unwrap();
    let due = Notice::CheckinDue { group: oak(), month };
    let vacant = Notice::LeadVacant { group: oak() };
    let ended = |leads| Notice::LeadEnded {
        group: oak(),
        on: "2026-10-05".parse().unwrap(),
        leads,
    };
    let (member, gone) = (ended(Some(vec!["Petras Jonaitis".to_owned()])), ended(None));
    let said = |lang| {
        let cards = [&due, &vacant, &member, &gone].map(|facts| sketch(&notice(texts.words(lang), facts)));
        cards.join("\n\n")
    };
    insta::assert_snapshot!(said(Lang::Lt), @r"
    Dar nėra APT grupės „Ąžuolas“ spalio susitikimo įrašo. Jei susitikote, jį užpildyti užtruks apie 5 minutes.
    [*Pildyti]

    APT grupė „Ąžuolas“ neturi vadovo. Jį paskirti galite komanda `/žmonės vaidmuo`.
    [Atverti]

    Nuo 2026 m. spalio 5 d. nebevadovaujate APT grupei „Ąžuolas“: vadovo teisės baigėsi iš karto. Ką rašėte apie save, lieka Jūsų, o susitikimų įrašai lieka grupei.

    Grupei dabar vadovauja: Petras Jonaitis
    [Atverti]

    Nuo 2026 m. spalio 5 d. nebevadovaujate APT grupei „Ąžuolas“: vadovo teisės baigėsi iš karto. Ką rašėte apie save, lieka Jūsų, o susitikimų įrašai lieka grupei.
    ");
    insta::assert_snapshot!(said(Lang::En), @r"
    The APT group “Ąžuolas” has no record of its October meeting yet. If you have met, filling it in takes about 5 minutes.
    [*Fill in]

    The APT group “Ąžuolas” has no lead. You can appoint one with `/people role`.
    [Open]

    From 5 October 2026 you no longer lead the APT group “Ąžuolas”: the rights of a lead ended at once. What you wrote about yourself stays yours; the records of the meetings stay with the group.

    The group's lead is now: Petras Jonaitis
    [Open]

    From 5 October 2026 you no longer lead the APT group “Ąžuolas”: the rights of a lead ended at once. What you wrote about yourself stays yours; the records of the meetings stay with the group.
    ");
    assert!(!said(Lang::Lt).contains("refleksij") && !said(Lang::En).contains("reflection"));
}

#[test]
fn the_next_meeting_is_asked_set_and_refused() {
    let (texts, forms) = (Texts::embedded(), Forms::embedded());
    let form = forms.catalogue.form(FormKey::GroupCheckin);
    let mut next = NextMeeting {
        entry: EntryId(9),
        name: "Ąžuolas".to_owned(),
        next_on: None,
        problem: None,
    };
    let window = next_window(texts.words(Lang::Lt), form, &next, "2026-10-15".parse().unwrap());
    insta::assert_snapshot!(sketch_window(&window), @r"
    ┌ Kitas susitikimas
    │ Kito susitikimo data * (10)
    │ >   2026-10-15
    ");
    next.next_on = Some("2026-11-11".parse().unwrap());
    insta::assert_snapshot!(sketch(&next_set(texts.words(Lang::Lt), form, &next)), @r"
    ┌
    │ APT grupės „Ąžuolas“ kitas susitikimas – lapkričio 11 d., trečiadienis
    [Kelti į kitą dieną]
    ");
    next.next_on = None;
    next.problem = Some(Problem::NotADate {
        field: "next_date".into(),
    });
    insta::assert_snapshot!(sketch(&next_set(texts.words(Lang::En), form, &next)), @r"
    ┌
    │ **Date of the next meeting** Write the date like this: 2026-12-15.
    [Next meeting]
    ");
}

#[test]
fn a_meeting_is_called_off_after_a_question_and_planned_again() {
    let mut it = Off {
        group: oak(),
        entry: EntryId(9),
        on: "2026-11-11".parse().unwrap(),
        stage: OffStage::Asked,
    };
    insta::assert_snapshot!(both(|words| off(words, &it)), @r"
    ┌ Atšaukti APT grupės „Ąžuolas“ susitikimą?
    │ **Kada:** lapkričio 11 d., trečiadienis
    │
    │ Nariams pranešime, kad jis neįvyks, ir apie jį nebeprimename. Mėnuo bus įskaitytas, jei tą mėnesį susitiksite kitą dieną.
    │
    │ Susitikimą bet kada galima suplanuoti iš naujo.
    [Atgal] [!Atšaukti susitikimą]

    ┌ Call off the meeting of the APT group “Ąžuolas”?
    │ **When:** Wednesday 11 November
    │
    │ The members will hear that it does not take place, and nothing reminds of it any more. The month counts if you meet on another day of it.
    │
    │ You can plan the meeting again at any time.
    [Back] [!Call the meeting off]
    ");
    it.stage = OffStage::Done;
    insta::assert_snapshot!(both(|words| off(words, &it)), @r"
    ┌
    │ Atšauktas APT grupės „Ąžuolas“ susitikimas: lapkričio 11 d., trečiadienis. Nariams apie tai pranešime.
    [Suplanuoti iš naujo] [Atgal]

    ┌
    │ The meeting of the APT group “Ąžuolas” is called off: Wednesday 11 November. The members will be told.
    [Plan it again] [Back]
    ");
    it.stage = OffStage::Before;
    insta::assert_snapshot!(both(|words| off(words, &it)), @r"
    ┌
    │ Šis APT grupės „Ąžuolas“ susitikimas jau atšauktas: lapkričio 11 d., trečiadienis.
    [Suplanuoti iš naujo] [Atgal]

    ┌
    │ This meeting of the APT group “Ąžuolas” has already been called off: Wednesday 11 November.
    [Plan it again] [Back]
    ");
    let called_off = Members {
        next: seen().next.map(|next| Planned {
            off_at: Some("2026-11-09T08:00:00Z".parse().unwrap()),
            ..next
        }),
        months: vec![],
        ..seen()
    };
    insta::assert_snapshot!(both(|words| members(words, &called_off)), @r"
    ┌ APT grupė „Ąžuolas“
    │ Vadovas
    │ Ona Petraitienė
    │ 2 nariai
    │ Ona Petraitienė
    │ Petras Jonaitis
    │ Kitas susitikimas
    │ lapkričio 11 d., trečiadienis – atšauktas
    [Suplanuoti iš naujo]

    ┌ APT group “Ąžuolas”
    │ Lead
    │ Ona Petraitienė
    │ 2 members
    │ Ona Petraitienė
    │ Petras Jonaitis
    │ Next meeting
    │ Wednesday 11 November – called off
    [Plan it again]
    ");
    let on = "2026-11-11".parse().unwrap();
    let notes = [
        Notice::MeetingOff { group: oak(), on },
        Notice::MeetingAgain { group: oak(), on },
    ];
    let told = notes.map(|note| both(|words| notice(words, &note)));
    insta::assert_snapshot!(told.join("\n\n"), @r"
    Atšauktas APT grupės „Ąžuolas“ susitikimas: lapkričio 11 d., trečiadienis. Kai bus numatyta nauja diena, ją rasite `/grupė nariai`.
    [Atverti]

    The planned meeting of the APT group “Ąžuolas” is called off: Wednesday 11 November. Once there is a new day, you find it in `/group members`.
    [Open]

    APT grupės „Ąžuolas“ susitikimas vis dėlto įvyks: lapkričio 11 d., trečiadienis.
    [Atverti]

    The APT group “Ąžuolas” meets after all: Wednesday 11 November.
    [Open]
    ");
}
