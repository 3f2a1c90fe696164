//! A year's days off as one bit each: every window and deadline counts school days, for thousands of people at a tick.

use chrono::{Datelike, NaiveDate, Weekday};

use super::year_id::YearId;

/// The days of one school year on which nobody is at school whatever the lesson period: one bit a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OffDays {
    first: NaiveDate,
    bits: [u64; 6],
}

impl OffDays {
    /// The weekends of the year.
    pub(super) fn weekends(year: YearId) -> Self {
        let first = year.first_day();
        let mut days = Self { first, bits: [0; 6] };
        let all = first.iter_days().take_while(|day| *day <= year.last_day());
        for day in all.filter(|day| is_weekend(*day)) {
            days.add(day, day);
        }
        days
    }

    /// Adds the days from `from` to `to`, both included; days of other years are ignored.
    pub(super) fn add(&mut self, from: NaiveDate, to: NaiveDate) {
        let size = i64::from(u64::BITS) * 6;
        let number = |date: NaiveDate| (date - self.first).num_days();
        for day in number(from).max(0)..=number(to).min(size - 1) {
            let day = usize::try_from(day).unwrap_or_default();
            self.bits[day / 64] |= 1 << (day % 64);
        }
    }

    /// Whether `date` is one of them. A date of another year is judged by its weekday alone.
    pub(super) fn contains(&self, date: NaiveDate) -> bool {
        let number = usize::try_from((date - self.first).num_days()).unwrap_or(usize::MAX);
        let word = self.bits.get(number / 64);
        word.map_or_else(|| is_weekend(date), |word| word >> (number % 64) & 1 == 1)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    #[test]
    fn it_holds_the_weekends_and_what_was_added() {
        let year = YearId::starting(2027);
        let mut off = OffDays::weekends(year);
        let (from, to) = (year.first_day() + Days::new(60), year.first_day() + Days::new(70));
        off.add(from, to);
        off.add(year.last_day(), year.last_day() + Days::new(900));
        off.add(year.first_day() - Days::new(900), year.first_day());
        // The leap year's last day is the 366th.
        let all = year.first_day().iter_days().take_while(|day| *day <= year.last_day());
        for day in all {
            let added = (from..=to).contains(&day) || day == year.first_day() || day == year.last_day();
            assert_eq!(off.contains(day), added || is_weekend(day), "{day}");
        }
        assert!(!off.contains("2026-08-31".parse().unwrap()) && off.contains("2026-08-30".parse().unwrap()));
    }
}
