//! The page's calls that do something, each as the person it names.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::narrate::Moved;
use super::refused::Refused;
use super::{Desk, Jump};
use crate::sandbox::ids::{ChannelId, InteractionId, MessageId, UserId};
use crate::sandbox::vocabulary::{ChoiceView, ClientRefusal, Invocation, OptionValue, Outcome, Upload};

type Answer<T> = Result<Json<T>, Refused>;

/// A file in JSON.
#[derive(Deserialize)]
struct File {
    filename: String,
    content_type: String,
    data: String,
}

/// A command with its options by canonical name.
#[derive(Deserialize)]
pub(super) struct Command {
    path: String,
    #[serde(default)]
    options: BTreeMap<String, Value>,
    #[serde(default)]
    files: BTreeMap<String, File>,
    /// The option whose suggestions are wanted (suggestions only).
    #[serde(default)]
    focused: String,
}

impl Command {
    fn invocation(self, channel: ChannelId) -> Result<Invocation, Refused> {
        let mut invocation = Invocation::new(channel, self.path);
        for (name, value) in self.options {
            invocation = invocation.option(name, option_value(&value));
        }
        for (name, file) in self.files {
            let bytes = BASE64_STANDARD.decode(&file.data).map_err(|_| Refused::File)?;
            let upload = Upload {
                filename: file.filename,
                content_type: file.content_type,
                bytes: bytes.into(),
            };
            invocation = invocation.option(name, upload);
        }
        Ok(invocation)
    }
}

/// What is typed travels as text, since the world turns text into what the option takes, as a client does.
fn option_value(value: &Value) -> OptionValue {
    match value {
        Value::Bool(yes) => OptionValue::Boolean(*yes),
        Value::String(text) => OptionValue::Text(text.clone()),
        other => OptionValue::Text(other.to_string()),
    }
}

async fn outcome(desk: &Desk, interaction: Result<InteractionId, ClientRefusal>) -> Answer<Outcome> {
    Ok(Json(desk.world.outcome(interaction?).await))
}

/// `POST /as/{user}/channels/{channel}/invoke`
pub(super) async fn invoke(
    State(desk): State<Desk>,
    Path((user, channel)): Path<(UserId, ChannelId)>,
    Json(command): Json<Command>,
) -> Answer<Outcome> {
    outcome(&desk, desk.world.invoke(user, command.invocation(channel)?)).await
}

/// `POST /as/{user}/channels/{channel}/complete`: what the bot suggests for the focused option.
pub(super) async fn complete(
    State(desk): State<Desk>,
    Path((user, channel)): Path<(UserId, ChannelId)>,
    Json(command): Json<Command>,
) -> Answer<Vec<ChoiceView>> {
    let focused = command.focused.clone();
    let asked = desk.world.autocomplete(user, command.invocation(channel)?, &focused)?;
    match desk.world.outcome(asked).await {
        Outcome::Choices(choices) => Ok(Json(choices)),
        _ => Ok(Json(Vec::new())),
    }
}

/// What was written.
#[derive(Deserialize)]
pub(super) struct Said {
    content: String,
}

/// `POST /as/{user}/channels/{channel}/say`
pub(super) async fn say(
    State(desk): State<Desk>,
    Path((user, channel)): Path<(UserId, ChannelId)>,
    Json(said): Json<Said>,
) -> Answer<Value> {
    Ok(Json(
        json!({ "message": desk.world.say(user, channel, &said.content)? }),
    ))
}

/// `POST /as/{user}/channels/{channel}/read`
pub(super) async fn read(State(desk): State<Desk>, Path((user, channel)): Path<(UserId, ChannelId)>) -> StatusCode {
    desk.world.mark_read(user, channel);
    StatusCode::NO_CONTENT
}

/// A component that was used.
#[derive(Deserialize)]
pub(super) struct Used {
    custom_id: String,
    #[serde(default)]
    values: Vec<String>,
}

/// `POST /as/{user}/messages/{message}/press`
pub(super) async fn press(
    State(desk): State<Desk>,
    Path((user, message)): Path<(UserId, MessageId)>,
    Json(used): Json<Used>,
) -> Answer<Outcome> {
    outcome(&desk, desk.world.press(user, message, &used.custom_id)).await
}

/// `POST /as/{user}/messages/{message}/choose`
pub(super) async fn choose(
    State(desk): State<Desk>,
    Path((user, message)): Path<(UserId, MessageId)>,
    Json(used): Json<Used>,
) -> Answer<Outcome> {
    let values: Vec<&str> = used.values.iter().map(String::as_str).collect();
    outcome(&desk, desk.world.choose(user, message, &used.custom_id, &values)).await
}

/// `POST /as/{user}/messages/{message}/dismiss`
pub(super) async fn dismiss(State(desk): State<Desk>, Path((user, message)): Path<(UserId, MessageId)>) -> StatusCode {
    desk.world.dismiss(user, message);
    StatusCode::NO_CONTENT
}

/// The texts of a modal by the inputs' custom ids.
#[derive(Deserialize)]
pub(super) struct Filled {
    fields: BTreeMap<String, String>,
}

/// `POST /as/{user}/modals/{modal}/submit`
pub(super) async fn submit(
    State(desk): State<Desk>,
    Path((user, modal)): Path<(UserId, InteractionId)>,
    Json(filled): Json<Filled>,
) -> Answer<Outcome> {
    let fields: Vec<(&str, &str)> = filled
        .fields
        .iter()
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    outcome(&desk, desk.world.submit(user, modal, &fields)).await
}

/// `POST /as/{user}/modals/dismiss`
pub(super) async fn dismiss_modal(State(desk): State<Desk>, Path(user): Path<UserId>) -> StatusCode {
    desk.world.dismiss_modal(user);
    StatusCode::NO_CONTENT
}

/// `POST /as/{user}/dm`: opens the conversation with the bot from the person's side.
pub(super) async fn open_dm(State(desk): State<Desk>, Path(user): Path<UserId>) -> Json<Value> {
    Json(json!({ "channel": desk.world.open_dm(user) }))
}

/// The client's language.
#[derive(Deserialize)]
pub(super) struct Locale {
    locale: String,
}

/// `PUT /as/{user}/locale`
pub(super) async fn set_locale(
    State(desk): State<Desk>,
    Path(user): Path<UserId>,
    Json(Locale { locale }): Json<Locale>,
) -> StatusCode {
    desk.world.set_locale(user, &locale);
    StatusCode::NO_CONTENT
}

/// How the clock is to be moved, and the language of the words about it.
#[derive(Deserialize)]
pub(super) struct Move {
    jump: Jump,
    #[serde(default)]
    lang: String,
}

/// `POST /clock`: moves the clock; answers when everything due has been played.
pub(super) async fn jump(State(desk): State<Desk>, Json(wanted): Json<Move>) -> Answer<Moved> {
    // In a task of its own: a browser that goes away must not stop the play in the middle.
    let played = tokio::spawn(async move {
        let Ok(_moving) = desk.live.moving.try_lock() else {
            return Err(Refused::Moving);
        };
        desk.live.begin_counting();
        let played = desk.host.jump(wanted.jump, &wanted.lang).await;
        let sent = desk.live.end_counting();
        Ok(Json(Moved::new(&desk, played.map_err(Refused::Host)?, &sent)))
    });
    played
        .await
        .unwrap_or_else(|error| Err(Refused::Host(error.to_string())))
}
