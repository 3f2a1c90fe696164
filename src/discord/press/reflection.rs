//! The monthly reflection.

use super::form;
use crate::discord::action::ReflectionPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::forms::FormKey;
use crate::domain::ids::EntryId;
use crate::domain::subject::Subject;
use crate::usecase::caller::Actor;
use crate::usecase::history::{self, Colleague};
use crate::usecase::{Error, reflection};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: ReflectionPress) -> Result<Reply, Error> {
    let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
    let form = ctx.rules.forms.catalogue.form(FormKey::Reflection);
    let zone = actor.school.zone;
    let card = match press {
        ReflectionPress::Write(id) => form::opened(ctx, actor, words, Subject::Reflection(id)).await?,
        ReflectionPress::Later(id) => {
            let answer = reflection::later(ctx, actor, id).await?;
            view::reflection::put_off(words, zone, actor.today, &answer)
        }
        ReflectionPress::Snooze(id, later) => {
            let answer = reflection::snooze(ctx, actor, id, later).await?;
            view::reflection::put_off(words, zone, actor.today, &answer)
        }
        ReflectionPress::Skip(id) => {
            let answer = reflection::skip(ctx, actor, id).await?;
            view::reflection::put_off(words, zone, actor.today, &answer)
        }
        ReflectionPress::History(of) => {
            let history = history::history_of(ctx, actor, Colleague::Row(of), asked(pressed)).await?;
            view::reflection::history(words, form, zone, &history)
        }
        ReflectionPress::AskDelete(id) => {
            let deletion = reflection::ask_delete(ctx, actor, id).await?;
            view::reflection::deletion(words, form, &deletion)
        }
        ReflectionPress::Delete(id, entry) => {
            let deletion = reflection::delete(ctx, actor, id, entry).await?;
            view::reflection::deletion(words, form, &deletion)
        }
        ReflectionPress::Sharing => {
            let (history, sharing) = history::sharing(ctx, actor, asked(pressed)).await?;
            view::reflection::share(words, form, &history, sharing.as_ref())
        }
    };
    Ok(card.into())
}

/// The entry chosen in a menu.
fn asked(pressed: &Pressed) -> Option<EntryId> {
    pressed.values.first().and_then(|value| value.parse().ok())
}
