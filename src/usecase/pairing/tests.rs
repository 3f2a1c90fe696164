//! A plan against a real database: nothing is sent before it is published, and it is published once.

use super::*;
use crate::usecase::Error;
use crate::usecase::observation::tests::{add, published as school_published, who};
use crate::usecase::testing::Bench;

async fn school_of(people: u64) -> Bench {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    for account in 2..=people {
        add(&bench, account, &format!("Mokytojas {account}")).await;
    }
    bench
}

async fn published(bench: &Bench) -> Vec<String> {
    let keys = bench.queued().await.into_iter();
    keys.filter(|key| key.starts_with("pairing.published")).collect()
}

#[tokio::test]
async fn a_preview_sends_nothing_and_publishing_tells_everybody_once() {
    let bench = school_of(7).await;
    let asta = bench.coordinator().await;
    let preview = preview(&bench.ctx, &asta, None).await.unwrap();
    assert_eq!(preview.record.plan.pairs.len(), 14);
    assert!(preview.late, "the half-year began more than three weeks ago");
    assert!(published(&bench).await.is_empty());
    let done = publish(&bench.ctx, &asta, preview.record.id).await.unwrap();
    assert_eq!((done.pairs, done.people, done.before), (14, 7, false));
    assert_eq!(published(&bench).await.len(), 7);
    let again = publish(&bench.ctx, &asta, preview.record.id).await.unwrap();
    assert!(again.before);
    assert!(matches!(
        publish_latest(&bench.ctx, &asta, None).await.unwrap(),
        Outcome::Published(Published { before: true, .. })
    ));
    assert_eq!(published(&bench).await.len(), 7);
}

#[tokio::test]
async fn another_try_is_another_plan_and_both_can_be_looked_at() {
    let bench = school_of(9).await;
    let asta = bench.coordinator().await;
    let first = preview(&bench.ctx, &asta, None).await.unwrap();
    let second = again(&bench.ctx, &asta, first.record.id).await.unwrap();
    assert_ne!(first.record.plan, second.record.plan);
    assert_eq!(
        show(&bench.ctx, &asta, first.record.id).await.unwrap().record,
        first.record
    );
}

#[tokio::test]
async fn a_newcomer_gets_pairs_and_nobody_elses_change() {
    let bench = school_published().await;
    let asta = bench.coordinator().await;
    let before = store::observation::of_half(
        &mut bench.ctx.store.read().await.unwrap(),
        asta.school.id,
        preview(&bench.ctx, &asta, None).await.unwrap().half.id,
    )
    .await
    .unwrap();
    add(&bench, 9, "Nauja Mokytoja").await;
    add(&bench, 10, "Naujas Mokytojas").await;
    let second = preview(&bench.ctx, &asta, None).await.unwrap();
    assert_eq!(
        (second.kept, second.record.plan.pairs.len()),
        (8, 2),
        "only the two newcomers have open slots"
    );
    publish(&bench.ctx, &asta, second.record.id).await.unwrap();
    let mut db = bench.ctx.store.read().await.unwrap();
    let after = store::observation::of_half(&mut db, asta.school.id, second.half.id)
        .await
        .unwrap();
    assert_eq!(after[..before.len()], before[..]);
}

#[tokio::test]
async fn the_coordinators_list_is_kept_and_a_pair_that_became_impossible_is_left_out() {
    let bench = school_of(6).await;
    let asta = bench.coordinator().await;
    let preview = preview(&bench.ctx, &asta, None).await.unwrap();
    let pair = preview.record.plan.pairs[0].pair;
    assert!(
        exclude(&bench.ctx, &asta, pair.observer, pair.host)
            .await
            .unwrap()
            .excluded
    );
    let done = publish(&bench.ctx, &asta, preview.record.id).await.unwrap();
    assert!(!done.dropped.is_empty() && done.pairs + done.dropped.len() == 12);
    let allowed = exclude(&bench.ctx, &asta, pair.host, pair.observer).await.unwrap();
    assert!(!allowed.excluded && allowed.all.is_empty());
}

#[tokio::test]
async fn only_the_coordinator_plans() {
    let bench = school_of(3).await;
    let teacher = who(&bench, 2).await;
    let refused = preview(&bench.ctx, &teacher, None).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed))));
    let refused = history(&bench.ctx, &teacher, None).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed))));
}
