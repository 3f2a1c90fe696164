//! Channels of servers, direct conversations, and who may do what in them.

use std::collections::HashMap;

use serde_json::json;

use super::sessions::intent;
use super::{Channel, Place, State};
use crate::sandbox::error::ApiError;
use crate::sandbox::ids::{ChannelId, GuildId, RoleId, UserId};
use crate::sandbox::permissions::{self, Overwrite, SEND_MESSAGES, Subject, VIEW_CHANNEL};
use crate::sandbox::vocabulary::{Change, Visibility};

/// What the bot needs in a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Access {
    /// To know of it.
    See,
    /// To read what was written.
    History,
    /// To write.
    Send,
}

impl State {
    /// Makes a channel of a server.
    pub(in super::super) fn add_channel(&mut self, guild: GuildId, name: &str, visibility: &Visibility) -> ChannelId {
        let id = ChannelId(self.ids.next());
        let allow = VIEW_CHANNEL | SEND_MESSAGES;
        let give = |subject| Overwrite {
            subject,
            allow,
            deny: 0,
        };
        let hidden = Overwrite {
            subject: Subject::Role(RoleId(guild.0)),
            allow: 0,
            deny: VIEW_CHANNEL,
        };
        let mut overwrites = match visibility {
            Visibility::Everyone => Vec::new(),
            Visibility::Roles(roles) => roles.iter().map(|role| give(Subject::Role(*role))).collect(),
            Visibility::Members(members) => members.iter().map(|user| give(Subject::Member(*user))).collect(),
        };
        if !matches!(visibility, Visibility::Everyone) {
            overwrites.push(hidden);
            overwrites.push(give(Subject::Member(self.bot)));
        }
        let place = Place::Guild {
            guild,
            name: name.to_owned(),
            overwrites,
        };
        self.channels.insert(
            id,
            Channel {
                id,
                place,
                messages: Vec::new(),
                read: HashMap::new(),
            },
        );
        self.tell_channel("CHANNEL_CREATE", id);
        self.announce(Change::GuildChanged { guild });
        id
    }

    /// Renames a channel.
    pub(in super::super) fn rename_channel(&mut self, channel: ChannelId, new_name: &str) {
        let Some(Channel {
            place: Place::Guild { guild, name, .. },
            ..
        }) = self.channels.get_mut(&channel)
        else {
            return;
        };
        new_name.clone_into(name);
        let guild = *guild;
        self.tell_channel("CHANNEL_UPDATE", channel);
        self.announce(Change::GuildChanged { guild });
    }

    /// Replaces the bot's own exception in a channel.
    pub(in super::super) fn set_bot_access(&mut self, channel: ChannelId, view: bool, send: bool) {
        let bot = self.bot;
        let Some(Channel {
            place: Place::Guild { guild, overwrites, .. },
            ..
        }) = self.channels.get_mut(&channel)
        else {
            return;
        };
        let guild = *guild;
        overwrites.retain(|overwrite| overwrite.subject != Subject::Member(bot));
        let allow = if view { VIEW_CHANNEL } else { 0 } | if send { SEND_MESSAGES } else { 0 };
        let deny = (VIEW_CHANNEL | SEND_MESSAGES) & !allow;
        overwrites.push(Overwrite {
            subject: Subject::Member(bot),
            allow,
            deny,
        });
        self.tell_channel("CHANNEL_UPDATE", channel);
        self.announce(Change::GuildChanged { guild });
    }

    /// Deletes a channel of a server with its messages.
    pub(in super::super) fn delete_channel(&mut self, channel: ChannelId) {
        let Some(guild) = self.guild_of(channel) else { return };
        self.tell_channel("CHANNEL_DELETE", channel);
        if let Some(gone) = self.channels.remove(&channel) {
            for message in gone.messages {
                self.messages.remove(&message);
            }
        }
        self.announce(Change::GuildChanged { guild });
    }

    fn tell_channel(&mut self, event: &str, channel: ChannelId) {
        if self.bot_permissions(channel) & VIEW_CHANNEL == 0 {
            return;
        }
        let payload = self.channel_json(channel);
        self.dispatch(intent::GUILDS, event, &payload);
    }

    /// The server a channel belongs to.
    pub(in super::super) fn guild_of(&self, channel: ChannelId) -> Option<GuildId> {
        match self.channels.get(&channel)?.place {
            Place::Guild { guild, .. } => Some(guild),
            Place::Dm { .. } => None,
        }
    }

