//! The routes that a bot like ours uses and those by which people press, in one table.

use super::{Call, Handled, accounts, channels, commands, gateway, gateway_bot, interactions, people, webhooks};
use crate::sandbox::state::State;

/// Whom a route is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// Whoever comes: it needs no token.
    Anybody,
    /// The bot.
    Bot,
    /// A person's own client.
    Person,
}

/// A route.
#[derive(Clone, Copy)]
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) template: &'static str,
    pub(super) whose: For,
    pub(super) handler: fn(&mut State, &mut Call) -> Handled,
}

/// A route with the path's variable parts.
pub(super) struct Found {
    pub(super) route: Route,
    pub(super) parts: Vec<String>,
}

const fn bot(method: &'static str, template: &'static str, handler: fn(&mut State, &mut Call) -> Handled) -> Route {
    Route {
        method,
        template,
        whose: For::Bot,
        handler,
    }
}

const fn open(method: &'static str, template: &'static str, handler: fn(&mut State, &mut Call) -> Handled) -> Route {
    Route {
        method,
        template,
        whose: For::Anybody,
        handler,
    }
}

const fn person(method: &'static str, template: &'static str, handler: fn(&mut State, &mut Call) -> Handled) -> Route {
    Route {
        method,
        template,
        whose: For::Person,
        handler,
    }
}

const COMMANDS: &str = "/applications/{application_id}/commands";
const COMMAND: &str = "/applications/{application_id}/commands/{command_id}";
const GUILD_COMMANDS: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const GUILD_COMMAND: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}";
const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const WEBHOOK: &str = "/webhooks/{webhook_id}/{webhook_token}";
const WEBHOOK_MESSAGE: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

static ROUTES: &[Route] = &[
    open("GET", "/gateway", gateway),
    bot("GET", "/gateway/bot", gateway_bot),
    bot("GET", "/users/@me", accounts::me),
    bot("GET", "/users/@me/guilds", accounts::my_guilds),
    bot("POST", "/users/@me/channels", accounts::open_dm),
    bot("GET", "/users/{user_id}", accounts::user),
    bot("GET", "/applications/@me", accounts::application),
    bot("GET", "/oauth2/applications/@me", accounts::application),
    bot("GET", "/guilds/{guild_id}", accounts::guild),
    bot("GET", "/guilds/{guild_id}/roles", accounts::roles),
    bot("GET", "/guilds/{guild_id}/channels", accounts::channels),
    bot("GET", "/guilds/{guild_id}/members/{user_id}", accounts::member),
    bot("GET", COMMANDS, commands::list),
    bot("PUT", COMMANDS, commands::replace),
    bot("POST", COMMANDS, commands::create),
    bot("GET", COMMAND, commands::get),
    bot("PATCH", COMMAND, commands::change),
    bot("DELETE", COMMAND, commands::delete),
    bot("GET", GUILD_COMMANDS, commands::list),
    bot("PUT", GUILD_COMMANDS, commands::replace),
    bot("POST", GUILD_COMMANDS, commands::create),
    bot("GET", GUILD_COMMAND, commands::get),
    bot("PATCH", GUILD_COMMAND, commands::change),
    bot("DELETE", GUILD_COMMAND, commands::delete),
    bot("GET", "/channels/{channel_id}", channels::get),
    bot("POST", "/channels/{channel_id}/typing", channels::typing),
    bot("GET", MESSAGES, channels::messages),
    bot("POST", MESSAGES, channels::post),
    bot("GET", MESSAGE, channels::message),
    bot("PATCH", MESSAGE, channels::edit),
    bot("DELETE", MESSAGE, channels::delete),
    open("POST", CALLBACK, interactions::callback),
    open("POST", WEBHOOK, webhooks::follow_up),
    open("GET", WEBHOOK_MESSAGE, webhooks::get),
    open("PATCH", WEBHOOK_MESSAGE, webhooks::edit),
    open("DELETE", WEBHOOK_MESSAGE, webhooks::delete),
    person("GET", "/guilds/{guild_id}/application-command-index", people::commands),
    person("POST", "/interactions", people::interact),
];

/// The route of a request.
pub(super) fn find(method: &str, path: &str) -> Option<Found> {
    ROUTES.iter().filter(|route| route.method == method).find_map(|route| {
        let parts = matched(route.template, path)?;
        Some(Found { route: *route, parts })
    })
}

fn matched(template: &str, path: &str) -> Option<Vec<String>> {
    let (wanted, given): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    if wanted.len() != given.len() {
        return None;
    }
    let mut parts = Vec::new();
    for (wanted, given) in wanted.into_iter().zip(given) {
        if wanted.starts_with('{') {
            parts.push(given.replace("%40", "@"));
        } else if wanted != given {
            return None;
        }
    }
    Some(parts)
}

/// Whether a path is there, though for another method.
pub(super) fn is_known(path: &str) -> bool {
    ROUTES.iter().any(|route| matched(route.template, path).is_some())
}
