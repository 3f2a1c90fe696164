//! The month as a person lives it, over a real database file: asked once, put off, skipped, written, read by others.

use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::domain::forms::{Note, Reader};
use crate::domain::outgoing::ReflectionNote;
use crate::domain::visibility::Visibility;
use crate::store::members;
use crate::usecase::Error;
use crate::usecase::forms::{self, Screen};
use crate::usecase::history::{Colleague, History, Shown, history_of};
use crate::usecase::mail::Addressee;
use crate::usecase::sharing;
use crate::usecase::testing::Bench;

/// Monday 2026-10-05, 10:00 in Vilnius.
const START: &str = "2026-10-05T07:00:00Z";
/// 15:30 on the 7th-last school day of October.
const PROMPT: &str = "2026-10-22T12:30:00Z";

async fn scene() -> (Bench, Actor) {
    let bench = Bench::school(START).await;
    let anna = bench.teacher(2, "Ona Petraitienė").await;
    (bench, anna)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn row(bench: &Bench, actor: &Actor, month: &str) -> Option<Reflection> {
    let mut db = bench.ctx.store.read().await.unwrap();
    store::reflection::of_month(&mut db, actor.person.id, month.parse().unwrap())
        .await
        .unwrap()
}

/// The messages about this person's October, by number.
async fn sent(bench: &Bench, actor: &Actor) -> Vec<String> {
    let id = row(bench, actor, "2026-10").await.map(|row| row.id);
    let own = id.map(|id| format!("reflection:{id}:"));
    let keys = bench.queued().await;
    keys.iter()
        .filter_map(|key| key.strip_prefix(own.as_ref()?.as_str()).map(str::to_owned))
        .collect()
}

async fn notice_now(bench: &Bench, actor: &Actor) -> Option<Notice> {
    let id = row(bench, actor, "2026-10").await.unwrap().id;
    let mut db = bench.ctx.store.read().await.unwrap();
    let to = Addressee {
        school: actor.school.clone(),
        person: Some(actor.person.clone()),
        now: bench.ctx.now(),
    };
    notice(&bench.ctx, &mut db, &ReflectionNote::Prompt(id), &to)
        .await
        .unwrap()
}

/// Writes October: mood 4 and one text.
async fn submit(bench: &Bench, actor: &Actor, text: &str) -> Screen {
    let id = row(bench, actor, "2026-10").await.unwrap().id;
    let subject = Subject::Reflection(id);
    forms::pick(&bench.ctx, actor, subject, "mood".into(), "4".into())
        .await
        .unwrap();
    let typed = vec![("experience".to_owned(), text.to_owned())];
    forms::page(&bench.ctx, actor, subject, 1, typed).await.unwrap()
}

/// The form of a month, as `/reflection write` opens it.
async fn opened(bench: &Bench, actor: &Actor, month: Option<Month>) -> Screen {
    match write(&bench.ctx, actor, month).await.unwrap() {
        Write::Form(subject) => forms::open(&bench.ctx, actor, subject).await.unwrap(),
        Write::NotNow(why) => panic!("not now: {why:?}"),
    }
}

fn saved(screen: Screen) -> forms::Saved {
    match screen {
        Screen::Saved(saved) => *saved,
        other => panic!("not saved: {other:?}"),
    }
}

#[tokio::test]
async fn a_month_is_asked_once_whatever_the_timer_does() {
    let (bench, anna) = scene().await;
    tick(&bench.ctx).await.unwrap();
    assert_eq!(row(&bench, &anna, "2026-10").await, None, "not before its moment");
    bench.to(PROMPT);
    assert_eq!(tick(&bench.ctx).await.unwrap(), 2, "the coordinator is a teacher too");
    assert_eq!(tick(&bench.ctx).await.unwrap(), 0);
    assert_eq!(sent(&bench, &anna).await, ["1"]);
    for moment in [
        "2026-10-27T13:30:00Z",
        "2026-10-28T09:00:00Z",
        "2026-10-30T13:30:00Z",
        "2026-11-10T10:00:00Z",
    ] {
        bench.to(moment);
        tick(&bench.ctx).await.unwrap();
        tick(&bench.ctx).await.unwrap();
    }
    assert_eq!(sent(&bench, &anna).await, ["1", "2", "3"]);
    bench.to("2026-11-13T22:00:00Z");
    tick(&bench.ctx).await.unwrap();
    assert_eq!(row(&bench, &anna, "2026-10").await.unwrap().state, State::Missed);
}

#[tokio::test]
async fn later_moves_the_next_reminder_and_skipping_ends_them() {
    let (bench, anna) = scene().await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    let id = row(&bench, &anna, "2026-10").await.unwrap().id;
    let Done::Asked(choices) = later(&bench.ctx, &anna, id).await.unwrap().done else {
        panic!("no choice")
    };
    assert_eq!(choices.len(), 3);
    let done = snooze(&bench.ctx, &anna, id, Later::Tomorrow).await.unwrap().done;
    assert_eq!(
        done,
        Done::Snoozed("2026-10-23T12:30:00Z".parse::<DateTime<Utc>>().unwrap())
    );
    assert_eq!(
        notice_now(&bench, &anna).await,
        None,
        "a prompt still on its way is not sent any more"
    );
    for moment in ["2026-10-23T12:30:00Z", "2026-10-27T13:30:00Z"] {
        bench.to(moment);
        tick(&bench.ctx).await.unwrap();
    }
    assert_eq!(sent(&bench, &anna).await, ["1", "2"]);
    assert_eq!(skip(&bench.ctx, &anna, id).await.unwrap().done, Done::Skipped);
    assert_eq!(skip(&bench.ctx, &anna, id).await.unwrap().done, Done::Skipped);
    bench.to("2026-10-30T13:30:00Z");
    tick(&bench.ctx).await.unwrap();
    assert_eq!(sent(&bench, &anna).await, ["1", "2"]);
    assert_eq!(notice_now(&bench, &anna).await, None);
    // A changed mind.
    let anna = bench.again(2, "Ona").await;
    assert!(saved(submit(&bench, &anna, "Vis dėlto rašau.").await).fresh);
    assert_eq!(row(&bench, &anna, "2026-10").await.unwrap().state, State::Submitted);
    assert_eq!(skip(&bench.ctx, &anna, id).await.unwrap().done, Done::Written);
}

#[tokio::test]
async fn leave_excuses_and_nobody_on_leave_is_written_to() {
    let (bench, anna) = scene().await;
    let id = anna.person.id;
    bench
        .write(async move |db| store::leave::add(db, id, day("2026-10-19"), day("2026-11-08")).await)
        .await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    assert_eq!(row(&bench, &anna, "2026-10").await.unwrap().state, State::Excused);
    assert!(sent(&bench, &anna).await.is_empty());
    // Excused, she may write all the same.
    let anna = bench.again(2, "Ona").await;
    submit(&bench, &anna, "Iš namų.").await;
    assert_eq!(row(&bench, &anna, "2026-10").await.unwrap().state, State::Submitted);
}

#[tokio::test]
async fn who_joins_in_the_middle_of_the_window_is_asked_once() {
    let (bench, _) = scene().await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    bench.to("2026-10-26T08:00:00Z");
    let petras = bench.teacher(3, "Petras Jonaitis").await;
    tick(&bench.ctx).await.unwrap();
    tick(&bench.ctx).await.unwrap();
    assert_eq!(sent(&bench, &petras).await, ["1"]);
    assert!(notice_now(&bench, &petras).await.unwrap().prompt);
}

#[tokio::test]
async fn a_school_that_begins_after_the_prompt_is_not_asked_and_may_write() {
    let bench = Bench::school("2026-10-23T07:00:00Z").await;
    let anna = bench.teacher(2, "Ona").await;
    tick(&bench.ctx).await.unwrap();
    assert_eq!(row(&bench, &anna, "2026-10").await, None);
    assert!(matches!(opened(&bench, &anna, None).await, Screen::Filling(_)));
    tick(&bench.ctx).await.unwrap();
    assert!(sent(&bench, &anna).await.is_empty());
}

#[tokio::test]
async fn the_form_can_be_written_late_and_then_no_more() {
    let (bench, anna) = scene().await;
    assert!(matches!(
        write(&bench.ctx, &anna, None).await.unwrap(),
        Write::NotNow(NotNow::Nothing { next: Some(_) })
    ));
    let november = "2026-11".parse().unwrap();
    assert!(matches!(
        write(&bench.ctx, &anna, Some(november)).await.unwrap(),
        Write::NotNow(NotNow::NotYet { .. })
    ));
    let september = "2026-09".parse().unwrap();
    assert!(matches!(
        write(&bench.ctx, &anna, Some(september)).await.unwrap(),
        Write::NotNow(NotNow::Over { .. })
    ));
    bench.to("2026-12-01T10:00:00Z");
    let anna = bench.again(2, "Ona").await;
    let october = Some("2026-10".parse().unwrap());
    let Screen::Filling(filling) = opened(&bench, &anna, october).await else {
        panic!()
    };
    assert!(filling.gate.late);
    let late = saved(submit(&bench, &anna, "Pavėluotai.").await);
    assert!(late.entry.late && late.may_edit);
    bench.to("2026-12-08T22:00:00Z");
    let screen = opened(&bench, &bench.again(2, "Ona").await, october).await;
    assert!(!saved(screen).may_edit, "locked five school days after saving");
    bench.to("2027-02-01T10:00:00Z");
    let anna = bench.again(2, "Ona").await;
    assert!(matches!(
        write(&bench.ctx, &anna, october).await.unwrap(),
        Write::NotNow(NotNow::Over { .. })
    ));
}

#[tokio::test]
async fn the_promise_comes_back_a_month_later() {
    let (bench, anna) = scene().await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    let subject = Subject::Reflection(row(&bench, &anna, "2026-10").await.unwrap().id);
    forms::pick(&bench.ctx, &anna, subject, "mood".into(), "3".into())
        .await
        .unwrap();
    let typed = [("experience", "Svarbu."), ("next_step", "Daugiau klausimų mokiniams.")];
    let typed = typed.map(|(key, text)| (key.to_owned(), text.to_owned())).to_vec();
    forms::page(&bench.ctx, &anna, subject, 1, typed).await.unwrap();
    bench.to("2026-11-20T13:30:00Z");
    tick(&bench.ctx).await.unwrap();
    let Screen::Filling(filling) = opened(&bench, &anna, None).await else {
        panic!()
    };
    let forms::Intro::Reflection(intro) = filling.gate.intro else {
        panic!()
    };
    assert_eq!(intro.promised.as_deref(), Some("Daugiau klausimų mokiniams."));
}

#[tokio::test]
async fn a_colleague_reads_only_what_is_shared_with_them_and_it_is_noted() {
    let (bench, anna) = scene().await;
    let curator = bench.teacher(3, "Petras Jonaitis").await;
    let stranger = bench.teacher(4, "Rasa Kazlauskienė").await;
    let (teacher, id) = (anna.person.id, curator.person.id);
    let on = anna.today;
    bench
        .write(async move |db| members::curate(db, teacher, id, on).await)
        .await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    let entry = saved(submit(&bench, &anna, "Tik man.").await).entry;
    let of = Colleague::Row(teacher);
    let refused = |result: Result<History>| matches!(result, Err(Error::Refused(Refusal::NothingShared)));
    assert!(refused(history_of(&bench.ctx, &curator, of, None).await));
    assert!(matches!(
        sharing::set_visibility(&bench.ctx, &curator, entry.id, Visibility::Curator).await,
        Err(Error::Refused(Refusal::Gone))
    ));
    sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Curator)
        .await
        .unwrap();
    let read = history_of(&bench.ctx, &curator, of, None).await.unwrap();
    assert!(matches!(read.shown, Some(Shown::Shared { .. })));
    assert!(refused(history_of(&bench.ctx, &stranger, of, Some(entry.id)).await));
    let coordinator = bench.coordinator().await;
    assert!(
        refused(history_of(&bench.ctx, &coordinator, of, None).await),
        "status is not content"
    );
    let mut db = bench.ctx.store.read().await.unwrap();
    let reads = store::forms::reads(&mut db, entry.id, entry.author).await.unwrap();
    assert_eq!(
        reads.iter().map(|(reader, _)| reader).collect::<Vec<_>>(),
        ["Petras Jonaitis"]
    );
    drop(db);
    // Withdrawn.
    sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Private)
        .await
        .unwrap();
    assert!(refused(history_of(&bench.ctx, &curator, of, None).await));
    // Nobody else's row answers to a foreign hand.
    let row = row(&bench, &anna, "2026-10").await.unwrap().id;
    for answer in [
        skip(&bench.ctx, &stranger, row).await,
        later(&bench.ctx, &stranger, row).await,
    ] {
        assert!(matches!(answer, Err(Error::Refused(Refusal::Gone))));
    }
}

