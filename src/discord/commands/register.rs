//! The commands as Discord's own description of its interface has them, which the library's builders do not quite
//! meet: permissions as a number, and nothing where there is nothing.

use poise::serenity_prelude::CreateCommand;
use serde_json::Value;

/// The bodies to register.
///
/// # Errors
/// When a command cannot be written as JSON.
pub fn bodies(commands: &[CreateCommand]) -> serde_json::Result<Vec<Value>> {
    let written = commands.iter().map(serde_json::to_value);
    written.map(|command| command.map(described)).collect()
}

fn described(mut command: Value) -> Value {
    let bits = command["default_member_permissions"]
        .as_str()
        .and_then(|bits| bits.parse::<u64>().ok());
    if let Some(bits) = bits {
        command["default_member_permissions"] = bits.into();
    }
    without_nothing(command)
}

/// Drops what says nothing: nulls and empty lists.
fn without_nothing(value: Value) -> Value {
    let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| says(value));
            kept.map(|(key, value)| (key, without_nothing(value))).collect()
        }
        Value::Array(list) => list.into_iter().map(without_nothing).collect(),
        other => other,
    }
}
