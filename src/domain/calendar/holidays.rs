//! Lithuania's public holidays of any year, computed: no school has to type them in (domain §3.0).

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A public holiday (Labour Code art. 123).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 16 February: the restored state.
    StateRestored,
    /// 11 March: the restored independence.
    IndependenceRestored,
    /// Easter Sunday.
    Easter,
    /// Easter Monday.
    EasterMonday,
    /// 1 May.
    Labour,
    /// First Sunday of May.
    Mothers,
    /// First Sunday of June.
    Fathers,
    /// 24 June: Joninės.
    Midsummer,
    /// 6 July: statehood.
    Statehood,
    /// 15 August: Žolinė.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 2 November: Vėlinės.
    AllSouls,
    /// 24 December.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmas,
}

impl Holiday {
    /// The locale message that names the day.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewYear => "holiday-new-year",
            Self::StateRestored => "holiday-state-restored",
            Self::IndependenceRestored => "holiday-independence-restored",
            Self::Easter => "holiday-easter",
            Self::EasterMonday => "holiday-easter-monday",
            Self::Labour => "holiday-labour",
            Self::Mothers => "holiday-mothers",
            Self::Fathers => "holiday-fathers",
            Self::Midsummer => "holiday-midsummer",
            Self::Statehood => "holiday-statehood",
            Self::Assumption => "holiday-assumption",
            Self::AllSaints => "holiday-all-saints",
            Self::AllSouls => "holiday-all-souls",
            Self::ChristmasEve => "holiday-christmas-eve",
            Self::Christmas => "holiday-christmas",
            Self::SecondChristmas => "holiday-second-christmas",
        }
    }
}

/// The holidays of a calendar year, in order. Two may share a date (1 May can be the first Sunday).
#[must_use]
pub fn public_holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let first_sunday = |month| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, 1);
    let easter = easter_sunday(year);
    let mut days: Vec<_> = [
        (fixed(1, 1), Holiday::NewYear),
        (fixed(2, 16), Holiday::StateRestored),
        (fixed(3, 11), Holiday::IndependenceRestored),
        (easter, Holiday::Easter),
        (easter.map(|day| day + Days::new(1)), Holiday::EasterMonday),
        (fixed(5, 1), Holiday::Labour),
        (first_sunday(5), Holiday::Mothers),
        (first_sunday(6), Holiday::Fathers),
        (fixed(6, 24), Holiday::Midsummer),
        (fixed(7, 6), Holiday::Statehood),
        (fixed(8, 15), Holiday::Assumption),
        (fixed(11, 1), Holiday::AllSaints),
        (fixed(11, 2), Holiday::AllSouls),
        (fixed(12, 24), Holiday::ChristmasEve),
        (fixed(12, 25), Holiday::Christmas),
        (fixed(12, 26), Holiday::SecondChristmas),
    ]
    .into_iter()
    .filter_map(|(day, holiday)| Some((day?, holiday)))
    .collect();
    days.sort_unstable();
    days
}

/// Western Easter by the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*, ch. 8).
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = u32::try_from(n / 31).ok()?;
    let day = u32::try_from(n % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| date.weekday() == Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(2024, "2024-03-31")]
    #[case(2025, "2025-04-20")]
    #[case(2026, "2026-04-05")]
    #[case(2027, "2027-03-28")]
    #[case(2028, "2028-04-16")]
    #[case(2038, "2038-04-25")]
    #[case(2285, "2285-03-22")]
    fn easter_is_where_the_almanac_has_it(#[case] year: i32, #[case] date: &str) {
        assert_eq!(easter_sunday(year), Some(date.parse().unwrap()));
    }

    #[test]
    fn a_year_has_its_sixteen_holidays() {
        let days: Vec<_> = public_holidays(2027)
            .into_iter()
            .map(|(day, _)| day.format("%m-%d").to_string())
            .collect();
        assert_eq!(
            days.join(" "),
            "01-01 02-16 03-11 03-28 03-29 05-01 05-02 06-06 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26"
        );
    }

    proptest! {
        #[test]
        fn easter_exists_in_every_year(year in 1583..4000_i32) {
            let easter = easter_sunday(year).expect("a Sunday");
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            prop_assert!((day(3, 22)..=day(4, 25)).contains(&easter));
            prop_assert_eq!(public_holidays(year).len(), 16);
        }
    }
}
