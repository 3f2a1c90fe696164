//! `/observation`: own observations, and the way to everything that can be done with one.

use poise::serenity_prelude::CreateAutocompleteResponse;

use super::arrange::{self, colleagues};
use super::{At, Slash, answer, suggest};
use crate::discord::card::Reply;
use crate::discord::press;
use crate::discord::press::observation::{ask_why, which};
use crate::discord::view::observation as view;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Side;
use crate::domain::observation::steps::Step;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::usecase::people::Named;
use crate::usecase::{Error, observation as case};

/// What `/observation feedback` is good for.
const FEEDBACK: [Step; 2] = [Step::Feedback, Step::ReadFeedback];

#[poise::command(
    slash_command,
    interaction_context = "Guild|BotDm",
    subcommands(
        "list",
        "propose",
        "notes",
        "feedback",
        "reflect",
        "cancel",
        "arrange::invite",
        "arrange::log",
        "arrange::open",
        "swap"
    )
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub(super) async fn observation(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn list(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let home = case::home(at.ctx, &at.actor).await?;
        Ok(Reply::Card(view::home(at.words, &home)))
    })
    .await
}

#[poise::command(slash_command)]
async fn propose(
    slash: Slash<'_>,
    #[autocomplete = "suggest_propose"] observation: Option<String>,
    date: Option<String>,
    #[min = 1]
    #[max = 20]
    period: Option<u8>,
    #[max_length = 60] room: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (ctx, words) = (at.ctx, at.words);
        let id = match observation {
            None if date.is_none() => return which(ctx, words, &at.actor).await,
            given => named(&at, given, &[Step::Propose]).await?,
        };
        let Some(date) = date else {
            return Ok(view::dates(words, &case::dates(ctx, &at.actor, id).await?).into());
        };
        let Some(period) = period else {
            let on = date.trim().parse().map_err(|_| Refusal::NotADate)?;
            let from = case::periods(ctx, &at.actor, id, on).await?;
            return Ok(view::periods(words, on, &from).into());
        };
        let page = case::offer_from_options(ctx, &at.actor, id, &date, period, room).await?;
        Ok(Reply::Card(view::page(words, &page)))
    })
    .await
}

#[poise::command(slash_command)]
async fn notes(slash: Slash<'_>, #[autocomplete = "suggest_notes"] observation: Option<String>) -> Result<(), Error> {
    form(slash, observation, Step::Notes, Subject::Notes).await
}

#[poise::command(slash_command)]
async fn feedback(
    slash: Slash<'_>,
    #[autocomplete = "suggest_feedback"] observation: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let id = named(&at, observation, &FEEDBACK).await?;
        // The host reads it, the observer writes it.
        let page = case::open(at.ctx, &at.actor, id).await?;
        if page.side == Some(Side::Host) {
            return read(&at, Subject::Feedback(id)).await;
        }
        opened(&at, Subject::Feedback(id)).await
    })
    .await
}

#[poise::command(slash_command)]
async fn reflect(
    slash: Slash<'_>,
    #[autocomplete = "suggest_reflect"] observation: Option<String>,
) -> Result<(), Error> {
    form(slash, observation, Step::LookBack, Subject::HostReflection).await
}

#[poise::command(slash_command)]
async fn cancel(slash: Slash<'_>, #[autocomplete = "suggest_cancel"] observation: Option<String>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let id = named(&at, observation, &[Step::Cancel]).await?;
        let card = ask_why(at.ctx, at.words, &at.actor, id).await?;
        Ok(Reply::Card(card))
    })
    .await
}

#[poise::command(slash_command)]
async fn swap(
    slash: Slash<'_>,
    #[autocomplete = "suggest_swap"] observation: Option<String>,
    #[autocomplete = "colleagues"] person: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let words = at.words;
        let fitting = case::fitting(at.ctx, &at.actor, &[Step::Swap]).await?;
        if observation.is_none() && person.is_none() && fitting.len() > 1 {
            return Ok(view::swap_which(words, &fitting).into());
        }
        let id = named(&at, observation, &[Step::Swap]).await?;
        if let Some(person) = person {
            let page = case::swap(at.ctx, &at.actor, id, Named::Row(person)).await?;
            return Ok(view::asked(words, &page).into());
        }
        let page = case::offered(at.ctx, &at.actor, id).await?;
        Ok(view::swap_with(words, &page).into())
    })
    .await
}

/// Opens a form about one of the person's own observations.
async fn form(
    slash: Slash<'_>,
    given: Option<String>,
    step: Step,
    subject: fn(ObservationId) -> Subject,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let id = named(&at, given, &[step]).await?;
        opened(&at, subject(id)).await
    })
    .await
}

async fn opened(at: &At<'_>, subject: Subject) -> Result<Reply, Error> {
    Ok(press::form::opened(at.ctx, &at.actor, at.words, subject).await?.into())
}

async fn read(at: &At<'_>, subject: Subject) -> Result<Reply, Error> {
    let reading = case::read(at.ctx, &at.actor, subject).await?;
    Ok(view::reading(at.words, at.ctx.form_of(subject), &reading).into())
}

/// The observation an option names; left out, the only one that fits.
async fn named(at: &At<'_>, given: Option<String>, steps: &[Step]) -> Result<ObservationId, Error> {
    match given {
        None => case::only_one(at.ctx, &at.actor, steps).await,
        // The right to it is checked like that of a button.
        Some(text) => Ok(text.trim().parse().map_err(|_| Refusal::NoObservation)?),
    }
}

async fn suggest_propose(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &[Step::Propose]).await
}

async fn suggest_swap(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &[Step::Swap]).await
}

async fn suggest_notes(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &[Step::Notes]).await
}

async fn suggest_feedback(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &FEEDBACK).await
}

async fn suggest_reflect(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &[Step::LookBack]).await
}

async fn suggest_cancel(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    own(slash, typed, &[Step::Cancel]).await
}

/// The person's own observations that fit.
async fn own(slash: Slash<'_>, typed: &str, steps: &[Step]) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let pages = case::fitting(at.ctx, &at.actor, steps).await?;
        let labels: Vec<String> = pages.iter().map(|page| view::label(at.words, page)).collect();
        let labelled = pages.iter().zip(&labels).map(|(page, label)| {
            // The same two may have several lessons ahead.
            let twice = labels.iter().filter(|other| *other == label).count() > 1;
            let state = twice.then(|| format!(" – {}", view::state(at.words, page)));
            (format!("{label}{}", state.unwrap_or_default()), page.it.id.to_string())
        });
        Ok(labelled.collect())
    })
    .await
}
