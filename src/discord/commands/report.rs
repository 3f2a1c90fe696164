//! `/report`: how the school stands, for those who help it along.

use super::{At, Slash, answer};
use crate::discord::view;
use crate::usecase::{Error, progress};

/// Reports.
#[poise::command(slash_command, interaction_context = "Guild", subcommands("status"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn report(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn status(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let status = progress::status(at.ctx, &at.actor).await?;
        Ok(view::report::status(at.words, &status)?.into())
    })
    .await
}
