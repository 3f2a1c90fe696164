//! Everything as Discord writes it in JSON.

use serde_json::{Map, Value, json};

use super::{Message, Place, State};
use crate::sandbox::clock::stamp;
use crate::sandbox::ids::{AttachmentId, ChannelId, GuildId, MessageId, UserId};
use crate::sandbox::permissions::Subject;

/// Message type: ordinary.
const DEFAULT: u8 = 0;
/// Message type: reply.
const REPLY: u8 = 19;
/// Message type: answer to a command.
const CHAT_INPUT_COMMAND: u8 = 20;

impl State {
    /// A user object.
    pub(in super::super) fn user_json(&self, user: UserId) -> Value {
        let Some(user) = self.users.get(&user) else {
            return Value::Null;
        };
        let mut json = json!({
            "id": user.id, "username": user.username, "discriminator": "0", "global_name": user.name, "avatar": null,
            "avatar_decoration_data": null, "banner": null, "accent_color": null, "public_flags": 0, "flags": 0,
            "primary_guild": null, "clan": null, "collectibles": null,
        });
        if user.bot {
            json["bot"] = json!(true);
            json["global_name"] = Value::Null;
            json["username"] = json!(user.name);
            json["discriminator"] = json!("1337");
        }
        json
    }

    /// The bot's own user object.
    pub(in super::super) fn current_user_json(&self) -> Value {
        let mut json = self.user_json(self.bot);
        json["mfa_enabled"] = json!(true);
        json["verified"] = json!(true);
        json["email"] = Value::Null;
        json["locale"] = json!("en-US");
        json
    }

    /// A member object without its user.
    pub(super) fn bare_member_json(&self, guild: GuildId, user: UserId) -> Value {
        let Some(member) = self.guilds.get(&guild).and_then(|guild| guild.members.get(&user)) else {
            return Value::Null;
        };
        json!({
            "nick": null, "avatar": null, "banner": null, "roles": member.roles, "joined_at": stamp(member.joined),
            "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
            "communication_disabled_until": null, "unusual_dm_activity_until": null, "avatar_decoration_data": null,
        })
    }

    /// A member object.
    pub(in super::super) fn member_json(&self, guild: GuildId, user: UserId) -> Value {
        let mut json = self.bare_member_json(guild, user);
        if json.is_object() {
            json["user"] = self.user_json(user);
        }
        json
    }

    /// A role object, by its index on the server.
    pub(super) fn role_json(&self, guild: GuildId, index: usize) -> Value {
        let role = &self.guilds[&guild].roles[index];
        let mut json = json!({
            "id": role.id, "name": role.name, "color": 0,
            "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
            "hoist": false, "icon": null, "unicode_emoji": null, "position": index,
            "permissions": role.permissions.to_string(), "managed": role.managed, "mentionable": false, "flags": 0,
            "description": null,
        });
        if role.managed {
            json["tags"] = json!({ "bot_id": self.bot });
        }
        json
    }

    /// All roles of a server.
    pub(in super::super) fn roles_json(&self, guild: GuildId) -> Value {
        let count = self.guilds.get(&guild).map_or(0, |entry| entry.roles.len());
        json!((0..count).map(|index| self.role_json(guild, index)).collect::<Vec<_>>())
    }

    /// A guild object as REST gives it.
    pub(in super::super) fn guild_json(&self, guild: GuildId) -> Value {
        let entry = &self.guilds[&guild];
        json!({
            "id": entry.id, "name": entry.name, "icon": null, "icon_hash": null, "splash": null,
            "discovery_splash": null, "home_header": null, "owner_id": entry.owner, "region": "deprecated",
            "afk_channel_id": null, "afk_timeout": 300, "widget_enabled": false, "widget_channel_id": null,
            "verification_level": 1, "default_message_notifications": 1, "explicit_content_filter": 0,
            "roles": self.roles_json(guild), "emojis": [], "stickers": [], "features": [], "mfa_level": 0,
            "application_id": null, "system_channel_id": null, "system_channel_flags": 0, "rules_channel_id": null,
            "max_presences": null, "max_members": 500_000, "vanity_url_code": null, "description": null,
            "banner": null, "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US",
            "public_updates_channel_id": null, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
            "nsfw_level": 0, "nsfw": false, "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null, "incidents_data": null,
        })
    }

    /// A guild object as the gateway gives it: without the members that the bot has no intent for.
    pub(in super::super) fn guild_create_json(&self, guild: GuildId) -> Value {
        let mut json = self.guild_json(guild);
        let entry = &self.guilds[&guild];
        let joined = entry.members.get(&self.bot).map(|member| stamp(member.joined));
        let more = json!({
            "joined_at": joined, "large": false, "unavailable": false, "member_count": entry.members.len(),
            "voice_states": [], "members": [self.member_json(guild, self.bot)],
            "channels": self.guild_channels_json(guild), "threads": [], "presences": [], "stage_instances": [],
            "guild_scheduled_events": [], "soundboard_sounds": [],
        });
        if let (Some(into), Value::Object(more)) = (json.as_object_mut(), more) {
            into.extend(more);
        }
        json
    }

