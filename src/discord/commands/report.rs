//! `/report`: how the school stands, for those who help it along.

use super::{Slash, actor, promise};
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
    let desk = slash.data();
    promise(slash, async {
        let actor = actor(slash).await?;
        let status = progress::status(&desk.ctx, &actor).await?;
        view::report::status(desk.words(actor.lang()), &status)
    })
    .await
}
