//! Acting: what a person does, checked as Discord's client checks it before anything is sent.

use serde_json::{Map, Value, json};

use super::World;
use super::show;
use crate::sandbox::ids::{ChannelId, InteractionId, MessageId, UserId};
use crate::sandbox::permissions::{SEND_MESSAGES, VIEW_CHANNEL};
use crate::sandbox::state::{Answer, Asked, Draft, Origin, State};
use crate::sandbox::vocabulary::{ClientRefusal, ComponentView, Invocation, SelectKind, SelectView};

type Asking = Result<InteractionId, ClientRefusal>;

impl World {
    /// Opens the conversation with the bot from the person's side.
    #[must_use]
    pub fn open_dm(&self, user: UserId) -> ChannelId {
        self.lock().open_dm(user)
    }

    /// Writes a message.
    ///
    /// # Errors
    /// When the person may not write there, or the text is empty or too long.
    pub fn say(&self, user: UserId, channel: ChannelId, text: &str) -> Result<MessageId, ClientRefusal> {
        let mut state = self.lock();
        place(&state, user, channel)?;
        if state.permissions_in(channel, user) & SEND_MESSAGES == 0 {
            return Err(ClientRefusal::CannotSend);
        }
        if text.trim().is_empty() || text.chars().count() > 2000 {
            return Err(ClientRefusal::BadMessage);
        }
        let draft = Draft {
            content: Some(text.to_owned()),
            ..Draft::default()
        };
        Ok(state.post(channel, user, draft, None))
    }

    /// Sends a command.
    ///
    /// # Errors
    /// When it is not offered to the person there, or an option is missing or does not fit.
    pub fn invoke(&self, user: UserId, invocation: Invocation) -> Asking {
        invoke(&mut self.lock(), user, invocation)
    }

    /// Asks for suggestions for the option `focused`, whose present text is among the invocation's options.
    ///
    /// # Errors
    /// When the command is not offered, or the option does not suggest anything.
    pub fn autocomplete(&self, user: UserId, invocation: Invocation, focused: &str) -> Asking {
        let mut state = self.lock();
        place(&state, user, invocation.channel)?;
        let kind = {
            let offered = state.offered(user, invocation.channel);
            let leaf = offered.iter().find(|leaf| leaf.path() == invocation.path);
            let leaf = leaf.ok_or_else(|| ClientRefusal::NoSuchCommand(invocation.path.clone()))?;
            let option = leaf.options().iter().find(|option| option["name"] == focused);
            let option = option.ok_or_else(|| ClientRefusal::NoSuchOption(focused.to_owned()))?;
            if option["autocomplete"] != true {
                return Err(ClientRefusal::BadOption(
                    focused.to_owned(),
                    "suggests nothing".to_owned(),
                ));
            }
            option["type"].as_i64().unwrap_or(3)
        };
        let data = state.command_data(user, &invocation, Some(focused))?;
        let origin = Origin {
            user,
            channel: invocation.channel,
            message: None,
        };
        let id = state.ask(origin, Asked::Autocomplete { path: invocation.path }, &data);
        if let Some(entry) = state.interactions.get_mut(&id) {
            entry.focused_kind = kind;
        }
        Ok(id)
    }

    /// Presses a button.
    ///
    /// # Errors
    /// When the person does not see it, or it cannot be pressed.
    pub fn press(&self, user: UserId, message: MessageId, custom_id: &str) -> Asking {
        press(&mut self.lock(), user, message, custom_id)
    }

    /// Chooses in a select: option values, or ids.
    ///
    /// # Errors
    /// When the person does not see it, or the values cannot be chosen.
    pub fn choose(&self, user: UserId, message: MessageId, custom_id: &str, values: &[&str]) -> Asking {
        choose(&mut self.lock(), user, message, custom_id, values)
    }

    /// Submits the open modal: texts by the inputs' custom ids; inputs left out keep their first value.
    ///
    /// # Errors
    /// When it is not open, or a text is missing, too short or too long.
    pub fn submit(&self, user: UserId, modal: InteractionId, fields: &[(&str, &str)]) -> Asking {
        let mut state = self.lock();
        let open = state.users.get(&user).ok_or(ClientRefusal::NoSuchUser)?.open_modal;
        let opener = state
            .interactions
            .get(&modal)
            .filter(|_| open == Some(modal))
            .ok_or(ClientRefusal::NoSuchModal)?;
        let Answer::Modal(form) = &opener.answer else {
            return Err(ClientRefusal::NoSuchModal);
        };
        let view = show::modal(modal, form);
        if let Some((unknown, _)) = fields
            .iter()
            .find(|(id, _)| view.inputs.iter().all(|input| input.custom_id != *id))
        {
            return Err(ClientRefusal::NoSuchInput((*unknown).to_owned()));
        }
        let mut rows = Vec::new();
        for input in &view.inputs {
            let given = fields
                .iter()
                .find(|(id, _)| *id == input.custom_id)
                .map(|(_, text)| (*text).to_owned());
            let text = given.unwrap_or_else(|| input.value.clone());
            let length = text.chars().count();
            let refuse = |why: String| Err(ClientRefusal::BadInput(input.custom_id.clone(), why));
            if text.trim().is_empty() && input.required {
                return refuse("it must be filled in".to_owned());
            }
            if !text.is_empty() && !(input.min_length..=input.max_length).contains(&length) {
                return refuse(format!(
                    "{length} characters, {} to {} are allowed",
                    input.min_length, input.max_length
                ));
            }
            let part = json!({ "type": 4, "id": 0, "custom_id": input.custom_id, "value": text });
            rows.push(json!({ "type": 1, "id": 0, "components": [part] }));
        }
        let data = json!({ "custom_id": view.custom_id, "components": rows, "resolved": {} });
        let origin = Origin {
            user,
            channel: opener.channel,
            message: opener.message,
        };
        if let Some(entry) = state.users.get_mut(&user) {
            entry.open_modal = None;
        }
        Ok(state.ask(origin, Asked::Modal, &data))
    }

