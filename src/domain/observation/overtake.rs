//! What happens to an observation without anybody's press: deadlines pass, people go on leave or leave the school.

use chrono::NaiveDate;

use super::agenda::fate;
use super::decide::{Decision, News, Tell, Whom, lesson_urgency};
use super::diary::{Away, Moment};
use super::{Observation, Reason, Source, State};
use crate::domain::ids::PersonId;
use crate::domain::outgoing::Urgency;

/// Away for this many school days, somebody's open slots are given free (domain §3.16).
const LONG_LEAVE_DAYS: u32 = 5;

/// What has changed by now, if anything.
#[must_use]
pub fn overtake(observation: &Observation, at: Moment<'_>) -> Option<Decision> {
    departed(observation, at)
        .or_else(|| away(observation, at))
        .or_else(|| run_out(observation, at))
}

/// Whoever no longer works here can neither show nor observe.
fn departed(observation: &Observation, at: Moment<'_>) -> Option<Decision> {
    let waits = observation.state.is_open() || observation.state == State::Scheduled;
    let gone = |person: &PersonId| at.diary.gone.contains(person);
    let who = [observation.host, observation.observer].into_iter().find(gone)?;
    waits.then(|| released(observation, &[observation.other(who)], at))
}

/// A long leave gives the slot free, a day or two away only the lesson.
fn away(observation: &Observation, at: Moment<'_>) -> Option<Decision> {
    for person in [observation.host, observation.observer] {
        for away in at.diary.away.iter().filter(|away| away.person == person) {
            let other = observation.other(person);
            let long = away.to >= at.calendar.add_school_days(away.from, LONG_LEAVE_DAYS - 1);
            let lasted = at.today() >= at.calendar.add_school_days(away.from, LONG_LEAVE_DAYS);
            if observation.state.is_open() && lasted && at.today() <= away.to {
                return Some(released(observation, &[other], at));
            }
            if observation.state == State::Scheduled && lesson_ahead(observation, at).is_some_and(|on| covers(away, on))
            {
                let decision = if long {
                    released(observation, &[other], at)
                } else {
                    off(observation, person, at)
                };
                return Some(decision);
            }
        }
    }
    None
}

fn covers(away: &Away, on: NaiveDate) -> bool {
    (away.from..=away.to).contains(&on)
}

fn lesson_ahead(observation: &Observation, at: Moment<'_>) -> Option<NaiveDate> {
    let on = observation.lesson.as_ref()?.slot.on;
    (!observation.has_begun(at.calendar, at.now)).then_some(on)
}

/// A deadline or a number of school days has passed.
fn run_out(observation: &Observation, at: Moment<'_>) -> Option<Decision> {
    let (moment, state) = fate(observation, at.calendar)?;
    if moment > at.now {
        return None;
    }
    if state == State::Released {
        return Some(released(observation, &[observation.host, observation.observer], at));
    }
    Some(changed(observation, |after| ended(after, state, at), Vec::new()))
}

fn released(observation: &Observation, told: &[PersonId], at: Moment<'_>) -> Decision {
    let urgency = lesson_urgency(observation, at);
    let urgency = if urgency == Urgency::LessonChange {
        urgency
    } else {
        Urgency::Calm
    };
    let mut tell: Vec<Tell> = told
        .iter()
        .map(|who| news(Whom::Person(*who), News::Released, urgency))
        .collect();
    if observation.source == Source::Auto {
        tell.push(news(Whom::Coordinators, News::SlotFree, Urgency::Calm));
    }
    changed(observation, |after| ended(after, State::Released, at), tell)
}

/// The lesson is off because `who` is away; the two choose again.
fn off(observation: &Observation, who: PersonId, at: Moment<'_>) -> Decision {
    let reason = if who == observation.host {
        Reason::HostAway
    } else {
        Reason::ObserverAway
    };
    let urgency = lesson_urgency(observation, at);
    let tell = vec![news(Whom::Person(observation.other(who)), News::Cancelled, urgency)];
    changed(
        observation,
        |after| {
            after.state = State::ToReschedule;
            after.off = Some((reason, at.now));
            after.reschedule_count += 1;
        },
        tell,
    )
}

const fn news(whom: Whom, news: News, urgency: Urgency) -> Tell {
    Tell { whom, news, urgency }
}

fn ended(after: &mut Observation, state: State, at: Moment<'_>) {
    after.state = state;
    after.closed_at = Some(at.now);
}

fn changed(observation: &Observation, change: impl FnOnce(&mut Observation), tell: Vec<Tell>) -> Decision {
    let mut after = observation.clone();
    change(&mut after);
    after.offer = None;
    after.revision += 1;
    Decision {
        after,
        tell,
        changed: true,
    }
}
