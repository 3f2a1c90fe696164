//! The connection to Discord: one client for REST and CDN, one gateway shard, commands registered at start.
//!
//! A stand-in is reached on the production path: the client resolves Discord's names to the given address and trusts
//! one more certificate, so limiter, headers, retries and TLS are the code that runs against Discord itself.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use poise::serenity_prelude as serenity;
use secrecy::{ExposeSecret, SecretString};
use serenity::gateway::ConnectionStage;
use serenity::{Event, FullEvent, GatewayIntents, Http, HttpBuilder, Interaction};
use tokio::sync::{RwLock, watch};

use super::commands;
use super::desk::Desk;
use super::router;
use crate::domain::ids::Snowflake;
use crate::usecase::{Error, presence};

/// How long a clean stop waits for the gateway to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// The names that a stand-in answers for.
const DISCORD_NAMES: [&str; 3] = ["discord.com", "cdn.discordapp.com", "media.discordapp.net"];

/// Where Discord is, when it is not Discord itself.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// The address that answers for Discord's names.
    pub address: SocketAddr,
    /// The certificate authority it is signed by, PEM; empty when the machine trusts it already.
    pub authority: Vec<u8>,
}

/// Why the connection could not be made or ended, in words an administrator understands.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// 401, or the gateway's 4004.
    #[error(
        "Discord refused the token: copy it again from the Developer Portal (Bot → Reset Token) into DISCORD_TOKEN"
    )]
    TokenRefused,
    /// The gateway's 4013 or 4014.
    #[error("Discord refused the gateway intents; Kolega needs no privileged intent: is this the right application?")]
    IntentsRefused,
    /// No answer.
    #[error("Discord cannot be reached: {0}")]
    Unreachable(String),
    /// Anything else that the library reports.
    #[error("the connection to Discord ended: {0}")]
    Ended(String),
}

/// The HTTP client for Discord's REST interface and for attachments.
///
/// # Errors
/// When the stand-in's certificate is not a certificate.
pub fn web(stand_in: Option<&StandIn>) -> Result<reqwest::Client, ConnectError> {
    let mut builder = reqwest::Client::builder()
        .use_rustls_tls()
        .connect_timeout(std::time::Duration::from_secs(5));
    if let Some(stand_in) = stand_in {
        if !stand_in.authority.is_empty() {
            let authority = reqwest::Certificate::from_pem(&stand_in.authority).map_err(|fault| {
                ConnectError::Unreachable(format!("--discord-ca is not a PEM certificate: {fault}"))
            })?;
            builder = builder.add_root_certificate(authority);
        }
        for name in DISCORD_NAMES {
            builder = builder.resolve(name, stand_in.address);
        }
    }
    builder
        .build()
        .map_err(|fault| ConnectError::Unreachable(fault.to_string()))
}

/// A connection that is not yet serving.
pub struct Connection {
    client: serenity::Client,
    line: Line,
}

/// What the rest of the application may know about a living connection.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whether the gateway is up.
    online: Arc<watch::Sender<bool>>,
    /// Held for reading while an interaction is answered.
    answering: Arc<RwLock<()>>,
    /// Dispatches that the library could not read.
    unknown_events: Arc<AtomicU64>,
}

impl Line {
    fn new() -> Self {
        Self {
            online: Arc::new(watch::Sender::new(false)),
            answering: Arc::default(),
            unknown_events: Arc::default(),
        }
    }

    /// Whether the gateway is up.
    #[must_use]
    pub fn is_online(&self) -> bool {
        *self.online.borrow()
    }

    /// Waits until the gateway is up.
    pub async fn online(&self) {
        // The sender lives in `self`, so this cannot fail while somebody waits.
        drop(self.online.subscribe().wait_for(|online| *online).await);
    }

    /// How many dispatches the library could not read; 0 in a healthy process.
    #[must_use]
    pub fn unknown_events(&self) -> u64 {
        self.unknown_events.load(Ordering::Relaxed)
    }

    /// Waits until every interaction that arrived is answered; later ones are not taken up any more.
    pub async fn quiesce(&self) {
        std::mem::forget(Arc::clone(&self.answering).write_owned().await);
    }
}

/// Builds the connection; commands are registered when the gateway is ready and has named the application.
///
/// # Errors
/// As [`ConnectError`] says.
pub async fn connect(desk: Desk, token: &SecretString, web: reqwest::Client) -> Result<Connection, ConnectError> {
    let http = HttpBuilder::new(token.expose_secret()).client(web).build();
    // serenity would fall back to Discord's own gateway without a word when its own call fails.
    let gateway = http.get_gateway().await.map_err(|fault| refused(&fault))?.url;
    let line = Line::new();
    let framework = Tracked {
        inner: framework(desk),
        line: line.clone(),
    };
    let client = serenity::ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .framework(framework)
        .raw_event_handler(UnknownEvents(line.clone()))
        .await
        .map_err(|fault| refused(&fault))?;
    *client.ws_url.lock().await = gateway;
    Ok(Connection { client, line })
}