    /// The person whose conversation with the bot this is.
    pub(in super::super) fn dm_with(&self, channel: ChannelId) -> Option<UserId> {
        match self.channels.get(&channel)?.place {
            Place::Guild { .. } => None,
            Place::Dm { with } => Some(with),
        }
    }

    /// What someone may do in a channel.
    pub(in super::super) fn permissions_in(&self, channel: ChannelId, user: UserId) -> u64 {
        let Some(entry) = self.channels.get(&channel) else {
            return 0;
        };
        match &entry.place {
            Place::Dm { with } if *with == user || user == self.bot => permissions::IN_DM,
            Place::Dm { .. } => 0,
            Place::Guild { guild, overwrites, .. } => {
                let base = self.base_permissions(*guild, user);
                let roles = self.guilds.get(guild).and_then(|entry| entry.members.get(&user));
                let Some(member) = roles else { return 0 };
                permissions::in_channel(base, RoleId(guild.0), &member.roles, user, overwrites)
            }
        }
    }

    /// What the bot may do in a channel.
    pub(in super::super) fn bot_permissions(&self, channel: ChannelId) -> u64 {
        self.permissions_in(channel, self.bot)
    }

    /// Refuses what the bot may not do in a channel, in Discord's words.
    pub(in super::super) fn need(&self, channel: ChannelId, access: Access) -> Result<(), ApiError> {
        let Some(entry) = self.channels.get(&channel) else {
            return Err(ApiError::UNKNOWN_CHANNEL);
        };
        if let Place::Dm { with } = entry.place {
            let closed = self.users.get(&with).is_none_or(|user| user.dms_closed || user.bot);
            let barred = access == Access::Send && (closed || !self.shares_guild_with_bot(with));
            return if barred { Err(ApiError::CANNOT_DM) } else { Ok(()) };
        }
        let bits = self.bot_permissions(channel);
        if bits & VIEW_CHANNEL == 0 {
            return Err(ApiError::MISSING_ACCESS);
        }
        let wanted = match access {
            Access::See => VIEW_CHANNEL,
            Access::History => permissions::READ_MESSAGE_HISTORY,
            Access::Send => SEND_MESSAGES,
        };
        if bits & wanted == 0 {
            Err(ApiError::MISSING_PERMISSIONS)
        } else {
            Ok(())
        }
    }

    /// Whether not everybody on the server sees a channel.
    pub(in super::super) fn is_private(&self, channel: ChannelId) -> bool {
        match self.channels.get(&channel).map(|entry| &entry.place) {
            Some(Place::Guild { guild, overwrites, .. }) => overwrites
                .iter()
                .any(|o| o.subject == Subject::Role(RoleId(guild.0)) && o.deny & VIEW_CHANNEL != 0),
            _ => true,
        }
    }

    /// The conversation between the bot and a person, opened if need be.
    pub(in super::super) fn open_dm(&mut self, user: UserId) -> ChannelId {
        if let Some(channel) = self.dms.get(&user) {
            return *channel;
        }
        let id = ChannelId(self.ids.next());
        let place = Place::Dm { with: user };
        self.channels.insert(
            id,
            Channel {
                id,
                place,
                messages: Vec::new(),
                read: HashMap::new(),
            },
        );
        self.dms.insert(user, id);
        self.announce(Change::PeopleChanged);
        id
    }

    /// The bot asks for a conversation with a person.
    pub(in super::super) fn bot_opens_dm(&mut self, user: UserId) -> Result<serde_json::Value, ApiError> {
        if !self.users.contains_key(&user) {
            return Err(ApiError::INVALID_RECIPIENT);
        }
        if user == self.bot {
            return Err(ApiError::CANNOT_DM);
        }
        if self.opening_dms_forbidden && !self.dms.contains_key(&user) {
            return Err(ApiError::OPENING_DMS_TOO_FAST);
        }
        let channel = self.open_dm(user);
        Ok(self.channel_json(channel))
    }

    /// The channel's name for this person.
    pub(in super::super) fn channel_name(&self, channel: ChannelId) -> String {
        match self.channels.get(&channel).map(|entry| &entry.place) {
            Some(Place::Guild { name, .. }) => name.clone(),
            Some(Place::Dm { .. }) => self.users[&self.bot].name.clone(),
            None => String::new(),
        }
    }

    /// The channels of a server, as JSON.
    pub(in super::super) fn guild_channels_json(&self, guild: GuildId) -> serde_json::Value {
        let channels = self
            .channels
            .keys()
            .filter(|channel| self.guild_of(**channel) == Some(guild));
        json!(channels.map(|channel| self.channel_json(*channel)).collect::<Vec<_>>())
    }
}
