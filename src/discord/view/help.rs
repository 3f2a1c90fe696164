//! The help page: the commands a person may use, in the words of the commands themselves.

use crate::args;
use crate::discord::action::HomePress;
use crate::discord::card::{Button, Card, Embed};
use crate::domain::people::Role;
use crate::locale::Words;
use crate::usecase::caller::Actor;

/// Commands by who may use them, as keys of the locale files.
const BY_ROLE: &[(Role, &str, &[&str])] = &[
    (
        Role::Teacher,
        "help-everyone",
        &[
            "command-my-overview",
            "command-my-settings",
            "command-reflection-write",
            "command-reflection-history",
            "command-reflection-share",
            "command-observation-list",
            "command-observation-propose",
            "command-observation-notes",
            "command-observation-feedback",
            "command-observation-reflect",
            "command-observation-cancel",
            "command-observation-swap",
            "command-observation-invite",
            "command-observation-open",
            "command-observation-log",
            "command-group-members",
            "command-calendar-show",
            "command-privacy-show",
            "command-privacy-export",
            "command-privacy-log",
            "command-privacy-erase",
        ],
    ),
    (Role::GroupLead, "help-lead", &["command-group-checkin"]),
    (
        Role::Coordinator,
        "help-coordinator",
        &[
            "command-people-import",
            "command-people-add",
            "command-people-edit",
            "command-people-confirm",
            "command-people-role",
            "command-people-group",
            "command-people-leave",
            "command-people-remove",
            "command-people-list",
            "command-people-unreachable",
            "command-timetable-import",
            "command-timetable-show",
            "command-pairing-preview",
            "command-pairing-publish",
            "command-pairing-lock",
            "command-pairing-exclude",
            "command-pairing-repair",
            "command-pairing-history",
            "command-report-status",
            "command-calendar-break",
            "command-calendar-confirm",
            "command-calendar-periods",
        ],
    ),
];

/// For whoever manages the server.
const SETUP: &[&str] = &[
    "command-setup-start",
    "command-setup-channel",
    "command-setup-coordinator",
    "command-setup-status",
];

/// What the reader can do; `manages` says whether they manage the server.
#[must_use]
pub fn help(words: Words<'_>, actor: &Actor, manages: bool) -> Card {
    let mut card = Card::embed(Embed::new(words.plain("help-title"), words.plain("help-about")));
    for (role, heading, keys) in BY_ROLE {
        if actor.is(*role) {
            card.embeds.push(Embed::new(words.plain(heading), lines(words, keys)));
        }
    }
    if manages {
        card.embeds
            .push(Embed::new(words.plain("help-admin"), lines(words, SETUP)));
    }
    if let Some(last) = card.embeds.last_mut() {
        last.footer = words.plain("help-footer");
    }
    card.buttons(vec![Button::of(words, HomePress::Overview, "help-overview").primary()])
}

fn lines(words: Words<'_>, keys: &[&str]) -> String {
    let line = |key: &&str| {
        // `command-people-import` stands below `command-people`.
        let root = key.rsplit_once('-').map_or(*key, |(root, _)| root);
        let command = format!("/{} {}", words.plain(root), words.plain(key));
        let about = words.plain(&format!("{key}.about"));
        words.say("help-line", &args![command = command, about = about])
    };
    keys.iter().map(line).collect::<Vec<_>>().join("\n")
}
