//! Discord's permission bits and the way they are computed for a member in a channel.

use serde::{Deserialize, Serialize};

use super::ids::{RoleId, UserId};

/// May do everything.
pub const ADMINISTRATOR: u64 = 1 << 3;
/// May change the server.
pub const MANAGE_GUILD: u64 = 1 << 5;
/// May see a channel.
pub const VIEW_CHANNEL: u64 = 1 << 10;
/// May write.
pub const SEND_MESSAGES: u64 = 1 << 11;
/// May delete others' messages.
pub const MANAGE_MESSAGES: u64 = 1 << 13;
/// May show embeds.
pub const EMBED_LINKS: u64 = 1 << 14;
/// May attach files.
pub const ATTACH_FILES: u64 = 1 << 15;
/// May read what was written before.
pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
/// May mention everyone.
pub const MENTION_EVERYONE: u64 = 1 << 17;
/// May use commands of applications.
pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;

/// What `@everyone` may do on a new server.
pub const EVERYONE_DEFAULT: u64 = VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | USE_APPLICATION_COMMANDS
    | (1 << 6) // add reactions
    | (1 << 20) // connect
    | (1 << 21) // speak
    | (1 << 26); // change nickname

/// What the bot may do on a server that has invited it.
pub const BOT_DEFAULT: u64 = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY;

/// What everybody may do in a direct conversation.
pub(super) const IN_DM: u64 = EVERYONE_DEFAULT | MENTION_EVERYONE;

/// Every bit that Discord has assigned.
pub(super) const ALL: u64 = (1 << 53) - 1;

/// Whom an overwrite is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Subject {
    /// A role, or `@everyone`.
    Role(RoleId),
    /// One member.
    Member(UserId),
}

/// A channel's exception from the server's permissions.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Overwrite {
    /// Whom it is for.
    pub(super) subject: Subject,
    /// Bits given.
    pub(super) allow: u64,
    /// Bits taken.
    pub(super) deny: u64,
}

/// A member's permissions in a channel, from the server-wide ones: `@everyone`'s overwrite, then those of the roles
/// together, then the member's own.
pub(super) fn in_channel(base: u64, everyone: RoleId, roles: &[RoleId], user: UserId, overwrites: &[Overwrite]) -> u64 {
    if base & ADMINISTRATOR != 0 {
        return ALL;
    }
    let apply = |bits: u64, chosen: &mut dyn Iterator<Item = &Overwrite>| {
        let (allow, deny) = chosen.fold((0, 0), |(allow, deny), o| (allow | o.allow, deny | o.deny));
        (bits & !deny) | allow
    };
    let mut bits = apply(
        base,
        &mut overwrites.iter().filter(|o| o.subject == Subject::Role(everyone)),
    );
    bits = apply(
        bits,
        &mut overwrites
            .iter()
            .filter(|o| matches!(o.subject, Subject::Role(role) if role != everyone && roles.contains(&role))),
    );
    bits = apply(
        bits,
        &mut overwrites.iter().filter(|o| o.subject == Subject::Member(user)),
    );
    if bits & VIEW_CHANNEL == 0 { 0 } else { bits }
}
