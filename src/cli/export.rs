//! `kolega export`: a person's own data as a file, for somebody who cannot ask for it in Discord (domain §3.16).
//!
//! It works beside a running bot. What it writes is what `/privacy export` gives, and that it was done is on record.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use crate::app;
use crate::clock::SystemClock;
use crate::config::{Config, Sources};
use crate::usecase::privacy::{Taken, export_for};

/// The arguments of `kolega export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// Whose: the full name as on the staff list, the Discord account's id, or the row's number.
    #[arg(long, value_name = "NAME|ID")]
    person: String,
    /// The configuration file, or a folder with kolega.toml, locales, forms and calendars.
    #[arg(long, env = "KOLEGA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database file.
    #[arg(long, env = "KOLEGA_DATABASE", value_name = "FILE")]
    database: Option<PathBuf>,
}

/// Writes the file to standard output.
pub(super) fn run(arguments: &Export) -> anyhow::Result<()> {
    super::runtime()?.block_on(export(arguments))
}

async fn export(arguments: &Export) -> anyhow::Result<()> {
    let config = Config::load(&Sources::discover(arguments.config.as_deref()))?;
    let database = arguments.database.as_ref().unwrap_or(&config.database.path);
    if !database.exists() {
        bail!("there is no database {}", database.display());
    }
    let ctx = app::context(&config, database, Arc::new(SystemClock)).await?;
    let taken = export_for(&ctx, &arguments.person).await;
    ctx.store.close().await;
    match taken? {
        Taken::File(file) => std::io::stdout().write_all(&file).context("the file cannot be written"),
        Taken::Several(rows) => {
            let rows: Vec<String> = rows.iter().map(|(row, school)| format!("{row} ({school})")).collect();
            bail!("several people are called that; give the row: {}", rows.join(", "))
        }
        Taken::Nobody => bail!(
            "nobody is called that: give the full name as on the staff list, the Discord account's id, or the row's number"
        ),
    }
}
