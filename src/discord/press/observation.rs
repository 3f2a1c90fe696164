//! One observation: choosing a time, answering, what took place.

use chrono::NaiveDate;

use crate::discord::action::ObservationPress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view::observation as view;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Slot;
use crate::domain::observation::decide::Command;
use crate::domain::observation::steps::Step;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::domain::tidy::tidy;
use crate::locale::Words;
use crate::usecase::caller::Actor;
use crate::usecase::{Ctx, Error, observation};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: ObservationPress) -> Result<Reply, Error> {
    use ObservationPress as P;
    let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
    let stand_in = stand_in(ctx, actor, pressed, &press).await?;
    let actor = stand_in.as_ref().unwrap_or(actor);
    let at = Press { ctx, words, actor };
    match press {
        P::List => Ok(view::home(words, &observation::home(ctx, actor).await?).into()),
        P::Open(id) => at.open(id).await,
        P::Slip(id) => {
            let slips = observation::slips(ctx, actor, Some(id)).await?;
            let card = crate::discord::view::paper::printed(words, &actor.school.name, &slips)?;
            Ok(Reply::Beside(card))
        }
        P::FeedbackGiven(id) => {
            let page = observation::feedback_given(ctx, actor, id).await?;
            Ok(view::page(words, &page).into())
        }
        P::Pick => at.open(pressed.chosen()?).await,
        P::ProposeWhich => which(ctx, words, actor).await,
        P::Propose(id) | P::Another(id) => at.dates(id).await,
        P::PickDates => at.dates(pressed.chosen()?).await,
        P::Date(id) => {
            let on: NaiveDate = pressed.chosen()?;
            let from = observation::periods(ctx, actor, id, on).await?;
            Ok(view::periods(words, on, &from).into())
        }
        P::Period(id, on) => at.room(id, on, pressed.chosen()?).await,
        P::Room(id, on, period) => at.room(id, on, period).await,
        P::Offer(id, on, period) => {
            let room = tidy(pressed.text("room"));
            let page = observation::offer(ctx, actor, id, Slot { on, period, room }).await?;
            Ok(view::page(words, &page).into())
        }
        P::Accept(id, revision) => at.does(id, Command::Accept, Some(revision)).await,
        P::RefuseTime(id, revision) => at.does(id, Command::RefuseTime, Some(revision)).await,
        P::Cannot(id) => {
            let page = observation::open(ctx, actor, id).await?;
            if !page.steps.contains(&Step::Cannot) {
                return Ok(view::page(words, &page).into());
            }
            Ok(view::cannot(words, &page).into())
        }
        P::Decline(id) => at.does(id, Command::Decline, None).await,
        P::TookPlace(id) => at.does(id, Command::TookPlace, None).await,
        P::NotHeld(id) => at.does(id, Command::NotHeld, None).await,
        P::Debriefed(id) => at.does(id, Command::Debriefed, None).await,
        P::Cancel(id) => Ok(ask_why(ctx, words, actor, id).await?.into()),
        P::CancelFor(id, reason) => at.does(id, Command::Cancel(reason), None).await,
        P::Suggested(id, on, period) => match observation::offer_suggested(ctx, actor, id, (on, period)).await {
            // The message may be weeks old: what is taken by now is left out of the list that comes instead.
            Err(Error::Refused(taken @ (Refusal::BusyThen | Refusal::ColleagueBusyThen | Refusal::InThePast))) => {
                let from = observation::dates(ctx, actor, id).await?;
                Ok(view::dates_instead(words, taken, &from).into())
            }
            page => Ok(view::page(words, &page?).into()),
        },
        P::Feedback(id) => at.read(Subject::Feedback(id)).await,
        P::HideFeedback(id) => at.hide(id, true).await,
        P::ShowFeedback(id) => at.hide(id, false).await,
        P::AskTalk(id) => {
            let told = observation::ask_for_talk(ctx, actor, id).await?;
            Ok(view::talk_asked(words, id, told).into())
        }
        P::Prebrief(id) => at.read(Subject::Prebrief(id)).await,
        P::LookBack(id) => at.read(Subject::HostReflection(id)).await,
    }
}

