//! Interactions: what a person did, the three seconds, and the answer.

use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

use super::State;
use super::messages::{Draft, EPHEMERAL, LOADING};
use super::sessions::intent;
use crate::sandbox::error::ApiError;
use crate::sandbox::ids::{ChannelId, InteractionId, MessageId, UserId};
use crate::sandbox::vocabulary::Change;

/// How long a token can be used.
const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// What a person did.
#[derive(Clone, Debug)]
pub(in super::super) enum Asked {
    /// Sent a command.
    Command { path: String },
    /// Types an option's value.
    Autocomplete { path: String },
    /// Pressed a button or chose in a select.
    Component,
    /// Submitted a modal.
    Modal,
}

impl Asked {
    /// Discord's number for it.
    pub(in super::super) fn code(&self) -> u8 {
        match self {
            Self::Command { .. } => 2,
            Self::Component => 3,
            Self::Autocomplete { .. } => 4,
            Self::Modal => 5,
        }
    }

    pub(in super::super) fn is_command(&self) -> bool {
        matches!(self, Self::Command { .. })
    }

    pub(in super::super) fn command_path(&self) -> Option<&str> {
        match self {
            Self::Command { path } | Self::Autocomplete { path } => Some(path),
            _ => None,
        }
    }
}

/// What the bot has answered.
#[derive(Clone, Debug)]
pub(in super::super) enum Answer {
    /// Nothing yet.
    Waiting,
    /// Nothing in time.
    Missed,
    /// A message.
    Message(MessageId),
    /// A message to come.
    Deferred(MessageId),
    /// A change to come; what came of it, a changed or a new message.
    DeferredUpdate(Option<(MessageId, bool)>),
    /// The message with the component changed.
    Updated(MessageId),
    /// A modal.
    Modal(Value),
    /// Suggestions.
    Choices(Vec<Value>),
}

/// Where an interaction comes from.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Origin {
    pub(in super::super) user: UserId,
    pub(in super::super) channel: ChannelId,
    /// The message with the component, also behind a modal that a component opened.
    pub(in super::super) message: Option<MessageId>,
}

/// An interaction.
#[derive(Debug)]
pub(in super::super) struct Interaction {
    pub(in super::super) id: InteractionId,
    pub(in super::super) user: UserId,
    pub(in super::super) channel: ChannelId,
    pub(in super::super) message: Option<MessageId>,
    pub(in super::super) asked: Asked,
    pub(in super::super) at: Instant,
    pub(in super::super) answer: Answer,
    /// What `@original` means.
    pub(in super::super) original: Option<MessageId>,
    /// The type of the option that suggestions are for.
    pub(in super::super) focused_kind: i64,
    /// By what the client that asked knows it.
    pub(in super::super) nonce: Value,
    token: String,
}

impl State {
    /// Sends an interaction to the bot and starts its three seconds.
    pub(in super::super) fn ask(&mut self, origin: Origin, asked: Asked, data: &Value) -> InteractionId {
        let Origin { user, channel, message } = origin;
        let id = InteractionId(self.ids.next());
        let secret = self.ids.next().rotate_left(23) ^ 0x5bd1_e995_9d2c_5681;
        let raw = format!(
            "interaction:{id}:{secret:016x}{:016x}",
            secret.wrapping_mul(0x9e37_79b9_7f4a_7c15)
        );
        let token = base64::engine::general_purpose::STANDARD_NO_PAD.encode(raw);
        let payload = self.interaction_json(id, &token, origin, asked.code(), data);
        let entry = Interaction {
            id,
            user,
            channel,
            message,
            asked,
            at: Instant::now(),
            answer: Answer::Waiting,
            original: None,
            focused_kind: 3,
            nonce: Value::Null,
            token: token.clone(),
        };
        self.tokens.insert(token, id);
        self.interactions.insert(id, entry);
        self.dispatch(intent::NONE, "INTERACTION_CREATE", &payload);
        // Without the timer task (the server is shutting down) nobody waits either.
        let _ = self.deadlines.send(id);
        id
    }

