//! `/privacy`: what is kept about oneself, and who has read it.

use super::{Slash, actor, answer};
use crate::discord::view;
use crate::usecase::{Error, privacy as usecase};

/// Own data.
#[poise::command(slash_command, subcommands("show", "export", "log"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn privacy(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn show(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let kept = usecase::kept(&desk.ctx, &actor).await?;
        Ok(view::privacy::kept(desk.words(actor.lang()), &kept).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn export(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let own = usecase::export(&desk.ctx, &actor).await?;
        Ok(view::privacy::taken(desk.words(actor.lang()), &own)?.into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn log(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let reads = usecase::reads(&desk.ctx, &actor).await?;
        Ok(view::privacy::reads(desk.words(actor.lang()), &reads).into())
    };
    answer(slash, reply.await).await
}
