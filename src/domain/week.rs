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