    fn interaction_json(&self, id: InteractionId, token: &str, origin: Origin, code: u8, data: &Value) -> Value {
        let Origin { user, channel, message } = origin;
        let guild = self.guild_of(channel);
        let mut json = json!({
            "id": id, "application_id": self.bot, "type": code, "token": token, "version": 1, "data": data,
            "channel_id": channel, "channel": self.interaction_channel_json(channel, user),
            "app_permissions": self.bot_permissions(channel).to_string(), "locale": self.users[&user].locale,
            "entitlements": [], "entitlement_sku_ids": [], "attachment_size_limit": 10_485_760,
            "authorizing_integration_owners": self.owners_json(channel),
            "context": u8::from(guild.is_none()),
        });
        match guild {
            Some(guild) => {
                let mut member = self.member_json(guild, user);
                member["permissions"] = json!(self.permissions_in(channel, user).to_string());
                json["member"] = member;
                json["guild_id"] = json!(guild);
                json["guild_locale"] = json!("en-US");
                json["guild"] = json!({ "id": guild, "locale": "en-US", "features": [] });
            }
            None => json["user"] = self.user_json(user),
        }
        if let Some(message) = message.filter(|_| code != 4) {
            json["message"] = self.message_json(message);
        }
        json
    }

    /// The interaction's three seconds are over.
    pub(in super::super) fn deadline(&mut self, id: InteractionId) {
        let Some(entry) = self.interactions.get_mut(&id) else {
            return;
        };
        if !matches!(entry.answer, Answer::Waiting) {
            return;
        }
        entry.answer = Answer::Missed;
        let (user, message, code) = (entry.user, entry.message, entry.asked.code());
        let what = entry
            .asked
            .command_path()
            .map_or_else(String::new, |path| format!(" /{path}"));
        self.traffic.violation(format!(
            "interaction {id} (type {code}{what}) was not answered within 3 s"
        ));
        self.tell_asker("INTERACTION_FAILURE", id);
        self.announce(Change::NotAnswered {
            user,
            interaction: id,
            message,
        });
    }

    /// The interaction, if it can still get its first answer.
    pub(in super::super) fn answerable(&self, id: InteractionId, token: &str) -> Result<&Interaction, ApiError> {
        let entry = self.interactions.get(&id).filter(|entry| entry.token == token);
        let entry = entry.ok_or(ApiError::UNKNOWN_INTERACTION)?;
        match entry.answer {
            Answer::Waiting if entry.at.elapsed() <= self.options.deadline => Ok(entry),
            Answer::Waiting | Answer::Missed => Err(ApiError::UNKNOWN_INTERACTION),
            _ => Err(ApiError::ALREADY_ACKNOWLEDGED),
        }
    }

    /// Answers with a message (type 4), or with one to come (type 5).
    pub(in super::super) fn answer_message(
        &mut self,
        id: InteractionId,
        mut draft: Draft,
        deferred: bool,
    ) -> MessageId {
        let channel = self.interactions[&id].channel;
        if deferred {
            let ephemeral = draft.flags.unwrap_or_default() & EPHEMERAL;
            draft = Draft {
                flags: Some(ephemeral | LOADING),
                ..Draft::default()
            };
        }
        if let Some(entry) = self.interactions.get_mut(&id) {
            // Known before the message is written: the event already says what it answers.
            entry.answer = Answer::Deferred(MessageId(0));
        }
        let message = self.post(channel, self.bot, draft, Some(id));
        let answer = if deferred {
            Answer::Deferred(message)
        } else {
            Answer::Message(message)
        };
        self.settle(id, answer, Some(message));
        message
    }

    /// Answers by changing the message with the component (type 7), or by promising to (type 6).
    pub(in super::super) fn answer_update(&mut self, id: InteractionId, draft: Option<Draft>) {
        let Some(message) = self.interactions.get(&id).and_then(|entry| entry.message) else {
            return;
        };
        let answer = match draft {
            Some(draft) => {
                self.edit(message, draft);
                Answer::Updated(message)
            }
            None => Answer::DeferredUpdate(None),
        };
        self.settle(id, answer, Some(message));
    }

