use super::*;
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::caller::{Actor, recognise};
use crate::usecase::people::{Addition, add};
use crate::usecase::testing::{Bench, caller};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn calendar(bench: &Bench) -> Calendar {
    let school = bench.coordinator().await.school;
    let mut db = bench.ctx.store.read().await.unwrap();
    of(&bench.ctx, &mut db, &school).await.unwrap()
}

async fn entered(bench: &Bench, from: &str, to: &str) {
    let actor = bench.coordinator().await;
    put_break(&bench.ctx, &actor, (from, to), "Atostogos").await.unwrap();
}

fn refusal<T: std::fmt::Debug>(result: crate::usecase::Result<T>) -> Refusal {
    match result.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_schools_own_break_takes_the_place_of_the_guess() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    entered(&bench, "2026-10-26", "2026-11-01").await;
    let calendar = calendar(&bench).await;
    assert!(!calendar.is_school_day(day("2026-10-28")));
    assert!(
        calendar.is_school_day(day("2026-11-04")),
        "the guess of the week after is gone"
    );
    assert_eq!(unconfirmed(&calendar, day("2026-09-01")).len(), 3);
}

#[tokio::test]
async fn a_single_day_off_leaves_the_guess_alone() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    entered(&bench, "2026-11-10", "2026-11-10").await;
    let calendar = calendar(&bench).await;
    assert!(!calendar.is_school_day(day("2026-11-10")));
    assert!(!calendar.is_school_day(day("2026-11-04")));
}

#[tokio::test]
async fn what_was_typed_wrongly_can_be_taken_off_again() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let actor = bench.coordinator().await;
    entered(&bench, "2026-10-12", "2026-10-16").await;
    drop_break(&bench.ctx, &actor, ("2026-10-12", "2026-10-16"))
        .await
        .unwrap();
    assert!(calendar(&bench).await.is_school_day(day("2026-10-14")));
    drop_break(&bench.ctx, &actor, ("2026-11-02", "2026-11-08"))
        .await
        .unwrap();
    assert!(
        calendar(&bench).await.is_school_day(day("2026-11-04")),
        "a guess of the file stays away too"
    );
    let again = drop_break(&bench.ctx, &actor, ("2026-11-02", "2026-11-08")).await;
    assert_eq!(refusal(again), Refusal::NoSuchBreak);
}

#[tokio::test]
async fn unbelievable_days_are_refused() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let actor = bench.coordinator().await;
    let try_break =
        async |from: &str, to: &str, name: &str| refusal(put_break(&bench.ctx, &actor, (from, to), name).await);
    assert_eq!(try_break("2026-11-08", "2026-11-02", "X").await, Refusal::NotADate);
    assert_eq!(try_break("lapkritis", "2026-11-02", "X").await, Refusal::NotADate);
    assert_eq!(try_break("2026-09-01", "2026-12-24", "X").await, Refusal::BreakTooLong);
    assert_eq!(try_break("2027-08-30", "2027-09-02", "X").await, Refusal::BreakTooLong);
    for unseen in [" ", "\u{200b}\u{2066}"] {
        assert_eq!(try_break("2026-11-02", "2026-11-08", unseen).await, Refusal::NotAName);
    }
    assert_eq!(
        refusal(set_periods(&bench.ctx, &actor, "aštunta", None).await),
        Refusal::NotPeriods
    );
}

#[tokio::test]
async fn the_coordinators_are_asked_once_a_week_until_they_confirm() {
    // Set up on a Tuesday; asked from the next week on, at the prompt's time.
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let play = async |moment: &str| {
        bench.clock.set(moment.parse().unwrap());
        tick(&bench.ctx).await.unwrap()
    };
    assert_eq!(play("2026-09-07T13:00:00Z").await, 0, "a week of peace");
    assert_eq!(play("2026-09-08T12:29:00Z").await, 0, "not before 15.30");
    assert_eq!(play("2026-09-08T12:30:00Z").await, 1);
    assert_eq!(play("2026-09-08T12:31:00Z").await, 0, "once");
    assert_eq!(play("2026-09-11T12:30:00Z").await, 0, "once a week");
    assert_eq!(play("2026-09-12T12:30:00Z").await, 0, "not on a Saturday");
    assert_eq!(
        play("2026-09-14T12:30:00Z").await,
        0,
        "the weekend between makes no week"
    );
    assert_eq!(play("2026-09-15T12:30:00Z").await, 1);
    let actor = bench.coordinator().await;
    let edited = confirm_all(&bench.ctx, &actor).await.unwrap();
    assert!(matches!(edited, Edited::Confirmed(4)));
    assert_eq!(play("2026-09-22T12:30:00Z").await, 0);
}

#[tokio::test]
async fn the_next_years_guesses_can_be_confirmed_one_by_one() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    bench.clock.set("2027-08-20T07:00:00Z".parse().unwrap());
    let actor = bench.coordinator().await;
    let shown = overview(&bench.ctx, &actor).await.unwrap();
    assert_eq!(shown.year.id().to_string(), "2027-2028");
    assert_eq!(shown.to_confirm.len(), 4);
    confirm_break(&bench.ctx, &actor, shown.to_confirm[0].0).await.unwrap();
    assert_eq!(overview(&bench.ctx, &actor).await.unwrap().to_confirm.len(), 3);
}

async fn teacher(bench: &Bench) -> Actor {
    let addition = Addition {
        account: Some(crate::domain::ids::Snowflake(2)),
        username: Some("ona".to_owned()),
        name: "Ona".to_owned(),
        subjects: None,
        group: None,
    };
    add(&bench.ctx, &bench.coordinator().await, addition).await.unwrap();
    recognise(&bench.ctx, &caller(2, "ona")).await.unwrap()
}

#[tokio::test]
async fn everybody_looks_and_only_a_coordinator_changes() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let ona = teacher(&bench).await;
    let shown = overview(&bench.ctx, &ona).await.unwrap();
    assert!(!shown.keeps && shown.to_confirm.is_empty());
    assert_eq!((shown.windows.len(), shown.school_days), (10, 181));
    let (ctx, not) = (&bench.ctx, Refusal::NotAllowed);
    let dates = ("2026-10-12", "2026-10-16");
    assert_eq!(refusal(put_break(ctx, &ona, dates, "X").await), not);
    assert_eq!(refusal(drop_break(ctx, &ona, dates).await), not);
    assert_eq!(refusal(confirm_all(ctx, &ona).await), not);
    assert_eq!(
        refusal(confirm_break(ctx, &ona, crate::domain::ids::BreakId(1)).await),
        not
    );
    assert_eq!(refusal(set_periods(ctx, &ona, "08:00-08:45", None).await), not);
}

#[tokio::test]
async fn bell_times_hold_for_the_year_or_for_a_day() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    let actor = bench.coordinator().await;
    set_periods(&bench.ctx, &actor, "8.30–9.15, 9.25–10.10", None)
        .await
        .unwrap();
    set_periods(&bench.ctx, &actor, "08:30-09:00", Some("2026-12-23"))
        .await
        .unwrap();
    let calendar = calendar(&bench).await;
    let local = |date: &str, number| {
        let at = calendar.lesson_start(day(date), number)?;
        Some(at.with_timezone(&calendar.zone()).format("%H:%M").to_string())
    };
    assert_eq!(local("2026-10-05", 2).as_deref(), Some("09:25"));
    assert_eq!(local("2026-12-23", 1).as_deref(), Some("08:30"));
    assert_eq!(local("2026-12-23", 2), None);
}
