use super::*;
use crate::domain::lang::Lang;
use crate::usecase::Error;
use crate::usecase::caller::{language, recognise};
use crate::usecase::home;
use crate::usecase::joining::{self, Joined};
use crate::usecase::testing::{Bench, admin, caller};

const DAY: &str = "2026-10-05T07:00:00Z";

fn addition(account: Option<u64>, name: &str, group: Option<&str>) -> Addition {
    Addition {
        account: account.map(Snowflake),
        username: account.map(|account| format!("user{account}")),
        name: name.to_owned(),
        subjects: Some("fizika, chemija".to_owned()),
        group: group.map(str::to_owned),
    }
}

fn account(number: u64) -> Named {
    Named::Account(Snowflake(number))
}

async fn added(bench: &Bench, number: u64, name: &str, group: Option<&str>) -> Person {
    let actor = bench.coordinator().await;
    add(&bench.ctx, &actor, addition(Some(number), name, group))
        .await
        .unwrap()
}

async fn seen(bench: &Bench, person: PersonId) -> Listed {
    one(&bench.ctx, &bench.coordinator().await, person).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_added_person_is_invited_and_hears_nothing() {
    let bench = Bench::school(DAY).await;
    let ona = added(&bench, 2, "Ona", Some("Ąžuolai")).await;
    assert_eq!(
        (ona.state, ona.subjects),
        (PersonState::Invited, vec!["fizika".to_owned(), "chemija".to_owned()])
    );
    assert_eq!(seen(&bench, ona.id).await.group.as_deref(), Some("Ąžuolai"));
    assert_eq!(bench.queued().await, ["join-post:1:901"]);
    let actor = bench.coordinator().await;
    let again = add(&bench.ctx, &actor, addition(Some(2), "Ona", None)).await;
    assert_eq!(refusal(again), Refusal::OnListAlready);
    for unseen in ["  ", "\u{200b}\u{202e}\u{feff}", "\u{3164}"] {
        let nameless = add(&bench.ctx, &actor, addition(Some(3), unseen, None)).await;
        assert_eq!(refusal(nameless), Refusal::NotAName);
        let groupless = add(&bench.ctx, &actor, addition(Some(3), "Jonas", Some(unseen))).await;
        assert_eq!(refusal(groupless), Refusal::NotAName);
    }
}

#[tokio::test]
async fn a_stranger_who_asked_is_welcomed_when_added() {
    let bench = Bench::school(DAY).await;
    joining::ask(&bench.ctx, &caller(2, "ona")).await.unwrap();
    let ona = added(&bench, 2, "Ona", None).await;
    assert_eq!(ona.state, PersonState::Active);
    assert_eq!(bench.queued().await[2..], [format!("welcome:person:{}", ona.id)]);
}

#[tokio::test]
async fn a_row_without_an_account_gets_it_from_add() {
    let bench = Bench::school(DAY).await;
    let actor = bench.coordinator().await;
    let row = add(&bench.ctx, &actor, addition(None, "Ona", None)).await.unwrap();
    assert_eq!(
        refusal(add(&bench.ctx, &actor, addition(None, "ona", None)).await),
        Refusal::OnListAlready
    );
    let same = added(&bench, 2, "Ona", None).await;
    assert_eq!((same.id, same.account), (row.id, Some(Snowflake(2))));
}

#[tokio::test]
async fn a_lead_leads_the_own_group_and_hands_over() {
    let bench = Bench::school(DAY).await;
    let ona = added(&bench, 2, "Ona", Some("Ąžuolai")).await;
    let jonas = added(&bench, 3, "Jonas", None).await;
    let actor = bench.coordinator().await;
    grant(&bench.ctx, &actor, account(2), Role::GroupLead).await.unwrap();
    assert_eq!(
        refusal(grant(&bench.ctx, &actor, account(3), Role::GroupLead).await),
        Refusal::LeadNeedsGroup
    );
    move_to(&bench.ctx, &actor, account(3), "ąžuolai".to_owned())
        .await
        .unwrap();
    grant(&bench.ctx, &actor, Named::Row("jonas".to_owned()), Role::GroupLead)
        .await
        .unwrap();
    assert_eq!(seen(&bench, ona.id).await.roles, [], "a group has one lead");
    assert_eq!(seen(&bench, jonas.id).await.roles, [Role::GroupLead]);
    move_to(&bench.ctx, &actor, account(3), "-".to_owned()).await.unwrap();
    let out = seen(&bench, jonas.id).await;
    assert_eq!(
        (out.group, out.roles),
        (None, vec![]),
        "who leaves the group leads it no more"
    );
}

#[tokio::test]
async fn an_edit_changes_what_it_names() {
    let bench = Bench::school(DAY).await;
    let ona = added(&bench, 2, "Ona", None).await;
    added(&bench, 3, "Jonas", None).await;
    let actor = bench.coordinator().await;
    let change = Edit {
        name: Some("Ona Petraitienė".to_owned()),
        curator: Some(account(3)),
        quota: Some(crate::domain::people::Quota::Half),
        ..Edit::default()
    };
    edit(&bench.ctx, &actor, account(2), change).await.unwrap();
    let ona = seen(&bench, ona.id).await;
    assert_eq!(ona.person.name, "Ona Petraitienė");
    assert_eq!(ona.person.subjects.len(), 2, "what is not named stays");
    assert_eq!(ona.curator.as_deref(), Some("Jonas"));
    let own = Edit {
        manager: Some(account(2)),
        ..Edit::default()
    };
    assert_eq!(
        refusal(edit(&bench.ctx, &actor, account(2), own).await),
        Refusal::OwnCurator
    );
    let nobody = edit(&bench.ctx, &actor, account(9), Edit::default()).await;
    assert_eq!(refusal(nobody), Refusal::NotOnList);
}

#[tokio::test]
async fn who_is_removed_loses_access_the_same_day() {
    let bench = Bench::school(DAY).await;
    let ona = added(&bench, 2, "Ona", Some("Ąžuolai")).await;
    recognise(&bench.ctx, &caller(2, "ona")).await.unwrap();
    let actor = bench.coordinator().await;
    remove(&bench.ctx, &actor, ona.id).await.unwrap();
    assert!(recognise(&bench.ctx, &caller(2, "ona")).await.is_err());
    assert_eq!(refusal(remove(&bench.ctx, &actor, ona.id).await), Refusal::Gone);
    let back = added(&bench, 2, "Ona", None).await;
    assert_eq!(
        back.id, ona.id,
        "within thirty days it is their own row with what they wrote"
    );
    let listed = seen(&bench, back.id).await;
    assert_eq!(
        (listed.group, listed.person.left_on),
        (None, None),
        "no place is inherited"
    );
    assert!(matches!(
        joining::join(&bench.ctx, &caller(2, "ona"), 0).await.unwrap(),
        Joined::Member { .. }
    ));
}

#[tokio::test]
async fn the_last_coordinator_stays() {
    let bench = Bench::school(DAY).await;
    let actor = bench.coordinator().await;
    let last = Refusal::LastCoordinator;
    assert_eq!(
        refusal(withdraw(&bench.ctx, &actor, account(1), Role::Coordinator).await),
        last
    );
    assert_eq!(refusal(removal(&bench.ctx, &actor, &account(1)).await), last);
    assert_eq!(refusal(remove(&bench.ctx, &actor, actor.person.id).await), last);
    bench.set_up(&admin(5, "rūta"), crate::domain::lang::Lang::Lt).await;
    withdraw(&bench.ctx, &actor, account(1), Role::Coordinator)
        .await
        .unwrap();
    assert!(!bench.coordinator().await.is(Role::Coordinator));
}

#[tokio::test]
async fn a_leave_has_dates_that_can_be() {
    let bench = Bench::school(DAY).await;
    added(&bench, 2, "Ona", None).await;
    let actor = bench.coordinator().await;
    let (from, to) = (date("2026-10-22").unwrap(), date("2026-10-30").unwrap());
    leave(&bench.ctx, &actor, account(2), from, to).await.unwrap();
    assert_eq!(
        refusal(leave(&bench.ctx, &actor, account(2), to, from).await),
        Refusal::NotADate
    );
    assert_eq!(refusal(date("spalio 22")), Refusal::NotADate);
}

#[tokio::test]
async fn nobody_but_a_coordinator_touches_the_list() {
    let bench = Bench::school(DAY).await;
    let ona = added(&bench, 2, "Ona", Some("Ąžuolai")).await;
    let actor = recognise(&bench.ctx, &caller(2, "ona")).await.unwrap();
    let (ctx, not) = (&bench.ctx, Refusal::NotAllowed);
    assert_eq!(refusal(add(ctx, &actor, addition(Some(7), "X", None)).await), not);
    assert_eq!(refusal(edit(ctx, &actor, account(2), Edit::default()).await), not);
    assert_eq!(refusal(grant(ctx, &actor, account(2), Role::Coordinator).await), not);
    assert_eq!(refusal(withdraw(ctx, &actor, account(1), Role::Coordinator).await), not);
    assert_eq!(refusal(move_to(ctx, &actor, account(2), "B".to_owned()).await), not);
    assert_eq!(refusal(remove(ctx, &actor, ona.id).await), not);
    assert_eq!(refusal(list(ctx, &actor, 0).await), not);
    assert_eq!(refusal(unreachable(ctx, &actor).await), not);
    assert_eq!(refusal(traces(ctx, &actor, &account(1)).await), not);
    assert_eq!(refusal(group_names(ctx, &actor).await), not);
    let day = date("2026-10-22").unwrap();
    assert_eq!(refusal(leave(ctx, &actor, account(1), day, day).await), not);
}

#[tokio::test]
async fn a_coordinator_sees_how_each_message_of_a_person_stands() {
    let bench = Bench::school(DAY).await;
    let ona = bench.teacher(2, "Ona").await;
    let parcel = crate::domain::outgoing::Parcel::to_person(
        ona.school.id,
        ona.person.id,
        "w".to_owned(),
        crate::domain::outgoing::Office::Welcome,
        bench.ctx.now(),
    );
    let now = bench.ctx.now();
    bench
        .write(async move |db| store::outbox::enqueue(db, &parcel, now).await)
        .await;
    let seen = traces(&bench.ctx, &bench.coordinator().await, &account(2))
        .await
        .unwrap();
    let messages: Vec<_> = seen
        .messages
        .iter()
        .map(|(kind, state, _)| (kind.as_str(), state.as_str()))
        .collect();
    assert_eq!(messages, [("office", "queued")]);
}

#[tokio::test]
async fn the_list_counts_and_pages() {
    let bench = Bench::school(DAY).await;
    for number in 2..22 {
        added(&bench, number, &format!("Narys {number:02}"), None).await;
    }
    let actor = bench.coordinator().await;
    let first = list(&bench.ctx, &actor, 0).await.unwrap();
    assert_eq!(
        (first.staff, first.active, first.people.len(), first.pages),
        (21, 1, 15, 2)
    );
    assert_eq!(list(&bench.ctx, &actor, 9).await.unwrap().people.len(), 6);
}

#[tokio::test]
async fn an_office_ends_at_once_for_the_one_who_held_it() {
    let bench = Bench::school(DAY).await;
    let boss = bench.coordinator().await;
    for (number, name) in [(2, "Ona"), (3, "Petras"), (4, "Rasa")] {
        added(&bench, number, name, Some("Ąžuolai")).await;
    }
    let (petras, rasa) = (bench.again(3, "petras").await, bench.again(4, "rasa").await);
    for lead in [3, 4] {
        grant(&bench.ctx, &boss, account(lead), Role::GroupLead).await.unwrap();
    }
    let leads = |actor: &Actor| actor.is(Role::GroupLead);
    assert!(!leads(&bench.again(3, "petras").await) && leads(&bench.again(4, "rasa").await));
    let edit_of = |curator, manager| Edit {
        curator: Some(account(curator)),
        manager: Some(account(manager)),
        ..Edit::default()
    };
    for other in [3, 4] {
        edit(&bench.ctx, &boss, account(2), edit_of(other, other))
            .await
            .unwrap();
    }
    let ona = bench.again(2, "ona").await;
    let mut db = bench.ctx.store.read().await.unwrap();
    let curator = store::group::curator_on(&mut db, ona.person.id, ona.today)
        .await
        .unwrap();
    assert_eq!(curator.map(|term| term.person), Some(rasa.person.id));
    assert_eq!(ona.person.manager, Some(rasa.person.id));
    assert_ne!(ona.person.manager, Some(petras.person.id));
}

#[tokio::test]
async fn two_coordinators_do_the_same_thing_without_harm() {
    let bench = Bench::school(DAY).await;
    let asta = bench.coordinator().await;
    let ona = added(&bench, 2, "Ona", None).await;
    added(&bench, 3, "Rasa", None).await;
    grant(&bench.ctx, &asta, account(3), Role::Coordinator).await.unwrap();
    let rasa = bench.again(3, "rasa").await;
    let on = "2026-11-05".parse().unwrap();
    for boss in [&asta, &rasa, &asta] {
        schedule(&bench.ctx, boss, ona.id, on).await.unwrap();
    }
    let offers = bench
        .queued()
        .await
        .into_iter()
        .filter(|key| key.starts_with("leaving:"))
        .count();
    assert_eq!(offers, 1, "told once");
    stays(&bench.ctx, &rasa, ona.id).await.unwrap();
    assert_eq!(refusal(stays(&bench.ctx, &asta, ona.id).await), Refusal::NotLeaving);
    let undone = bench
        .queued()
        .await
        .into_iter()
        .filter(|key| key.starts_with("staying:"));
    assert_eq!(undone.count(), 1, "who heard of leaving hears of staying");
    let (list_a, list_b) = (list(&bench.ctx, &asta, 0).await, list(&bench.ctx, &rasa, 0).await);
    assert_eq!(list_a.unwrap(), list_b.unwrap(), "both see the same");
    remove(&bench.ctx, &asta, ona.id).await.unwrap();
    assert_eq!(refusal(remove(&bench.ctx, &rasa, ona.id).await), Refusal::Gone);
}

#[tokio::test]
async fn who_leaves_on_a_day_is_gone_from_that_day_on() {
    let bench = Bench::school(DAY).await;
    let boss = bench.coordinator().await;
    let ona = added(&bench, 2, "Ona", Some("Ąžuolai")).await;
    let reader = recognise(&bench.ctx, &caller(2, "ona")).await.unwrap();
    home::set_language(&bench.ctx, &reader, Lang::En).await.unwrap();
    schedule(&bench.ctx, &boss, ona.id, "2026-10-07".parse().unwrap())
        .await
        .unwrap();
    bench.to("2026-10-06T20:00:00Z");
    tick(&bench.ctx).await.unwrap();
    assert!(recognise(&bench.ctx, &caller(2, "ona")).await.is_ok());
    // Midnight in Vilnius.
    bench.to("2026-10-06T21:00:00Z");
    assert_eq!(refusal(recognise(&bench.ctx, &caller(2, "ona")).await), Refusal::Left);
    tick(&bench.ctx).await.unwrap();
    tick(&bench.ctx).await.unwrap();
    let mut db = bench.ctx.store.read().await.unwrap();
    let gone = store::people::person(&mut db, ona.id).await.unwrap().unwrap();
    assert_eq!(gone.state, PersonState::Left);
    drop(db);
    // A button pressed weeks later does not call them a stranger, neither on the server nor in the private channel.
    let private = crate::usecase::caller::Caller {
        guild: None,
        ..caller(2, "ona")
    };
    for caller in [caller(2, "ona"), private] {
        assert_eq!(refusal(recognise(&bench.ctx, &caller).await), Refusal::Left);
        assert_eq!(language(&bench.ctx, &caller).await, Lang::En, "and speaks as before");
    }
}
