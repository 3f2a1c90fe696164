//! `/calendar`: show, break, confirm, periods.

use super::{Slash, actor, answer};
use crate::discord::view;
use crate::usecase::{Error, calendar};

/// The school's calendar.
#[poise::command(
    slash_command,
    rename = "calendar",
    subcommands("show", "put_break", "confirm", "periods")
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn command(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn show(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let overview = calendar::overview(&desk.ctx, &actor).await?;
        Ok(view::calendar::overview(desk.words(actor.lang()), &overview).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command, rename = "break")]
async fn put_break(
    slash: Slash<'_>,
    from: String,
    to: String,
    name: Option<String>,
    remove: Option<bool>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let edited = if remove == Some(true) {
            calendar::drop_break(&desk.ctx, &actor, (&from, &to)).await?
        } else {
            calendar::put_break(&desk.ctx, &actor, (&from, &to), name.as_deref().unwrap_or_default()).await?
        };
        Ok(view::calendar::edited(desk.words(actor.lang()), &edited).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn confirm(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        actor.must_be(crate::domain::people::Role::Coordinator)?;
        let overview = calendar::overview(&desk.ctx, &actor).await?;
        Ok(view::calendar::confirm(desk.words(actor.lang()), &overview).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn periods(slash: Slash<'_>, times: String, date: Option<String>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let edited = calendar::set_periods(&desk.ctx, &actor, &times, date.as_deref()).await?;
        Ok(view::calendar::edited(desk.words(actor.lang()), &edited).into())
    };
    answer(slash, reply.await).await
}
