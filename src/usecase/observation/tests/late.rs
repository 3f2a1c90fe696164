//! When no time is found: somebody else in the observer's place, and extra time after the deadline.

use super::*;
use crate::domain::observation::asking::{Answer, Standing};

/// A colleague who has a lesson to observe: they gave one up, and are not one of Ona's observers.
async fn somebody_free(two: &Two) -> Actor {
    let hosted = home(&two.bench.ctx, &two.host).await.unwrap().pages;
    let observers: Vec<PersonId> = hosted.iter().map(|page| page.it.observer).collect();
    for account in 1..=4 {
        let one = who(&two.bench, account).await;
        if one.person.id == two.host.person.id || observers.contains(&one.person.id) {
            continue;
        }
        let own = home(&two.bench.ctx, &one).await.unwrap().pages;
        let given_up = own.iter().find(|page| page.side == Some(Side::Observer)).unwrap().it.id;
        act(&two.bench.ctx, &one, given_up, Command::Decline, None)
            .await
            .unwrap();
        return one;
    }
    panic!("everybody observes Ona");
}

async fn run_out() -> (Two, Actor) {
    let two = Two::agreed().await;
    let free = somebody_free(&two).await;
    let off = Command::Cancel(Reason::ObserverAway);
    act(&two.bench.ctx, &two.observer, two.id, off, None).await.unwrap();
    go_to(&two.bench, "2026-10-20T06:00:00Z");
    tick(&two.bench.ctx).await.unwrap();
    (two, free)
}

/// The question to the host.
async fn question(two: &Two) -> AskedPage {
    let asked = home(&two.bench.ctx, &two.host).await.unwrap().asked;
    assert_eq!(asked.len(), 1);
    asked[0].clone()
}

#[tokio::test]
async fn the_host_agrees_and_the_coordinator_confirms_somebody_else() {
    let (two, free) = run_out().await;
    let ctx = &two.bench.ctx;
    let page = question(&two).await;
    assert_eq!(page.asking.by, free.person.id);
    assert_eq!(two.page(&two.host).await.it.state, State::ToReschedule, "it waits");
    let coordinator = two.bench.coordinator().await;
    let early = decide_substitute(ctx, &coordinator, page.asking.id, true).await;
    assert!(matches!(early, Err(Error::Refused(Refusal::AskingOver))));
    let stranger = answer(ctx, &two.observer, page.asking.id, Answer::Accept).await;
    assert!(matches!(stranger, Err(Error::Refused(Refusal::Gone))));
    answer(ctx, &two.host, page.asking.id, Answer::Accept).await.unwrap();
    let not = decide_substitute(ctx, &two.host, page.asking.id, true).await;
    if !two.host.is(Role::Coordinator) {
        assert!(matches!(not, Err(Error::Refused(Refusal::NotAllowed))));
    }
    for _ in 0..2 {
        let done = decide_substitute(ctx, &coordinator, page.asking.id, true)
            .await
            .unwrap();
        assert_eq!(done.asking.standing, Standing::Confirmed);
    }
    let it = two.page(&two.host).await.it;
    assert_eq!((it.state, it.observer), (State::Proposed, free.person.id));
    assert!(open(ctx, &free, two.id).await.is_ok());
    let told = two.letter(&free, ObservationNote::Substitute(page.asking.id)).await;
    assert!(matches!(told, Some(Notice::Observation(Letter::Asked(_)))));
}

#[tokio::test]
async fn without_the_hosts_word_the_slot_is_released() {
    let (two, _) = run_out().await;
    let page = question(&two).await;
    answer(&two.bench.ctx, &two.host, page.asking.id, Answer::Decline)
        .await
        .unwrap();
    tick(&two.bench.ctx).await.unwrap();
    assert_eq!(two.page(&two.host).await.it.state, State::Released);

    let (two, _) = run_out().await;
    go_to(&two.bench, "2026-10-29T06:00:00Z");
    tick(&two.bench.ctx).await.unwrap();
    assert_eq!(two.page(&two.host).await.it.state, State::Released, "nobody answered");
}

#[tokio::test]
async fn what_missed_the_deadline_gets_time_from_the_coordinator_once() {
    let two = Two::published().await;
    let ctx = &two.bench.ctx;
    go_to(&two.bench, "2027-02-01T07:00:00Z");
    tick(ctx).await.unwrap();
    tick(ctx).await.unwrap();
    let half = two.page(&two.host).await.it.half_year;
    let told = two.bench.queued().await;
    let about_deadline = told.iter().filter(|key| key.contains("observation.deadline")).count();
    assert_eq!(about_deadline, 1, "{told:?}");
    assert_eq!(two.page(&two.host).await.it.state, State::Expired);

    let refused = carry_over(ctx, &two.host, half).await;
    if !two.host.is(Role::Coordinator) {
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed))));
    }
    let coordinator = two.bench.coordinator().await;
    let given = carry_over(ctx, &coordinator, half).await.unwrap();
    assert!(
        given.opened > Some(0) && given.until.to_string() == "2027-02-28",
        "{given:?}"
    );
    assert_eq!(carry_over(ctx, &coordinator, half).await.unwrap().opened, Some(0));
    let opened = store::observation::of_half(&mut ctx.store.read().await.unwrap(), two.host.school.id, half)
        .await
        .unwrap();
    let carried = opened.iter().find(|it| it.carried_until.is_some()).unwrap();
    assert_eq!(carried.state, State::Proposed);
    let page = open(ctx, &coordinator, carried.id).await.unwrap();
    assert_eq!(page.counts_until.to_string(), "2027-03-06 00:00:00");
    go_to(&two.bench, "2027-03-01T07:00:00Z");
    tick(ctx).await.unwrap();
    let over = open(ctx, &coordinator, carried.id).await.unwrap();
    assert_eq!(over.it.state, State::Expired);
    let coordinator = two.bench.coordinator().await;
    let again = carry_over(ctx, &coordinator, half).await;
    assert!(
        matches!(again, Err(Error::Refused(Refusal::ExtraTimeOver))),
        "{again:?}"
    );
}
