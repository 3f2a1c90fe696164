//! One unit of 2+2: a host shows a lesson to an observer (domain §3.3).
//!
//! The state says where the two are; pre-brief, notes, feedback, debrief and self-assessment are dated facts, each of
//! which may be missing. [`decide`](decide::decide) answers what a person's command does, [`agenda`](agenda::agenda)
//! what time alone brings, [`credits`](credits::credits) what each has done. What colleagues arrange themselves begins in
//! [`asking`] and [`logged`] and becomes an ordinary observation.

pub mod agenda;
pub mod carry;
pub mod credits;
pub mod decide;
pub mod diary;
pub mod logged;
pub mod open;
pub mod overtake;
pub mod steps;
pub mod swap;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::{Calendar, HalfYearId};
use super::ids::{ObservationId, PersonId, PlanId, SchoolId};
use super::words::words;

pub mod asking;

words! {
    /// Where an observation stands.
    pub enum State {
        /// Published; the two have not agreed on a lesson.
        Proposed = "proposed",
        /// A lesson is agreed.
        Scheduled = "scheduled",
        /// It took place.
        Observed = "observed",
        /// Done.
        Closed = "closed",
        /// One of the two cannot take this pair; the slot is back in the pool.
        Declined = "declined",
        /// The agreed lesson is off; the two choose again.
        ToReschedule = "to_reschedule",
        /// No new time was found; nobody is to blame.
        Released = "released",
        /// Never observed by the half-year's deadline.
        Expired = "expired",
    }
}

words! {
    /// How it came about.
    pub enum Source {
        /// From a published plan.
        Auto = "auto",
        /// The two chose each other.
        Chosen = "chosen",
        /// The observer joined an open lesson.
        OpenLesson = "open_lesson",
        /// Entered afterwards.
        Logged = "logged",
    }
}

words! {
    /// Why an agreed lesson is off: one tap, never an explanation.
    pub enum Reason {
        /// There was no lesson.
        LessonCancelled = "lesson_cancelled",
        /// The observer could not come.
        ObserverAway = "observer_away",
        /// The host was away.
        HostAway = "host_away",
        /// Somebody else gave the host's lesson.
        HostSubstituted = "host_substituted",
        /// It did not take place.
        NotHeld = "not_held",
        /// Anything else.
        Other = "other",
    }
}

impl Reason {
    /// Whether it is true of the lesson, whoever observes it.
    #[must_use]
    pub const fn is_of_the_lesson(self) -> bool {
        matches!(self, Self::LessonCancelled | Self::HostAway | Self::HostSubstituted)
    }
}

words! {
    /// Which of the two somebody is.
    pub enum Side {
        /// Shows the lesson.
        Host = "host",
        /// Observes it.
        Observer = "observer",
    }
}

/// A date, a lesson of that day and a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The school's date.
    pub on: NaiveDate,
    /// The lesson of that day, counted from 1.
    pub period: u8,
    /// Where; may be empty as long as nobody knows.
    pub room: String,
}

/// A time that one has offered and the other has not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who offers.
    pub by: PersonId,
    /// What.
    pub slot: Slot,
    /// When.
    pub at: DateTime<Utc>,
}

/// The agreed lesson. It stays on record when the lesson is off, so that a message can name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// When and where.
    pub slot: Slot,
    /// Its beginning by the bell times of the day on which it was agreed.
    pub at: DateTime<Utc>,
}

/// What is on record about the lesson and the talk after it. Each may be missing; none of them is a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// One of the two confirmed that the lesson took place.
    pub observed_at: Option<DateTime<Utc>>,
    /// The day on which one of the two confirmed the talk after it.
    pub debriefed_on: Option<NaiveDate>,
    /// The host said what to look at.
    pub prebrief_at: Option<DateTime<Utc>>,
    /// The observer's feedback was saved.
    pub feedback_at: Option<DateTime<Utc>>,
    /// The host's self-assessment was saved.
    pub look_back_at: Option<DateTime<Utc>>,
    /// Who entered the visit afterwards, as long as the other one has not confirmed it: until then it counts for nobody.
    pub claimed_by: Option<PersonId>,
}

