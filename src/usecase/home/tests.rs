use super::*;
use crate::usecase::Error;
use crate::usecase::caller::recognise;
use crate::usecase::people::{Addition, add};
use crate::usecase::testing::{Bench, caller};

async fn teacher(bench: &Bench, account: u64, subjects: &str) -> Actor {
    let addition = Addition {
        account: Some(Snowflake(account)),
        username: None,
        name: format!("Mokytoja {account}"),
        subjects: Some(subjects.to_owned()),
        group: None,
    };
    add(&bench.ctx, &bench.coordinator().await, addition).await.unwrap();
    recognise(&bench.ctx, &caller(account, "x")).await.unwrap()
}

#[tokio::test]
async fn settings_take_effect_at_once_and_are_ones_own() {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let ona = teacher(&bench, 2, "fizika, chemija").await;
    teacher(&bench, 3, "fizika").await;
    set_language(&bench.ctx, &ona, Lang::En).await.unwrap();
    set_visitors(&bench.ctx, &ona, 1).await.unwrap();
    set_not_with(&bench.ctx, &ona, &[Snowflake(3), Snowflake(2), Snowflake(99)])
        .await
        .unwrap();
    let wishes = ["chemija".to_owned(), "alchemija".to_owned()];
    set_wishes(&bench.ctx, &ona, &wishes).await.unwrap();

    let ona = recognise(&bench.ctx, &caller(2, "x")).await.unwrap();
    assert_eq!(ona.lang(), Lang::En);
    let mine = settings(&bench.ctx, &ona).await.unwrap();
    assert_eq!(mine.visitors, 1);
    assert_eq!(mine.not_with, [Snowflake(3)], "oneself and strangers are passed over");
    assert_eq!(mine.wishes, ["chemija"], "what nobody teaches is passed over");
    assert_eq!(mine.subjects, ["chemija", "fizika"]);

    let other = recognise(&bench.ctx, &caller(3, "x")).await.unwrap();
    let theirs = settings(&bench.ctx, &other).await.unwrap();
    assert!(theirs.not_with.is_empty() && theirs.wishes.is_empty());
    assert_eq!(theirs.lang, None);
}

#[tokio::test]
async fn more_visitors_than_the_school_allows_are_refused() {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let ona = teacher(&bench, 2, "").await;
    for number in [0, 3, 250] {
        let refused = set_visitors(&bench.ctx, &ona, number).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::UnknownButton))),
            "{number}"
        );
    }
}

#[tokio::test]
async fn the_coordinator_sees_what_waits_and_others_do_not() {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let ona = teacher(&bench, 2, "").await;
    assert!(overview(&bench.ctx, &ona).await.unwrap().office.is_none());
    let office = overview(&bench.ctx, &bench.coordinator().await)
        .await
        .unwrap()
        .office
        .unwrap();
    assert_eq!((office.claims, office.guesses.len()), (0, 4));
}
