//! `/my`: overview, settings.

use super::{At, Slash, answer};
use crate::discord::view;
use crate::usecase::{Error, home};

/// Own pages.
#[poise::command(slash_command, subcommands("overview", "settings"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn my(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn overview(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let overview = home::overview(at.ctx, &at.actor).await?;
        Ok(view::home::overview(at.words, &overview).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn settings(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let settings = home::settings(at.ctx, &at.actor).await?;
        Ok(view::home::settings(at.words, at.actor.lang(), &settings).into())
    })
    .await
}
