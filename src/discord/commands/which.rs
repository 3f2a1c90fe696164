//! A command in the private channel of somebody of two schools: it is asked at which one, and goes on as it was used.

use std::any::Any;
use std::sync::atomic::AtomicBool;

use poise::serenity_prelude as serenity;
use serenity::{CommandInteraction, ComponentInteraction};

use super::Slash;
use crate::discord::action::DoorPress;
use crate::discord::caller::caller_of;
use crate::discord::card::{Card, Reply};
use crate::discord::custom_id::Sign;
use crate::discord::desk::Desk;
use crate::discord::respond::{Asked, is_ephemeral};
use crate::discord::{error, view};
use crate::domain::ids::{AskedId, SchoolId};
use crate::locale::Words;
use crate::usecase::caller::{self, Caller};
use crate::usecase::{Error, schools};

/// The school that was chosen, beside the command that goes on.
struct Chosen(SchoolId);

/// At which school the command was used, where that was asked.
#[must_use]
pub fn chosen(slash: Slash<'_>) -> Option<SchoolId> {
    let data = slash.invocation_data.try_lock().ok()?;
    let chosen: &(dyn Any + Send + Sync) = &**data;
    chosen.downcast_ref::<Chosen>().map(|chosen| chosen.0)
}

/// The question; the command is kept as it was used.
///
/// # Errors
/// When the database fails, or the command cannot be written down.
pub async fn ask(slash: Slash<'_>, caller: &Caller, words: Words<'_>) -> Result<Card, Error> {
    let desk = slash.data();
    let command = serde_json::to_string(&slash.interaction.data);
    let command = command.map_err(|_| Error::Bug("a command could not be written down"))?;
    let schools = schools::of(&desk.ctx, caller).await?;
    let asked = schools::keep(&desk.ctx, caller, command).await?;
    Ok(view::schools::which(
        words,
        &schools,
        &DoorPress::AtSchool(asked).into(),
    ))
}

/// Goes on with the command that was kept, at the school that was pressed.
pub async fn resume(
    framework: poise::FrameworkContext<'_, Desk, Error>,
    press: &ComponentInteraction,
    (asked, school): (AskedId, SchoolId),
) {
    let desk = framework.user_data;
    let caller = Caller {
        chosen: Some(school),
        ..caller_of(&press.user, press.guild_id, press.member.as_ref())
    };
    let command = match schools::kept(&desk.ctx, &caller, asked).await {
        Ok(command) => as_used(press, &command).ok_or(Error::Bug("a kept command could not be read")),
        Err(fault) => Err(fault),
    };
    match command {
        Ok(command) => {
            let data: Box<dyn Any + Send + Sync> = Box::new(Chosen(school));
            let (data, answered) = (tokio::sync::Mutex::new(data), AtomicBool::new(false));
            let (options, mut tree) = (command.data.options(), Vec::new());
            let run = poise::dispatch_interaction(framework, &command, &answered, &data, &options, &mut tree);
            if let Err(fault) = run.await {
                fault.handle(framework.options).await;
            }
        }
        Err(fault) => {
            let words = desk.words(caller::language(&desk.ctx, &caller).await);
            let reply = Reply::Card(error::explain(words, &caller, &fault));
            Asked::of(desk, framework.serenity_context, (press.id, &press.token), &caller)
                .give(&reply, is_ephemeral(press.message.flags), Sign::default())
                .await;
        }
    }
}

/// The kept command as an interaction that is answered where the button was pressed.
fn as_used(press: &ComponentInteraction, command: &str) -> Option<CommandInteraction> {
    let command: serde_json::Value = serde_json::from_str(command).ok()?;
    let interaction = serde_json::json!({
        "id": press.id,
        "application_id": press.application_id,
        "data": command,
        "channel_id": press.channel_id,
        "user": {
            "id": press.user.id,
            "username": press.user.name,
            "global_name": press.user.global_name,
        },
        "token": press.token,
        "version": press.version,
        "locale": press.locale,
        "entitlements": [],
        "attachment_size_limit": press.attachment_size_limit,
    });
    // By way of text, as it came: the library reads some numbers only from there.
    match serde_json::from_str(&interaction.to_string()) {
        Ok(interaction) => Some(interaction),
        Err(fault) => {
            // Where, not what: the command may hold something typed.
            tracing::error!(line = fault.line(), column = fault.column(), kind = ?fault.classify(), "a kept command");
            None
        }
    }
}
