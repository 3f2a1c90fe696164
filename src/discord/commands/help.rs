//! `/help`: only what this person may use.

use super::{Slash, actor, answer};
use crate::discord::view;
use crate::usecase::Error;

/// What the bot is and what the reader can do with it.
#[poise::command(slash_command)]
pub async fn help(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let setup = super::caller(slash).manages_guild;
        Ok(view::help::help(desk.words(actor.lang()), &actor, setup).into())
    };
    answer(slash, reply.await).await
}