fn framework(desk: Desk) -> poise::Framework<Desk, Error> {
    poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: commands::all(&desk.texts),
            on_error: |fault| Box::pin(commands::on_error(fault)),
            event_handler: |framework, event| Box::pin(on_event(framework, event)),
            initialize_owners: false,
            ..Default::default()
        })
        .setup(move |context, _, framework| {
            Box::pin(async move {
                let commands = poise::builtins::create_application_commands(&framework.options().commands);
                let bodies = commands::register::bodies(&commands).unwrap_or_default();
                // Without its commands the bot is mute but its buttons work, so it goes on and says why.
                if let Err(fault) = context.http.create_global_commands(&bodies).await {
                    tracing::error!(%fault, "Discord did not take the commands");
                }
                Ok(desk)
            })
        })
        .build()
}

/// The framework, with a count of what is being answered: a clean stop waits for it.
struct Tracked {
    inner: poise::Framework<Desk, Error>,
    line: Line,
}

#[serenity::async_trait]
impl serenity::Framework for Tracked {
    async fn init(&mut self, client: &serenity::Client) {
        self.inner.init(client).await;
    }

    async fn dispatch(&self, context: serenity::Context, event: FullEvent) {
        match &event {
            FullEvent::Ready { .. } | FullEvent::Resume { .. } => drop(self.line.online.send_replace(true)),
            FullEvent::ShardStageUpdate { event } => {
                self.line.online.send_replace(event.new == ConnectionStage::Connected);
            }
            _ => {}
        }
        let asked = matches!(event, FullEvent::InteractionCreate { .. }).then(Instant::now);
        let _answering = self.line.answering.read().await;
        self.inner.dispatch(context, event).await;
        if let Some(asked) = asked {
            metrics::histogram!("kolega_answer_seconds").record(asked.elapsed());
        }
    }
}

/// Counts what the library could not read: a change at Discord's that people would otherwise notice first.
struct UnknownEvents(Line);

#[serenity::async_trait]
impl serenity::RawEventHandler for UnknownEvents {
    async fn raw_event(&self, _: serenity::Context, event: Event) {
        if let Event::Unknown(event) = event {
            self.0.unknown_events.fetch_add(1, Ordering::Relaxed);
            metrics::counter!("kolega_unknown_events_total").increment(1);
            // Only the kind: the payload may be somebody's words.
            tracing::error!(kind = %event.kind, "the gateway sent an event that could not be read");
        }
    }
}

impl Connection {
    /// The REST client, for the outbox.
    #[must_use]
    pub fn http(&self) -> Arc<Http> {
        Arc::clone(&self.client.http)
    }

    /// What the rest of the application may know about this connection.
    #[must_use]
    pub fn line(&self) -> Line {
        self.line.clone()
    }

    /// Serves interactions until `stop` resolves or Discord ends the connection for good.
    ///
    /// # Errors
    /// As [`ConnectError`] says.
    pub async fn serve(mut self, stop: impl Future<Output = ()>) -> Result<(), ConnectError> {
        let shards = Arc::clone(&self.client.shard_manager);
        tokio::select! {
            ended = self.client.start() => ended.map_err(|fault| refused(&fault)),
            () = stop => {
                // The library waits five seconds for a gateway that does not say goodbye; the process has better to do.
                drop(tokio::time::timeout(GOODBYE, shards.shutdown_all()).await);
                Ok(())
            }
        }
    }
}

async fn on_event(framework: poise::FrameworkContext<'_, Desk, Error>, event: &FullEvent) -> Result<(), Error> {
    let (context, desk) = (framework.serenity_context, framework.user_data);
    match event {
        FullEvent::InteractionCreate { interaction } => match interaction {
            Interaction::Component(press) => match router::resumed(press) {
                Some(resumed) => commands::which::resume(framework, press, resumed).await,
                None => router::component(desk, context, press).await,
            },
            Interaction::Modal(window) => router::modal(desk, context, window).await,
            // Commands and autocompletion are dispatched by the framework; pings do not come over the gateway.
            _ => {}
        },
        FullEvent::Ready { data_about_bot } => {
            let guilds = data_about_bot.guilds.iter().map(|guild| Snowflake(guild.id.get()));
            noted(presence::ready(&desk.ctx, guilds.collect()).await);
        }
        FullEvent::GuildCreate { guild, .. } => noted(presence::back(&desk.ctx, Snowflake(guild.id.get())).await),
        // An outage at Discord's is no removal.
        FullEvent::GuildDelete { incomplete, .. } if !incomplete.unavailable => {
            noted(presence::removed(&desk.ctx, Snowflake(incomplete.id.get())).await);
        }
        _ => {}
    }
    Ok(())
}

/// Nobody waits for an answer here; the next connection tells the same again.
fn noted(outcome: Result<(), Error>) {
    if let Err(fault) = outcome
        && !fault.is_end()
    {
        metrics::counter!("kolega_faults_total").increment(1);
        tracing::error!(error = %fault, "the servers that Kolega is on could not be noted");
    }
}

/// Discord's refusal in an administrator's words.
fn refused(fault: &serenity::Error) -> ConnectError {
    use serenity::{GatewayError, HttpError};
    match fault {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) if answer.status_code.as_u16() == 401 => {
            ConnectError::TokenRefused
        }
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => ConnectError::TokenRefused,
        serenity::Error::Gateway(GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents) => {
            ConnectError::IntentsRefused
        }
        serenity::Error::Http(HttpError::Request(fault)) => ConnectError::Unreachable(fault.to_string()),
        other => ConnectError::Ended(other.to_string()),
    }
}
