//! What stands under *Share*: who may see a submitted form, and in June what may be quoted.

use crate::discord::action::SharePress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::forms::QUOTE_TEXT;
use crate::usecase::Result;
use crate::usecase::caller::Actor;
use crate::usecase::sharing::{self, Sharing};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: SharePress) -> Result<Reply> {
    let ctx = &desk.ctx;
    match press {
        SharePress::Ask(entry) => asked(desk, actor, sharing::share(ctx, actor, entry).await),
        SharePress::Visibility(entry, visibility) => asked(
            desk,
            actor,
            sharing::set_visibility(ctx, actor, entry, visibility).await,
        ),
        SharePress::Quote(entry, value) if value == "yes" => {
            let sharing = sharing::ask_quote(ctx, actor, entry).await?;
            let form = ctx.form_of(sharing.entry.subject);
            let window = view::form::quote_window(desk.words(actor.lang()), form, &sharing);
            Ok(Reply::Modal(window))
        }
        SharePress::Quote(entry, value) => asked(desk, actor, sharing::set_quote(ctx, actor, entry, value).await),
        SharePress::QuoteText(entry) => {
            let text = pressed.text(QUOTE_TEXT).to_owned();
            asked(desk, actor, sharing::set_quote_text(ctx, actor, entry, text).await)
        }
    }
}

fn asked(desk: &Desk, actor: &Actor, sharing: Result<Sharing>) -> Result<Reply> {
    let sharing = sharing?;
    let form = desk.ctx.form_of(sharing.entry.subject);
    Ok(view::form::sharing(desk.words(actor.lang()), form, &sharing).into())
}
