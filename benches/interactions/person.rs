//! A person before any server that speaks Discord's interface: a client's token and gateway session, presses by
//! `POST /interactions`, and what the session hears of them.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::wire::{self, Ear, Mouth};

/// How long a person waits before a press counts as unanswered.
const PATIENCE: Duration = Duration::from_secs(10);
/// The flag of a message that says only that the bot is thinking.
const LOADING: u64 = 1 << 7;

/// Where everybody presses.
pub struct Place {
    web: Client,
    api: String,
    gateway: String,
    application: String,
    guild: String,
    channel: String,
}

/// The ids of a place.
pub struct Ids {
    /// The bot's application.
    pub application: String,
    /// The server.
    pub guild: String,
    /// The channel where commands are typed.
    pub channel: String,
}

impl Place {
    /// On the server at this address; `web` trusts its certificate.
    pub async fn at(web: Client, server: &str, ids: Ids) -> anyhow::Result<Self> {
        let mut place = Self {
            web,
            api: format!("{}/api/v10", server.trim_end_matches('/')),
            gateway: String::new(),
            application: ids.application,
            guild: ids.guild,
            channel: ids.channel,
        };
        let (_, answer) = place.call("", Method::GET, "/gateway", &Value::Null).await?;
        let gateway = answer["url"].as_str().context("the server names no gateway")?;
        gateway.clone_into(&mut place.gateway);
        Ok(place)
    }

    async fn call(&self, token: &str, method: Method, path: &str, body: &Value) -> anyhow::Result<(StatusCode, Value)> {
        let mut request = self.web.request(method, format!("{}{path}", self.api));
        if !token.is_empty() {
            request = request.header("authorization", token);
        }
        if !body.is_null() {
            request = request.json(body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let text = answer.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }
}

/// What a person hears: when, and the message; nothing when the server says that nobody answered.
type Heard = (Instant, Option<Value>);

/// Presses that nobody has answered yet.
#[derive(Default)]
struct Open {
    by_nonce: HashMap<String, oneshot::Sender<Heard>>,
    /// Messages that are to change, with the nonces of the presses in their order.
    changing: HashMap<String, VecDeque<String>>,
}

/// Somebody whose client is connected.
pub struct Person {
    place: Arc<Place>,
    token: String,
    session: String,
    commands: Arc<Value>,
    open: Arc<Mutex<Open>>,
    pressed: AtomicU64,
}

/// A message and the custom ids of its buttons.
#[derive(Clone)]
pub struct Card {
    message: String,
    taps: Vec<String>,
}

impl Person {
    /// Logs in.
    pub async fn connect(place: &Arc<Place>, token: &str) -> anyhow::Result<Self> {
        let (mut mouth, mut ear) = wire::connect(&place.web, &place.gateway).await?;
        let hello = wire::next(&mut ear).await?;
        let beat = hello["d"]["heartbeat_interval"].as_u64().context("no hello")?;
        let about = json!({ "os": "linux", "browser": "kolega", "device": "kolega" });
        let identify = json!({ "token": token, "properties": about, "capabilities": 0 });
        wire::say(&mut mouth, &json!({ "op": 2, "d": identify })).await?;
        let session = loop {
            let event = wire::next(&mut ear).await.context("a person's token was not taken")?;
            if event["t"] == "READY" {
                break event["d"]["session_id"].as_str().context("no session")?.to_owned();
            }
        };
        let open = Arc::default();
        tokio::spawn(listen(ear, Arc::clone(&open)));
        tokio::spawn(keep_alive(mouth, Duration::from_millis(beat)));
        let path = format!("/guilds/{}/application-command-index", place.guild);
        let (status, index) = place.call(token, Method::GET, &path, &Value::Null).await?;
        ensure!(
            status.is_success(),
            "the server does not tell people its commands: {status}"
        );
        Ok(Self {
            place: Arc::clone(place),
            token: token.to_owned(),
            session,
            commands: Arc::new(index["application_commands"].clone()),
            open,
            pressed: AtomicU64::new(0),
        })
    }

    /// Logs all of them in.
    pub async fn connect_all(place: &Arc<Place>, tokens: &[String]) -> anyhow::Result<Vec<Arc<Self>>> {
        let mut people = Vec::new();
        for token in tokens {
            people.push(Arc::new(Self::connect(place, token).await?));
        }
        Ok(people)
    }

    /// Whether there is such a command (`my overview`).
    pub fn knows(&self, path: &str) -> bool {
        self.command(path).is_some()
    }

    fn command(&self, path: &str) -> Option<Value> {
        let mut steps = path.split(' ');
        let name = steps.next()?;
        let mut commands = self.commands.as_array()?.iter();
        let command =
            commands.find(|command| command["name"] == name && command["application_id"] == self.place.application)?;
        let options = steps.rev().fold(
            json!([]),
            |inner, step| json!([{ "type": 1, "name": step, "options": inner }]),
        );
        let first = options[0]["name"].as_str();
        let mut declared = command["options"].as_array().into_iter().flatten();
        let has = first.is_none_or(|first| declared.any(|option| option["name"] == first));
        let (id, version) = (&command["id"], &command["version"]);
        has.then(|| json!({ "id": id, "version": version, "name": name, "type": 1, "options": options }))
    }

    /// Sends a command; answers when and with what message it was answered.
    pub async fn ask(&self, path: &str) -> anyhow::Result<Option<(Duration, Value)>> {
        let data = self.command(path).with_context(|| format!("there is no /{path}"))?;
        self.interact(&json!({ "type": 2, "data": data }), None).await
    }

    /// Presses a button of a card, each time the next one.
    pub async fn tap(&self, card: &Card, number: usize) -> anyhow::Result<Option<(Duration, Value)>> {
        let data = json!({ "component_type": 2, "custom_id": card.taps[number % card.taps.len()] });
        let body = json!({ "type": 3, "message_id": card.message, "message_flags": 64, "data": data });
        self.interact(&body, Some(&card.message)).await
    }

    /// The answer to a command, with those of its buttons whose custom ids hold `wanted`.
    pub async fn card(&self, path: &str, wanted: &str) -> anyhow::Result<Card> {
        let (_, message) = self.ask(path).await?.with_context(|| format!("no answer to /{path}"))?;
        let mut taps = Vec::new();
        buttons(&message["components"], wanted, &mut taps);
        ensure!(!taps.is_empty(), "/{path} answers without a button of {wanted:?}");
        let message = message["id"].as_str().context("a message without id")?.to_owned();
        Ok(Card { message, taps })
    }

    async fn interact(&self, what: &Value, message: Option<&str>) -> anyhow::Result<Option<(Duration, Value)>> {
        let place = &self.place;
        let nonce = self.pressed.fetch_add(1, Ordering::Relaxed).to_string();
        let mut body = json!({
            "application_id": place.application, "guild_id": place.guild, "channel_id": place.channel,
            "session_id": self.session, "nonce": nonce,
        });
        if let (Some(body), Some(what)) = (body.as_object_mut(), what.as_object()) {
            body.extend(what.clone());
        }
        let heard = lock(&self.open).expect(&nonce, message);
        let begun = Instant::now();
        let (status, answer) = place.call(&self.token, Method::POST, "/interactions", &body).await?;
        if !status.is_success() {
            lock(&self.open).forget(&nonce);
            if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
                return Ok(None);
            }
            // Discord's own codes of things that are not there have five figures.
            if matches!(status.as_u16(), 404 | 405) && answer["code"].as_u64().is_none_or(|code| code < 10_000) {
                bail!("the server has no POST /interactions: nobody can press on it from outside");
            }
            bail!("the server refuses a press with {status}: {answer}");
        }
        let heard = tokio::time::timeout(PATIENCE, heard).await;
        lock(&self.open).forget(&nonce);
        let (at, message) = match heard {
            Ok(Ok(heard)) => heard,
            Ok(Err(_)) => bail!("the gateway is gone"),
            Err(_) => return Ok(None),
        };
        Ok(message.map(|message| (at - begun, message)))
    }
}

fn buttons(part: &Value, wanted: &str, found: &mut Vec<String>) {
    for part in part.as_array().into_iter().flatten() {
        buttons(&part["components"], wanted, found);
        let custom_id = part["custom_id"].as_str().filter(|id| id.contains(wanted));
        if let Some(custom_id) = custom_id.filter(|_| part["type"] == 2 && part["disabled"] != true) {
            found.push(custom_id.to_owned());
        }
    }
}

fn lock(open: &Mutex<Open>) -> std::sync::MutexGuard<'_, Open> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Open {
    fn expect(&mut self, nonce: &str, message: Option<&str>) -> oneshot::Receiver<Heard> {
        let (tell, heard) = oneshot::channel();
        self.by_nonce.insert(nonce.to_owned(), tell);
        if let Some(message) = message {
            self.changes(message, nonce);
        }
        heard
    }

