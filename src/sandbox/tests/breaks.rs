//! Deliberate rule breaks beyond the form of a body, which `rules` holds: a wrong moment, a wrong place, no right, no
//! token, too often, too much. One table, one stage: what is broken, and the status and code that Discord answers by its
//! published list (developers/topics/opcodes-and-status-codes).

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::bot::Ear;
use super::{Options, Stage, Visibility};
use crate::sandbox::{InteractionId, Invocation, RateLimits};

/// What is broken | request | body | status and code. In angle brackets: what the stage has there.
const TABLE: &str = r#"
a channel that is not there            | POST /channels/1/messages                       | {"content":"x"} | 404 10003
a channel that is no id                | POST /channels/apt/messages                     | {"content":"x"} | 404 10003
a channel unseen                       | POST /channels/<hidden>/messages                | {"content":"x"} | 403 50001
a channel unseen, looked at            | GET /channels/<hidden>                          | null | 403 50001
no right to write                      | POST /channels/<silent>/messages                | {"content":"x"} | 403 50013
no right to type                       | POST /channels/<silent>/typing                  | null | 403 50013
a message that is not there            | GET /channels/<apt>/messages/1                  | null | 404 10008
another's message, edited              | PATCH /channels/<apt>/messages/<said>           | {"content":"x"} | 403 50005
another's message, deleted             | DELETE /channels/<apt>/messages/<said>          | null | 403 50013
nothing to say                         | POST /channels/<apt>/messages                   | {} | 400 50006
blanks to say                          | POST /channels/<apt>/messages                   | {"content":" \n"} | 400 50006
an answer to no message                | POST /channels/<apt>/messages                   | {"content":"x","message_reference":{"message_id":"1"}} | 400 50035
more messages than there may be        | GET /channels/<apt>/messages?limit=101          | null | 400 50035
a server that is not there             | GET /guilds/1                                   | null | 404 10004
a server without the bot               | GET /guilds/<other>                             | null | 403 50001
an account that is not there           | GET /users/1                                    | null | 404 10013
a member who is none                   | GET /guilds/<guild>/members/<nobody>            | null | 404 10007
another's application                  | GET /applications/1/commands                    | null | 404 10002
a command that is not there            | GET /applications/<bot>/commands/1              | null | 404 10063
a command that is not there, deleted   | DELETE /applications/<bot>/commands/1           | null | 404 10063
commands for a server without the bot  | PUT /applications/<bot>/guilds/<other>/commands | [] | 403 50001
a command with a wrong name            | POST /applications/<bot>/commands               | {"name":"My","description":"x"} | 400 50035
a command beyond a hundred             | POST /applications/<bot>/commands               | {"name":"more","description":"x"} | 400 30032
no such route                          | GET /nowhere                                    | null | 404 0
no such method                         | DELETE /gateway                                 | null | 405 0
doors closed                           | POST /channels/<door>/messages                  | {"content":"x"} | 403 50007
no common server                       | POST /channels/<gone>/messages                  | {"content":"x"} | 403 50007
a letter of the other's, deleted       | DELETE /channels/<door>/messages/<letter>       | null | 403 50003
a conversation with nobody             | POST /users/@me/channels                        | {"recipient_id":"1"} | 400 50033
a conversation with a word             | POST /users/@me/channels                        | {"recipient_id":"Ona"} | 400 50035
a conversation with itself             | POST /users/@me/channels                        | {"recipient_id":"<bot>"} | 403 50007
conversations opened too fast          | POST /users/@me/channels                        | {"recipient_id":"<nobody>"} | 403 40003
a follow-up before any answer          | POST <early.hook>                               | {"content":"x"} | 404 10015
an edit before any answer              | PATCH <early.hook>/messages/@original           | {"content":"x"} | 404 10015
an update where nothing stands         | POST <early>                                    | {"type":7,"data":{"content":"x"}} | 400 50035
suggestions for a command              | POST <early>                                    | {"type":8,"data":{"choices":[]}} | 400 50035
an answer without a type               | POST <early>                                    | {} | 400 50035
an empty answer                        | POST <early>                                    | {"type":4,"data":{}} | 400 50006
an interaction that is not there       | POST /interactions/1/x/callback                 | {"type":4,"data":{"content":"x"}} | 404 10062
a webhook of no interaction            | POST /webhooks/<bot>/x                          | {"content":"x"} | 404 10015
an answer after three seconds          | POST <late>                                     | {"type":4,"data":{"content":"x"}} | 404 10062
a deferral after three seconds         | POST <late>                                     | {"type":5} | 404 10062
an answer after a deferral             | POST <deferred>                                 | {"type":4,"data":{"content":"x"}} | 400 40060
a modal after a deferral               | POST <deferred>                                 | <modal> | 400 40060
an empty edit                          | PATCH <deferred.hook>/messages/@original        | {"content":""} | 400 50006
an empty follow-up                     | POST <deferred.hook>                            | {} | 400 50006
a long follow-up                       | POST <deferred.hook>                            | {"content":"<long>"} | 400 50035
another's follow-up                    | GET <deferred.hook>/messages/1                  | null | 404 10008
another application's webhook          | POST /webhooks/1/<deferred.token>               | {"content":"x"} | 404 10015
a second answer                        | POST <answered>                                 | {"type":4,"data":{"content":"x"}} | 400 40060
an answer after a modal                | POST <shown>                                    | {"type":4,"data":{"content":"x"}} | 400 40060
an original where a modal is           | PATCH <shown.hook>/messages/@original           | {"content":"x"} | 404 10008
a follow-up after fifteen minutes      | POST <old.hook>                                 | {"content":"x"} | 401 50027
an edit after fifteen minutes          | PATCH <old.hook>/messages/@original             | {"content":"x"} | 401 50027
"#;

