//! The coordinator's weekly list: which slots of 2+2 are overdue, and who may need help (domain §6). Dates and states
//! only; nobody's words, and nothing that could be read as a ranking.

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::Calendar;
use super::observation::{Observation, State};
use super::reflection::{self, Reflection};

/// Why a slot is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overdue {
    /// The two have not agreed on a lesson.
    NoTime,
    /// A lesson was off, and no new time is agreed.
    NoNewTime,
    /// Nobody has said whether the lesson took place.
    NotTold,
    /// It took place, and the feedback is still to come.
    NoFeedback,
}

impl Overdue {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 4] = [Self::NoTime, Self::NoNewTime, Self::NotTold, Self::NoFeedback];
}

/// Why somebody may need help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// So many reflections in a row were missed.
    Missed(u32),
    /// Private messages are closed, and some wait unread.
    Unreached,
    /// The account is off the server.
    Absent,
}

/// Missed months in a row from which somebody may need help: one may happen to anybody.
const IN_A_ROW: u32 = 2;

/// Whether a slot is overdue.
#[must_use]
pub fn overdue(it: &Observation, calendar: &Calendar, now: DateTime<Utc>) -> Option<Overdue> {
    let policy = &calendar.policies().observation;
    let past = |from: NaiveDate, days: u32| calendar.end_of_day(calendar.add_school_days(from, days)) <= now;
    match it.state {
        State::Proposed => past(calendar.date(it.created_at), policy.reschedule_days).then_some(Overdue::NoTime),
        State::ToReschedule => {
            let off = it.off.map_or(it.created_at, |(_, at)| at);
            past(calendar.date(off), policy.feedback_overdue_days).then_some(Overdue::NoNewTime)
        }
        State::Scheduled => {
            let until = it.disputable_until(calendar)?;
            (until <= now).then_some(Overdue::NotTold)
        }
        State::Observed if it.facts.feedback_at.is_none() => {
            let on = it.lesson.as_ref()?.slot.on;
            past(on, policy.feedback_overdue_days).then_some(Overdue::NoFeedback)
        }
        _ => None,
    }
}

/// How many of somebody's latest months were missed one after the other, when these are many enough to ask.
#[must_use]
pub fn missed(months: &[Reflection]) -> Option<Help> {
    let mut months: Vec<&Reflection> = months.iter().collect();
    months.sort_by_key(|one| std::cmp::Reverse(one.month));
    let over = months
        .into_iter()
        .filter(|one| !matches!(one.state, reflection::State::Open | reflection::State::Excused));
    let missed = over.take_while(|one| one.state == reflection::State::Missed).count();
    let missed = u32::try_from(missed).unwrap_or(u32::MAX);
    (missed >= IN_A_ROW).then_some(Help::Missed(missed))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::ids::{PersonId, ReflectionId};
    use crate::domain::reflection::State as Month;

    fn months(states: &[Month]) -> Vec<Reflection> {
        let month = |(number, state): (usize, &Month)| Reflection {
            id: ReflectionId(1),
            person: PersonId(1),
            month: format!("2026-{:02}", number + 9).parse().unwrap(),
            state: *state,
            later_at: None,
            messages: 0,
            submitted_at: None,
            late: false,
            deleted_at: None,
        };
        states.iter().enumerate().map(month).collect()
    }

    #[rstest]
    #[case::nothing_yet(&[], None)]
    #[case::one_may_happen(&[Month::Submitted, Month::Missed], None)]
    #[case::two_in_a_row(&[Month::Missed, Month::Missed, Month::Open], Some(Help::Missed(2)))]
    #[case::leave_between_is_not_counted(&[Month::Missed, Month::Excused, Month::Missed], Some(Help::Missed(2)))]
    #[case::skipping_is_an_own_word(&[Month::Missed, Month::Missed, Month::Skipped], None)]
    fn missed_months_in_a_row_ask_for_help(#[case] states: &[Month], #[case] help: Option<Help>) {
        assert_eq!(missed(&months(states)), help);
    }
}
