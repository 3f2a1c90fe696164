//! `/privacy`: what is kept about oneself, who has read it, and deleting what one wrote.

use super::{At, Slash, answer};
use crate::discord::view;
use crate::usecase::{Error, privacy as usecase};

/// Own data.
#[poise::command(slash_command, subcommands("show", "export", "log", "erase"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn privacy(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn show(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let kept = usecase::kept(at.ctx, &at.actor).await?;
        Ok(view::privacy::kept(at.words, &kept).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn export(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let own = usecase::export(at.ctx, &at.actor).await?;
        Ok(view::privacy::taken(at.words, &own)?.into())
    })
    .await
}

#[poise::command(slash_command)]
async fn log(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let reads = usecase::reads(at.ctx, &at.actor, usecase::READS).await?;
        Ok(view::privacy::reads(at.words, &reads).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn erase(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let erasure = usecase::erasure(at.ctx, &at.actor).await?;
        Ok(view::privacy::erasure(at.words, &erasure).into())
    })
    .await
}
