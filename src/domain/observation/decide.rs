//! What a command of one of the two does: a new state and who is told, or a refusal. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use super::diary::Moment;
use super::{Lesson, Observation, Offer, Reason, Side, Slot, State};
use crate::domain::ids::PersonId;
use crate::domain::outgoing::Urgency;
use crate::domain::refusal::Refusal;

/// A change to a lesson that is nearer than this goes out at once, even in quiet time (domain §3.0).
const URGENT: TimeDelta = TimeDelta::hours(24);

/// What one of the two does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Proposes a time; the other's pending offer of the very same time is thereby accepted.
    Offer(Slot),
    /// Accepts the offered time.
    Accept,
    /// Cannot at the offered time; its author takes it back.
    RefuseTime,
    /// Cannot take this pair at all. No reason is asked.
    Decline,
    /// It took place.
    TookPlace,
    /// It did not take place.
    NotHeld,
    /// The two have talked it through.
    Debriefed,
    /// The agreed lesson is off.
    Cancel(Reason),
    /// The host has said what to look at.
    PrebriefSaved,
    /// The observer's feedback was saved.
    FeedbackSaved,
    /// The host's self-assessment was saved.
    LookBackSaved,
}

/// What somebody else is told, as far as the decision knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A time is offered.
    TimeOffered,
    /// The offered time does not suit.
    TimeRefused,
    /// The lesson is agreed.
    TimeAgreed,
    /// The other one cannot take this pair.
    Declined,
    /// The agreed lesson is off.
    Cancelled,
    /// The other one says that it did not take place.
    NotHeld,
    /// The host has said what to look at.
    PrebriefReady,
    /// Feedback is there.
    FeedbackReady,
    /// No new time was found.
    Released,
    /// The slot is back in the pool.
    SlotFree,
}

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One of the two.
    Person(PersonId),
    /// Whoever runs the system.
    Coordinators,
}

/// A message that the decision causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tell {
    /// Who.
    pub whom: Whom,
    /// What.
    pub news: News,
    /// How soon.
    pub urgency: Urgency,
}

/// What is to be written and who is told. Without a change nothing is written and nobody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The observation afterwards.
    pub after: Observation,
    /// Who is told.
    pub tell: Vec<Tell>,
    /// Whether anything is different.
    pub changed: bool,
}

/// Decides. A repeated command changes nothing and is no mistake.
///
/// # Errors
/// When it may not be done now, and why.
pub fn decide(observation: &Observation, by: PersonId, command: Command, at: Moment<'_>) -> Result<Decision, Refusal> {
    let side = observation.side(by).ok_or(Refusal::NotAllowed)?;
    let mut case = Case {
        after: observation.clone(),
        by,
        side,
        tell: Vec::new(),
        at,
    };
    match command {
        Command::Offer(slot) => case.offer(slot),
        Command::Accept => case.accept(),
        Command::RefuseTime => case.refuse_time(),
        Command::Decline => case.decline(),
        Command::TookPlace => case.took_place(),
        Command::NotHeld => case.not_held(Reason::NotHeld),
        Command::Debriefed => case.debriefed(),
        Command::Cancel(reason) => case.cancel(reason),
        Command::PrebriefSaved => case.prebrief_saved(),
        Command::FeedbackSaved => case.feedback_saved(),
        Command::LookBackSaved => case.look_back_saved(),
    }?;
    Ok(case.done(observation))
}

/// One command being worked out.
struct Case<'a> {
    after: Observation,
    by: PersonId,
    side: Side,
    tell: Vec<Tell>,
    at: Moment<'a>,
}

type Step = Result<(), Refusal>;

