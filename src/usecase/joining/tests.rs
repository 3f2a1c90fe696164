use super::*;
use crate::domain::ids::{ClaimId, Snowflake};
use crate::domain::lang::Lang;
use crate::usecase::testing::{Bench, admin, caller};

const DAY: &str = "2026-09-01T07:00:00Z";

/// Puts rows on the list: name, account, user name.
async fn list(bench: &Bench, rows: &[(&'static str, Option<u64>, Option<&'static str>)]) -> Vec<PersonId> {
    let school = bench.coordinator().await.school.id;
    let rows = rows.to_vec();
    let now = bench.ctx.now();
    bench
        .write(async move |db| {
            let mut ids = Vec::new();
            for (name, account, username) in rows {
                let person = Person {
                    account: account.map(Snowflake),
                    username: username.map(str::to_owned),
                    ..Person::named(school, name)
                };
                ids.push(store::members::add(db, &person, now).await?);
            }
            Ok(ids)
        })
        .await
}

#[tokio::test]
async fn who_is_on_the_list_is_in_at_once_and_only_once_new() {
    let bench = Bench::school(DAY).await;
    list(&bench, &[("Ona Petraitienė", Some(2), None)]).await;
    let Joined::Member { actor, new, adoptable } = join(&bench.ctx, &caller(2, "ona"), 0).await.unwrap() else {
        panic!("not in");
    };
    assert!(new && adoptable.is_empty());
    assert_eq!(actor.person.name, "Ona Petraitienė");
    let again = join(&bench.ctx, &caller(2, "ona"), 0).await.unwrap();
    assert!(matches!(again, Joined::Member { new: false, .. }));
    assert_eq!(
        bench.queued().await,
        ["join-post:1:901"],
        "nobody gets a message for pressing"
    );
}

#[tokio::test]
async fn a_user_name_on_the_list_finds_its_account() {
    let bench = Bench::school(DAY).await;
    list(&bench, &[("Ona Petraitienė", None, Some("ona.p"))]).await;
    let joined = join(&bench.ctx, &caller(2, "Ona.P"), 0).await.unwrap();
    assert!(matches!(joined, Joined::Member { actor, .. } if actor.person.account == Some(Snowflake(2))));
}

#[tokio::test]
async fn a_chosen_row_waits_for_the_coordinator_who_hears_of_it_once() {
    let bench = Bench::school(DAY).await;
    let rows = list(&bench, &[("Jonas", None, None), ("Ona", None, None)]).await;
    let Joined::Choose { rows: shown, .. } = join(&bench.ctx, &caller(2, "ona"), 0).await.unwrap() else {
        panic!("no choice");
    };
    assert_eq!(
        shown.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Jonas", "Ona"]
    );
    let claimed = claim(&bench.ctx, &caller(2, "ona"), rows[1]).await.unwrap();
    assert!(matches!(claimed, Claimed::Waiting { name } if name == "Ona"));
    claim(&bench.ctx, &caller(3, "jonas"), rows[0]).await.unwrap();
    assert_eq!(bench.queued().await, ["join-post:1:901", "claims:1:1"]);

    let actor = bench.coordinator().await;
    let waiting = waiting(&bench.ctx, &actor).await.unwrap();
    let done = confirm(&bench.ctx, &actor, Which::UpTo(waiting[1].id)).await.unwrap();
    assert_eq!(done.seated, ["Ona", "Jonas"]);
    let again = confirm(&bench.ctx, &actor, Which::UpTo(waiting[1].id)).await.unwrap();
    assert!(again.seated.is_empty(), "pressing twice does nothing more");
    assert_eq!(bench.queued().await[2..], ["welcome:1", "welcome:2"]);
    let ona = caller::recognise(&bench.ctx, &caller(2, "ona")).await.unwrap();
    assert_eq!(
        (ona.person.name.as_str(), ona.person.state),
        ("Ona", PersonState::Active)
    );
}

