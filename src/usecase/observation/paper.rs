//! Somebody without a Discord account takes part on paper: the colleague, or the coordinator, records dates and facts for
//! them, and there is a slip to print (domain §3.3). Nobody reads or writes content in their place.

use super::{Desk, Did, Page, Who, everybody};
use crate::domain::ids::{ObservationId, PersonId};
use crate::domain::observation::decide::{Command, decide};
use crate::domain::observation::steps::Step;
use crate::domain::observation::{Observation, Slot, State};
use crate::domain::people::Role;
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Result, calendar};

/// Whether a person on the list has no account.
pub(super) fn is_on_paper(desk: &Desk, person: PersonId) -> bool {
    desk.people.get(&person).is_some_and(|who| who.account.is_none())
}

/// What can be recorded for somebody else: dates and facts, never words.
pub(super) const fn is_a_fact(step: Step) -> bool {
    matches!(
        step,
        Step::Accept | Step::Propose | Step::Cannot | Step::TookPlace | Step::NotHeld | Step::Debriefed | Step::Cancel
    )
}

/// A coordinator who is none of the two acts in the place of the one without an account; absent for everybody else.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn stand_in(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Option<Actor>> {
    if !actor.is(Role::Coordinator) {
        return Ok(None);
    }
    let mut db = ctx.store.read().await?;
    let it = store::observation::get(&mut db, id).await?;
    let Some(it) = it.filter(|it| it.school == actor.school.id && it.side(actor.person.id).is_none()) else {
        return Ok(None);
    };
    for person in [it.host, it.observer] {
        let person = store::people::person(&mut db, person).await?;
        let here = |person: &crate::domain::people::Person| person.account.is_none() && person.left_on.is_none();
        if let Some(person) = person.filter(here) {
            return Ok(Some(Actor {
                person,
                held: Vec::new(),
                ..actor.clone()
            }));
        }
    }
    Ok(None)
}

/// Notes that a coordinator recorded something in somebody's place.
///
/// # Errors
/// When the database cannot be written.
pub async fn note_stand_in(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<()> {
    let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        store::audit::add(db, school, Some(me), "observation.on_paper", &id, now).await?;
        Ok(())
    })
    .await
}

/// An offer to somebody without an account is agreed at once: whoever makes it has asked them.
pub(super) async fn answer_for(db: &mut Db, desk: &mut Desk, did: Option<Did>) -> Result<Option<Did>> {
    let Some(offer) = &desk.it.offer else {
        return Ok(did);
    };
    let other = desk.it.other(offer.by);
    if !is_on_paper(desk, other) || !desk.it.state.is_open() {
        return Ok(did);
    }
    let decision = decide(&desk.it, other, Command::Accept, desk.moment())?;
    let agreed = decision.after.state == State::Scheduled;
    desk.commit(db, Some(other), decision).await?;
    Ok(if agreed { Some(Did::Agreed) } else { did })
}

/// The feedback of an observer without an account was given on paper, or by word of mouth: noted by the host, or by the
/// coordinator in the observer's place.
///
/// # Errors
/// Refused to anybody else, when the observer has an account, and when the lesson has not taken place.
pub async fn feedback_given(ctx: &Ctx, actor: &Actor, id: ObservationId) -> Result<Page> {
    let now = ctx.now();
    let (ctx_, actor) = (ctx.clone(), actor.clone());
    ctx.write(async move |db| {
        let mut desk = Desk::load(&ctx_, db, &actor, id, now).await?;
        let observer = desk.it.observer;
        if desk.it.side(actor.person.id).is_none() || !is_on_paper(&desk, observer) {
            return Err(Refusal::NotAllowed.into());
        }
        let mut decision = decide(&desk.it, observer, Command::FeedbackSaved, desk.moment())?;
        // There is nothing to be read here.
        decision.tell.clear();
        desk.commit(db, Some(actor.person.id), decision).await?;
        Ok(desk.page(actor.person.id, None))
    })
    .await
}

/// A pair as it stands on a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The observation.
    pub id: ObservationId,
    /// Who shows.
    pub host: Who,
    /// Who observes.
    pub observer: Who,
    /// The agreed lesson.
    pub lesson: Option<Slot>,
}

/// The half-year's pairs with somebody without an account that are not over yet, for the coordinator; or one pair, for
/// its own two people.
///
/// # Errors
/// Refused to anybody else.
pub async fn slips(ctx: &Ctx, actor: &Actor, only: Option<ObservationId>) -> Result<Vec<Slip>> {
    let mut db = ctx.store.read().await?;
    let names = everybody(&mut db, actor.school.id).await?;
    let who = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let slip = |it: &Observation| Slip {
        id: it.id,
        host: who(it.host),
        observer: who(it.observer),
        lesson: it
            .lesson
            .as_ref()
            .filter(|_| !it.state.is_open())
            .map(|lesson| lesson.slot.clone()),
    };
    if let Some(id) = only {
        let desk = Desk::load(ctx, &mut db, actor, id, ctx.now()).await?;
        return Ok(vec![slip(&desk.it)]);
    }
    actor.must_be(Role::Coordinator)?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let half = calendar.planning_half_year(actor.today);
    let on_paper = |id: PersonId| names.get(&id).is_some_and(|who| who.account.is_none());
    let all = store::observation::of_half(&mut db, actor.school.id, half.id).await?;
    let theirs = all.iter().filter(|it| on_paper(it.host) || on_paper(it.observer));
    Ok(theirs.filter(|it| !it.state.is_over()).map(slip).collect())
}
