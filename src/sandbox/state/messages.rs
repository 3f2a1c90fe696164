//! Messages: written, edited, deleted, listed.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::sessions::intent;
use super::{Attachment, Message, State};
use crate::sandbox::error::ApiError;
use crate::sandbox::ids::{AttachmentId, ChannelId, InteractionId, MessageId, RoleId, UserId};
use crate::sandbox::media::media_type;
use crate::sandbox::permissions::MENTION_EVERYONE;
use crate::sandbox::vocabulary::Change;

/// Only its person sees it.
pub(in super::super) const EPHEMERAL: u64 = 1 << 6;
/// The answer is still being made.
pub(in super::super) const LOADING: u64 = 1 << 7;

/// How long a nonce is remembered.
const NONCE_LIFE: Duration = Duration::from_secs(300);

/// A file to be attached.
#[derive(Clone, Debug)]
pub(in super::super) struct FileDraft {
    pub(in super::super) filename: String,
    pub(in super::super) content_type: Option<String>,
    pub(in super::super) description: Option<String>,
    pub(in super::super) bytes: Arc<[u8]>,
}

/// What a message is to hold; what is none stays as it is (an edit) or empty (a new message).
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Draft {
    pub(in super::super) content: Option<String>,
    pub(in super::super) embeds: Option<Vec<Value>>,
    pub(in super::super) components: Option<Vec<Value>>,
    pub(in super::super) files: Vec<FileDraft>,
    /// Attachments that an edit keeps; none keeps all.
    pub(in super::super) kept: Option<Vec<AttachmentId>>,
    pub(in super::super) flags: Option<u64>,
    pub(in super::super) allowed_mentions: Option<Value>,
    pub(in super::super) nonce: Option<Value>,
    pub(in super::super) enforce_nonce: bool,
    pub(in super::super) reply_to: Option<MessageId>,
    pub(in super::super) tts: bool,
}

impl Draft {
    /// Whether there would be nothing to show.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.content.as_ref().is_none_or(|text| text.trim().is_empty())
            && self.embeds.as_ref().is_none_or(Vec::is_empty)
            && self.components.as_ref().is_none_or(Vec::is_empty)
            && self.files.is_empty()
    }
}

impl State {
    /// Writes a message. The caller has checked the right to.
    pub(in super::super) fn post(
        &mut self,
        channel: ChannelId,
        author: UserId,
        draft: Draft,
        interaction: Option<InteractionId>,
    ) -> MessageId {
        let id = MessageId(self.ids.next());
        let flags = draft.flags.unwrap_or_default();
        let asker = interaction
            .and_then(|id| self.interactions.get(&id))
            .map(|asked| asked.user);
        let mut message = Message {
            id,
            channel,
            author,
            content: String::new(),
            embeds: Vec::new(),
            components: Vec::new(),
            attachments: Vec::new(),
            flags,
            at: self.now(),
            edited: None,
            mentions: Vec::new(),
            mention_roles: Vec::new(),
            mention_everyone: false,
            reply_to: draft.reply_to,
            tts: draft.tts,
            nonce: draft.nonce.clone(),
            only_for: if flags & EPHEMERAL == 0 { None } else { asker },
            dismissed: false,
            interaction,
        };
        self.fill(&mut message, draft);
        let only_for = message.only_for;
        self.messages.insert(id, message);
        if let Some(entry) = self.channels.get_mut(&channel) {
            entry.messages.push(id);
        }
        self.tell_message("MESSAGE_CREATE", id);
        self.announce(Change::MessageCreated {
            channel,
            message: id,
            only_for,
            by_bot: author == self.bot,
        });
        id
    }

    /// Writes a message of the bot, honouring `enforce_nonce`: the earlier message comes back.
    pub(in super::super) fn post_once(&mut self, channel: ChannelId, draft: Draft) -> MessageId {
        let key = match &draft.nonce {
            Some(Value::String(nonce)) => Some((channel, nonce.clone())),
            Some(nonce) => Some((channel, nonce.to_string())),
            None => None,
        };
        let enforced = key.filter(|_| draft.enforce_nonce);
        if let Some(key) = &enforced {
            // Swept now and then, so that a fan-out of thousands stays cheap.
            if self.nonces.len() % 1024 == 1023 {
                self.nonces.retain(|_, (_, at)| at.elapsed() < NONCE_LIFE);
            }
            if let Some((earlier, at)) = self.nonces.get(key)
                && at.elapsed() < NONCE_LIFE
            {
                return *earlier;
            }
        }
        let id = self.post(channel, self.bot, draft, None);
        if let Some(key) = enforced {
            self.nonces.insert(key, (id, Instant::now()));
        }
        id
    }

