//! Names of school years and half-years, as they stand in files and in the database.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::month::Month;

/// A school year, 1 September – 31 August, written `2026-2027`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearId(i32);

/// One of the two halves of a school year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// September – January.
    First,
    /// February – June.
    Second,
}

/// A half-year, written `2026-2027-1` and `2026-2027-2`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HalfYearId {
    /// The school year.
    pub year: YearId,
    /// Which half of it.
    pub half: Half,
}

/// The text names no school year or half-year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a school year like 2026-2027 (or half-year like 2026-2027-1)")]
pub struct NotAYear;

impl YearId {
    /// The school year that begins in September of `year`.
    #[must_use]
    pub const fn starting(year: i32) -> Self {
        Self(year)
    }

    /// The school year in which `date` lies; July and August belong to the year that has ended.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(if date.month() >= 9 {
            date.year()
        } else {
            date.year() - 1
        })
    }

    /// The calendar year in which it begins.
    #[must_use]
    pub const fn start_year(self) -> i32 {
        self.0
    }

    /// 1 September.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 9, 1).unwrap_or(NaiveDate::MIN)
    }

    /// 31 August.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0 + 1, 8, 31).unwrap_or(NaiveDate::MAX)
    }

    /// The year after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The year before.
    #[must_use]
    pub const fn prev(self) -> Self {
        Self(self.0 - 1)
    }

    /// The ten months that have a reflection: September – June (domain §3.2).
    pub fn months(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(Month::of(self.first_day())), |month| Some(month.next())).take(10)
    }

    /// Its first or second half-year.
    #[must_use]
    pub const fn half(self, half: Half) -> HalfYearId {
        HalfYearId { year: self, half }
    }
}

impl Half {
    /// Both halves in order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// 1 or 2.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }
}

impl HalfYearId {
    /// The half-year after.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.half {
            Half::First => self.year.half(Half::Second),
            Half::Second => self.year.next().half(Half::First),
        }
    }

    /// The half-year before.
    #[must_use]
    pub const fn prev(self) -> Self {
        match self.half {
            Half::First => self.year.prev().half(Half::Second),
            Half::Second => self.year.half(Half::First),
        }
    }
}

impl fmt::Display for YearId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:04}", self.0, self.0 + 1)
    }
}

impl fmt::Debug for YearId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for HalfYearId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.half.number())
    }
}

impl fmt::Debug for HalfYearId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for YearId {
    type Err = NotAYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (start, end) = text.split_once('-').ok_or(NotAYear)?;
        let four = |part: &str| match part.parse::<i32>() {
            Ok(year) if part.len() == 4 && (1000..=9000).contains(&year) => Ok(year),
            _ => Err(NotAYear),
        };
        let (start, end) = (four(start)?, four(end)?);
        if end == start + 1 {
            Ok(Self(start))
        } else {
            Err(NotAYear)
        }
    }
}

impl FromStr for HalfYearId {
    type Err = NotAYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, half) = text.rsplit_once('-').ok_or(NotAYear)?;
        let half = Half::ALL
            .into_iter()
            .find(|known| known.number().to_string() == half)
            .ok_or(NotAYear)?;
        Ok(year.parse::<YearId>()?.half(half))
    }
}

impl TryFrom<String> for YearId {
    type Error = NotAYear;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<YearId> for String {
    fn from(id: YearId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for HalfYearId {
    type Error = NotAYear;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<HalfYearId> for String {
    fn from(id: HalfYearId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-09-01", "2026-2027")]
    #[case("2027-08-31", "2026-2027")]
    #[case("2027-01-15", "2026-2027")]
    fn a_school_year_runs_from_september_to_august(#[case] date: NaiveDate, #[case] id: &str) {
        let year = YearId::of(date);
        assert_eq!(year.to_string(), id);
        assert_eq!(id.parse(), Ok(year));
        assert!((year.first_day()..=year.last_day()).contains(&date));
    }

    #[test]
    fn half_years_follow_each_other_and_keep_their_name() {
        let first: HalfYearId = "2026-2027-1".parse().unwrap();
        assert_eq!(first.next().to_string(), "2026-2027-2");
        assert_eq!(first.next().next().to_string(), "2027-2028-1");
        assert_eq!(first.prev().next(), first);
        for bad in ["2026-2027", "2026-2027-3", "2026-2028-1", "2026-2027-I", "-2026-2027-1"] {
            assert!(bad.parse::<HalfYearId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn ten_months_have_a_reflection() {
        let months: Vec<_> = YearId::starting(2026).months().map(|month| month.number()).collect();
        assert_eq!(months, [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]);
    }
}
