//! Joining, importing, confirming.

use crate::discord::action::OfficePress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::domain::refusal::Refusal;
use crate::usecase::Error;

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, pressed: &Pressed, press: OfficePress) -> Result<Reply, Error> {
    let _ = (desk, pressed, press);
    Err(Refusal::Gone.into())
}
