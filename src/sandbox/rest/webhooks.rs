//! An interaction's webhook: the original answer and follow-ups, for fifteen minutes.

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::ids::{InteractionId, MessageId, UserId};
use crate::sandbox::state::State;
use crate::sandbox::validate::message::{Way, read};

fn interaction_part(state: &State, call: &Call) -> Result<InteractionId, ApiError> {
    let application: UserId = call.id(0, ApiError::UNKNOWN_WEBHOOK)?;
    if application != state.bot {
        return Err(ApiError::UNKNOWN_WEBHOOK);
    }
    state.by_token(call.parts.get(1).map_or("", String::as_str))
}

fn message_part(state: &State, call: &Call) -> Result<(InteractionId, MessageId), ApiError> {
    let interaction = interaction_part(state, call)?;
    let message = state.token_message(interaction, call.parts.get(2).map_or("", String::as_str))?;
    Ok((interaction, message))
}

pub(super) fn follow_up(state: &mut State, call: &mut Call) -> Handled {
    let interaction = interaction_part(state, call)?;
    let files = std::mem::take(&mut call.files);
    let draft = read(&mut call.problems, &call.body, files, Way::Webhook, "")?;
    if draft.is_empty() {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    let channel = state.interactions[&interaction].channel;
    if !state.channels.contains_key(&channel) {
        return Err(ApiError::UNKNOWN_CHANNEL);
    }
    let message = state.follow_up(interaction, draft);
    Ok(Reply::ok(state.message_json(message)))
}

pub(super) fn get(state: &mut State, call: &mut Call) -> Handled {
    let (_, message) = message_part(state, call)?;
    Ok(Reply::ok(state.message_json(message)))
}

pub(super) fn edit(state: &mut State, call: &mut Call) -> Handled {
    let (interaction, message) = message_part(state, call)?;
    let files = std::mem::take(&mut call.files);
    let draft = read(&mut call.problems, &call.body, files, Way::Webhook, "")?;
    if state.would_be_empty(message, &draft) {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    state.edit_by_token(interaction, message, draft);
    Ok(Reply::ok(state.message_json(message)))
}

pub(super) fn delete(state: &mut State, call: &mut Call) -> Handled {
    let (_, message) = message_part(state, call)?;
    state.delete_message(message);
    Ok(Reply::none())
}
