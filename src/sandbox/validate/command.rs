//! Application commands.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::{Form, Problems, form, is_snowflake, join};
use crate::sandbox::error::ApiError;

const KEYS: &[&str] = &[
    "id",
    "application_id",
    "guild_id",
    "version",
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "nsfw",
    "handler",
];
const OPTION_KEYS: &[&str] = &[
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "choices",
    "options",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "autocomplete",
];
/// The languages of Discord's clients.
const LOCALES: &[&str] = &[
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar",
    "he",
];
/// Most characters of a command's names, descriptions and values together, in any one language.
const TOTAL: usize = 8000;
const SUBCOMMAND: i64 = 1;
const SUBCOMMAND_GROUP: i64 = 2;

/// Checks a command and gives it back as Discord would store it.
pub(in super::super) fn read(problems: &mut Problems, body: &Value, path: &str) -> Value {
    let Some(object) = form(problems, body, path, KEYS) else {
        return Value::Null;
    };
    let kind = object.number(problems, "type", 1..=4).unwrap_or(1);
    if kind == 1 {
        name(problems, object);
        description(problems, object);
    } else {
        object.text(problems, "name", 1, 32, true);
    }
    options(problems, object, 0);
    permissions(problems, object);
    for (key, allowed) in [("contexts", 0..=2), ("integration_types", 0..=1)] {
        let list = object.list(problems, key, 3);
        for (index, _) in list
            .iter()
            .enumerate()
            .filter(|(_, v)| v.as_i64().is_none_or(|v| !allowed.contains(&v)))
        {
            problems.add(
                &join(&object.at(key), index),
                "BASE_TYPE_CHOICES",
                "Value is not among the allowed ones.",
            );
        }
    }
    let total = longest(body);
    if total > TOTAL {
        let words = format!("Command exceeds maximum size ({TOTAL}): {total}");
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", &words);
    }
    stored(object.map, kind)
}

/// Checks a list of commands: most 100, names unique within a type.
pub(in super::super) fn read_all(problems: &mut Problems, body: &Value) -> Result<Vec<Value>, ApiError> {
    let Some(list) = body.as_array() else {
        problems.add("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return Err(ApiError::form(problems));
    };
    if list.len() > 100 {
        problems.add("", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
    }
    let mut seen = HashSet::new();
    let mut commands = Vec::new();
    for (index, command) in list.iter().enumerate() {
        let path = index.to_string();
        commands.push(read(problems, command, &path));
        if !seen.insert((
            command["type"].as_i64().unwrap_or(1),
            command["name"].as_str().unwrap_or_default(),
        )) {
            let words = "Application command names must be unique";
            problems.add(&join(&path, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words);
        }
    }
    if problems.is_empty() {
        Ok(commands)
    } else {
        Err(ApiError::form(problems))
    }
}

fn stored(map: &Map<String, Value>, kind: i64) -> Value {
    let get = |key: &str| map.get(key).cloned().unwrap_or(Value::Null);
    let or = |key: &str, other: Value| map.get(key).filter(|value| !value.is_null()).cloned().unwrap_or(other);
    let permissions = match get("default_member_permissions") {
        Value::Number(bits) => json!(bits.to_string()),
        other => other,
    };
    json!({
        "type": kind, "name": get("name"), "name_localizations": get("name_localizations"),
        "description": or("description", json!("")), "description_localizations": get("description_localizations"),
        "options": said(or("options", json!([]))), "default_member_permissions": permissions,
        "dm_permission": or("dm_permission", json!(true)), "contexts": get("contexts"),
        "integration_types": or("integration_types", json!([0])), "nsfw": or("nsfw", json!(false)),
    })
}

/// What was said of the options, as Discord answers it: without nulls.
fn said(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(_, value)| !value.is_null());
            kept.map(|(key, value)| (key, said(value))).collect()
        }
        Value::Array(list) => list.into_iter().map(said).collect(),
        other => other,
    }
}

fn name(problems: &mut Problems, object: Form<'_, '_>) {
    if let Some(text) = object.text(problems, "name", 1, 32, true) {
        check_name(problems, text, &object.at("name"));
    }
    each_language(problems, object, "name_localizations", 32, true);
}

