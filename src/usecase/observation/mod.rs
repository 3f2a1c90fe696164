//! 2+2 observations: own list, own pages, agreeing on a lesson, what follows it, and what time brings.

mod act;
mod answer;
mod asking;
mod bonds;
mod carry;
mod choose;
mod form;
mod home;
mod hurt;
mod letter;
mod log;
mod open_lesson;
mod paper;
mod substitute;
mod suggest;
mod swap;
#[cfg(test)]
pub(super) mod tests;
mod tick;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};

use act::carry_out;
pub use act::{act, open, reasons};
pub use answer::answer;
pub use asking::{Answered, AskedDid, AskedPage, asked, invite};
pub use carry::{Missed, carry_over};
pub use choose::{Choice, dates, offer, offer_from_options, offer_suggested, periods, room};
pub use form::{Focus, Intro, Reading, read};
pub(super) use form::{gate, note_quoted, on_submitted};
pub use home::{Home, fitting, home, only_one};
pub use hurt::{AskedForTalk, ask_for_talk, hide};
pub use letter::{About, Letter, Line, letter};
pub use log::{Logging, Visited, log, log_with};
pub use open_lesson::{
    Board, OpenLine, Opened, board, close_lesson, join, open_dates, open_lesson, open_periods, open_room,
};
pub use paper::{Slip, feedback_given, note_stand_in, slips, stand_in};
pub use substitute::decide_substitute;
pub use swap::{choices, give, offered, put_back, swap};
pub(super) use tick::overtaken;
pub use tick::{next_moment, tick};

use super::caller::Actor;
use super::roster::{Who, everybody};
use super::{Ctx, Result, calendar, pairing};
use crate::domain::calendar::{Calendar, HalfYear, Period};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::observation::decide::{Decision, News, Whom};
use crate::domain::observation::diary::{Diary, Moment};
use crate::domain::observation::steps::{Step, steps};
use crate::domain::observation::{Observation, Side, Slot};
use crate::domain::outgoing::{ObservationNote, Parcel};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};

/// A date and lesson with its bell time, where the calendar has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// Date, lesson and room.
    pub slot: Slot,
    /// From when to when.
    pub bell: Option<Period>,
}

/// One observation as somebody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The observation.
    pub it: Observation,
    /// Who is looking.
    pub me: PersonId,
    /// Which of the two that is; absent for the coordinator.
    pub side: Option<Side>,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
    /// What the reader can do now.
    pub steps: Vec<Step>,
    /// The offered time.
    pub offered: Option<Timed>,
    /// The offered time is nearer than usual, so only the host can agree to it.
    pub short_notice: bool,
    /// The lesson agreed last.
    pub lesson: Option<Timed>,
    /// Whether that lesson has begun.
    pub begun: bool,
    /// The last moment for feedback and self-assessment to count, by the school's clock.
    pub counts_until: NaiveDateTime,
    /// Its half-year.
    pub half: HalfYear,
    /// What the reader has just done.
    pub did: Option<Did>,
}

/// What a press did, for the first line of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// A time is offered; the other is asked.
    Offered,
    /// The lesson is agreed.
    Agreed,
    /// Short notice: the host is asked to agree as well.
    HostAsked,
    /// The offered time is refused or taken back.
    TimeRefused,
    /// The pair is given up.
    Declined,
    /// It took place.
    TookPlace,
    /// It did not take place.
    NotHeld,
    /// The talk is on record.
    Debriefed,
    /// The lesson is off.
    Cancelled,
    /// An open lesson is joined.
    Joined,
    /// An invitation was accepted.
    Accepted,
    /// A visit is entered; the other is asked.
    Logged,
    /// It was entered before.
    LoggedBefore,
    /// An own entry is taken back.
    TakenBack,
}

/// Everything a press works with, loaded at one moment.
pub(in crate::usecase) struct Desk {
    pub(in crate::usecase) it: Observation,
    pub(in crate::usecase) calendar: Calendar,
    pub(in crate::usecase) diary: Diary,
    pub(in crate::usecase) people: BTreeMap<PersonId, Who>,
    pub(in crate::usecase) now: DateTime<Utc>,
}

impl Desk {
    /// # Errors
    /// Refused when there is no such observation in the actor's school, or it is none of their business.
    pub(in crate::usecase) async fn load(
        ctx: &Ctx,
        db: &mut Db,
        actor: &Actor,
        id: ObservationId,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let it = store::observation::get(db, id).await?;
        let it = it.filter(|it| it.school == actor.school.id).ok_or(Refusal::Gone)?;
        if it.side(actor.person.id).is_none() && !actor.is(Role::Coordinator) {
            return Err(Refusal::NotAllowed.into());
        }
        let calendar = calendar::of(ctx, db, &actor.school).await?;
        let diary = diary(db, &it, &calendar).await?;
        let people = everybody(db, it.school).await?;
        Ok(Self {
            it,
            calendar,
            diary,
            people,
            now,
        })
    }

