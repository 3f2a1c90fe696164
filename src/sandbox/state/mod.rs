//! What the sandbox knows: accounts, servers, channels, messages, commands, interactions, gateway sessions. Handlers and
//! the world handle call its methods and hold no rules of their own.

mod channels;
mod commands;
mod guilds;
mod interactions;
mod messages;
mod people;
mod render;
mod saved;
mod sessions;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::{broadcast, watch};

use super::Options;
use super::clock;
use super::ids::{AttachmentId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, Snowflakes, UserId};
use super::permissions::Overwrite;
use super::ratelimit::Buckets;
use super::traffic::Traffic;
use super::vocabulary::{Change, Fault};

pub(super) use channels::Access;
pub(super) use commands::Leaf;
pub(super) use interactions::{Answer, Asked, Interaction, Origin};
pub(super) use messages::{Draft, EPHEMERAL, FileDraft, LOADING, Mention, mentions_in};
pub(super) use sessions::{Session, Signal, intent};

/// An account.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct User {
    pub(super) id: UserId,
    pub(super) name: String,
    pub(super) username: String,
    pub(super) locale: String,
    pub(super) bot: bool,
    /// Not a person of the story: the owner that every server must have.
    pub(super) backstage: bool,
    pub(super) dms_closed: bool,
    /// The interaction whose modal stands open before this person.
    pub(super) open_modal: Option<InteractionId>,
}

/// A role.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Role {
    pub(super) id: RoleId,
    pub(super) name: String,
    pub(super) permissions: u64,
    pub(super) managed: bool,
}

/// A member of a server.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Member {
    pub(super) roles: Vec<RoleId>,
    pub(super) joined: DateTime<Utc>,
}

/// A server.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Guild {
    pub(super) id: GuildId,
    pub(super) name: String,
    pub(super) owner: UserId,
    pub(super) roles: Vec<Role>,
    pub(super) members: BTreeMap<UserId, Member>,
}

/// A channel of a server, or a direct conversation with the bot.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Channel {
    pub(super) id: ChannelId,
    pub(super) place: Place,
    pub(super) messages: Vec<MessageId>,
    /// The newest message each person has read.
    pub(super) read: HashMap<UserId, MessageId>,
}

/// Where a channel is.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Place {
    /// On a server.
    Guild {
        guild: GuildId,
        name: String,
        overwrites: Vec<Overwrite>,
    },
    /// Between the bot and one person.
    Dm { with: UserId },
}

/// A file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Attachment {
    pub(super) id: AttachmentId,
    pub(super) channel: ChannelId,
    pub(super) filename: String,
    pub(super) content_type: String,
    pub(super) description: Option<String>,
    #[serde(with = "saved::bytes")]
    pub(super) bytes: Arc<[u8]>,
    pub(super) ephemeral: bool,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Message {
    pub(super) id: MessageId,
    pub(super) channel: ChannelId,
    pub(super) author: UserId,
    pub(super) content: String,
    pub(super) embeds: Vec<Value>,
    pub(super) components: Vec<Value>,
    pub(super) attachments: Vec<AttachmentId>,
    pub(super) flags: u64,
    pub(super) at: DateTime<Utc>,
    pub(super) edited: Option<DateTime<Utc>>,
    pub(super) mentions: Vec<UserId>,
    pub(super) mention_roles: Vec<RoleId>,
    pub(super) mention_everyone: bool,
    pub(super) reply_to: Option<MessageId>,
    pub(super) tts: bool,
    pub(super) nonce: Option<Value>,
    /// The only person who sees it.
    pub(super) only_for: Option<UserId>,
    pub(super) dismissed: bool,
    /// The interaction that it answers.
    pub(super) interaction: Option<InteractionId>,
}

/// Everything.
pub(super) struct State {
    pub(super) options: Options,
    pub(super) ids: Snowflakes,
    pub(super) bot: UserId,
    pub(super) users: BTreeMap<UserId, User>,
    pub(super) guilds: BTreeMap<GuildId, Guild>,
    pub(super) channels: BTreeMap<ChannelId, Channel>,
    pub(super) dms: HashMap<UserId, ChannelId>,
    pub(super) messages: HashMap<MessageId, Message>,
    pub(super) attachments: HashMap<AttachmentId, Attachment>,
    pub(super) commands: BTreeMap<(Option<GuildId>, CommandId), Value>,
    pub(super) interactions: HashMap<InteractionId, Interaction>,
    pub(super) tokens: HashMap<String, InteractionId>,
    /// Whose a client's token is.
    pub(super) clients: HashMap<String, UserId>,
    pub(super) nonces: HashMap<(ChannelId, String), (MessageId, std::time::Instant)>,
    pub(super) sessions: HashMap<String, Session>,
    pub(super) traffic: Traffic,
    pub(super) buckets: Buckets,
    pub(super) faults: Vec<Fault>,
    pub(super) slow_millis: u64,
    pub(super) opening_dms_forbidden: bool,
    /// When the bot last identified.
    pub(super) identified: Option<std::time::Instant>,
    /// Whether the network is down.
    pub(super) down: bool,
    pub(super) gateway_url: String,
    pub(super) deadlines: UnboundedSender<InteractionId>,
    pub(super) changes: broadcast::Sender<Change>,
    pub(super) revision: watch::Sender<u64>,
    /// Violations noted already; each is noted once.
    pub(super) seen_keys: HashSet<String>,
}

/// Changes kept for a slow listener.
const CHANGES_KEPT: usize = 4_096;

/// The state, whether or not a thread panicked while holding it: a sandbox must not fail twice for one mistake.
pub(super) fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// A world with nothing but the bot's account.
    pub(super) fn new(options: Options, gateway_url: String, deadlines: UnboundedSender<InteractionId>) -> Self {
        let name = options.bot_name.clone();
        let mut state = Self {
            options,
            ids: Snowflakes::default(),
            bot: UserId(0),
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            dms: HashMap::new(),
            messages: HashMap::new(),
            attachments: HashMap::new(),
            commands: BTreeMap::new(),
            interactions: HashMap::new(),
            tokens: HashMap::new(),
            clients: HashMap::new(),
            nonces: HashMap::new(),
            sessions: HashMap::new(),
            traffic: Traffic::default(),
            buckets: Buckets::default(),
            faults: Vec::new(),
            slow_millis: 0,
            opening_dms_forbidden: false,
            identified: None,
            down: false,
            gateway_url,
            deadlines,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            revision: watch::Sender::new(0),
            seen_keys: HashSet::new(),
        };
        state.bot = state.add_user(&name, "en-US", true, false);
        state
    }

    /// Tells everybody who watches.
    pub(super) fn announce(&self, change: Change) {
        // Nobody may be listening; that is fine.
        let _ = self.changes.send(change);
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Notes something the bot should not have done, once.
    pub(super) fn violation(&mut self, what: String) {
        if self.seen_keys.insert(what.clone()) {
            self.traffic.violation(what);
        }
    }

    /// The present moment, real time.
    pub(super) fn now(&self) -> DateTime<Utc> {
        clock::now()
    }
}
