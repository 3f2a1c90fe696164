//! `/calendar`: show, break, confirm, periods.

use super::{At, Slash, answer};
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
    answer(slash, async {
        let at = At::of(slash).await?;
        let overview = calendar::overview(at.ctx, &at.actor).await?;
        Ok(view::calendar::overview(at.words, &overview).into())
    })
    .await
}

#[poise::command(slash_command, rename = "break")]
async fn put_break(
    slash: Slash<'_>,
    from: String,
    to: String,
    name: Option<String>,
    remove: Option<bool>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let edited = if remove == Some(true) {
            calendar::drop_break(at.ctx, &at.actor, (&from, &to)).await?
        } else {
            calendar::put_break(at.ctx, &at.actor, (&from, &to), name.as_deref().unwrap_or_default()).await?
        };
        Ok(view::calendar::edited(at.words, &edited).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn confirm(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        at.actor.must_be(crate::domain::people::Role::Coordinator)?;
        let overview = calendar::overview(at.ctx, &at.actor).await?;
        Ok(view::calendar::confirm(at.words, &overview).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn periods(slash: Slash<'_>, times: String, date: Option<String>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let edited = calendar::set_periods(at.ctx, &at.actor, &times, date.as_deref()).await?;
        Ok(view::calendar::edited(at.words, &edited).into())
    })
    .await
}