    pub(in crate::usecase) fn moment(&self) -> Moment<'_> {
        Moment {
            now: self.now,
            calendar: &self.calendar,
            diary: &self.diary,
        }
    }

    /// What somebody can do; in the place of a person without an account, only what is a date or a fact.
    fn steps(&self, me: PersonId) -> Vec<Step> {
        let mut steps = steps(&self.it, me, self.moment());
        if paper::is_on_paper(self, me) {
            steps.retain(|step| paper::is_a_fact(*step));
        }
        steps
    }

    fn timed(&self, slot: &Slot) -> Timed {
        let year = self.calendar.school_year_of(slot.on);
        Timed {
            bell: year.period(slot.on, slot.period),
            slot: slot.clone(),
        }
    }

    pub(in crate::usecase) fn page(&self, me: PersonId, did: Option<Did>) -> Page {
        let it = &self.it;
        let name = |id| self.people.get(&id).cloned().unwrap_or_default();
        let first = self.moment().first_ordinary_date();
        let zone = self.calendar.zone();
        Page {
            me,
            side: it.side(me),
            host: name(it.host),
            observer: name(it.observer),
            steps: self.steps(me),
            offered: it.offer.as_ref().map(|offer| self.timed(&offer.slot)),
            // An offer of the host's own is the press that short notice asks for.
            short_notice: it
                .offer
                .as_ref()
                .is_some_and(|offer| offer.slot.on < first && offer.by != it.host),
            lesson: it.lesson.as_ref().map(|lesson| self.timed(&lesson.slot)),
            begun: it.has_begun(&self.calendar, self.now),
            counts_until: it.counts_until(&self.calendar).with_timezone(&zone).naive_local(),
            half: self.calendar.half_year(it.half_year),
            it: it.clone(),
            did,
        }
    }

    /// Writes what was decided, tells whom it concerns, and moves on to the state afterwards.
    pub(in crate::usecase) async fn commit(
        &mut self,
        db: &mut Db,
        by: Option<PersonId>,
        decision: Decision,
    ) -> Result<()> {
        if !decision.changed {
            return Ok(());
        }
        save_and_tell(db, &self.it, &decision, &self.calendar, self.now).await?;
        let act = format!("observation.{}", decision.after.state.word());
        store::audit::add(db, self.it.school, by, &act, &self.it.id, self.now).await?;
        self.it = decision.after;
        Ok(())
    }
}

/// What is known about the time of the two.
async fn diary(db: &mut Db, it: &Observation, calendar: &Calendar) -> Result<Diary> {
    let half = calendar.half_year(it.half_year);
    let most = calendar.policies().observation.visitors_max;
    let host = store::people::person(db, it.host).await?;
    Ok(Diary {
        booked: store::observation::booked(db, it.host, it.observer).await?,
        away: store::leave::of_school(db, it.school, half.start).await?,
        gone: Vec::new(),
        visitors: host.map_or(1, |host| pairing::visitors(&host, most)),
    })
}

/// Saves a decision and queues its messages, in the transaction of the caller.
async fn save_and_tell(
    db: &mut Db,
    before: &Observation,
    decision: &Decision,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Result<u32> {
    let after = &decision.after;
    let mut queued = 0;
    // What time brings next is worked out by the next tick.
    let due = (!after.state.is_over()).then_some(now);
    store::observation::save(db, after, due).await?;
    let today = calendar.date(now);
    for tell in &decision.tell {
        let people = match tell.whom {
            Whom::Person(person) => vec![person],
            Whom::Coordinators => store::people::holders(db, before.school, Role::Coordinator, today).await?,
        };
        for person in people {
            let key = format!("observation.{:?}:{}.{}:{person}", tell.news, after.id, after.revision);
            let parcel = Parcel::to_person(before.school, person, key, note(tell.news, after.id), now)
                .urgency(tell.urgency)
                .until(after.counts_until(calendar));
            queued += u32::from(store::outbox::enqueue(db, &parcel, now).await?);
        }
    }
    Ok(queued)
}

const fn note(news: News, id: ObservationId) -> ObservationNote {
    match news {
        News::TimeOffered => ObservationNote::TimeOffered(id),
        News::TimeRefused => ObservationNote::TimeRefused(id),
        News::TimeAgreed => ObservationNote::TimeAgreed(id),
        News::Declined => ObservationNote::Declined(id),
        News::Cancelled => ObservationNote::Cancelled(id),
        News::NotHeld => ObservationNote::NotHeld(id),
        News::PrebriefReady => ObservationNote::PrebriefReady(id),
        News::FeedbackReady => ObservationNote::FeedbackReady(id),
        News::Released => ObservationNote::Released(id),
        News::SlotFree => ObservationNote::SlotFree(id),
        News::VisitLogged => ObservationNote::VisitLogged(id),
        News::VisitConfirmed => ObservationNote::VisitConfirmed(id),
        News::VisitDenied => ObservationNote::VisitDenied(id),
    }
}
