//! The flow over a real database file, with the reflection's form: nothing that was typed is ever lost.

use super::*;
use crate::domain::ids::ReflectionId;
use crate::domain::reflection::State;
use crate::domain::visibility::Visibility;
use crate::store;
use crate::usecase::Error;
use crate::usecase::testing::Bench;

/// The day of October's prompt, 15:30 in Vilnius.
const PROMPT: &str = "2026-10-22T12:30:00Z";

async fn scene() -> (Bench, Actor, Subject) {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let anna = bench.teacher(2, "Ona Petraitienė").await;
    bench.to(PROMPT);
    reflection::tick(&bench.ctx).await.unwrap();
    let mut db = bench.ctx.store.read().await.unwrap();
    let row = store::reflection::of_month(&mut db, anna.person.id, "2026-10".parse().unwrap())
        .await
        .unwrap();
    drop(db);
    (bench, anna, Subject::Reflection(row.unwrap().id))
}

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

fn filling(screen: Screen) -> Filling {
    match screen {
        Screen::Filling(filling) => *filling,
        other => panic!("not being filled in: {other:?}"),
    }
}

fn saved(screen: Screen) -> Saved {
    match screen {
        Screen::Saved(saved) => *saved,
        other => panic!("not saved: {other:?}"),
    }
}

fn returned(screen: Screen) -> Returned {
    match screen {
        Screen::Returned(returned) => *returned,
        other => panic!("not returned: {other:?}"),
    }
}

async fn written(bench: &Bench, anna: &Actor, subject: Subject, text: &str) -> Saved {
    pick(&bench.ctx, anna, subject, "mood".into(), "4".into())
        .await
        .unwrap();
    saved(
        page(&bench.ctx, anna, subject, 1, typed(&[("experience", text)]))
            .await
            .unwrap(),
    )
}

#[tokio::test]
async fn a_tap_is_kept_and_a_missing_choice_keeps_the_person_where_it_stands() {
    let (bench, anna, subject) = scene().await;
    let Next::Screen(screen) = next(&bench.ctx, &anna, subject, 1).await.unwrap() else {
        panic!("a window")
    };
    let stuck = filling(screen);
    assert_eq!((stuck.page, stuck.problems.len()), (0, 1));
    pick(&bench.ctx, &anna, subject, "mood".into(), "2".into())
        .await
        .unwrap();
    pick(&bench.ctx, &anna, subject, "mood".into(), "4".into())
        .await
        .unwrap();
    // Another device, or the day after: the draft is where it was.
    let again = filling(open(&bench.ctx, &bench.again(2, "Ona").await, subject).await.unwrap());
    assert_eq!(again.answers.choice("mood"), Some("4"));
    assert!(matches!(
        next(&bench.ctx, &anna, subject, 1).await.unwrap(),
        Next::Window(_)
    ));
}

#[tokio::test]
async fn an_invented_question_or_option_is_refused() {
    let (bench, anna, subject) = scene().await;
    for (field, value) in [
        ("mood", "9"),
        ("nothing", "1"),
        ("experience", "1"),
        ("progress", "2"),
        ("tags", "A1"),
    ] {
        let refused = pick(&bench.ctx, &anna, subject, field.into(), value.into()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Gone))), "{field} {value}");
    }
}