const MODAL: &str = r#"{"type":9,"data":{"custom_id":"m","title":"M","components":[{"type":1,"components":[
    {"type":4,"custom_id":"a","style":1,"label":"a"}]}]}}"#;

/// What stands in the table's angle brackets.
type Things = HashMap<String, String>;

fn places(stage: &Stage, things: &mut Things) {
    let world = &stage.world;
    let hidden = world.create_channel(stage.guild, "slaptas", Visibility::Everyone);
    world.set_bot_access(hidden, false, false);
    let silent = world.create_channel(stage.guild, "tylus", Visibility::Everyone);
    world.set_bot_access(silent, true, false);
    let closed = world.create_user("Uždara", "lt");
    world.join(stage.guild, closed);
    let door = world.open_dm(closed);
    let letter = world.say(closed, door, "Labas").unwrap();
    world.close_dms(closed, true);
    world.opening_dms_forbidden(true);
    let named = [
        ("hidden", hidden.to_string()),
        ("silent", silent.to_string()),
        ("apt", stage.channel.to_string()),
        ("guild", stage.guild.to_string()),
        ("bot", world.bot().id.to_string()),
        (
            "said",
            world.say(stage.person, stage.channel, "Labas").unwrap().to_string(),
        ),
        ("other", world.create_guild("Kita mokykla").to_string()),
        ("nobody", world.create_user("Kitas", "lt").to_string()),
        ("door", door.to_string()),
        ("letter", letter.to_string()),
        ("gone", world.open_dm(world.create_user("Niekur", "lt")).to_string()),
        ("modal", MODAL.to_owned()),
        ("long", "ą".repeat(2001)),
    ];
    things.extend(named.map(|(name, thing)| (name.to_owned(), thing)));
}

/// A person asks; what the bot may answer by is kept under a name.
fn asked(stage: &Stage, ear: &mut Ear, name: &str, things: &mut Things) -> InteractionId {
    let asked = stage.world.invoke(stage.person, Invocation::new(stage.channel, "my"));
    let (callback, payload) = ear.interaction();
    let token = payload["token"].as_str().unwrap();
    things.insert(name.to_owned(), callback);
    things.insert(
        format!("{name}.hook"),
        format!("/webhooks/{}/{token}", stage.world.bot().id),
    );
    things.insert(format!("{name}.token"), token.to_owned());
    asked.unwrap()
}

async fn moments(stage: &Stage, ear: &mut Ear, things: &mut Things) {
    asked(stage, ear, "early", things);
    let late = asked(stage, ear, "late", things);
    age(stage, late, Options::default().deadline * 2);
    let message = json!({ "type": 4, "data": { "content": "x" } });
    let modal: Value = serde_json::from_str(MODAL).unwrap();
    for (name, answer) in [
        ("deferred", json!({ "type": 5 })),
        ("answered", message.clone()),
        ("shown", modal),
        ("old", message),
    ] {
        let id = asked(stage, ear, name, things);
        assert_eq!(stage.call("POST", &things[name], &answer).await.0, 204, "{name}");
        if name == "old" {
            age(stage, id, Duration::from_secs(15 * 60 + 1));
        }
    }
}

