use super::*;
use crate::domain::delivery::Attempt;
use crate::domain::outgoing::{Office, Parcel};
use crate::usecase::delivery::{channel_opened, settle};
use crate::usecase::testing::Bench;

/// Queues messages to the coordinator that can wait, and takes up what may go now.
async fn week(bench: &Bench, keys: &[&'static str]) -> Vec<Letter> {
    let person = bench.coordinator().await.person;
    let now = bench.ctx.now();
    for key in keys {
        let parcel = Parcel::to_person(
            person.school,
            person.id,
            (*key).to_owned(),
            Office::OpeningPaused {
                until: now + chrono::TimeDelta::days(30),
            },
            now,
        )
        .calm();
        bench
            .write(async move |db| store::outbox::enqueue(db, &parcel, now).await)
            .await;
    }
    let mut letters = claim(&bench.ctx, Lane::Open, 10).await.unwrap().letters;
    letters.retain(|letter| matches!(letter.to, Destination::Person { .. }));
    letters
}

async fn send(bench: &Bench, letters: Vec<Letter>) {
    for (letter, message) in letters.into_iter().zip(bench.ctx.now().timestamp().unsigned_abs()..) {
        let sent = Attempt::Sent {
            channel: Snowflake(77),
            message: Snowflake(message),
        };
        settle(&bench.ctx, vec![(letter, sent)]).await.unwrap();
    }
}

#[tokio::test]
async fn what_a_full_week_cannot_take_goes_out_as_one_and_the_rest_on_monday() {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let coordinator = bench.coordinator().await.person.id;
    channel_opened(&bench.ctx, coordinator, Snowflake(77)).await.unwrap();
    let morning = week(&bench, &["a", "b", "c", "d"]).await;
    assert_eq!(morning.len(), 2, "two by themselves, the third place is kept");
    send(&bench, morning).await;

    bench.to("2026-10-05T12:30:00Z");
    let afternoon = week(&bench, &[]).await;
    assert_eq!(afternoon.len(), 1);
    assert!(matches!(&afternoon[0].notice, Notice::Together(items) if items.len() == 2));
    send(&bench, afternoon).await;

    bench.to("2026-10-06T12:30:00Z");
    assert_eq!(week(&bench, &["e"]).await.len(), 0, "the week is full");
    bench.to("2026-10-12T05:00:00Z");
    assert_eq!(week(&bench, &[]).await.len(), 1, "a new week");
}

#[tokio::test]
async fn a_look_into_an_outbox_with_nothing_due_writes_nothing_that_would_wake_the_loop_again() {
    let bench = Bench::at("2026-10-05T07:00:00Z").await;
    let committed = bench.ctx.store.committed();
    let before = *committed.borrow();
    for lane in [Lane::Open, Lane::ToOpen] {
        assert_eq!(claim(&bench.ctx, lane, 10).await.unwrap().messages, 0);
    }
    bench.ctx.store.close().await;
    assert_eq!(*committed.borrow(), before);
}
