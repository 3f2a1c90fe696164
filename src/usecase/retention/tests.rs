//! What is due goes, what is not stays, and what went is not in the file any more.

use super::*;
use crate::domain::calendar::YearId;
use crate::domain::forms::Answers;
use crate::domain::ids::{ObservationId, ReflectionId, Snowflake};
use crate::domain::month::Month;
use crate::domain::people::FORMER;
use crate::domain::reflection::State;
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::store::forms::{self, NewEntry};
use crate::usecase::Error;
use crate::usecase::testing::Bench;

const SECRET: &str = "Slaptas ąžuolo žodis";
const DRAFT: &str = "Nebaigta mintis apie pamoką";
const NAME: &str = "Ona Petraitienė";

/// A school on its first night with Kolega, so that the terms count.
async fn school() -> Bench {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    tick(&bench.ctx).await.unwrap();
    bench
}

async fn next_days(bench: &Bench, moments: &[&str]) {
    for moment in moments {
        bench.to(moment);
        tick(&bench.ctx).await.unwrap();
    }
}

fn said(words: &str) -> Answers {
    let mut answers = Answers::new();
    answers.write("experience", words);
    answers
}

/// A month that was submitted, with what it says, and a draft; answers the month's row.
async fn writes(bench: &Bench, who: &Actor, month: &str) -> ReflectionId {
    let (school, author, now) = (who.school.id, who.person.id, bench.ctx.now());
    let month: Month = month.parse().unwrap();
    bench
        .write(async move |db| {
            let id = store::reflection::open(db, author, month, State::Open, now).await?;
            let mut row = store::reflection::reflection(db, id).await?.unwrap();
            row.state = State::Submitted;
            row.submitted_at = Some(now);
            store::reflection::save(db, &row).await?;
            let (first, second) = (said("Pirmas bandymas"), said(SECRET));
            let new = NewEntry {
                school,
                author,
                subject: Subject::Reflection(id),
                version: 1,
                answers: &first,
                visibility: Visibility::Group,
                late: false,
            };
            let entry = forms::insert_entry(db, new, now).await?.unwrap();
            forms::change_entry(db, entry, 1, &second, now).await?;
            let about = Subject::Notes(ObservationId(7));
            forms::save_draft(db, author, about, 1, &said(DRAFT), now).await?;
            Ok(id)
        })
        .await
}

async fn leaves(bench: &Bench, who: &Actor, on: &str) {
    let (person, on) = (who.person.id, on.parse().unwrap());
    bench
        .write(async move |db| store::members::leave_school(db, person, on).await)
        .await;
}

async fn texts_of(bench: &Bench, who: &Actor) -> usize {
    let mut db = bench.ctx.store.read().await.unwrap();
    store::privacy::written(&mut db, who.person.id).await.unwrap().len()
}

async fn name_of(bench: &Bench, who: &Actor) -> String {
    let mut db = bench.ctx.store.read().await.unwrap();
    let row = store::people::person(&mut db, who.person.id).await.unwrap();
    row.unwrap().name
}

#[tokio::test]
async fn what_a_former_colleague_wrote_is_in_no_byte_of_the_file_from_the_thirtieth_day_on() {
    let bench = school().await;
    let ona = bench.teacher(2, NAME).await;
    let month = writes(&bench, &ona, "2026-10").await;
    leaves(&bench, &ona, "2026-11-05").await;
    next_days(&bench, &["2026-11-05T22:00:00Z", "2026-12-04T21:59:00Z"]).await;
    assert_eq!(
        texts_of(&bench, &ona).await,
        1,
        "on the 29th day it can still be exported"
    );
    next_days(&bench, &["2026-12-04T22:00:00Z"]).await;
    assert_eq!(name_of(&bench, &ona).await, FORMER);
    for words in [SECRET, DRAFT, "Pirmas bandymas", NAME] {
        assert!(!bench.holds(words), "{words} is still in the file");
    }
    let mut db = bench.ctx.store.read().await.unwrap();
    let kept = store::reflection::reflection(&mut db, month).await.unwrap().unwrap();
    assert_eq!(kept.state, State::Submitted, "that the month was done stays true");
}

#[tokio::test]
async fn who_comes_back_in_time_finds_everything_as_it_was() {
    let bench = school().await;
    let ona = bench.teacher(2, NAME).await;
    writes(&bench, &ona, "2026-10").await;
    leaves(&bench, &ona, "2026-11-05").await;
    bench.to("2026-11-25T10:00:00Z");
    let back = bench.teacher(2, NAME).await;
    assert_eq!(back.person.id, ona.person.id);
    next_days(&bench, &["2026-12-04T22:00:00Z", "2027-01-10T22:00:00Z"]).await;
    assert_eq!(texts_of(&bench, &back).await, 1);
    assert_eq!((back.person.account, back.person.left_on), (Some(Snowflake(2)), None));
}

#[tokio::test]
async fn texts_go_after_31_august_of_the_following_year_and_drafts_with_their_own() {
    let bench = school().await;
    let ona = bench.teacher(2, NAME).await;
    let month = writes(&bench, &ona, "2026-10").await;
    next_days(&bench, &["2027-08-31T20:00:00Z"]).await;
    assert!(bench.holds(DRAFT));
    next_days(&bench, &["2027-08-31T21:00:00Z"]).await;
    assert!(!bench.holds(DRAFT) && bench.holds(SECRET), "a draft goes with its year");
    next_days(&bench, &["2028-08-31T20:00:00Z"]).await;
    assert!(bench.holds(SECRET));
    next_days(&bench, &["2028-08-31T21:00:00Z"]).await;
    assert_eq!(texts_of(&bench, &ona).await, 0);
    assert!(!bench.holds(SECRET) && !bench.holds("Pirmas bandymas"));
    assert_eq!(name_of(&bench, &ona).await, NAME, "who is here keeps the name");
    let mut db = bench.ctx.store.read().await.unwrap();
    let first = Month::of(YearId::starting(2026).first_day());
    let months = store::reflection::since(&mut db, ona.person.id, first).await.unwrap();
    assert_eq!((months[0].id, months[0].state), (month, State::Submitted));
}

#[tokio::test]
async fn a_term_that_is_switched_off_deletes_nothing() {
    let mut bench = school().await;
    let mut rules = (*bench.ctx.rules).clone();
    let terms = &mut std::sync::Arc::make_mut(&mut rules.policies).retention;
    (terms.left_days, terms.content_years) = (0, 0);
    bench.ctx.rules = std::sync::Arc::new(rules);
    let ona = bench.teacher(2, NAME).await;
    writes(&bench, &ona, "2026-10").await;
    leaves(&bench, &ona, "2026-11-05").await;
    next_days(&bench, &["2029-10-01T22:00:00Z"]).await;
    assert_eq!(texts_of(&bench, &ona).await, 1);
    assert_eq!(name_of(&bench, &ona).await, NAME);
}

#[tokio::test]
async fn the_administrator_erases_only_who_has_left() {
    let bench = school().await;
    let ona = bench.teacher(2, NAME).await;
    writes(&bench, &ona, "2026-10").await;
    let refused = erase_for(&bench.ctx, &ona).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::Gone))), "{refused:?}");
    leaves(&bench, &ona, "2026-10-05").await;
    assert!(erase_for(&bench.ctx, &ona).await.unwrap(), "nobody else reads the file");
    assert!(!bench.holds(SECRET) && !bench.holds(NAME));
}
