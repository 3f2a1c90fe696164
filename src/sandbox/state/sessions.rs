//! Gateway sessions: numbered events, kept for a resume.

use std::collections::VecDeque;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::State;
use crate::sandbox::ids::UserId;
use crate::sandbox::vocabulary::Change;

/// Gateway intents that this server knows events for.
pub(in super::super) mod intent {
    /// Needs none.
    pub(in super::super::super) const NONE: u64 = 0;
    /// Servers, roles, channels.
    pub(in super::super::super) const GUILDS: u64 = 1;
    /// Members (privileged).
    pub(in super::super::super) const GUILD_MEMBERS: u64 = 1 << 1;
    /// Presences (privileged).
    pub(in super::super::super) const GUILD_PRESENCES: u64 = 1 << 8;
    /// Messages on servers.
    pub(in super::super::super) const GUILD_MESSAGES: u64 = 1 << 9;
    /// Messages in direct conversations.
    pub(in super::super::super) const DIRECT_MESSAGES: u64 = 1 << 12;
    /// Contents of messages on servers (privileged).
    pub(in super::super::super) const MESSAGE_CONTENT: u64 = 1 << 15;
    /// All that need a grant.
    pub(in super::super::super) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
    /// All that exist.
    pub(in super::super::super) const ALL: u64 = 0b111_0011_1111_1111_1111_1111_1111;
}

/// How many events a session keeps for a resume.
const REPLAYED: usize = 4_096;

/// What a session's socket is to do.
#[derive(Debug)]
pub(in super::super) enum Signal {
    /// Send this text.
    Text(String),
    /// Send a close frame and end.
    Close(u16),
    /// Cut the connection without a word.
    Cut,
}

/// A gateway session; it outlives its socket.
#[derive(Debug)]
pub(in super::super) struct Session {
    /// The bot, or the person whose client it is.
    pub(in super::super) user: UserId,
    /// Number of the last event.
    pub(in super::super) sequence: u64,
    /// What the bot wants to hear.
    pub(in super::super) intents: u64,
    /// The last events.
    pub(in super::super) sent: VecDeque<(u64, String)>,
    /// The socket, while there is one.
    pub(in super::super) socket: Option<UnboundedSender<Signal>>,
    /// Which socket this is, so that an old one cannot detach a new one.
    pub(in super::super) connection: u64,
}

impl Session {
    /// Numbers an event, keeps it and sends it.
    pub(in super::super) fn push(&mut self, event: &str, payload: &Value) {
        self.sequence += 1;
        let text = json!({ "t": event, "s": self.sequence, "op": 0, "d": payload }).to_string();
        if self.sent.len() == REPLAYED {
            self.sent.pop_front();
        }
        self.sent.push_back((self.sequence, text.clone()));
        self.signal(Signal::Text(text));
    }

    /// Gives the socket something to do; without a socket nothing happens.
    pub(in super::super) fn signal(&self, signal: Signal) {
        if let Some(socket) = &self.socket {
            // A socket that is just closing will fetch what it missed by a resume.
            let _ = socket.send(signal);
        }
    }
}

impl State {
    /// Sends an event to the bot's sessions that asked for it.
    pub(in super::super) fn dispatch(&mut self, intent: u64, event: &str, payload: &Value) {
        let bare = self.without_content(event, payload);
        for session in self.sessions.values_mut().filter(|session| session.user == self.bot) {
            if intent != intent::NONE && session.intents & intent == 0 {
                continue;
            }
            match &bare {
                Some(bare) if session.intents & intent::MESSAGE_CONTENT == 0 => session.push(event, bare),
                _ => session.push(event, payload),
            }
        }
    }

    /// The event without what needs the content intent; none if nothing in it does.
    fn without_content(&self, event: &str, payload: &Value) -> Option<Value> {
        let bot = self.bot.to_string();
        let is_message = matches!(event, "MESSAGE_CREATE" | "MESSAGE_UPDATE");
        let mentions_bot = payload["mentions"]
            .as_array()
            .is_some_and(|all| all.iter().any(|user| user["id"] == bot));
        if !is_message || payload["guild_id"].is_null() || payload["author"]["id"] == bot || mentions_bot {
            return None;
        }
        let mut bare = payload.clone();
        bare["content"] = json!("");
        for list in ["embeds", "attachments", "components"] {
            bare[list] = json!([]);
        }
        Some(bare)
    }

    /// Does something to every connected session.
    pub(in super::super) fn signal_all(&mut self, mut make: impl FnMut() -> Signal) {
        for session in self.sessions.values() {
            session.signal(make());
        }
    }

    /// Whether the bot is connected.
    pub(in super::super) fn bot_online(&self) -> bool {
        let mut own = self.sessions.values().filter(|session| session.user == self.bot);
        own.any(|session| session.socket.is_some())
    }

    /// A socket has gone; `for_good` when the bot closed it in a way that ends the session.
    pub(in super::super) fn detach(&mut self, id: &str, connection: u64, for_good: bool) {
        let Some(session) = self.sessions.get_mut(id) else {
            return;
        };
        if session.connection != connection {
            return;
        }
        session.socket = None;
        if for_good {
            self.sessions.remove(id);
        }
        let online = self.bot_online();
        self.announce(Change::Bot { online });
    }
}
