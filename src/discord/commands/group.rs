//! `/group`: members, checkin.

use poise::serenity_prelude as serenity;
use serenity::{AutocompleteChoice, CreateAutocompleteResponse};

use super::reflection::asked_month;
use super::{Slash, actor, answer};
use crate::discord::view;
use crate::domain::forms::FormKey;
use crate::locale::one_line;
use crate::usecase::Error;
use crate::usecase::group::{self, Wanted};

/// The APT group.
#[poise::command(slash_command, interaction_context = "Guild", subcommands("members", "checkin"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn group(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn members(slash: Slash<'_>, #[autocomplete = "seen"] group: Option<String>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let members = group::members(&desk.ctx, &actor, group.as_deref()).await?;
        Ok(view::group::members(desk.words(actor.lang()), &members).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn checkin(
    slash: Slash<'_>,
    #[autocomplete = "led"] group: Option<String>,
    month: Option<String>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let month = month.map(|text| asked_month(&text, &actor)).transpose()?;
        let checkin = group::checkin(&desk.ctx, &actor, group.as_deref(), month).await?;
        let form = desk.ctx.rules.forms.catalogue.form(FormKey::GroupCheckin);
        Ok(view::group::checkin(desk.words(actor.lang()), form, &checkin).into())
    };
    answer(slash, reply.await).await
}

async fn seen(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, Wanted::Seen).await
}

async fn led(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, Wanted::Led).await
}

/// Names are unique in a school and stand in the option as people read them.
async fn suggest(slash: Slash<'_>, typed: &str, wanted: Wanted) -> CreateAutocompleteResponse {
    let Ok(actor) = actor(slash).await else {
        return CreateAutocompleteResponse::new();
    };
    let groups = group::own_groups(&slash.data().ctx, &actor, wanted)
        .await
        .unwrap_or_default();
    let typed = typed.trim().to_lowercase();
    let choices = groups
        .into_iter()
        .filter(|group| group.name.to_lowercase().contains(&typed))
        .take(25)
        .map(|group| AutocompleteChoice::new(one_line(&group.name, 100), group.id.to_string()));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}