    /// Answers with a modal (type 9).
    pub(in super::super) fn answer_modal(&mut self, id: InteractionId, modal: Value) {
        let user = self.interactions[&id].user;
        if let Some(user) = self.users.get_mut(&user) {
            user.open_modal = Some(id);
        }
        self.settle(id, Answer::Modal(modal), None);
    }

    /// Answers with suggestions (type 8).
    pub(in super::super) fn answer_choices(&mut self, id: InteractionId, choices: Vec<Value>) {
        self.settle(id, Answer::Choices(choices), None);
    }

    fn settle(&mut self, id: InteractionId, answer: Answer, original: Option<MessageId>) {
        let Some(entry) = self.interactions.get_mut(&id) else {
            return;
        };
        entry.answer = answer;
        entry.original = original.or(entry.original);
        let user = entry.user;
        self.tell_asker("INTERACTION_SUCCESS", id);
        self.announce(Change::Answered { user, interaction: id });
    }

    /// The interaction behind a webhook token.
    pub(in super::super) fn by_token(&self, token: &str) -> Result<InteractionId, ApiError> {
        let id = self.tokens.get(token).ok_or(ApiError::UNKNOWN_WEBHOOK)?;
        let entry = &self.interactions[id];
        if entry.at.elapsed() > TOKEN_LIFE {
            return Err(ApiError::INVALID_TOKEN);
        }
        match entry.answer {
            Answer::Waiting | Answer::Missed | Answer::Choices(_) => Err(ApiError::UNKNOWN_WEBHOOK),
            _ => Ok(*id),
        }
    }

    /// The message that a token may touch: `@original` or a follow-up of the same interaction.
    pub(in super::super) fn token_message(&self, id: InteractionId, which: &str) -> Result<MessageId, ApiError> {
        let entry = &self.interactions[&id];
        let message = if which == "@original" {
            entry.original
        } else {
            which.parse().ok()
        };
        let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
        let found = self.messages.get(&message).ok_or(ApiError::UNKNOWN_MESSAGE)?;
        if found.interaction == Some(id) || entry.original == Some(message) {
            Ok(message)
        } else {
            Err(ApiError::UNKNOWN_MESSAGE)
        }
    }

    /// Changes a message through the token.
    pub(in super::super) fn edit_by_token(&mut self, id: InteractionId, message: MessageId, draft: Draft) {
        self.edit(message, draft);
        self.note_late_answer(id, message, true);
    }

    /// Writes a further message through the token. The first one after a deferral takes the place of the promised one.
    pub(in super::super) fn follow_up(&mut self, id: InteractionId, draft: Draft) -> MessageId {
        let entry = &self.interactions[&id];
        if let Answer::Deferred(promised) = entry.answer
            && self
                .messages
                .get(&promised)
                .is_some_and(|message| message.flags & LOADING != 0)
        {
            self.edit(promised, draft);
            return promised;
        }
        let channel = entry.channel;
        let message = self.post(channel, self.bot, draft, Some(id));
        self.note_late_answer(id, message, false);
        message
    }

    fn note_late_answer(&mut self, id: InteractionId, message: MessageId, updated: bool) {
        let Some(entry) = self.interactions.get_mut(&id) else {
            return;
        };
        if let Answer::DeferredUpdate(late @ None) = &mut entry.answer {
            *late = Some((message, updated));
            let user = entry.user;
            self.announce(Change::Answered { user, interaction: id });
        }
    }

    /// What `with_response=true` gives back.
    pub(in super::super) fn callback_json(&self, id: InteractionId, kind: u64) -> Value {
        let entry = &self.interactions[&id];
        let mut json = json!({ "interaction": { "id": id, "type": entry.asked.code() } });
        let message = match entry.answer {
            Answer::Message(message) | Answer::Deferred(message) => {
                json["interaction"]["response_message_loading"] = json!(kind == 5);
                Some(message)
            }
            Answer::Updated(message) => Some(message),
            _ => None,
        };
        if let Some(message) = message.and_then(|id| self.messages.get(&id)) {
            json["interaction"]["response_message_id"] = json!(message.id);
            json["interaction"]["response_message_ephemeral"] = json!(message.only_for.is_some());
            json["resource"] = json!({ "type": kind, "message": self.message_json(message.id) });
        }
        json
    }
}