#[tokio::test]
async fn a_new_curator_sees_nothing_from_before_their_term() {
    let (bench, anna) = scene().await;
    let curator = bench.teacher(3, "Petras Jonaitis").await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    let entry = saved(submit(&bench, &anna, "Seniau.").await).entry;
    sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Curator)
        .await
        .unwrap();
    let (teacher, id) = (anna.person.id, curator.person.id);
    bench
        .write(async move |db| members::curate(db, teacher, id, day("2026-10-26")).await)
        .await;
    bench.to("2026-10-27T10:00:00Z");
    let curator = bench.again(3, "Petras").await;
    let of = Colleague::Row(teacher);
    let reads = async |who: &Actor| history_of(&bench.ctx, who, of, None).await.is_ok();
    assert!(!reads(&curator).await);
    // What its author reads about it is what holds; the same choice, made again, is for the curator of that day.
    let anna = bench.again(2, "Ona").await;
    let said = sharing::share(&bench.ctx, &anna, entry.id).await.unwrap();
    assert!(said.audience.is_private() && said.audience.notes.contains(&Note::SharedBefore));
    assert_eq!(said.in_force, Visibility::Private);
    let again = sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Curator)
        .await
        .unwrap();
    assert!(again.audience.readers.contains(&Reader::Curator) && !again.audience.notes.contains(&Note::SharedBefore));
    assert!(reads(&curator).await);
    // The next one begins with nothing, too.
    let next = bench.teacher(4, "Rasa Kazlauskienė").await.person.id;
    bench
        .write(async move |db| members::curate(db, teacher, next, day("2026-10-28")).await)
        .await;
    bench.to("2026-10-29T10:00:00Z");
    for (account, name) in [(3, "Petras"), (4, "Rasa")] {
        assert!(!reads(&bench.again(account, name).await).await, "{name}");
    }
}