    fn changes(&mut self, message: &str, nonce: &str) {
        let waiting = self.changing.entry(message.to_owned()).or_default();
        waiting.push_back(nonce.to_owned());
    }

    fn forget(&mut self, nonce: &str) {
        self.by_nonce.remove(nonce);
        self.changing.retain(|_, waiting| {
            waiting.retain(|kept| kept != nonce);
            !waiting.is_empty()
        });
    }

    fn hear(&mut self, at: Instant, event: &str, data: Value) {
        let own = data["nonce"]
            .as_str()
            .filter(|nonce| self.by_nonce.contains_key(*nonce));
        let own = own.map(str::to_owned);
        let id = data["id"].as_str().unwrap_or_default();
        let nonce = match event {
            "MESSAGE_CREATE" | "INTERACTION_FAILURE" => own,
            "MESSAGE_UPDATE" => self.changing.get(id).and_then(|waiting| waiting.front().cloned()),
            _ => None,
        };
        let Some(nonce) = nonce else { return };
        if event == "MESSAGE_CREATE" && data["flags"].as_u64().unwrap_or(0) & LOADING != 0 {
            self.changes(id, &nonce);
            return;
        }
        let tell = self.by_nonce.remove(&nonce);
        self.forget(&nonce);
        if let Some(tell) = tell {
            // Who no longer waits needs no answer.
            let _ = tell.send((at, (event != "INTERACTION_FAILURE").then_some(data)));
        }
    }
}

/// Until the connection ends; then nobody waits any more.
async fn listen(mut ear: Ear, open: Arc<Mutex<Open>>) {
    while let Ok(mut event) = wire::next(&mut ear).await {
        let at = Instant::now();
        let data = event["d"].take();
        if let Some(kind) = event["t"].as_str() {
            lock(&open).hear(at, kind, data);
        }
    }
    lock(&open).by_nonce.clear();
}

async fn keep_alive(mut mouth: Mouth, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        if wire::say(&mut mouth, &json!({ "op": 1, "d": null })).await.is_err() {
            return;
        }
    }
}
