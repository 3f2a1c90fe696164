//! A strict stand-in for Discord on loopback, with a chat page: what `kolega sandbox` runs and the other end of the
//! whole-application tests. It knows Discord's protocol and nothing of schools, and imports nothing else of ours.

#[allow(dead_code)]
mod clock;
#[allow(dead_code)]
mod ids;
pub mod page;
mod state;
#[allow(dead_code)]
mod traffic;
mod world;

pub use ids::{AttachmentId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, UserId};
pub use traffic::Exchange;
pub use world::*;

/// How strictly the server counts requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimits {
    /// Discord's own numbers.
    Real,
    /// The same headers with numbers that no test reaches.
    Relaxed,
}

/// How the sandbox is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// Port of the TLS listener (REST and content network), 0 for any.
    pub api_port: u16,
    /// Port of the gateway, 0 for any.
    pub gateway_port: u16,
    /// The bot's token.
    pub token: String,
    /// The bot's name.
    pub bot_name: String,
    /// How requests are counted.
    pub rate_limits: RateLimits,
    /// How long [`World::outcome`] waits for a deferred answer.
    pub patience: std::time::Duration,
    /// Whether the privileged intents are granted.
    pub privileged_intents: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            api_port: 0,
            gateway_port: 0,
            token: "MTA5NzQ1.sandbox.token-of-the-local-sandbox".to_owned(),
            bot_name: "Kolega".to_owned(),
            rate_limits: RateLimits::Relaxed,
            patience: std::time::Duration::from_secs(20),
            privileged_intents: false,
        }
    }
}

/// A running sandbox.
pub struct Sandbox;

#[allow(clippy::todo, clippy::missing_errors_doc, clippy::unused_async, unused_variables)]
impl Sandbox {
    /// Starts the listeners on 127.0.0.1.
    pub async fn start(options: Options) -> std::io::Result<Self> {
        todo!()
    }
    /// The world handle.
    pub fn world(&self) -> World {
        todo!()
    }
    /// Address of the TLS listener; give it to the bot as `--discord-url https://ADDRESS`.
    pub fn api_addr(&self) -> std::net::SocketAddr {
        todo!()
    }
    /// Address of the plain WebSocket gateway.
    pub fn gateway_addr(&self) -> std::net::SocketAddr {
        todo!()
    }
    /// The certificate authority, PEM; give it to the bot as `--discord-ca FILE`.
    pub fn ca_pem(&self) -> &str {
        todo!()
    }
    /// The bot's token.
    pub fn token(&self) -> &str {
        todo!()
    }
    /// Stops the listeners.
    pub async fn shutdown(self) {
        todo!()
    }
}
