//! A lesson that its host opens to colleagues: whoever likes comes, as many as there is room for. Pure.
//!
//! The list shows everybody only what they can join. Why a lesson is missing from somebody's list (no place left, another
//! lesson then, a wish of somebody's) is told to nobody, and joining too late is refused in one and the same words.

use chrono::{DateTime, Utc};

use super::decide::{Decision, News, Tell, Whom};
use super::diary::Moment;
use super::{Lesson, Observation, Side, Slot, Source, State};
use crate::domain::calendar::{Calendar, HalfYearId};
use crate::domain::ids::{OpenLessonId, PersonId, SchoolId};
use crate::domain::outgoing::Urgency;
use crate::domain::refusal::Refusal;

/// A lesson that is, or was, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLesson {
    /// The row.
    pub id: OpenLessonId,
    /// The school.
    pub school: SchoolId,
    /// The half-year in which it counts.
    pub half_year: HalfYearId,
    /// Who shows.
    pub host: PersonId,
    /// When and where.
    pub slot: Slot,
    /// Observers in all, those who agreed on this lesson otherwise included.
    pub places: u32,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When its host closed it.
    pub closed_at: Option<DateTime<Utc>>,
}

impl OpenLesson {
    /// Whether it is still to come and open.
    #[must_use]
    pub fn is_ahead(&self, calendar: &Calendar, now: DateTime<Utc>) -> bool {
        let start = calendar.lesson_start(self.slot.on, self.slot.period);
        self.closed_at.is_none() && start.is_some_and(|start| start > now)
    }

    /// Whether an observation is of this very lesson.
    #[must_use]
    pub fn holds(&self, it: &Observation) -> bool {
        let then = it.lesson.as_ref().map(|lesson| (lesson.slot.on, lesson.slot.period));
        it.host == self.host && then == Some((self.slot.on, self.slot.period))
    }
}

/// Whether the host can open that lesson.
///
/// # Errors
/// What stands in the way, as far as it is the host's own; and for more or fewer observers than a lesson may have.
pub fn check(lesson: &OpenLesson, at: Moment<'_>) -> Result<(), Refusal> {
    let most = at.calendar.policies().observation.visitors_max;
    if !(1..=most).contains(&lesson.places) {
        return Err(Refusal::TooManyPlaces);
    }
    let (on, period) = (lesson.slot.on, lesson.slot.period);
    let until = at.calendar.half_year(lesson.half_year).obs_deadline;
    at.check_lesson(lesson.half_year, until, on, period)?;
    if at.is_busy(lesson.host, Side::Host, None, on, period) {
        return Err(Refusal::BusyThen);
    }
    Ok(())
}

/// A colleague joins. `pair` is an observation of the two that still needs a time: it takes place in this lesson.
///
/// # Errors
/// In one and the same words for whatever is not the colleague's own.
pub fn join(
    lesson: &OpenLesson,
    pair: Option<Observation>,
    observer: PersonId,
    at: Moment<'_>,
) -> Result<Decision, Refusal> {
    if !lesson.is_ahead(at.calendar, at.now) {
        return Err(Refusal::CannotJoin);
    }
    let mut after = pair.unwrap_or_else(|| {
        Observation::new(
            (lesson.school, lesson.half_year),
            (lesson.host, observer),
            Source::OpenLesson,
            at.now,
        )
    });
    match at.check(&after, observer, lesson.slot.on, lesson.slot.period) {
        Ok(()) => {}
        Err(Refusal::BusyThen) => return Err(Refusal::BusyThen),
        Err(_) => return Err(Refusal::CannotJoin),
    }
    let start = at.calendar.lesson_start(lesson.slot.on, lesson.slot.period);
    after.lesson = Some(Lesson {
        slot: lesson.slot.clone(),
        at: start.ok_or(Refusal::CannotJoin)?,
    });
    after.offer = None;
    after.state = State::Scheduled;
    after.revision += 1;
    let told = [after.host, after.observer].map(|who| Tell {
        whom: Whom::Person(who),
        news: News::TimeAgreed,
        urgency: Urgency::AtOnce,
    });
    Ok(Decision {
        after,
        tell: told.to_vec(),
        changed: true,
    })
}
