//! What time alone brings: reminders with the window in which each still makes sense, and how an observation ends when
//! nobody does anything. Derived from the row and the calendar every time, so downtime loses and repeats nothing.

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::{Observation, Source, State};
use crate::domain::calendar::Calendar;
use crate::domain::ids::PersonId;

/// School days after publishing, or after a lesson was called off, at which the two are asked to choose a time.
const CHOOSE_AFTER_DAYS: u32 = 5;
/// School days before the half-year's deadline at which they are asked once more.
const CHOOSE_BEFORE_DEADLINE_DAYS: u32 = 10;
/// School days after which an unanswered offer is recalled.
const ANSWER_AFTER_DAYS: u32 = 2;

/// What somebody is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The lesson is over: did it take place, and the feedback form.
    AfterLesson,
    /// Feedback is missing.
    FeedbackDue,
    /// Debrief or self-assessment is missing.
    LookBackDue,
    /// No time is agreed, or an offer waits for an answer.
    ChooseTime,
    /// A visit that was entered afterwards waits for the other one's word.
    ConfirmVisit,
}

/// A reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What about.
    pub about: About,
    /// Tells several reminders about the same thing apart.
    pub stage: u32,
    /// Who is reminded.
    pub to: PersonId,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when it still makes sense.
    pub until: DateTime<Utc>,
}

/// The reminders of an observation, past and coming, as its present state has them.
#[must_use]
pub fn agenda(observation: &Observation, calendar: &Calendar) -> Vec<Reminder> {
    match observation.state {
        State::Proposed | State::ToReschedule => choosing(observation, calendar),
        State::Scheduled | State::Observed => after_lesson(observation, calendar),
        _ => Vec::new(),
    }
}

fn choosing(observation: &Observation, calendar: &Calendar) -> Vec<Reminder> {
    let half = calendar.half_year(observation.half_year);
    let deadline = observation.deadline(calendar);
    let until = calendar.end_of_day(deadline);
    let morning_after = |day, days| calendar.end_of_day(calendar.add_school_days(day, days));
    // One count of stages per round of choosing, so that a second cancellation is reminded of again.
    let round = observation.reschedule_count * 10;
    let remind = |to, stage, from| Reminder {
        about: About::ChooseTime,
        stage: round + stage,
        to,
        from,
        until,
    };
    if let Some(offer) = &observation.offer {
        let from = morning_after(calendar.date(offer.at), ANSWER_AFTER_DAYS);
        // An offer is a round of its own: its revision tells it from the ones before.
        let stage = 1_000 + observation.revision;
        return vec![remind(observation.other(offer.by), stage, from)];
    }
    let since = match (observation.state, observation.off) {
        (State::ToReschedule, Some((_, at))) => at,
        _ => observation.created_at,
    };
    let first = morning_after(calendar.date(since).max(half.start), CHOOSE_AFTER_DAYS);
    let before: Vec<_> = calendar.school_days_between(half.start, deadline).collect();
    let last = before.iter().rev().nth(CHOOSE_BEFORE_DEADLINE_DAYS as usize);
    let mut moments = vec![(1, first)];
    if let Some(last) = last.map(|day| calendar.end_of_day(*day)).filter(|last| *last > first) {
        moments.push((2, last));
    }
    let both = [observation.host, observation.observer];
    let reminders = moments
        .into_iter()
        .flat_map(|(stage, from)| both.map(|to| remind(to, stage, from)));
    reminders.filter(|reminder| reminder.from < until).collect()
}

