//! What colleagues arrange themselves: an answer to a question, a visit that already happened.

use chrono::NaiveDate;

use crate::discord::action::ArrangePress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view::observation as view;
use crate::domain::ids::{AskingId, PersonId, Snowflake};
use crate::domain::observation::asking::Answer;
use crate::domain::observation::{Side, Slot};
use crate::domain::refusal::Refusal;
use crate::domain::tidy::tidy;
use crate::usecase::Error;
use crate::usecase::caller::Actor;
use crate::usecase::observation::{self, Answered, Visited};
use crate::usecase::people::Named;

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: ArrangePress) -> Result<Reply, Error> {
    use ArrangePress as P;
    let words = desk.words(actor.lang());
    let asked = async |id| Ok(view::asked(words, &observation::asked(&desk.ctx, actor, id).await?).into());
    match press {
        P::Asked(id) => asked(id).await,
        P::Pick => asked(pressed.chosen()?).await,
        P::Accept(id) => answer(desk, actor, id, Answer::Accept).await,
        P::Decline(id) => answer(desk, actor, id, Answer::Decline).await,
        P::Withdraw(id) => answer(desk, actor, id, Answer::Withdraw).await,
        P::LogSide(with, side) => log(desk, actor, visited(with, side)).await,
        P::LogDate(with, side) => {
            let on = Some(pressed.chosen()?);
            log(
                desk,
                actor,
                Visited {
                    on,
                    ..visited(with, side)
                },
            )
            .await
        }
        P::LogPeriod(with, side, on) => {
            let (on, period) = (Some(on), Some(pressed.chosen()?));
            let visited = Visited {
                on,
                period,
                ..visited(with, side)
            };
            log(desk, actor, visited).await
        }
        P::Swap(id) => {
            let page = observation::offered(&desk.ctx, actor, id).await?;
            Ok(view::swap_with(words, &page).into())
        }
        P::SwapWith(id) => {
            let who = Named::Account(Snowflake(pressed.chosen()?));
            let page = observation::swap(&desk.ctx, actor, id, who).await?;
            Ok(view::asked(words, &page).into())
        }
        P::SwapFor(id) => {
            let pages = observation::choices(&desk.ctx, actor, id).await?;
            Ok(view::swap_for(words, id, &pages).into())
        }
        P::SwapGive(id) => {
            let page = observation::give(&desk.ctx, actor, id, pressed.chosen()?).await?;
            Ok(view::asked(words, &page).into())
        }
        P::SwapBack(id) => {
            let page = observation::put_back(&desk.ctx, actor, id).await?;
            Ok(view::asked(words, &page).into())
        }
        P::Confirm(id) => substitute(desk, actor, id, true).await,
        P::Refuse(id) => substitute(desk, actor, id, false).await,
        P::CarryOver(half) => {
            let missed = observation::carry_over(&desk.ctx, actor, half).await?;
            Ok(view::missed(words, &missed).into())
        }
        P::Board => Ok(view::board(words, &observation::board(&desk.ctx, actor).await?).into()),
        P::Join => {
            let page = observation::join(&desk.ctx, actor, pressed.chosen()?).await?;
            Ok(view::page(words, &page).into())
        }
        P::Close => {
            let board = observation::close_lesson(&desk.ctx, actor, pressed.chosen()?).await?;
            Ok(view::board(words, &board).into())
        }
        P::OpenDates => {
            let dates = observation::open_dates(&desk.ctx, actor).await?;
            Ok(view::open_dates(words, &dates).into())
        }
        P::OpenDate => {
            let on: NaiveDate = pressed.chosen()?;
            let lessons = observation::open_periods(&desk.ctx, actor, on).await?;
            Ok(view::open_periods(words, on, &lessons).into())
        }
        P::OpenPeriod(on) => {
            let start = observation::open_room(&desk.ctx, actor).await?;
            Ok(Reply::Modal(view::open_window(words, (on, pressed.chosen()?), start)))
        }
        P::OpenLesson(on, period) => {
            let room = tidy(pressed.text("room"));
            let slot = Slot { on, period, room };
            let places = places(pressed.text("places"))?;
            let board = observation::open_lesson(&desk.ctx, actor, slot, places).await?;
            Ok(view::board(words, &board).into())
        }
    }
}

/// The places typed into the window; left empty, as many as the host welcomes.
fn places(text: &str) -> Result<Option<u32>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| Refusal::TooManyPlaces),
    }
}

const fn visited(with: PersonId, side: Side) -> Visited {
    Visited {
        with,
        side: Some(side),
        on: None,
        period: None,
    }
}

async fn answer(desk: &Desk, actor: &Actor, id: AskingId, answer: Answer) -> Result<Reply, Error> {
    let words = desk.words(actor.lang());
    Ok(match observation::answer(&desk.ctx, actor, id, answer).await? {
        Answered::Asking(page) => view::asked(words, &page).into(),
        Answered::Observation(page) => view::page(words, &page).into(),
    })
}

async fn substitute(desk: &Desk, actor: &Actor, id: AskingId, yes: bool) -> Result<Reply, Error> {
    let page = observation::decide_substitute(&desk.ctx, actor, id, yes).await?;
    Ok(view::asked(desk.words(actor.lang()), &page).into())
}

async fn log(desk: &Desk, actor: &Actor, visited: Visited) -> Result<Reply, Error> {
    let logging = observation::log(&desk.ctx, actor, visited).await?;
    Ok(view::logging(desk.words(actor.lang()), &logging).into())
}
