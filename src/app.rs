//! The composition root: settings, clock and a token become a running application; and its clean end.
//!
//! `kolega run`, the sandbox and the tests start the same thing; only the clock and the other end of the line differ.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use secrecy::SecretString;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use crate::clock::{Clock, VirtualClock};
use crate::config::Config;
use crate::config::forms::Forms;
use crate::discord::client::{self, ConnectError, Patience};
use crate::discord::deliver::Postman;
use crate::discord::desk::Desk;
use crate::discord::line::Line;
use crate::discord::web::{StandIn, Web};
use crate::domain::forms::FormMistake;
use crate::jobs;
use crate::locale::{LocaleProblem, Texts};
use crate::store::Store;
use crate::usecase::{self, Ctx, Rules};

/// How long the end waits for interactions that are being answered, and for a message that is being sent.
const LAST_WORDS: Duration = Duration::from_millis(2500);

/// What an application is made of.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The configuration.
    pub config: Arc<Config>,
    /// The database file.
    pub database: PathBuf,
    /// The only clock.
    pub clock: Arc<dyn Clock>,
    /// The bot's token.
    pub token: SecretString,
    /// Where Discord is, when it is not Discord itself.
    pub stand_in: Option<StandIn>,
    /// How long Discord may take.
    pub patience: Patience,
    /// Whether a timer ticks by the machine's clock; otherwise [`App::tick`] is called from outside.
    pub ticking: bool,
}

/// Why an application could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Discord said no.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    /// A use case said no.
    #[error("the start: {0}")]
    Usecase(#[from] usecase::Error),
    /// The administrator's words have mistakes.
    #[error("the language files: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Locale(Vec<LocaleProblem>),
    /// The administrator's forms have mistakes.
    #[error("the form files: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Forms(Vec<FormMistake>),
    /// The timer cannot be made.
    #[error("the timer: {0}")]
    Timer(String),
}

/// A running application.
pub struct App {
    ctx: Ctx,
    line: Line,
    postman: Arc<Postman>,
    ticking: Arc<Mutex<()>>,
    timer: Mutex<Option<jobs::Timer>>,
    deliveries: Mutex<JoinHandle<()>>,
    serving: Mutex<JoinHandle<Result<(), ConnectError>>>,
    hang_up: watch::Sender<bool>,
}

impl App {
    /// Opens the database, connects to Discord and starts the outbox loop and the timer.
    ///
    /// # Errors
    /// As [`StartError`] says; nothing is left running.
    pub async fn start(settings: Settings) -> Result<Self, StartError> {
        let texts = Texts::load(settings.config.folder_of("locales").as_deref()).map_err(StartError::Locale)?;
        let stand_in = match settings.stand_in {
            Some(stand_in) => Some(stand_in.over_tls().await.map_err(ConnectError::Unreachable)?),
            None => None,
        };
        let web = Web::new(stand_in.as_ref(), settings.patience.answer).map_err(ConnectError::Unreachable)?;
        let ctx = context(&settings.config, &settings.database, Arc::clone(&settings.clock)).await?;
        usecase::delivery::started(&ctx).await?;
        let desk = Desk {
            ctx: ctx.clone(),
            texts: Arc::new(texts),
            web,
        };
        let connection = match client::connect(desk.clone(), &settings.token, settings.patience).await {
            Ok(connection) => connection,
            Err(fault) => {
                ctx.store.close().await;
                return Err(fault.into());
            }
        };
        let line = connection.line();
        let postman = Arc::new(Postman::new(desk, connection.http(), line.clone()));
        let ticking = Arc::default();
        let tick = ticks(&ctx, &postman, &ticking, &line);
        let timer = match settings.ticking {
            true => Some(timer(tick.clone(), settings.config.jobs.tick_seconds).await?),
            false => None,
        };
        let deliveries = tokio::spawn({
            let (postman, line, first) = (Arc::clone(&postman), line.clone(), timer.is_some());
            async move {
                line.greeted().await;
                // The first tick does not wait: a process that was off has something to catch up with.
                let first = async {
                    if first {
                        tick().await;
                    }
                };
                tokio::join!(first, postman.run());
            }
        });
        let (hang_up, mut hung_up) = watch::channel(false);
        // A sender that is gone hangs up, too.
        let stop = async move { drop(hung_up.wait_for(|stop| *stop).await) };
        let serving = tokio::spawn(connection.serve(stop));
        Ok(Self {
            ctx,
            line,
            postman,
            ticking,
            timer: Mutex::new(timer),
            deliveries: Mutex::new(deliveries),
            serving: Mutex::new(serving),
            hang_up,
        })
    }

    /// What use cases work with.
    #[must_use]
    pub const fn ctx(&self) -> &Ctx {
        &self.ctx
    }

    /// The connection's state.
    #[must_use]
    pub const fn line(&self) -> &Line {
        &self.line
    }

