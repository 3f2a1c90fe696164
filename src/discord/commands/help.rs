//! `/help`: only what this person may use.

use super::{At, Slash, answer};
use crate::discord::view;
use crate::usecase::Error;

/// What the bot is and what the reader can do with it.
#[poise::command(slash_command)]
pub async fn help(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let setup = super::caller(slash).manages_guild;
        Ok(view::help::help(at.words, &at.actor, setup).into())
    })
    .await
}
