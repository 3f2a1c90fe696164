//! Where the settings and the database are: the same arguments for every command that reads them.

use std::path::PathBuf;

use clap::Args;

use crate::config::{Config, Mistakes, Sources};

/// Where the settings are.
#[derive(Debug, Args)]
pub(super) struct Settings {
    /// The configuration file, or a folder with kolega.toml, locales, forms and calendars.
    #[arg(long, env = "KOLEGA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Settings {
    /// The files they come from.
    pub(super) fn sources(&self) -> Sources {
        Sources::discover(self.config.as_deref())
    }
}

/// Where the settings and the database are.
#[derive(Debug, Args)]
pub(super) struct Places {
    #[command(flatten)]
    settings: Settings,
    /// The database file; kolega run makes it when absent.
    #[arg(long, env = "KOLEGA_DATABASE", value_name = "FILE")]
    database: Option<PathBuf>,
}

impl Places {
    /// The settings, with the database that was named here.
    pub(super) fn load(&self) -> Result<Config, Mistakes> {
        let mut config = Config::load(&self.settings.sources())?;
        if let Some(database) = &self.database {
            config.database.path.clone_from(database);
        }
        Ok(config)
    }
}
