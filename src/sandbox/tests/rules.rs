//! A table of deliberate rule breaks and what Discord says to each.

use rstest::rstest;
use serde_json::{Value, json};

use super::Stage;
use super::bot::Ear;
use crate::sandbox::{Invocation, Outcome};

fn embeds(change: &Value) -> Value {
    json!({ "embeds": [change] })
}

fn row(parts: &Value) -> Value {
    json!({ "content": "x", "components": [{ "type": 1, "components": parts }] })
}

fn button(change: &Value) -> Value {
    let mut button = json!({ "type": 2, "style": 1, "label": "Gerai", "custom_id": "ok" });
    button
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    row(&json!([button]))
}

fn select(change: &Value) -> Value {
    let mut select = json!({ "type": 3, "custom_id": "s", "options": [{ "label": "a", "value": "a" }] });
    select
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    row(&json!([select]))
}

fn x(length: usize) -> String {
    "ą".repeat(length)
}

/// The code at a path of an error tree.
fn code_at(body: &Value, path: &str) -> Value {
    let at = path.split('.').fold(&body["errors"], |at, step| &at[step]);
    at["_errors"][0]["code"].clone()
}

#[rstest]
#[case::content(json!({ "content": x(2001) }), "content", "BASE_TYPE_MAX_LENGTH")]
#[case::content_kind(json!({ "content": 5 }), "content", "STRING_TYPE_CONVERT")]
#[case::embeds(json!({ "embeds": vec![json!({ "title": "a" }); 11] }), "embeds", "BASE_TYPE_MAX_LENGTH")]
#[case::title(embeds(&json!({ "title": x(257) })), "embeds.0.title", "BASE_TYPE_MAX_LENGTH")]
#[case::description(embeds(&json!({ "description": x(4097) })), "embeds.0.description", "BASE_TYPE_MAX_LENGTH")]
#[case::fields(embeds(&json!({ "fields": vec![json!({ "name": "a", "value": "b" }); 26] })), "embeds.0.fields", "BASE_TYPE_MAX_LENGTH")]
#[case::field_name(embeds(&json!({ "fields": [{ "name": x(257), "value": "b" }] })), "embeds.0.fields.0.name", "BASE_TYPE_MAX_LENGTH")]
#[case::field_value(embeds(&json!({ "fields": [{ "name": "a", "value": x(1025) }] })), "embeds.0.fields.0.value", "BASE_TYPE_MAX_LENGTH")]
#[case::blank_field(embeds(&json!({ "fields": [{ "name": " ", "value": "b" }] })), "embeds.0.fields.0.name", "BASE_TYPE_REQUIRED")]
#[case::footer(embeds(&json!({ "footer": { "text": x(2049) } })), "embeds.0.footer.text", "BASE_TYPE_MAX_LENGTH")]
#[case::author(embeds(&json!({ "author": { "name": x(257) } })), "embeds.0.author.name", "BASE_TYPE_MAX_LENGTH")]
#[case::colour(embeds(&json!({ "title": "a", "color": 0x0100_0000 })), "embeds.0.color", "NUMBER_TYPE_MAX")]
#[case::address(embeds(&json!({ "title": "a", "url": "ftp://a" })), "embeds.0.url", "URL_TYPE_INVALID_SCHEME")]
#[case::time(embeds(&json!({ "title": "a", "timestamp": "tomorrow" })), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE")]
#[case::total(json!({ "embeds": [{ "description": x(4000) }, { "description": x(2001) }] }), "embeds", "MAX_EMBED_SIZE_EXCEEDED")]
#[case::rows(json!({ "content": "x", "components": vec![json!({ "type": 1, "components": [] }); 6] }), "components", "BASE_TYPE_MAX_LENGTH")]
#[case::bare_button(json!({ "content": "x", "components": [{ "type": 2, "style": 1, "label": "a", "custom_id": "a" }] }), "components.0.type", "BASE_TYPE_CHOICES")]
#[case::empty_row(row(&json!([])), "components.0.components", "BASE_TYPE_BAD_LENGTH")]
#[case::six_buttons(row(&json!((0..6).map(|n| json!({ "type": 2, "style": 1, "label": "a", "custom_id": n.to_string() })).collect::<Vec<_>>())), "components.0.components", "BASE_TYPE_BAD_LENGTH")]
#[case::text_input(row(&json!([{ "type": 4, "custom_id": "a", "style": 1, "label": "a" }])), "components.0.components.0.type", "BASE_TYPE_CHOICES")]
#[case::label(button(&json!({ "label": x(81) })), "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH")]
#[case::no_label(button(&json!({ "label": "" })), "components.0.components.0.label", "BASE_TYPE_REQUIRED")]
#[case::style(button(&json!({ "style": 9 })), "components.0.components.0.style", "BASE_TYPE_CHOICES")]
#[case::custom_id(button(&json!({ "custom_id": x(101) })), "components.0.components.0.custom_id", "BASE_TYPE_MAX_LENGTH")]
#[case::no_custom_id(button(&json!({ "custom_id": null })), "components.0.components.0.custom_id", "BASE_TYPE_REQUIRED")]
#[case::emoji(button(&json!({ "emoji": { "name": "ok" } })), "components.0.components.0.emoji.name", "BUTTON_COMPONENT_INVALID_EMOJI")]
#[case::link_without_url(button(&json!({ "style": 5, "custom_id": null })), "components.0.components.0.url", "BASE_TYPE_REQUIRED")]
#[case::link_with_id(button(&json!({ "style": 5, "url": "https://a" })), "components.0.components.0.custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE")]
#[case::button_with_url(button(&json!({ "url": "https://a" })), "components.0.components.0.url", "BUTTON_COMPONENT_URL_NOT_ALLOWED")]
#[case::same_id(row(&json!([{ "type": 2, "style": 1, "label": "a", "custom_id": "a" }, { "type": 2, "style": 1, "label": "b", "custom_id": "a" }])), "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED")]
#[case::no_options(select(&json!({ "options": [] })), "components.0.components.0.options", "BASE_TYPE_BAD_LENGTH")]
#[case::options(select(&json!({ "options": (0..26).map(|n| json!({ "label": "a", "value": n.to_string() })).collect::<Vec<_>>() })), "components.0.components.0.options", "BASE_TYPE_BAD_LENGTH")]
#[case::option_label(select(&json!({ "options": [{ "label": x(101), "value": "a" }] })), "components.0.components.0.options.0.label", "BASE_TYPE_MAX_LENGTH")]
#[case::option_value(select(&json!({ "options": [{ "label": "a", "value": x(101) }] })), "components.0.components.0.options.0.value", "BASE_TYPE_MAX_LENGTH")]
#[case::option_description(select(&json!({ "options": [{ "label": "a", "value": "a", "description": x(101) }] })), "components.0.components.0.options.0.description", "BASE_TYPE_MAX_LENGTH")]
#[case::option_twice(select(&json!({ "options": [{ "label": "a", "value": "a" }, { "label": "b", "value": "a" }] })), "components.0.components.0.options.1", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED")]
#[case::placeholder(select(&json!({ "placeholder": x(151) })), "components.0.components.0.placeholder", "BASE_TYPE_MAX_LENGTH")]
#[case::max_values(select(&json!({ "max_values": 2 })), "components.0.components.0.max_values", "SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS")]
#[case::min_values(select(&json!({ "min_values": 2 })), "components.0.components.0.min_values", "SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX")]
#[case::beside(row(&json!([{ "type": 3, "custom_id": "s", "options": [{ "label": "a", "value": "a" }] }, { "type": 2, "style": 1, "label": "a", "custom_id": "a" }])), "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED")]
#[case::nonce(json!({ "content": "x", "nonce": x(26) }), "nonce", "BASE_TYPE_MAX_LENGTH")]
#[case::mentions(json!({ "content": "x", "allowed_mentions": { "parse": ["all"] } }), "allowed_mentions.parse.0", "BASE_TYPE_CHOICES")]
#[case::mentions_twice(json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } }), "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE")]
#[tokio::test]
async fn a_message_against_the_rules(#[case] body: Value, #[case] path: &str, #[case] code: &str) {
    let stage = Stage::set().await;
    let (status, answer) = stage.post(&body).await;
    assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{answer}");
    assert_eq!(code_at(&answer, path), code, "{answer}");
    assert!(stage.world.messages_for(stage.person, stage.channel).is_empty());
    assert_eq!(stage.world.violations().len(), 1);
}

