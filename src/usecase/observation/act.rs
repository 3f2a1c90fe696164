//! What one of the two does with an observation: looked up, decided, written, told.

use std::collections::BTreeMap;

use super::{Desk, Did, Page, diary, form, paper};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::observation::decide::{Command, decide};
use crate::domain::observation::steps::Step;
use crate::domain::observation::{Observation, Reason, Side, Slot, State};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result};

/// The page of an observation.
///
/// # Errors
/// Refused when it is none of the person's business.
pub async fn open(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Page> {
    let mut db = ctx.store.read().await?;
    let desk = Desk::load(ctx, &mut db, actor, id, ctx.now()).await?;
    let mut page = desk.page(actor.person.id, None);
    if form::shows_look_back(&mut db, &desk, actor).await? {
        page.steps.push(Step::ReadLookBack);
    }
    Ok(page)
}

/// Carries out a command of one of the two. `revision` is the one of the offer that a button was about.
///
/// # Errors
/// Refused as [`decide`] says, or when another offer took the place of the one the button was about.
pub async fn act(ctx: &Ctx, actor: &Actor, id: ObservationId, command: Command, revision: Option<u32>) -> Result<Page> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let mut desk = Desk::load(&ctx_, db, &actor, id, now).await?;
        if desk.it.offer.is_some() && revision.is_some_and(|seen| seen != desk.it.revision) {
            return Err(Refusal::OfferChanged.into());
        }
        carry_out(db, &mut desk, &actor, command).await
    })
    .await
}

pub(super) async fn carry_out(db: &mut Db, desk: &mut Desk, actor: &Actor, command: Command) -> Result<Page> {
    let me = actor.person.id;
    let decision = decide(&desk.it, me, command.clone(), desk.moment())?;
    let off = match command {
        Command::Cancel(reason) if decision.changed && reason.is_of_the_lesson() => desk.it.lesson.clone(),
        _ => None,
    };
    let agreed = decision.after.state == State::Scheduled;
    let own = desk.it.facts.claimed_by == Some(me);
    let did = match command {
        Command::Offer(_) | Command::Accept if agreed => Some(Did::Agreed),
        Command::Accept => Some(Did::HostAsked),
        Command::Offer(_) => Some(Did::Offered),
        Command::RefuseTime => Some(Did::TimeRefused),
        Command::Decline => Some(Did::Declined),
        Command::TookPlace => Some(Did::TookPlace),
        Command::NotHeld if own => Some(Did::TakenBack),
        Command::NotHeld => Some(Did::NotHeld),
        Command::Debriefed => Some(Did::Debriefed),
        Command::Cancel(_) => Some(Did::Cancelled),
        Command::PrebriefSaved | Command::FeedbackSaved | Command::LookBackSaved => None,
    };
    desk.commit(db, Some(me), decision).await?;
    let did = paper::answer_for(db, desk, did).await?;
    if let (Some(lesson), Some(Side::Host)) = (off, desk.it.side(me)) {
        whole_lesson(db, desk, me, &lesson.slot, &command).await?;
    }
    Ok(desk.page(me, did))
}

/// A lesson that is off is off for all who were to observe it, and no longer open to anybody.
async fn whole_lesson(db: &mut Db, desk: &Desk, host: PersonId, slot: &Slot, command: &Command) -> Result<()> {
    store::open_lesson::close_at(db, host, (slot.on, slot.period), desk.now).await?;
    let all = store::observation::of_person(db, host, desk.it.half_year).await?;
    let then = |it: &Observation| {
        let lesson = it.lesson.as_ref().map(|lesson| (lesson.slot.on, lesson.slot.period));
        it.host == host && it.state == State::Scheduled && lesson == Some((slot.on, slot.period))
    };
    for it in all.into_iter().filter(then) {
        let mut other = Desk {
            diary: diary(db, &it, &desk.calendar).await?,
            calendar: desk.calendar.clone(),
            people: BTreeMap::new(),
            it,
            now: desk.now,
        };
        let decision = decide(&other.it, host, command.clone(), other.moment())?;
        other.commit(db, Some(host), decision).await?;
    }
    Ok(())
}

/// The reasons for calling a lesson off that make sense for one side.
#[must_use]
pub const fn reasons(side: Option<Side>) -> &'static [Reason] {
    match side {
        Some(Side::Observer) => &[
            Reason::ObserverAway,
            Reason::LessonCancelled,
            Reason::HostAway,
            Reason::Other,
        ],
        _ => &[
            Reason::LessonCancelled,
            Reason::HostAway,
            Reason::HostSubstituted,
            Reason::ObserverAway,
            Reason::Other,
        ],
    }
}
