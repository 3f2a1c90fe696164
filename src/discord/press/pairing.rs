//! The 2+2 plan.

use crate::discord::action::PairingPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view::pairing as view;
use crate::domain::ids::PersonId;
use crate::domain::pairing::Pair;
use crate::domain::refusal::Refusal;
use crate::report;
use crate::usecase::Error;
use crate::usecase::caller::Actor;
use crate::usecase::pairing::{self, Wish};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: PairingPress) -> Result<Reply, Error> {
    use PairingPress as P;
    let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
    let wish = async |plan, host, observer, wish| -> Result<Reply, Error> {
        let wished = pairing::wish(ctx, actor, plan, Pair { host, observer }, wish).await?;
        Ok(view::wished(words, &wished).into())
    };
    match press {
        P::Page(plan, page) => {
            let preview = pairing::show(ctx, actor, plan).await?;
            Ok(view::preview(words, &preview, page).into())
        }
        P::Sheet(plan) => {
            let preview = pairing::show(ctx, actor, plan).await?;
            Ok(view::sheet(words, &preview)?.into())
        }
        P::Picture(plan) => {
            let preview = pairing::show(ctx, actor, plan).await?;
            let drawn = view::picture(words, &preview);
            // Drawing is work for a processor and must hold up nobody's answer.
            let bytes = tokio::task::spawn_blocking(move || report::picture(&drawn)).await;
            let bytes = bytes
                .ok()
                .and_then(Result::ok)
                .ok_or(Error::Bug("a picture could not be drawn"))?;
            Ok(view::pictured(words, &preview, bytes).into())
        }
        P::Again(plan) => {
            let preview = pairing::again(ctx, actor, plan).await?;
            Ok(view::preview(words, &preview, 0).into())
        }
        P::Recompute(plan) => {
            let preview = pairing::recompute(ctx, actor, plan).await?;
            Ok(view::preview(words, &preview, 0).into())
        }
        P::Publish(plan) => {
            let published = pairing::publish(ctx, actor, plan).await?;
            Ok(view::published(words, &published).into())
        }
        P::Pick(plan) => {
            let page = pairing::pair(ctx, actor, plan, couple(pressed)?, true).await?;
            Ok(view::pair_page(words, &page).into())
        }
        P::Lock(plan, host, observer) => wish(plan, host, observer, Wish::Lock).await,
        P::Unlock(plan, host, observer) => wish(plan, host, observer, Wish::Unlock).await,
        P::Ban(plan, host, observer) => wish(plan, host, observer, Wish::Ban).await,
        P::Allow(plan, host, observer) => wish(plan, host, observer, Wish::Allow).await,
        P::Mend(plan) => {
            let mending = pairing::repair_of(ctx, actor, plan).await?;
            Ok(view::mending(words, &mending, 0).into())
        }
        P::RepairPage(plan, page) => {
            let mending = pairing::show_repair(ctx, actor, plan).await?;
            Ok(view::mending(words, &mending, page).into())
        }
        P::Repair(plan) => {
            let repaired = pairing::confirm_repair(ctx, actor, plan).await?;
            Ok(view::repaired(words, &repaired).into())
        }
    }
}

/// The pair that was chosen, as `host-observer`.
fn couple(pressed: &Pressed) -> Result<Pair, Refusal> {
    let value = pressed.values.first().ok_or(Refusal::UnknownButton)?;
    let (host, observer) = value.split_once('-').ok_or(Refusal::UnknownButton)?;
    let id = |text: &str| text.parse().map(PersonId).map_err(|_| Refusal::UnknownButton);
    Ok(Pair {
        host: id(host)?,
        observer: id(observer)?,
    })
}
