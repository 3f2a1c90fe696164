//! Forging: what a changed client sends past Discord's own checks. A bot may not lean on a button having been shown to
//! whoever presses it, so a test must be able to press what nobody was shown.

use serde_json::{Value, json};

use super::World;
use crate::sandbox::ids::{ChannelId, InteractionId, MessageId, UserId};
use crate::sandbox::state::{Asked, Draft, Origin, State};

impl World {
    /// A press of a component with any custom id, as if it stood under the bot's newest public message of the channel.
    #[must_use]
    pub fn forge_press(&self, user: UserId, channel: ChannelId, custom_id: &str, values: &[&str]) -> InteractionId {
        let data = json!({ "component_type": 3, "custom_id": custom_id, "id": 0, "values": values });
        self.forge(user, channel, Asked::Component, &data)
    }

    /// A submitted modal with any custom id and any inputs.
    #[must_use]
    pub fn forge_submit(
        &self,
        user: UserId,
        channel: ChannelId,
        custom_id: &str,
        fields: &[(&str, &str)],
    ) -> InteractionId {
        let input = |(id, text): &(&str, &str)| {
            let input = json!({ "type": 4, "custom_id": id, "id": 0, "value": text });
            json!({ "type": 1, "id": 0, "components": [input] })
        };
        let rows: Vec<Value> = fields.iter().map(input).collect();
        let data = json!({ "custom_id": custom_id, "components": rows });
        self.forge(user, channel, Asked::Modal, &data)
    }

    /// A command that the bot does not register, as one that an earlier version left behind.
    #[must_use]
    pub fn forge_command(&self, user: UserId, channel: ChannelId, path: &str) -> InteractionId {
        let data = json!({ "id": "1", "name": path, "type": 1, "options": [] });
        let asked = Asked::Command { path: path.to_owned() };
        self.lock().ask(without_message(user, channel), asked, &data)
    }

    /// Somebody types the option of such a command.
    #[must_use]
    pub fn forge_typing(&self, user: UserId, channel: ChannelId, path: &str) -> InteractionId {
        let typed = json!({ "name": "what", "type": 3, "value": "a", "focused": true });
        let data = json!({ "id": "1", "name": path, "type": 1, "options": [typed] });
        let asked = Asked::Autocomplete { path: path.to_owned() };
        self.lock().ask(without_message(user, channel), asked, &data)
    }

    fn forge(&self, user: UserId, channel: ChannelId, asked: Asked, data: &Value) -> InteractionId {
        let mut state = self.lock();
        let message = newest(&state, channel).unwrap_or_else(|| {
            let draft = Draft {
                content: Some("…".to_owned()),
                ..Draft::default()
            };
            let bot = state.bot;
            state.post(channel, bot, draft, None)
        });
        let origin = Origin {
            user,
            channel,
            message: Some(message),
        };
        state.ask(origin, asked, data)
    }
}

fn without_message(user: UserId, channel: ChannelId) -> Origin {
    Origin {
        user,
        channel,
        message: None,
    }
}

/// The bot's newest message in a channel that is not for one person alone.
fn newest(state: &State, channel: ChannelId) -> Option<MessageId> {
    let all = state.channels.get(&channel)?.messages.iter().rev();
    let of_bot = |id: &&MessageId| {
        let message = state.messages.get(id);
        message.is_some_and(|message| message.author == state.bot && message.only_for.is_none())
    };
    all.take(50).find(of_bot).copied()
}
