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

use std::collections::BTreeSet;

use poise::serenity_prelude::{AutocompleteChoice, CommandInteraction, CreateAutocompleteResponse};

use super::caller::caller_of;
use super::card::{Card, Reply};
use super::custom_id::Sign;
use super::desk::Desk;
use super::error;
use super::respond::{self, Asked};
use crate::domain::refusal::Refusal;
use crate::domain::search::{Fit, fit};
use crate::locale::Words;
use crate::locale::{Texts, one_line};
use crate::usecase::caller::{self, Actor, Caller};
use crate::usecase::{Ctx, Error, presence};

/// Suggestions that Discord takes.
const SUGGESTIONS: usize = 25;

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

/// A command in somebody's hands: who used it, and what its answer is made of.
pub struct At<'a> {
    /// The chat shell.
    pub desk: &'a Desk,
    /// What use cases need.
    pub ctx: &'a Ctx,
    /// The words in the person's language.
    pub words: Words<'a>,
    /// The person of the school.
    pub actor: Actor,
}

impl<'a> At<'a> {
    /// Recognises who used the command.
    ///
    /// # Errors
    /// Refused as in [`caller::recognise`].
    pub async fn of(slash: Slash<'a>) -> Result<Self, Error> {
        let desk = slash.data();
        let actor = presence::recognise(&desk.ctx, &caller(slash)).await?;
        Ok(Self {
            desk,
            ctx: &desk.ctx,
            words: desk.words(actor.lang()),
            actor,
        })
    }
}

/// Answers the command at once where the work is done within a second; else in two steps, a promise for this person's
/// eyes only and then the card, so that whoever waits sees that something is being worked out.
///
/// # Errors
/// Never; the signature is poise's.
pub async fn answer(slash: Slash<'_>, work: impl Future<Output = Result<Reply, Error>>) -> Result<(), Error> {
    let caller = caller(slash);
    let asked = asked(slash.framework, slash.interaction, &caller);
    let mut work = std::pin::pin!(work);
    if let Ok(reply) = tokio::time::timeout(respond::AT_ONCE, &mut work).await {
        give(slash, reply).await;
        return Ok(());
    }
    if !asked.defer().await {
        return Ok(());
    }
    let card = match work.await {
        Ok(Reply::Card(card) | Reply::Beside(card)) => card,
        Ok(Reply::Modal(_)) => explained(slash, &Error::Bug("a window cannot be promised")).await,
        Err(fault) => explained(slash, &fault).await,
    };
    asked.finish(&card, sign(slash)).await;
    Ok(())
}

/// A command as what answers it sees it.
fn asked<'a>(
    framework: poise::FrameworkContext<'a, Desk, Error>,
    interaction: &'a CommandInteraction,
    caller: &'a Caller,
) -> Asked<'a> {
    let interaction = (interaction.id, interaction.token.as_str());
    Asked::of(framework.user_data, framework.serenity_context, interaction, caller)
}

/// Gives the answer; a refusal or a fault is put in words. A command that went on after its school was asked for
/// answers in the place of the question.
async fn give(slash: Slash<'_>, reply: Result<Reply, Error>) {
    let reply = match reply {
        Ok(reply) => reply,
        Err(fault) => Reply::Card(explained(slash, &fault).await),
    };
    let (caller, sign) = (caller(slash), sign(slash));
    let asked = asked(slash.framework, slash.interaction, &caller);
    asked.give(&reply, sign.school.is_some(), sign).await;
}

/// What completes an option: labels with what they stand for, those that fit what is typed, the best first. A stranger
/// gets none, and no reason.
pub async fn suggest(
    typed: &str,
    work: impl Future<Output = Result<Vec<(String, String)>, Error>>,
) -> CreateAutocompleteResponse {
    let choices = told_apart(fitting(typed, work.await.unwrap_or_default())).into_iter();
    let choices = choices.map(|(label, value)| AutocompleteChoice::new(label, one_line(&value, 100)));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// As many as Discord takes of those that fit.
fn fitting(typed: &str, all: Vec<(String, String)>) -> impl Iterator<Item = (String, String)> {
    let fit = |(label, value): &(String, String)| {
        if value.starts_with(typed.trim()) {
            Some(Fit::Beginning)
        } else {
            fit(label, typed)
        }
    };
    let mut found: Vec<_> = all.into_iter().filter_map(|one| Some((fit(&one)?, one))).collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().take(SUGGESTIONS).map(|(_, one)| one)
}

/// Numbers what has the same label: the whole answer would be refused, and nobody could tell the two apart.
fn told_apart(found: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut taken = BTreeSet::new();
    let once = |(label, value): (String, String)| {
        let (mut once, mut number) = (one_line(&label, 100), 1);
        while !taken.insert(once.clone()) {
            number += 1;
            once = format!("{} ({number})", one_line(&label, 95));
        }
        (once, value)
    };
    found.map(once).collect()
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

/// What poise itself could not do: a command that Discord still shows but this version lacks, an argument of the
/// wrong shape. The person gets one polite answer; who is still typing gets no suggestions.
pub async fn on_error(fault: poise::FrameworkError<'_, Desk, Error>) {
    metrics::counter!("kolega_command_faults_total").increment(1);
    // Only the kind: the fault's own text may quote what was typed.
    tracing::error!(kind = ?std::mem::discriminant(&fault), "a command was not understood");
    let (framework, interaction) = match (&fault, fault.ctx()) {
        (
            poise::FrameworkError::UnknownInteraction {
                framework, interaction, ..
            },
            _,
        ) => (*framework, *interaction),
        (_, Some(poise::Context::Application(slash))) => (slash.framework, slash.interaction),
        _ => return,
    };
    let caller = caller_of(&interaction.user, interaction.guild_id, interaction.member.as_deref());
    let asked = asked(framework, interaction, &caller);
    if interaction.data.autocomplete().is_some() {
        return asked.suggest_nothing().await;
    }
    let words = asked.desk.words(caller::language(&asked.desk.ctx, &caller).await);
    let card = error::explain(words, &caller, &Error::Bug("a command was not understood"));
    asked.give(&Reply::Beside(card), false, Sign::default()).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_so_comes_before_who_has_the_letters_somewhere() {
        let people = [
            "Jonas Kazlauskas",
            "Ona Petraitienė",
            "Rasa Jonaitienė",
            "Tomas Onaitis",
        ];
        let rows = (1..).zip(people).map(|(id, name)| (name.to_owned(), id.to_string()));
        let names: Vec<String> = fitting("ona", rows.collect()).map(|(name, _)| name).collect();
        assert_eq!(
            names,
            [
                "Ona Petraitienė",
                "Tomas Onaitis",
                "Jonas Kazlauskas",
                "Rasa Jonaitienė"
            ]
        );
        let months = vec![("October 2026".to_owned(), "2026-10".to_owned())];
        assert_eq!(fitting("2026-1", months).count(), 1);
    }

    #[test]
    fn two_of_a_name_are_told_apart() {
        let found = ["Jonas", "Ona", "Jonas", "Jonas"].map(|name| (name.to_owned(), "1".to_owned()));
        let names: Vec<String> = told_apart(found.into_iter())
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["Jonas", "Ona", "Jonas (2)", "Jonas (3)"]);
        let long = told_apart((0..20).map(|number| ("ą".repeat(200), number.to_string())));
        assert!(long.iter().all(|(name, _)| name.chars().count() <= 100));
    }
}
