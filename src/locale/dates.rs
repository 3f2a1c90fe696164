//! Dates, times, lists and decimals as each language writes them (domain §3.0): `2026 m. gruodžio 4 d., 15.30 val.`
//!
//! Patterns and names of months and weekdays are messages too (`date.ftl`); here only the right one is chosen. All
//! dates and times are the school's local ones: turning an instant into local time is the caller's, who has the zone.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::Words;
use crate::args;
use crate::domain::lang::Lang;
use crate::domain::month::Month;

impl Words<'_> {
    /// A whole date: `2026 m. gruodžio 4 d.` / `4 December 2026`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.month_genitive(Month::of(date));
        self.say("date-full", &args![year = date.year(), month = month, day = date.day()])
    }

    /// A date whose year is plain from its place: `gruodžio 4 d.` / `4 December`.
    #[must_use]
    pub fn short_date(&self, date: NaiveDate) -> String {
        let month = self.month_genitive(Month::of(date));
        self.say("date-short", &args![month = month, day = date.day()])
    }

    /// A short date with its weekday: `gruodžio 4 d., penktadienis` / `Friday 4 December`.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> String {
        let weekday = self.weekday(date.weekday());
        self.say("date-day", &args![date = self.short_date(date), weekday = weekday])
    }

    /// A time of day: `9.05 val.` / `09:05`.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        let hour = match self.lang {
            Lang::Lt => time.hour().to_string(),
            Lang::En => format!("{:02}", time.hour()),
        };
        self.say(
            "date-time",
            &args![hour = hour, minute = format!("{:02}", time.minute())],
        )
    }

    /// A whole moment: `2026 m. gruodžio 4 d., 15.30 val.` / `4 December 2026, 15:30`.
    #[must_use]
    pub fn moment(&self, at: NaiveDateTime) -> String {
        let (date, time) = (self.date(at.date()), self.time(at.time()));
        self.say("date-moment", &args![date = date, time = time])
    }

    /// A moment without its year: `gruodžio 4 d., 15.30 val.` / `4 December, 15:30`.
    #[must_use]
    pub fn short_moment(&self, at: NaiveDateTime) -> String {
        let (date, time) = (self.short_date(at.date()), self.time(at.time()));
        self.say("date-moment", &args![date = date, time = time])
    }

    /// Two dates as one range, what they share said once: `2026 m. lapkričio 2–8 d.` / `2–8 November 2026`.
    #[must_use]
    pub fn range(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.date(from);
        }
        if from.year() != to.year() {
            return self.say("date-range", &args![from = self.date(from), to = self.date(to)]);
        }
        if from.month() != to.month() {
            let (from, to, year) = (self.short_date(from), self.short_date(to), from.year());
            return self.say("date-range-year", &args![from = from, to = to, year = year]);
        }
        let days = format!("{}–{}", from.day(), to.day());
        let month = self.month_genitive(Month::of(from));
        self.say("date-full", &args![year = from.year(), month = month, day = days])
    }

    /// A weekday: `penktadienis` / `Friday`.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> String {
        self.plain(&format!("date-weekday-{}", day.number_from_monday()))
    }

    /// A school day by its number in the week, from 1: `penktadienis` / `Friday`.
    #[must_use]
    pub fn school_day(&self, number: u8) -> String {
        self.plain(&format!("date-weekday-{number}"))
    }

    /// A month as the one something happens in or belongs to: `gruodžio` / `December`.
    #[must_use]
    pub fn month_genitive(&self, month: Month) -> String {
        self.plain(&format!("date-month-gen-{}", month.number()))
    }

    /// A month by itself: `gruodis` / `December`.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.plain(&format!("date-month-nom-{}", month.number()))
    }

    /// A month of a year: `2026 m. gruodis` / `December 2026`.
    #[must_use]
    pub fn month_of_year(&self, month: Month) -> String {
        self.say(
            "date-year-month",
            &args![year = month.year(), month = self.month(month)],
        )
    }

    /// A list in words: `A, B ir C` / `A, B and C`; nothing for an empty one.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let Some((last, rest)) = items.split_last() else {
            return String::new();
        };
        if rest.is_empty() {
            return last.as_ref().to_owned();
        }
        let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
        self.say("list-and", &args![rest = rest.join(", "), last = last.as_ref()])
    }

    /// A decimal number with at most two decimals and no idle zeros: `1,5` / `1.5`.
    #[must_use]
    pub fn decimal(&self, value: f64) -> String {
        let text = format!("{value:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        match self.lang {
            Lang::Lt => text.replace('.', ","),
            Lang::En => text.to_owned(),
        }
    }
}

/// A range of dates for files and options: `2026-11-02–2026-11-08`.
#[must_use]
pub fn iso_range(from: NaiveDate, to: NaiveDate) -> String {
    format!("{from}–{to}")
}
