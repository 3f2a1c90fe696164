//! `/reflection`: write, history, share.

use poise::serenity_prelude as serenity;
use serenity::CreateAutocompleteResponse;

use super::{At, Slash, answer, suggest};
use crate::discord::{press, view};
use crate::domain::forms::FormKey;
use crate::domain::ids::Snowflake;
use crate::domain::month::Month;
use crate::domain::refusal::Refusal;
use crate::usecase::history::{self, Colleague};
use crate::usecase::reflection::{self, Write};
use crate::usecase::{Error, caller};

/// The monthly reflection; also in the bot's private channel.
#[poise::command(
    slash_command,
    interaction_context = "Guild|BotDm",
    subcommands("write", "history", "share")
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn reflection(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn write(slash: Slash<'_>, #[autocomplete = "months"] month: Option<String>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let month = month.map(|text| asked_month(&text, &at.actor)).transpose()?;
        let words = at.words;
        let card = match reflection::write(at.ctx, &at.actor, month).await? {
            Write::Form(subject) => press::form::opened(at.ctx, &at.actor, words, subject).await?,
            Write::NotNow(why) => view::reflection::not_now(words, at.actor.school.zone, &why),
        };
        Ok(card.into())
    })
    .await
}

/// `2026-10`, or the month's number: then the one of this school year.
pub(super) fn asked_month(text: &str, actor: &caller::Actor) -> Result<Month, Error> {
    let text = text.trim();
    if let Ok(month) = text.parse::<Month>() {
        return Ok(month);
    }
    let number: u32 = text.parse().map_err(|_| Refusal::BadMonth)?;
    let year = crate::domain::calendar::YearId::of(actor.today);
    let found = year.months().find(|month| month.number() == number);
    Ok(found.ok_or(Refusal::BadMonth)?)
}

async fn months(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let months = reflection::months(at.ctx, &at.actor).await?.into_iter();
        Ok(months
            .map(|month| (at.words.month_of_year(month), month.to_string()))
            .collect())
    })
    .await
}

#[poise::command(slash_command)]
async fn history(slash: Slash<'_>, user: Option<serenity::User>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let history = match user {
            Some(user) => {
                let of = Colleague::Account(Snowflake(user.id.get()));
                history::history_of(at.ctx, &at.actor, of, None).await?
            }
            None => history::history(at.ctx, &at.actor, None).await?,
        };
        let form = at.ctx.rules.forms.catalogue.form(FormKey::Reflection);
        let words = at.words;
        Ok(view::reflection::history(words, form, at.actor.school.zone, &history).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn share(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (history, sharing) = history::sharing(at.ctx, &at.actor, None).await?;
        let form = at.ctx.rules.forms.catalogue.form(FormKey::Reflection);
        Ok(view::reflection::share(at.words, form, &history, sharing.as_ref()).into())
    })
    .await
}
