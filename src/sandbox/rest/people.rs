//! What a person's own client asks: which commands there are, and to press, to choose, to send a command. Checked as
//! the client checks it before it asks, and again: Discord believes no client.

use serde_json::{Value, json};

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::ids::{ChannelId, GuildId, InteractionId, MessageId, UserId};
use crate::sandbox::permissions::VIEW_CHANNEL;
use crate::sandbox::state::State;
use crate::sandbox::vocabulary::{ClientRefusal, Invocation, OptionValue};
use crate::sandbox::world::act;

/// A command.
const COMMAND: u64 = 2;
/// A button or a select.
const COMPONENT: u64 = 3;

/// The commands of a server.
pub(super) fn commands(state: &mut State, call: &mut Call) -> Handled {
    let guild: GuildId = call.id(0, ApiError::UNKNOWN_GUILD)?;
    if !state.guilds.contains_key(&guild) {
        return Err(ApiError::UNKNOWN_GUILD);
    }
    if !state.on_guild(guild, call.user) {
        return Err(ApiError::MISSING_ACCESS);
    }
    let here = |scope: &Option<GuildId>| scope.is_none_or(|scope| scope == guild);
    let commands = state.commands.iter().filter(|((scope, _), _)| here(scope));
    let commands: Vec<&Value> = commands.map(|(_, command)| command).collect();
    let bot = &state.users[&state.bot];
    let applications = json!([{ "id": bot.id, "name": bot.name, "icon": null, "description": "", "flags": 0 }]);
    Ok(Reply::ok(json!({
        "applications": applications, "application_commands": commands, "version": "1",
    })))
}

/// A press, a choice or a command.
pub(super) fn interact(state: &mut State, call: &mut Call) -> Handled {
    let (body, user) = (&call.body, call.user);
    let channel = place(state, user, body)?;
    let nonce = body["nonce"].clone();
    if nonce.as_str().is_some_and(|nonce| nonce.chars().count() > 25) {
        let message = "Must be 25 or fewer in length.";
        return Err(ApiError::field("nonce", "BASE_TYPE_MAX_LENGTH", message));
    }
    let asked = match body["type"].as_u64() {
        Some(COMMAND) => command(state, user, channel, &body["data"])?,
        Some(COMPONENT) => component(state, user, channel, body)?,
        _ => {
            let message = "Value must be one of {2, 3}.";
            return Err(ApiError::field("type", "BASE_TYPE_CHOICES", message));
        }
    };
    state.asked_by_client(asked, nonce);
    Ok(Reply::none())
}

/// The channel, when everything fits: the application, the server, and a session of this person's that is connected.
fn place(state: &State, user: UserId, body: &Value) -> Result<ChannelId, ApiError> {
    if body["application_id"] != json!(state.bot) {
        return Err(ApiError::UNKNOWN_APPLICATION);
    }
    let channel: ChannelId = id(&body["channel_id"], ApiError::UNKNOWN_CHANNEL)?;
    if !state.channels.contains_key(&channel) {
        return Err(ApiError::UNKNOWN_CHANNEL);
    }
    if state.permissions_in(channel, user) & VIEW_CHANNEL == 0 {
        return Err(ApiError::MISSING_ACCESS);
    }
    if body["guild_id"] != json!(state.guild_of(channel)) {
        return Err(ApiError::UNKNOWN_GUILD);
    }
    let session = body["session_id"].as_str().and_then(|id| state.sessions.get(id));
    if session.is_none_or(|session| session.user != user || session.socket.is_none()) {
        let message = "This field is required";
        return Err(ApiError::field("session_id", "BASE_TYPE_REQUIRED", message));
    }
    Ok(channel)
}

fn id<T: std::str::FromStr>(value: &Value, missing: ApiError) -> Result<T, ApiError> {
    value.as_str().and_then(|id| id.parse().ok()).ok_or(missing)
}

fn command(state: &mut State, user: UserId, channel: ChannelId, data: &Value) -> Result<InteractionId, ApiError> {
    let known = |((_, id), _): &(&(_, crate::sandbox::ids::CommandId), &Value)| json!(id) == data["id"];
    let (_, registered) = state.commands.iter().find(known).ok_or(ApiError::UNKNOWN_COMMAND)?;
    if registered["version"] != data["version"] {
        let message = "This command is outdated, please try again in a few minutes";
        let code = "INTERACTION_APPLICATION_COMMAND_INVALID_VERSION";
        return Err(ApiError::field("data.version", code, message));
    }
    if registered["name"] != data["name"] {
        return Err(ApiError::UNKNOWN_COMMAND);
    }
    act::invoke(state, user, invocation(channel, data)).map_err(|refusal| refused(&refusal))
}

/// Down the subcommands to the options.
fn invocation(channel: ChannelId, data: &Value) -> Invocation {
    let mut path = data["name"].as_str().unwrap_or_default().to_owned();
    let mut options = data["options"].as_array().map_or(&[][..], Vec::as_slice);
    while let [step] = options
        && matches!(step["type"].as_u64(), Some(1 | 2))
    {
        path = format!("{path} {}", step["name"].as_str().unwrap_or_default());
        options = step["options"].as_array().map_or(&[][..], Vec::as_slice);
    }
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    options.iter().fold(Invocation::new(channel, path), |asked, option| {
        let name = option["name"].as_str().unwrap_or_default();
        asked.option(name, OptionValue::Text(text(&option["value"])))
    })
}

fn component(state: &mut State, user: UserId, channel: ChannelId, body: &Value) -> Result<InteractionId, ApiError> {
    let message: MessageId = id(&body["message_id"], ApiError::UNKNOWN_MESSAGE)?;
    if state
        .messages
        .get(&message)
        .is_none_or(|found| found.channel != channel)
    {
        return Err(ApiError::UNKNOWN_MESSAGE);
    }
    let data = &body["data"];
    let custom_id = data["custom_id"].as_str().unwrap_or_default();
    let asked = if data["component_type"] == 2 {
        act::press(state, user, message, custom_id)
    } else {
        let values = data["values"].as_array().into_iter().flatten();
        let values: Vec<&str> = values.filter_map(Value::as_str).collect();
        act::choose(state, user, message, custom_id, &values)
    };
    asked.map_err(|refusal| refused(&refusal))
}

/// What the client would not have done, in Discord's codes.
fn refused(refusal: &ClientRefusal) -> ApiError {
    let field = |path, code| ApiError::field(path, code, &refusal.to_string());
    match refusal {
        ClientRefusal::NoSuchMessage => ApiError::UNKNOWN_MESSAGE,
        ClientRefusal::NoSuchCommand(_) => ApiError::UNKNOWN_COMMAND,
        ClientRefusal::MissingOption(_) => field("data.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED"),
        ClientRefusal::NoSuchOption(_) | ClientRefusal::BadOption(..) => {
            field("data.options", "APPLICATION_COMMAND_OPTIONS_VALUE_INVALID")
        }
        _ => field("data", "COMPONENT_VALIDATION_FAILED"),
    }
}
