//! `/timetable`: who teaches where and when.

use poise::serenity_prelude as serenity;
use serenity::{Attachment, User};

use super::{At, Slash, answer};
use crate::discord::{attachment, view};
use crate::domain::ids::Snowflake;
use crate::domain::people::Role;
use crate::usecase::people::Named;
use crate::usecase::{Error, timetable as usecase};

/// The timetable.
#[poise::command(slash_command, interaction_context = "Guild", subcommands("import", "show"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn timetable(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn import(slash: Slash<'_>, file: Attachment) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        // Before the file is fetched: a pupil's file is nobody's business.
        at.actor.must_be(Role::Coordinator)?;
        let bytes = attachment::fetch(&at.desk.web, &file).await?;
        let outcome = usecase::preview(at.ctx, &at.actor, &bytes).await?;
        Ok(view::timetable::outcome(at.words, &outcome).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn show(slash: Slash<'_>, user: Option<User>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let words = at.words;
        let who = user.map(|user| Named::Account(Snowflake(user.id.get())));
        if who.is_none() && at.actor.is(Role::Coordinator) {
            return Ok(view::timetable::known(words, &usecase::known(at.ctx, &at.actor).await?).into());
        }
        Ok(view::timetable::week(words, &usecase::week(at.ctx, &at.actor, who.as_ref()).await?).into())
    })
    .await
}
