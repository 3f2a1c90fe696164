//! A pair's half-year against a real database: what is written, who is told, what time brings.

mod late;
mod sharing;

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::clock::Clock;
use crate::domain::forms::FormKey;
use crate::domain::ids::Snowflake;
use crate::domain::observation::decide::Command;
use crate::domain::observation::{Reason, State};
use crate::domain::outgoing::Outgoing;
use crate::domain::people::{Person, PersonState};
use crate::domain::subject::Subject;
use crate::usecase::caller::recognise;
use crate::usecase::delivery::{Notice, notice};
use crate::usecase::forms::{self, Screen};
use crate::usecase::mail::Addressee;
use crate::usecase::testing::{Bench, caller};
use crate::usecase::{Error, pairing};

/// A school of four, planned and published: account 1 is the coordinator, 2 to 4 are teachers.
pub(in crate::usecase) async fn published() -> Bench {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    for (account, name) in [(2, "Ona Petraitienė"), (3, "Petras Jonaitis"), (4, "Rasa Kazlauskaitė")] {
        add(&bench, account, name).await;
    }
    let asta = bench.coordinator().await;
    let preview = pairing::preview(&bench.ctx, &asta, None).await.unwrap();
    pairing::publish(&bench.ctx, &asta, preview.record.id).await.unwrap();
    bench
}

pub(in crate::usecase) async fn add(bench: &Bench, account: u64, name: &str) -> PersonId {
    let school = bench.coordinator().await.school.id;
    let person = Person {
        account: Some(Snowflake(account)),
        state: PersonState::Active,
        ..Person::named(school, name)
    };
    let now = bench.ctx.now();
    bench
        .write(async move |db| store::members::add(db, &person, now).await)
        .await
}

pub(in crate::usecase) async fn who(bench: &Bench, account: u64) -> Actor {
    recognise(&bench.ctx, &caller(account, "somebody")).await.unwrap()
}

fn on(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

fn slot(date: &str, period: u8) -> Slot {
    Slot {
        on: on(date),
        period,
        room: "204".to_owned(),
    }
}

fn go_to(bench: &Bench, moment: &str) {
    bench.clock.set(moment.parse::<DateTime<Utc>>().unwrap());
}

/// One observation that Ona shows, with both people.
struct Two {
    bench: Bench,
    host: Actor,
    observer: Actor,
    id: ObservationId,
}

impl Two {
    async fn published() -> Self {
        let bench = published().await;
        let host = who(&bench, 2).await;
        let home = home(&bench.ctx, &host).await.unwrap();
        // Of the two visits, one that is not the coordinator's: their office would blur who may do and see what.
        let mut shown = home.pages.iter().filter(|page| page.side == Some(Side::Host));
        let page = shown.find(|page| page.observer.account != Some(Snowflake(1))).unwrap();
        let account = page.observer.account.unwrap().0;
        Self {
            id: page.it.id,
            observer: who(&bench, account).await,
            host,
            bench,
        }
    }

    async fn agreed() -> Self {
        let two = Self::published().await;
        let page = offer(&two.bench.ctx, &two.host, two.id, slot("2026-10-08", 3))
            .await
            .unwrap();
        let seen = Some(page.it.revision);
        act(&two.bench.ctx, &two.observer, two.id, Command::Accept, seen)
            .await
            .unwrap();
        two
    }

    async fn page(&self, actor: &Actor) -> Page {
        open(&self.bench.ctx, actor, self.id).await.unwrap()
    }

    /// What is queued about this observation, without the ids.
    async fn queued(&self) -> Vec<String> {
        let about = format!(":{}.", self.id);
        let keys = self.bench.queued().await.into_iter().filter(|key| key.contains(&about));
        keys.map(|key| {
            let kind = key.split(':').next().unwrap_or_default().to_owned();
            let to = if key.ends_with(&format!(":{}", self.host.person.id)) {
                "host"
            } else {
                "observer"
            };
            format!("{kind} {to}")
        })
        .collect()
    }

    async fn letter(&self, to: &Actor, about: ObservationNote) -> Option<Notice> {
        let mut db = self.bench.ctx.store.read().await.unwrap();
        let to = Addressee {
            school: to.school.clone(),
            person: Some(to.person.clone()),
            now: self.bench.clock.now(),
        };
        notice(&self.bench.ctx, &mut db, &Outgoing::Observation(about), &to)
            .await
            .unwrap()
    }

    async fn fill_in(&self, actor: &Actor, subject: Subject, typed: &[(&str, &str)]) -> Result<Screen> {
        let form = self.bench.ctx.form_of(subject);
        let typed = typed
            .iter()
            .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
            .collect();
        let page = form.page_of(if form.key == FormKey::Feedback {
            "focus_answer"
        } else {
            "lesson"
        });
        forms::page(&self.bench.ctx, actor, subject, page.unwrap_or(1), typed).await
    }
}

#[tokio::test]
async fn the_pair_agrees_by_two_presses_and_both_are_told() {
    let two = Two::agreed().await;
    let page = two.page(&two.host).await;
    assert_eq!(page.it.state, State::Scheduled);
    assert_eq!(page.lesson.as_ref().unwrap().bell.unwrap().to_string(), "09:50-10:35");
    assert_eq!(
        two.queued().await,
        [
            "observation.TimeOffered observer",
            "observation.TimeAgreed host",
            "observation.TimeAgreed observer"
        ]
    );
    assert_eq!(
        two.letter(&two.observer, ObservationNote::TimeOffered(two.id)).await,
        None,
        "answered meanwhile"
    );
    assert!(
        two.letter(&two.host, ObservationNote::TimeAgreed(two.id))
            .await
            .is_some()
    );
}

#[tokio::test]
async fn an_old_button_does_not_accept_a_newer_offer() {
    let two = Two::published().await;
    let first = offer(&two.bench.ctx, &two.host, two.id, slot("2026-10-08", 3))
        .await
        .unwrap();
    offer(&two.bench.ctx, &two.host, two.id, slot("2026-10-09", 1))
        .await
        .unwrap();
    let seen = Some(first.it.revision);
    let late = act(&two.bench.ctx, &two.observer, two.id, Command::Accept, seen).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::OfferChanged))));
}