impl Case<'_> {
    fn done(self, before: &Observation) -> Decision {
        let changed = self.after != *before;
        let mut after = self.after;
        if changed {
            after.revision += 1;
        }
        Decision {
            after,
            tell: if changed { self.tell } else { Vec::new() },
            changed,
        }
    }

    fn now(&self) -> DateTime<Utc> {
        self.at.now
    }

    fn other(&self) -> PersonId {
        self.after.other(self.by)
    }

    fn tell(&mut self, who: PersonId, news: News, urgency: Urgency) {
        let whom = Whom::Person(who);
        self.tell.push(Tell { whom, news, urgency });
    }

    fn tell_other(&mut self, news: News) {
        self.tell(self.other(), news, Urgency::AtOnce);
    }

    fn slot_free(&mut self) {
        self.tell.push(Tell {
            whom: Whom::Coordinators,
            news: News::SlotFree,
            urgency: Urgency::Calm,
        });
    }

    fn must_be_open(&self) -> Step {
        match self.after.state {
            state if state.is_open() => Ok(()),
            State::Scheduled | State::Observed => Err(Refusal::AlreadyAgreed),
            _ => Err(Refusal::ObservationOver),
        }
    }

    fn offer(&mut self, slot: Slot) -> Step {
        self.must_be_open()?;
        if let Some(pending) = &self.after.offer {
            let same = (pending.slot.on, pending.slot.period) == (slot.on, slot.period);
            if same && pending.by != self.by {
                return self.accept();
            }
            if pending.by == self.by && pending.slot == slot {
                return Ok(());
            }
        }
        self.at.check(&self.after, self.by, slot.on, slot.period)?;
        self.put(slot);
        Ok(())
    }

    fn put(&mut self, slot: Slot) {
        self.after.offer = Some(Offer {
            by: self.by,
            slot,
            at: self.now(),
        });
        self.tell_other(News::TimeOffered);
    }

    fn accept(&mut self) -> Step {
        if self.after.state == State::Scheduled {
            return Ok(());
        }
        self.must_be_open()?;
        let offer = self.after.offer.clone().ok_or(Refusal::NothingOffered)?;
        if offer.by == self.by {
            return Err(Refusal::OwnOffer);
        }
        self.at.check(&self.after, self.by, offer.slot.on, offer.slot.period)?;
        if self.needs_the_host(&offer) {
            // The host offered in good time; that it is short notice now, only the host can say yes to.
            self.put(offer.slot);
            return Ok(());
        }
        let start = self.at.calendar.lesson_start(offer.slot.on, offer.slot.period);
        self.after.lesson = Some(Lesson {
            at: start.ok_or(Refusal::NoSuchLesson)?,
            slot: offer.slot,
        });
        self.after.offer = None;
        self.after.state = State::Scheduled;
        for who in [self.after.host, self.after.observer] {
            self.tell(who, News::TimeAgreed, Urgency::AtOnce);
        }
        Ok(())
    }

    /// Whether the observer accepts on short notice what the host did not offer on short notice.
    fn needs_the_host(&self, offer: &Offer) -> bool {
        let then = Moment {
            now: offer.at,
            ..self.at
        };
        self.side == Side::Observer
            && offer.slot.on < self.at.first_ordinary_date()
            && offer.slot.on >= then.first_ordinary_date()
    }

    fn refuse_time(&mut self) -> Step {
        self.must_be_open()?;
        let offer = self.after.offer.take().ok_or(Refusal::NothingOffered)?;
        if offer.by != self.by {
            self.tell_other(News::TimeRefused);
        }
        Ok(())
    }

    fn decline(&mut self) -> Step {
        match self.after.state {
            State::Declined => return Ok(()),
            State::Proposed | State::ToReschedule => {}
            State::Scheduled if !self.after.has_begun(self.at.calendar, self.now()) => {}
            _ => return Err(Refusal::ObservationOver),
        }
        let urgency = self.lesson_urgency();
        self.after.state = State::Declined;
        self.after.offer = None;
        self.after.closed_at = Some(self.now());
        self.tell(self.other(), News::Declined, urgency);
        self.slot_free();
        Ok(())
    }

    fn lesson_urgency(&self) -> Urgency {
        lesson_urgency(&self.after, self.at)
    }

    fn took_place(&mut self) -> Step {
        match self.after.state {
            State::Observed | State::Closed => return Ok(()),
            State::Scheduled => {}
            State::Proposed | State::ToReschedule => return Err(Refusal::NothingAgreed),
            _ => return Err(Refusal::ObservationOver),
        }
        if !self.after.has_begun(self.at.calendar, self.now()) {
            return Err(Refusal::LessonAhead);
        }
        self.after.state = State::Observed;
        self.after.facts.observed_at = Some(self.now());
        self.settle();
        Ok(())
    }

    fn not_held(&mut self, reason: Reason) -> Step {
        let begun = self.after.has_begun(self.at.calendar, self.now());
        match self.after.state {
            State::Scheduled if !begun => return Err(Refusal::LessonAhead),
            State::Scheduled => {}
            State::Observed | State::Closed => {
                let until = self.after.disputable_until(self.at.calendar);
                if until.is_none_or(|until| self.now() >= until) {
                    return Err(Refusal::TooLateToDispute);
                }
            }
            State::ToReschedule => return Ok(()),
            State::Proposed => return Err(Refusal::NothingAgreed),
            _ => return Err(Refusal::ObservationOver),
        }
        self.call_off(reason);
        self.tell_other(News::NotHeld);
        Ok(())
    }

    fn call_off(&mut self, reason: Reason) {
        self.after.state = State::ToReschedule;
        self.after.off = Some((reason, self.now()));
        self.after.reschedule_count += 1;
        self.after.offer = None;
        self.after.closed_at = None;
        // What was written stays with its author, but it was not about the lesson that will be held.
        self.after.facts.observed_at = None;
        self.after.facts.debriefed_on = None;
        self.after.facts.feedback_at = None;
        self.after.facts.look_back_at = None;
    }

    fn cancel(&mut self, reason: Reason) -> Step {
        match self.after.state {
            State::Scheduled if self.after.has_begun(self.at.calendar, self.now()) => self.not_held(reason),
            State::Scheduled => {
                let urgency = self.lesson_urgency();
                self.call_off(reason);
                self.tell(self.other(), News::Cancelled, urgency);
                Ok(())
            }
            State::ToReschedule => Ok(()),
            State::Proposed => Err(Refusal::NothingAgreed),
            _ => Err(Refusal::ObservationOver),
        }
    }

    fn debriefed(&mut self) -> Step {
        self.took_place()?;
        let today = self.at.today();
        self.after.facts.debriefed_on.get_or_insert(today);
        self.settle();
        Ok(())
    }

    fn prebrief_saved(&mut self) -> Step {
        if self.after.facts.prebrief_at.is_none() {
            self.after.facts.prebrief_at = Some(self.now());
            self.tell_other(News::PrebriefReady);
        }
        Ok(())
    }

    fn feedback_saved(&mut self) -> Step {
        self.took_place()?;
        if self.after.facts.feedback_at.is_none() {
            self.after.facts.feedback_at = Some(self.now());
            self.tell_other(News::FeedbackReady);
        }
        self.settle();
        Ok(())
    }

    fn look_back_saved(&mut self) -> Step {
        self.took_place()?;
        let now = self.now();
        self.after.facts.look_back_at.get_or_insert(now);
        self.settle();
        Ok(())
    }

    /// Feedback in, and debrief or self-assessment in: nothing is missing any more.
    fn settle(&mut self) {
        let facts = &self.after.facts;
        let talked = facts.debriefed_on.is_some() || facts.look_back_at.is_some();
        if self.after.state == State::Observed && facts.feedback_at.is_some() && talked {
            self.after.state = State::Closed;
            self.after.closed_at = Some(self.now());
        }
    }
}

/// A message about a lesson that begins within a day does not wait for the morning.
pub(super) fn lesson_urgency(observation: &Observation, at: Moment<'_>) -> Urgency {
    let start = observation.starts_at(at.calendar);
    let soon = start.is_some_and(|start| start - at.now <= URGENT);
    if observation.state == State::Scheduled && soon {
        Urgency::LessonChange
    } else {
        Urgency::AtOnce
    }
}
