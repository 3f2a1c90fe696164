//! How many lessons a person shows and observes in a half-year (domain §3.16).

use crate::domain::calendar::{HalfYear, Quota, QuotaShare};
use crate::domain::people::{self, Person};
use crate::domain::policy::ObservationPolicy;

/// A person's quota: what the staff list says always wins; else the school's choice for the half-year, and for who
/// joins in it the share of the days left, whichever is less.
#[must_use]
pub fn quota_of(person: &Person, half: &HalfYear, school: QuotaShare, policy: &ObservationPolicy) -> Quota {
    let whole = school.of(policy);
    match person.quota {
        Some(people::Quota::Full) => QuotaShare::Full.of(policy),
        Some(people::Quota::Half) => QuotaShare::Half.of(policy),
        Some(people::Quota::Exempt) => Quota { show: 0, ..whole },
        None => {
            let joined = person.joined_on.filter(|joined| *joined > half.start);
            let share = joined.map_or(QuotaShare::Full, |joined| half.share_from(joined).for_joiner(policy));
            let own = share.of(policy);
            Quota {
                show: own.show.min(whole.show),
                observe: own.observe.min(whole.observe),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rstest::rstest;

    use super::*;
    use crate::domain::calendar::{Half, YearId};
    use crate::domain::ids::{PersonId, SchoolId};
    use crate::domain::people::PersonState;

    fn teacher(quota: Option<people::Quota>, joined_on: Option<&str>) -> Person {
        Person {
            id: PersonId(1),
            quota,
            joined_on: joined_on.map(|date| date.parse().unwrap()),
            state: PersonState::Active,
            ..Person::named(SchoolId(1), "Ona Petraitienė")
        }
    }

    #[rstest]
    #[case::here_before_the_year(None, None, QuotaShare::Full, (2, 2))]
    #[case::joined_in_september(None, Some("2026-09-15"), QuotaShare::Full, (2, 2))]
    #[case::joined_in_november(None, Some("2026-11-01"), QuotaShare::Full, (1, 1))]
    #[case::joined_in_january(None, Some("2027-01-11"), QuotaShare::Full, (0, 0))]
    #[case::the_list_wins(Some(people::Quota::Full), Some("2027-01-11"), QuotaShare::Full, (2, 2))]
    #[case::part_time(Some(people::Quota::Half), None, QuotaShare::Full, (1, 1))]
    #[case::shows_nothing(Some(people::Quota::Exempt), None, QuotaShare::Full, (0, 2))]
    #[case::a_school_that_starts_late(None, None, QuotaShare::HalfOptional, (1, 1))]
    fn a_quota_follows_the_list_then_the_calendar(
        #[case] listed: Option<people::Quota>,
        #[case] joined: Option<&str>,
        #[case] school: QuotaShare,
        #[case] quota: (u32, u32),
    ) {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let half = HalfYear {
            id: YearId::starting(2026).half(Half::First),
            start: date("2026-09-01"),
            end: date("2027-01-31"),
            obs_deadline: date("2027-01-29"),
        };
        let policy = ObservationPolicy::default();
        let own = quota_of(&teacher(listed, joined), &half, school, &policy);
        assert_eq!((own.show, own.observe), quota);
    }
}
