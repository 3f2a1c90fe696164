//! The help page: the commands a person may use, in the words of the commands themselves.

use crate::args;
use crate::discord::action::HomePress;
use crate::discord::card::{Button, Card, Embed};
use crate::discord::desk::Words;
use crate::domain::people::Role;
use crate::usecase::caller::Actor;

/// Commands by who may use them, as paths of the locale files.
const BY_ROLE: &[(Role, &str, &[&str])] = &[
    (
        Role::Teacher,
        "help-everyone",
        &[
            "my-overview",
            "my-settings",
            "reflection-write",
            "reflection-history",
            "reflection-share",
            "observation-list",
            "observation-propose",
            "observation-notes",
            "observation-feedback",
            "observation-reflect",
            "observation-cancel",
            "group-members",
            "calendar-show",
        ],
    ),
    (Role::GroupLead, "help-lead", &["group-checkin"]),
    (
        Role::Coordinator,
        "help-coordinator",
        &[
            "people-import",
            "people-add",
            "people-edit",
            "people-confirm",
            "people-role",
            "people-group",
            "people-remove",
            "people-list",
            "people-unreachable",
            "pairing-preview",
            "pairing-publish",
            "pairing-exclude",
            "pairing-history",
            "calendar-break",
            "calendar-confirm",
            "calendar-periods",
        ],
    ),
];

/// For whoever manages the server.
const SETUP: &[&str] = &["setup-start", "setup-channel", "setup-coordinator", "setup-status"];

/// What the reader can do; `manages` says whether they manage the server.
#[must_use]
pub fn help(words: Words<'_>, actor: &Actor, manages: bool) -> Card {
    let mut embed = Embed::new(words.plain("help-title"), words.plain("help-about"));
    for (role, heading, paths) in BY_ROLE {
        if actor.is(*role) {
            embed = embed.field(words.plain(heading), lines(words, paths));
        }
    }
    if manages {
        embed = embed.field(words.plain("help-admin"), lines(words, SETUP));
    }
    let overview = Button::new(HomePress::Overview.into(), words.plain("help-overview")).primary();
    Card::embed(embed.footer(words.plain("help-footer"))).buttons(vec![overview])
}

fn lines(words: Words<'_>, paths: &[&str]) -> String {
    let line = |path: &&str| {
        let (root, sub) = path.split_once('-').unwrap_or((path, ""));
        let (root, sub) = (
            words.plain(&format!("command-{root}")),
            words.plain(&format!("command-{root}-{sub}")),
        );
        let about = words.plain(&format!("command-{path}.about"));
        words.say("help-line", &args![command = format!("/{root} {sub}"), about = about])
    };
    paths.iter().map(line).collect::<Vec<_>>().join("\n")
}
