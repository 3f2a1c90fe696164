//! Who acts, from the interaction itself: the account, the server, and what Discord says of the two.

use poise::serenity_prelude as serenity;

use crate::domain::ids::Snowflake;
use crate::usecase::caller::Caller;

/// The account that pressed or typed, as the interaction names it.
pub(super) fn caller_of(
    user: &serenity::User,
    guild: Option<serenity::GuildId>,
    member: Option<&serenity::Member>,
) -> Caller {
    let manages = member
        .and_then(|member| member.permissions)
        // Who administers a server may do everything on it, whatever else is said of them.
        .is_some_and(|may| may.manage_guild() || may.administrator());
    Caller {
        account: Snowflake(user.id.get()),
        username: user.name.clone(),
        display: member
            .and_then(|member| member.nick.clone())
            .or_else(|| user.global_name.clone())
            .unwrap_or_else(|| user.name.clone()),
        guild: guild.map(|guild| Snowflake(guild.get())),
        manages_guild: manages,
        chosen: None,
    }
}
