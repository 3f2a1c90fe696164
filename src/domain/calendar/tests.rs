//! The calendar's laws: the dates of a year (domain §3.2), the examples of a late start (domain §3.16), and
//! what must hold on any date.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn calendar_in(zone: Tz) -> Calendar {
    let base = BaseYears::new([2026, 2031].map(|year| CalendarFile::by_rule(YearId::starting(year))));
    Calendar::new(&base, &BTreeMap::new(), zone, Policies::default())
}

fn calendar() -> Calendar {
    calendar_in(Tz::Europe__Vilnius)
}

#[test]
fn the_prompts_of_2026_2027_fall_on_the_guides_dates() {
    let calendar = calendar();
    let prompts: Vec<_> = calendar
        .reflection_windows(YearId::starting(2026))
        .map(|window| window.opens_on.to_string())
        .collect();
    assert_eq!(
        prompts.join(" "),
        "2026-09-22 2026-10-22 2026-11-20 2026-12-15 2027-01-21 2027-02-11 2027-03-18 2027-04-22 2027-05-21 2027-06-03"
    );
    assert_eq!(
        calendar
            .school_days_between(date("2026-09-01"), date("2027-08-31"))
            .count(),
        181
    );
}

#[test]
fn windows_read_like_the_guide() {
    let calendar = calendar();
    let line = |text| {
        let w = calendar.reflection_window(month(text)).unwrap();
        let at = |moment: DateTime<Utc>| local::local(calendar.zone(), moment).format("%m-%d %H:%M").to_string();
        let reminders = [w.reminder_at, w.second_reminder_at].map(|at_| at_.map_or("–".to_owned(), at));
        format!(
            "{}: {} | {} | due {} | {} | grace {} | late {}",
            w.month,
            at(w.opens_at),
            reminders[0],
            w.due_on,
            reminders[1],
            w.grace_on,
            w.late_on
        )
    };
    let lines: Vec<_> = ["2026-10", "2026-12", "2027-01", "2027-05", "2027-06"]
        .into_iter()
        .map(line)
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    2026-10: 10-22 15:30 | 10-27 15:30 | due 2026-10-30 | 10-30 15:30 | grace 2026-11-13 | late 2027-01-31
    2026-12: 12-15 15:30 | 12-18 15:30 | due 2026-12-23 | 12-23 15:30 | grace 2027-01-08 | late 2027-01-31
    2027-01: 01-21 15:30 | 01-26 15:30 | due 2027-01-29 | 01-29 15:30 | grace 2027-02-05 | late 2027-02-26
    2027-05: 05-21 15:30 | 05-26 15:30 | due 2027-05-31 | 05-31 15:30 | grace 2027-06-07 | late 2027-08-31
    2027-06: 06-03 15:30 | 06-08 15:30 | due 2027-06-11 | 06-11 15:30 | grace 2027-06-30 | late 2027-08-31
    ");
}

#[test]
fn there_is_no_window_in_the_summer() {
    assert_eq!(calendar().reflection_window(month("2027-07")), None);
    assert_eq!(calendar().reflection_window(month("2027-08")), None);
    let next = calendar().next_windows(moment("2027-06-03T12:30:00Z")).next().unwrap();
    assert_eq!(next.month, month("2027-09"));
}

#[test]
fn the_lead_is_reminded_on_the_fifth_last_school_day() {
    let at = |text| calendar().checkin_reminder_at(month(text));
    assert_eq!(at("2026-10"), Some(moment("2026-10-26T13:30:00Z")));
    assert_eq!(at("2026-09"), Some(moment("2026-09-24T12:30:00Z")));
    assert_eq!(at("2027-07"), None);
}

