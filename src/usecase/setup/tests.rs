use super::*;
use crate::usecase::testing::{Bench, CHANNEL, admin, caller, request};

#[test]
fn a_zone_is_read_in_any_case_and_its_nearest_is_named() {
    assert_eq!(known_zone("europe/vilnius"), Ok(chrono_tz::Europe::Vilnius));
    assert_eq!(known_zone("Vilnius"), Err(Some("Europe/Vilnius")));
    assert_eq!(known_zone("Europe/Vilnus"), Err(Some("Europe/Vilnius")));
    assert_eq!(known_zone("12345"), Err(None));
}

#[tokio::test]
async fn the_first_to_set_up_is_the_coordinator_and_the_channel_gets_one_post() {
    let bench = Bench::at("2026-08-25T07:00:00Z").await;
    let done = bench.set_up(&admin(1, "asta"), Lang::Lt).await;
    assert!(done.first && done.half.is_none());
    assert_eq!((done.staff, done.unconfirmed), (1, 4));
    assert!(bench.coordinator().await.is(Role::Coordinator));
    let again = bench.set_up(&admin(1, "asta"), Lang::En).await;
    assert!(!again.first);
    assert_eq!(again.school.lang, Lang::En);
    assert_eq!(bench.queued().await, ["join-post:1:901"]);
}

#[tokio::test]
async fn a_repeat_by_another_is_told_to_those_who_coordinate() {
    let bench = Bench::school("2026-09-01T07:00:00Z").await;
    bench.set_up(&admin(2, "rūta"), Lang::Lt).await;
    assert_eq!(bench.queued().await[1..], ["setup-again:1:2:1788246000"]);
}

#[tokio::test]
async fn only_who_manages_the_server_sets_up() {
    let bench = Bench::at("2026-09-01T07:00:00Z").await;
    let refused = start(&bench.ctx, &caller(1, "asta"), request(Lang::Lt)).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NeedsManageServer))));
    let mut off_server = admin(1, "asta");
    off_server.guild = None;
    let refused = start(&bench.ctx, &off_server, request(Lang::Lt)).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OnlyOnServer))));
}

#[tokio::test]
async fn an_open_channel_is_asked_about_and_nothing_is_written_before_the_answer() {
    let bench = Bench::at("2026-09-01T07:00:00Z").await;
    let open = Request {
        open_to_everyone: true,
        ..request(Lang::Lt)
    };
    let asked = start(&bench.ctx, &admin(1, "asta"), open.clone()).await.unwrap();
    assert!(matches!(asked, Started::AskOpenChannel { channel: CHANNEL, .. }));
    assert!(bench.queued().await.is_empty());
    let meant = Request { meant_so: true, ..open };
    let done = start(&bench.ctx, &admin(1, "asta"), meant).await.unwrap();
    assert!(matches!(done, Started::Done(_)));
}

#[tokio::test]
async fn a_school_that_says_nothing_gets_what_the_settings_propose_and_keeps_what_it_chose() {
    let mut bench = Bench::at("2026-09-01T07:00:00Z").await;
    let rules = std::sync::Arc::make_mut(&mut bench.ctx.rules);
    rules.school = crate::config::SchoolConfig {
        language: Lang::En,
        timezone: chrono_tz::Europe::Warsaw,
    };
    let silent = Request {
        lang: None,
        zone: None,
        ..request(Lang::Lt)
    };
    let Started::Done(done) = start(&bench.ctx, &admin(1, "asta"), silent.clone()).await.unwrap() else {
        panic!("set up");
    };
    assert_eq!(
        (done.school.lang, done.school.zone),
        (Lang::En, chrono_tz::Europe::Warsaw)
    );
    start(&bench.ctx, &admin(1, "asta"), request(Lang::Lt)).await.unwrap();
    let Started::Done(again) = start(&bench.ctx, &admin(1, "asta"), silent).await.unwrap() else {
        panic!("set up");
    };
    assert_eq!(again.school.lang, Lang::Lt);
}

/// The examples of domain §3.16.
#[rstest::rstest]
#[case("2026-11-21T08:00:00Z", 72, 47, QuotaShare::Half)]
#[case("2026-12-10T08:00:00Z", 53, 35, QuotaShare::HalfOptional)]
#[tokio::test]
async fn a_late_start_suggests_less(
    #[case] day: &str,
    #[case] left: u32,
    #[case] percent: u32,
    #[case] suggested: QuotaShare,
) {
    let bench = Bench::at(day).await;
    let done = bench.set_up(&admin(1, "asta"), Lang::Lt).await;
    let half = done.half.unwrap();
    assert_eq!(
        (half.share.left, half.share.percent(), half.suggested),
        (left, percent, suggested)
    );
    let actor = bench.coordinator().await;
    choose_quota(&bench.ctx, &actor, half.half.id, QuotaShare::Full)
        .await
        .unwrap();
    let mut db = bench.ctx.store.read().await.unwrap();
    let quota = calendar::half_quota(&bench.ctx, &mut db, &actor.school, &half.half)
        .await
        .unwrap();
    assert_eq!(quota, QuotaShare::Full);
}
