//! The chat page: what a person without Discord uses to meet the bot. A small plain-HTTP server on 127.0.0.1 hands out
//! one static page, and the page's calls act in the [`World`] as whoever its reader chooses to be. What the page cannot
//! know (the time that is being played, who somebody is at work) comes from a [`Host`], so that nothing here depends on
//! what the bot is for.

mod acting;
mod assets;
mod guard;
mod guide;
mod live;
mod narrate;
mod refused;
mod seeing;
#[cfg(test)]
mod tests;
mod trouble;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post, put};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::ids::UserId;
use super::world::World;
use guard::Guard;
use live::Live;

pub use guide::{Chapter, Step, Task};

/// Largest body of a call: a file of Discord's 10 MiB, written in base64, and its surroundings.
const BODY_LIMIT: usize = 15 * 1024 * 1024;

/// How far the clock is to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Jump {
    /// To the next moment at which the bot writes to everybody.
    Prompt,
    /// One hour ahead.
    Hour,
    /// One day ahead.
    Day,
    /// One month ahead.
    Month,
}

/// What stands behind the sandbox: the one who owns the clock and knows the people.
pub trait Host: Send + Sync + 'static {
    /// The moment that is being played, RFC 3339 with the zone's offset.
    fn now(&self) -> String;
    /// The time zone, `Europe/Vilnius`.
    fn zone(&self) -> String;
    /// Moves the clock and plays every due moment on the way; done when everything due has been sent. `lang` is `lt` or
    /// `en`. Answers with lines to read (may be empty) or with the reason why it could not be done.
    fn jump(&self, jump: Jump, lang: &str) -> BoxFuture<'static, Result<String, String>>;
    /// What people are, in their words (`lt` or `en`): shown under their names in the switcher.
    fn labels(&self, lang: &str) -> BoxFuture<'static, HashMap<UserId, String>>;
    /// What a visitor may be led through, in their words (`lt` or `en`).
    fn chapters(&self, lang: &str) -> Vec<Chapter>;
    /// Stops the bot and starts it again, as when its machine is restarted.
    fn restart(&self) -> BoxFuture<'static, Result<(), String>>;
}

/// A running chat page.
pub struct Page {
    addr: SocketAddr,
    secret: String,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

/// What every call reaches.
#[derive(Clone)]
struct Desk {
    world: World,
    host: Arc<dyn Host>,
    live: Arc<Live>,
    stop: watch::Receiver<bool>,
}

impl Page {
    /// Starts the page on 127.0.0.1; port 0 takes any free one.
    pub async fn start(world: World, host: Arc<dyn Host>, port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let addr = listener.local_addr()?;
        let secret = guard::new_secret()?;
        let (stop, stopped) = watch::channel(false);
        let live = Live::start(&world, host.clone(), stopped.clone());
        let app = router(
            Desk {
                world,
                host,
                live,
                stop: stopped.clone(),
            },
            Guard::new(&secret, addr.port()),
        );
        let server = tokio::spawn(async move {
            let ended = axum::serve(listener, app)
                .with_graceful_shutdown(stopping(stopped))
                .await;
            if let Err(error) = ended {
                tracing::warn!(%error, "the chat page stopped");
            }
        });
        Ok(Self {
            addr,
            secret,
            stop,
            server,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// What a person opens in a browser.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// What calls must carry in the header `X-Sandbox-Secret`; the page has it inside.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Stops it: streams end, calls under way are finished.
    pub async fn shutdown(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.server.await {
            tracing::warn!(%error, "the chat page's task failed");
        }
    }
}

/// Ready when the page is to stop (or its handle is gone).
async fn stopping(mut stop: watch::Receiver<bool>) {
    // An error means that the handle was dropped, which is a stop as well.
    let _ = stop.wait_for(|stop| *stop).await;
}

fn router(desk: Desk, guard: Guard) -> Router {
    let person = Router::new()
        .route("/locale", put(acting::set_locale))
        .route("/dm", post(acting::open_dm))
        .route("/modal", get(seeing::modal))
        .route("/modals/dismiss", post(acting::dismiss_modal))
        .route("/modals/{modal}/submit", post(acting::submit))
        .route("/attachments/{attachment}", get(seeing::attachment))
        .route("/channels", get(seeing::channels))
        .route("/channels/{channel}/messages", get(seeing::messages))
        .route("/channels/{channel}/commands", get(seeing::commands))
        .route("/channels/{channel}/offers", get(seeing::offers))
        .route("/channels/{channel}/read", post(acting::read))
        .route("/channels/{channel}/say", post(acting::say))
        .route("/channels/{channel}/invoke", post(acting::invoke))
        .route("/channels/{channel}/complete", post(acting::complete))
        .route("/messages/{message}/press", post(acting::press))
        .route("/messages/{message}/choose", post(acting::choose))
        .route("/messages/{message}/dismiss", post(acting::dismiss));
    let api = Router::new()
        .route("/start", get(seeing::start))
        .route("/people", get(seeing::people))
        .route("/clock", get(seeing::clock).post(acting::jump))
        .route("/guide", get(seeing::guide))
        .route("/trouble", get(trouble::look).post(trouble::order))
        .route("/events", get(live::events))
        .nest("/as/{user}", person)
        .fallback(guard::no_such_call)
        .layer(axum::middleware::from_fn_with_state(guard.clone(), guard::needs_secret))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(desk);
    Router::new()
        .nest("/api", api)
        .merge(assets::router(guard.secret()))
        .layer(axum::middleware::from_fn_with_state(guard, guard::refuse_strangers))
}
