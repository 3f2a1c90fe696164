//! A strict stand-in for Discord on loopback, with a chat page: what `kolega sandbox` runs and the other end of the
//! whole-application tests. It knows Discord's protocol and nothing of schools, and imports nothing else of ours.
//!
//! REST and the content network share one TLS port (clients resolve `discord.com`, `cdn.discordapp.com` and
//! `media.discordapp.net` to it and trust its authority); the gateway has a plain WebSocket port of its own, because a
//! bot's WebSocket client would not trust that authority. People act through [`World`] and the page; a program of one's
//! own may be a person's client, too ([`World::client_token`]): it hears messages and presses by `POST /interactions`.

mod clock;
mod error;
mod gateway;
mod ids;
mod media;
pub mod page;
pub mod permissions;
mod ratelimit;
mod rest;
mod serve;
mod state;
#[cfg(test)]
mod tests;
mod tls;
mod traffic;
mod validate;
mod vocabulary;
mod world;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

pub use ids::{AttachmentId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, UserId};
pub use traffic::Exchange;
pub use vocabulary::{
    AttachmentView, ButtonStyle, ButtonView, Change, ChannelKind, ChannelView, ChoiceView, ClientRefusal,
    CommandOptionView, CommandView, ComponentView, EmbedView, Fault, FieldView, GuildView, InputView, Invocation,
    MentionView, MessageView, ModalView, Moment, OptionKind, OptionValue, Outcome, RoleView, RowView, SelectKind,
    SelectOptionView, SelectView, Upload, UsedView, UserView, Visibility,
};
pub use world::{TimedOut, World};

use state::State;

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
    /// How long the bot has for its first answer to an interaction: at Discord's three seconds.
    pub deadline: Duration,
    /// How long [`World::outcome`] waits for a deferred answer.
    pub patience: Duration,
    /// How often the bot must send a heartbeat.
    pub heartbeat: Duration,
    /// Whether the privileged intents are granted.
    pub privileged_intents: bool,
    /// How many exchanges [`World::traffic`] remembers.
    pub keep_traffic: usize,
    /// A file of [`World::save`] to go on from; when it is not there yet, the world is new.
    pub saved: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            api_port: 0,
            gateway_port: 0,
            token: "MTA5NzQ1.sandbox.token-of-the-local-sandbox".to_owned(),
            bot_name: "Kolega".to_owned(),
            rate_limits: RateLimits::Relaxed,
            deadline: Duration::from_secs(3),
            patience: Duration::from_secs(20),
            heartbeat: Duration::from_millis(41_250),
            privileged_intents: false,
            keep_traffic: 20_000,
            saved: None,
        }
    }
}

/// A running sandbox.
pub struct Sandbox {
    world: World,
    api: SocketAddr,
    gateway: SocketAddr,
    ca_pem: String,
    token: String,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts the listeners on 127.0.0.1.
    ///
    /// # Errors
    /// When a port is taken or the certificate cannot be made.
    pub async fn start(options: Options) -> io::Result<Self> {
        let rest_listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.api_port)).await?;
        let gateway_listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.gateway_port)).await?;
        let (api, gateway) = (rest_listener.local_addr()?, gateway_listener.local_addr()?);
        let tls = tls::make()?;
        let token = options.token.clone();
        let (started, deadlines) = mpsc::unbounded_channel();
        let (stop, stopped) = watch::channel(false);
        let mut state = State::new(options, format!("ws://{gateway}"), started);
        state.load()?;
        let state = Arc::new(Mutex::new(state));
        let world = World::new(Arc::clone(&state));
        let tasks = vec![
            tokio::spawn(serve::rest(
                rest_listener,
                tls.acceptor,
                Arc::clone(&state),
                stopped.clone(),
            )),
            tokio::spawn(gateway::listen(gateway_listener, Arc::clone(&state), stopped)),
            tokio::spawn(serve::deadlines(deadlines, state)),
        ];
        Ok(Self {
            world,
            api,
            gateway,
            ca_pem: tls.ca_pem,
            token,
            stop,
            tasks,
        })
    }

    /// A handle to the world.
    #[must_use]
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Address of the TLS listener; give it to the bot as `--discord-url https://ADDRESS`.
    #[must_use]
    pub fn api_addr(&self) -> SocketAddr {
        self.api
    }

    /// Address of the plain WebSocket gateway.
    #[must_use]
    pub fn gateway_addr(&self) -> SocketAddr {
        self.gateway
    }

    /// The certificate authority, PEM; give it to the bot as `--discord-ca FILE`.
    #[must_use]
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Stops the listeners and closes every connection.
    pub async fn shutdown(self) {
        // Every task holds a receiver until it ends; none left means they have ended.
        let _ = self.stop.send(true);
        for task in self.tasks {
            task.abort();
            let _ = task.await;
        }
    }
}
