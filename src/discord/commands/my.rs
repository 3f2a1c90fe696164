//! `/my`: overview, settings.

use super::{Slash, actor, answer};
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
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let overview = home::overview(&desk.ctx, &actor).await?;
        Ok(view::home::overview(desk.words(actor.lang()), &overview).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn settings(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let settings = home::settings(&desk.ctx, &actor).await?;
        Ok(view::home::settings(desk.words(actor.lang()), actor.lang(), &settings).into())
    };
    answer(slash, reply.await).await
}
