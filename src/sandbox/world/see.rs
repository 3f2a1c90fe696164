//! Seeing: what one person has before their eyes.

use std::sync::Arc;

use super::World;
use super::show;
use crate::sandbox::ids::{AttachmentId, ChannelId, GuildId, MessageId, UserId};
use crate::sandbox::permissions::{SEND_MESSAGES, VIEW_CHANNEL};
use crate::sandbox::state::{Answer, State};
use crate::sandbox::vocabulary::Change;
use crate::sandbox::vocabulary::{ChannelKind, ChannelView, GuildView, MessageView, ModalView, RoleView, UserView};

impl World {
    /// All people, in order of creation; not the bot.
    #[must_use]
    pub fn users(&self) -> Vec<UserView> {
        let state = self.lock();
        state
            .users
            .values()
            .filter(|user| !user.bot && !user.backstage)
            .map(show::user)
            .collect()
    }

    /// One person or the bot.
    #[must_use]
    pub fn user(&self, user: UserId) -> Option<UserView> {
        self.lock().users.get(&user).map(show::user)
    }

    /// The bot's own account.
    #[must_use]
    pub fn bot(&self) -> UserView {
        let state = self.lock();
        show::user(&state.users[&state.bot])
    }

    /// The servers a person is on.
    #[must_use]
    pub fn guilds_for(&self, user: UserId) -> Vec<GuildView> {
        let state = self.lock();
        let mine = state.guilds.values().filter(|guild| guild.members.contains_key(&user));
        mine.map(|guild| GuildView {
            id: guild.id,
            name: guild.name.clone(),
        })
        .collect()
    }

    /// The members of a server, the bot included.
    #[must_use]
    pub fn members(&self, guild: GuildId) -> Vec<UserView> {
        let state = self.lock();
        let members = state
            .guilds
            .get(&guild)
            .into_iter()
            .flat_map(|guild| guild.members.keys());
        members
            .filter_map(|id| state.users.get(id))
            .filter(|user| !user.backstage)
            .map(show::user)
            .collect()
    }

    /// The roles of a server without `@everyone`.
    #[must_use]
    pub fn roles(&self, guild: GuildId) -> Vec<RoleView> {
        let state = self.lock();
        let roles = state
            .guilds
            .get(&guild)
            .into_iter()
            .flat_map(|entry| entry.roles.iter());
        roles
            .filter(|role| role.id.0 != guild.0)
            .map(|role| RoleView {
                id: role.id,
                name: role.name.clone(),
            })
            .collect()
    }

    /// The channels a person sees: those of servers, then the conversation with the bot.
    #[must_use]
    pub fn channels_for(&self, user: UserId) -> Vec<ChannelView> {
        let state = self.lock();
        let seen = state
            .channels
            .keys()
            .copied()
            .filter(|id| state.permissions_in(*id, user) & VIEW_CHANNEL != 0);
        let mut views: Vec<ChannelView> = seen.map(|id| channel(&state, user, id)).collect();
        views.sort_by_key(|view| (view.kind == ChannelKind::Dm, view.id));
        views
    }

    /// The messages a person sees in a channel, oldest first, own ephemerals included.
    #[must_use]
    pub fn messages_for(&self, user: UserId, channel: ChannelId) -> Vec<MessageView> {
        let state = self.lock();
        seen_messages(&state, user, channel)
            .into_iter()
            .filter_map(|id| show::message(&state, id))
            .collect()
    }

    /// One message, if this person sees it.
    #[must_use]
    pub fn message(&self, user: UserId, message: MessageId) -> Option<MessageView> {
        let state = self.lock();
        if state.sees(user, message) {
            show::message(&state, message)
        } else {
            None
        }
    }

    /// A person's conversation with the bot, if it was ever opened.
    #[must_use]
    pub fn dm(&self, user: UserId) -> Option<ChannelId> {
        self.lock().dms.get(&user).copied()
    }

    /// A file's media type and bytes, if this person sees it.
    #[must_use]
    pub fn attachment(&self, user: UserId, attachment: AttachmentId) -> Option<(String, Arc<[u8]>)> {
        let state = self.lock();
        let file = state.attachments.get(&attachment)?;
        let mut on_messages = state
            .messages
            .values()
            .filter(|message| message.attachments.contains(&attachment));
        let seen = on_messages.any(|message| state.sees(user, message.id));
        seen.then(|| (file.content_type.clone(), Arc::clone(&file.bytes)))
    }

    /// The modal that stands open before a person.
    #[must_use]
    pub fn open_modal(&self, user: UserId) -> Option<ModalView> {
        let state = self.lock();
        let id = state.users.get(&user)?.open_modal?;
        match &state.interactions.get(&id)?.answer {
            Answer::Modal(modal) => Some(show::modal(id, modal)),
            _ => None,
        }
    }

    /// Whether the bot is connected to the gateway.
    #[must_use]
    pub fn bot_online(&self) -> bool {
        self.lock().bot_online()
    }

    /// Marks a channel as read.
    pub fn mark_read(&self, user: UserId, channel: ChannelId) {
        let mut state = self.lock();
        let newest = seen_messages(&state, user, channel).last().copied();
        if let (Some(newest), Some(entry)) = (newest, state.channels.get_mut(&channel))
            && entry.read.insert(user, newest) != Some(newest)
        {
            state.announce(Change::Read { user, channel });
        }
    }

    /// Dismisses an ephemeral message; nobody but its person sees a difference.
    pub fn dismiss(&self, user: UserId, message: MessageId) {
        let mut state = self.lock();
        if let Some(entry) = state
            .messages
            .get_mut(&message)
            .filter(|entry| entry.only_for == Some(user))
        {
            entry.dismissed = true;
            let channel = entry.channel;
            state.announce(Change::MessageDeleted { channel, message });
        }
    }
}

/// Whether a person sees a message.
fn seen_messages(state: &State, user: UserId, channel: ChannelId) -> Vec<MessageId> {
    let all = state
        .channels
        .get(&channel)
        .map_or(&[][..], |entry| entry.messages.as_slice());
    all.iter().copied().filter(|id| state.sees(user, *id)).collect()
}

fn channel(state: &State, user: UserId, id: ChannelId) -> ChannelView {
    let entry = &state.channels[&id];
    let seen = seen_messages(state, user, id);
    let read = entry.read.get(&user);
    let fresh = seen
        .iter()
        .filter(|id| read.is_none_or(|read| *id > read))
        .filter_map(|id| state.messages.get(id));
    let others: Vec<_> = fresh
        .filter(|message| message.author != user && message.only_for.is_none())
        .collect();
    let guild = state.guild_of(id);
    let mentions = others
        .iter()
        .filter(|m| guild.is_none() || m.mention_everyone || m.mentions.contains(&user))
        .count();
    ChannelView {
        id,
        guild,
        name: state.channel_name(id),
        kind: if guild.is_some() {
            ChannelKind::Text
        } else {
            ChannelKind::Dm
        },
        private: state.is_private(id),
        can_send: state.permissions_in(id, user) & SEND_MESSAGES != 0,
        unread: others.len(),
        mentions,
        last_message: seen.last().copied(),
    }
}
