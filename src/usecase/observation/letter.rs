//! The facts of an unasked message about an observation, as of the moment of sending; nothing when its occasion is gone.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{AskedPage, Desk, Missed, Page, Who, asking, carry, diary, everybody, substitute, suggest};
use crate::domain::calendar::{Calendar, HalfYear};
use crate::domain::ids::{ObservationId, PersonId, PlanId};
use crate::domain::observation::{State, agenda};
use crate::domain::outgoing::ObservationNote;
use crate::domain::pairing::repair::Going;
use crate::domain::pairing::slots::offers::Offer;
use crate::domain::pairing::{Pair, PlanRecord};
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
    /// A published plan was mended.
    Repaired {
        /// The half-year.
        half: HalfYear,
        /// To whom the person shows no longer.
        shows_not: Vec<Line>,
        /// Whom the person observes no longer.
        observes_not: Vec<Line>,
        /// To whom the person shows from now on.
        shows: Vec<Line>,
        /// Whom the person observes from now on.
        observes: Vec<Line>,
    },
    /// Something about one observation.
    One(About, Box<Page>),
    /// A question between colleagues, or what came of it.
    Asked(Box<AskedPage>),
    /// A half-year's deadline has passed.
    Missed(Missed),
}

/// One pair of a published plan, as one of the two reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The observation.
    pub id: ObservationId,
    /// The other one.
    pub other: Who,
    /// Lessons out of the timetable at which they could meet.
    pub offers: Vec<Offer>,
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
    /// The other one entered a visit that already happened.
    VisitLogged,
    /// The other one confirms it.
    VisitConfirmed,
    /// The other one says that there was none.
    VisitDenied,
    /// It missed the deadline and may still take place.
    CarriedOver,
    /// The host asks for help to talk about the feedback.
    TalkAsked,
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
        ObservationNote::Published { plan } => return published(ctx, db, *plan, (school, to.id), now).await,
        ObservationNote::Repaired { plan } => return repaired(ctx, db, *plan, (school, to.id), now).await,
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
        ObservationNote::VisitLogged(id) => (About::VisitLogged, id),
        ObservationNote::VisitConfirmed(id) => (About::VisitConfirmed, id),
        ObservationNote::VisitDenied(id) => (About::VisitDenied, id),
        ObservationNote::DeadlinePassed { half } => {
            return Ok(carry::letter(ctx, db, *half, school, now).await?.map(Letter::Missed));
        }
        ObservationNote::CarriedOver(id) => (About::CarriedOver, id),
        ObservationNote::TalkAsked(id) => (About::TalkAsked, id),
        ObservationNote::Substitute(id) => {
            let page = substitute::letter(db, *id, school, to, now).await?;
            return Ok(page.map(|page| Letter::Asked(Box::new(page))));
        }
        ObservationNote::Swapped(id) => {
            let page = asking::swapped(db, *id, school, to.id, now).await?;
            return Ok(page.map(|page| Letter::Asked(Box::new(page))));
        }
        ObservationNote::Asked(id) | ObservationNote::Answered(id) => {
            let page = asking::letter(db, *id, school, to.id, now).await?;
            return Ok(page.map(|page| Letter::Asked(Box::new(page))));
        }
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
        About::TalkAsked => it.facts.feedback_at.is_some(),
        About::FeedbackReady => it.facts.feedback_at.is_some() && it.took_place(),
        About::Released => it.state == State::Released,
        About::VisitLogged => it.waits_for(to),
        About::VisitConfirmed => it.took_place() && it.facts.claimed_by.is_none(),
        About::CarriedOver => it.state.is_open() && it.carried_until.is_some(),
        About::VisitDenied => !it.took_place(),
        About::AfterLesson => due(agenda::About::AfterLesson),
        About::FeedbackDue => due(agenda::About::FeedbackDue),
        About::LookBackDue => due(agenda::About::LookBackDue),
        About::ChooseTime => due(agenda::About::ChooseTime),
    }
}

async fn published(
    ctx: &Ctx,
    db: &mut Db,
    plan: PlanId,
    (school, to): (&School, PersonId),
    now: DateTime<Utc>,
) -> Result<Option<Letter>> {
    let Some(record) = store::plan::get(db, plan).await? else {
        return Ok(None);
    };
    let calendar = calendar::of(ctx, db, school).await?;
    let people = everybody(db, school.id).await?;
    let (shows, observes) = new_lines(ctx, db, &record, (&people, to), (&calendar, now)).await?;
    let something = !(shows.is_empty() && observes.is_empty());
    Ok(something.then(|| Letter::Published {
        half: calendar.half_year(record.half_year),
        shows,
        observes,
    }))
}

/// The pairs of a plan in which a person shows and observes, as far as they still stand, with lessons that suit.
async fn new_lines(
    ctx: &Ctx,
    db: &mut Db,
    record: &PlanRecord,
    (people, to): (&BTreeMap<PersonId, Who>, PersonId),
    (calendar, now): (&Calendar, DateTime<Utc>),
) -> Result<(Vec<Line>, Vec<Line>)> {
    let mut own = store::observation::of_person(db, to, record.half_year).await?;
    own.retain(|it| it.plan == Some(record.id) && it.state.holds_a_slot());
    let few = suggest::a_few(ctx, db, &own, calendar, now).await?;
    let lines = |of: fn(&super::Observation) -> PersonId| {
        let mine = own.iter().filter(|it| of(it) == to);
        let line = |it: &super::Observation| Line {
            id: it.id,
            other: people.get(&it.other(to)).cloned().unwrap_or_default(),
            offers: few
                .iter()
                .filter(|(id, _)| *id == it.id)
                .map(|(_, offer)| offer.clone())
                .collect(),
        };
        mine.map(line).collect::<Vec<_>>()
    };
    Ok((lines(|it| it.host), lines(|it| it.observer)))
}

async fn repaired(
    ctx: &Ctx,
    db: &mut Db,
    plan: PlanId,
    (school, to): (&School, PersonId),
    now: DateTime<Utc>,
) -> Result<Option<Letter>> {
    let Some(record) = store::plan::get(db, plan).await? else {
        return Ok(None);
    };
    let Some(repair) = &record.repair else {
        return Ok(None);
    };
    let calendar = calendar::of(ctx, db, school).await?;
    let people = everybody(db, school.id).await?;
    let gone = |mine: fn(&Pair) -> PersonId, other: fn(&Pair) -> PersonId| {
        let own = repair.go.iter().filter(|going| mine(&going.pair) == to);
        let line = |going: &Going| Line {
            id: going.id,
            other: people.get(&other(&going.pair)).cloned().unwrap_or_default(),
            offers: Vec::new(),
        };
        own.map(line).collect::<Vec<_>>()
    };
    let (shows, observes) = new_lines(ctx, db, &record, (&people, to), (&calendar, now)).await?;
    Ok(Some(Letter::Repaired {
        half: calendar.half_year(record.half_year),
        shows_not: gone(|pair| pair.host, |pair| pair.observer),
        observes_not: gone(|pair| pair.observer, |pair| pair.host),
        shows,
        observes,
    }))
}
