//! APT groups: who belongs to one and since when, and whether a month's meeting counts (domain §3.4).

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::{Calendar, Half, YearId};
use super::ids::{EntryId, GroupId, PersonId, SchoolId};
use super::month::Month;

/// A standing group of a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The row.
    pub id: GroupId,
    /// The school.
    pub school: SchoolId,
    /// Its name.
    pub name: String,
}

/// Somebody in an office or a membership that runs today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Who.
    pub person: PersonId,
    /// The name as the staff list writes it.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
}

/// A meeting that a check-in has reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The month it is counted in.
    pub month: Month,
    /// The day on which it was held.
    pub held_on: NaiveDate,
    /// When its check-in was filed.
    pub reported_at: DateTime<Utc>,
    /// How many members came; guests are not among them.
    pub attended: u32,
    /// The check-in.
    pub entry: EntryId,
    /// When the group meets next, if that was agreed.
    pub next_on: Option<NaiveDate>,
    /// When the next one was called off, unless it was planned again since.
    pub next_off_at: Option<DateTime<Utc>>,
}

/// The meeting that comes next, as it was agreed at an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The check-in of the earlier one.
    pub entry: EntryId,
    /// The day.
    pub on: NaiveDate,
    /// When it was called off, if it was.
    pub off_at: Option<DateTime<Utc>>,
}

/// The latest meeting that was agreed on, called off or not, as long as its day is not over.
#[must_use]
pub fn planned(meetings: &[Meeting], today: NaiveDate) -> Option<Planned> {
    let plans = meetings.iter().filter_map(|meeting| {
        Some(Planned {
            entry: meeting.entry,
            on: meeting.next_on?,
            off_at: meeting.next_off_at,
        })
    });
    plans.filter(|plan| today <= plan.on).max_by_key(|plan| plan.on)
}

/// Whether the meeting planned for a month is off and no other is planned in its place: nothing reminds of it then
/// (domain §3.4). What was held all the same counts as ever.
#[must_use]
pub fn is_called_off(meetings: &[Meeting], month: Month) -> bool {
    let of_month = |meeting: &&Meeting| meeting.next_on.is_some_and(|on| month.contains(on));
    let mut plans = meetings.iter().filter(of_month).peekable();
    plans.peek().is_some() && plans.all(|meeting| meeting.next_off_at.is_some())
}

/// Where a group's month stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MonthStatus {
    /// It has not come yet.
    Ahead,
    /// It runs, and no check-in is filed yet.
    Running,
    /// It is over; the check-in may still come in time.
    Awaited,
    /// A meeting counts.
    Counted,
    /// Held, but fewer than half of the members or fewer than two people came.
    TooFew,
    /// Held, but its check-in came too late to count.
    TooLate,
    /// No check-in.
    Missing,
}

/// Where `month` stands today, with the meetings reported for it and the number of members on each meeting's day.
#[must_use]
pub fn month_status(calendar: &Calendar, month: Month, meetings: &[(&Meeting, u32)], today: NaiveDate) -> MonthStatus {
    let statuses: Vec<MonthStatus> = meetings
        .iter()
        .map(|(meeting, members)| meeting_status(calendar, meeting, *members))
        .collect();
    let best = [MonthStatus::Counted, MonthStatus::TooFew, MonthStatus::TooLate]
        .into_iter()
        .find(|status| statuses.contains(status));
    match best {
        Some(status) => status,
        None if today < month.first_day() => MonthStatus::Ahead,
        None if month.contains(today) => MonthStatus::Running,
        None if today <= filing_until(calendar, month.last_day()) => MonthStatus::Awaited,
        None => MonthStatus::Missing,
    }
}

/// Whether one meeting counts: at least half of the members and at least two people, reported within five school days.
#[must_use]
pub fn meeting_status(calendar: &Calendar, meeting: &Meeting, members: u32) -> MonthStatus {
    let policy = &calendar.policies().group;
    let half = meeting.attended * 100 >= members * policy.counted_percent;
    if !half || meeting.attended < policy.counted_people {
        MonthStatus::TooFew
    } else if calendar.date(meeting.reported_at) > filing_until(calendar, meeting.held_on) {
        MonthStatus::TooLate
    } else {
        MonthStatus::Counted
    }
}

