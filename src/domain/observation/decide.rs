//! What a command of one of the two does: a new state and who is told, or a refusal. Pure.

mod after;

use chrono::{DateTime, TimeDelta, Utc};

use super::diary::Moment;
use super::{Lesson, Observation, Offer, Reason, Side, Slot, Source, State};
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
    /// The other one entered a visit that already happened.
    VisitLogged,
    /// The other one confirms it.
    VisitConfirmed,
    /// The other one says that there was no such visit.
    VisitDenied,
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

    /// Only what a plan has given out goes back to the coordinator.
    fn slot_free(&mut self) {
        if self.after.source != Source::Auto {
            return;
        }
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

    fn cancel(&mut self, reason: Reason) -> Step {
        match self.after.state {
            State::Scheduled if self.after.has_begun(self.at.calendar, self.now()) => self.not_held(reason),
            // Whoever came to an open lesson of their own accord stays away without a new time to look for.
            State::Scheduled if self.after.source == Source::OpenLesson && self.side == Side::Observer => {
                self.decline()
            }
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
