//! `/setup`: start, channel, coordinator, status.
//!
//! The handler reads two things from Discord before it asks the use case: the server's name and whether everybody can
//! see the channel. Reading may take a moment; the answer is promised then.

use poise::serenity_prelude as serenity;
use serenity::PartialChannel;

use super::word::LangWord;
use super::{Command, Slash, answer, caller};
use crate::discord::press::door::{look, set_up};
use crate::discord::view;
use crate::domain::ids::Snowflake;
use crate::usecase::caller::language;
use crate::usecase::setup::{self, Request};
use crate::usecase::{Error, Result};

/// `/setup`, for who may manage the server.
#[poise::command(
    slash_command,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild",
    subcommands("start", "channel", "coordinator", "status")
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
async fn setup_command(_: Slash<'_>) -> Result<()> {
    Ok(())
}

/// The command under its own name.
pub fn command() -> Command {
    Command {
        name: "setup".into(),
        ..setup_command()
    }
}

#[poise::command(slash_command)]
async fn start(
    slash: Slash<'_>,
    language: Option<LangWord>,
    timezone: Option<String>,
    #[channel_types("Text")] channel: Option<PartialChannel>,
) -> Result<()> {
    let given = channel.map_or(slash.interaction.channel_id, |channel| channel.id);
    let request = async {
        let (guild_name, open_to_everyone) = look(slash.http(), slash.interaction.guild_id, given).await?;
        Ok::<_, Error>(Request {
            guild_name,
            lang: language.map(|word| word.0),
            zone: timezone,
            channel: Snowflake(given.get()),
            open_to_everyone,
            meant_so: false,
        })
    };
    answer(slash, async {
        let caller = caller(slash);
        Ok(set_up(slash.data(), &caller, request.await?).await?.into())
    })
    .await
}

#[poise::command(slash_command)]
async fn channel(slash: Slash<'_>, #[channel_types("Text")] channel: PartialChannel) -> Result<()> {
    let desk = slash.data();
    let who = caller(slash);
    let reply = async {
        let (_, open) = look(slash.http(), slash.interaction.guild_id, channel.id).await?;
        let school = setup::set_channel(&desk.ctx, &who, Snowflake(channel.id.get())).await?;
        let lang = language(&desk.ctx, &who).await;
        Ok(view::setup::channel_set(desk.words(lang), &school, open).into())
    };
    answer(slash, reply).await
}

#[poise::command(slash_command)]
async fn coordinator(slash: Slash<'_>, user: serenity::User) -> Result<()> {
    let desk = slash.data();
    let who = caller(slash);
    let names = (
        user.global_name.clone().unwrap_or_else(|| user.name.clone()),
        user.name.clone(),
    );
    let reply = async {
        let person = setup::add_coordinator(&desk.ctx, &who, Snowflake(user.id.get()), names).await?;
        let lang = language(&desk.ctx, &who).await;
        Ok(view::setup::coordinator_added(desk.words(lang), &person).into())
    };
    answer(slash, reply).await
}

#[poise::command(slash_command)]
async fn status(slash: Slash<'_>) -> Result<()> {
    let desk = slash.data();
    let who = caller(slash);
    let reply = async {
        let status = setup::status(&desk.ctx, &who).await?;
        let lang = language(&desk.ctx, &who).await;
        Ok(view::setup::status(desk.words(lang), &status).into())
    };
    answer(slash, reply).await
}