    /// Changes a message.
    pub(in super::super) fn edit(&mut self, id: MessageId, draft: Draft) {
        let Some(mut message) = self.messages.remove(&id) else {
            return;
        };
        let was_loading = message.flags & LOADING != 0;
        if let Some(flags) = draft.flags {
            message.flags = (message.flags & EPHEMERAL) | (flags & !EPHEMERAL);
        }
        message.flags &= !LOADING;
        if let Some(kept) = &draft.kept {
            message.attachments.retain(|attachment| kept.contains(attachment));
        }
        self.fill(&mut message, draft);
        message.edited = if was_loading { message.edited } else { Some(self.now()) };
        let (channel, only_for) = (message.channel, message.only_for);
        self.messages.insert(id, message);
        self.tell_message("MESSAGE_UPDATE", id);
        self.announce(Change::MessageUpdated {
            channel,
            message: id,
            only_for,
        });
    }

    /// Deletes a message.
    pub(in super::super) fn delete_message(&mut self, id: MessageId) {
        let Some(message) = self.messages.remove(&id) else {
            return;
        };
        let channel = message.channel;
        if let Some(entry) = self.channels.get_mut(&channel) {
            entry.messages.retain(|kept| *kept != id);
        }
        if message.only_for.is_none() {
            let mut payload = json!({ "id": id, "channel_id": channel });
            if let Some(guild) = self.guild_of(channel) {
                payload["guild_id"] = json!(guild);
            }
            self.dispatch(self.message_intent(channel), "MESSAGE_DELETE", &payload);
        }
        self.announce(Change::MessageDeleted { channel, message: id });
    }

    fn message_intent(&self, channel: ChannelId) -> u64 {
        if self.guild_of(channel).is_some() {
            intent::GUILD_MESSAGES
        } else {
            intent::DIRECT_MESSAGES
        }
    }

    fn tell_message(&mut self, event: &str, id: MessageId) {
        let Some(message) = self.messages.get(&id) else { return };
        let (channel, author) = (message.channel, message.author);
        let for_bot = message.only_for.is_none() && self.bot_permissions(channel) != 0;
        if !for_bot && self.clients.is_empty() {
            return;
        }
        let mut payload = self.message_json(id);
        payload["channel_type"] = json!(u8::from(self.guild_of(channel).is_none()));
        if let Some(guild) = self.guild_of(channel) {
            payload["guild_id"] = json!(guild);
            payload["member"] = self.bare_member_json(guild, author);
        }
        if for_bot {
            self.dispatch(self.message_intent(channel), event, &payload);
        }
        self.tell_people(event, id, payload);
    }

    fn fill(&mut self, message: &mut Message, draft: Draft) {
        let ephemeral = message.only_for.is_some();
        for file in draft.files {
            let attachment = self.attach(message.channel, file, ephemeral);
            message.attachments.push(attachment);
        }
        if let Some(embeds) = draft.embeds {
            message.embeds = embeds
                .into_iter()
                .map(|embed| self.finish_embed(embed, &message.attachments))
                .collect();
        }
        if let Some(mut components) = draft.components {
            let mut next = 1;
            number(&mut components, &mut next);
            message.components = components;
        }
        if let Some(content) = draft.content {
            content.trim().clone_into(&mut message.content);
            self.resolve_mentions(message, draft.allowed_mentions.as_ref());
        }
    }

    /// Keeps a file for a channel.
    pub(in super::super) fn attach(&mut self, channel: ChannelId, file: FileDraft, ephemeral: bool) -> AttachmentId {
        let id = AttachmentId(self.ids.next());
        let content_type = file.content_type.filter(|kind| kind != "application/octet-stream");
        let content_type = content_type.unwrap_or_else(|| media_type(&file.filename).to_owned());
        let attachment = Attachment {
            id,
            channel,
            filename: file.filename.replace([' ', '/', '\\'], "_"),
            content_type,
            description: file.description,
            bytes: file.bytes,
            ephemeral,
        };
        self.attachments.insert(id, attachment);
        id
    }

