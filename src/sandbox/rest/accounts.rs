//! Users, servers and the application itself.

use serde_json::json;

use super::{ApiError, Call, Handled, Reply};
use crate::sandbox::error::Problems;
use crate::sandbox::ids::{GuildId, UserId};
use crate::sandbox::state::State;

pub(super) fn me(state: &mut State, _: &mut Call) -> Handled {
    Ok(Reply::ok(state.current_user_json()))
}

pub(super) fn user(state: &mut State, call: &mut Call) -> Handled {
    let user: UserId = call.id(0, ApiError::UNKNOWN_USER)?;
    if state.users.contains_key(&user) {
        Ok(Reply::ok(state.user_json(user)))
    } else {
        Err(ApiError::UNKNOWN_USER)
    }
}

pub(super) fn my_guilds(state: &mut State, _: &mut Call) -> Handled {
    let mine = state
        .guilds
        .values()
        .filter(|guild| guild.members.contains_key(&state.bot));
    let guilds = mine.map(|guild| {
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": false, "features": [],
            "permissions": state.base_permissions(guild.id, state.bot).to_string(),
        })
    });
    Ok(Reply::ok(json!(guilds.collect::<Vec<_>>())))
}

pub(super) fn open_dm(state: &mut State, call: &mut Call) -> Handled {
    let recipient = &call.body["recipient_id"];
    let id = recipient
        .as_str()
        .map_or_else(|| recipient.as_u64(), |text| text.parse().ok());
    let Some(id) = id else {
        let mut problems = Problems::default();
        problems.add("recipient_id", "NUMBER_TYPE_COERCE", "Value is not snowflake.");
        return Err(ApiError::form(&problems));
    };
    state.bot_opens_dm(UserId(id)).map(Reply::ok)
}

pub(super) fn application(state: &mut State, _: &mut Call) -> Handled {
    let bot = &state.users[&state.bot];
    let guilds = state
        .guilds
        .values()
        .filter(|guild| guild.members.contains_key(&state.bot))
        .count();
    Ok(Reply::ok(json!({
        "id": bot.id, "name": bot.name, "icon": null, "description": "", "summary": "", "type": null,
        "bot": state.user_json(state.bot), "flags_new": "0", "bot_public": true, "bot_require_code_grant": false,
        "verify_key": "0".repeat(64), "flags": 0, "hook": true, "owner": state.user_json(state.bot), "team": null,
        "redirect_uris": [], "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "approximate_guild_count": guilds, "approximate_user_install_count": 0, "tags": [],
        "approximate_user_authorization_count": 0, "explicit_content_filter": 0,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "integration_types_config": { "0": {} },
    })))
}

/// The server of a path, if the bot is on it.
fn guild_part(state: &State, call: &Call) -> Result<GuildId, ApiError> {
    let guild = call.id(0, ApiError::UNKNOWN_GUILD)?;
    if !state.guilds.contains_key(&guild) {
        return Err(ApiError::UNKNOWN_GUILD);
    }
    if state.on_guild(guild, state.bot) {
        Ok(guild)
    } else {
        Err(ApiError::MISSING_ACCESS)
    }
}

pub(super) fn guild(state: &mut State, call: &mut Call) -> Handled {
    let guild = guild_part(state, call)?;
    Ok(Reply::ok(state.guild_json(guild)))
}

pub(super) fn roles(state: &mut State, call: &mut Call) -> Handled {
    let guild = guild_part(state, call)?;
    Ok(Reply::ok(state.roles_json(guild)))
}

pub(super) fn channels(state: &mut State, call: &mut Call) -> Handled {
    let guild = guild_part(state, call)?;
    Ok(Reply::ok(state.guild_channels_json(guild)))
}

pub(super) fn member(state: &mut State, call: &mut Call) -> Handled {
    let guild = guild_part(state, call)?;
    let user = call.id(1, ApiError::UNKNOWN_USER)?;
    if !state.users.contains_key(&user) {
        return Err(ApiError::UNKNOWN_USER);
    }
    if state.on_guild(guild, user) {
        Ok(Reply::ok(state.member_json(guild, user)))
    } else {
        Err(ApiError::UNKNOWN_MEMBER)
    }
}
