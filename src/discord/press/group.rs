//! The APT group.

use super::form;
use crate::discord::action::GroupPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::forms::FormKey;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::usecase::caller::Actor;
use crate::usecase::{Error, group};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: GroupPress) -> Result<Reply, Error> {
    let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
    let form = ctx.rules.forms.catalogue.form(FormKey::GroupCheckin);
    let card = match press {
        GroupPress::Members(id) => {
            let members = group::members(ctx, actor, Some(&id.to_string())).await?;
            view::group::members(words, &members)
        }
        GroupPress::Checkin(group, month) => form::opened(ctx, actor, words, Subject::Checkin(group, month)).await?,
        GroupPress::NextMeeting(entry) => {
            let next = group::next_meeting(ctx, actor, entry).await?;
            return Ok(Reply::Modal(view::group::next_window(words, form, &next, actor.today)));
        }
        GroupPress::NextDate(entry) => {
            let next = group::set_next_meeting(ctx, actor, entry, pressed.text("next_date")).await?;
            view::group::next_set(words, form, &next)
        }
        GroupPress::AskOff(group, on) => view::group::off(words, &group::ask_off(ctx, actor, group, on).await?),
        GroupPress::CallOff(group, on) => view::group::off(words, &group::call_off(ctx, actor, group, on).await?),
        GroupPress::Read(_) => {
            let entry = pressed.values.first().and_then(|value| value.parse().ok());
            let reading = group::read_checkin(ctx, actor, entry.ok_or(Refusal::UnknownButton)?).await?;
            view::group::reading(words, form, &reading)
        }
    };
    Ok(card.into())
}
