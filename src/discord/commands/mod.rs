//! The slash commands: one file per capability, arguments in, one use case, one view.
//!
//! Names and descriptions in both languages come from `config/locales/*/command.ftl`, so a command is written here
//! once, in English; `localise` fills in the rest and a test fails when a word is missing.

mod arrange;
mod calendar;
mod group;
mod help;
mod localise;
mod my;
mod observation;
mod pairing;
mod people;
mod privacy;
mod reflection;
mod report;
mod timetable;
mod word;

pub mod register;
pub mod setup;
pub mod which;

use super::action::Sign;
use super::card::{Card, Reply};
use super::desk::Desk;
use super::router::caller_of;
use super::{error, respond};
use crate::domain::refusal::Refusal;
use crate::locale::Texts;
use crate::usecase::Error;
use crate::usecase::caller::{self, Actor, Caller};

/// What poise hands to a command.
pub type Slash<'a> = poise::ApplicationContext<'a, Desk, Error>;

/// A command, as poise describes it.
pub type Command = poise::Command<Desk, Error>;

/// Every command, in the words of both languages.
#[must_use]
pub fn all(texts: &Texts) -> Vec<Command> {
    let mut commands: Vec<Command> = vec![
        setup::command(),
        reflection::reflection(),
        observation::observation(),
        group::group(),
        calendar::command(),
        my::my(),
        help::help(),
        pairing::pairing(),
        people::people(),
        timetable::timetable(),
        report::report(),
        privacy::privacy(),
    ];
    for command in &mut commands {
        localise::fill(command, texts);
    }
    commands
}

/// Who used the command, and at which school, where that was asked.
#[must_use]
pub fn caller(slash: Slash<'_>) -> Caller {
    let interaction = slash.interaction;
    Caller {
        chosen: which::chosen(slash),
        ..caller_of(&interaction.user, interaction.guild_id, interaction.member.as_deref())
    }
}

/// The person of the school who used the command.
///
/// # Errors
/// Refused as in [`caller::recognise`].
pub async fn actor(slash: Slash<'_>) -> Result<Actor, Error> {
    caller::recognise(&slash.data().ctx, &caller(slash)).await
}

/// Answers the command; a refusal or a fault is put in words and counts as answered.
///
/// # Errors
/// Never; the signature is poise's.
pub async fn answer(slash: Slash<'_>, reply: Result<Reply, Error>) -> Result<(), Error> {
    let reply = match reply {
        Ok(reply) => reply,
        Err(fault) => Reply::Card(explained(slash, &fault).await),
    };
    respond::to_command(slash.serenity_context(), slash.interaction, reply, sign(slash)).await;
    Ok(())
}

/// Answers the command in two steps, where the work may take longer than Discord's three seconds: a promise for this
/// person's eyes only, then the card.
///
/// # Errors
/// Never; the signature is poise's.
pub async fn promise(slash: Slash<'_>, work: impl Future<Output = Result<Card, Error>>) -> Result<(), Error> {
    let discord = slash.serenity_context();
    if !respond::defer_command(discord, slash.interaction).await {
        return Ok(());
    }
    let card = match work.await {
        Ok(card) => card,
        Err(fault) => explained(slash, &fault).await,
    };
    respond::finish_command(discord, slash.interaction, &card, sign(slash)).await;
    Ok(())
}

/// A refusal or a fault in words; somebody of two schools is asked which.
async fn explained(slash: Slash<'_>, fault: &Error) -> Card {
    let (desk, caller) = (slash.data(), caller(slash));
    let words = desk.words(caller::language(&desk.ctx, &caller).await);
    if matches!(fault, Error::Refused(Refusal::WhichSchool))
        && let Ok(question) = which::ask(slash, &caller, words).await
    {
        return question;
    }
    error::explain(words, &caller, fault)
}

/// The buttons of an answer work at the school at which the command was used.
fn sign(slash: Slash<'_>) -> Sign {
    Sign {
        school: which::chosen(slash),
        mark: None,
    }
}

/// Answers the command at once where the work is done within a second, else in two steps, so that whoever waits sees
/// that something is being worked out.
///
/// # Errors
/// Never; the signature is poise's.
pub async fn patiently(slash: Slash<'_>, work: impl Future<Output = Result<Card, Error>>) -> Result<(), Error> {
    let mut work = std::pin::pin!(work);
    match tokio::time::timeout(respond::AT_ONCE, &mut work).await {
        Ok(card) => answer(slash, card.map(Reply::Card)).await,
        Err(_) => promise(slash, work).await,
    }
}

/// What poise itself could not do: a command that Discord still shows but this version lacks, an argument of the
/// wrong shape. The person gets one polite answer.
pub async fn on_error(fault: poise::FrameworkError<'_, Desk, Error>) {
    metrics::counter!("kolega_command_faults").increment(1);
    // Only the kind: the fault's own text may quote what was typed.
    tracing::error!(kind = ?std::mem::discriminant(&fault), "a command was not understood");
    if let Some(poise::Context::Application(slash)) = fault.ctx() {
        let refused = Err(Error::Bug("a command was not understood"));
        // `answer` reports its own faults.
        drop(answer(slash, refused).await);
    }
}