/// The last day on which the check-in of a meeting held on that day still counts. The summer's first school day is in
/// September, so after the last lessons it is the end of June, as for the reflection.
#[must_use]
pub fn filing_until(calendar: &Calendar, held_on: NaiveDate) -> NaiveDate {
    let day = calendar.add_school_days(held_on, calendar.policies().group.checkin_days);
    let year = YearId::of(held_on);
    if YearId::of(day) == year {
        day
    } else {
        calendar.half_year(year.half(Half::Second)).end
    }
}

/// The months in which meetings are expected in the school year of `today`, from the one in which the school began.
#[must_use]
pub fn expected_months(calendar: &Calendar, school_started_on: NaiveDate, today: NaiveDate) -> Vec<Month> {
    let expected = &calendar.policies().group.months;
    let first = Month::of(school_started_on);
    YearId::of(today)
        .months()
        .filter(|month| expected.contains(&month.number()) && *month >= first)
        .collect()
}

/// When a meeting of `month` was held, since the check-in does not ask: on the day that was agreed for it, else on the
/// day of reporting, or the month's last day when that is past.
#[must_use]
pub fn held_on(month: Month, agreed: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    agreed
        .filter(|day| month.contains(*day) && *day <= today)
        .unwrap_or_else(|| today.clamp(month.first_day(), month.last_day()))
}

/// The months for which a check-in may be filed on `today`, the likeliest first: last month's while it still counts and
/// is missing, then the running one.
#[must_use]
pub fn open_months(calendar: &Calendar, reported: &[Month], today: NaiveDate) -> Vec<Month> {
    let running = Month::of(today);
    let last = running.prev();
    let expected = |month: Month| calendar.policies().group.months.contains(&month.number());
    let awaited = expected(last) && !reported.contains(&last) && today <= filing_until(calendar, last.last_day());
    let mut months = Vec::new();
    if awaited {
        months.push(last);
    }
    if expected(running) {
        months.push(running);
    }
    months
}