#[tokio::test]
async fn nobody_else_sees_or_does_anything_and_the_coordinator_only_looks() {
    let two = Two::agreed().await;
    let coordinator = two.bench.coordinator().await;
    let strangers: Vec<u64> = (1..=4)
        .filter(|account| {
            let account = Some(Snowflake(*account));
            account != two.host.person.account && account != two.observer.person.account
        })
        .collect();
    for account in strangers {
        let other = who(&two.bench, account).await;
        let seen = open(&two.bench.ctx, &other, two.id).await;
        if other.is(Role::Coordinator) {
            assert!(seen.unwrap().steps.is_empty());
        } else {
            assert!(matches!(seen, Err(Error::Refused(Refusal::NotAllowed))));
        }
        let done = act(&two.bench.ctx, &other, two.id, Command::Cancel(Reason::Other), None).await;
        assert!(matches!(done, Err(Error::Refused(Refusal::NotAllowed))));
        let read = read(&two.bench.ctx, &other, Subject::Feedback(two.id)).await;
        assert!(matches!(read, Err(Error::Refused(Refusal::NotAllowed))));
    }
    assert!(coordinator.is(Role::Coordinator));
}

#[tokio::test]
async fn an_hour_after_the_lesson_both_are_asked_once_however_often_time_ticks() {
    let two = Two::agreed().await;
    tick(&two.bench.ctx).await.unwrap();
    assert!(next_moment(&two.bench.ctx).await.unwrap() > Some(two.bench.clock.now()));
    go_to(&two.bench, "2026-10-08T08:34:59Z");
    tick(&two.bench.ctx).await.unwrap();
    assert_eq!(two.queued().await.len(), 3);
    go_to(&two.bench, "2026-10-08T08:35:00Z");
    assert_eq!(tick(&two.bench.ctx).await.unwrap(), 2);
    assert_eq!(tick(&two.bench.ctx).await.unwrap(), 0);
    let asked = two.letter(&two.observer, ObservationNote::AfterLesson(two.id)).await;
    assert!(matches!(
        asked,
        Some(Notice::Observation(Letter::One(About::AfterLesson, _)))
    ));
}

