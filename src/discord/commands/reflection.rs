//! `/reflection`: write, history, share.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use super::{Slash, actor, answer};
use crate::discord::desk::Words;
use crate::discord::view;
use crate::domain::forms::FormKey;
use crate::domain::ids::Snowflake;
use crate::domain::month::Month;
use crate::domain::refusal::Refusal;
use crate::usecase::reflection::{self, Colleague};
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
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let month = month.map(|text| asked_month(&text, &actor)).transpose()?;
        let written = reflection::write(&desk.ctx, &actor, month).await?;
        let form = desk.ctx.rules.forms.catalogue.form(FormKey::Reflection);
        let words = desk.words(actor.lang());
        Ok(view::reflection::write(words, form, actor.school.zone, &written).into())
    };
    answer(slash, reply.await).await
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
    let desk = slash.data();
    let Ok(actor) = actor(slash).await else {
        return CreateAutocompleteResponse::new();
    };
    let months = reflection::months(&desk.ctx, &actor).await.unwrap_or_default();
    let words = desk.words(actor.lang());
    let choices = months
        .into_iter()
        .map(|month| (name(words, month), month.to_string()))
        .filter(|(name, iso)| iso.starts_with(typed) || name.to_lowercase().contains(&typed.to_lowercase()))
        .map(|(name, iso)| AutocompleteChoice::new(name, iso));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

fn name(words: Words<'_>, month: Month) -> String {
    words.texts.month_of_year(words.lang, month.year(), month.number())
}

#[poise::command(slash_command)]
async fn history(slash: Slash<'_>, user: Option<serenity::User>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let history = match user {
            Some(user) => {
                let of = Colleague::Account(Snowflake(user.id.get()));
                reflection::history_of(&desk.ctx, &actor, of, None).await?
            }
            None => reflection::history(&desk.ctx, &actor, None).await?,
        };
        let form = desk.ctx.rules.forms.catalogue.form(FormKey::Reflection);
        let words = desk.words(actor.lang());
        Ok(view::reflection::history(words, form, actor.school.zone, &history).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn share(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let (history, sharing) = reflection::sharing(&desk.ctx, &actor, None).await?;
        let form = desk.ctx.rules.forms.catalogue.form(FormKey::Reflection);
        Ok(view::reflection::share(desk.words(actor.lang()), form, &history, sharing.as_ref()).into())
    };
    answer(slash, reply.await).await
}
