//! Channels and their messages.

use serde_json::json;

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::ids::{ChannelId, MessageId};
use crate::sandbox::permissions::MANAGE_MESSAGES;
use crate::sandbox::state::{Access, Draft, EPHEMERAL, State};
use crate::sandbox::validate::message::{Way, read};
use crate::sandbox::vocabulary::Change;

fn channel_part(state: &State, call: &Call, access: Access) -> Result<ChannelId, ApiError> {
    let channel = call.id(0, ApiError::UNKNOWN_CHANNEL)?;
    state.need(channel, access)?;
    Ok(channel)
}

pub(super) fn get(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::See)?;
    Ok(Reply::ok(state.channel_json(channel)))
}

pub(super) fn typing(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::Send)?;
    state.announce(Change::Typing { channel });
    Ok(Reply::none())
}

pub(super) fn messages(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::See)?;
    if state.need(channel, Access::History).is_err() {
        return Ok(Reply::ok(json!([])));
    }
    let limit = call.query("limit").map_or(Ok(50), str::parse::<usize>);
    let Some(limit) = limit.ok().filter(|limit| (1..=100).contains(limit)) else {
        return Err(ApiError::field(
            "limit",
            "NUMBER_TYPE_MAX",
            "int value should be between 1 and 100.",
        ));
    };
    let bound = |name: &str| call.query(name).and_then(|text| text.parse::<MessageId>().ok());
    let mut all: Vec<MessageId> = state.channels[&channel].messages.clone();
    all.retain(|id| state.messages.get(id).is_some_and(|message| message.only_for.is_none()));
    let newest = |list: &[MessageId]| list.iter().rev().take(limit).copied().collect::<Vec<_>>();
    let chosen = if let Some(before) = bound("before") {
        all.retain(|id| *id < before);
        newest(&all)
    } else if let Some(after) = bound("after") {
        all.retain(|id| *id > after);
        all.truncate(limit);
        newest(&all)
    } else if let Some(around) = bound("around") {
        let at = all.partition_point(|id| *id < around);
        let from = at.saturating_sub(limit / 2);
        newest(&all[from..all.len().min(from + limit)])
    } else {
        newest(&all)
    };
    Ok(Reply::ok(json!(
        chosen.into_iter().map(|id| state.message_json(id)).collect::<Vec<_>>()
    )))
}

pub(super) fn message(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::History)?;
    let id = state.fetchable(channel, call.id(1, ApiError::UNKNOWN_MESSAGE)?)?.id;
    Ok(Reply::ok(state.message_json(id)))
}

pub(super) fn post(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::Send)?;
    let files = std::mem::take(&mut call.files);
    let draft = read(&mut call.problems, &call.body, files, Way::Channel, "")?;
    if draft.is_empty() {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    let draft = plain(state, draft)?;
    if let Some(reply) = draft.reply_to {
        state.fetchable(channel, reply).map_err(|_| {
            ApiError::field(
                "message_reference",
                "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
                "Unknown message",
            )
        })?;
    }
    let id = state.post_once(channel, draft);
    Ok(Reply::ok(state.message_json(id)))
}

/// A message to a channel is never ephemeral.
fn plain(state: &mut State, mut draft: Draft) -> Result<Draft, ApiError> {
    if let Some(flags) = draft.flags.filter(|flags| flags & EPHEMERAL != 0) {
        state.violation("a channel message cannot be ephemeral".to_owned());
        draft.flags = Some(flags & !EPHEMERAL);
    }
    Ok(draft)
}

pub(super) fn edit(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::See)?;
    let message = state.fetchable(channel, call.id(1, ApiError::UNKNOWN_MESSAGE)?)?;
    let id = message.id;
    if message.author != state.bot {
        return Err(ApiError::NOT_THE_AUTHOR);
    }
    let files = std::mem::take(&mut call.files);
    let draft = read(&mut call.problems, &call.body, files, Way::Channel, "")?;
    if state.would_be_empty(id, &draft) {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    state.edit(id, draft);
    Ok(Reply::ok(state.message_json(id)))
}

pub(super) fn delete(state: &mut State, call: &mut Call) -> Handled {
    let channel = channel_part(state, call, Access::See)?;
    let message = state.fetchable(channel, call.id(1, ApiError::UNKNOWN_MESSAGE)?)?;
    let (id, author) = (message.id, message.author);
    if author != state.bot {
        let dm = state.dm_with(channel).is_some();
        let may = state.bot_permissions(channel) & MANAGE_MESSAGES != 0;
        if dm {
            return Err(ApiError::INVALID_DM_ACTION);
        } else if !may {
            return Err(ApiError::MISSING_PERMISSIONS);
        }
    }
    state.delete_message(id);
    Ok(Reply::none())
}
