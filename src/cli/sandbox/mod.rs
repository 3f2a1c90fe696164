//! `kolega sandbox`: Kolega without Discord. A local Discord-compatible server with a chat page, a fictional school, and
//! the application against it over real TLS and WebSocket, on a clock that the visitor moves.

mod alone;
mod demo;
mod guide;
mod host;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use clap::Args;

use crate::app::Settings;
use crate::clock::VirtualClock;
use crate::config::Config;
use crate::discord::client::Patience;
use crate::discord::web::StandIn;
use crate::domain::lang::Lang;
use crate::sandbox::page::Page;
use crate::sandbox::{Options, Sandbox};
use crate::telemetry;

use demo::Demo;
use host::DemoHost;

/// Monday, 5 October 2026, 10:00 in Vilnius: the plan of the first half-year is due, the month's prompt lies ahead.
const OPENING: &str = "2026-10-05T07:00:00Z";

/// The Friday before, on which the demo school was set up.
const SET_UP: &str = "2026-10-02T07:00:00Z";

/// The arguments of `kolega sandbox`.
#[derive(Debug, Args)]
pub(super) struct Try {
    /// Where the database is kept; a temporary folder when not given.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The chat page's port on 127.0.0.1.
    #[arg(long, default_value_t = 7878)]
    port: u16,
    /// The school's language: lt or en.
    #[arg(long, default_value = "lt", value_parser = language)]
    language: Lang,
    /// Leaves the school to be set up by hand: begin with /setup start as the administrator.
    #[arg(long)]
    empty: bool,
    /// Serves without Kolega and without a school, for any other bot; prints where it has to connect.
    #[arg(long, conflicts_with = "empty")]
    alone: bool,
    #[command(flatten)]
    settings: super::places::Settings,
}

fn language(code: &str) -> Result<Lang, String> {
    Lang::from_word(code).ok_or_else(|| "there are lt and en".to_owned())
}

/// Serves until a signal.
pub(super) fn run(arguments: &Try) -> anyhow::Result<()> {
    let config = Config::load(&arguments.settings.sources())?;
    telemetry::init(config.log.format, config.log.level);
    let folder = Folder::of(arguments.folder.as_deref())?;
    let runtime = super::runtime()?;
    // The page's switches cut the gateway, too.
    let _awake = super::keep_awake(&runtime);
    runtime.block_on(async {
        if arguments.alone {
            let stop = super::stop_signal()?;
            return alone::serve(arguments.language, arguments.port, &folder.path, stop).await;
        }
        serve(arguments, config, &folder).await
    })
}

async fn serve(arguments: &Try, mut config: Config, folder: &Folder) -> anyhow::Result<()> {
    let stop = super::stop_signal()?;
    config.school.language = arguments.language;
    // Nobody here has to be spared: the pace that Discord asks for would only keep the visitor waiting.
    (config.delivery.open_pause_ms, config.delivery.per_second) = (0, 0);
    let sandbox = Sandbox::start(Options::default())
        .await
        .context("the sandbox cannot listen on 127.0.0.1")?;
    let (opening, set_up) = (instant(OPENING)?, instant(SET_UP)?);
    let clock = VirtualClock::new(if arguments.empty { opening } else { set_up });
    let demo = Arc::new(Demo::build(&sandbox.world(), arguments.language, arguments.empty));
    let settings = Settings {
        config: Arc::new(config),
        database: folder.path.join("kolega.db"),
        clock: Arc::new(clock.clone()),
        token: sandbox.token().to_owned().into(),
        stand_in: Some(StandIn::at(sandbox.api_addr(), sandbox.ca_pem().as_bytes().to_vec())),
        patience: Patience::default(),
        ticking: true,
    };
    let host = DemoHost::start(settings, clock.clone(), Arc::clone(&demo)).await?;
    let list = folder.path.join("staff.csv");
    std::fs::write(&list, demo.staff_list()).with_context(|| format!("{} cannot be written", list.display()))?;
    demo.commands_ready().await?;
    // The page watches from the first day on: it dates every message by the clock that shows when it comes.
    let page = Page::start(sandbox.world(), Arc::new(host.clone()), arguments.port)
        .await
        .with_context(|| {
            format!(
                "the page cannot have port {}: choose another with --port",
                arguments.port
            )
        })?;
    if arguments.empty {
        println!("The staff list to import is {}.", list.display());
    } else {
        demo.live(&*host.app().await, &clock, opening).await?;
    }
    println!(
        "Kolega's sandbox: open {} in a browser. Stop it with Ctrl+C.",
        page.url()
    );
    stop.await;
    page.shutdown().await;
    host.app().await.shutdown().await;
    sandbox.shutdown().await;
    Ok(())
}

fn instant(text: &str) -> anyhow::Result<DateTime<Utc>> {
    text.parse().context("a moment of the demo school")
}

/// Where the database lives; a temporary folder goes with the sandbox.
struct Folder {
    path: PathBuf,
    temporary: bool,
}

impl Folder {
    fn of(given: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = given else {
            let path = std::env::temp_dir().join(format!("kolega-sandbox-{}", std::process::id()));
            std::fs::create_dir_all(&path).with_context(|| format!("{} cannot be made", path.display()))?;
            return Ok(Self { path, temporary: true });
        };
        if path.join("kolega.db").exists() {
            bail!(
                "{} holds the database of an earlier sandbox, whose people are gone: choose an empty folder",
                path.display()
            );
        }
        std::fs::create_dir_all(path).with_context(|| format!("{} cannot be made", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            temporary: false,
        })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.temporary {
            // What cannot be removed is left to the machine's own cleaning of temporary files.
            drop(std::fs::remove_dir_all(&self.path));
        }
    }
}
