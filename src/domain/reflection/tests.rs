use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::calendar::{BaseYears, YearId};
use crate::domain::policy::Policies;

fn calendar() -> Calendar {
    let base = BaseYears::new([crate::domain::calendar::CalendarFile::by_rule(YearId::starting(2026))]);
    Calendar::new(&base, &BTreeMap::new(), Tz::Europe__Vilnius, Policies::default())
}

fn at(text: &str) -> DateTime<Utc> {
    let wall = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    crate::domain::calendar::local::instant(Tz::Europe__Vilnius, wall)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window(month: &str) -> ReflectionWindow {
    calendar().reflection_window(month.parse().unwrap()).unwrap()
}

fn open(messages: u8) -> Reflection {
    Reflection {
        id: ReflectionId(1),
        person: PersonId(1),
        month: "2026-10".parse().unwrap(),
        state: State::Open,
        later_at: None,
        messages,
        submitted_at: None,
        late: false,
        deleted_at: None,
    }
}

const SINCE: &str = "2026-10-05 10:00";

fn october(known: Option<&Reflection>, now: &str) -> Option<Step> {
    step(
        &calendar(),
        &window("2026-10"),
        &Presence::default(),
        at(SINCE),
        known,
        at(now),
    )
}

#[test]
fn the_prompt_opens_the_month_at_its_moment_and_not_before() {
    assert_eq!(october(None, "2026-10-22 15:29"), None);
    let opened = october(None, "2026-10-22 15:30").unwrap();
    assert_eq!(opened.state, State::Open);
    let message = opened.message.unwrap();
    assert!(message.prompt && message.number == 1);
    assert_eq!(message.not_before, at("2026-10-22 15:30"));
    assert_eq!(message.expires_at, at("2026-10-31 00:00"));
    assert_eq!(october(Some(&open(1)), "2026-10-22 15:31"), None);
}

#[rstest]
#[case::first_reminder(1, "2026-10-27 15:30", Some(2))]
#[case::before_it(1, "2026-10-27 15:29", None)]
#[case::due_day(2, "2026-10-30 15:30", Some(3))]
#[case::after_downtime_the_overtaken_one_is_dropped(1, "2026-10-30 16:00", Some(3))]
#[case::never_a_fourth(3, "2026-10-30 17:00", None)]
fn reminders(#[case] used: u8, #[case] now: &str, #[case] number: Option<u8>) {
    let sent = october(Some(&open(used)), now).and_then(|step| step.message);
    assert_eq!(sent.map(|message| message.number), number);
    assert!(sent.is_none_or(|message| !message.prompt));
}

#[test]
fn after_days_offline_the_prompt_comes_once_and_only_inside_the_window() {
    let late = october(None, "2026-10-28 10:00").unwrap().message.unwrap();
    assert!(late.prompt);
    assert_eq!((late.number, late.not_before), (2, at("2026-10-28 10:00")));
    assert_eq!(october(None, "2026-10-31 10:00"), None, "the window is over");
    // In the evening it waits for the morning; on the last evening there is no morning left.
    let night = october(None, "2026-10-27 22:00").unwrap().message.unwrap();
    assert_eq!(night.not_before, at("2026-10-28 08:00"));
    assert_eq!(october(None, "2026-10-30 19:00").unwrap().message, None);
}

#[rstest]
#[case::tomorrow("2026-10-23 15:30", "2026-10-23 15:30", 2)]
#[case::not_yet("2026-10-29 15:30", "2026-10-27 15:30", 0)]
#[case::it_replaces_the_next("2026-10-28 15:30", "2026-10-28 15:30", 2)]
#[case::on_the_due_day_it_is_the_last("2026-10-30 15:30", "2026-10-30 15:30", 3)]
fn later_replaces_the_next_reminder(#[case] later: &str, #[case] now: &str, #[case] number: u8) {
    let row = Reflection {
        later_at: Some(at(later)),
        ..open(1)
    };
    let sent = october(Some(&row), now).and_then(|step| step.message);
    assert_eq!(sent.map_or(0, |message| message.number), number);
}

#[test]
fn grace_ends_in_missed_and_skipping_stays_skipped() {
    let grace = window("2026-10").grace_until;
    assert_eq!(grace, at("2026-11-14 00:00"));
    let missed = step(
        &calendar(),
        &window("2026-10"),
        &Presence::default(),
        at(SINCE),
        Some(&open(3)),
        grace,
    );
    assert_eq!(missed.unwrap().state, State::Missed);
    for state in [State::Skipped, State::Submitted, State::Missed] {
        let row = Reflection { state, ..open(1) };
        assert_eq!(october(Some(&row), "2026-11-20 12:00"), None);
        assert_eq!(october(Some(&row), "2026-10-27 15:30"), None);
    }
}

#[rstest]
#[case::never_away(&[], false)]
#[case::a_week_early_in_the_month(&[("2026-10-05", "2026-10-09")], false)]
#[case::half_of_the_month(&[("2026-10-01", "2026-10-15")], true)]
#[case::three_days_of_the_window(&[("2026-10-28", "2026-11-08")], true)]
#[case::two_days_of_the_window(&[("2026-10-29", "2026-11-08")], false)]
fn leave_excuses(#[case] leaves: &[(&str, &str)], #[case] excused: bool) {
    let presence = Presence {
        leaves: leaves.iter().map(|(from, to)| (day(from), day(to))).collect(),
        ..Presence::default()
    };
    assert_eq!(is_excused(&calendar(), &window("2026-10"), &presence), excused);
    let opened = step(
        &calendar(),
        &window("2026-10"),
        &presence,
        at(SINCE),
        None,
        at("2026-10-22 15:30"),
    )
    .unwrap();
    assert_eq!(opened.state == State::Excused, excused);
    let submitted = Reflection {
        state: State::Submitted,
        ..open(1)
    };
    let now = at("2026-10-27 15:30");
    assert_eq!(
        step(
            &calendar(),
            &window("2026-10"),
            &presence,
            at(SINCE),
            Some(&submitted),
            now
        ),
        None
    );
}

#[test]
fn a_leave_taken_back_opens_the_month_again() {
    let excused = Reflection {
        state: State::Excused,
        ..open(0)
    };
    let reopened = october(Some(&excused), "2026-10-26 11:00").unwrap();
    assert_eq!(reopened.state, State::Open);
    assert!(reopened.message.unwrap().prompt);
}

#[rstest]
#[case::before_the_year(None, true)]
#[case::on_the_first(Some("2026-10-01"), true)]
#[case::in_the_month(Some("2026-10-02"), false)]
fn joiners_begin_with_their_first_full_month(#[case] joined: Option<&str>, #[case] expected: bool) {
    let presence = Presence {
        joined_on: joined.map(day),
        ..Presence::default()
    };
    assert_eq!(is_expected(&window("2026-10"), &presence, at(SINCE)), expected);
    assert!(is_expected(&window("2026-11"), &presence, at(SINCE)));
}

#[test]
fn a_month_whose_prompt_had_passed_before_the_start_is_not_expected() {
    let presence = Presence::default();
    assert!(is_expected(&window("2026-10"), &presence, at("2026-10-22 15:29")));
    assert!(!is_expected(&window("2026-10"), &presence, at("2026-10-22 15:30")));
    let windows = writable(&calendar(), day("2026-10-22"), None, at("2026-10-23 10:00"));
    assert_eq!(windows.len(), 1, "it may be written all the same");
}

#[rstest]
#[case::after_the_prompt("2026-10-22 16:00", 1, &["tomorrow 10-23", "days 10-27", "due 10-30"])]
#[case::over_the_weekend("2026-10-23 16:00", 1, &["tomorrow 10-26", "days 10-28", "due 10-30"])]
#[case::the_day_before("2026-10-29 16:00", 2, &["tomorrow 10-30"])]
#[case::on_the_due_day_in_the_morning("2026-10-30 09:00", 2, &["due 10-30"])]
#[case::after_the_last_reminder("2026-10-30 16:00", 3, &[])]
fn later_offers(#[case] now: &str, #[case] used: u8, #[case] offered: &[&str]) {
    let choices = later_choices(&calendar(), &window("2026-10"), &open(used), at(now));
    let said: Vec<_> = choices
        .iter()
        .map(|(later, moment)| format!("{} {}", later.word(), calendar().date(*moment).format("%m-%d")))
        .collect();
    assert_eq!(said, offered);
}

#[test]
fn writing_is_on_time_then_late_then_over() {
    let october = window("2026-10");
    assert_eq!(
        writing(&october, at("2026-10-22 15:00")),
        Writing::NotYet(october.opens_at)
    );
    assert!(matches!(
        writing(&october, at("2026-11-13 23:59")),
        Writing::Open { late: false, .. }
    ));
    assert!(matches!(
        writing(&october, at("2027-01-31 23:59")),
        Writing::Open { late: true, .. }
    ));
    assert_eq!(writing(&october, at("2027-02-01 00:00")), Writing::Over);
    let late = Reflection {
        submitted_at: Some(at("2026-11-20 12:00")),
        late: true,
        ..open(3)
    };
    assert_eq!(locks_at(&calendar(), &october, &late), at("2026-11-28 00:00"));
}

/// One person's year with a timer that asks at random moments: what was sent.
fn live(moments: &[i64], laters: &[(usize, u8)], presence: &Presence) -> Vec<(Month, Message)> {
    let calendar = calendar();
    let since = at("2026-09-01 08:00");
    let mut rows: BTreeMap<Month, Reflection> = BTreeMap::new();
    let mut sent = Vec::new();
    for (turn, minutes) in moments.iter().enumerate() {
        let now = since + TimeDelta::minutes(*minutes);
        let today = Month::of(calendar.date(now));
        for month in [today.prev(), today] {
            let Some(window) = calendar.reflection_window(month) else {
                continue;
            };
            let Some(step) = step(&calendar, &window, presence, since, rows.get(&month), now) else {
                continue;
            };
            let row = rows.entry(month).or_insert(Reflection {
                month,
                messages: 0,
                ..open(0)
            });
            row.state = step.state;
            if let Some(message) = step.message {
                row.messages = message.number;
                row.later_at = None;
                sent.push((month, message));
            }
            if let Some((_, pick)) = laters.iter().find(|(at, _)| *at == turn) {
                let choices = later_choices(&calendar, &window, row, now);
                row.later_at = choices.get(usize::from(*pick)).map(|(_, at)| *at).or(row.later_at);
            }
        }
    }
    sent
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn at_most_three_messages_none_twice_none_in_quiet_time(
        mut moments in prop::collection::vec(0_i64..440_000, 1..400),
        laters in prop::collection::vec((0_usize..400, 0_u8..3), 0..20),
        away in prop::option::of((0_u64..280, 1_u64..30)),
    ) {
        moments.sort_unstable();
        let leaves = away.map(|(from, length)| {
            let from = day("2026-09-01") + chrono::Days::new(from);
            (from, from + chrono::Days::new(length))
        });
        let presence = Presence { leaves: leaves.into_iter().collect(), ..Presence::default() };
        let calendar = calendar();
        let sent = live(&moments, &laters, &presence);
        let mut keys = std::collections::BTreeSet::new();
        for (month, message) in &sent {
            prop_assert!(keys.insert((*month, message.number)), "twice: {month} {}", message.number);
            prop_assert!(!calendar.is_quiet(message.not_before));
            let window = calendar.reflection_window(*month).unwrap();
            prop_assert!(window.opens_at <= message.not_before && message.not_before < message.expires_at);
            prop_assert_eq!(message.expires_at, asked_until(&calendar, &window));
        }
        for month in sent.iter().map(|(month, _)| *month) {
            let of_month: Vec<_> = sent.iter().filter(|(other, _)| *other == month).collect();
            prop_assert!(of_month.len() <= 3);
            prop_assert_eq!(of_month.iter().filter(|(_, message)| message.prompt).count(), 1);
        }
    }
}

#[test]
fn a_deleted_month_stays_handed_in_and_may_be_written_anew_while_it_could_be_changed() {
    let (calendar, window) = (calendar(), window("2026-10"));
    let mut written = open(1);
    assert!(
        !written.clone().delete(at("2026-10-23 09:00")),
        "there is nothing to delete"
    );
    written.hand_in(false, at("2026-10-23 10:00"));
    let (before, on_time) = (written.clone(), at("2026-10-23 10:00"));
    assert_eq!(closes_at(&calendar, &window, &written), window.late_until);

    assert!(written.delete(at("2026-10-26 12:00")));
    assert!(!written.delete(at("2026-10-27 12:00")), "once");
    assert_eq!(
        (written.state, written.submitted_at, written.late),
        (State::Submitted, Some(on_time), false)
    );
    assert_eq!(closes_at(&calendar, &window, &written), window.grace_until);
    written.hand_in(false, at("2026-11-10 12:00"));
    assert_eq!(written, before, "the month counts as it did");

    let mut late = open(3);
    late.hand_in(true, at("2026-12-01 10:00"));
    late.delete(at("2026-12-02 10:00"));
    assert_eq!(
        closes_at(&calendar, &window, &late),
        at("2026-12-09 00:00"),
        "five school days after it was handed in"
    );
}
