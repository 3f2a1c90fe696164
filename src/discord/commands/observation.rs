//! `/observation`: own observations, and the way to everything that can be done with one.

use poise::serenity_prelude::{AutocompleteChoice, CreateAutocompleteResponse};

use super::{Slash, actor, answer, arrange};
use crate::discord::card::{Reply, cut};
use crate::discord::press::observation::{ask_why, which};
use crate::discord::view::{form as form_view, observation as view};
use crate::domain::ids::ObservationId;
use crate::domain::observation::Side;
use crate::domain::observation::steps::Step;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::usecase::caller::Actor;
use crate::usecase::{Error, forms, observation as case};

/// Suggestions Discord takes.
const SUGGESTIONS: usize = 25;

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
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let home = case::home(&desk.ctx, &actor).await?;
        Ok(Reply::Card(view::home(desk.words(actor.lang()), &home)))
    };
    answer(slash, reply.await).await
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
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let (ctx, words) = (&desk.ctx, desk.words(actor.lang()));
        let id = match observation {
            None if date.is_none() => return which(ctx, words, &actor).await,
            given => named(slash, &actor, given, &[Step::Propose]).await?,
        };
        let Some(date) = date else {
            return Ok(view::dates(words, &case::dates(ctx, &actor, id).await?).into());
        };
        let Some(period) = period else {
            let on = date.trim().parse().map_err(|_| Refusal::NotADate)?;
            let from = case::periods(ctx, &actor, id, on).await?;
            return Ok(view::periods(words, on, &from).into());
        };
        let page = case::offer_from_options(ctx, &actor, id, &date, period, room).await?;
        Ok(Reply::Card(view::page(words, &page)))
    };
    answer(slash, reply.await).await
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
    let reply = async {
        let actor = actor(slash).await?;
        let id = named(slash, &actor, observation, &FEEDBACK).await?;
        // The host reads it, the observer writes it.
        let page = case::open(&slash.data().ctx, &actor, id).await?;
        if page.side == Some(Side::Host) {
            return read(slash, &actor, Subject::Feedback(id)).await;
        }
        opened(slash, &actor, Subject::Feedback(id)).await
    };
    answer(slash, reply.await).await
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
    let reply = async {
        let actor = actor(slash).await?;
        let id = named(slash, &actor, observation, &[Step::Cancel]).await?;
        let desk = slash.data();
        let card = ask_why(&desk.ctx, desk.words(actor.lang()), &actor, id).await?;
        Ok(Reply::Card(card))
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn swap(slash: Slash<'_>, #[autocomplete = "suggest_swap"] observation: Option<String>) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let desk = slash.data();
        let words = desk.words(actor.lang());
        let fitting = case::fitting(&desk.ctx, &actor, &[Step::Swap]).await?;
        if observation.is_none() && fitting.len() > 1 {
            return Ok(view::swap_which(words, &fitting).into());
        }
        let id = named(slash, &actor, observation, &[Step::Swap]).await?;
        let page = case::offered(&desk.ctx, &actor, id).await?;
        Ok(view::swap_with(words, &page).into())
    };
    answer(slash, reply.await).await
}

/// Opens a form about one of the person's own observations.
async fn form(
    slash: Slash<'_>,
    given: Option<String>,
    step: Step,
    subject: fn(ObservationId) -> Subject,
) -> Result<(), Error> {
    let reply = async {
        let actor = actor(slash).await?;
        let id = named(slash, &actor, given, &[step]).await?;
        opened(slash, &actor, subject(id)).await
    };
    answer(slash, reply.await).await
}

async fn opened(slash: Slash<'_>, actor: &Actor, subject: Subject) -> Result<Reply, Error> {
    let desk = slash.data();
    let screen = forms::open(&desk.ctx, actor, subject).await?;
    let form = forms::form_of(&desk.ctx, subject);
    Ok(form_view::screen(desk.words(actor.lang()), form, &screen).into())
}

async fn read(slash: Slash<'_>, actor: &Actor, subject: Subject) -> Result<Reply, Error> {
    let desk = slash.data();
    let reading = case::read(&desk.ctx, actor, subject).await?;
    let form = forms::form_of(&desk.ctx, subject);
    Ok(view::reading(desk.words(actor.lang()), form, &reading).into())
}

/// The observation an option names; left out, the only one that fits.
async fn named(slash: Slash<'_>, actor: &Actor, given: Option<String>, steps: &[Step]) -> Result<ObservationId, Error> {
    match given {
        None => case::only_one(&slash.data().ctx, actor, steps).await,
        Some(text) => {
            let id = text.trim().parse().map_err(|_| Refusal::NoObservation)?;
            // The right to it is checked like that of a button.
            Ok(id)
        }
    }
}

async fn suggest_propose(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &[Step::Propose]).await
}

async fn suggest_swap(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &[Step::Swap]).await
}

async fn suggest_notes(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &[Step::Notes]).await
}

async fn suggest_feedback(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &FEEDBACK).await
}

async fn suggest_reflect(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &[Step::LookBack]).await
}

async fn suggest_cancel(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(slash, typed, &[Step::Cancel]).await
}

/// The person's own observations that fit; a stranger gets none, and no reason.
async fn suggest(slash: Slash<'_>, typed: &str, steps: &[Step]) -> CreateAutocompleteResponse {
    let desk = slash.data();
    let pages = async {
        let actor = actor(slash).await?;
        Ok::<_, Error>((actor.lang(), case::fitting(&desk.ctx, &actor, steps).await?))
    };
    let Ok((lang, pages)) = pages.await else {
        return CreateAutocompleteResponse::new();
    };
    let words = desk.words(lang);
    let typed = typed.to_lowercase();
    let labelled = pages.iter().map(|page| (view::label(words, page), page.it.id));
    let fitting = labelled.filter(|(label, _)| label.to_lowercase().contains(&typed));
    let choices = fitting.map(|(label, id)| AutocompleteChoice::new(cut(&label, 100), id.to_string()));
    CreateAutocompleteResponse::new().set_choices(choices.take(SUGGESTIONS).collect())
}
