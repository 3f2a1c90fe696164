//! The APT group.

use crate::discord::action::GroupPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::caller::Actor;

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: GroupPress) -> Result<Reply, Error> {
    let _ = (desk, actor, pressed, press);
    Err(Refusal::Gone.into())
}
