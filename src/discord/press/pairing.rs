//! The 2+2 plan.

use crate::discord::action::PairingPress;
use crate::discord::card::Reply;
use crate::discord::desk::Desk;
use crate::discord::view::pairing as view;
use crate::usecase::caller::Actor;
use crate::usecase::{Error, pairing};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, press: PairingPress) -> Result<Reply, Error> {
    let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
    match press {
        PairingPress::Page(plan, page) => {
            let preview = pairing::show(ctx, actor, plan).await?;
            Ok(view::preview(words, &preview, page).into())
        }
        PairingPress::Sheet(plan) => {
            let preview = pairing::show(ctx, actor, plan).await?;
            Ok(view::sheet(words, &preview)?.into())
        }
        PairingPress::Again(plan) => {
            let preview = pairing::again(ctx, actor, plan).await?;
            Ok(view::preview(words, &preview, 0).into())
        }
        PairingPress::Publish(plan) => {
            let published = pairing::publish(ctx, actor, plan).await?;
            Ok(view::published(words, &published).into())
        }
    }
}
