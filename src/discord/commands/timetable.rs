//! `/timetable`: who teaches where and when.

use poise::serenity_prelude as serenity;
use serenity::{Attachment, User};

use super::{Slash, actor, answer, promise};
use crate::discord::{attachment, view};
use crate::domain::ids::Snowflake;
use crate::domain::people::Role;
use crate::usecase::people::Who;
use crate::usecase::{Error, timetable as usecase};

/// The timetable.
#[poise::command(slash_command, interaction_context = "Guild", subcommands("import", "show"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn timetable(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn import(slash: Slash<'_>, file: Attachment) -> Result<(), Error> {
    let desk = slash.data();
    promise(slash, async {
        let actor = actor(slash).await?;
        // Before the file is fetched: a pupil's file is nobody's business.
        actor.must_be(Role::Coordinator)?;
        let bytes = attachment::fetch(&desk.web, &file).await?;
        let outcome = usecase::preview(&desk.ctx, &actor, &bytes).await?;
        Ok(view::timetable::outcome(desk.words(actor.lang()), &outcome))
    })
    .await
}

#[poise::command(slash_command)]
async fn show(slash: Slash<'_>, user: Option<User>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let words = desk.words(actor.lang());
        let who = user.map(|user| Who::Account(Snowflake(user.id.get())));
        if who.is_none() && actor.is(Role::Coordinator) {
            return Ok(view::timetable::known(words, &usecase::known(&desk.ctx, &actor).await?).into());
        }
        Ok(view::timetable::week(words, &usecase::week(&desk.ctx, &actor, who.as_ref()).await?).into())
    };
    answer(slash, reply.await).await
}
