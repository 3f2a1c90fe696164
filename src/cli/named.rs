//! Somebody whom an administrator names on the command line, and the database they are looked for in.

use std::sync::Arc;

use anyhow::bail;
use clap::Args;

use super::places::Places;
use crate::app;
use crate::clock::SystemClock;
use crate::usecase::Ctx;
use crate::usecase::caller::Actor;
use crate::usecase::privacy::{Found, named};

/// Who, and where.
#[derive(Debug, Args)]
pub(super) struct Whom {
    /// Whose: the full name as on the staff list, the Discord account's id, or the row's number.
    #[arg(long, value_name = "NAME|ID")]
    person: String,
    #[command(flatten)]
    places: Places,
}

impl Whom {
    /// Opens the database.
    pub(super) async fn open(&self) -> anyhow::Result<Ctx> {
        let config = self.places.load()?;
        let database = &config.database.path;
        if !database.exists() {
            bail!("there is no database {}", database.display());
        }
        Ok(app::context(&config, database, Arc::new(SystemClock)).await?)
    }

    /// Looks for the one who is meant.
    pub(super) async fn find(&self, ctx: &Ctx) -> anyhow::Result<Actor> {
        match named(ctx, &self.person).await? {
            Found::One(actor) => Ok(*actor),
            Found::Several(rows) => {
                let rows: Vec<String> = rows.iter().map(|(row, school)| format!("{row} ({school})")).collect();
                bail!("several people are called that; give the row: {}", rows.join(", "))
            }
            Found::Nobody => bail!(
                "nobody is called that: give the full name as on the staff list, the Discord account's id, or the row's number"
            ),
        }
    }
}
