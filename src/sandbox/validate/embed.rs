//! Embeds.

use serde_json::Value;

use super::{Form, Problems, form, join};

const KEYS: &[&str] = &[
    "title",
    "type",
    "description",
    "url",
    "timestamp",
    "color",
    "footer",
    "image",
    "thumbnail",
    "video",
    "provider",
    "author",
    "fields",
    "flags",
];
/// Most characters in all embeds of a message together.
const TOTAL: usize = 6000;

/// Checks a message's embeds.
pub(super) fn check(problems: &mut Problems, embeds: &[Value], path: &str) {
    let mut total = 0;
    for (index, embed) in embeds.iter().enumerate() {
        total += one(problems, embed, &join(path, index));
    }
    if total > TOTAL {
        problems.add(
            path,
            "MAX_EMBED_SIZE_EXCEEDED",
            "Embed size exceeds maximum size of 6000",
        );
    }
}

/// Checks one embed and counts its characters.
fn one(problems: &mut Problems, embed: &Value, path: &str) -> usize {
    let Some(object) = form(problems, embed, path, KEYS) else {
        return 0;
    };
    let mut total = 0;
    let mut count = |text: Option<&str>| total += text.map_or(0, |text| text.chars().count());
    count(object.text(problems, "title", 0, 256, false));
    count(object.text(problems, "description", 0, 4096, false));
    object.address(problems, "url", &["http", "https"], false);
    object.number(problems, "color", 0..=0xFF_FFFF);
    if let Some(at) = object.get("timestamp")
        && at
            .as_str()
            .is_none_or(|text| chrono::DateTime::parse_from_rfc3339(text).is_err())
    {
        problems.add(
            &join(path, "timestamp"),
            "DATE_TIME_TYPE_PARSE",
            &format!("Could not parse {at}. Should be ISO8601."),
        );
    }
    for (key, text_key, most) in [("footer", "text", 2048), ("author", "name", 256)] {
        let inner_path = join(path, key);
        let known = ["text", "name", "url", "icon_url", "proxy_icon_url"];
        if let Some(inner) = object
            .get(key)
            .and_then(|value| form(problems, value, &inner_path, &known))
        {
            count(inner.text(problems, text_key, 1, most, true));
            inner.address(problems, "icon_url", &["http", "https", "attachment"], false);
            inner.address(problems, "url", &["http", "https"], false);
        }
    }
    pictures(problems, object);
    for (index, field) in object.list(problems, "fields", 25).iter().enumerate() {
        let inner_path = join(&join(path, "fields"), index);
        if let Some(inner) = form(problems, field, &inner_path, &["name", "value", "inline"]) {
            count(inner.text(problems, "name", 1, 256, true));
            count(inner.text(problems, "value", 1, 1024, true));
            inner.flag(problems, "inline");
        }
    }
    total
}

fn pictures(problems: &mut Problems, embed: Form<'_, '_>) {
    for key in ["image", "thumbnail"] {
        let inner_path = embed.at(key);
        let known = ["url", "proxy_url", "width", "height"];
        if let Some(inner) = embed
            .get(key)
            .and_then(|value| form(problems, value, &inner_path, &known))
        {
            inner.address(problems, "url", &["http", "https", "attachment"], true);
        }
    }
}