#[rstest]
#[case::in_the_day("2026-10-22T12:30:00Z", "2026-10-22T12:30:00Z")]
#[case::first_minute("2026-10-22T05:00:00Z", "2026-10-22T05:00:00Z")]
#[case::evening("2026-10-22T15:00:00Z", "2026-10-23T05:00:00Z")]
#[case::night("2026-10-22T22:30:00Z", "2026-10-23T05:00:00Z")]
#[case::friday_evening_over_the_clock_change("2026-10-23T16:00:00Z", "2026-10-26T06:00:00Z")]
#[case::autumn_break("2026-10-30T17:00:00Z", "2026-11-09T06:00:00Z")]
#[case::christmas("2026-12-23T17:00:00Z", "2027-01-04T06:00:00Z")]
#[case::summer("2027-06-30T16:00:00Z", "2027-09-01T05:00:00Z")]
#[case::independence("2027-03-10T17:00:00Z", "2027-03-12T06:00:00Z")]
#[case::june_after_lessons("2027-06-15T10:00:00Z", "2027-06-15T10:00:00Z")]
fn what_quiet_time_holds_goes_out_next_morning(#[case] planned: &str, #[case] goes: &str) {
    assert_eq!(calendar().next_allowed(moment(planned)), moment(goes));
    assert_eq!(calendar().is_quiet(moment(planned)), planned != goes);
}

#[rstest]
#[case("2026-10-22T16:59:00Z", false)]
#[case("2026-10-22T17:00:00Z", true)]
#[case("2026-10-23T03:29:00Z", true)]
#[case("2026-10-23T03:30:00Z", false)]
fn urgent_changes_are_silent_between_eight_and_half_past_six(#[case] at: &str, #[case] silent: bool) {
    assert_eq!(calendar().is_silent(moment(at)), silent);
}

#[test]
fn lessons_lie_where_the_bells_say_in_summer_and_winter_time() {
    let calendar = calendar();
    assert_eq!(
        calendar.lesson_start(date("2026-10-23"), 1),
        Some(moment("2026-10-23T05:00:00Z"))
    );
    assert_eq!(
        calendar.lesson_end(date("2026-10-26"), 8),
        Some(moment("2026-10-26T13:30:00Z"))
    );
    assert_eq!(calendar.lesson_end(date("2026-10-26"), 9), None);
}

#[rstest]
#[case::guides_first_example("2026-11-21", 72, 47, QuotaShare::Half, QuotaShare::Half)]
#[case::guides_second_example("2026-12-10", 53, 35, QuotaShare::Nothing, QuotaShare::HalfOptional)]
#[case::whole("2026-09-01", 153, 100, QuotaShare::Full, QuotaShare::Full)]
#[case::before_the_year("2026-06-15", 153, 100, QuotaShare::Full, QuotaShare::Full)]
#[case::just_full("2026-10-09", 115, 75, QuotaShare::Full, QuotaShare::Full)]
#[case::just_not_full("2026-10-10", 114, 75, QuotaShare::Half, QuotaShare::Half)]
#[case::just_half("2026-12-01", 62, 41, QuotaShare::Half, QuotaShare::Half)]
#[case::just_not_half("2026-12-02", 61, 40, QuotaShare::Nothing, QuotaShare::HalfOptional)]
#[case::last_day("2027-01-31", 1, 1, QuotaShare::Nothing, QuotaShare::HalfOptional)]
#[case::after("2027-03-01", 0, 0, QuotaShare::Nothing, QuotaShare::HalfOptional)]
fn a_late_start_has_a_smaller_quota(
    #[case] from: &str,
    #[case] left: u32,
    #[case] percent: u32,
    #[case] joiner: QuotaShare,
    #[case] school: QuotaShare,
) {
    let policy = Policies::default().observation;
    let half = calendar().half_year("2026-2027-1".parse().unwrap());
    let share = half.share_from(date(from));
    assert_eq!((share.left, share.total, share.percent()), (left, 153, percent));
    assert_eq!(
        (share.for_joiner(&policy), share.for_new_school(&policy)),
        (joiner, school)
    );
}

#[test]
fn half_a_quota_is_one_and_one() {
    let policy = Policies::default().observation;
    assert_eq!(QuotaShare::Full.of(&policy), Quota { show: 2, observe: 2 });
    assert_eq!(QuotaShare::HalfOptional.of(&policy), Quota { show: 1, observe: 1 });
}

#[test]
fn the_summer_plans_the_coming_half_year() {
    let planned = |text| calendar().planning_half_year(date(text)).id.to_string();
    assert_eq!(planned("2026-11-22"), "2026-2027-1");
    assert_eq!(planned("2027-02-01"), "2026-2027-2");
    assert_eq!(planned("2027-08-20"), "2027-2028-1");
}

