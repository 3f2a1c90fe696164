//! `kolega run`: connects to Discord and serves until it is told to stop.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use clap::Args;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use secrecy::SecretString;
use tokio::net::TcpListener;

use super::places::Places;
use crate::app::{App, Settings};
use crate::clock::SystemClock;
use crate::config::{Config, LogFormat};
use crate::discord::client::Patience;
use crate::discord::web::StandIn;
use crate::http;
use crate::telemetry;

/// The bounds by which answers' times are counted, in seconds; Discord waits for three.
const ANSWER_SECONDS: [f64; 9] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0];

/// What stands above every certificate of a PEM file.
const CERTIFICATE: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// How often single times are added up, so that they take no room where nobody reads them.
const UPKEEP: Duration = Duration::from_secs(5);

/// How long the end waits for tasks that nobody waits for any more.
const LAST_TASKS: Duration = Duration::from_millis(500);

/// How long the database may take to show that it can be written.
const WRITING: Duration = Duration::from_secs(5);

/// The arguments of `kolega run`; what is not given comes from the configuration.
#[derive(Debug, Args)]
pub(super) struct Run {
    #[command(flatten)]
    places: Places,
    /// A Discord-compatible server in the place of Discord, as <https://127.0.0.1:8443>; its certificate is for
    /// discord.com, cdn.discordapp.com and media.discordapp.net, its gateway is ws, or wss of the same authority. On
    /// this machine also without certificates, as <http://127.0.0.1:8080>.
    #[arg(long, env = "KOLEGA_DISCORD_URL", value_name = "URL")]
    discord_url: Option<String>,
    /// The certificate authority of that server (PEM).
    #[arg(long, env = "KOLEGA_DISCORD_CA", value_name = "FILE")]
    discord_ca: Option<PathBuf>,
    /// Where /healthz, /readyz and /metrics are served, as 127.0.0.1:9090.
    #[arg(long, env = "KOLEGA_HTTP", value_name = "ADDRESS")]
    http: Option<SocketAddr>,
    /// How log lines look: text or json.
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<LogFormat>,
}

/// Serves until a signal, or until Discord ends the connection for good.
pub(super) fn run(arguments: &Run) -> anyhow::Result<()> {
    let config = configured(arguments)?;
    telemetry::init(config.log.format, config.log.level);
    let token = token()?;
    let stand_in = stand_in(&config)?;
    let runtime = super::runtime()?;
    let _awake = super::keep_awake(&runtime);
    let ended = runtime.block_on(serve(config, token, stand_in));
    // A task that never comes to an end does not keep the process.
    runtime.shutdown_timeout(LAST_TASKS);
    ended
}

fn configured(arguments: &Run) -> anyhow::Result<Config> {
    let mut config = arguments.places.load()?;
    if let Some(url) = &arguments.discord_url {
        config.discord.url = Some(url.clone()).filter(|url| !url.is_empty());
    }
    if let Some(ca) = &arguments.discord_ca {
        config.discord.ca = Some(ca.clone()).filter(|ca| !ca.as_os_str().is_empty());
    }
    config.http.address = arguments.http.or(config.http.address);
    config.log.format = arguments.log_format.unwrap_or(config.log.format);
    Ok(config)
}

fn token() -> anyhow::Result<SecretString> {
    let given = super::token::read().map_err(|problem| anyhow!(problem))?;
    given.context(
        "no token: put the bot's token into DISCORD_TOKEN, or the name of a file that holds it into DISCORD_TOKEN_FILE",
    )
}

fn stand_in(config: &Config) -> anyhow::Result<Option<StandIn>> {
    let Some(url) = &config.discord.url else {
        return Ok(None);
    };
    let authority = match &config.discord.ca {
        Some(file) => authority(file)?,
        None => Vec::new(),
    };
    let found = StandIn::of(url, authority);
    found
        .map(Some)
        .ok_or_else(|| anyhow!("--discord-url must look like https://127.0.0.1:8443, or like http://127.0.0.1:8080 on this machine, not {url}"))
}

fn authority(file: &Path) -> anyhow::Result<Vec<u8>> {
    let name = file.display();
    let read = std::fs::read(file).with_context(|| format!("the certificate authority {name} cannot be read"))?;
    // A file without any is read as none, and then nobody would be trusted and nobody told why.
    if !read.windows(CERTIFICATE.len()).any(|part| part == CERTIFICATE) {
        bail!("the certificate authority {name} holds no certificate (PEM)");
    }
    Ok(read)
}

async fn serve(config: Config, token: SecretString, stand_in: Option<StandIn>) -> anyhow::Result<()> {
    // Nobody counts where nobody can look.
    let pages_at = match config.http.address {
        // Who cannot have the address is told so, whether Discord answers or not.
        Some(address) => {
            let listener = TcpListener::bind(address).await;
            let listener = listener.with_context(|| format!("--http {address} cannot be served"))?;
            Some((listener, counting()?))
        }
        None => None,
    };
    let signal = super::stop_signal()?;
    let settings = Settings {
        database: config.database.path.clone(),
        config: Arc::new(config),
        clock: Arc::new(SystemClock),
        token,
        stand_in,
        patience: Patience::default(),
        ticking: true,
    };
    let mut signal = std::pin::pin!(signal);
    // Whoever waits for Discord to answer can be told to stop, too.
    let app = tokio::select! {
        started = App::start(settings) => started?,
        () = &mut signal => return Ok(()),
    };
    let pages = match pages_at {
        Some((listener, metrics)) => Some(pages(&app, listener, metrics)?),
        None => None,
    };
    let ended = tokio::select! {
        ended = app.ended() => ended,
        () = &mut signal => Ok(()),
    };
    drop(pages);
    app.shutdown().await;
    Ok(ended?)
}

/// Begins to count what happens.
fn counting() -> anyhow::Result<PrometheusHandle> {
    let metrics = PrometheusBuilder::new()
        .set_buckets(&ANSWER_SECONDS)
        .and_then(PrometheusBuilder::install_recorder)
        .context("the metrics cannot be collected")?;
    let kept = metrics.clone();
    tokio::spawn(async move {
        let mut pace = tokio::time::interval(UPKEEP);
        loop {
            pace.tick().await;
            kept.run_upkeep();
        }
    });
    Ok(metrics)
}

fn pages(app: &App, listener: TcpListener, metrics: PrometheusHandle) -> anyhow::Result<http::Pages> {
    let store = app.ctx().store.clone();
    let line = app.line().clone();
    let healthy: http::Probe = Arc::new(move || {
        let store = store.clone();
        Box::pin(async move {
            let works = tokio::time::timeout(WRITING, store.works()).await;
            works.unwrap_or(false)
        })
    });
    let ready: http::Probe = Arc::new({
        let healthy = Arc::clone(&healthy);
        move || {
            let (answers, online) = (healthy(), line.is_online());
            Box::pin(async move { online && answers.await })
        }
    });
    let probes = http::Probes {
        healthy,
        ready,
        metrics: Arc::new(move || metrics.render()),
    };
    Ok(http::serve(listener, probes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_without_a_certificate_is_refused_before_anything_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        for (held, taken) in [
            ("", false),
            ("a certificate, perhaps", false),
            ("# ours\n-----BEGIN CERTIFICATE-----\n", true),
        ] {
            std::fs::write(&file, held).unwrap();
            assert_eq!(authority(&file).is_ok(), taken, "{held}");
        }
    }
}
