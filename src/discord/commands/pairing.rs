//! `/pairing`: the coordinator's 2+2 plan.

use poise::serenity_prelude::{CreateAutocompleteResponse, User};

use super::{At, Slash, answer, suggest};
use crate::discord::card::Reply;
use crate::discord::view::{lesson, pairing as view};
use crate::domain::calendar::HalfYearId;
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::pairing::{self as case, Publishing};

#[poise::command(
    slash_command,
    interaction_context = "Guild",
    subcommands("preview", "publish", "lock", "exclude", "repair", "history")
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub(super) async fn pairing(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn preview(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let preview = case::preview(at.ctx, &at.actor, half(half_year)?).await?;
        Ok(view::preview(at.words, &preview, 0).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn publish(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let words = at.words;
        let card = match case::publish_latest(at.ctx, &at.actor, half(half_year)?).await? {
            Publishing::Published(published) => view::published(words, &published),
            Publishing::LookFirst(preview) => view::preview(words, &preview, 0),
        };
        Ok(card.into())
    })
    .await
}

#[poise::command(slash_command)]
async fn exclude(slash: Slash<'_>, user: User, other: User) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (one, other) = (person(&at, &user).await?, person(&at, &other).await?);
        let exclusion = case::exclude(at.ctx, &at.actor, one, other).await?;
        Ok(Reply::Card(view::exclusion(at.words, &exclusion)))
    })
    .await
}

#[poise::command(slash_command)]
async fn lock(slash: Slash<'_>, #[autocomplete = "suggest_pair"] observation: String) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let wished = case::lock_named(at.ctx, &at.actor, &observation).await?;
        Ok(view::wished(at.words, &wished).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn repair(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let mending = case::repair(at.ctx, &at.actor, half(half_year)?).await?;
        Ok(view::mending(at.words, &mending, 0).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn history(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let history = case::history(at.ctx, &at.actor, half(half_year)?).await?;
        Ok(Reply::Card(view::history(at.words, &history)))
    })
    .await
}

fn half(given: Option<String>) -> Result<Option<HalfYearId>, Refusal> {
    let read = |text: String| text.trim().parse().map_err(|_| Refusal::BadHalfYear);
    given.map(read).transpose()
}

async fn person(at: &At<'_>, user: &User) -> Result<PersonId, Error> {
    case::person_of(at.ctx, &at.actor, Snowflake(user.id.get())).await
}

/// The half-years a coordinator may mean, the running one first.
async fn suggest_half_year(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let halves = case::half_years(at.ctx, &at.actor).await?;
        let named = halves
            .iter()
            .map(|half| (lesson::half_year(at.words, half), half.id.to_string()));
        Ok(named.collect())
    })
    .await
}

/// The pairs of the plan as it stands.
async fn suggest_pair(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let pairs = case::lockable(at.ctx, &at.actor).await?;
        let labelled = pairs
            .iter()
            .map(|pair| (view::choice(at.words, pair), pair.word.clone()));
        Ok(labelled.collect())
    })
    .await
}