/// The question why a lesson is called off, for the press and the command.
///
/// # Errors
/// Refused when it is none of the person's business.
pub(in crate::discord) async fn ask_why(
    ctx: &Ctx,
    words: Words<'_>,
    actor: &Actor,
    id: ObservationId,
) -> Result<Card, Error> {
    let page = observation::open(ctx, actor, id).await?;
    if page.steps.contains(&Step::Cancel) || page.steps.contains(&Step::NotHeld) {
        return Ok(view::cancel(words, id, observation::reasons(page.side)));
    }
    let over = page.it.state.is_over();
    Err(if over {
        Refusal::ObservationOver
    } else {
        Refusal::NothingAgreed
    }
    .into())
}

/// The dates at once when there is only one observation to propose a time for, else the question which.
///
/// # Errors
/// Refused when there is none.
pub(in crate::discord) async fn which(ctx: &Ctx, words: Words<'_>, actor: &Actor) -> Result<Reply, Error> {
    let pages = observation::fitting(ctx, actor, &[Step::Propose]).await?;
    match pages.as_slice() {
        [] => Err(Refusal::NoObservation.into()),
        [one] => Press { ctx, words, actor }.dates(one.it.id).await,
        several => Ok(view::which(words, several).into()),
    }
}

#[derive(Clone, Copy)]
struct Press<'a> {
    ctx: &'a Ctx,
    words: Words<'a>,
    actor: &'a Actor,
}

impl Press<'_> {
    async fn open(self, id: ObservationId) -> Result<Reply, Error> {
        let page = observation::open(self.ctx, self.actor, id).await?;
        Ok(view::page(self.words, &page).into())
    }

    async fn read(self, subject: Subject) -> Result<Reply, Error> {
        let reading = observation::read(self.ctx, self.actor, subject).await?;
        Ok(view::reading(self.words, self.ctx.form_of(subject), &reading).into())
    }

    async fn hide(self, id: ObservationId, hidden: bool) -> Result<Reply, Error> {
        let reading = observation::hide(self.ctx, self.actor, id, hidden).await?;
        Ok(view::reading(self.words, self.ctx.form_of(Subject::Feedback(id)), &reading).into())
    }

    async fn dates(self, id: ObservationId) -> Result<Reply, Error> {
        let from = observation::dates(self.ctx, self.actor, id).await?;
        Ok(view::dates(self.words, &from).into())
    }

    async fn room(self, id: ObservationId, on: NaiveDate, period: u8) -> Result<Reply, Error> {
        let room = observation::room(self.ctx, self.actor, id, on, period).await?;
        Ok(Reply::Modal(view::room(self.words, (id, on, period), room)))
    }

    async fn does(self, id: ObservationId, command: Command, revision: Option<u32>) -> Result<Reply, Error> {
        let page = observation::act(self.ctx, self.actor, id, command, revision).await?;
        Ok(view::page(self.words, &page).into())
    }
}

/// A coordinator records dates and facts in the place of somebody without an account. Only what is pressed for that is
/// listed here: nothing that shows words, and no form.
async fn stand_in(
    ctx: &Ctx,
    actor: &Actor,
    pressed: &Pressed,
    press: &ObservationPress,
) -> Result<Option<Actor>, Error> {
    use ObservationPress as P;
    let (id, records) = match press {
        P::Open(id) | P::Propose(id) | P::Another(id) | P::Date(id) | P::Cannot(id) | P::Cancel(id) | P::Slip(id) => {
            (*id, false)
        }
        P::Pick | P::PickDates => (pressed.chosen()?, false),
        P::Period(id, _) | P::Room(id, _, _) => (*id, false),
        P::Offer(id, ..) | P::Suggested(id, ..) | P::CancelFor(id, _) => (*id, true),
        P::Accept(id, _) | P::RefuseTime(id, _) | P::Decline(id) => (*id, true),
        P::TookPlace(id) | P::NotHeld(id) | P::Debriefed(id) | P::FeedbackGiven(id) => (*id, true),
        P::List | P::ProposeWhich => return Ok(None),
        P::Prebrief(_) | P::LookBack(_) | P::Feedback(_) | P::HideFeedback(_) | P::ShowFeedback(_) | P::AskTalk(_) => {
            return Ok(None);
        }
    };
    let stand_in = observation::stand_in(ctx, actor, id).await?;
    if records && stand_in.is_some() {
        observation::note_stand_in(ctx, actor, id).await?;
    }
    Ok(stand_in)
}
