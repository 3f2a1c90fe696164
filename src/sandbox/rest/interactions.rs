//! The first answer to an interaction.

use serde_json::Value;

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::error::Problems;
use crate::sandbox::ids::InteractionId;
use crate::sandbox::state::{Asked, State};
use crate::sandbox::validate::message::{Way, read};
use crate::sandbox::validate::{command, modal};

/// Message.
const MESSAGE: u64 = 4;
/// Message to come.
const DEFERRED_MESSAGE: u64 = 5;
/// Change to come.
const DEFERRED_UPDATE: u64 = 6;
/// Change of the message with the component.
const UPDATE: u64 = 7;
/// Suggestions.
const CHOICES: u64 = 8;
/// Modal.
const MODAL: u64 = 9;

pub(super) fn callback(state: &mut State, call: &mut Call) -> Handled {
    let id: InteractionId = call.id(0, ApiError::UNKNOWN_INTERACTION)?;
    let token = call.parts.get(1).cloned().unwrap_or_default();
    let asked = state.answerable(id, &token)?;
    let from_component = asked.message.is_some();
    let allowed: &[u64] = match asked.asked {
        Asked::Command { .. } => &[MESSAGE, DEFERRED_MESSAGE, MODAL],
        Asked::Autocomplete { .. } => &[CHOICES],
        Asked::Component => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
        Asked::Modal if from_component => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
        Asked::Modal => &[MESSAGE, DEFERRED_MESSAGE],
    };
    let option_kind = asked.focused_kind;
    let kind = call.body["type"].as_u64().filter(|kind| allowed.contains(kind));
    let Some(kind) = kind else {
        let list = allowed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        return Err(ApiError::field(
            "type",
            "BASE_TYPE_CHOICES",
            &format!("Value must be one of {{{list}}}."),
        ));
    };
    for key in call.body.as_object().into_iter().flat_map(|body| body.keys()) {
        if key != "type" && key != "data" {
            call.problems.unknown.push(key.clone());
        }
    }
    match kind {
        MODAL => {
            modal::check(&mut call.problems, &call.body["data"], "data")?;
            state.answer_modal(id, call.body["data"].clone());
        }
        CHOICES => {
            let choices = suggestions(&mut call.problems, &call.body["data"], option_kind)?;
            state.answer_choices(id, choices);
        }
        DEFERRED_UPDATE => state.answer_update(id, None),
        _ => message(state, call, id, kind)?,
    }
    if matches!(call.query("with_response"), Some("true" | "True" | "1")) {
        return Ok(Reply::ok(state.callback_json(id, kind)));
    }
    Ok(Reply::none())
}

fn message(state: &mut State, call: &mut Call, id: InteractionId, kind: u64) -> Result<(), ApiError> {
    let files = std::mem::take(&mut call.files);
    let empty = Value::Object(serde_json::Map::new());
    let data = if call.body["data"].is_null() {
        &empty
    } else {
        &call.body["data"]
    };
    let draft = read(&mut call.problems, data, files, Way::Webhook, "data")?;
    if kind == MESSAGE && draft.is_empty() {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    if kind == UPDATE {
        let target = state.interactions.get(&id).and_then(|asked| asked.message);
        if target.is_none_or(|target| !state.messages.contains_key(&target)) {
            return Err(ApiError::UNKNOWN_MESSAGE);
        }
        if target.is_some_and(|target| state.would_be_empty(target, &draft)) {
            return Err(ApiError::EMPTY_MESSAGE);
        }
        state.answer_update(id, Some(draft));
    } else {
        state.answer_message(id, draft, kind == DEFERRED_MESSAGE);
    }
    Ok(())
}

fn suggestions(problems: &mut Problems, data: &Value, kind: i64) -> Result<Vec<Value>, ApiError> {
    let choices = data["choices"].as_array().cloned().unwrap_or_default();
    if choices.len() > 25 {
        problems.add("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    command::choices(problems, &choices, "data.choices", kind);
    if problems.is_empty() {
        Ok(choices)
    } else {
        Err(ApiError::form(problems))
    }
}
