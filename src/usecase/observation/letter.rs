//! The facts of an unasked message about an observation, as of the moment of sending; nothing when its occasion is gone.

use chrono::{DateTime, Utc};

use super::{Desk, Page, Who, diary, everybody};
use crate::domain::calendar::HalfYear;
use crate::domain::ids::{ObservationId, PersonId, PlanId};
use crate::domain::observation::{State, agenda};
use crate::domain::outgoing::ObservationNote;
use crate::domain::people::{Person, School};
use crate::store::{self, Db};
use crate::usecase::{Ctx, Result, calendar};

/// The facts of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Letter {
    /// A plan was published.
    Published {
        /// The half-year.
        half: HalfYear,
        /// To whom the person shows.
        shows: Vec<Line>,
        /// Whom the person observes.
        observes: Vec<Line>,
    },
    /// Something about one observation.
    One(About, Box<Page>),
}

/// One pair of a published plan, as one of the two reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The observation.
    pub id: ObservationId,
    /// The other one.
    pub other: Who,
}

/// What a message about one observation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A time is offered.
    TimeOffered,
    /// The offered time does not suit.
    TimeRefused,
    /// The lesson is agreed.
    TimeAgreed,
    /// The other one cannot take this pair.
    Declined,
    /// A slot is back in the pool.
    SlotFree,
    /// The lesson is off.
    Cancelled,
    /// The host has said what to look at.
    PrebriefReady,
    /// Did it take place, and the feedback form.
    AfterLesson,
    /// The other one says that it did not take place.
    NotHeld,
    /// Feedback is there.
    FeedbackReady,
    /// Feedback is missing.
    FeedbackDue,
    /// Debrief or self-assessment is missing.
    LookBackDue,
    /// A time is to be chosen, or an offer answered.
    ChooseTime,
    /// No new time was found.
    Released,
}

/// The facts of a message for `to`, or nothing when its occasion is gone.
///
/// # Errors
/// When the database cannot be read.
pub async fn letter(
    ctx: &Ctx,
    db: &mut Db,
    note: &ObservationNote,
    (school, to): (&School, &Person),
    now: DateTime<Utc>,
) -> Result<Option<Letter>> {
    let (about, id) = match note {
        ObservationNote::Published { plan } => return published(ctx, db, *plan, school, to.id).await,
        ObservationNote::TimeOffered(id) => (About::TimeOffered, id),
        ObservationNote::TimeRefused(id) => (About::TimeRefused, id),
        ObservationNote::TimeAgreed(id) => (About::TimeAgreed, id),
        ObservationNote::Declined(id) => (About::Declined, id),
        ObservationNote::SlotFree(id) => (About::SlotFree, id),
        ObservationNote::Cancelled(id) => (About::Cancelled, id),
        ObservationNote::PrebriefReady(id) => (About::PrebriefReady, id),
        ObservationNote::AfterLesson(id) => (About::AfterLesson, id),
        ObservationNote::NotHeld(id) => (About::NotHeld, id),
        ObservationNote::FeedbackReady(id) => (About::FeedbackReady, id),
        ObservationNote::FeedbackDue(id) => (About::FeedbackDue, id),
        ObservationNote::ReflectDue(id) => (About::LookBackDue, id),
        ObservationNote::ChooseTime(id) => (About::ChooseTime, id),
        ObservationNote::Released(id) => (About::Released, id),
    };
    let Some(it) = store::observation::get(db, *id).await? else {
        return Ok(None);
    };
    let calendar = calendar::of(ctx, db, school).await?;
    let desk = Desk {
        diary: diary(db, &it, &calendar).await?,
        people: everybody(db, school.id).await?,
        it,
        calendar,
        now,
    };
    let holds = still_holds(about, &desk, to.id);
    Ok(holds.then(|| Letter::One(about, Box::new(desk.page(to.id, None)))))
}

fn still_holds(about: About, desk: &Desk, to: PersonId) -> bool {
    let it = &desk.it;
    let due = |what| {
        let reminders = agenda::agenda(it, &desk.calendar);
        let now = |reminder: &agenda::Reminder| reminder.from <= desk.now && desk.now < reminder.until;
        reminders
            .iter()
            .any(|reminder| reminder.about == what && reminder.to == to && now(reminder))
    };
    match about {
        About::TimeOffered => it.offer.as_ref().is_some_and(|offer| offer.by != to),
        About::TimeRefused => it.state.is_open() && it.offer.is_none(),
        About::TimeAgreed | About::PrebriefReady => {
            it.state == State::Scheduled && !it.has_begun(&desk.calendar, desk.now)
        }
        About::Declined => it.state == State::Declined,
        About::SlotFree => matches!(it.state, State::Declined | State::Released),
        About::Cancelled | About::NotHeld => it.state == State::ToReschedule,
        About::FeedbackReady => it.facts.feedback_at.is_some() && it.took_place(),
        About::Released => it.state == State::Released,
        About::AfterLesson => due(agenda::About::AfterLesson),
        About::FeedbackDue => due(agenda::About::FeedbackDue),
        About::LookBackDue => due(agenda::About::LookBackDue),
        About::ChooseTime => due(agenda::About::ChooseTime),
    }
}

async fn published(ctx: &Ctx, db: &mut Db, plan: PlanId, school: &School, to: PersonId) -> Result<Option<Letter>> {
    let Some(record) = store::plan::get(db, plan).await? else {
        return Ok(None);
    };
    let calendar = calendar::of(ctx, db, school).await?;
    let people = everybody(db, school.id).await?;
    let mut own = store::observation::of_person(db, to, record.half_year).await?;
    own.retain(|it| it.plan == Some(plan) && it.state.holds_a_slot());
    let lines = |of: fn(&super::Observation) -> PersonId| {
        let mine = own.iter().filter(|it| of(it) == to);
        let line = |it: &super::Observation| Line {
            id: it.id,
            other: people.get(&it.other(to)).cloned().unwrap_or_default(),
        };
        mine.map(line).collect::<Vec<_>>()
    };
    let (shows, observes) = (lines(|it| it.host), lines(|it| it.observer));
    let something = !(shows.is_empty() && observes.is_empty());
    Ok(something.then(|| Letter::Published {
        half: calendar.half_year(record.half_year),
        shows,
        observes,
    }))
}
