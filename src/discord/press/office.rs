//! Joining, importing, confirming.

use poise::serenity_prelude::{ChannelId, Context, GuildId};

use crate::discord::action::OfficePress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::{commands, view};
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::domain::refusal::Refusal;
use crate::usecase::caller::{self, Actor, language};
use crate::usecase::joining::{self, Which};
use crate::usecase::{Error, observation, people, people_import, setup, timetable, week};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, discord: &Context, pressed: &Pressed, press: OfficePress) -> Result<Reply, Error> {
    let (ctx, who) = (&desk.ctx, &pressed.caller);
    match press {
        OfficePress::Join => join(desk, pressed, 0).await,
        OfficePress::ClaimPage(page) => join(desk, pressed, page).await,
        OfficePress::Claim(_) => {
            let row = chosen(pressed)?;
            let claimed = joining::claim(ctx, who, row).await?;
            Ok(view::joining::claimed(desk.words(language(ctx, who).await), &claimed).into())
        }
        OfficePress::Ask => {
            let told = joining::ask(ctx, who).await?;
            Ok(view::joining::asked(desk.words(language(ctx, who).await), told).into())
        }
        OfficePress::SetUpAnyway(lang, channel, zone) => {
            set_up_anyway(desk, discord, pressed, (lang, channel, zone)).await
        }
        OfficePress::Nothing => {
            let words = desk.words(language(ctx, who).await);
            Ok(Card::text(words.plain("office-nothing-done")).into())
        }
        OfficePress::AtSchool(_) => Err(Refusal::Gone.into()),
        office => coordinate(desk, pressed, office).await,
    }
}

async fn join(desk: &Desk, pressed: &Pressed, page: u32) -> Result<Reply, Error> {
    let joined = joining::join(&desk.ctx, &pressed.caller, page).await?;
    let words = desk.words(language(&desk.ctx, &pressed.caller).await);
    Ok(view::joining::joined(words, &joined).into())
}

/// The id that was chosen in a select.
fn chosen<T: std::str::FromStr>(pressed: &Pressed) -> Result<T, Error> {
    let value = pressed.values.first().and_then(|value| value.parse().ok());
    Ok(value.ok_or(Refusal::UnknownButton)?)
}

/// What only a person of the school may press.
async fn coordinate(desk: &Desk, pressed: &Pressed, press: OfficePress) -> Result<Reply, Error> {
    let actor = caller::recognise(&desk.ctx, &pressed.caller).await?;
    let words = desk.words(actor.lang());
    let ctx = &desk.ctx;
    match press {
        OfficePress::Claims => {
            let claims = joining::waiting(ctx, &actor).await?;
            Ok(view::joining::claims(words, &claims).into())
        }
        OfficePress::OneClaim => one_claim(desk, &actor, pressed).await,
        OfficePress::ConfirmAll(upto) => {
            let done = joining::confirm(ctx, &actor, Which::UpTo(upto)).await?;
            Ok(view::joining::confirmed(words, &done).into())
        }
        OfficePress::ConfirmClaim(claim) => {
            let done = joining::confirm(ctx, &actor, Which::One(claim)).await?;
            Ok(view::joining::confirmed(words, &done).into())
        }
        OfficePress::RefuseClaim(claim) => {
            let claim = joining::refuse(ctx, &actor, claim).await?;
            Ok(view::joining::refused(words, &claim).into())
        }
        OfficePress::HalfQuota(half, quota) => {
            let share = setup::choose_quota(ctx, &actor, half, quota).await?;
            Ok(view::setup::quota_chosen(words, share).into())
        }
        OfficePress::Week => {
            let week = week::list(ctx, &actor).await?;
            Ok(view::week::list(words, &week).into())
        }
        OfficePress::Paper => {
            let slips = observation::slips(ctx, &actor, None).await?;
            Ok(view::paper::pairs(words, &slips).into())
        }
        OfficePress::Slips => {
            let slips = observation::slips(ctx, &actor, None).await?;
            Ok(Reply::Beside(view::paper::printed(words, &actor.school.name, &slips)?))
        }
        OfficePress::People(page) => {
            let listing = people::list(ctx, &actor, page).await?;
            Ok(view::people::list(words, &listing).into())
        }
        OfficePress::ConfirmRemove(person) => {
            let person = people::remove(ctx, &actor, person).await?;
            Ok(view::people::removed(words, &person).into())
        }
        OfficePress::ConfirmLeaving(person, on) => {
            let person = people::schedule(ctx, &actor, person, on).await?;
            Ok(view::people::leaving_noted(words, &person, on).into())
        }
        OfficePress::Stays(person) => {
            let person = people::stays(ctx, &actor, person).await?;
            Ok(view::people::stays(words, &person).into())
        }
        OfficePress::ConfirmImport(import) => {
            let done = people_import::confirm(ctx, &actor, import).await?;
            Ok(view::people_import::imported(words, &done).into())
        }
        OfficePress::ConfirmTimetable(import) => {
            let done = timetable::confirm(ctx, &actor, import).await?;
            Ok(view::timetable::imported(words, &done).into())
        }
        OfficePress::CancelImport(import) => {
            people_import::cancel(ctx, &actor, import).await?;
            Ok(Card::text(words.plain("office-nothing-done")).into())
        }
        _ => Err(Refusal::Gone.into()),
    }
}

async fn one_claim(desk: &Desk, actor: &Actor, pressed: &Pressed) -> Result<Reply, Error> {
    let id = chosen(pressed)?;
    let claims = joining::waiting(&desk.ctx, actor).await?;
    let claim = claims.iter().find(|claim| claim.id == id).ok_or(Refusal::Gone)?;
    Ok(view::joining::one_claim(desk.words(actor.lang()), claim, true).into())
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