    /// Asks every capability what is due.
    pub async fn tick(&self) -> jobs::Ticked {
        let ticked = alone(&self.ctx, &self.ticking).await;
        look_for_people(&self.postman).await;
        ticked
    }

    /// Ticks and sends until nothing is due at the present moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle(&self) -> Result<(), usecase::Error> {
        self.line.greeted().await;
        loop {
            self.tick().await;
            if self.postman.drain().await? == 0 {
                return Ok(());
            }
        }
    }

    /// The next moment after `now` at which something may be due: a queued message, or a moment of some school's day.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next_moment(&self, now: DateTime<Utc>) -> Result<DateTime<Utc>, usecase::Error> {
        usecase::moments::next(&self.ctx, now).await
    }

    /// Moves the clock to `to`, playing every moment on the way at which something may be due; `on_step` hears of each.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn play_until(
        &self,
        clock: &VirtualClock,
        to: DateTime<Utc>,
        mut on_step: impl FnMut(DateTime<Utc>) + Send,
    ) -> Result<(), usecase::Error> {
        while clock.now() < to {
            let next = self.next_moment(clock.now()).await?.min(to);
            clock.set(next);
            self.settle().await?;
            on_step(next);
        }
        Ok(())
    }

    /// Waits until Discord ends the connection for good.
    ///
    /// # Errors
    /// As [`ConnectError`] says.
    pub async fn ended(&self) -> Result<(), ConnectError> {
        match (&mut *self.serving.lock().await).await {
            Ok(ended) => ended,
            Err(fault) => Err(ConnectError::Ended(fault.to_string())),
        }
    }

    /// The clean end, within five seconds: no new interactions, those that arrived are answered, the message that is
    /// being sent is recorded, the database is closed.
    pub async fn shutdown(&self) {
        if let Some(timer) = self.timer.lock().await.take() {
            timer.stop().await;
        }
        self.hang_up.send_replace(true);
        let (mut deliveries, mut serving) = tokio::join!(self.deliveries.lock(), self.serving.lock());
        let quiet = async {
            let goodbye = async {
                if !serving.is_finished() {
                    drop((&mut *serving).await);
                }
            };
            tokio::join!(goodbye, self.line.quiesce(), self.postman.pause());
        };
        if tokio::time::timeout(LAST_WORDS, quiet).await.is_err() {
            tracing::warn!("something was still under way at the end; it is taken up at the next start");
        }
        // Both are over before the database closes, so that neither finds it closed.
        serving.abort();
        deliveries.abort();
        drop((&mut *deliveries).await);
        self.ctx.store.close().await;
    }
}

/// What use cases work with: all there is for what an operator does without Discord.
///
/// # Errors
/// When the administrator's forms have mistakes, or the database cannot be opened.
pub async fn context(config: &Config, database: &Path, clock: Arc<dyn Clock>) -> Result<Ctx, StartError> {
    let forms = Forms::load(config.folder_of("forms").as_deref()).map_err(StartError::Forms)?;
    Ok(Ctx {
        store: Store::open(database).await?,
        clock,
        rules: Arc::new(Rules {
            years: config.years.clone(),
            policies: Arc::new(config.policies.clone()),
            forms,
            delivery: config.delivery,
            school: config.school,
        }),
    })
}

/// What is due; never twice at a time.
async fn alone(ctx: &Ctx, ticking: &Mutex<()>) -> jobs::Ticked {
    let _alone = ticking.lock().await;
    jobs::tick(ctx).await
}

/// A look whether people are still where they were: Discord may let it wait, and what is due must not wait for it.
async fn look_for_people(postman: &Postman) {
    if let Err(fault) = postman.look_for_people().await
        && !fault.is_end()
    {
        metrics::counter!("kolega_faults_total").increment(1);
        tracing::error!(error = %fault, "people could not be looked for");
    }
}

/// One tick of the timer, to be made again and again.
fn ticks(
    ctx: &Ctx,
    postman: &Arc<Postman>,
    ticking: &Arc<Mutex<()>>,
    line: &Line,
) -> impl Fn() -> BoxFuture<'static, ()> + Clone + Send + Sync + 'static {
    let (ctx, postman, ticking, line) = (ctx.clone(), Arc::clone(postman), Arc::clone(ticking), line.clone());
    move || {
        let (ctx, postman, ticking, line) = (ctx.clone(), Arc::clone(&postman), Arc::clone(&ticking), line.clone());
        Box::pin(async move {
            line.greeted().await;
            alone(&ctx, &ticking).await;
            tokio::spawn(async move { look_for_people(&postman).await });
        })
    }
}

async fn timer<F>(tick: F, seconds: u64) -> Result<jobs::Timer, StartError>
where
    F: Fn() -> BoxFuture<'static, ()> + Send + Sync + 'static,
{
    let timer = jobs::every(seconds, tick).await;
    timer.map_err(|fault| StartError::Timer(fault.to_string()))
}
