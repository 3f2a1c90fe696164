//! What somebody presses whom no school may know yet: each of these finds out by itself who is asking.

use poise::serenity_prelude as serenity;
use serenity::{ChannelId, Context, GuildId, Http, PermissionOverwriteType, Permissions};

use crate::discord::action::DoorPress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::usecase::caller::{Caller, language};
use crate::usecase::setup::{self, Request, Started};
use crate::usecase::{Error, Result, joining};

/// Answers a press.
///
/// # Errors
/// Refused when the account may not, or the occasion is gone.
pub async fn handle(desk: &Desk, discord: &Context, pressed: &Pressed, press: DoorPress) -> Result<Reply> {
    let (ctx, who) = (&desk.ctx, &pressed.caller);
    match press {
        DoorPress::Join => join(desk, pressed, 0).await,
        DoorPress::ClaimPage(page) => join(desk, pressed, page).await,
        DoorPress::Claim(_) => {
            let claimed = joining::claim(ctx, who, pressed.chosen()?).await?;
            Ok(view::joining::claimed(desk.words(language(ctx, who).await), &claimed).into())
        }
        DoorPress::Ask => {
            let told = joining::ask(ctx, who).await?;
            Ok(view::joining::asked(desk.words(language(ctx, who).await), told).into())
        }
        DoorPress::SetUpAnyway(lang, channel, zone) => {
            set_up_anyway(desk, discord, pressed, (lang, channel, zone)).await
        }
        DoorPress::Nothing => {
            let words = desk.words(language(ctx, who).await);
            Ok(Card::text(words.plain("office-nothing-done")).into())
        }
        // With a school beside it, it goes on with its command and does not come here.
        DoorPress::AtSchool(_) => Err(Refusal::Gone.into()),
    }
}

async fn join(desk: &Desk, pressed: &Pressed, page: u32) -> Result<Reply> {
    let joined = joining::join(&desk.ctx, &pressed.caller, page).await?;
    let words = desk.words(language(&desk.ctx, &pressed.caller).await);
    Ok(view::joining::joined(words, &joined).into())
}

/// The answer to "everybody can see this channel": it is meant so.
async fn set_up_anyway(
    desk: &Desk,
    discord: &Context,
    pressed: &Pressed,
    (lang, channel, zone): (Lang, Snowflake, chrono_tz::Tz),
) -> Result<Reply> {
    let guild = pressed.caller.guild.map(|guild| GuildId::new(guild.0));
    let (guild_name, open) = look(&discord.http, guild, ChannelId::new(channel.0)).await?;
    let request = Request {
        guild_name,
        lang: Some(lang),
        zone: Some(zone.name().to_owned()),
        channel,
        open_to_everyone: open,
        meant_so: true,
    };
    Ok(set_up(desk, &pressed.caller, request).await?.into())
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
