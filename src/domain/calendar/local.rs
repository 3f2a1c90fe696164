//! The school's wall clock and the world's: the only place that turns one into the other.

use chrono::{DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// The moment at which clocks in `zone` show `local`.
///
/// A time that exists twice (clocks go back) is its first occurrence; a time that does not exist (clocks go forward) is
/// the first moment after the gap, so that nothing planned for it is lost.
#[must_use]
pub fn instant(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    // No zone has ever skipped more than a day.
    for minutes in 0..=25 * 60 {
        let candidate = local.checked_add_signed(TimeDelta::minutes(minutes)).unwrap_or(local);
        match zone.from_local_datetime(&candidate) {
            MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => return at.to_utc(),
            MappedLocalTime::None => {}
        }
    }
    local.and_utc()
}

/// The moment at which clocks in `zone` show `time` on `date`; see [`instant`].
#[must_use]
pub fn at(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    instant(zone, date.and_time(time))
}

/// What clocks in `zone` show at `moment`.
#[must_use]
pub fn local(zone: Tz, moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&zone).naive_local()
}

/// The date in `zone` at `moment`.
#[must_use]
pub fn date(zone: Tz, moment: DateTime<Utc>) -> NaiveDate {
    local(zone, moment).date()
}

/// The end of `date` in `zone`: the first moment of the next day, so "until the end of" is `now < end_of_day`.
#[must_use]
pub fn end_of_day(zone: Tz, date: NaiveDate) -> DateTime<Utc> {
    at(
        zone,
        date.checked_add_days(Days::new(1)).unwrap_or(date),
        NaiveTime::MIN,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    // clocks go forward on 2027-03-28 at 03:00 and back on 2026-10-25 at 04:00
    #[case::winter("2027-03-26T15:30:00", "2027-03-26T13:30:00Z")]
    #[case::summer("2027-04-05T15:30:00", "2027-04-05T12:30:00Z")]
    #[case::gap("2027-03-28T03:30:00", "2027-03-28T01:00:00Z")]
    #[case::fold("2026-10-25T03:30:00", "2026-10-25T00:30:00Z")]
    fn vilnius_keeps_its_wall_clock(#[case] wall: &str, #[case] moment: &str) {
        assert_eq!(
            instant(Tz::Europe__Vilnius, wall.parse().unwrap()),
            moment.parse::<DateTime<Utc>>().unwrap()
        );
    }

    #[test]
    fn a_day_ends_where_the_next_begins_even_when_midnight_is_skipped() {
        // Beirut's clocks go forward at midnight.
        let day: NaiveDate = "2026-03-28".parse().unwrap();
        assert_eq!(
            end_of_day(Tz::Asia__Beirut, day),
            "2026-03-28T22:00:00Z".parse::<DateTime<Utc>>().unwrap()
        );
    }

    proptest! {
        #[test]
        fn a_moment_survives_the_way_there_and_back(seconds in 1_700_000_000_i64..2_500_000_000) {
            let moment = DateTime::from_timestamp(seconds, 0).unwrap();
            for zone in [Tz::Europe__Vilnius, Tz::America__New_York, Tz::Australia__Lord_Howe] {
                let back = instant(zone, local(zone, moment));
                // Only the second pass through a repeated hour may come back as the first.
                prop_assert!(back == moment || (back < moment && local(zone, back) == local(zone, moment)));
            }
        }
    }
}
