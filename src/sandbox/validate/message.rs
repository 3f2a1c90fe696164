//! Messages, new and edited, by channel route, webhook or interaction answer.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Form, Problems, component, embed, form, is_snowflake, join};
use crate::sandbox::error::ApiError;
use crate::sandbox::state::{Draft, FileDraft};

/// Keys of a message in every way of sending it.
const KEYS: &[&str] = &[
    "content",
    "embeds",
    "components",
    "flags",
    "attachments",
    "allowed_mentions",
    "tts",
    "poll",
];
/// Further keys of a message to a channel.
const CHANNEL_KEYS: &[&str] = &["nonce", "enforce_nonce", "message_reference", "sticker_ids"];
/// Further keys of a message by webhook, which an application's token leaves without meaning.
const WEBHOOK_KEYS: &[&str] = &["username", "avatar_url", "thread_name", "applied_tags"];

/// Flags that a bot may set: SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS.
const SETTABLE: u64 = (1 << 2) | (1 << 6) | (1 << 12);
/// Flag for the newer components, which this server does not draw.
const COMPONENTS_V2: u64 = 1 << 15;
/// Largest file.
const MAX_FILE: usize = 10 * 1024 * 1024;

/// Keys of an attachment.
const ATTACHMENT_KEYS: &[&str] = &[
    "id",
    "filename",
    "title",
    "description",
    "duration_secs",
    "waveform",
    "content_type",
    "size",
    "url",
    "proxy_url",
    "height",
    "width",
    "ephemeral",
    "flags",
    "is_spoiler",
];

/// How a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Way {
    /// To a channel.
    Channel,
    /// As an interaction's answer or by its webhook.
    Webhook,
}

/// Reads a message. `path` is where it stands in the body.
pub(in super::super) fn read(
    problems: &mut Problems,
    body: &Value,
    files: Vec<(usize, FileDraft)>,
    way: Way,
    path: &str,
) -> Result<Draft, ApiError> {
    let known: Vec<&str> = match way {
        Way::Channel => [KEYS, CHANNEL_KEYS].concat(),
        Way::Webhook => [KEYS, WEBHOOK_KEYS].concat(),
    };
    // Before anything is looked at, as Discord's door does.
    if files.iter().any(|(_, file)| file.bytes.len() > MAX_FILE) {
        return Err(ApiError::TOO_LARGE);
    }
    let mut draft = Draft::default();
    if let Some(object) = form(problems, body, path, &known) {
        texts(problems, object, &mut draft);
        mentions(problems, object, &mut draft);
        identity(problems, object, &mut draft);
        draft.flags = flags(problems, object);
        draft.tts = object.flag(problems, "tts").unwrap_or_default();
        attachments(problems, object, files, &mut draft);
    }
    if problems.is_empty() {
        Ok(draft)
    } else {
        Err(ApiError::form(problems))
    }
}

fn texts(problems: &mut Problems, object: Form<'_, '_>, draft: &mut Draft) {
    draft.content = object.text(problems, "content", 0, 2000, false).map(str::to_owned);
    if draft.content.is_none() && object.map.contains_key("content") {
        draft.content = Some(String::new());
    }
    if object.map.contains_key("embeds") {
        let embeds = object.list(problems, "embeds", 10);
        embed::check(problems, embeds, &object.at("embeds"));
        draft.embeds = Some(embeds.to_vec());
    }
    if object.map.contains_key("components") {
        let rows = object.list(problems, "components", 5);
        component::check(problems, rows, &object.at("components"));
        draft.components = Some(rows.to_vec());
    }
}

fn flags(problems: &mut Problems, object: Form<'_, '_>) -> Option<u64> {
    let flags = u64::try_from(object.number(problems, "flags", 0..=i64::from(i32::MAX))?).unwrap_or_default();
    if flags & COMPONENTS_V2 != 0 {
        problems.unknown.push(format!(
            "{} asks for components V2, which the sandbox does not draw",
            object.at("flags")
        ));
    }
    if flags & !SETTABLE & !COMPONENTS_V2 != 0 {
        problems.unknown.push(format!(
            "{} holds flags that a bot cannot set: {flags}",
            object.at("flags")
        ));
    }
    Some(flags & SETTABLE)
}

