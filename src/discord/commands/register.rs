//! The commands as Discord's documentation has them, which the library's builders do not quite meet: nothing where there
//! is nothing. Its description of the interface (OpenAPI) has permissions as a number, its documentation as text. And for
//! a server that speaks Discord's interface but refuses them: as slash commands were at first.

use poise::serenity_prelude::CreateCommand;
use serde_json::{Value, json};

/// The bodies to register.
///
/// # Errors
/// When a command cannot be written as JSON.
pub fn bodies(commands: &[CreateCommand]) -> serde_json::Result<Vec<Value>> {
    let written = commands.iter().map(serde_json::to_value);
    written.map(|command| command.map(without_nothing)).collect()
}

/// The same with permissions as a number.
#[must_use]
pub fn in_numbers(commands: &[Value]) -> Vec<Value> {
    let mut commands = commands.to_vec();
    for permissions in commands
        .iter_mut()
        .filter_map(|command| command.get_mut("default_member_permissions"))
    {
        if let Some(bits) = permissions.as_str().and_then(|bits| bits.parse::<u64>().ok()) {
            *permissions = bits.into();
        }
    }
    commands
}

/// The same without what came later than slash commands: translations and limits of options, suggestions while typing,
/// files. A subcommand that needs a file is left out.
#[must_use]
pub fn plain(commands: &[Value]) -> Vec<Value> {
    let mut commands = commands.to_vec();
    for options in commands.iter_mut().filter_map(|command| command.get_mut("options")) {
        strip(options);
    }
    commands
}

fn strip(options: &mut Value) {
    let Some(options) = options.as_array_mut() else { return };
    options.retain(is_old);
    for option in options.iter_mut().filter_map(Value::as_object_mut) {
        option.retain(|key, _| {
            matches!(
                key.as_str(),
                "type" | "name" | "description" | "required" | "choices" | "options"
            )
        });
        for choice in option
            .get_mut("choices")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            *choice = json!({ "name": choice["name"], "value": choice["value"] });
        }
        if let Some(inner) = option.get_mut("options") {
            strip(inner);
        }
    }
}

/// Whether an option and those inside it are of the first kinds: up to a role.
fn is_old(option: &Value) -> bool {
    let inner = option["options"].as_array();
    option["type"].as_u64().is_some_and(|kind| kind <= 8) && inner.is_none_or(|inner| inner.iter().all(is_old))
}

/// Drops what says nothing: nulls, empty lists, and what is not so.
fn without_nothing(value: Value) -> Value {
    let says =
        |value: &Value| !value.is_null() && *value != false && value.as_array().is_none_or(|list| !list.is_empty());
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| says(value));
            kept.map(|(key, value)| (key, without_nothing(value))).collect()
        }
        Value::Array(list) => list.into_iter().map(without_nothing).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_commands_have_nothing_of_a_later_day() {
        let option =
            |kind: u64, name: &str| json!({ "type": kind, "name": name, "description": name, "required": true });
        let mut typed = option(3, "language");
        typed["name_localizations"] = json!({ "lt": "kalba" });
        typed["max_length"] = json!(9);
        typed["choices"] = json!([{ "name": "English", "value": "en", "name_localizations": { "lt": "Anglų" } }]);
        let subcommand = |name: &str, inner: &Value| json!({ "type": 1, "name": name, "description": name, "options": [inner], "description_localizations": {} });
        let subcommands = json!([subcommand("edit", &typed), subcommand("import", &option(11, "file"))]);
        let command = json!({ "name": "people", "name_localizations": { "lt": "žmonės" }, "options": subcommands });
        let mut language = option(3, "language");
        language["choices"] = json!([{ "name": "English", "value": "en" }]);
        let edit = json!({ "type": 1, "name": "edit", "description": "edit", "options": [language] });
        let wanted = json!({ "name": "people", "name_localizations": { "lt": "žmonės" }, "options": [edit] });
        assert_eq!(plain(&[command]), [wanted]);
    }
}
