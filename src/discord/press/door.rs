//! What somebody presses whom no school may know yet: each of these finds out by itself who is asking.

use poise::serenity_prelude::{ChannelId, Context, GuildId};

use crate::discord::action::DoorPress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::{commands, view};
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::usecase::caller::language;
use crate::usecase::{Error, joining, setup};

/// Answers a press.
///
/// # Errors
/// Refused when the account may not, or the occasion is gone.
pub async fn handle(desk: &Desk, discord: &Context, pressed: &Pressed, press: DoorPress) -> Result<Reply, Error> {
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

async fn join(desk: &Desk, pressed: &Pressed, page: u32) -> Result<Reply, Error> {
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
) -> Result<Reply, Error> {
    let guild = pressed.caller.guild.map(|guild| GuildId::new(guild.0));
    let (guild_name, open) = commands::setup::look(&discord.http, guild, ChannelId::new(channel.0)).await?;
    let request = setup::Request {
        guild_name,
        lang: Some(lang),
        zone: Some(zone.name().to_owned()),
        channel,
        open_to_everyone: open,
        meant_so: true,
    };
    Ok(commands::setup::set_up(desk, &pressed.caller, request).await?.into())
}
