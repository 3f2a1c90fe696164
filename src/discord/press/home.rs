//! Own pages and settings.

use crate::discord::action::HomePress;
use crate::discord::card::Reply;
use crate::discord::desk::Desk;
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::caller::Actor;

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, press: HomePress) -> Result<Reply, Error> {
    let _ = (desk, actor, press);
    Err(Refusal::Gone.into())
}
