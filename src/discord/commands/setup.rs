//! `/setup`: start, channel, coordinator, status.
//!
//! The handler reads two things from Discord before it asks the use case: the server's name and whether everybody can
//! see the channel. Reading may take a moment; the answer is promised then.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, GuildId, Http, PartialChannel, PermissionOverwriteType, Permissions};

use super::word::LangWord;
use super::{Command, Slash, answer, caller};
use crate::discord::card::Card;
use crate::discord::desk::Desk;
use crate::discord::view;
use crate::domain::ids::Snowflake;
use crate::domain::refusal::Refusal;
use crate::usecase::caller::{Caller, language};
use crate::usecase::setup::{self, Request, Started};
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

/// Runs the use case and puts its outcome into words.
pub(in crate::discord) async fn set_up(desk: &Desk, caller: &Caller, request: Request) -> Result<Card> {
    let outcome = setup::start(&desk.ctx, caller, request).await?;
    let lang = language(&desk.ctx, caller).await;
    let words = desk.words(lang);
    Ok(match outcome {
        Started::UnknownZone { nearest } => view::setup::unknown_zone(words, nearest),
        Started::AskOpenChannel { lang, zone, channel } => view::setup::ask_open(desk.words(lang), lang, zone, channel),
        Started::Done(done) => view::setup::done(words, &done),
    })
}

/// The server's name, and whether everybody on it can see the channel.
pub(in crate::discord) async fn look(
    http: &Http,
    guild: Option<GuildId>,
    channel: ChannelId,
) -> Result<(String, bool)> {
    let guild = guild.ok_or(Refusal::OnlyOnServer)?;
    let (server, place) = futures::join!(http.get_guild(guild), http.get_channel(channel));
    let server = server.map_err(unseen)?;
    let place = place.map_err(unseen)?.guild().ok_or(Refusal::ChannelUnseen)?;
    let everyone = server.roles.values().find(|role| role.id.get() == guild.get());
    let base = everyone.map_or(Permissions::empty(), |role| role.permissions);
    let own = place
        .permission_overwrites
        .iter()
        .find(|overwrite| matches!(overwrite.kind, PermissionOverwriteType::Role(role) if role.get() == guild.get()));
    let mut seen = base.view_channel();
    if let Some(own) = own {
        seen = (seen && !own.deny.view_channel()) || own.allow.view_channel();
    }
    Ok((server.name, seen || base.administrator()))
}

/// Discord names neither the server nor the channel to a bot that is not in it.
fn unseen(fault: serenity::Error) -> Error {
    match fault {
        serenity::Error::Http(serenity::HttpError::UnsuccessfulRequest(answer))
            if answer.status_code.is_client_error() =>
        {
            Refusal::ChannelUnseen.into()
        }
        _ => Error::Bug("Discord did not say what the channel is"),
    }
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
