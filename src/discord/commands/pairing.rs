//! `/pairing`: the coordinator's 2+2 plan.

use poise::serenity_prelude::{AutocompleteChoice, CreateAutocompleteResponse, User};

use super::{Slash, actor, answer, patiently};
use crate::discord::card::Reply;
use crate::discord::view::{observation, pairing as view};
use crate::domain::calendar::HalfYearId;
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::refusal::Refusal;
use crate::usecase::Error;
use crate::usecase::caller::Actor;
use crate::usecase::pairing::{self as case, Outcome};

/// Suggestions Discord takes.
const SUGGESTIONS: usize = 25;

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
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let preview = case::preview(&desk.ctx, &actor, half(half_year)?).await?;
        Ok(view::preview(desk.words(actor.lang()), &preview, 0))
    };
    patiently(slash, reply).await
}

#[poise::command(slash_command)]
async fn publish(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let words = desk.words(actor.lang());
        let card = match case::publish_latest(&desk.ctx, &actor, half(half_year)?).await? {
            Outcome::Published(published) => view::published(words, &published),
            Outcome::LookFirst(preview) => view::preview(words, &preview, 0),
        };
        Ok(card)
    };
    patiently(slash, reply).await
}

#[poise::command(slash_command)]
async fn exclude(slash: Slash<'_>, user: User, other: User) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let (one, other) = (
            person(slash, &actor, &user).await?,
            person(slash, &actor, &other).await?,
        );
        let exclusion = case::exclude(&desk.ctx, &actor, one, other).await?;
        Ok(Reply::Card(view::exclusion(desk.words(actor.lang()), &exclusion)))
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn lock(slash: Slash<'_>, #[autocomplete = "suggest_pair"] observation: String) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let wished = case::lock_named(&desk.ctx, &actor, &observation).await?;
        Ok(view::wished(desk.words(actor.lang()), &wished))
    };
    patiently(slash, reply).await
}

#[poise::command(slash_command)]
async fn repair(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let mending = case::repair(&desk.ctx, &actor, half(half_year)?).await?;
        Ok(view::mending(desk.words(actor.lang()), &mending, 0))
    };
    patiently(slash, reply).await
}

#[poise::command(slash_command)]
async fn history(
    slash: Slash<'_>,
    #[autocomplete = "suggest_half_year"] half_year: Option<String>,
) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let history = case::history(&desk.ctx, &actor, half(half_year)?).await?;
        Ok(Reply::Card(view::history(desk.words(actor.lang()), &history)))
    };
    answer(slash, reply.await).await
}

fn half(given: Option<String>) -> Result<Option<HalfYearId>, Refusal> {
    let read = |text: String| text.trim().parse().map_err(|_| Refusal::BadHalfYear);
    given.map(read).transpose()
}

async fn person(slash: Slash<'_>, actor: &Actor, user: &User) -> Result<PersonId, Error> {
    case::person_of(&slash.data().ctx, actor, Snowflake(user.id.get())).await
}

/// The half-years a coordinator may mean, the running one first.
async fn suggest_half_year(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    let desk = slash.data();
    let halves = async {
        let actor = actor(slash).await?;
        Ok::<_, Error>((actor.lang(), case::half_years(&desk.ctx, &actor).await?))
    };
    let Ok((lang, halves)) = halves.await else {
        return CreateAutocompleteResponse::new();
    };
    let words = desk.words(lang);
    let named = halves
        .iter()
        .map(|half| (observation::half_year(words, half), half.id.to_string()));
    let typed = typed.to_lowercase();
    let fitting = named.filter(|(name, id)| name.to_lowercase().contains(&typed) || id.contains(&typed));
    let choices = fitting.map(|(name, id)| AutocompleteChoice::new(name, id));
    CreateAutocompleteResponse::new().set_choices(choices.take(SUGGESTIONS).collect())
}

/// The pairs of the plan as it stands; a stranger gets none, and no reason.
async fn suggest_pair(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    let desk = slash.data();
    let pairs = async {
        let actor = actor(slash).await?;
        Ok::<_, Error>((actor.lang(), case::lockable(&desk.ctx, &actor).await?))
    };
    let Ok((lang, pairs)) = pairs.await else {
        return CreateAutocompleteResponse::new();
    };
    let words = desk.words(lang);
    let typed = typed.to_lowercase();
    let labelled = pairs.iter().map(|pair| (view::choice(words, pair), pair.word.clone()));
    let fitting = labelled.filter(|(label, _)| label.to_lowercase().contains(&typed));
    let choices = fitting.map(|(label, word)| AutocompleteChoice::new(label, word));
    CreateAutocompleteResponse::new().set_choices(choices.take(SUGGESTIONS).collect())
}