#[tokio::test]
async fn what_is_shared_with_a_group_stays_behind_when_its_author_moves_to_another() {
    let (bench, anna) = scene().await;
    let petras = bench.teacher(3, "Petras Jonaitis").await;
    let rasa = bench.teacher(4, "Rasa Kazlauskienė").await;
    let (anna_id, petras_id, rasa_id, school) = (anna.person.id, petras.person.id, rasa.person.id, anna.school.id);
    let [began, moved] = ["2026-10-01", "2026-10-26"].map(day);
    let now = bench.ctx.now();
    let birches = bench
        .write(async move |db| {
            let oaks = members::add_group(db, school, "Ąžuolai", now).await?;
            let birches = members::add_group(db, school, "Beržai", now).await?;
            for (person, group) in [(anna_id, oaks), (petras_id, oaks), (rasa_id, birches)] {
                members::move_to(db, person, Some(group), began).await?;
            }
            Ok(birches)
        })
        .await;
    bench.to(PROMPT);
    tick(&bench.ctx).await.unwrap();
    let entry = saved(submit(&bench, &anna, "Savoje grupėje.").await).entry;
    sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Group)
        .await
        .unwrap();
    let reads = async |account, name| {
        let who = bench.again(account, name).await;
        history_of(&bench.ctx, &who, Colleague::Row(anna_id), None)
            .await
            .is_ok()
    };
    assert_eq!((reads(3, "Petras").await, reads(4, "Rasa").await), (true, false));
    bench
        .write(async move |db| members::move_to(db, anna_id, Some(birches), moved).await)
        .await;
    bench.to("2026-10-27T10:00:00Z");
    assert_eq!((reads(3, "Petras").await, reads(4, "Rasa").await), (false, false));
    let anna = bench.again(2, "Ona").await;
    sharing::set_visibility(&bench.ctx, &anna, entry.id, Visibility::Group)
        .await
        .unwrap();
    assert_eq!((reads(3, "Petras").await, reads(4, "Rasa").await), (false, true));
}