fn mentions(problems: &mut Problems, object: Form<'_, '_>, draft: &mut Draft) {
    let Some(value) = object.get("allowed_mentions") else {
        return;
    };
    let path = object.at("allowed_mentions");
    let Some(allowed) = form(problems, value, &path, &["parse", "users", "roles", "replied_user"]) else {
        return;
    };
    let parse = allowed.list(problems, "parse", usize::MAX);
    for (index, kind) in parse.iter().enumerate() {
        if !["users", "roles", "everyone"].iter().any(|known| kind == known) {
            let words = "Value must be one of ('users', 'everyone', 'roles').";
            problems.add(&join(&allowed.at("parse"), index), "BASE_TYPE_CHOICES", words);
        }
    }
    for list in ["users", "roles"] {
        let ids = allowed.list(problems, list, 100);
        for (index, _) in ids.iter().enumerate().filter(|(_, id)| !is_snowflake(id)) {
            problems.add(
                &join(&allowed.at(list), index),
                "NUMBER_TYPE_COERCE",
                "Value is not snowflake.",
            );
        }
        if !ids.is_empty() && parse.iter().any(|kind| kind == list) {
            let words = format!("parse:[\"{list}\"] and {list}: [ids...] are mutually exclusive.");
            problems.add(&path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", &words);
        }
    }
    draft.allowed_mentions = Some(value.clone());
}

fn identity(problems: &mut Problems, object: Form<'_, '_>, draft: &mut Draft) {
    draft.nonce = object.get("nonce").cloned();
    if draft.nonce.as_ref().is_some_and(|nonce| nonce.as_i64().is_none()) {
        object.text(problems, "nonce", 0, 25, false);
    }
    draft.enforce_nonce = object.flag(problems, "enforce_nonce").unwrap_or_default();
    if let Some(value) = object.get("message_reference") {
        let path = object.at("message_reference");
        let known = ["type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"];
        if let Some(reference) = form(problems, value, &path, &known) {
            let id = reference
                .get("message_id")
                .and_then(Value::as_str)
                .and_then(|id| id.parse().ok());
            if id.is_none() {
                problems.add(
                    &join(&path, "message_id"),
                    "NUMBER_TYPE_COERCE",
                    "Value is not snowflake.",
                );
            }
            draft.reply_to = id;
        }
    }
}

fn attachments(problems: &mut Problems, object: Form<'_, '_>, files: Vec<(usize, FileDraft)>, draft: &mut Draft) {
    let listed = object.list(problems, "attachments", 10);
    let mut kept = Vec::new();
    let path = object.at("attachments");
    let mut parts = BTreeSet::new();
    for (number, _) in files.iter().filter(|(number, _)| !parts.insert(*number)) {
        let words = format!("Two parts of the form are called files[{number}]");
        problems.add(&path, "ATTACHMENT_PART_DUPLICATED", &words);
    }
    let mut named = BTreeSet::new();
    for (index, attachment) in listed.iter().enumerate() {
        let at = join(&path, index);
        let Some(entry) = form(problems, attachment, &at, ATTACHMENT_KEYS) else {
            continue;
        };
        entry.text(problems, "description", 0, 1024, false);
        let id = entry
            .get("id")
            .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        let number = id.and_then(|id| id.parse::<u64>().ok());
        if number.is_some_and(|id| !named.insert(id)) {
            let words = "Two attachments have this number";
            problems.add(&join(&at, "id"), "ATTACHMENT_ID_DUPLICATED", words);
        }
        let uploaded = number.is_some_and(|id| files.iter().any(|(index, _)| *index as u64 == id));
        match number {
            Some(_) if uploaded => {}
            Some(id) if id > 1000 => kept.push(super::super::ids::AttachmentId(id)),
            _ => problems.add(
                &join(&at, "id"),
                "ATTACHMENT_NOT_FOUND",
                "No uploaded file has this number",
            ),
        }
    }
    if object.map.contains_key("attachments") {
        draft.kept = Some(kept);
    }
    draft.files = files
        .into_iter()
        .map(|(number, file)| described(listed, number, file))
        .collect();
}

/// A file with what the message says about it.
fn described(listed: &[Value], number: usize, mut file: FileDraft) -> FileDraft {
    let entry = listed
        .iter()
        .find(|entry| entry["id"] == number || entry["id"] == *number.to_string());
    if let Some(entry) = entry {
        file.description = entry["description"].as_str().map(str::to_owned);
        if let Some(name) = entry["filename"].as_str() {
            name.clone_into(&mut file.filename);
        }
    }
    file
}
