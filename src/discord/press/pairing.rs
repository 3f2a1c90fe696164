//! The 2+2 plan.

use crate::discord::action::PairingPress;
use crate::discord::card::Reply;
use crate::discord::desk::Desk;
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::caller::Actor;

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, press: PairingPress) -> Result<Reply, Error> {
    let _ = (desk, actor, press);
    Err(Refusal::Gone.into())
}
