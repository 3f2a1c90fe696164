//! Identify and resume.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use super::frame::code;
use crate::sandbox::RateLimits;
use crate::sandbox::ids::{GuildId, UserId};
use crate::sandbox::state::{Session, Signal, State, intent};
use crate::sandbox::vocabulary::Change;

/// Where a session is taken up again, beside the gateway's own address.
pub(super) const RESUME: &str = "/resume";

/// How long after an identify the next one may come.
const IDENTIFY_GAP: Duration = Duration::from_secs(5);

impl State {
    /// Starts a session of the bot's or of a person's client, or says how to close; none if the bot identifies too
    /// often.
    pub(in super::super) fn identify(
        &mut self,
        data: &Value,
        socket: &UnboundedSender<Signal>,
        connection: u64,
    ) -> Result<Option<String>, u16> {
        let user = self.client(data)?;
        let by_bot = user == self.bot;
        let intents = if by_bot {
            self.check_intents(data)?
        } else {
            intent::NONE
        };
        let shard = data.get("shard").filter(|shard| !shard.is_null());
        if shard.is_some_and(|shard| shard[0].as_u64() >= shard[1].as_u64() || shard[1].as_u64().is_none()) {
            return Err(code::INVALID_SHARD);
        }
        if by_bot && !self.may_identify(data) {
            return Ok(None);
        }
        let id = format!(
            "{:032x}",
            u128::from(self.ids.next()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        );
        let (sent, socket) = (VecDeque::new(), Some(socket.clone()));
        let mut session = Session {
            user,
            sequence: 0,
            intents,
            sent,
            socket,
            connection,
        };
        let mine = self.guilds.values().filter(|guild| guild.members.contains_key(&user));
        let mine: Vec<GuildId> = mine.map(|guild| guild.id).collect();
        let shard = shard.cloned().unwrap_or(json!([0, 1]));
        session.push("READY", &self.ready_json(user, &id, &mine, &shard));
        for guild in mine.into_iter().filter(|_| intents & intent::GUILDS != 0) {
            session.push("GUILD_CREATE", &self.guild_create_json(guild));
        }
        self.sessions.insert(id.clone(), session);
        if by_bot {
            self.announce(Change::Bot { online: true });
        }
        Ok(Some(id))
    }

    /// Whether the bot may begin a session now; then it leaves the earlier ones.
    fn may_identify(&mut self, data: &Value) -> bool {
        if !data["properties"].is_object() {
            self.violation("gateway: identify without properties".to_owned());
        }
        if self.options.rate_limits == RateLimits::Real && self.identified.is_some_and(|at| at.elapsed() < IDENTIFY_GAP)
        {
            self.violation("gateway: identified twice within 5 s".to_owned());
            return false;
        }
        self.identified = Some(Instant::now());
        // The bot has chosen a new session: nobody will resume the ones it left.
        self.sessions.retain(|_, session| session.socket.is_some());
        true
    }

    fn check_intents(&self, data: &Value) -> Result<u64, u16> {
        let intents = data["intents"].as_u64().ok_or(code::DECODE_ERROR)?;
        if intents & !intent::ALL != 0 {
            return Err(code::INVALID_INTENTS);
        }
        if intents & intent::PRIVILEGED != 0 && !self.options.privileged_intents {
            return Err(code::DISALLOWED_INTENTS);
        }
        Ok(intents)
    }

    fn ready_json(&self, user: UserId, session: &str, guilds: &[GuildId], shard: &Value) -> Value {
        let by_bot = user == self.bot;
        let about = if by_bot {
            self.current_user_json()
        } else {
            self.user_json(user)
        };
        let guild = |id: &GuildId| match by_bot {
            true => json!({ "id": id, "unavailable": true }),
            false => self.guild_json(*id),
        };
        let guilds: Vec<Value> = guilds.iter().map(guild).collect();
        json!({
            "v": 10, "user": about, "guilds": guilds, "session_id": session,
            "resume_gateway_url": format!("{}{RESUME}", self.gateway_url), "shard": shard, "application": { "id": self.bot, "flags": 0 },
            "session_type": "normal", "private_channels": [], "relationships": [], "presences": [],
            "guild_join_requests": [], "user_settings": {}, "user_settings_proto": null,
            "geo_ordered_rtc_regions": [], "_trace": ["sandbox"], "auth": {},
        })
    }

    /// Resumes a session: what was missed, then RESUMED. None if the session is unknown.
    pub(super) fn resume(
        &mut self,
        data: &Value,
        socket: &UnboundedSender<Signal>,
        connection: u64,
    ) -> Result<Option<String>, u16> {
        let user = self.client(data)?;
        let id = data["session_id"].as_str().ok_or(code::DECODE_ERROR)?.to_owned();
        let seen = data["seq"].as_u64().ok_or(code::DECODE_ERROR)?;
        let Some(session) = self.sessions.get_mut(&id).filter(|session| session.user == user) else {
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
        if user == self.bot {
            self.announce(Change::Bot { online: true });
        }
        Ok(Some(id))
    }

    /// Whose client it is.
    fn client(&self, data: &Value) -> Result<UserId, u16> {
        let token = data["token"].as_str().ok_or(code::DECODE_ERROR)?;
        self.whose(token).ok_or(code::AUTHENTICATION_FAILED)
    }
}
