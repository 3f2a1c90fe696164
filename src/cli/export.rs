//! `kolega export`: a person's own data as a file, for somebody who cannot ask for it in Discord (domain §3.16).
//!
//! It works beside a running bot. What it writes is what `/privacy export` gives, and that it was done is on record.

use std::io::Write as _;

use anyhow::Context;
use clap::Args;

use super::named::Whom;
use crate::usecase::Ctx;
use crate::usecase::privacy::export_for;

/// The arguments of `kolega export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    whom: Whom,
}

/// Writes the file to standard output.
pub(super) fn run(arguments: &Export) -> anyhow::Result<()> {
    super::runtime()?.block_on(async {
        let ctx = arguments.whom.open().await?;
        let file = export(&arguments.whom, &ctx).await;
        ctx.store.close().await;
        std::io::stdout()
            .write_all(&file?)
            .context("the file cannot be written")
    })
}

async fn export(whom: &Whom, ctx: &Ctx) -> anyhow::Result<Vec<u8>> {
    let actor = whom.find(ctx).await?;
    Ok(export_for(ctx, &actor).await?)
}
