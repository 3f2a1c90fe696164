//! The sandbox seen from outside: rule breaks by a plain client, and a real bot library.

mod bot;
mod breaks;
mod interaction;
mod library;
mod people;
mod permission;
mod rules;
mod saved;
mod socket;
mod trouble;

use std::time::Duration;

use serde_json::Value;

use super::{ChannelId, GuildId, Options, Sandbox, UserId, Visibility, World};

/// How long a test waits for anything before it fails.
const SOON: Duration = Duration::from_secs(10);

/// A server with the bot, one person and one channel.
struct Stage {
    sandbox: Sandbox,
    world: World,
    guild: GuildId,
    person: UserId,
    channel: ChannelId,
    client: reqwest::Client,
}

impl Stage {
    async fn set() -> Self {
        Self::with(Options::default()).await
    }

    async fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(options).await.expect("free ports");
        let world = sandbox.world();
        let guild = world.create_guild("Mokykla");
        let person = world.create_user("Ona Petrauskienė", "lt");
        world.join(guild, person);
        let channel = world.create_channel(guild, "apt", Visibility::Everyone);
        world.invite_bot(guild);
        let client = client(&sandbox);
        Self {
            sandbox,
            world,
            guild,
            person,
            channel,
            client,
        }
    }

    /// Sends a request as the bot; gives the status and the body.
    async fn call(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let token = format!("Bot {}", self.sandbox.token());
        self.call_as(&token, method, path, body).await
    }

    /// Sends a request with any token.
    async fn call_as(&self, token: &str, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self
            .client
            .request(method, format!("https://discord.com/api/v10{path}"));
        request = request.header("authorization", token);
        if !body.is_null() {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (
            status,
            serde_json::from_str(&response.text().await.unwrap()).unwrap_or(Value::Null),
        )
    }

    /// Registers commands globally.
    async fn register(&self, commands: &Value) {
        let path = format!("/applications/{}/commands", self.world.bot().id);
        let (status, answer) = self.call("PUT", &path, commands).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// Posts a message to the channel.
    async fn post(&self, body: &Value) -> (u16, Value) {
        self.call("POST", &format!("/channels/{}/messages", self.channel), body)
            .await
    }
}

/// A client that takes the sandbox for Discord, as the bot's own does.
fn client(sandbox: &Sandbox) -> reqwest::Client {
    let authority = reqwest::Certificate::from_pem(sandbox.ca_pem().as_bytes()).unwrap();
    let mut builder = reqwest::Client::builder()
        .use_rustls_tls()
        .add_root_certificate(authority)
        .user_agent("DiscordBot (test, 1)");
    for host in ["discord.com", "cdn.discordapp.com", "media.discordapp.net"] {
        builder = builder.resolve(host, sandbox.api_addr());
    }
    builder.build().unwrap()
}
