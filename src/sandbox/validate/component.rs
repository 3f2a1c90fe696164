//! Rows of buttons and selects under a message.

use std::collections::HashSet;

use serde_json::Value;

use super::{Form, Problems, form, is_snowflake, join};

const ROW: i64 = 1;
const BUTTON: i64 = 2;
const STRING_SELECT: i64 = 3;
const LINK: i64 = 5;

/// Checks a message's components.
pub(super) fn check(problems: &mut Problems, rows: &[Value], path: &str) {
    let mut ids = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let row_path = join(path, index);
        if row.is_object() && row["type"] != ROW {
            problems.add(
                &join(&row_path, "type"),
                "BASE_TYPE_CHOICES",
                "Value must be one of {1}.",
            );
            continue;
        }
        let Some(object) = form(problems, row, &row_path, &["type", "id", "components"]) else {
            continue;
        };
        one_row(problems, object, &mut ids);
    }
}

fn one_row<'a>(problems: &mut Problems, row: Form<'a, '_>, ids: &mut HashSet<&'a str>) {
    let parts = row.list(problems, "components", usize::MAX);
    let path = row.at("components");
    if parts.is_empty() || parts.len() > 5 {
        problems.add(&path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
    }
    let selects = parts.iter().filter(|part| part["type"] != BUTTON).count();
    if selects > 0 && parts.len() > 1 {
        let words = "The specified component exceeds the maximum width";
        problems.add(&path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words);
    }
    for (index, part) in parts.iter().enumerate() {
        let part_path = join(&path, index);
        let custom_id = match part["type"].as_i64() {
            Some(BUTTON) => button(problems, part, &part_path),
            Some(kind @ (STRING_SELECT | 5..=8)) => select(problems, part, &part_path, kind),
            _ => {
                let words = "Value must be one of {2, 3, 5, 6, 7, 8}.";
                problems.add(&join(&part_path, "type"), "BASE_TYPE_CHOICES", words);
                None
            }
        };
        if let Some(custom_id) = custom_id
            && !ids.insert(custom_id)
        {
            let words = "Component custom id cannot be duplicated";
            problems.add(&join(&part_path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
        }
    }
}

fn button<'a>(problems: &mut Problems, part: &'a Value, path: &str) -> Option<&'a str> {
    let known = [
        "type",
        "id",
        "style",
        "label",
        "emoji",
        "custom_id",
        "sku_id",
        "url",
        "disabled",
    ];
    let object = form(problems, part, path, &known)?;
    let style = object.choice(problems, "style", &[1, 2, 3, 4, LINK]);
    let label = object.text(problems, "label", 0, 80, false);
    object.flag(problems, "disabled");
    let has_emoji = emoji(problems, object);
    if label.is_none_or(|label| label.trim().is_empty()) && !has_emoji {
        problems.required(&object.at("label"));
    }
    if style == Some(LINK) {
        object.address(problems, "url", &["http", "https", "discord"], true);
        if object.get("custom_id").is_some() {
            let words = "A custom id and url cannot both be specified";
            problems.add(
                &object.at("custom_id"),
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                words,
            );
        }
        return None;
    }
    if object.get("url").is_some() {
        let words = "A url button cannot have this style";
        problems.add(&object.at("url"), "BUTTON_COMPONENT_URL_NOT_ALLOWED", words);
    }
    object.text(problems, "custom_id", 1, 100, true)
}

fn select<'a>(problems: &mut Problems, part: &'a Value, path: &str, kind: i64) -> Option<&'a str> {
    let known = [
        "type",
        "id",
        "custom_id",
        "placeholder",
        "min_values",
        "max_values",
        "disabled",
        "options",
        "default_values",
        "channel_types",
        "required",
    ];
    let object = form(problems, part, path, &known)?;
    object.text(problems, "placeholder", 0, 150, false);
    object.flag(problems, "disabled");
    let least = object.number(problems, "min_values", 0..=25).unwrap_or(1);
    let most = object.number(problems, "max_values", 1..=25).unwrap_or(1);
    if least > most {
        let words = "min_values must be less than or equal to max_values";
        problems.add(
            &object.at("min_values"),
            "SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX",
            words,
        );
    }
    if kind == STRING_SELECT {
        options(problems, object, most);
    } else {
        for (index, value) in object.list(problems, "default_values", 25).iter().enumerate() {
            if !is_snowflake(&value["id"]) {
                let at = join(&object.at("default_values"), index);
                problems.add(&join(&at, "id"), "NUMBER_TYPE_COERCE", "Value is not snowflake.");
            }
        }
    }
    object.text(problems, "custom_id", 1, 100, true)
}