    /// A channel object.
    pub(in super::super) fn channel_json(&self, channel: ChannelId) -> Value {
        let Some(entry) = self.channels.get(&channel) else {
            return Value::Null;
        };
        let shown = entry
            .messages
            .iter()
            .rev()
            .find(|id| self.messages.get(id).is_some_and(|m| m.only_for.is_none()));
        match &entry.place {
            Place::Dm { with } => json!({
                "id": entry.id, "type": 1, "last_message_id": shown, "flags": 0, "recipients": [self.user_json(*with)],
            }),
            Place::Guild {
                guild,
                name,
                overwrites,
            } => {
                let overwrites = overwrites.iter().map(|overwrite| {
                    let (id, kind) = match overwrite.subject {
                        Subject::Role(role) => (role.0, 0),
                        Subject::Member(user) => (user.0, 1),
                    };
                    json!({
                        "id": id.to_string(), "type": kind, "allow": overwrite.allow.to_string(),
                        "deny": overwrite.deny.to_string(),
                    })
                });
                json!({
                    "id": entry.id, "type": 0, "guild_id": guild, "name": name, "position": 0, "topic": null,
                    "nsfw": false, "last_message_id": shown, "rate_limit_per_user": 0, "parent_id": null, "flags": 0,
                    "permission_overwrites": overwrites.collect::<Vec<_>>(),
                })
            }
        }
    }

    /// The channel object inside an interaction, with what the user may do there.
    pub(super) fn interaction_channel_json(&self, channel: ChannelId, user: UserId) -> Value {
        let mut json = self.channel_json(channel);
        if let Some(object) = json.as_object_mut() {
            object.shift_remove("permission_overwrites");
            object.insert(
                "permissions".to_owned(),
                json!(self.permissions_in(channel, user).to_string()),
            );
        }
        json
    }

    /// An attachment object.
    pub(in super::super) fn attachment_json(&self, attachment: AttachmentId) -> Value {
        let Some(file) = self.attachments.get(&attachment) else {
            return Value::Null;
        };
        let mut json = json!({
            "id": file.id, "filename": file.filename, "size": file.bytes.len(), "url": self.cdn_url(attachment),
            "proxy_url": self.cdn_url(attachment).replace("cdn.discordapp.com", "media.discordapp.net"),
            "content_type": file.content_type,
        });
        if let Some(description) = &file.description {
            json["description"] = json!(description);
        }
        if file.ephemeral {
            json["ephemeral"] = json!(true);
        }
        json
    }

    /// Where a file is to be had.
    pub(in super::super) fn cdn_url(&self, attachment: AttachmentId) -> String {
        self.attachments.get(&attachment).map_or_else(String::new, |file| {
            let folder = if file.ephemeral {
                "ephemeral-attachments"
            } else {
                "attachments"
            };
            let issued = file.id.0 >> 22;
            format!(
                "https://cdn.discordapp.com/{folder}/{}/{}/{}?ex={issued:x}&is={issued:x}&hm={:064x}&",
                file.channel, file.id, file.filename, file.id.0
            )
        })
    }

    /// A message object; `guild_id` and `member` only in gateway events.
    pub(in super::super) fn message_json(&self, message: MessageId) -> Value {
        let Some(message) = self.messages.get(&message) else {
            return Value::Null;
        };
        let mut json = json!({
            "id": message.id, "channel_id": message.channel, "type": self.message_type(message),
            "author": self.user_json(message.author), "content": message.content,
            "timestamp": stamp(message.at), "edited_timestamp": message.edited.map(stamp), "tts": message.tts,
            "mention_everyone": message.mention_everyone,
            "mentions": message.mentions.iter().map(|user| self.user_json(*user)).collect::<Vec<_>>(),
            "mention_roles": message.mention_roles, "pinned": false, "flags": message.flags,
            "attachments": message.attachments.iter().map(|id| self.attachment_json(*id)).collect::<Vec<_>>(),
            "embeds": message.embeds, "components": message.components,
        });
        let Some(object) = json.as_object_mut() else {
            return json;
        };
        if let Some(nonce) = &message.nonce {
            object.insert("nonce".to_owned(), nonce.clone());
        }
        if let Some(reply) = message.reply_to {
            object.insert(
                "message_reference".to_owned(),
                json!({ "type": 0, "channel_id": message.channel, "message_id": reply, "guild_id": self.guild_of(message.channel) }),
            );
        }
        if message.interaction.is_some() {
            self.add_interaction(message, object);
        }
        json
    }

    fn message_type(&self, message: &Message) -> u8 {
        let answers_command = message
            .interaction
            .and_then(|id| self.interactions.get(&id))
            .is_some_and(|asked| asked.asked.is_command() && asked.original.is_none_or(|id| id == message.id));
        match message.reply_to {
            _ if answers_command => CHAT_INPUT_COMMAND,
            Some(_) => REPLY,
            None => DEFAULT,
        }
    }

    fn add_interaction(&self, message: &Message, object: &mut Map<String, Value>) {
        let Some(asked) = message.interaction.and_then(|id| self.interactions.get(&id)) else {
            return;
        };
        object.insert("application_id".to_owned(), json!(self.bot));
        object.insert("webhook_id".to_owned(), json!(self.bot));
        let mut metadata = json!({
            "id": asked.id, "type": asked.asked.code(), "user": self.user_json(asked.user),
            "authorizing_integration_owners": self.owners_json(asked.channel),
        });
        if let Some(name) = asked.asked.command_path() {
            metadata["name"] = json!(name);
            metadata["command_type"] = json!(1);
            object.insert(
                "interaction".to_owned(),
                json!({ "id": asked.id, "type": 2, "name": name, "user": self.user_json(asked.user) }),
            );
        }
        if let Some(pressed) = asked.message {
            metadata["interacted_message_id"] = json!(pressed);
        }
        object.insert("interaction_metadata".to_owned(), metadata);
    }

    /// Who installed the application where this happens.
    pub(super) fn owners_json(&self, channel: ChannelId) -> Value {
        self.guild_of(channel)
            .map_or_else(|| json!({ "0": "0" }), |guild| json!({ "0": guild }))
    }
}
