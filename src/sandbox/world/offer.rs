//! The commands offered to a person, in their client's language.

use serde_json::Value;

use super::World;
use crate::sandbox::ids::{ChannelId, CommandId, UserId};
use crate::sandbox::state::Leaf;
use crate::sandbox::vocabulary::{ChoiceView, CommandOptionView, CommandView, OptionKind};

impl World {
    /// The commands offered to a person in a channel, by path.
    #[must_use]
    pub fn commands_for(&self, user: UserId, channel: ChannelId) -> Vec<CommandView> {
        let state = self.lock();
        let Some(locale) = state.users.get(&user).map(|user| user.locale.clone()) else {
            return Vec::new();
        };
        let mut views: Vec<CommandView> = state
            .offered(user, channel)
            .iter()
            .map(|leaf| command(leaf, &locale))
            .collect();
        views.sort_by(|a, b| a.path.cmp(&b.path));
        views
    }
}

fn command(leaf: &Leaf<'_>, locale: &str) -> CommandView {
    let shown: Vec<String> = leaf.way.iter().map(|step| local(step, "name", locale)).collect();
    let id = leaf
        .way
        .first()
        .and_then(|command| command["id"].as_str())
        .and_then(|id| id.parse().ok());
    CommandView {
        id: id.unwrap_or(CommandId(0)),
        path: leaf.path(),
        shown: shown.join(" "),
        description: local(leaf.last(), "description", locale),
        options: leaf.options().iter().map(|entry| option(entry, locale)).collect(),
    }
}

fn option(entry: &Value, locale: &str) -> CommandOptionView {
    let length = |key: &str| entry[key].as_u64().and_then(|length| usize::try_from(length).ok());
    CommandOptionView {
        name: entry["name"].as_str().unwrap_or_default().to_owned(),
        shown: local(entry, "name", locale),
        description: local(entry, "description", locale),
        kind: match entry["type"].as_u64() {
            Some(4) => OptionKind::Integer,
            Some(5) => OptionKind::Boolean,
            Some(6) => OptionKind::User,
            Some(7) => OptionKind::Channel,
            Some(8) => OptionKind::Role,
            Some(9) => OptionKind::Mentionable,
            Some(10) => OptionKind::Number,
            Some(11) => OptionKind::Attachment,
            _ => OptionKind::String,
        },
        required: entry["required"] == true,
        choices: choices(entry["choices"].as_array().map_or(&[], Vec::as_slice), locale),
        autocomplete: entry["autocomplete"] == true,
        min_value: entry["min_value"].as_f64(),
        max_value: entry["max_value"].as_f64(),
        min_length: length("min_length"),
        max_length: length("max_length"),
    }
}

/// Choices, of an option or suggested.
pub(super) fn choices(list: &[Value], locale: &str) -> Vec<ChoiceView> {
    list.iter()
        .map(|choice| ChoiceView {
            name: local(choice, "name", locale),
            value: choice["value"].clone(),
        })
        .collect()
}

/// A text in a language, else as it is.
fn local(entry: &Value, key: &str, locale: &str) -> String {
    let localized = entry[format!("{key}_localizations")][locale].as_str();
    localized.or_else(|| entry[key].as_str()).unwrap_or_default().to_owned()
}
