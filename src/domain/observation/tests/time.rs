//! What time alone brings: reminders, deadlines, leave; and whatever two people do, the record stays sound.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[test]
fn an_hour_after_the_lesson_both_are_asked() {
    let story = Story::agreed();
    let asked: Vec<_> = agenda(&story.it, &story.calendar)
        .into_iter()
        .filter(|reminder| reminder.about == About::AfterLesson)
        .map(|reminder| (reminder.to, reminder.from))
        .collect();
    assert_eq!(
        asked,
        [(HOST, at("2026-10-08 11:35")), (OBSERVER, at("2026-10-08 11:35"))]
    );
    assert_eq!(
        next_moment(&story.it, &story.calendar, story.now),
        Some(at("2026-10-08 11:35"))
    );
}

#[rstest]
#[case::never_agreed(published(), "2027-02-01 00:00", State::Expired)]
#[case::agreed_but_silent(Story::agreed().it, "2027-02-06 00:00", State::Expired)]
fn the_deadline_ends_what_never_took_place(#[case] it: Observation, #[case] ends: &str, #[case] state: State) {
    // The last school day of January 2027 is the 29th; the half-year's grace is five school days.
    let (moment, fated) = fate(&it, &calendar()).unwrap();
    assert_eq!(fated, state);
    assert!(moment <= at(ends) && moment > at("2027-01-29 12:00"), "{moment}");
}

#[test]
fn without_a_new_time_for_ten_school_days_both_are_released() {
    let mut story = Story::agreed();
    story.does(HOST, Command::Cancel(Reason::LessonCancelled));
    story.on("2026-10-19 23:59");
    assert_eq!(overtake(&story.it, story.moment()), None);
    story.on("2026-10-20 00:00");
    let decision = overtake(&story.it, story.moment()).unwrap();
    assert_eq!(decision.after.state, State::Released);
    let news: Vec<_> = decision.tell.iter().map(|tell| tell.news).collect();
    assert_eq!(news, [News::Released, News::Released, News::SlotFree]);
}

#[rstest]
#[case::a_day_away("2026-10-08", "2026-10-08", State::ToReschedule, &[News::Cancelled])]
#[case::a_long_leave("2026-10-07", "2026-11-20", State::Released, &[News::Released, News::SlotFree])]
fn a_lesson_in_somebodys_leave_is_off(
    #[case] from: &str,
    #[case] to: &str,
    #[case] state: State,
    #[case] told: &[News],
) {
    let mut story = Story::agreed();
    story.diary.away = vec![Away {
        person: OBSERVER,
        from: day(from),
        to: day(to),
    }];
    let decision = overtake(&story.it, story.moment()).unwrap();
    assert_eq!(decision.after.state, state);
    assert_eq!(decision.tell.iter().map(|tell| tell.news).collect::<Vec<_>>(), told);
    assert!(
        decision.tell.iter().all(|tell| tell.whom != Whom::Person(OBSERVER)),
        "nothing is sent on leave"
    );
}

#[test]
fn open_slots_are_given_free_after_five_school_days_of_leave_or_when_somebody_leaves() {
    let mut story = Story::new();
    story.diary.away = vec![Away {
        person: HOST,
        from: day("2026-10-05"),
        to: day("2026-12-18"),
    }];
    story.on("2026-10-09 18:00");
    assert_eq!(overtake(&story.it, story.moment()), None);
    story.on("2026-10-12 08:00");
    assert_eq!(
        overtake(&story.it, story.moment()).unwrap().after.state,
        State::Released
    );
    let mut story = Story::agreed();
    story.diary.gone = vec![HOST];
    let decision = overtake(&story.it, story.moment()).unwrap();
    assert_eq!(decision.after.state, State::Released);
    assert_eq!(decision.tell[0].whom, Whom::Person(OBSERVER));
}

#[test]
fn an_observed_lesson_closes_by_itself_and_late_feedback_still_counts() {
    let mut story = Story::agreed();
    story.on("2026-10-08 12:00");
    story.does(HOST, Command::TookPlace);
    story.on("2026-10-23 00:00");
    story.it = overtake(&story.it, story.moment()).unwrap().after;
    assert_eq!(story.it.state, State::Closed);
    assert!(!counts(&story.it, Side::Observer, &story.calendar));
    story.does(OBSERVER, Command::FeedbackSaved);
    assert!(counts(&story.it, Side::Observer, &story.calendar));
    story.it.facts.feedback_at = Some(at("2027-02-10 12:00"));
    assert!(!counts(&story.it, Side::Observer, &story.calendar));
}

fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        (0..40_u64, 1..9_u8).prop_map(|(ahead, period)| Command::Offer(Slot {
            on: day("2026-10-05") + chrono::Days::new(ahead),
            period,
            room: String::new(),
        })),
        Just(Command::Accept),
        Just(Command::RefuseTime),
        Just(Command::TookPlace),
        Just(Command::NotHeld),
        Just(Command::Debriefed),
        Just(Command::Cancel(Reason::Other)),
        Just(Command::FeedbackSaved),
        Just(Command::LookBackSaved),
    ]
}

proptest! {
    // Each case plays a whole half-year; a few dozen of them meet every pair of commands.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_they_do_the_record_stays_sound(
        steps in prop::collection::vec((any::<bool>(), any_command(), 0..2_000_i64), 1..30)
    ) {
        let mut story = Story::new();
        for (by_host, command, minutes) in steps {
            story.now += chrono::TimeDelta::minutes(minutes);
            if let Some(decision) = overtake(&story.it, story.moment()) {
                story.it = decision.after;
            }
            let who = if by_host { HOST } else { OBSERVER };
            let Ok(decision) = story.tries(who, command) else { continue };
            prop_assert_eq!(decision.changed, decision.after != story.it);
            story.it = decision.after;
            let it = &story.it;
            prop_assert!(it.offer.is_none() || it.state.is_open());
            prop_assert!(!matches!(it.state, State::Scheduled | State::Observed | State::Closed) || it.lesson.is_some());
            prop_assert_eq!(it.took_place(), it.facts.observed_at.is_some());
            prop_assert_eq!(it.closed_at.is_some(), it.state.is_over());
            for reminder in agenda(it, &story.calendar) {
                prop_assert!(reminder.from < reminder.until);
            }
        }
    }
}
