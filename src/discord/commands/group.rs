//! `/group`: members, checkin.

use poise::serenity_prelude as serenity;
use serenity::CreateAutocompleteResponse;

use super::reflection::asked_month;
use super::{At, Slash, answer, suggest};
use crate::discord::{press, view};
use crate::usecase::Error;
use crate::usecase::group::{self, Checkin, Wanted};

/// The APT group.
#[poise::command(slash_command, interaction_context = "Guild", subcommands("members", "checkin"))]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn group(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn members(slash: Slash<'_>, #[autocomplete = "seen"] group: Option<String>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let members = group::members(at.ctx, &at.actor, group.as_deref()).await?;
        Ok(view::group::members(at.words, &members).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn checkin(
    slash: Slash<'_>,
    #[autocomplete = "led"] group: Option<String>,
    month: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let month = month.map(|text| asked_month(&text, &at.actor)).transpose()?;
        let card = match group::checkin(at.ctx, &at.actor, group.as_deref(), month).await? {
            Checkin::Form(subject) => press::form::opened(at.ctx, &at.actor, at.words, subject).await?,
            Checkin::Which { group, months } => view::group::which_month(at.words, &group, &months),
            Checkin::Summer => view::group::summer(at.words),
        };
        Ok(card.into())
    })
    .await
}

async fn seen(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, Wanted::Seen).await
}

async fn led(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, Wanted::Led).await
}

/// Names are unique in a school and stand in the option as people read them.
async fn own(slash: Slash<'_>, typed: &str, wanted: Wanted) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let groups = group::own_groups(at.ctx, &at.actor, wanted).await?;
        Ok(groups
            .into_iter()
            .map(|group| (group.name, group.id.to_string()))
            .collect())
    })
    .await
}
