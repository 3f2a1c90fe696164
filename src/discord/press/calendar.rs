//! Confirming breaks.

use crate::discord::action::CalendarPress;
use crate::discord::card::Reply;
use crate::discord::desk::Desk;
use crate::discord::view;
use crate::usecase::caller::Actor;
use crate::usecase::{Error, calendar};

/// Answers a press.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn handle(desk: &Desk, actor: &Actor, press: CalendarPress) -> Result<Reply, Error> {
    let words = desk.words(actor.lang());
    let edited = match press {
        CalendarPress::ConfirmBreak(own) => {
            calendar::confirm_break(&desk.ctx, actor, own).await?;
            let overview = calendar::overview(&desk.ctx, actor).await?;
            return Ok(view::calendar::confirm(words, &overview).into());
        }
        CalendarPress::ConfirmAll => calendar::confirm_all(&desk.ctx, actor).await?,
    };
    Ok(view::calendar::edited(words, &edited).into())
}