/// Whether the check-in of a month comes too late to count whenever in the month the meeting was held.
#[must_use]
pub fn is_late(calendar: &Calendar, month: Month, today: NaiveDate) -> bool {
    today > filing_until(calendar, month.last_day())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono_tz::Tz;
    use rstest::rstest;

    use super::*;
    use crate::domain::calendar::{BaseYears, CalendarFile, local};
    use crate::domain::policy::Policies;

    fn calendar() -> Calendar {
        let base = BaseYears::new([CalendarFile::by_rule(YearId::starting(2026))]);
        Calendar::new(&base, &BTreeMap::new(), Tz::Europe__Vilnius, Policies::default())
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meeting(held: &str, reported: &str, attended: u32) -> Meeting {
        let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        Meeting {
            month: Month::of(day(held)),
            held_on: day(held),
            reported_at: local::at(Tz::Europe__Vilnius, day(reported), noon),
            attended,
            entry: EntryId(1),
            next_on: None,
            next_off_at: None,
        }
    }

    #[rstest]
    #[case::half_is_enough("2026-10-14", 3, 6, MonthStatus::Counted)]
    #[case::less_than_half("2026-10-14", 3, 7, MonthStatus::TooFew)]
    #[case::two_of_two("2026-10-14", 2, 2, MonthStatus::Counted)]
    #[case::one_is_no_meeting("2026-10-14", 1, 2, MonthStatus::TooFew)]
    #[case::on_the_fifth_school_day("2026-10-21", 4, 6, MonthStatus::Counted)]
    #[case::on_the_sixth("2026-10-22", 4, 6, MonthStatus::TooLate)]
    fn what_counts(#[case] reported: &str, #[case] attended: u32, #[case] members: u32, #[case] expected: MonthStatus) {
        let meeting = meeting("2026-10-14", reported, attended);
        assert_eq!(meeting_status(&calendar(), &meeting, members), expected);
    }

    #[rstest]
    #[case("2026-09-30", MonthStatus::Ahead)]
    #[case("2026-10-01", MonthStatus::Running)]
    #[case("2026-10-31", MonthStatus::Running)]
    #[case("2026-11-13", MonthStatus::Awaited)]
    #[case("2026-11-14", MonthStatus::Missing)]
    fn a_month_without_a_checkin(#[case] today: &str, #[case] expected: MonthStatus) {
        let month = "2026-10".parse().unwrap();
        assert_eq!(month_status(&calendar(), month, &[], day(today)), expected);
    }

    #[test]
    fn two_meetings_are_one_month_and_the_better_one_counts() {
        let (few, many) = (
            meeting("2026-10-07", "2026-10-07", 1),
            meeting("2026-10-21", "2026-10-22", 5),
        );
        let month = "2026-10".parse().unwrap();
        let status = month_status(&calendar(), month, &[(&few, 6), (&many, 6)], day("2026-11-20"));
        assert_eq!(status, MonthStatus::Counted);
    }

    #[test]
    fn the_day_of_a_meeting_is_the_agreed_one_when_it_has_come() {
        let month: Month = "2026-10".parse().unwrap();
        let on = |agreed: &str, today: &str| held_on(month, Some(day(agreed)), day(today)).to_string();
        assert_eq!(on("2026-10-14", "2026-10-16"), "2026-10-14");
        assert_eq!(on("2026-10-28", "2026-10-16"), "2026-10-16");
        assert_eq!(on("2026-11-11", "2026-11-03"), "2026-10-31");
    }

    #[test]
    fn a_planned_meeting_is_called_off_and_planned_again() {
        let mut september = meeting("2026-09-16", "2026-09-16", 4);
        let october: Month = "2026-10".parse().unwrap();
        let off_at = Some(local::at(
            Tz::Europe__Vilnius,
            day("2026-10-12"),
            chrono::NaiveTime::MIN,
        ));
        let off = |meetings: &[Meeting]| {
            let plan = planned(meetings, day("2026-10-14"));
            let plan = plan.map(|plan| (plan.on.to_string(), plan.off_at.is_some()));
            (plan, is_called_off(meetings, october))
        };
        let on = |date: &str, off: bool| Some((date.to_owned(), off));
        assert_eq!(off(&[september.clone()]), (None, false), "nothing was agreed");
        september.next_on = Some(day("2026-10-14"));
        assert_eq!(off(&[september.clone()]), (on("2026-10-14", false), false));
        september.next_off_at = off_at;
        assert_eq!(off(&[september.clone()]), (on("2026-10-14", true), true));
        let mut early = meeting("2026-10-02", "2026-10-02", 4);
        early.next_on = Some(day("2026-10-28"));
        assert_eq!(
            off(&[september.clone(), early]),
            (on("2026-10-28", false), false),
            "another one is planned in its place"
        );
        september.next_on = Some(day("2026-10-13"));
        assert_eq!(off(&[september]), (None, true), "its day is over");
    }

    #[test]
    fn last_months_checkin_may_still_be_filed_while_it_counts() {
        let months = |reported: &[Month], today: &str| {
            let months = open_months(&calendar(), reported, day(today));
            months.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        let october: Month = "2026-10".parse().unwrap();
        assert_eq!(months(&[], "2026-11-12"), "2026-10 2026-11");
        assert_eq!(months(&[october], "2026-11-12"), "2026-11");
        assert_eq!(months(&[], "2026-11-16"), "2026-11");
        assert_eq!(months(&[], "2026-07-10"), "");
    }

    #[test]
    fn months_are_expected_from_the_schools_first_one() {
        let months = expected_months(&calendar(), day("2026-10-05"), day("2026-11-20"));
        assert_eq!(months.first().unwrap().to_string(), "2026-10");
        assert_eq!(months.len(), 9);
    }
}
