//! The commands as Discord's documentation has them, which the library's builders do not quite meet: nothing where there
//! is nothing. Its description of the interface (OpenAPI) has permissions as a number, its documentation as text.

use poise::serenity_prelude::CreateCommand;
use serde_json::Value;

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
