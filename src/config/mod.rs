//! What an administrator may change: typed settings from the embedded defaults, a file and the environment.
//!
//! [`Config::load`] either gives settings that make sense or says everything that is wrong at once. Secrets are no
//! settings: the token comes from `DISCORD_TOKEN` and never passes through here.

pub mod calendars;
pub mod forms;
mod layers;
mod mistake;
mod ranges;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, de};

pub use mistake::{Mistake, Mistakes};

use crate::domain::calendar::BaseYears;
use crate::domain::delivery::DeliveryPolicy;
use crate::domain::lang::Lang;
use crate::domain::policy::Policies;
use layers::Layers;

/// All settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where everything is remembered.
    pub database: DatabaseConfig,
    /// Which Discord to speak to.
    pub discord: DiscordConfig,
    /// The health and metrics page.
    pub http: HttpConfig,
    /// The log.
    pub log: LogConfig,
    /// What a new school is proposed.
    pub school: SchoolConfig,
    /// The pace of sending.
    pub delivery: DeliveryPolicy,
    /// The timer.
    pub jobs: JobsConfig,
    /// The domain's numbers.
    pub policies: Policies,
    /// The school years that files describe.
    pub years: BaseYears,
    /// The administrator's folder, whose `locales`, `forms` and `calendars` stand above the embedded ones.
    pub folder: Option<PathBuf>,
}

/// `[database]`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DatabaseConfig {
    /// The SQLite file; made if absent.
    pub path: PathBuf,
}

/// `[discord]`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DiscordConfig {
    /// A Discord-compatible server in the place of Discord.
    #[serde(deserialize_with = "optional")]
    pub url: Option<String>,
    /// A certificate authority to trust besides the machine's: that server's.
    #[serde(deserialize_with = "optional")]
    pub ca: Option<PathBuf>,
}

/// `[http]`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct HttpConfig {
    /// Where health and metrics are served; nowhere when absent.
    #[serde(deserialize_with = "address")]
    pub address: Option<SocketAddr>,
}

/// `[log]`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LogConfig {
    /// How a line looks.
    pub format: LogFormat,
    /// From which level on our own lines are written.
    pub level: LogLevel,
}

/// How a log line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON object per line.
    Json,
}

impl FromStr for LogFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            other => Err(format!("{other} is unknown; there are text, json")),
        }
    }
}

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Faults.
    Error,
    /// And what may become one.
    Warn,
    /// And what happened.
    Info,
    /// And how.
    Debug,
    /// And every step.
    Trace,
}

/// `[school]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct SchoolConfig {
    /// The language proposed at set-up.
    pub language: Lang,
    /// The zone proposed at set-up.
    pub timezone: Tz,
}

impl Default for SchoolConfig {
    fn default() -> Self {
        Self {
            language: Lang::default(),
            timezone: Tz::Europe__Vilnius,
        }
    }
}

/// `[jobs]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct JobsConfig {
    /// Seconds between two looks for what is due.
    pub tick_seconds: u64,
}

/// Where settings are read from, besides the embedded defaults.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The administrator's file.
    pub file: Option<PathBuf>,
    /// The administrator's folder of locales, forms and calendars.
    pub folder: Option<PathBuf>,
    /// Variables of the environment, names with values; others than `KOLEGA__…` are ignored.
    pub env: Vec<(String, String)>,
}

impl Sources {
    /// Finds them: the file given with `--config` and its folder, else the folder given, else `config/` where the program
    /// was started; and the environment.
    #[must_use]
    pub fn discover(given: Option<&Path>) -> Self {
        let (file, folder) = match given {
            Some(file) if !file.is_dir() => (Some(file.to_owned()), file.parent().map(Path::to_owned)),
            folder => {
                let folder = folder.unwrap_or(Path::new("config"));
                let file = Some(folder.join("kolega.toml")).filter(|file| file.is_file());
                (file, Some(folder.to_owned()).filter(|folder| folder.is_dir()))
            }
        };
        let env = std::env::vars_os().filter_map(|(name, value)| {
            let name = name
                .into_string()
                .ok()
                .filter(|name| name.starts_with(layers::PREFIX))?;
            Some((name, value.to_string_lossy().into_owned()))
        });
        Self {
            file,
            folder,
            env: env.collect(),
        }
    }
}

impl Config {
    /// Reads everything and checks it.
    ///
    /// # Errors
    /// Every mistake in the settings and in the calendar files.
    pub fn load(sources: &Sources) -> Result<Self, Mistakes> {
        let mut layers = Layers::new(sources.file.as_deref(), &sources.env);
        let years = calendars::load(
            sources
                .folder
                .as_deref()
                .map(|folder| folder.join("calendars"))
                .as_deref(),
        );
        let (years, calendar_mistakes) = match years {
            Ok(years) => (years, Vec::new()),
            Err(mistakes) => (BaseYears::default(), mistakes),
        };
        let config = Self::read(&mut layers, years, sources.folder.clone());
        if let Some(config) = &config {
            ranges::check(config, &mut layers);
        }
        let mut mistakes = layers.into_mistakes();
        mistakes.extend(calendar_mistakes);
        match config {
            Some(config) if mistakes.is_empty() => Ok(config),
            _ => Err(Mistakes(mistakes)),
        }
    }

    /// The embedded defaults alone. A test of this module checks them.
    #[must_use]
    pub fn embedded() -> Self {
        Self::load(&Sources::default()).expect("the embedded settings are checked by a test of this module")
    }

    /// The administrator's folder for `locales`, `forms` or `calendars`.
    #[must_use]
    pub fn folder_of(&self, kind: &str) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(kind))
    }

    fn read(layers: &mut Layers, years: BaseYears, folder: Option<PathBuf>) -> Option<Self> {
        // Every section is read before any missing one ends it, so that all mistakes are found.
        let (database, discord) = (layers.section("database"), layers.section("discord"));
        let (http, log, school) = (layers.section("http"), layers.section("log"), layers.section("school"));
        let (delivery, jobs) = (layers.section("delivery"), layers.section("jobs"));
        let (reflection, quiet) = (layers.section("reflection"), layers.section("quiet"));
        let (observation, group) = (layers.section("observation"), layers.section("group"));
        let (curator, pairing) = (layers.section("curator"), layers.section("pairing"));
        let (office, retention) = (layers.section("office"), layers.section("retention"));
        Some(Self {
            database: database?,
            discord: discord?,
            http: http?,
            log: log?,
            school: school?,
            delivery: delivery?,
            jobs: jobs?,
            policies: Policies {
                reflection: reflection?,
                quiet: quiet?,
                observation: observation?,
                group: group?,
                curator: curator?,
                office: office?,
                retention: retention?,
                pairing: pairing?,
            },
            years,
            folder,
        })
    }
}

/// An empty text is nothing: TOML has no other word for it.
fn optional<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: std::fmt::Display>,
{
    let text = String::deserialize(from)?;
    if text.is_empty() {
        return Ok(None);
    }
    text.parse()
        .map(Some)
        .map_err(|error| de::Error::custom(format!("{text}: {error}")))
}

/// An address with its port, or nothing.
fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SocketAddr>, D::Error> {
    optional(from).map_err(|_| de::Error::custom("must be an address with a port like 127.0.0.1:9090, or empty"))
}

#[cfg(test)]
mod tests;