#[tokio::test]
async fn feedback_shows_the_hosts_question_counts_as_took_place_and_is_read_by_the_host() {
    let two = Two::agreed().await;
    let prebrief = Subject::Prebrief(two.id);
    let question = "Ar visi turi laiko pagalvoti?";
    let lesson = [("lesson", "Matematika, 7b"), ("focus_question", question)];
    assert!(matches!(
        two.fill_in(&two.host, prebrief, &lesson).await.unwrap(),
        Screen::Saved(_)
    ));
    let feedback = Subject::Feedback(two.id);
    let early = forms::open(&two.bench.ctx, &two.observer, feedback).await;
    assert!(matches!(early, Err(Error::Refused(Refusal::LessonAhead))));
    go_to(&two.bench, "2026-10-08T09:00:00Z");
    let Screen::Filling(filling) = forms::open(&two.bench.ctx, &two.observer, feedback).await.unwrap() else {
        panic!("not open");
    };
    let forms::Intro::Observation(intro) = &filling.gate.intro else {
        panic!("another form");
    };
    assert_eq!(intro.focus.as_ref().unwrap().question, question);
    let texts = [
        ("focus_answer", "Laukėte po 5 sekundes."),
        ("my_takeaway", "Lauksiu ir aš."),
    ];
    assert!(matches!(
        two.fill_in(&two.observer, feedback, &texts).await.unwrap(),
        Screen::Saved(_)
    ));
    assert_eq!(two.page(&two.host).await.it.state, State::Observed);
    assert!(
        two.queued()
            .await
            .contains(&"observation.FeedbackReady host".to_owned())
    );
    let reading = read(&two.bench.ctx, &two.host, feedback).await.unwrap();
    assert_eq!(
        reading.entry.answers.text("focus_answer"),
        Some("Laukėte po 5 sekundes.")
    );
    let mut db = two.bench.ctx.store.read().await.unwrap();
    let written = &reading.entry;
    let reads = store::forms::reads(&mut db, written.id, written.author).await.unwrap();
    let readers: Vec<&str> = reads.iter().map(|(reader, _)| reader.as_str()).collect();
    assert_eq!(readers, [two.host.person.name.as_str()]);
    let focus = intro.focus.as_ref().unwrap();
    let quoted = store::forms::reads(&mut db, focus.entry, two.host.person.id)
        .await
        .unwrap();
    assert_eq!(quoted.len(), 1, "the question was read in the form");
    drop(db);
    act(&two.bench.ctx, &two.host, two.id, Command::Debriefed, None)
        .await
        .unwrap();
    let (shows, observes) = (
        home(&two.bench.ctx, &two.host).await.unwrap(),
        home(&two.bench.ctx, &two.observer).await.unwrap(),
    );
    assert_eq!((shows.done.shown, observes.done.observed), (1, 1));
}

#[tokio::test]
async fn a_cancelled_lesson_is_agreed_anew_and_a_leave_gives_the_slot_free() {
    let two = Two::agreed().await;
    act(
        &two.bench.ctx,
        &two.host,
        two.id,
        Command::Cancel(Reason::HostSubstituted),
        None,
    )
    .await
    .unwrap();
    assert!(
        two.queued()
            .await
            .contains(&"observation.Cancelled observer".to_owned())
    );
    let page = offer_from_options(&two.bench.ctx, &two.observer, two.id, "2026-10-13", 2, None)
        .await
        .unwrap();
    assert_eq!(
        page.offered.as_ref().unwrap().slot.room,
        "204",
        "the room to start from"
    );
    act(
        &two.bench.ctx,
        &two.host,
        two.id,
        Command::Accept,
        Some(page.it.revision),
    )
    .await
    .unwrap();
    let person = two.observer.person.id;
    let (from, to) = (on("2026-10-12"), on("2026-12-18"));
    two.bench
        .write(async move |db| store::leave::add(db, person, from, to).await)
        .await;
    tick(&two.bench.ctx).await.unwrap();
    assert_eq!(two.page(&two.host).await.it.state, State::Released);
}

#[tokio::test]
async fn an_option_left_out_means_the_only_one_that_fits() {
    let two = Two::agreed().await;
    let ctx = &two.bench.ctx;
    assert_eq!(only_one(ctx, &two.host, &[Step::Prebrief]).await.unwrap(), two.id);
    let none = only_one(ctx, &two.host, &[Step::Feedback]).await;
    assert!(matches!(none, Err(Error::Refused(Refusal::NoObservation))));
    let several = only_one(ctx, &two.host, &[Step::Propose]).await;
    assert!(matches!(several, Err(Error::Refused(Refusal::WhichObservation))));
}