/// One observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The row.
    pub id: ObservationId,
    /// The school.
    pub school: SchoolId,
    /// The half-year in which it counts.
    pub half_year: HalfYearId,
    /// Who shows.
    pub host: PersonId,
    /// Who observes.
    pub observer: PersonId,
    /// Where it stands.
    pub state: State,
    /// How it came about.
    pub source: Source,
    /// A time that waits for an answer.
    pub offer: Option<Offer>,
    /// The lesson agreed last.
    pub lesson: Option<Lesson>,
    /// What is on record.
    pub facts: Facts,
    /// Why and when the agreed lesson was last called off.
    pub off: Option<(Reason, DateTime<Utc>)>,
    /// How often it was called off.
    pub reschedule_count: u32,
    /// The plan it comes from.
    pub plan: Option<PlanId>,
    /// It missed its deadline, and the coordinator gave it time until this day: it counts as late.
    pub carried_until: Option<NaiveDate>,
    /// When it was published.
    pub created_at: DateTime<Utc>,
    /// When it ended, in whatever way.
    pub closed_at: Option<DateTime<Utc>>,
    /// Counts its changes, so that a button of an older offer cannot accept a newer one.
    pub revision: u32,
}

impl State {
    /// The two still have to agree on a lesson.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::ToReschedule)
    }

    /// It needs nothing more from anybody, or cannot get it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Declined | Self::Released | Self::Expired)
    }

    /// It uses up a slot of both people's quotas.
    #[must_use]
    pub const fn holds_a_slot(self) -> bool {
        !matches!(self, Self::Declined | Self::Released | Self::Expired)
    }
}

impl Observation {
    /// A pair that no plan made, and that has agreed on nothing yet. Its row is still to be given.
    #[must_use]
    pub fn new(
        (school, half_year): (SchoolId, HalfYearId),
        (host, observer): (PersonId, PersonId),
        source: Source,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: ObservationId::default(),
            school,
            half_year,
            host,
            observer,
            state: State::Proposed,
            source,
            offer: None,
            lesson: None,
            facts: Facts::default(),
            off: None,
            reschedule_count: 0,
            plan: None,
            carried_until: None,
            created_at: now,
            closed_at: None,
            revision: 0,
        }
    }

    /// The last day on which it may take place.
    #[must_use]
    pub fn deadline(&self, calendar: &Calendar) -> NaiveDate {
        self.carried_until
            .unwrap_or_else(|| calendar.half_year(self.half_year).obs_deadline)
    }

    /// Which of the two `person` is; absent for everybody else.
    #[must_use]
    pub fn side(&self, person: PersonId) -> Option<Side> {
        match person {
            person if person == self.host => Some(Side::Host),
            person if person == self.observer => Some(Side::Observer),
            _ => None,
        }
    }

    /// The other one of the two.
    #[must_use]
    pub fn other(&self, person: PersonId) -> PersonId {
        if person == self.host { self.observer } else { self.host }
    }

    /// When the agreed lesson begins, by the bell times as they are now.
    #[must_use]
    pub fn starts_at(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        let lesson = self.lesson.as_ref()?;
        Some(
            calendar
                .lesson_start(lesson.slot.on, lesson.slot.period)
                .unwrap_or(lesson.at),
        )
    }

    /// When the agreed lesson ends, by the bell times as they are now.
    #[must_use]
    pub fn ends_at(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        /// A lesson whose bell time is gone from the calendar still ends.
        const LESSON: chrono::TimeDelta = chrono::TimeDelta::minutes(45);
        let lesson = self.lesson.as_ref()?;
        let end = calendar.lesson_end(lesson.slot.on, lesson.slot.period);
        Some(end.unwrap_or(lesson.at + LESSON))
    }

    /// Whether the agreed lesson has begun.
    #[must_use]
    pub fn has_begun(&self, calendar: &Calendar, now: DateTime<Utc>) -> bool {
        self.starts_at(calendar).is_some_and(|start| start <= now)
    }

    /// Until when it may be said that the lesson did not take place; absent without a lesson.
    #[must_use]
    pub fn disputable_until(&self, calendar: &Calendar) -> Option<DateTime<Utc>> {
        let on = self.lesson.as_ref()?.slot.on;
        let days = calendar.policies().observation.dispute_days;
        Some(calendar.end_of_day(calendar.add_school_days(on, days)))
    }

    /// Until when facts about it still count: the half-year's deadline and a few school days (domain §3.3).
    #[must_use]
    pub fn counts_until(&self, calendar: &Calendar) -> DateTime<Utc> {
        let deadline = self.deadline(calendar);
        let days = calendar.policies().observation.deadline_grace_days;
        calendar.end_of_day(calendar.add_school_days(deadline, days))
    }

    /// It is the other one's word against nobody's: `person` may confirm that the visit took place.
    #[must_use]
    pub fn waits_for(&self, person: PersonId) -> bool {
        let claimed = self.facts.claimed_by.is_some_and(|claimer| claimer != person);
        claimed && self.took_place() && self.side(person).is_some()
    }

    /// It took place, as far as anybody has said.
    #[must_use]
    pub const fn took_place(&self) -> bool {
        matches!(self.state, State::Observed | State::Closed)
    }
}
