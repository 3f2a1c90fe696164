//! What is no longer needed on a day: which texts, drafts, notes, requests and former colleagues' rows have reached their
//! term (domain §2, rule g; §3.16). Dates only; nothing here knows what was written.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::YearId;
use super::forms::FormKey;
use super::policy::RetentionPolicy;

/// Before which day something must lie to be deleted; absent: nothing of the kind is deleted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day on which a text was last written.
    pub texts: Option<NaiveDate>,
    /// The day on which a draft was last written.
    pub drafts: Option<NaiveDate>,
    /// The day on which the observation was closed that private notes are about.
    pub notes: Option<NaiveDate>,
    /// The day on which a list was imported, a stranger asked, or somebody claimed a row.
    pub requests: Option<NaiveDate>,
    /// The day of leaving.
    pub left: Option<NaiveDate>,
}

impl Due {
    /// What is due on a day.
    #[must_use]
    pub fn on(policy: &RetentionPolicy, today: NaiveDate) -> Self {
        let year = YearId::of(today);
        let days = |days: u32| {
            let last = days.checked_sub(1)?;
            today.checked_sub_days(Days::new(last.into()))
        };
        let years = i32::try_from(policy.content_years).unwrap_or(i32::MAX);
        let first = YearId::starting(year.start_year().saturating_sub(years));
        Self {
            texts: (years > 0).then(|| first.first_day()),
            drafts: policy.drafts.then(|| year.first_day()),
            notes: days(policy.notes_days),
            requests: days(policy.requests_days),
            left: days(policy.left_days),
        }
    }
}

/// Whether a text is its author's alone, who may delete it at any time. Feedback and what to look at in a lesson belong to
/// the two (domain §2, rule b), a record of a meeting to the group, what is written with a curator or a coach to both: none
/// of them can take it from the others.
#[must_use]
pub const fn is_the_authors_alone(form: FormKey) -> bool {
    match form {
        FormKey::Feedback
        | FormKey::Prebrief
        | FormKey::GroupCheckin
        | FormKey::CuratorTalk
        | FormKey::CoachLog
        | FormKey::ConsultPlan1
        | FormKey::ConsultPlan2
        | FormKey::ActivityReport => false,
        FormKey::Reflection
        | FormKey::Goal
        | FormKey::Midyear
        | FormKey::ObsNotes
        | FormKey::HostReflection
        | FormKey::Needs
        | FormKey::Annual
        | FormKey::PdActivity
        | FormKey::Retention
        | FormKey::Wellbeing
        | FormKey::PortfolioReview => true,
    }
}

/// The last day on which a text written on a day is kept; absent: nobody deletes it by itself.
#[must_use]
pub fn text_kept_until(policy: &RetentionPolicy, written_on: NaiveDate) -> Option<NaiveDate> {
    let years = i32::try_from(policy.content_years).unwrap_or(i32::MAX);
    let last = YearId::starting(YearId::of(written_on).start_year().saturating_add(years));
    (years > 0).then(|| last.last_day())
}

/// For how long what a reader keeps here is kept, so that they can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The last day of what they write now.
    pub texts: Option<NaiveDate>,
    /// The last day of what they wrote in the school year before.
    pub earlier: Option<NaiveDate>,
    /// The last day of a draft begun now.
    pub drafts: Option<NaiveDate>,
    /// Days that private notes stay after the observation is closed; 0 is for good.
    pub notes_days: u32,
    /// Days that everything stays after leaving; 0 is for good.
    pub left_days: u32,
}

impl Terms {
    /// As they are on a day.
    #[must_use]
    pub fn on(policy: &RetentionPolicy, today: NaiveDate) -> Self {
        Self {
            texts: text_kept_until(policy, today),
            earlier: text_kept_until(policy, YearId::of(today).prev().first_day()),
            drafts: draft_kept_until(policy, today),
            notes_days: policy.notes_days,
            left_days: policy.left_days,
        }
    }
}

