//! A calendar month, because reflections, check-ins and meetings are counted by month and not by date.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of a year, written `2026-10`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    first: NaiveDate,
}

/// The text is not a month of the form `2026-10`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month like 2026-10")]
pub struct NotAMonth;

impl Month {
    /// The month `month` (1–12) of `year`; absent when there is no such month.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        // Four digits keep the text form sortable and the neighbours representable.
        if !(1..=9998).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, 1).map(|first| Self { first })
    }

    /// The month in which `date` lies.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self {
            first: date.with_day(1).unwrap_or(date),
        }
    }

    /// The first month that a person who comes on `date` spends here whole (domain §3.16: reflections are asked from it).
    #[must_use]
    pub fn first_full_from(date: NaiveDate) -> Self {
        let month = Self::of(date);
        if date.day() == 1 { month } else { month.next() }
    }

    /// The year, e.g. 2026.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The number in the year, 1–12.
    #[must_use]
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// The first day.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.next().first - Days::new(1)
    }

    /// The following month.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            first: self.first.checked_add_months(Months::new(1)).unwrap_or(self.first),
        }
    }

    /// The month before.
    #[must_use]
    pub fn prev(self) -> Self {
        Self {
            first: self.first.checked_sub_months(Months::new(1)).unwrap_or(self.first),
        }
    }

    /// Whether `date` lies in this month.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        Self::of(date) == self
    }

    /// Every day of the month, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |day| self.contains(*day))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        match text.split_once('-') {
            Some((year, month)) if year.len() == 4 && month.len() == 2 && digits(year) && digits(month) => {
                Self::new(year.parse().unwrap_or(0), month.parse().unwrap_or(0))
            }
            _ => None,
        }
        .ok_or(NotAMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn months_step_over_the_year() {
        assert_eq!(month("2026-12").next(), month("2027-01"));
        assert_eq!(month("2027-01").prev(), month("2026-12"));
        assert_eq!(
            month("2028-02").last_day(),
            NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()
        );
        assert_eq!(month("2027-02").days().count(), 28);
        assert!(month("2026-09") < month("2027-01"));
    }

    #[test]
    fn only_the_iso_form_is_read() {
        for bad in [
            "2026-13",
            "2026-1",
            "26-10",
            "2026/10",
            "+026-10",
            "",
            "2026-10-01",
            "0000-01",
            "9999-12",
        ] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_first_full_month_of_a_joiner() {
        let first = |y, m, d| Month::first_full_from(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(first(2026, 10, 1), month("2026-10"));
        assert_eq!(first(2026, 10, 2), month("2026-11"));
    }
}