#[test]
fn school_days_are_counted_over_breaks_and_the_summer() {
    let calendar = calendar();
    assert_eq!(calendar.add_school_days(date("2026-10-29"), 1), date("2026-10-30"));
    assert_eq!(calendar.add_school_days(date("2026-10-30"), 1), date("2026-11-09"));
    assert_eq!(calendar.add_school_days(date("2026-10-30"), 0), date("2026-10-30"));
    assert_eq!(calendar.add_school_days(date("2027-06-11"), 1), date("2027-09-01"));
    assert_eq!(calendar.school_day_from(date("2026-10-31")), date("2026-11-09"));
}

#[test]
fn a_calendar_without_lessons_answers_too() {
    let mut file = CalendarFile::by_rule(YearId::starting(2026));
    file.no_school[0].to = file.lessons_to;
    file.no_school[0].from = file.lessons_from;
    let calendar = Calendar::new(&BaseYears::new([file]), &BTreeMap::new(), Tz::UTC, Policies::default());
    assert_eq!(calendar.reflection_windows(YearId::starting(2026)).count(), 0);
    assert_eq!(calendar.nth_last_school_day(month("2026-10"), 7), None);
}

fn zones() -> impl Strategy<Value = Tz> {
    prop::sample::select(vec![
        Tz::Europe__Vilnius,
        Tz::America__New_York,
        Tz::Asia__Beirut,
        Tz::Australia__Lord_Howe,
    ])
}

/// Any day from the known year far into those made by rule.
fn days() -> impl Strategy<Value = NaiveDate> {
    (0..2900_u64).prop_map(|ahead| date("2025-09-01") + Days::new(ahead))
}

proptest! {
    #[test]
    fn windows_are_ordered_and_open_only_in_school_hours(day in days(), zone in zones()) {
        let calendar = calendar_in(zone);
        let found = calendar.reflection_window(Month::of(day));
        prop_assert_eq!(found.is_none(), matches!(day.month(), 7 | 8));
        let Some(w) = found else { return Ok(()) };
        let sent: Vec<_> = [Some(w.opens_at), w.reminder_at, w.second_reminder_at].into_iter().flatten().collect();
        prop_assert!(sent.is_sorted_by(|a, b| a < b));
        for at in sent {
            let wall = local::local(zone, at);
            prop_assert!(calendar.is_school_day(wall.date()), "{wall}");
            prop_assert_eq!((wall.hour(), wall.minute()), (15, 30));
            prop_assert!(!calendar.is_quiet(at));
            prop_assert!(w.month.contains(wall.date()));
        }
        prop_assert!(w.opens_at < w.grace_until && w.grace_until <= w.late_until);
        prop_assert!(w.due_on < w.grace_on && w.grace_on <= w.late_on);
        prop_assert!(w.late_on <= YearId::of(w.due_on).last_day().max(w.grace_on));
    }

    #[test]
    fn a_message_goes_at_the_first_moment_that_is_not_quiet(day in days(), minute in 0..1440_i64, zone in zones()) {
        let calendar = calendar_in(zone);
        let planned = local::at(zone, day, chrono::NaiveTime::MIN) + TimeDelta::minutes(minute);
        let goes = calendar.next_allowed(planned);
        prop_assert!(goes >= planned && !calendar.is_quiet(goes));
        prop_assert_eq!(calendar.next_allowed(goes), goes);
        if goes > planned {
            prop_assert!(calendar.is_quiet(goes - TimeDelta::seconds(1)), "nothing earlier was possible");
        }
    }

    #[test]
    fn school_days_add_up(day in days(), n in 1..40_u32) {
        let calendar = calendar();
        let later = calendar.add_school_days(day, n);
        prop_assert!(calendar.is_school_day(later));
        prop_assert_eq!(calendar.school_days_between(day + Days::new(1), later).count(), n as usize);
    }

    #[test]
    fn every_school_day_lies_in_a_half_year(day in days()) {
        let calendar = calendar();
        if calendar.is_school_day(day) {
            let half = calendar.half_year_of(day).expect("a half-year");
            prop_assert!(half.contains(day));
            prop_assert!((half.start..=half.end).contains(&half.obs_deadline));
            let share = half.share_from(day);
            prop_assert!(share.left >= 1 && share.left <= share.total);
        }
    }
}
