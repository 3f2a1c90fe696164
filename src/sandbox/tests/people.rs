//! People's own clients: they log in, press and ask over the wire and hear what became of it; what does not fit is
//! refused, and the bot hears nothing of it.

use serde_json::{Value, json};

use super::bot::Ear;
use super::socket::Socket;
use super::{Stage, Visibility};
use crate::sandbox::{Invocation, UserId};

/// A person's client, logged in.
struct Client<'a> {
    stage: &'a Stage,
    token: String,
    session: String,
    socket: Socket,
}

impl<'a> Client<'a> {
    async fn of(stage: &'a Stage, person: UserId) -> Self {
        let token = stage.world.client_token(person);
        let mut socket = Socket::open(stage.sandbox.gateway_addr()).await;
        assert_eq!(socket.frame().await["op"], 10);
        socket
            .send(&json!({ "op": 2, "d": { "token": token, "properties": {} } }))
            .await;
        let ready = socket.frame().await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        assert_eq!(text(&ready["d"]["user"]["id"]), person.to_string());
        assert_eq!(text(&ready["d"]["guilds"][0]["id"]), stage.guild.to_string());
        let session = text(&ready["d"]["session_id"]);
        Self {
            stage,
            token,
            session,
            socket,
        }
    }

    async fn call(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        self.stage.call_as(&self.token, method, path, body).await
    }

