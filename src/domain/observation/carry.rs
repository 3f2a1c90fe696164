//! What missed the half-year's deadline and may still take place, if the coordinator opens it (domain §3.16). Pure.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Observation, State};
use crate::domain::calendar::{Calendar, Half, HalfYearId};
use crate::domain::ids::PersonId;
use crate::domain::month::Month;

/// The last day of a half-year's carry-over: the end of February, and the last day of lessons.
#[must_use]
pub fn carry_until(half: HalfYearId, calendar: &Calendar) -> NaiveDate {
    let ends = calendar.half_year(half).end;
    match half.half {
        Half::First => Month::of(ends.with_day(1).unwrap_or(ends)).next().last_day(),
        Half::Second => calendar.year(half.year).lessons_to(),
    }
}

/// What is opened again: of each person's missed observations at most `most`, the oldest first.
#[must_use]
pub fn carried(all: &[Observation], until: NaiveDate, most: u32) -> Vec<Observation> {
    let mut each: BTreeMap<PersonId, u32> = BTreeMap::new();
    for it in all.iter().filter(|it| it.carried_until.is_some()) {
        for who in [it.host, it.observer] {
            *each.entry(who).or_default() += 1;
        }
    }
    let mut opened = Vec::new();
    let missed = |it: &&Observation| it.state == State::Expired && it.carried_until.is_none();
    for it in all.iter().filter(missed) {
        let full = [it.host, it.observer]
            .iter()
            .any(|who| each.get(who).copied().unwrap_or_default() >= most);
        if full {
            continue;
        }
        for who in [it.host, it.observer] {
            *each.entry(who).or_default() += 1;
        }
        opened.push(Observation {
            state: State::Proposed,
            offer: None,
            lesson: None,
            closed_at: None,
            carried_until: Some(until),
            revision: it.revision + 1,
            ..it.clone()
        });
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;
    use crate::domain::calendar::YearId;
    use crate::domain::ids::{ObservationId, SchoolId};

    fn missed(id: i64, host: i64, observer: i64) -> Observation {
        let half = YearId::starting(2026).half(Half::First);
        let now = "2026-10-05T07:00:00Z".parse().unwrap();
        Observation {
            id: ObservationId(id),
            state: State::Expired,
            ..Observation::new(
                (SchoolId(1), half),
                (PersonId(host), PersonId(observer)),
                Source::Auto,
                now,
            )
        }
    }

    #[test]
    fn nobody_carries_more_than_two() {
        let until = "2027-02-28".parse().unwrap();
        let all = [missed(1, 1, 2), missed(2, 3, 1), missed(3, 1, 4), missed(4, 5, 6)];
        let opened: Vec<i64> = carried(&all, until, 2).iter().map(|it| it.id.0).collect();
        assert_eq!(opened, [1, 2, 4]);
        let mut again = all.to_vec();
        for it in carried(&all, until, 2) {
            let at = usize::try_from(it.id.0).unwrap() - 1;
            again[at] = it;
        }
        assert!(carried(&again, until, 2).is_empty(), "pressed twice");
        assert_eq!(carried(&all, until, 3).len(), 4, "the school may allow more");
        assert!(carried(&all, until, 0).is_empty(), "or nothing");
    }
}