fn command(change: &Value) -> Value {
    let mut command = json!({ "name": "mano", "description": "Mano" });
    command
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    command
}

fn options(options: &Value) -> Value {
    command(&json!({ "options": options }))
}

fn option(change: &Value) -> Value {
    let mut option = json!({ "type": 3, "name": "kas", "description": "Kas" });
    option
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    options(&json!([option]))
}

#[rstest]
#[case::upper_case(command(&json!({ "name": "Mano" })), "name", "APPLICATION_COMMAND_INVALID_NAME")]
#[case::space(command(&json!({ "name": "mano viskas" })), "name", "APPLICATION_COMMAND_INVALID_NAME")]
#[case::long(command(&json!({ "name": x(33) })), "name", "BASE_TYPE_MAX_LENGTH")]
#[case::upper_case_lt(command(&json!({ "name_localizations": { "lt": "Žmonės" } })), "name_localizations.lt", "APPLICATION_COMMAND_INVALID_NAME")]
#[case::locale(command(&json!({ "name_localizations": { "lv": "mans" } })), "name_localizations.lv", "ENUM_TYPE_COERCE")]
#[case::description(command(&json!({ "description": x(101) })), "description", "BASE_TYPE_MAX_LENGTH")]
#[case::no_description(command(&json!({ "description": "" })), "description", "BASE_TYPE_REQUIRED")]
#[case::option_name(option(&json!({ "name": "a b" })), "options.0.name", "APPLICATION_COMMAND_INVALID_NAME")]
#[case::option_type(option(&json!({ "type": 12 })), "options.0.type", "BASE_TYPE_CHOICES")]
#[case::order(options(&json!([{ "type": 3, "name": "a", "description": "a" }, { "type": 3, "name": "b", "description": "b", "required": true }])), "options.1.required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")]
#[case::option_twice(options(&json!([{ "type": 3, "name": "a", "description": "a" }, { "type": 3, "name": "a", "description": "b" }])), "options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS")]
#[case::options(options(&json!((0..26).map(|n| json!({ "type": 3, "name": format!("a{n}"), "description": "a" })).collect::<Vec<_>>())), "options", "BASE_TYPE_MAX_LENGTH")]
#[case::mixed(options(&json!([{ "type": 1, "name": "a", "description": "a" }, { "type": 3, "name": "b", "description": "b" }])), "options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")]
#[case::deep(options(&json!([{ "type": 1, "name": "a", "description": "a", "options": [{ "type": 1, "name": "b", "description": "b" }] }])), "options.0.options.0.type", "BASE_TYPE_CHOICES")]
#[case::choices(option(&json!({ "choices": (0..26).map(|n| json!({ "name": n.to_string(), "value": "a" })).collect::<Vec<_>>() })), "options.0.choices", "BASE_TYPE_MAX_LENGTH")]
#[case::choice(option(&json!({ "choices": [{ "name": "a", "value": 5 }] })), "options.0.choices.0.value", "APPLICATION_COMMAND_OPTION_CHOICE_VALUE_INVALID")]
#[case::both(option(&json!({ "autocomplete": true, "choices": [{ "name": "a", "value": "a" }] })), "options.0.autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE")]
#[case::permissions(command(&json!({ "default_member_permissions": "all" })), "default_member_permissions", "PERMISSION_TYPE_COERCE")]
#[case::too_large(options(&json!((0..25).map(|n| json!({ "type": 3, "name": format!("a{n}"), "description": "a", "choices": (0..5).map(|c| json!({ "name": format!("{c}"), "value": x(80) })).collect::<Vec<_>>() })).collect::<Vec<_>>())), "", "APPLICATION_COMMAND_TOO_LARGE")]
#[tokio::test]
async fn a_command_against_the_rules(#[case] body: Value, #[case] path: &str, #[case] code: &str) {
    let stage = Stage::set().await;
    let commands = format!("/applications/{}/commands", stage.world.bot().id);
    let (status, answer) = stage.call("PUT", &commands, &json!([body])).await;
    let path = if path.is_empty() {
        "0".to_owned()
    } else {
        format!("0.{path}")
    };
    assert_eq!((status, code_at(&answer, &path)), (400, json!(code)), "{answer}");
    let (status, answer) = stage
        .call("PUT", &commands, &json!([command(&json!({})), command(&json!({}))]))
        .await;
    assert_eq!(
        (status, code_at(&answer, "1.name")),
        (400, json!("APPLICATION_COMMANDS_DUPLICATE_NAME"))
    );
}