    /// A body with everything that is always there.
    fn body(&self, more: &Value) -> Value {
        let mut body = json!({
            "application_id": self.stage.world.bot().id, "guild_id": self.stage.guild, "nonce": "7",
            "channel_id": self.stage.channel, "session_id": self.session,
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    }

    async fn ask(&self, more: &Value) {
        let (status, answer) = self.call("POST", "/interactions", &self.body(more)).await;
        assert_eq!(status, 204, "{answer}");
    }

    /// The next event of a kind, whatever comes before it.
    async fn hears(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.socket.frame().await;
            if frame["t"] == kind {
                return frame["d"].clone();
            }
        }
    }
}

fn buttons() -> Value {
    let button = |id: &str, disabled: bool| json!({ "type": 2, "style": 1, "label": "Gerai", "custom_id": id, "disabled": disabled });
    json!({ "content": "x", "components": [{ "type": 1, "components": [button("ok", false), button("off", true)] }] })
}

fn press(message: &Value, custom_id: &str) -> Value {
    json!({ "type": 3, "message_id": message, "data": { "component_type": 2, "custom_id": custom_id } })
}

#[tokio::test]
async fn who_presses_over_the_wire_hears_the_message_change() {
    let stage = Stage::set().await;
    let (mut bot, mut client) = (Ear::of(&stage), Client::of(&stage, stage.person).await);
    let (_, posted) = stage.post(&buttons()).await;
    assert_eq!(client.hears("MESSAGE_CREATE").await["id"], posted["id"]);
    client.ask(&press(&posted["id"], "ok")).await;
    let asked = client.hears("INTERACTION_CREATE").await;
    let (callback, heard) = bot.interaction();
    assert_eq!((&asked["id"], &asked["nonce"]), (&heard["id"], &json!("7")));
    assert_eq!(heard["member"]["user"]["id"], json!(stage.person));
    let update = json!({ "type": 7, "data": { "content": "y" } });
    assert_eq!(stage.call("POST", &callback, &update).await.0, 204);
    assert_eq!(client.hears("MESSAGE_UPDATE").await["content"], "y");
    assert_eq!(client.hears("INTERACTION_SUCCESS").await, asked);
}

#[tokio::test]
async fn who_asks_over_the_wire_hears_an_answer_that_nobody_else_does() {
    let stage = Stage::set().await;
    let other = stage.world.create_user("Jonas", "lt");
    stage.world.join(stage.guild, other);
    let choice = json!({ "type": 3, "name": "kas", "description": "k", "required": true });
    let subcommand = json!({ "type": 1, "name": "rodyti", "description": "r", "options": [choice] });
    stage
        .register(&json!([{ "name": "mano", "description": "m", "options": [subcommand] }]))
        .await;
    let mut bot = Ear::of(&stage);
    let mut client = Client::of(&stage, stage.person).await;
    let mut stranger = Client::of(&stage, other).await;
    let index = format!("/guilds/{}/application-command-index", stage.guild);
    let (_, index) = client.call("GET", &index, &Value::Null).await;
    let mut data = index["application_commands"][0].clone();
    data["options"] =
        json!([{ "type": 1, "name": "rodyti", "options": [{ "type": 3, "name": "kas", "value": "viską" }] }]);
    client.ask(&json!({ "type": 2, "data": data })).await;
    let (callback, heard) = bot.interaction();
    assert_eq!(heard["data"]["options"][0]["options"][0]["value"], "viską");
    let answer = json!({ "type": 4, "data": { "content": "štai", "flags": 64 } });
    assert_eq!(stage.call("POST", &callback, &answer).await.0, 204);
    let message = client.hears("MESSAGE_CREATE").await;
    assert_eq!((&message["content"], &message["nonce"]), (&json!("štai"), &json!("7")));
    assert_eq!(client.hears("INTERACTION_SUCCESS").await["nonce"], "7");
    stage.post(&json!({ "content": "visiems" })).await;
    assert_eq!(stranger.hears("MESSAGE_CREATE").await["content"], "visiems");
}

#[tokio::test]
async fn who_is_not_answered_hears_that() {
    let stage = Stage::set().await;
    let mut client = Client::of(&stage, stage.person).await;
    let (_, posted) = stage.post(&buttons()).await;
    client.ask(&press(&posted["id"], "ok")).await;
    let asked = client.hears("INTERACTION_CREATE").await;
    let id = asked["id"].as_str().unwrap().parse().unwrap();
    stage.world.lock().deadline(id);
    let failed = client.hears("INTERACTION_FAILURE").await;
    assert_eq!((&failed["nonce"], &failed["reason_code"]), (&json!("7"), &json!(2)));
}

/// What is wrong | what the body has instead | status and code. In angle brackets: what the stage has there.
const TABLE: &str = r#"
another application       | {"application_id":"1"} | 404 10002
no such channel           | {"channel_id":"1"} | 404 10003
a channel unseen          | {"channel_id":"<hidden>"} | 403 50001
another server            | {"guild_id":"1"} | 404 10004
a server left out         | {"guild_id":null} | 404 10004
no session                | {"session_id":null} | 400 50035
another's session         | {"session_id":"<foreign>"} | 400 50035
a long nonce              | {"nonce":"12345678901234567890123456"} | 400 50035
another type              | {"type":9} | 400 50035
no such message           | {"message_id":"1"} | 404 10008
another's message         | {"message_id":"<secret>"} | 404 10008
another channel's message | {"message_id":"<elsewhere>"} | 404 10008
no such button            | {"data":{"component_type":2,"custom_id":"no"}} | 400 50035
a button that is off      | {"data":{"component_type":2,"custom_id":"off"}} | 400 50035
a button chosen from      | {"data":{"component_type":3,"custom_id":"ok","values":["ok"]}} | 400 50035
no such command           | {"type":2,"data":{"id":"1","version":"1","name":"mano","type":1}} | 404 10063
an outdated command       | {"type":2,"data":{"id":"<mano>","version":"1","name":"mano","type":1}} | 400 50035
another name              | {"type":2,"data":{"id":"<mano>","version":"<version>","name":"kita","type":1}} | 404 10063
an option left out        | {"type":2,"data":{"id":"<mano>","version":"<version>","name":"mano","type":1}} | 400 50035
"#;

#[tokio::test]
async fn what_a_client_may_not_ask_never_reaches_the_bot() {
    let stage = Stage::set().await;
    let other = stage.world.create_user("Jonas", "lt");
    stage.world.join(stage.guild, other);
    let option = json!({ "type": 3, "name": "kas", "description": "k", "required": true });
    stage
        .register(&json!([{ "name": "mano", "description": "m", "options": [option] }, { "name": "kita", "description": "k" }]))
        .await;
    let mut bot = Ear::of(&stage);
    let (client, foreign) = (Client::of(&stage, stage.person).await, Client::of(&stage, other).await);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let (_, posted) = stage.post(&buttons()).await;
    let hidden = stage
        .world
        .create_channel(stage.guild, "slaptas", Visibility::Members(vec![other]));
    let (_, elsewhere) = stage
        .call("POST", &format!("/channels/{hidden}/messages"), &buttons())
        .await;
    let kita = Invocation::new(stage.channel, "kita");
    stage.world.invoke(other, kita).unwrap();
    let (callback, _) = bot.interaction();
    let mut secret = json!({ "type": 4, "data": buttons() });
    secret["data"]["flags"] = json!(64);
    assert_eq!(stage.call("POST", &callback, &secret).await.0, 204);
    let secret = stage.world.messages_for(other, stage.channel).pop().unwrap().id;
    let index = format!("/guilds/{}/application-command-index", stage.guild);
    let (_, index) = client.call("GET", &index, &Value::Null).await;
    let mano = &index["application_commands"][0];
    let things = [
        ("hidden", hidden.to_string()),
        ("foreign", foreign.session.clone()),
        ("secret", secret.to_string()),
        ("elsewhere", text(&elsewhere["id"])),
        ("mano", text(&mano["id"])),
        ("version", text(&mano["version"])),
    ];
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let [name, change, wanted] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let change = things.iter().fold(change.to_owned(), |text, (thing, value)| {
            text.replace(&format!("<{thing}>"), value)
        });
        let mut body = press(&posted["id"], "ok");
        let change: Value = serde_json::from_str(&change).unwrap();
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let (status, answer) = client.call("POST", "/interactions", &client.body(&body)).await;
        assert_eq!(format!("{status} {}", answer["code"]), wanted, "{name}: {answer}");
    }
    assert_eq!(bot.next("INTERACTION_CREATE"), None);
    assert_eq!(stage.world.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_bot_does_not_press_and_a_person_is_no_bot() {
    let stage = Stage::set().await;
    let client = Client::of(&stage, stage.person).await;
    let (status, answer) = stage.call("POST", "/interactions", &json!({})).await;
    assert_eq!((status, &answer["code"]), (403, &json!(20001)));
    assert_eq!(stage.world.violations().len(), 1);
    assert_eq!(stage.call_as("x", "POST", "/interactions", &json!({})).await.0, 401);
    assert_eq!(client.call("GET", "/users/@me", &Value::Null).await.0, 401);
    let index = "/guilds/1/application-command-index";
    assert_eq!(client.call("GET", index, &Value::Null).await.1["code"], 10004);
    let other = stage.world.create_guild("Kita");
    let index = format!("/guilds/{other}/application-command-index");
    assert_eq!(client.call("GET", &index, &Value::Null).await.1["code"], 50001);
    assert!(!stage.world.bot_online());
}