    fn finish_embed(&self, mut embed: Value, attachments: &[AttachmentId]) -> Value {
        embed["type"] = json!("rich");
        for place in ["image", "thumbnail"] {
            let wanted = embed[place]["url"]
                .as_str()
                .and_then(|url| url.strip_prefix("attachment://"));
            let found = wanted.and_then(|name| {
                attachments
                    .iter()
                    .find(|id| self.attachments.get(id).is_some_and(|file| file.filename == name))
            });
            if let Some(id) = found {
                embed[place]["url"] = json!(self.cdn_url(*id));
            }
        }
        // Reading an absent key through an index must not leave a null behind.
        if let Some(object) = embed.as_object_mut() {
            object.retain(|_, value| !value.is_null());
        }
        embed
    }

    fn resolve_mentions(&self, message: &mut Message, allowed: Option<&Value>) {
        let parse = |kind: &str| match allowed {
            None => true,
            Some(allowed) => allowed["parse"]
                .as_array()
                .is_some_and(|kinds| kinds.iter().any(|k| k == kind)),
        };
        let listed = |list: &str, id: &str| {
            allowed.is_some_and(|a| {
                a[list]
                    .as_array()
                    .is_some_and(|ids| ids.iter().any(|i| i.as_str() == Some(id)))
            })
        };
        message.mentions.clear();
        message.mention_roles.clear();
        for found in mentions_in(&message.content) {
            match found {
                Mention::User(id) if parse("users") || listed("users", &id.to_string()) => message.mentions.push(id),
                Mention::Role(id) if parse("roles") || listed("roles", &id.to_string()) => {
                    message.mention_roles.push(id);
                }
                _ => {}
            }
        }
        message.mentions.retain(|id| self.users.contains_key(id));
        message.mentions.sort_unstable();
        message.mentions.dedup();
        let says = message.content.contains("@everyone") || message.content.contains("@here");
        let may = self.permissions_in(message.channel, message.author) & MENTION_EVERYONE != 0;
        message.mention_everyone = says && may && parse("everyone");
    }

    /// Whether an edit would leave nothing to show.
    pub(in super::super) fn would_be_empty(&self, id: MessageId, draft: &Draft) -> bool {
        let Some(message) = self.messages.get(&id) else {
            return false;
        };
        let text = draft
            .content
            .as_ref()
            .map_or(message.content.as_str(), |text| text.trim());
        let embeds = draft.embeds.as_ref().map_or(message.embeds.len(), Vec::len);
        let rows = draft.components.as_ref().map_or(message.components.len(), Vec::len);
        let files = draft.kept.as_ref().map_or(message.attachments.len(), Vec::len) + draft.files.len();
        text.is_empty() && embeds + rows + files == 0
    }

    /// The message, if the bot may fetch it by channel routes.
    pub(in super::super) fn fetchable(&self, channel: ChannelId, id: MessageId) -> Result<&Message, ApiError> {
        let found = self
            .messages
            .get(&id)
            .filter(|message| message.channel == channel && message.only_for.is_none());
        found.ok_or(ApiError::UNKNOWN_MESSAGE)
    }
}

/// Gives every component the number that Discord would.
fn number(components: &mut [Value], next: &mut u64) {
    for component in components {
        if component["id"].as_u64().is_none_or(|id| id == 0) {
            component["id"] = json!(*next);
        }
        *next += 1;
        if let Some(inner) = component.get_mut("components").and_then(Value::as_array_mut) {
            number(inner, next);
        }
    }
}

/// Someone or something a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mention {
    /// `<@1>`
    User(UserId),
    /// `<@&1>`
    Role(RoleId),
    /// `<#1>`
    Channel(ChannelId),
}

/// What a text names, in order.
pub(in super::super) fn mentions_in(text: &str) -> Vec<Mention> {
    let candidates = text
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(inside, _)| inside));
    candidates
        .filter_map(|inside| {
            if let Some(role) = inside.strip_prefix("@&") {
                role.parse().ok().map(Mention::Role)
            } else if let Some(user) = inside.strip_prefix("@!").or_else(|| inside.strip_prefix('@')) {
                user.parse().ok().map(Mention::User)
            } else {
                inside
                    .strip_prefix('#')
                    .and_then(|channel| channel.parse().ok())
                    .map(Mention::Channel)
            }
        })
        .collect()
}
