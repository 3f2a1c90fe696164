//! What somebody can do with an observation now: the buttons of its page, and which observations a command fits.

use super::diary::Moment;
use super::{Observation, Side, State};
use crate::domain::ids::PersonId;

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Accept the offered time.
    Accept,
    /// Propose a time, or another one.
    Propose,
    /// Not at this time, or not this pair.
    Cannot,
    /// Say before the lesson what to look at.
    Prebrief,
    /// Read what the host asks to look at.
    ReadPrebrief,
    /// Say that it took place.
    TookPlace,
    /// Say that it did not.
    NotHeld,
    /// Write or change feedback.
    Feedback,
    /// Read it.
    ReadFeedback,
    /// Read the host's self-assessment, which the host has shared.
    ReadLookBack,
    /// Write or change the self-assessment.
    LookBack,
    /// Say that the two have talked it through.
    Debriefed,
    /// Private notes.
    Notes,
    /// Call the agreed lesson off.
    Cancel,
    /// Offer a colleague to observe in one's place, for a slot in return.
    Swap,
    /// Take back a visit that one entered oneself and the other has not confirmed.
    TakeBack,
}

/// What `person` can do now, the most useful first; nothing for anybody else.
#[must_use]
pub fn steps(observation: &Observation, person: PersonId, at: Moment<'_>) -> Vec<Step> {
    let Some(side) = observation.side(person) else {
        return Vec::new();
    };
    let begun = observation.has_begun(at.calendar, at.now);
    let mut steps = now(observation, person, side, begun, at);
    if side == Side::Observer && observation.facts.prebrief_at.is_some() && observation.lesson.is_some() {
        steps.push(Step::ReadPrebrief);
    }
    steps
}

fn now(observation: &Observation, person: PersonId, side: Side, begun: bool, at: Moment<'_>) -> Vec<Step> {
    match observation.state {
        State::Proposed | State::ToReschedule => choosing(observation, person),
        State::Scheduled if begun => match side {
            Side::Host => vec![Step::TookPlace, Step::NotHeld, Step::LookBack],
            Side::Observer => vec![Step::TookPlace, Step::NotHeld, Step::Feedback, Step::Notes],
        },
        State::Scheduled => match side {
            Side::Host => vec![Step::Prebrief, Step::Cancel],
            Side::Observer => vec![Step::Notes, Step::Cancel],
        },
        State::Observed | State::Closed => afterwards(observation, person, side, at),
        State::Declined | State::Released | State::Expired => Vec::new(),
    }
}

fn choosing(observation: &Observation, person: PersonId) -> Vec<Step> {
    let mut steps = match &observation.offer {
        Some(offer) if offer.by != person => vec![Step::Accept, Step::Propose, Step::Cannot],
        _ => vec![Step::Propose, Step::Cannot],
    };
    if observation.observer == person {
        steps.push(Step::Swap);
    }
    steps
}

fn afterwards(observation: &Observation, me: PersonId, side: Side, at: Moment<'_>) -> Vec<Step> {
    let facts = &observation.facts;
    let open = at.now < observation.counts_until(at.calendar);
    let claimed = facts.claimed_by;
    let mut steps = match claimed {
        Some(claimer) if claimer == me => vec![Step::TakeBack],
        Some(_) => vec![Step::TookPlace, Step::NotHeld],
        None => Vec::new(),
    };
    match side {
        Side::Host => {
            if facts.feedback_at.is_some() {
                steps.push(Step::ReadFeedback);
            }
            if open {
                steps.push(Step::LookBack);
            }
        }
        Side::Observer => {
            if open {
                steps.push(Step::Feedback);
            }
            steps.push(Step::Notes);
        }
    }
    if claimed.is_some() {
        return steps;
    }
    if open && facts.debriefed_on.is_none() {
        steps.push(Step::Debriefed);
    }
    if observation
        .disputable_until(at.calendar)
        .is_some_and(|until| at.now < until)
    {
        steps.push(Step::NotHeld);
    }
    steps
}
