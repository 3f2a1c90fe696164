//! Signatures first; the behaviour follows.

use std::path::Path;
use std::time::Duration;

use tokio::sync::broadcast;

use super::super::ids::{AttachmentId, ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};
use super::super::traffic::Exchange;
use super::*;

/// A handle to everything that happens in the sandbox.
#[derive(Clone)]
pub struct World;

/// Something awaited did not happen in time.
#[derive(Clone, Debug, thiserror::Error)]
#[error("waited {limit:?} in vain: {what}")]
pub struct TimedOut {
    /// What was awaited.
    pub what: String,
    /// For how long.
    pub limit: Duration,
}

#[allow(unused_variables, clippy::todo)]
impl World {
    // ---- building
    /// Makes a server; the bot is not on it yet. Everyone may see and write, and use commands.
    pub fn create_guild(&self, name: &str) -> GuildId {
        todo!()
    }
    /// Makes an account with a client language (`lt`, `en-GB`).
    pub fn create_user(&self, name: &str, locale: &str) -> UserId {
        todo!()
    }
    /// Changes the name others see.
    pub fn rename_user(&self, user: UserId, name: &str) {
        todo!()
    }
    /// Changes the client's language.
    pub fn set_locale(&self, user: UserId, locale: &str) {
        todo!()
    }
    /// A person joins a server.
    pub fn join(&self, guild: GuildId, user: UserId) {
        todo!()
    }
    /// A person leaves a server.
    pub fn leave(&self, guild: GuildId, user: UserId) {
        todo!()
    }
    /// Makes a role with Discord permission bits (see [`super::super::permissions`]).
    pub fn create_role(&self, guild: GuildId, name: &str, permissions: u64) -> RoleId {
        todo!()
    }
    /// Gives a role.
    pub fn grant_role(&self, guild: GuildId, user: UserId, role: RoleId) {
        todo!()
    }
    /// Takes a role.
    pub fn revoke_role(&self, guild: GuildId, user: UserId, role: RoleId) {
        todo!()
    }
    /// Makes a text channel, which the bot sees as well.
    pub fn create_channel(&self, guild: GuildId, name: &str, visibility: Visibility) -> ChannelId {
        todo!()
    }
    /// Renames a channel.
    pub fn rename_channel(&self, channel: ChannelId, name: &str) {
        todo!()
    }
    /// Deletes a channel with its messages.
    pub fn delete_channel(&self, channel: ChannelId) {
        todo!()
    }
    /// Changes what the bot may do in a channel.
    pub fn set_bot_access(&self, channel: ChannelId, view: bool, send: bool) {
        todo!()
    }
    /// The administrator invites the bot.
    pub fn invite_bot(&self, guild: GuildId) {
        todo!()
    }
    /// The administrator removes the bot.
    pub fn remove_bot(&self, guild: GuildId) {
        todo!()
    }
    /// A person forbids (or allows) direct messages from people of their servers.
    pub fn close_dms(&self, user: UserId, closed: bool) {
        todo!()
    }

    // ---- seeing
    /// All people, in order of creation; not the bot.
    pub fn users(&self) -> Vec<UserView> {
        todo!()
    }
    /// One person or the bot.
    pub fn user(&self, user: UserId) -> Option<UserView> {
        todo!()
    }
    /// The bot's own account.
    pub fn bot(&self) -> UserView {
        todo!()
    }
    /// The servers a person is on.
    pub fn guilds_for(&self, user: UserId) -> Vec<GuildView> {
        todo!()
    }
    /// The members of a server, the bot included.
    pub fn members(&self, guild: GuildId) -> Vec<UserView> {
        todo!()
    }
    /// The roles of a server without `@everyone`.
    pub fn roles(&self, guild: GuildId) -> Vec<RoleView> {
        todo!()
    }
    /// The channels a person sees: those of servers, then direct conversations (newest first).
    pub fn channels_for(&self, user: UserId) -> Vec<ChannelView> {
        todo!()
    }
    /// The messages a person sees in a channel, oldest first, own ephemerals included.
    pub fn messages_for(&self, user: UserId, channel: ChannelId) -> Vec<MessageView> {
        todo!()
    }
    /// One message, if this person sees it.
    pub fn message(&self, user: UserId, message: MessageId) -> Option<MessageView> {
        todo!()
    }
    /// A person's conversation with the bot, if it was ever opened.
    pub fn dm(&self, user: UserId) -> Option<ChannelId> {
        todo!()
    }
    /// A file's media type and bytes, if this person sees it.
    pub fn attachment(&self, user: UserId, attachment: AttachmentId) -> Option<(String, std::sync::Arc<[u8]>)> {
        todo!()
    }
    /// The modal that stands open before a person.
    pub fn open_modal(&self, user: UserId) -> Option<ModalView> {
        todo!()
    }
    /// Whether the bot is connected to the gateway.
    pub fn bot_online(&self) -> bool {
        todo!()
    }