fn after_lesson(observation: &Observation, calendar: &Calendar) -> Vec<Reminder> {
    let (Some(end), Some(lesson)) = (observation.ends_at(calendar), &observation.lesson) else {
        return Vec::new();
    };
    let policy = &calendar.policies().observation;
    let counts = observation.counts_until(calendar);
    if let Some(claimer) = observation.facts.claimed_by {
        return vec![confirm(observation, claimer, counts, calendar)];
    }
    // A visit that was entered afterwards may be weeks old: its days begin with its confirmation.
    let entered = (observation.source == Source::Logged)
        .then_some(observation.facts.observed_at)
        .flatten();
    let end = entered.unwrap_or(end);
    let day = entered.map_or(lesson.slot.on, |at| calendar.date(at));
    let round = observation.reschedule_count * 10;
    let asked = end + TimeDelta::minutes(i64::from(policy.followup_minutes));
    let hoped = end + TimeDelta::hours(i64::from(policy.feedback_target_hours));
    let overdue = calendar.end_of_day(calendar.add_school_days(day, policy.feedback_overdue_days));
    let talk_by = day + Days::new(u64::from(policy.debrief_days.saturating_sub(1)));
    let talk_by = calendar.end_of_day(talk_by);
    let (host, observer) = (observation.host, observation.observer);
    let facts = &observation.facts;
    let talked = facts.debriefed_on.is_some() || facts.look_back_at.is_some();
    let mut list = Vec::new();
    let mut remind = |about, stage, to, from: DateTime<Utc>, until: DateTime<Utc>| {
        let until = until.min(counts);
        if from < until {
            let stage = round + stage;
            list.push(Reminder {
                about,
                stage,
                to,
                from,
                until,
            });
        }
    };
    if observation.state == State::Scheduled {
        remind(About::AfterLesson, 1, host, asked, overdue);
    }
    if facts.feedback_at.is_none() && entered.is_none() {
        remind(
            About::AfterLesson,
            1,
            observer,
            asked,
            hoped.max(asked + TimeDelta::hours(1)),
        );
    }
    if facts.feedback_at.is_none() {
        remind(About::FeedbackDue, 1, observer, hoped, overdue);
        remind(About::FeedbackDue, 2, observer, overdue, counts);
    }
    if observation.state == State::Observed && !talked {
        remind(About::LookBackDue, 1, host, talk_by, counts);
    }
    list
}

/// The other one is asked once more whether the visit took place.
fn confirm(observation: &Observation, claimer: PersonId, until: DateTime<Utc>, calendar: &Calendar) -> Reminder {
    let since = observation.facts.observed_at.unwrap_or(observation.created_at);
    Reminder {
        about: About::ConfirmVisit,
        stage: observation.revision,
        to: observation.other(claimer),
        from: calendar.end_of_day(calendar.add_school_days(calendar.date(since), ANSWER_AFTER_DAYS)),
        until,
    }
}

/// How and when the observation ends if nobody does anything; absent when it is over.
#[must_use]
pub fn fate(observation: &Observation, calendar: &Calendar) -> Option<(DateTime<Utc>, State)> {
    let policy = &calendar.policies().observation;
    let deadline = calendar.end_of_day(observation.deadline(calendar));
    let counts = observation.counts_until(calendar);
    let days_after = |at, days| calendar.end_of_day(calendar.add_school_days(calendar.date(at), days));
    match observation.state {
        State::Proposed => Some((deadline, State::Expired)),
        State::ToReschedule => {
            let since = observation.off.map_or(observation.created_at, |(_, at)| at);
            let released = days_after(since, policy.reschedule_days);
            Some(if released < deadline {
                (released, State::Released)
            } else {
                (deadline, State::Expired)
            })
        }
        State::Scheduled => Some((counts, State::Expired)),
        State::Observed if observation.facts.claimed_by.is_some() => Some((counts, State::Expired)),
        State::Observed => {
            let since = observation.facts.observed_at.unwrap_or(observation.created_at);
            Some((days_after(since, policy.auto_close_days).min(counts), State::Closed))
        }
        State::Closed | State::Declined | State::Released | State::Expired => None,
    }
}

/// The next moment after `now` at which time brings something.
#[must_use]
pub fn next_moment(observation: &Observation, calendar: &Calendar, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let reminders = agenda(observation, calendar).into_iter().map(|reminder| reminder.from);
    let ends = fate(observation, calendar).map(|(moment, _)| moment);
    reminders.chain(ends).filter(|moment| *moment > now).min()
}