fn modal(change: &Value) -> Value {
    let mut input = json!({ "type": 4, "custom_id": "a", "style": 1, "label": "a" });
    input
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    json!({ "type": 9, "data": { "custom_id": "m", "title": "M", "components": [{ "type": 1, "components": [input] }] } })
}

/// An answer to a command: what is wrong with it, and where.
#[rstest]
#[case::update(json!({ "type": 7, "data": { "content": "x" } }), "type", "BASE_TYPE_CHOICES")]
#[case::acknowledge(json!({ "type": 6 }), "type", "BASE_TYPE_CHOICES")]
#[case::choices(json!({ "type": 8, "data": { "choices": [] } }), "type", "BASE_TYPE_CHOICES")]
#[case::content(json!({ "type": 4, "data": { "content": x(2001) } }), "data.content", "BASE_TYPE_MAX_LENGTH")]
#[case::title(json!({ "type": 9, "data": { "custom_id": "m", "title": x(46), "components": [] } }), "data.title", "BASE_TYPE_MAX_LENGTH")]
#[case::no_inputs(json!({ "type": 9, "data": { "custom_id": "m", "title": "M", "components": [] } }), "data.components", "BASE_TYPE_BAD_LENGTH")]
#[case::six_inputs(json!({ "type": 9, "data": { "custom_id": "m", "title": "M", "components": vec![json!({ "type": 1, "components": [] }); 6] } }), "data.components", "BASE_TYPE_BAD_LENGTH")]
#[case::label(modal(&json!({ "label": x(46) })), "data.components.0.components.0.label", "BASE_TYPE_MAX_LENGTH")]
#[case::placeholder(modal(&json!({ "placeholder": x(101) })), "data.components.0.components.0.placeholder", "BASE_TYPE_MAX_LENGTH")]
#[case::value(modal(&json!({ "value": x(4001) })), "data.components.0.components.0.value", "BASE_TYPE_MAX_LENGTH")]
#[case::short_value(modal(&json!({ "value": "ab", "min_length": 3 })), "data.components.0.components.0.value", "BASE_TYPE_BAD_LENGTH")]
#[case::lengths(modal(&json!({ "min_length": 5, "max_length": 4 })), "data.components.0.components.0.min_length", "TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX")]
#[tokio::test]
async fn an_answer_against_the_rules(#[case] body: Value, #[case] path: &str, #[case] code: &str) {
    let stage = Stage::set().await;
    let mut ear = Ear::of(&stage);
    stage.register(&json!([command(&json!({}))])).await;
    let asked = stage
        .world
        .invoke(stage.person, Invocation::new(stage.channel, "mano"))
        .unwrap();
    let (callback, _) = ear.interaction();
    let (status, answer) = stage.call("POST", &callback, &body).await;
    assert_eq!((status, code_at(&answer, path)), (400, json!(code)), "{answer}");
    // A refused answer is none: the right one still comes through.
    let (status, _) = stage
        .call("POST", &callback, &json!({ "type": 4, "data": { "content": "gerai" } }))
        .await;
    assert_eq!(status, 204);
    assert!(matches!(stage.world.outcome(asked).await, Outcome::Message(message) if message.content == "gerai"));
    let (status, answer) = stage
        .call("POST", &callback, &json!({ "type": 4, "data": { "content": "dar" } }))
        .await;
    assert_eq!((status, &answer["code"]), (400, &json!(40060)));
}

