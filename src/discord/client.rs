//! The connection to Discord: one client for REST, one gateway shard, commands registered at start.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use poise::serenity_prelude as serenity;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use serenity::{Event, Framework as _, FullEvent, GatewayIntents, Http, HttpBuilder, Interaction, InteractionId};
use tokio::sync::RwLock;

use super::commands;
use super::desk::Desk;
use super::door::Door;
use super::line::Line;
use super::mend;
use super::router;
use super::trouble::{Pauses, causes, passes, status};
use crate::domain::ids::Snowflake;
use crate::usecase::{Error, presence};

/// How long a clean stop waits for the gateway to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// How long Discord may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one whole answer: a request that is never answered must not hold up those behind it.
    pub answer: Duration,
    /// To take the gateway's connection up again, while it answers otherwise.
    pub gateway: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(20),
            gateway: Duration::from_secs(300),
        }
    }
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
    /// The gateway does not take Kolega back.
    #[error(
        "Discord answers, but its gateway has not taken Kolega back for {} s; the process ends, to be started afresh",
        .0.as_secs()
    )]
    Lost(Duration),
    /// Anything else that the library reports.
    #[error("the connection to Discord ended: {0}")]
    Ended(String),
}

/// A connection that is not yet serving.
pub struct Connection {
    client: serenity::Client,
    line: Line,
    door: Door,
    patience: Patience,
}

/// Builds the connection; commands are registered when the gateway is ready and has named the application. While
/// Discord or the network is in trouble it is tried again and again.
///
/// # Errors
/// As [`ConnectError`] says.
pub async fn connect(desk: Desk, token: &SecretString, patience: Patience) -> Result<Connection, ConnectError> {
    let http = HttpBuilder::new(token.expose_secret())
        .client(desk.web.client().clone())
        .build();
    // serenity would fall back to Discord's own gateway without a word when its own call fails.
    let door = Door::to(desk.web.stand_in().cloned(), gateway(&http).await?);
    let door = door.await.map_err(ConnectError::Unreachable)?;
    let line = Line::new();
    let framework = Tracked {
        inner: Arc::new(RwLock::new(framework(desk))),
        line: line.clone(),
        door: door.clone(),
        taken: Arc::default(),
    };
    let client = serenity::ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .raw_event_handler(UnknownEvents(framework.clone()))
        .framework(framework)
        .event_handler(Limits(line.clone()))
        .await
        .map_err(|fault| refused(&fault))?;
    door.lead(&client).await;
    Ok(Connection {
        client,
        line,
        door,
        patience,
    })
}

/// Where the gateway is.
async fn gateway(http: &Http) -> Result<String, ConnectError> {
    let mut pauses = Pauses::new();
    loop {
        match http.get_gateway().await {
            Ok(gateway) => return Ok(gateway.url),
            Err(fault) if passes(&fault) => {
                let pause = pauses.next();
                tracing::warn!(fault = %refused(&fault), again_in = ?pause, "no connection to Discord yet");
                tokio::time::sleep(pause).await;
            }
            Err(fault) => return Err(refused(&fault)),
        }
    }
}

fn framework(desk: Desk) -> poise::Framework<Desk, Error> {
    poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: commands::all(&desk.texts),
            on_error: |fault| Box::pin(commands::on_error(fault)),
            event_handler: |framework, event| Box::pin(on_event(framework, event)),
            ..Default::default()
        })
        .initialize_owners(false)
        .setup(move |context, _, framework| {
            let commands = poise::builtins::create_application_commands(&framework.options().commands);
            let bodies = commands::register::bodies(&commands).unwrap_or_default();
            // Beside: until this is over no interaction is answered, and buttons work without the commands.
            tokio::spawn(register(Arc::clone(&context.http), bodies));
            Box::pin(async move { Ok(desk) })
        })
        .build()
}

/// Registers the commands, however long it takes; what Discord refuses is said once.
async fn register(http: Arc<Http>, mut commands: Vec<Value>) {
    let mut pauses = Pauses::new();
    let mut others = vec![
        commands::register::plain(&commands),
        commands::register::in_numbers(&commands),
    ];
    while let Err(fault) = http.create_global_commands(&commands).await {
        if status(&fault) == Some(400)
            && let Some(other) = others.pop()
        {
            commands = other;
            if others.is_empty() {
                tracing::warn!(%fault, "the commands are refused as they are; without what came later they may be taken");
            }
            continue;
        }
        if matches!(fault, serenity::Error::Json(_)) {
            // Taken: only the answer is in words that the library does not know.
            return;
        }
        if !passes(&fault) {
            tracing::error!(%fault, "Discord refuses the commands; those of an earlier version stay");
            return;
        }
        let pause = pauses.next();
        tracing::warn!(fault = %refused(&fault), again_in = ?pause, "Discord did not take the commands yet");
        tokio::time::sleep(pause).await;
    }
}

