//! People's own clients: their tokens, and what their gateway sessions hear of interactions and messages. What becomes
//! of a message that is deleted, and windows, only the page shows.

use std::collections::BTreeSet;

use base64::Engine as _;
use serde_json::{Value, json};

use super::State;
use crate::sandbox::ids::{InteractionId, MessageId, UserId};
use crate::sandbox::permissions::{READ_MESSAGE_HISTORY, VIEW_CHANNEL};

/// Why an interaction failed: nobody answered.
const TIMEOUT: u64 = 2;

impl State {
    /// The token of a person's client, made when it is first asked for.
    pub(in super::super) fn client_token(&mut self, user: UserId) -> String {
        if let Some((token, _)) = self.clients.iter().find(|(_, whose)| **whose == user) {
            return token.clone();
        }
        let name = base64::engine::general_purpose::STANDARD_NO_PAD.encode(user.to_string());
        let secret = self.ids.next().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let token = format!("{name}.client.{secret:016x}");
        self.clients.insert(token.clone(), user);
        token
    }

    /// Whose token this is, a person's or the bot's.
    pub(in super::super) fn whose(&self, token: &str) -> Option<UserId> {
        let own = token.strip_prefix("Bot ").unwrap_or(token) == self.options.token;
        if own {
            Some(self.bot)
        } else {
            self.clients.get(token).copied()
        }
    }

    /// Whether a person has a message before their eyes.
    pub(in super::super) fn sees(&self, user: UserId, message: MessageId) -> bool {
        let Some(entry) = self.messages.get(&message) else {
            return false;
        };
        let mine = entry.only_for.is_none_or(|only| only == user) && !entry.dismissed;
        let needed = VIEW_CHANNEL | READ_MESSAGE_HISTORY;
        mine && self.permissions_in(entry.channel, user) & needed == needed
    }

    /// An interaction came from a person's client, which knows it by a nonce.
    pub(in super::super) fn asked_by_client(&mut self, id: InteractionId, nonce: Value) {
        if let Some(entry) = self.interactions.get_mut(&id) {
            entry.nonce = nonce;
        }
        self.tell_asker("INTERACTION_CREATE", id);
    }

    /// Tells the clients of whoever asked how the interaction stands.
    pub(in super::super) fn tell_asker(&mut self, event: &str, id: InteractionId) {
        let Some(entry) = self.interactions.get(&id) else {
            return;
        };
        let mut payload = json!({ "id": id, "nonce": entry.nonce });
        if event == "INTERACTION_FAILURE" {
            payload["reason_code"] = json!(TIMEOUT);
        }
        self.tell_client(entry.user, event, &payload);
    }

    /// Tells the clients of those who see a message; that which asked for it knows it by its nonce.
    pub(in super::super) fn tell_people(&mut self, event: &str, message: MessageId, mut payload: Value) {
        let listening = self.sessions.values().map(|session| session.user);
        let people: BTreeSet<UserId> = listening.filter(|user| *user != self.bot).collect();
        let asked = self.messages.get(&message).and_then(|message| message.interaction);
        if let Some(asked) = asked.and_then(|id| self.interactions.get(&id))
            && !asked.nonce.is_null()
        {
            payload["nonce"] = asked.nonce.clone();
        }
        for user in people {
            if self.sees(user, message) {
                self.tell_client(user, event, &payload);
            }
        }
    }

    fn tell_client(&mut self, user: UserId, event: &str, payload: &Value) {
        for session in self.sessions.values_mut().filter(|session| session.user == user) {
            session.push(event, payload);
        }
    }
}