/// Towards the end of the school year, while coordinators still get their list: which texts go after it. Those last written
/// before the first day; the second is the last one on which they are there.
#[must_use]
pub fn soon(policy: &RetentionPolicy, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let last = YearId::of(today).last_day();
    let before = Due::on(policy, last.succ_opt()?).texts?;
    (today.month() >= 6 && today.month() <= 8).then_some((before, last))
}

/// The last day on which a draft begun on a day is kept.
#[must_use]
pub fn draft_kept_until(policy: &RetentionPolicy, written_on: NaiveDate) -> Option<NaiveDate> {
    policy.drafts.then(|| YearId::of(written_on).last_day())
}

/// The day on which a former colleague's row is emptied.
#[must_use]
pub fn emptied_on(policy: &RetentionPolicy, left_on: NaiveDate) -> Option<NaiveDate> {
    let days = Some(policy.left_days).filter(|days| *days > 0)?;
    left_on.checked_add_days(Days::new(days.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::the_year_after("2028-08-31", "2026-09-01")]
    #[case::its_end("2028-09-01", "2027-09-01")]
    fn texts_stay_until_31_august_of_the_following_school_year(#[case] today: &str, #[case] before: &str) {
        let due = Due::on(&RetentionPolicy::default(), day(today));
        assert_eq!(due.texts, Some(day(before)));
    }

    #[rstest]
    #[case::the_29th_day("2026-12-04", false)]
    #[case::the_30th_day("2026-12-05", true)]
    fn a_former_colleague_has_thirty_days(#[case] today: &str, #[case] over: bool) {
        let policy = RetentionPolicy::default();
        let left_on = day("2026-11-05");
        let due = Due::on(&policy, day(today)).left.unwrap();
        assert_eq!(left_on < due, over);
        assert_eq!(emptied_on(&policy, left_on), Some(day("2026-12-05")));
    }

    #[rstest]
    #[case::before_june("2028-05-31", None)]
    #[case::june("2028-06-01", Some(("2027-09-01", "2028-08-31")))]
    #[case::the_last_day("2028-08-31", Some(("2027-09-01", "2028-08-31")))]
    #[case::a_new_year("2028-09-01", None)]
    fn coordinators_hear_of_it_from_june_on(#[case] today: &str, #[case] told: Option<(&str, &str)>) {
        let told = told.map(|(before, last)| (day(before), day(last)));
        assert_eq!(soon(&RetentionPolicy::default(), day(today)), told);
    }

    #[test]
    fn each_can_be_switched_off() {
        let policy = RetentionPolicy {
            content_years: 0,
            drafts: false,
            notes_days: 0,
            requests_days: 0,
            left_days: 0,
        };
        let due = Due::on(&policy, day("2028-09-01"));
        let nothing = Due {
            texts: None,
            drafts: None,
            notes: None,
            requests: None,
            left: None,
        };
        assert_eq!(due, nothing);
        assert_eq!(text_kept_until(&policy, day("2026-10-01")), None);
        assert_eq!(emptied_on(&policy, day("2026-10-01")), None);
    }

    fn days() -> impl Strategy<Value = NaiveDate> {
        (0..20_000_u64).prop_map(|days| day("2020-01-01") + Days::new(days))
    }

    proptest! {
        #[test]
        fn nothing_is_deleted_before_its_term_nor_in_its_school_year(
            today in days(), written in days(), years in 1..10_u32, term in 1..400_u32,
        ) {
            let policy = RetentionPolicy {
                content_years: years,
                drafts: true,
                notes_days: term,
                requests_days: term,
                left_days: term,
            };
            let due = Due::on(&policy, today);
            let before = |limit: Option<NaiveDate>| limit.is_some_and(|limit| written < limit);
            prop_assert_eq!(before(due.texts), text_kept_until(&policy, written).unwrap() < today);
            prop_assert_eq!(before(due.drafts), draft_kept_until(&policy, written).unwrap() < today);
            if YearId::of(written) >= YearId::of(today) {
                prop_assert!(!before(due.texts) && !before(due.drafts));
            }
            let age = (today - written).num_days();
            for limit in [due.notes, due.requests, due.left] {
                prop_assert_eq!(before(limit), age >= i64::from(term));
            }
        }
    }
}