/// The framework, with a count of what is being answered: a clean stop waits for it.
#[derive(Clone)]
struct Tracked {
    inner: Arc<RwLock<poise::Framework<Desk, Error>>>,
    line: Line,
    door: Door,
    taken: Arc<Taken>,
}

/// The interactions taken up last: Discord sends again what it is not sure has arrived, and takes one answer.
#[derive(Default)]
struct Taken(std::sync::Mutex<VecDeque<InteractionId>>);

impl Taken {
    /// How many are remembered: as many as fit into the seconds that an interaction waits for its answer.
    const MOST: usize = 1024;

    /// Whether it was not taken up before.
    fn is_new(&self, id: InteractionId) -> bool {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.contains(&id) {
            return false;
        }
        if taken.len() == Self::MOST {
            taken.pop_front();
        }
        taken.push_back(id);
        true
    }
}

#[serenity::async_trait]
impl serenity::Framework for Tracked {
    async fn init(&mut self, client: &serenity::Client) {
        self.inner.write().await.init(client).await;
    }

    async fn dispatch(&self, context: serenity::Context, event: FullEvent) {
        let ready = matches!(event, FullEvent::Ready { .. });
        match &event {
            FullEvent::Ready { data_about_bot } => self.door.begun(&data_about_bot.resume_gateway_url).await,
            FullEvent::Resume { .. } => self.door.resumed().await,
            FullEvent::InteractionCreate { interaction } if !self.taken.is_new(interaction.id()) => return,
            _ => {}
        }
        if ready || matches!(event, FullEvent::Resume { .. }) {
            self.line.is_now(true);
        }
        let asked = matches!(event, FullEvent::InteractionCreate { .. }).then(Instant::now);
        let _answering = self.line.answering.read().await;
        self.inner.read().await.dispatch(context, event).await;
        if ready {
            self.line.greet();
        }
        if let Some(asked) = asked {
            metrics::histogram!("kolega_answer_seconds").record(asked.elapsed());
        }
    }
}

/// The events that something here depends on.
const HEARD: [&str; 5] = ["READY", "RESUMED", "GUILD_CREATE", "GUILD_DELETE", "INTERACTION_CREATE"];

/// Counts what the library could not read: a change at Discord's that people would otherwise notice first. Whoever
/// pressed or typed is answered all the same, where that can be understood.
struct UnknownEvents(Tracked);

#[serenity::async_trait]
impl serenity::RawEventHandler for UnknownEvents {
    async fn raw_event(&self, context: serenity::Context, event: Event) {
        if let Event::Unknown(event) = event {
            self.0.line.unknown.fetch_add(1, Ordering::Relaxed);
            metrics::counter!("kolega_unknown_events_total").increment(1);
            // Only the kind: the payload may be somebody's words.
            if HEARD.contains(&event.kind.as_str()) {
                tracing::error!(kind = %event.kind, "the gateway sent an event that could not be read");
            } else {
                tracing::debug!(kind = %event.kind, "the gateway sent an event that nobody here needs");
            }
            if event.kind == "INTERACTION_CREATE"
                && let Some(interaction) = mend::mended(&event.value)
            {
                let event = FullEvent::InteractionCreate { interaction };
                self.0.dispatch(context, event).await;
            }
        }
    }
}

/// Hears of Discord's limit for the whole bot: the library holds back only the request that met it.
struct Limits(Line);

#[serenity::async_trait]
impl serenity::EventHandler for Limits {
    async fn ratelimit(&self, limit: serenity::RatelimitInfo) {
        if limit.global {
            self.0.hush(limit.timeout);
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
        let (shards, http) = (Arc::clone(&self.client.shard_manager), self.http());
        let line = self.line;
        let answers = || {
            let http = Arc::clone(&http);
            async move { http.get_gateway().await.is_ok() }
        };
        let unknown = || {
            let http = Arc::clone(&http);
            async move {
                http.get_current_user()
                    .await
                    .is_err_and(|fault| status(&fault) == Some(401))
            }
        };
        tokio::select! {
            ended = self.client.start() => ended.map_err(|fault| refused(&fault)),
            () = line.watch(Arc::downgrade(&shards)) => Ok(()),
            () = self.door.watch(&line) => Ok(()),
            () = line.lost(self.patience.gateway, answers) => Err(ConnectError::Lost(self.patience.gateway)),
            () = line.disowned(unknown) => Err(ConnectError::TokenRefused),
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
        fault if status(fault) == Some(401) => ConnectError::TokenRefused,
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => ConnectError::TokenRefused,
        serenity::Error::Gateway(GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents) => {
            ConnectError::IntentsRefused
        }
        serenity::Error::Http(HttpError::Request(fault)) => ConnectError::Unreachable(causes(fault)),
        other if passes(other) => ConnectError::Unreachable(causes(other)),
        other => ConnectError::Ended(other.to_string()),
    }
}