    /// Closes the open modal; the bot never hears of it.
    pub fn dismiss_modal(&self, user: UserId) {
        if let Some(entry) = self.lock().users.get_mut(&user) {
            entry.open_modal = None;
        }
    }
}

/// [`World::invoke`] and what a client of one's own asks.
pub(in super::super) fn invoke(state: &mut State, user: UserId, invocation: Invocation) -> Asking {
    place(state, user, invocation.channel)?;
    let data = state.command_data(user, &invocation, None)?;
    let origin = Origin {
        user,
        channel: invocation.channel,
        message: None,
    };
    Ok(state.ask(origin, Asked::Command { path: invocation.path }, &data))
}

/// [`World::press`], likewise.
pub(in super::super) fn press(state: &mut State, user: UserId, message: MessageId, custom_id: &str) -> Asking {
    match component(state, user, message, custom_id)?.0 {
        ComponentView::Button(button) if button.disabled => Err(ClientRefusal::Disabled(custom_id.to_owned())),
        ComponentView::Button(_) => {
            let data = json!({ "component_type": 2, "custom_id": custom_id, "id": 0 });
            Ok(ask_component(state, user, message, &data))
        }
        ComponentView::Select(_) => Err(ClientRefusal::WrongKind(custom_id.to_owned())),
    }
}

/// [`World::choose`], likewise.
pub(in super::super) fn choose(
    state: &mut State,
    user: UserId,
    message: MessageId,
    custom_id: &str,
    values: &[&str],
) -> Asking {
    let (view, kind) = component(state, user, message, custom_id)?;
    let ComponentView::Select(select) = view else {
        return Err(ClientRefusal::WrongKind(custom_id.to_owned()));
    };
    if select.disabled {
        return Err(ClientRefusal::Disabled(custom_id.to_owned()));
    }
    check_values(&select, values)?;
    let mut data = json!({ "component_type": kind, "custom_id": custom_id, "id": 0, "values": values });
    if select.offers != SelectKind::String {
        let channel = state.messages[&message].channel;
        let mut resolved = Map::new();
        for id in values {
            state
                .resolve(id, channel, &mut resolved)
                .map_err(ClientRefusal::BadValues)?;
        }
        data["resolved"] = Value::Object(resolved);
    }
    Ok(ask_component(state, user, message, &data))
}

/// The person exists and sees the channel.
fn place(state: &State, user: UserId, channel: ChannelId) -> Result<(), ClientRefusal> {
    if !state.users.contains_key(&user) {
        return Err(ClientRefusal::NoSuchUser);
    }
    if state.permissions_in(channel, user) & VIEW_CHANNEL == 0 {
        return Err(ClientRefusal::NoSuchChannel);
    }
    Ok(())
}

/// The component before the person's eyes, with Discord's number for its kind.
fn component(
    state: &State,
    user: UserId,
    message: MessageId,
    custom_id: &str,
) -> Result<(ComponentView, u64), ClientRefusal> {
    if !state.sees(user, message) {
        return Err(ClientRefusal::NoSuchMessage);
    }
    let rows = &state.messages[&message].components;
    let parts: Vec<&Value> = rows
        .iter()
        .filter_map(|row| row["components"].as_array())
        .flatten()
        .collect();
    let found = parts.iter().find(|part| part["custom_id"] == custom_id);
    let Some(part) = found else {
        let ids = parts
            .iter()
            .filter_map(|part| part["custom_id"].as_str())
            .map(str::to_owned)
            .collect();
        return Err(ClientRefusal::NoSuchComponent(custom_id.to_owned(), ids));
    };
    Ok((show::component(part), part["type"].as_u64().unwrap_or_default()))
}

fn ask_component(state: &mut State, user: UserId, message: MessageId, data: &Value) -> InteractionId {
    let channel = state.messages[&message].channel;
    state.ask(
        Origin {
            user,
            channel,
            message: Some(message),
        },
        Asked::Component,
        data,
    )
}

fn check_values(select: &SelectView, values: &[&str]) -> Result<(), ClientRefusal> {
    if !(select.min..=select.max).contains(&values.len()) {
        let why = format!("{} chosen, {} to {} are allowed", values.len(), select.min, select.max);
        return Err(ClientRefusal::BadValues(why));
    }
    let offered = |value: &&&str| select.options.iter().any(|option| option.value == **value);
    if select.offers == SelectKind::String
        && let Some(foreign) = values.iter().find(|value| !offered(value))
    {
        return Err(ClientRefusal::BadValues(format!(
            "{foreign:?} is not among the options"
        )));
    }
    Ok(())
}
