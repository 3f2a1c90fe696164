//! Identify and resume.

use std::collections::VecDeque;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::frame::code;
use crate::sandbox::ids::GuildId;
use crate::sandbox::state::{Session, Signal, State, intent};
use crate::sandbox::world::Change;

impl State {
    /// Starts a session, or says how to close.
    pub(in super::super) fn identify(
        &mut self,
        data: &Value,
        socket: &UnboundedSender<Signal>,
        connection: u64,
    ) -> Result<String, u16> {
        self.check_token(data)?;
        let intents = data["intents"].as_u64().ok_or(code::DECODE_ERROR)?;
        if intents & !intent::ALL != 0 {
            return Err(code::INVALID_INTENTS);
        }
        if intents & intent::PRIVILEGED != 0 && !self.options.privileged_intents {
            return Err(code::DISALLOWED_INTENTS);
        }
        let shard = data.get("shard").filter(|shard| !shard.is_null());
        if shard.is_some_and(|shard| shard[0].as_u64() >= shard[1].as_u64() || shard[1].as_u64().is_none()) {
            return Err(code::INVALID_SHARD);
        }
        if !data["properties"].is_object() {
            self.violation("gateway: identify without properties".to_owned());
        }
        let id = format!(
            "{:032x}",
            u128::from(self.ids.next()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        );
        let mut session = Session {
            sequence: 0,
            intents,
            sent: VecDeque::new(),
            socket: Some(socket.clone()),
            connection,
        };
        let mine: Vec<GuildId> = self
            .guilds
            .values()
            .filter(|guild| guild.members.contains_key(&self.bot))
            .map(|guild| guild.id)
            .collect();
        let unavailable: Vec<Value> = mine.iter().map(|id| json!({ "id": id, "unavailable": true })).collect();
        let ready = json!({
            "v": 10, "user": self.current_user_json(), "guilds": unavailable, "session_id": id,
            "resume_gateway_url": self.gateway_url, "shard": shard.cloned().unwrap_or(json!([0, 1])),
            "application": { "id": self.bot, "flags": 0 }, "session_type": "normal", "private_channels": [],
            "relationships": [], "presences": [], "guild_join_requests": [], "user_settings": {}, "user_settings_proto": null,
            "geo_ordered_rtc_regions": [], "_trace": ["sandbox"], "auth": {},
        });
        session.push("READY", &ready);
        for guild in mine {
            if intents & intent::GUILDS != 0 {
                session.push("GUILD_CREATE", &self.guild_create_json(guild));
            }
        }
        self.sessions.insert(id.clone(), session);
        self.announce(Change::Bot { online: true });
        Ok(id)
    }

    /// Resumes a session: what was missed, then RESUMED. None if the session is unknown.
    pub(super) fn resume(
        &mut self,
        data: &Value,
        socket: &UnboundedSender<Signal>,
        connection: u64,
    ) -> Result<Option<String>, u16> {
        self.check_token(data)?;
        let id = data["session_id"].as_str().ok_or(code::DECODE_ERROR)?.to_owned();
        let seen = data["seq"].as_u64().ok_or(code::DECODE_ERROR)?;
        let Some(session) = self.sessions.get_mut(&id) else {
            return Ok(None);
        };
        if seen > session.sequence {
            return Err(code::INVALID_SEQUENCE);
        }
        let oldest = session.sent.front().map_or(session.sequence, |(number, _)| number - 1);
        if seen < oldest {
            self.sessions.remove(&id);
            return Ok(None);
        }
        // An older socket of this session is of no more use.
        session.signal(Signal::Cut);
        session.socket = Some(socket.clone());
        session.connection = connection;
        for (_, text) in session.sent.iter().filter(|(number, _)| *number > seen) {
            session.signal(Signal::Text(text.clone()));
        }
        session.push("RESUMED", &json!({ "_trace": ["sandbox"] }));
        self.announce(Change::Bot { online: true });
        Ok(Some(id))
    }

    fn check_token(&self, data: &Value) -> Result<(), u16> {
        let token = data["token"].as_str().ok_or(code::DECODE_ERROR)?;
        let bare = token.strip_prefix("Bot ").unwrap_or(token);
        if bare == self.options.token {
            Ok(())
        } else {
            Err(code::AUTHENTICATION_FAILED)
        }
    }
}