/// Nobody waits for what can be set.
fn age(stage: &Stage, id: InteractionId, by: Duration) {
    let mut state = stage.world.lock();
    state.interactions.get_mut(&id).unwrap().at = Instant::now().checked_sub(by).unwrap();
}

#[tokio::test]
async fn every_broken_rule_gets_discords_answer() {
    let stage = Stage::set().await;
    let mut ear = Ear::of(&stage);
    let commands: Vec<Value> = (0..99)
        .map(|number| json!({ "name": format!("c{number}"), "description": "x" }))
        .collect();
    stage
        .register(&json!(
            [&commands[..], &[json!({ "name": "my", "description": "x" })]].concat()
        ))
        .await;
    let mut things = Things::new();
    places(&stage, &mut things);
    moments(&stage, &mut ear, &mut things).await;
    let filled = |text: &str| {
        let fill = |text: String, (name, thing): (&String, &String)| text.replace(&format!("<{name}>"), thing);
        things.iter().fold(text.trim().to_owned(), fill)
    };
    let mut count = 0;
    for line in TABLE.trim().lines() {
        let mut cells = line.split(" | ").map(str::trim);
        let [rule, request, body, wanted] = [(); 4].map(|()| filled(cells.next().unwrap()));
        let (method, path) = request.split_once(' ').unwrap();
        let (status, answer) = stage.call(method, path, &serde_json::from_str(&body).unwrap()).await;
        assert_eq!(format!("{status} {}", answer["code"]), wanted, "{rule}: {answer}");
        assert!(
            answer["message"].as_str().is_some_and(|words| !words.is_empty()),
            "{rule}"
        );
        count += 1;
    }
    count += doors(&stage).await;
    println!("{count} broken rules beside the forms' ones, each with Discord's status and code");
}

/// What never comes to a route: no or a wrong token, no JSON, a file that is too large.
async fn doors(stage: &Stage) -> usize {
    let me = "https://discord.com/api/v10/users/@me";
    let messages = format!("https://discord.com/api/v10/channels/{}/messages", stage.channel);
    let token = format!("Bot {}", stage.sandbox.token());
    let post = |kind: &str| {
        let request = stage.client.post(&messages).header("authorization", &token);
        request.header("content-type", kind)
    };
    let disposition = "Content-Disposition: form-data; name=\"files[0]\"; filename=\"a.bin\"";
    let file = "x".repeat(10 * 1024 * 1024 + 1);
    let table = [
        (stage.client.get(me), 401, 0),
        (stage.client.get(me).header("authorization", "Bot x"), 401, 0),
        (post("application/json").body("{\"content\":"), 400, 50109),
        (
            post("multipart/form-data; boundary=b").body(format!("--b\r\n{disposition}\r\n\r\n{file}\r\n--b--\r\n")),
            413,
            40005,
        ),
    ];
    let count = table.len();
    for (request, status, code) in table {
        let response = request.send().await.unwrap();
        let given = response.status().as_u16();
        let answer: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        assert_eq!((given, &answer["code"]), (status, &json!(code)), "{answer}");
    }
    count
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let stage = Stage::with(Options {
        rate_limits: RateLimits::Real,
        ..Options::default()
    })
    .await;
    let path = format!("https://discord.com/api/v10/channels/{}/messages", stage.channel);
    for number in 0..6 {
        let request = stage.client.post(&path).json(&json!({ "content": "x" }));
        let request = request.header("authorization", format!("Bot {}", stage.sandbox.token()));
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        if number < 5 {
            assert_eq!(status, 200, "{body}");
            continue;
        }
        let wait = body["retry_after"].as_f64().unwrap();
        assert_eq!((status, &body["global"]), (429, &json!(false)), "{body}");
        assert!(0.0 < wait && wait <= 5.0, "{body}");
        let after: f64 = headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!(after >= wait && after - wait < 1.0, "{after} {wait}");
        let scope = (
            headers["x-ratelimit-scope"].to_str(),
            headers["x-ratelimit-remaining"].to_str(),
        );
        assert_eq!((scope.0.unwrap(), scope.1.unwrap()), ("user", "0"));
    }
}
