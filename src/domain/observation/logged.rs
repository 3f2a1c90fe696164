//! A visit that already happened, entered afterwards by one of the two (domain §3.3). It counts once the other confirms.
//!
//! Nothing but the calendar and the record stands in its way: it is a fact, not a plan, and the other one's answer is the
//! only judge of it. So nobody learns anything about a colleague from what this allows.

use chrono::{DateTime, NaiveDate, Utc};

use super::decide::{Command, Decision, News, Tell, Whom, decide};
use super::diary::Moment;
use super::{Lesson, Observation, Slot, Source, State};
use crate::domain::calendar::{Calendar, HalfYear};
use crate::domain::ids::{ObservationId, PersonId, SchoolId};
use crate::domain::outgoing::Urgency;
use crate::domain::refusal::Refusal;

/// What somebody says about a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Of which school.
    pub school: SchoolId,
    /// Who showed.
    pub host: PersonId,
    /// Who observed.
    pub observer: PersonId,
    /// Who says so.
    pub by: PersonId,
    /// When and where.
    pub slot: Slot,
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logged {
    /// It is on record already.
    Known(ObservationId),
    /// An observation of the two becomes this one.
    Becomes(Box<Decision>),
    /// A new one; its row is still to be given.
    New(Box<Decision>),
}

/// The half-year in which a visit of a date still counts.
///
/// # Errors
/// For a date that is ahead, without lessons, or of a half-year that is over.
pub fn half_of(on: NaiveDate, period: u8, calendar: &Calendar, now: DateTime<Utc>) -> Result<HalfYear, Refusal> {
    let half = calendar.half_year_of(on).ok_or(Refusal::NoSchoolThatDay)?;
    let grace = calendar.policies().observation.deadline_grace_days;
    if now >= calendar.end_of_day(calendar.add_school_days(half.obs_deadline, grace)) {
        return Err(Refusal::OutsideHalfYear);
    }
    if !calendar.is_school_day(on) {
        return Err(Refusal::NoSchoolThatDay);
    }
    let start = calendar.lesson_start(on, period).ok_or(Refusal::NoSuchLesson)?;
    if start > now {
        return Err(Refusal::LessonAhead);
    }
    Ok(half)
}

/// Enters a visit. `known` are the observations of this host by this observer in that half-year.
///
/// # Errors
/// As [`half_of`], and when the two are one.
pub fn log(visit: &Visit, known: &[Observation], at: Moment<'_>) -> Result<Logged, Refusal> {
    if visit.host == visit.observer {
        return Err(Refusal::SamePerson);
    }
    let slot = &visit.slot;
    let half = half_of(slot.on, slot.period, at.calendar, at.now)?;
    let same = |it: &&Observation| {
        let then = it.lesson.as_ref().map(|lesson| (lesson.slot.on, lesson.slot.period));
        then == Some((slot.on, slot.period))
    };
    if let Some(it) = known.iter().filter(same).find(|it| it.took_place()) {
        // Both enter the same visit: the second one confirms the first.
        let decision = decide(it, visit.by, Command::TookPlace, at)?;
        return Ok(if decision.changed {
            Logged::Becomes(Box::new(decision))
        } else {
            Logged::Known(it.id)
        });
    }
    // What the plan has them do is thereby done, whenever they had meant to.
    let planned = known
        .iter()
        .find(|it| it.state.is_open() || it.state == State::Scheduled);
    if let Some(it) = planned {
        return Ok(Logged::Becomes(Box::new(claimed(it.clone(), visit, at))));
    }
    let new = Observation::new(
        (visit.school, half.id),
        (visit.host, visit.observer),
        Source::Logged,
        at.now,
    );
    Ok(Logged::New(Box::new(claimed(new, visit, at))))
}

fn claimed(mut after: Observation, visit: &Visit, at: Moment<'_>) -> Decision {
    let start = at.calendar.lesson_start(visit.slot.on, visit.slot.period);
    after.state = State::Observed;
    after.offer = None;
    after.lesson = Some(Lesson {
        slot: visit.slot.clone(),
        at: start.unwrap_or(at.now),
    });
    after.facts.observed_at = Some(at.now);
    after.facts.claimed_by = Some(visit.by);
    after.revision += 1;
    let tell = vec![Tell {
        whom: Whom::Person(after.other(visit.by)),
        news: News::VisitLogged,
        // It is over and can wait; the plan or the list shows it at once.
        urgency: Urgency::Calm,
    }];
    Decision {
        after,
        tell,
        changed: true,
    }
}
