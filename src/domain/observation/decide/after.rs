//! The half of the commands that belongs to the time after the lesson: it took place or not, talk, feedback.

use super::{Case, News, Step};
use crate::domain::observation::{Reason, Source, State};
use crate::domain::refusal::Refusal;

impl Case<'_> {
    pub(super) fn took_place(&mut self) -> Step {
        match self.after.state {
            State::Observed | State::Closed => {
                self.confirm();
                return Ok(());
            }
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

    /// A visit that the other one entered afterwards: now it is on record for both.
    fn confirm(&mut self) {
        if !self.after.waits_for(self.by) {
            return;
        }
        self.after.facts.claimed_by = None;
        self.after.facts.observed_at = Some(self.now());
        self.tell_other(News::VisitConfirmed);
        self.settle();
    }

    /// A visit that was entered afterwards and has not been confirmed: whoever entered it takes it back, or the other one
    /// says that it did not take place. A pair of the plan chooses a time again; anything else is over.
    fn strike(&mut self) {
        if self.after.facts.claimed_by != Some(self.by) {
            self.tell_other(News::VisitDenied);
        }
        self.call_off(Reason::NotHeld);
        if self.after.source == Source::Logged {
            self.after.state = State::Declined;
            self.after.closed_at = Some(self.now());
        }
    }

    pub(super) fn not_held(&mut self, reason: Reason) -> Step {
        let begun = self.after.has_begun(self.at.calendar, self.now());
        match self.after.state {
            State::Scheduled if !begun => return Err(Refusal::LessonAhead),
            State::Scheduled => {}
            State::Observed | State::Closed if self.after.facts.claimed_by.is_some() => {
                self.strike();
                return Ok(());
            }
            State::Observed | State::Closed => {
                let until = self.after.disputable_until(self.at.calendar);
                if until.is_none_or(|until| self.now() >= until) {
                    return Err(Refusal::TooLateToDispute);
                }
            }
            State::ToReschedule => return Ok(()),
            State::Declined if self.after.source == Source::Logged => return Ok(()),
            State::Proposed => return Err(Refusal::NothingAgreed),
            _ => return Err(Refusal::ObservationOver),
        }
        self.call_off(reason);
        self.tell_other(News::NotHeld);
        Ok(())
    }

    pub(super) fn call_off(&mut self, reason: Reason) {
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
        self.after.facts.claimed_by = None;
    }

    pub(super) fn debriefed(&mut self) -> Step {
        self.took_place()?;
        let today = self.at.today();
        self.after.facts.debriefed_on.get_or_insert(today);
        self.settle();
        Ok(())
    }

    pub(super) fn prebrief_saved(&mut self) -> Step {
        if self.after.facts.prebrief_at.is_none() {
            self.after.facts.prebrief_at = Some(self.now());
            self.tell_other(News::PrebriefReady);
        }
        Ok(())
    }

    pub(super) fn feedback_saved(&mut self) -> Step {
        self.took_place()?;
        if self.after.facts.feedback_at.is_none() {
            self.after.facts.feedback_at = Some(self.now());
            self.tell_other(News::FeedbackReady);
        }
        self.settle();
        Ok(())
    }

    pub(super) fn look_back_saved(&mut self) -> Step {
        self.took_place()?;
        let now = self.now();
        self.after.facts.look_back_at.get_or_insert(now);
        self.settle();
        Ok(())
    }

    /// Feedback in, and debrief or self-assessment in: nothing is missing any more.
    pub(super) fn settle(&mut self) {
        let facts = &self.after.facts;
        let talked = facts.debriefed_on.is_some() || facts.look_back_at.is_some();
        let agreed = facts.claimed_by.is_none();
        if self.after.state == State::Observed && agreed && facts.feedback_at.is_some() && talked {
            self.after.state = State::Closed;
            self.after.closed_at = Some(self.now());
        }
    }
}
