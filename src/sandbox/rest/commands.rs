//! Registering commands, globally or on a server.

use serde_json::{Value, json};

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::ids::{CommandId, GuildId, UserId};
use crate::sandbox::state::State;
use crate::sandbox::validate::command;

/// Most commands of a scope.
const MOST: usize = 100;

/// The scope of the path, and the index of the part after it.
fn scope(state: &State, call: &Call, with_id: bool) -> Result<Option<GuildId>, ApiError> {
    let application: UserId = call.id(0, ApiError::UNKNOWN_APPLICATION)?;
    if application != state.bot {
        return Err(ApiError::UNKNOWN_APPLICATION);
    }
    if call.parts.len() == 1 + usize::from(with_id) {
        return Ok(None);
    }
    let guild = call.id(1, ApiError::UNKNOWN_GUILD)?;
    if state.on_guild(guild, state.bot) {
        Ok(Some(guild))
    } else {
        Err(ApiError::MISSING_ACCESS)
    }
}

fn command_part(state: &State, call: &Call) -> Result<(Option<GuildId>, CommandId), ApiError> {
    let scope = scope(state, call, true)?;
    let id = call.id(call.parts.len() - 1, ApiError::UNKNOWN_COMMAND)?;
    if state.commands.contains_key(&(scope, id)) {
        Ok((scope, id))
    } else {
        Err(ApiError::UNKNOWN_COMMAND)
    }
}

pub(super) fn list(state: &mut State, call: &mut Call) -> Handled {
    let scope = scope(state, call, false)?;
    let all = state
        .commands
        .iter()
        .filter(|((kept, _), _)| *kept == scope)
        .map(|(_, command)| command);
    Ok(Reply::ok(json!(all.collect::<Vec<_>>())))
}

pub(super) fn replace(state: &mut State, call: &mut Call) -> Handled {
    let scope = scope(state, call, false)?;
    let commands = command::read_all(&mut call.problems, &call.body)?;
    Ok(Reply::ok(state.replace_commands(scope, commands)))
}

pub(super) fn create(state: &mut State, call: &mut Call) -> Handled {
    let scope = scope(state, call, false)?;
    let command = command::read(&mut call.problems, &call.body, "");
    if !call.problems.is_empty() {
        return Err(ApiError::form(&call.problems));
    }
    let existed = state
        .commands
        .iter()
        .any(|((kept, _), old)| *kept == scope && old["name"] == command["name"]);
    let count = state.commands.keys().filter(|(kept, _)| *kept == scope).count();
    if !existed && count >= MOST {
        return Err(ApiError::TOO_MANY_COMMANDS);
    }
    let body = state.put_command(scope, command);
    Ok(Reply {
        status: if existed { 200 } else { 201 },
        body,
    })
}

pub(super) fn get(state: &mut State, call: &mut Call) -> Handled {
    let key = command_part(state, call)?;
    Ok(Reply::ok(state.commands[&key].clone()))
}

pub(super) fn change(state: &mut State, call: &mut Call) -> Handled {
    let key = command_part(state, call)?;
    let mut merged = state.commands[&key].clone();
    if let (Value::Object(into), Value::Object(changes)) = (&mut merged, &call.body) {
        into.extend(changes.clone());
    }
    let command = command::read(&mut call.problems, &merged, "");
    if !call.problems.is_empty() {
        return Err(ApiError::form(&call.problems));
    }
    state.commands.remove(&key);
    Ok(Reply::ok(state.put_command_as(key, command)))
}

pub(super) fn delete(state: &mut State, call: &mut Call) -> Handled {
    let key = command_part(state, call)?;
    state.commands.remove(&key);
    state.announce(crate::sandbox::vocabulary::Change::CommandsChanged);
    Ok(Reply::none())
}
