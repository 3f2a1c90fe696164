//! Visits that already happened: entered by one, confirmed or denied by the other.

use super::*;
use crate::domain::observation::logged::{Logged, Visit, log};
use crate::domain::observation::steps::{Step, steps};

fn visit(by: PersonId, on: &str) -> Visit {
    Visit {
        school: SchoolId(1),
        host: HOST,
        observer: OBSERVER,
        by,
        slot: slot(on, 3),
    }
}

/// A visit of 1 October, entered on the 5th by its observer.
fn entered() -> Story {
    let mut story = Story::new();
    let Logged::New(decision) = log(&visit(OBSERVER, "2026-10-01"), &[], story.moment()).unwrap() else {
        panic!("there was none before");
    };
    assert_eq!(decision.tell[0].whom, Whom::Person(HOST));
    story.it = decision.after;
    story
}

#[rstest]
#[case::tomorrow("2026-10-06", Err(Refusal::LessonAhead))]
#[case::saturday("2026-10-03", Err(Refusal::NoSchoolThatDay))]
#[case::last_year("2026-05-05", Err(Refusal::OutsideHalfYear))]
#[case::last_week("2026-10-01", Ok(()))]
fn only_what_has_happened_and_still_counts_is_entered(#[case] on: &str, #[case] expected: Result<(), Refusal>) {
    let story = Story::new();
    let logged = log(&visit(HOST, on), &[], story.moment());
    assert_eq!(logged.map(|_| ()), expected);
}

#[test]
fn it_counts_for_both_once_the_other_confirms() {
    let mut story = entered();
    story.does(OBSERVER, Command::FeedbackSaved);
    story.does(HOST, Command::LookBackSaved);
    assert!(
        !story.it.waits_for(HOST),
        "who writes about a lesson says that it took place"
    );
    let mut story = entered();
    story.does(OBSERVER, Command::FeedbackSaved);
    assert!(!counts(&story.it, Side::Observer, &story.calendar));
    assert_eq!(
        steps(&story.it, HOST, story.moment())[..2],
        [Step::TookPlace, Step::NotHeld]
    );
    assert_eq!(
        story.does(HOST, Command::TookPlace),
        [(Whom::Person(OBSERVER), News::VisitConfirmed)]
    );
    assert!(counts(&story.it, Side::Observer, &story.calendar));
    assert!(story.does(HOST, Command::TookPlace).is_empty(), "pressed twice");
}

#[test]
fn both_entering_the_same_visit_is_a_confirmation() {
    let story = entered();
    let known = [story.it.clone()];
    let twice = log(&visit(OBSERVER, "2026-10-01"), &known, story.moment()).unwrap();
    assert_eq!(twice, Logged::Known(story.it.id));
    let Logged::Becomes(decision) = log(&visit(HOST, "2026-10-01"), &known, story.moment()).unwrap() else {
        panic!("not the same visit");
    };
    assert_eq!(decision.after.facts.claimed_by, None);
}

#[test]
fn a_denied_visit_is_over_and_a_planned_pair_chooses_again() {
    let mut story = entered();
    assert_eq!(
        story.does(HOST, Command::NotHeld),
        [(Whom::Person(OBSERVER), News::VisitDenied)]
    );
    assert_eq!(story.it.state, State::Declined);
    let mut story = entered();
    assert!(story.does(OBSERVER, Command::NotHeld).is_empty(), "taken back");

    let planned = [published()];
    let Logged::Becomes(decision) = log(&visit(OBSERVER, "2026-10-01"), &planned, story.moment()).unwrap() else {
        panic!("the plan's pair has done it");
    };
    story.it = decision.after;
    assert_eq!((story.it.state, story.it.source), (State::Observed, Source::Auto));
    story.does(HOST, Command::NotHeld);
    assert_eq!(story.it.state, State::ToReschedule);
}

#[test]
fn nobody_is_reminded_of_feedback_before_it_is_confirmed_and_silence_ends_it() {
    let story = entered();
    let reminders = agenda(&story.it, &story.calendar);
    assert!(
        reminders
            .iter()
            .all(|one| one.about == About::ConfirmVisit && one.to == HOST)
    );
    assert_eq!(
        fate(&story.it, &story.calendar).map(|(_, state)| state),
        Some(State::Expired)
    );
}
