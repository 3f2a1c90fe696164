//! Building: servers, people, roles, channels. What an id does not fit is left alone.

use super::World;
use crate::sandbox::ids::{ChannelId, GuildId, MessageId, RoleId, UserId};
use crate::sandbox::vocabulary::Change;
use crate::sandbox::vocabulary::Visibility;

impl World {
    /// Makes a server; the bot is not on it yet. Everyone may see, write and use commands.
    #[must_use]
    pub fn create_guild(&self, name: &str) -> GuildId {
        self.lock().add_guild(name)
    }

    /// Makes an account with a client language (`lt`, `en-GB`).
    #[must_use]
    pub fn create_user(&self, name: &str, locale: &str) -> UserId {
        self.lock().add_user(name, locale, false, false)
    }

    /// The token that a client of the person's own logs in with, at the gateway and at REST.
    #[must_use]
    pub fn client_token(&self, user: UserId) -> String {
        self.lock().client_token(user)
    }

    /// Changes the client's language.
    pub fn set_locale(&self, user: UserId, locale: &str) {
        let mut state = self.lock();
        if let Some(entry) = state.users.get_mut(&user) {
            locale.clone_into(&mut entry.locale);
            state.announce(Change::PeopleChanged);
        }
    }

    /// A person joins a server.
    pub fn join(&self, guild: GuildId, user: UserId) {
        self.lock().join(guild, user);
    }

    /// A person leaves a server.
    pub fn leave(&self, guild: GuildId, user: UserId) {
        self.lock().leave(guild, user);
    }

    /// Makes a role with Discord's permission bits (see [`crate::sandbox::permissions`]).
    #[must_use]
    pub fn create_role(&self, guild: GuildId, name: &str, permissions: u64) -> RoleId {
        self.lock().add_role(guild, name, permissions, false)
    }

    /// Gives a role.
    pub fn grant_role(&self, guild: GuildId, user: UserId, role: RoleId) {
        self.lock().grant_role(guild, user, role);
    }

    /// Makes a text channel, which the bot sees as well.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "a literal at every call")]
    pub fn create_channel(&self, guild: GuildId, name: &str, visibility: Visibility) -> ChannelId {
        self.lock().add_channel(guild, name, &visibility)
    }

    /// Renames a channel.
    pub fn rename_channel(&self, channel: ChannelId, name: &str) {
        self.lock().rename_channel(channel, name);
    }

    /// Deletes a channel with its messages.
    pub fn delete_channel(&self, channel: ChannelId) {
        self.lock().delete_channel(channel);
    }

    /// Deletes a message, as somebody who may manage messages does.
    pub fn delete_message(&self, message: MessageId) {
        self.lock().delete_message(message);
    }

    /// Changes what the bot may do in a channel.
    pub fn set_bot_access(&self, channel: ChannelId, view: bool, send: bool) {
        self.lock().set_bot_access(channel, view, send);
    }

    /// The administrator invites the bot.
    pub fn invite_bot(&self, guild: GuildId) {
        self.lock().invite_bot(guild);
    }

    /// The administrator removes the bot.
    pub fn remove_bot(&self, guild: GuildId) {
        self.lock().remove_bot(guild);
    }

    /// A person forbids (or allows) direct messages from people of their servers.
    pub fn close_dms(&self, user: UserId, closed: bool) {
        if let Some(entry) = self.lock().users.get_mut(&user) {
            entry.dms_closed = closed;
        }
    }
}
