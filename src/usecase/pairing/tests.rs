//! A plan against a real database: nothing is sent before it is published, and it is published once.

use super::*;
use crate::domain::observation::State;
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
        Publishing::Published(Published { before: true, .. })
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
        (second.kept.len(), second.record.plan.pairs.len()),
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

/// What is queued about repairs.
async fn repaired_keys(bench: &Bench) -> Vec<String> {
    let keys = bench.queued().await.into_iter();
    keys.filter(|key| key.starts_with("pairing.repaired")).collect()
}

async fn standing(bench: &Bench) -> Vec<crate::domain::observation::Observation> {
    let asta = bench.coordinator().await;
    let mut db = bench.ctx.store.read().await.unwrap();
    let half = half_years(&bench.ctx, &asta).await.unwrap()[0];
    let all = store::observation::of_half(&mut db, asta.school.id, half.id)
        .await
        .unwrap();
    all.into_iter().filter(|it| it.state.holds_a_slot()).collect()
}

/// Nine people with a published plan, one of whom falls ill for long.
async fn with_an_illness() -> (Bench, PersonId) {
    let bench = school_of(9).await;
    let asta = bench.coordinator().await;
    let preview = preview(&bench.ctx, &asta, None).await.unwrap();
    publish(&bench.ctx, &asta, preview.record.id).await.unwrap();
    let ill = who(&bench, 4).await.person.id;
    let (from, to) = ("2026-10-05".parse().unwrap(), "2026-12-31".parse().unwrap());
    bench
        .write(async move |db| store::leave::add(db, ill, from, to).await)
        .await;
    (bench, ill)
}

#[tokio::test]
async fn a_repair_changes_nothing_before_it_is_confirmed_and_is_carried_out_once() {
    let (bench, ill) = with_an_illness().await;
    let asta = bench.coordinator().await;
    let before = standing(&bench).await;
    let mending = repair(&bench.ctx, &asta, None).await.unwrap();
    assert_eq!(standing(&bench).await, before);
    let touched = mending.told;
    assert!(mending.repair.go.len() >= 4 && mending.repair.stay + mending.repair.go.len() == before.len());
    let done = confirm_repair(&bench.ctx, &asta, mending.record.id).await.unwrap();
    assert_eq!((done.before, done.people), (false, touched));
    let after = standing(&bench).await;
    assert!(after.iter().all(|it| it.host != ill && it.observer != ill));
    let stayed = before.iter().filter(|it| after.contains(it)).count();
    assert_eq!(stayed, mending.repair.stay);
    assert_eq!(repaired_keys(&bench).await.len(), touched);
    let again = confirm_repair(&bench.ctx, &asta, mending.record.id).await.unwrap();
    assert!(again.before);
    assert_eq!(standing(&bench).await, after);
    assert_eq!(repaired_keys(&bench).await.len(), touched);
    // What was released did not take place; nobody repairs by publishing.
    let published = publish(&bench.ctx, &asta, mending.record.id).await;
    assert!(matches!(published, Err(Error::Refused(Refusal::Gone))));
}

#[tokio::test]
async fn pairs_that_a_long_absence_ends_meanwhile_are_no_obstacle_to_the_repair() {
    let (bench, ill) = with_an_illness().await;
    let asta = bench.coordinator().await;
    bench.clock.set("2026-10-22T12:00:00Z".parse().unwrap());
    let mending = repair(&bench.ctx, &asta, None).await.unwrap();
    assert!(mending.repair.go.len() >= 4);
    crate::usecase::observation::tick(&bench.ctx).await.unwrap();
    let released = standing(&bench).await;
    assert!(released.iter().all(|it| it.host != ill && it.observer != ill));
    let done = confirm_repair(&bench.ctx, &asta, mending.record.id).await.unwrap();
    assert_eq!((done.before, done.come), (false, mending.record.plan.pairs.len()));
    assert_eq!(standing(&bench).await.len(), released.len() + done.come);
}

#[tokio::test]
async fn a_stale_repair_is_refused_whole() {
    let (bench, _) = with_an_illness().await;
    let asta = bench.coordinator().await;
    let mending = repair(&bench.ctx, &asta, None).await.unwrap();
    add(&bench, 30, "Nauja Mokytoja").await;
    let before = standing(&bench).await;
    let refused = confirm_repair(&bench.ctx, &asta, mending.record.id).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::PlanChanged))));
    assert_eq!(standing(&bench).await, before);
    assert!(repaired_keys(&bench).await.is_empty());
}