fn options(problems: &mut Problems, select: Form<'_, '_>, most: i64) {
    let options = select.list(problems, "options", usize::MAX);
    let path = select.at("options");
    if options.is_empty() || options.len() > 25 {
        problems.add(&path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
    }
    if usize::try_from(most).is_ok_and(|most| most > options.len()) && !options.is_empty() {
        let words = format!(
            "Must be less than or equal to the number of options ({}).",
            options.len()
        );
        problems.add(
            &select.at("max_values"),
            "SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS",
            &words,
        );
    }
    let (mut values, mut defaults) = (HashSet::new(), 0);
    for (index, option) in options.iter().enumerate() {
        let at = join(&path, index);
        let known = ["label", "value", "description", "emoji", "default"];
        let Some(object) = form(problems, option, &at, &known) else {
            continue;
        };
        object.text(problems, "label", 1, 100, true);
        object.text(problems, "description", 0, 100, false);
        emoji(problems, object);
        defaults += i64::from(object.flag(problems, "default") == Some(true));
        if let Some(value) = object.text(problems, "value", 1, 100, true)
            && !values.insert(value)
        {
            let words = "The specified option value is already used";
            problems.add(&at, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", words);
        }
    }
    if defaults > most {
        let words = "More options are selected by default than can be chosen";
        problems.add(&path, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", words);
    }
}

/// Checks an emoji; whether there is one.
fn emoji(problems: &mut Problems, part: Form<'_, '_>) -> bool {
    let Some(value) = part.get("emoji") else { return false };
    let path = part.at("emoji");
    let Some(object) = form(problems, value, &path, &["id", "name", "animated"]) else {
        return false;
    };
    let valid = match (object.get("id"), object.get("name")) {
        (Some(id), _) => is_snowflake(id),
        (None, Some(name)) => name.as_str().is_some_and(is_emoji),
        (None, None) => false,
    };
    if !valid {
        // Discord names the button here for selects as well.
        problems.add(&join(&path, "name"), "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
    }
    valid
}

/// Whether a text is one emoji (by Unicode block; joined sequences and flags included).
pub(super) fn is_emoji(text: &str) -> bool {
    let length = text.chars().count();
    let pictured = |letter: char| {
        matches!(u32::from(letter),
            0xA9 | 0xAE | 0x203C | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x21AA | 0x231A..=0x23FF | 0x24C2
            | 0x25AA..=0x27BF | 0x2934..=0x2935 | 0x2B05..=0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299
            | 0x1F000..=0x1FAFF)
    };
    let joiner = |letter: char| matches!(u32::from(letter), 0x200D | 0xFE0E | 0xFE0F | 0x20E3 | 0xE0020..=0xE007F);
    let keycap = |letter: char| letter.is_ascii_digit() || matches!(letter, '#' | '*');
    let with_keycap = text.ends_with('\u{20E3}');
    (1..=10).contains(&length)
        && text
            .chars()
            .all(|letter| pictured(letter) || joiner(letter) || (with_keycap && keycap(letter)))
        && text
            .chars()
            .next()
            .is_some_and(|first| pictured(first) || keycap(first))
}