#[tokio::test]
async fn two_claims_of_one_row_are_decided_one_by_one() {
    let bench = Bench::school(DAY).await;
    let rows = list(&bench, &[("Ona", None, None)]).await;
    claim(&bench.ctx, &caller(2, "ona"), rows[0]).await.unwrap();
    claim(&bench.ctx, &caller(3, "pupil"), rows[0]).await.unwrap();
    let actor = bench.coordinator().await;
    let both = waiting(&bench.ctx, &actor).await.unwrap();
    let done = confirm(&bench.ctx, &actor, Which::UpTo(both[1].id)).await.unwrap();
    assert_eq!((done.seated.len(), done.contested), (0, vec!["Ona".to_owned()]));
    confirm(&bench.ctx, &actor, Which::One(both[0].id)).await.unwrap();
    assert!(
        waiting(&bench.ctx, &actor).await.unwrap().is_empty(),
        "the rival claim is over"
    );
    let late = claim(&bench.ctx, &caller(3, "pupil"), rows[0]).await.unwrap();
    assert!(matches!(late, Claimed::Taken));
    let rival = join(&bench.ctx, &caller(3, "pupil"), 0).await.unwrap();
    assert!(matches!(rival, Joined::Stranger { .. }));
}

#[tokio::test]
async fn a_stranger_asks_once_a_day() {
    let bench = Bench::school(DAY).await;
    let stranger = caller(7, "pupil");
    assert!(matches!(
        join(&bench.ctx, &stranger, 0).await.unwrap(),
        Joined::Stranger { .. }
    ));
    assert!(ask(&bench.ctx, &stranger).await.unwrap());
    assert!(!ask(&bench.ctx, &stranger).await.unwrap());
    bench.clock.advance(chrono::TimeDelta::days(1));
    assert!(ask(&bench.ctx, &stranger).await.unwrap());
    assert_eq!(
        bench.queued().await[1..],
        ["stranger:1:7:2026-09-01", "stranger:1:7:2026-09-02"]
    );
    let refused = waiting(&bench.ctx, &bench.coordinator().await).await.unwrap();
    assert!(refused.is_empty(), "asking claims nothing");
}

#[tokio::test]
async fn only_a_coordinator_confirms() {
    let bench = Bench::school(DAY).await;
    list(&bench, &[("Ona", Some(2), None), ("Jonas", None, None)]).await;
    let ona = caller::recognise(&bench.ctx, &caller(2, "ona")).await.unwrap();
    let refused = confirm(&bench.ctx, &ona, Which::UpTo(ClaimId(99))).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed))));
}

#[tokio::test]
async fn a_coordinator_finds_the_own_row_of_a_later_list() {
    let bench = Bench::school(DAY).await;
    let rows = list(&bench, &[("Asta Kazlauskienė", None, None)]).await;
    let asta = admin(1, "asta");
    let Joined::Member { adoptable, .. } = join(&bench.ctx, &asta, 0).await.unwrap() else {
        panic!("not in");
    };
    assert_eq!(adoptable.len(), 1);
    claim(&bench.ctx, &asta, rows[0]).await.unwrap();
    let actor = bench.coordinator().await;
    assert_eq!(actor.person.name, "Asta Kazlauskienė");
    assert!(actor.is(Role::Coordinator));
    let mut db = bench.ctx.store.read().await.unwrap();
    assert_eq!(store::people::staff(&mut db, actor.school.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn sixty_rows_come_in_pages() {
    let bench = Bench::school(DAY).await;
    list(&bench, &[("Narys", None, None); 60]).await;
    let page = |number| {
        let ctx = bench.ctx.clone();
        async move {
            match join(&ctx, &caller(2, "ona"), number).await.unwrap() {
                Joined::Choose { rows, page, pages, .. } => (rows.len(), page, pages),
                other => panic!("{other:?}"),
            }
        }
    };
    assert_eq!(page(0).await, (25, 0, 3));
    assert_eq!(page(2).await, (10, 2, 3));
    assert_eq!(page(u32::MAX).await, (10, 2, 3), "an invented page is the last one");
}

#[tokio::test]
async fn a_school_in_english_speaks_english_from_the_start() {
    let bench = Bench::at(DAY).await;
    bench.set_up(&admin(1, "asta"), Lang::En).await;
    assert_eq!(bench.coordinator().await.lang(), Lang::En);
}