#[tokio::test]
async fn what_is_empty_unknown_or_foreign_is_refused_with_its_own_code() {
    let stage = Stage::set().await;
    let nowhere = "/channels/1/messages".to_owned();
    let here = format!("/channels/{}/messages", stage.channel);
    let said = stage.world.say(stage.person, stage.channel, "Labas").unwrap();
    let text = json!({ "content": "x" });
    let table = [
        ("POST", here.clone(), json!({}), 400, 50006),
        ("POST", here.clone(), json!({ "content": "  " }), 400, 50006),
        ("POST", nowhere, text.clone(), 404, 10003),
        ("GET", format!("{here}/1"), Value::Null, 404, 10008),
        ("PATCH", format!("{here}/{said}"), text.clone(), 403, 50005),
        ("DELETE", format!("{here}/{said}"), Value::Null, 403, 50013),
        ("GET", "/guilds/1".to_owned(), Value::Null, 404, 10004),
        (
            "GET",
            format!("/guilds/{}/members/1", stage.guild),
            Value::Null,
            404,
            10013,
        ),
        ("GET", "/users/1".to_owned(), Value::Null, 404, 10013),
        (
            "POST",
            "/users/@me/channels".to_owned(),
            json!({ "recipient_id": "1" }),
            400,
            50033,
        ),
        (
            "POST",
            "/interactions/1/x/callback".to_owned(),
            json!({ "type": 4 }),
            404,
            10062,
        ),
        (
            "POST",
            format!("/webhooks/{}/x", stage.world.bot().id),
            text,
            404,
            10015,
        ),
        ("GET", "/nowhere".to_owned(), Value::Null, 404, 0),
    ];
    for (method, path, body, status, code) in table {
        let (given, answer) = stage.call(method, &path, &body).await;
        assert_eq!(
            (given, &answer["code"]),
            (status, &json!(code)),
            "{method} {path}: {answer}"
        );
    }
    assert!(
        stage
            .world
            .violations()
            .contains(&"unknown route: GET /nowhere".to_owned())
    );
    let stranger = stage
        .client
        .get("https://discord.com/api/v10/users/@me")
        .header("authorization", "Bot x");
    assert_eq!(stranger.send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn keys_that_discord_would_ignore_are_noticed() {
    let stage = Stage::set().await;
    let (status, _) = stage.post(&json!({ "content": "x", "contents": "y" })).await;
    assert_eq!(status, 200);
    assert_eq!(
        stage.world.violations(),
        ["POST /channels/{channel_id}/messages: unknown key contents"]
    );
}

#[tokio::test]
async fn an_enforced_nonce_gives_the_earlier_message_back() {
    let stage = Stage::set().await;
    let body = json!({ "content": "x", "nonce": "a1", "enforce_nonce": true });
    let (first, second) = (stage.post(&body).await.1, stage.post(&body).await.1);
    assert_eq!(first["id"], second["id"]);
    assert_eq!(first["nonce"], "a1");
    let (_, third) = stage.post(&json!({ "content": "x", "nonce": "a1" })).await;
    assert_ne!(first["id"], third["id"]);
}

#[rstest]
#[case::apart(["files[0]", "files[1]"], json!([{ "id": "0" }, { "id": "1" }]), 200)]
#[case::one_part_twice(["files[0]", "files[0]"], json!([{ "id": "0" }]), 400)]
#[case::one_number_twice(["files[0]", "files[1]"], json!([{ "id": "0" }, { "id": 0 }]), 400)]
#[tokio::test]
async fn files_of_one_message_are_told_apart(#[case] parts: [&str; 2], #[case] listed: Value, #[case] status: u16) {
    let stage = Stage::set().await;
    let body = json!({ "content": "x", "attachments": listed }).to_string();
    let mut form = reqwest::multipart::Form::new().text("payload_json", body);
    for (part, name) in parts.into_iter().zip(["a.txt", "b.txt"]) {
        let file = reqwest::multipart::Part::bytes(name.as_bytes().to_vec()).file_name(name);
        form = form.part(part.to_owned(), file);
    }
    let path = format!("https://discord.com/api/v10/channels/{}/messages", stage.channel);
    let request = stage.client.post(path).multipart(form);
    let request = request.header("authorization", format!("Bot {}", stage.sandbox.token()));
    assert_eq!(request.send().await.unwrap().status().as_u16(), status);
}