fn description(problems: &mut Problems, object: Form<'_, '_>) {
    object.text(problems, "description", 1, 100, true);
    each_language(problems, object, "description_localizations", 100, false);
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, and lower case where the letter has one.
fn check_name(problems: &mut Problems, text: &str, path: &str) {
    let allowed = |letter: char| matches!(letter, '-' | '_' | '\'') || letter.is_alphanumeric();
    if !text.chars().all(allowed) || text.to_lowercase() != text {
        problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

fn each_language(problems: &mut Problems, object: Form<'_, '_>, key: &str, most: usize, is_name: bool) {
    let Some(value) = object.get(key) else { return };
    let path = object.at(key);
    let Some(texts) = form(problems, value, &path, LOCALES) else {
        return;
    };
    for locale in texts.map.keys() {
        if !LOCALES.contains(&locale.as_str()) {
            let words = format!("Locale '{locale}' is not among the supported ones.");
            problems.add(&join(&path, locale), "ENUM_TYPE_COERCE", &words);
            continue;
        }
        if let Some(text) = texts.text(problems, locale, 1, most, true)
            && is_name
        {
            check_name(problems, text, &join(&path, locale));
        }
    }
}

fn permissions(problems: &mut Problems, object: Form<'_, '_>) {
    if let Some(value) = object.get("default_member_permissions")
        && !is_snowflake(value)
    {
        let words = "Could not interpret value as permissions.";
        problems.add(
            &object.at("default_member_permissions"),
            "PERMISSION_TYPE_COERCE",
            words,
        );
    }
    for key in ["dm_permission", "nsfw"] {
        object.flag(problems, key);
    }
}

/// Checks options; `depth` counts the groups and subcommands above.
fn options(problems: &mut Problems, object: Form<'_, '_>, depth: usize) {
    let list = object.list(problems, "options", 25);
    let path = object.at("options");
    let (mut names, mut optional_seen) = (HashSet::new(), false);
    let steps = list
        .iter()
        .filter(|option| matches!(option["type"].as_i64(), Some(1 | 2)))
        .count();
    if steps > 0 && steps < list.len() {
        let words = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        problems.add(&path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words);
    }
    for (index, option) in list.iter().enumerate() {
        let at = join(&path, index);
        let Some(entry) = form(problems, option, &at, OPTION_KEYS) else {
            continue;
        };
        let allowed: &[i64] = match depth {
            0 => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            1 => &[1, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            _ => &[3, 4, 5, 6, 7, 8, 9, 10, 11],
        };
        let Some(kind) = entry.choice(problems, "type", allowed) else {
            continue;
        };
        name(problems, entry);
        description(problems, entry);
        if !names.insert(option["name"].as_str().unwrap_or_default()) {
            let words = "Option names must be unique";
            problems.add(
                &join(&at, "name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                words,
            );
        }
        match kind {
            SUBCOMMAND | SUBCOMMAND_GROUP => options(problems, entry, if kind == SUBCOMMAND { 2 } else { depth + 1 }),
            _ => leaf(problems, entry, kind, &mut optional_seen),
        }
    }
}

fn leaf(problems: &mut Problems, option: Form<'_, '_>, kind: i64, optional_seen: &mut bool) {
    let required = option.flag(problems, "required").unwrap_or_default();
    if required && *optional_seen {
        let words = "Required options must be placed before non-required options";
        problems.add(
            &option.at("required"),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            words,
        );
    }
    *optional_seen |= !required;
    option.number(problems, "min_length", 0..=6000);
    option.number(problems, "max_length", 1..=6000);
    let autocomplete = option.flag(problems, "autocomplete").unwrap_or_default();
    let choices = option.list(problems, "choices", 25);
    if autocomplete && !choices.is_empty() {
        let words = "Autocomplete and choices are mutually exclusive";
        problems.add(
            &option.at("autocomplete"),
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE",
            words,
        );
    }
    if (autocomplete || !choices.is_empty()) && !matches!(kind, 3 | 4 | 10) {
        let words = "Only text and numbers can be offered";
        problems.add(
            &option.at("choices"),
            "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            words,
        );
    }
    self::choices(problems, choices, &option.at("choices"), kind);
}

/// Checks the choices of an option or of an autocomplete answer.
pub(in super::super) fn choices(problems: &mut Problems, list: &[Value], path: &str, kind: i64) {
    let mut names = HashSet::new();
    for (index, choice) in list.iter().enumerate() {
        let at = join(path, index);
        let Some(entry) = form(problems, choice, &at, &["name", "name_localizations", "value"]) else {
            continue;
        };
        if let Some(name) = entry.text(problems, "name", 1, 100, true)
            && !names.insert(name)
        {
            let words = "Choice names must be unique";
            problems.add(
                &entry.at("name"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                words,
            );
        }
        each_language(problems, entry, "name_localizations", 100, false);
        let fits = match (kind, entry.get("value")) {
            (3, Some(Value::String(text))) => (1..=100).contains(&text.chars().count()),
            (4, Some(value)) => value.is_i64(),
            (10, Some(value)) => value.is_number(),
            _ => false,
        };
        if !fits {
            problems.add(
                &entry.at("value"),
                "APPLICATION_COMMAND_OPTION_CHOICE_VALUE_INVALID",
                "Value does not fit the option.",
            );
        }
    }
}

/// The characters counted against the total: for each text the longest of its languages.
fn longest(value: &Value) -> usize {
    let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let Some(map) = value.as_object() else { return 0 };
    let text = |key: &str, localizations: &str| {
        let others = map.get(localizations).and_then(Value::as_object);
        let longest = others.and_then(|texts| texts.values().map(length).max()).unwrap_or(0);
        longest.max(map.get(key).map_or(0, length))
    };
    let inner = |key: &str| {
        map.get(key)
            .and_then(Value::as_array)
            .map_or(0, |list| list.iter().map(longest).sum())
    };
    text("name", "name_localizations")
        + text("description", "description_localizations")
        + map.get("value").map_or(0, length)
        + inner("options")
        + inner("choices")
}
