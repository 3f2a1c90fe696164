//! A bot without a library: it answers every interaction through the plain client, by a script.

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::Stage;
use crate::sandbox::state::intent;

/// The bot's ear: payloads of INTERACTION_CREATE (or whatever else the intents bring), without any socket.
pub(super) struct Ear {
    events: mpsc::UnboundedReceiver<crate::sandbox::state::Signal>,
}

impl Ear {
    /// Logs in without a socket.
    pub(super) fn of(stage: &Stage) -> Self {
        let (sender, events) = mpsc::unbounded_channel();
        let mut state = stage.world.lock();
        let token = stage.sandbox.token();
        let intents = intent::GUILDS | intent::GUILD_MESSAGES | intent::DIRECT_MESSAGES;
        let login = json!({ "token": token, "intents": intents, "properties": {} });
        state.identify(&login, &sender, 1).unwrap();
        Self { events }
    }

    /// The next event of a kind.
    pub(super) fn next(&mut self, kind: &str) -> Option<Value> {
        while let Ok(crate::sandbox::state::Signal::Text(text)) = self.events.try_recv() {
            let frame: Value = serde_json::from_str(&text).unwrap();
            if frame["t"] == kind {
                return Some(frame["d"].clone());
            }
        }
        None
    }

    /// The next interaction's callback path and payload.
    pub(super) fn interaction(&mut self) -> (String, Value) {
        let payload = self.next("INTERACTION_CREATE").expect("an interaction");
        let (id, token) = (payload["id"].as_str().unwrap(), payload["token"].as_str().unwrap());
        (format!("/interactions/{id}/{token}/callback"), payload)
    }
}