#[tokio::test]
async fn a_submitted_window_saves_once_however_often_it_comes() {
    let (bench, anna, subject) = scene().await;
    let first = written(&bench, &anna, subject, "Diskusija pavyko.").await;
    let again = saved(
        page(
            &bench.ctx,
            &anna,
            subject,
            1,
            typed(&[("experience", "Diskusija pavyko.")]),
        )
        .await
        .unwrap(),
    );
    assert_eq!(
        (first.entry.id, first.entry.edited_at),
        (again.entry.id, again.entry.edited_at)
    );
    assert_eq!(first.entry.visibility, Visibility::Private);
    let mut db = bench.ctx.store.read().await.unwrap();
    assert_eq!(
        store::forms::draft(&mut db, anna.person.id, subject).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn a_refused_text_stays_in_the_draft() {
    let (bench, anna, subject) = scene().await;
    pick(&bench.ctx, &anna, subject, "mood".into(), "1".into())
        .await
        .unwrap();
    let fields = typed(&[("experience", "   \n \u{200b}\u{2060}"), ("insight", "Supratau daug.")]);
    let refused = filling(page(&bench.ctx, &anna, subject, 1, fields).await.unwrap());
    assert_eq!(
        refused.problems,
        [Problem::Missing {
            field: "experience".into()
        }]
    );
    let Next::Window(window) = next(&bench.ctx, &anna, subject, 1).await.unwrap() else {
        panic!("no window")
    };
    assert_eq!(window.answers.text("insight"), Some("Supratau daug."));
}

#[tokio::test]
async fn editing_keeps_what_was_said_before_and_ends_with_the_lock() {
    let (bench, anna, subject) = scene().await;
    let first = written(&bench, &anna, subject, "Pirmas variantas.").await;
    let editing = filling(edit(&bench.ctx, &anna, subject).await.unwrap());
    assert!(editing.editing);
    choose(
        &bench.ctx,
        &anna,
        subject,
        "tags".into(),
        vec!["A3".into(), "B1".into()],
    )
    .await
    .unwrap();
    bench.to("2026-10-26T10:00:00Z");
    let second = saved(
        page(&bench.ctx, &anna, subject, 1, typed(&[("experience", "Antras.")]))
            .await
            .unwrap(),
    );
    assert_eq!(first.entry.id, second.entry.id);
    assert_eq!(second.entry.answers.choices("tags"), ["A3", "B1"]);
    assert_eq!(second.entry.submitted_at, first.entry.submitted_at);
    // The window stands open until grace is over.
    bench.to("2026-11-13T22:00:00Z");
    let anna = bench.again(2, "Ona").await;
    let late = returned(
        page(&bench.ctx, &anna, subject, 1, typed(&[("experience", "Trečias.")]))
            .await
            .unwrap(),
    );
    assert_eq!(
        (late.why, late.answers.text("experience")),
        (Why::Locked, Some("Trečias."))
    );
    let shown = saved(open(&bench.ctx, &anna, subject).await.unwrap());
    assert_eq!(shown.entry.answers.text("experience"), Some("Antras."));
    assert!(!shown.may_edit);
}

#[tokio::test]
async fn a_form_that_closes_while_somebody_types_gives_the_text_back() {
    let (bench, anna, subject) = scene().await;
    pick(&bench.ctx, &anna, subject, "mood".into(), "4".into())
        .await
        .unwrap();
    bench.to("2027-02-01T10:00:00Z");
    let anna = bench.again(2, "Ona").await;
    let late = returned(
        page(&bench.ctx, &anna, subject, 1, typed(&[("experience", "Per vėlai.")]))
            .await
            .unwrap(),
    );
    assert_eq!(
        (late.why, late.answers.text("experience")),
        (Why::Closed, Some("Per vėlai."))
    );
    let mut db = bench.ctx.store.read().await.unwrap();
    assert_eq!(
        store::forms::entry_of(&mut db, anna.person.id, subject).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn somebody_elses_form_answers_like_one_that_never_was() {
    let (bench, _, subject) = scene().await;
    let petras = bench.teacher(3, "Petras").await;
    for about in [subject, Subject::Reflection(ReflectionId(999))] {
        assert!(matches!(
            open(&bench.ctx, &petras, about).await,
            Err(Error::Refused(Refusal::Gone))
        ));
        // What was typed into a form whose right is gone comes back too.
        let text = typed(&[("experience", "Mano tekstas.")]);
        let back = returned(page(&bench.ctx, &petras, about, 1, text).await.unwrap());
        assert_eq!(back.answers.text("experience"), Some("Mano tekstas."));
        assert_eq!(back.why, Why::Refused(Refusal::Gone));
        // Nothing was begun there, so nothing is left behind.
        let mut db = bench.ctx.store.read().await.unwrap();
        assert_eq!(
            store::forms::draft(&mut db, petras.person.id, about).await.unwrap(),
            None
        );
    }
}

#[tokio::test]
async fn submitting_ends_the_reminders_and_restarts_change_nothing() {
    let (bench, anna, subject) = scene().await;
    written(&bench, &anna, subject, "Parašyta.").await;
    bench.to("2026-10-27T13:30:00Z");
    reflection::tick(&bench.ctx).await.unwrap();
    let Subject::Reflection(id) = subject else { panic!() };
    let mut db = bench.ctx.store.read().await.unwrap();
    let row = store::reflection::reflection(&mut db, id).await.unwrap().unwrap();
    assert_eq!((row.state, row.messages, row.late), (State::Submitted, 1, false));
}