#[tokio::test]
async fn a_locked_pair_outlives_other_tries_and_repairs_until_it_is_unlocked() {
    let bench = school_of(9).await;
    let asta = bench.coordinator().await;
    let first = preview(&bench.ctx, &asta, None).await.unwrap();
    let lock = first.record.plan.pairs[0].pair;
    let page = pair(&bench.ctx, &asta, first.record.id, lock, true).await.unwrap();
    assert!(page.to_lock.is_some_and(|price| price.pairs == 0) && page.to_ban.is_some());
    for _ in 0..2 {
        let wished = wish(&bench.ctx, &asta, first.record.id, lock, Wish::Lock)
            .await
            .unwrap();
        assert!(wished.page.locked);
    }
    for _ in 0..3 {
        let other = again(&bench.ctx, &asta, first.record.id).await.unwrap();
        let times = other.record.plan.pairs.iter().filter(|it| it.pair == lock).count();
        assert_eq!((times, &other.void[..]), (1, &[][..]));
    }
    let same = recompute(&bench.ctx, &asta, first.record.id).await.unwrap();
    assert_eq!(same.record.seed, first.record.seed);
    publish(&bench.ctx, &asta, same.record.id).await.unwrap();
    let (from, to) = ("2026-10-05".parse().unwrap(), "2026-12-31".parse().unwrap());
    let host = lock.host;
    bench
        .write(async move |db| store::leave::add(db, host, from, to).await)
        .await;
    let mending = repair(&bench.ctx, &asta, None).await.unwrap();
    assert!(
        mending.repair.go.iter().any(|going| going.pair == lock) && mending.void == [lock],
        "a lock does not hold whoever is away"
    );
    let open = lock_named(&bench.ctx, &asta, &format!("{}-{}", lock.host, lock.observer))
        .await
        .unwrap();
    assert!(!open.page.locked);
    let stranger = lock_named(&bench.ctx, &asta, "1-999").await;
    assert!(matches!(stranger, Err(Error::Refused(Refusal::NotOnList))));
}

#[tokio::test]
async fn a_ban_from_the_preview_is_on_the_coordinators_list_and_kept_at_once() {
    let bench = school_of(9).await;
    let asta = bench.coordinator().await;
    let first = preview(&bench.ctx, &asta, None).await.unwrap();
    let about = first.record.plan.pairs[0].pair;
    for _ in 0..2 {
        wish(&bench.ctx, &asta, first.record.id, about, Wish::Ban)
            .await
            .unwrap();
    }
    let without = recompute(&bench.ctx, &asta, first.record.id).await.unwrap();
    assert!(without.record.plan.pairs.iter().all(|it| it.pair != about));
    assert_eq!(without.record.plan.pairs.len(), 18);
    let allowed = wish(&bench.ctx, &asta, first.record.id, about, Wish::Allow)
        .await
        .unwrap();
    assert!(!allowed.page.banned);
}

#[tokio::test]
async fn who_met_is_remembered_for_six_half_years_and_who_did_not_goes_first() {
    let bench = school_of(9).await;
    let asta = bench.coordinator().await;
    let made = preview(&bench.ctx, &asta, None).await.unwrap();
    let (plan, school, half) = (made.record.id, asta.school.id, made.half.id);
    let pairs: Vec<Pair> = made.record.plan.pairs.iter().map(|it| it.pair).take(4).collect();
    let now = bench.ctx.now();
    let [met, missed, both, old] = pairs[..] else {
        panic!("four pairs")
    };
    let ago = |times: usize| (0..times).fold(half, |half, _| half.prev());
    let (last, sixth, seventh) = (ago(1), ago(6), ago(7));
    let earlier = [
        (met, last, State::Closed),
        (missed, last, State::Released),
        (both, last, State::Expired),
        (both, last, State::Observed),
        (old, sixth, State::Closed),
        (pairs[0], seventh, State::Closed),
    ];
    bench
        .write(async move |db| {
            for (pair, half, state) in earlier {
                let id = store::observation::add(db, school, half, pair, plan, now).await?;
                let mut it = store::observation::get(db, id).await?.unwrap();
                it.state = state;
                store::observation::save(db, &it, None).await?;
            }
            Ok(())
        })
        .await;
    let mut db = bench.ctx.store.read().await.unwrap();
    let calendar = calendar::of(&bench.ctx, &mut db, &asta.school).await.unwrap();
    let aim = (asta.today, Aim::Add);
    let basis = problem::of(&bench.ctx, &mut db, &asta.school, &calendar, made.half, aim)
        .await
        .unwrap();
    let mut history: Vec<(Pair, u32)> = basis.problem.history.iter().map(|it| (it.pair, it.ago)).collect();
    history.sort();
    let mut expected = vec![(met, 1), (both, 1), (old, 6)];
    expected.sort();
    assert_eq!(history, expected);
    assert_eq!(basis.problem.owed, [missed]);
}