    // ---- acting
    /// The commands offered to a person in a channel, by path.
    pub fn commands_for(&self, user: UserId, channel: ChannelId) -> Vec<CommandView> {
        todo!()
    }
    /// Opens the conversation with the bot from the person's side.
    pub fn open_dm(&self, user: UserId) -> ChannelId {
        todo!()
    }
    /// Writes a message.
    pub fn say(&self, user: UserId, channel: ChannelId, text: &str) -> Result<MessageId, ClientRefusal> {
        todo!()
    }
    /// Sends a command.
    pub fn invoke(&self, user: UserId, invocation: Invocation) -> Result<InteractionId, ClientRefusal> {
        todo!()
    }
    /// Asks for suggestions for the option `focused`, whose present text is among the invocation's options.
    pub fn autocomplete(
        &self,
        user: UserId,
        invocation: Invocation,
        focused: &str,
    ) -> Result<InteractionId, ClientRefusal> {
        todo!()
    }
    /// Presses a button.
    pub fn press(&self, user: UserId, message: MessageId, custom_id: &str) -> Result<InteractionId, ClientRefusal> {
        todo!()
    }
    /// Chooses in a select: option values, or ids.
    pub fn choose(
        &self,
        user: UserId,
        message: MessageId,
        custom_id: &str,
        values: &[&str],
    ) -> Result<InteractionId, ClientRefusal> {
        todo!()
    }
    /// Submits the open modal: texts by the inputs' custom ids; inputs left out keep their first value.
    pub fn submit(
        &self,
        user: UserId,
        modal: InteractionId,
        fields: &[(&str, &str)],
    ) -> Result<InteractionId, ClientRefusal> {
        todo!()
    }
    /// Closes the open modal; the bot never hears of it.
    pub fn dismiss_modal(&self, user: UserId) {
        todo!()
    }
    /// Marks a channel as read.
    pub fn mark_read(&self, user: UserId, channel: ChannelId) {
        todo!()
    }
    /// Dismisses an ephemeral message.
    pub fn dismiss(&self, user: UserId, message: MessageId) {
        todo!()
    }

    // ---- waiting
    /// What came of an interaction; a deferred answer is awaited until its edit.
    pub async fn outcome(&self, interaction: InteractionId) -> Outcome {
        todo!()
    }
    /// Waits, woken by every change, until `look` finds something.
    pub async fn wait_for<T>(
        &self,
        what: &str,
        limit: Duration,
        look: impl FnMut(&World) -> Option<T>,
    ) -> Result<T, TimedOut> {
        todo!()
    }
    /// Changes from now on.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        todo!()
    }

    // ---- troubles
    /// Orders a fault.
    pub fn fail_next(&self, fault: Fault) {
        todo!()
    }
    /// Lets every answer take this much longer.
    pub fn slow(&self, millis: u64) {
        todo!()
    }
    /// Cuts the gateway connection without a word.
    pub fn drop_gateway(&self) {
        todo!()
    }
    /// Closes the gateway connection with a code (or without one).
    pub fn close_gateway(&self, code: Option<u16>) {
        todo!()
    }
    /// Asks the bot to reconnect (op 7).
    pub fn request_reconnect(&self) {
        todo!()
    }
    /// Invalidates the session (op 9).
    pub fn invalidate_session(&self, resumable: bool) {
        todo!()
    }
    /// Takes the network down, or up again.
    pub fn stop_answering(&self, down: bool) {
        todo!()
    }
    /// Answers new direct conversations with 40003.
    pub fn opening_dms_forbidden(&self, forbidden: bool) {
        todo!()
    }

    // ---- evidence
    /// Everything exchanged so far.
    pub fn traffic(&self) -> Vec<Exchange> {
        todo!()
    }
    /// Whatever Discord would have refused or silently ignored.
    pub fn violations(&self) -> Vec<String> {
        todo!()
    }
    /// Forgets traffic and violations so far.
    pub fn forget_evidence(&self) {
        todo!()
    }
    /// Writes the traffic as JSON lines.
    pub fn write_traffic(&self, path: &Path) -> std::io::Result<()> {
        todo!()
    }
}
