//! Bell times: which lesson of the day lies when.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// One lesson's time in a school day, written `08:00-08:45`. Local wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// When the lesson begins.
    pub start: NaiveTime,
    /// When the lesson ends; later than the start.
    pub end: NaiveTime,
}

/// The bell times of a day: 1 to 20 lessons, one after the other. Lesson numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Period>", into = "Vec<Period>")]
pub struct Periods(Vec<Period>);

/// Why a text or a list is no bell time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodFault {
    /// Not of the form `08:00-08:45`, or its end is not after its start.
    #[error("not a lesson's time like 08:00-08:45")]
    NotAPeriod,
    /// The lesson with this number begins before the one before it has ended.
    #[error("lesson {} begins before lesson {} has ended", .0, .0 - 1)]
    Overlaps(usize),
    /// No lesson at all, or more than [`Periods::MAX`].
    #[error("{} lessons; a day has 1 to {}", .0, Periods::MAX)]
    Count(usize),
}

impl Periods {
    /// Most lessons in a day.
    pub const MAX: usize = 20;

    /// Checks that the lessons follow each other.
    ///
    /// # Errors
    /// When there are none or too many, or two overlap.
    pub fn new(list: Vec<Period>) -> Result<Self, PeriodFault> {
        if list.is_empty() || list.len() > Self::MAX {
            return Err(PeriodFault::Count(list.len()));
        }
        if let Some(earlier) = list.windows(2).position(|pair| pair[1].start < pair[0].end) {
            return Err(PeriodFault::Overlaps(earlier + 2));
        }
        Ok(Self(list))
    }

    /// The time of lesson `number` (from 1).
    #[must_use]
    pub fn get(&self, number: u8) -> Option<Period> {
        self.0.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Lessons with their numbers, from 1.
    pub fn iter(&self) -> impl Iterator<Item = (u8, Period)> + '_ {
        (1..).zip(self.0.iter().copied())
    }

    /// How many lessons the day has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Default for Periods {
    /// The bell times of domain §3.0: eight lessons of 45 minutes.
    fn default() -> Self {
        const STARTS: [(u32, u32); 8] = [
            (8, 0),
            (8, 55),
            (9, 50),
            (10, 55),
            (12, 0),
            (12, 55),
            (13, 50),
            (14, 45),
        ];
        let time = |minutes: u32| NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap_or(NaiveTime::MIN);
        let period = |(hour, minute): (u32, u32)| Period {
            start: time(hour * 60 + minute),
            end: time(hour * 60 + minute + 45),
        };
        Self(STARTS.into_iter().map(period).collect())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start.format("%H:%M"), self.end.format("%H:%M"))
    }
}

impl fmt::Display for Periods {
    /// Comma-separated, as a person types them and as [`FromStr`] reads them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, period) in self.iter() {
            let comma = if number == 1 { "" } else { ", " };
            write!(f, "{comma}{period}")?;
        }
        Ok(())
    }
}

impl FromStr for Period {
    type Err = PeriodFault;

    /// Reads `08:00-08:45`; also `8.00–8.45`, as bell times stand on a school's door.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (start, end) = text.split_once(['-', '–']).ok_or(PeriodFault::NotAPeriod)?;
        let time = |part: &str| {
            let part = part.trim().replace('.', ":");
            NaiveTime::parse_from_str(&part, "%H:%M").map_err(|_| PeriodFault::NotAPeriod)
        };
        let (start, end) = (time(start)?, time(end)?);
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(PeriodFault::NotAPeriod)
        }
    }
}

impl FromStr for Periods {
    type Err = PeriodFault;

    /// Reads a list separated by commas, semicolons or line ends.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        Self::new(parts.map(str::parse).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl TryFrom<Vec<Period>> for Periods {
    type Error = PeriodFault;

    fn try_from(list: Vec<Period>) -> Result<Self, Self::Error> {
        Self::new(list)
    }
}

impl From<Periods> for Vec<Period> {
    fn from(periods: Periods) -> Self {
        periods.0
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn the_default_day_is_the_domain_guides() {
        assert_eq!(
            Periods::default().to_string(),
            "08:00-08:45, 08:55-09:40, 09:50-10:35, 10:55-11:40, 12:00-12:45, 12:55-13:40, 13:50-14:35, 14:45-15:30"
        );
        assert_eq!(Periods::default().to_string().parse(), Ok(Periods::default()));
        assert_eq!(Periods::new(Periods::default().into()), Ok(Periods::default()));
    }

    #[rstest]
    #[case("08:00-08:45", Ok("08:00-08:45"))]
    #[case("8.00–8.45; 8.55–9.40", Ok("08:00-08:45, 08:55-09:40"))]
    #[case("08:45-08:00", Err(PeriodFault::NotAPeriod))]
    #[case("08:00", Err(PeriodFault::NotAPeriod))]
    #[case("08:00-25:00", Err(PeriodFault::NotAPeriod))]
    #[case("08:00-08:45, 08:40-09:20", Err(PeriodFault::Overlaps(2)))]
    #[case(" , ", Err(PeriodFault::Count(0)))]
    fn bell_times_are_read_as_schools_write_them(#[case] text: &str, #[case] read: Result<&str, PeriodFault>) {
        assert_eq!(text.parse::<Periods>().map(|p| p.to_string()), read.map(str::to_owned));
    }

    #[test]
    fn lessons_are_counted_from_one() {
        let day = Periods::default();
        assert_eq!(day.get(0), None);
        assert_eq!(day.get(3).map(|p| p.to_string()).as_deref(), Some("09:50-10:35"));
        assert_eq!(day.get(9), None);
    }
}
