//! From a pressed component or a submitted window to its capability: one exhaustive match.
//!
//! A custom id is data, not trust: it is parsed, the person is recognised from the interaction's account and the
//! database, and the use case decides. A press is idempotent; an old or invented id gets a polite answer.

use poise::serenity_prelude as serenity;
use serenity::{ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, Context, ModalInteraction};

use super::action::{Action, unmarked};
use super::card::Reply;
use super::desk::{Desk, Pressed};
use super::{about, error, press, respond};
use crate::domain::delivery::Mark;
use crate::domain::ids::Snowflake;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Thing;
use crate::usecase::caller::{self, Caller};
use crate::usecase::{Error, delivery};

/// Answers a pressed button or a chosen option.
pub async fn component(desk: &Desk, discord: &Context, interaction: &ComponentInteraction) {
    let pressed = Pressed {
        caller: caller_of(&interaction.user, interaction.guild_id, interaction.member.as_ref()),
        values: match &interaction.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.clone(),
            ComponentInteractionDataKind::UserSelect { values } => values.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        typed: Vec::new(),
    };
    let (wire, mark) = unmarked(&interaction.data.custom_id);
    let (reply, ()) = tokio::join!(answer(desk, discord, wire, mark, &pressed), note_opened(desk, mark));
    let reply = explained(desk, &pressed.caller, reply).await;
    respond::to_component(discord, interaction, reply).await;
}

/// The counts of the delivery list are worth less than the answer: a fault here is not the person's.
async fn note_opened(desk: &Desk, mark: Option<Mark>) {
    let Some(mark) = mark else { return };
    if let Err(fault) = delivery::opened(&desk.ctx, mark).await {
        tracing::warn!(error = %fault, "could not note that a message was opened");
    }
}

/// Answers a submitted window.
pub async fn modal(desk: &Desk, discord: &Context, interaction: &ModalInteraction) {
    let inputs = interaction.data.components.iter().flat_map(|row| &row.components);
    let pressed = Pressed {
        caller: caller_of(&interaction.user, interaction.guild_id, interaction.member.as_ref()),
        values: Vec::new(),
        typed: inputs
            .filter_map(|input| match input {
                ActionRowComponent::InputText(text) => {
                    Some((text.custom_id.clone(), text.value.clone().unwrap_or_default()))
                }
                _ => None,
            })
            .collect(),
    };
    let reply = answer(desk, discord, &interaction.data.custom_id, None, &pressed).await;
    let reply = explained(desk, &pressed.caller, reply).await;
    respond::to_modal(discord, interaction, reply).await;
}

async fn answer(
    desk: &Desk,
    discord: &Context,
    custom_id: &str,
    mark: Option<Mark>,
    pressed: &Pressed,
) -> Result<Reply, Error> {
    let action: Action = custom_id.parse().map_err(|_| Refusal::UnknownButton)?;
    if let Action::OfficePress(press) = action {
        // Joining is for people whom nobody knows yet, so this capability recognises them by itself.
        return press::office::handle(desk, discord, pressed, press).await;
    }
    let about = about::thing(&action).or(mark.map(|mark| Thing::Delivery(mark.delivery)));
    let caller = pressed.caller.about(&desk.ctx, about).await?;
    let actor = caller::recognise(&desk.ctx, &caller).await?;
    match action {
        Action::OfficePress(_) => Err(Error::Bug("handled above")),
        Action::DeliveryPress(press) => press::delivery::handle(desk, &actor, press).await,
        Action::CalendarPress(press) => press::calendar::handle(desk, &actor, press).await,
        Action::HomePress(press) => press::home::handle(desk, &actor, pressed, press).await,
        Action::FormPress(press) => press::form::handle(desk, &actor, pressed, press).await,
        Action::ReflectionPress(press) => press::reflection::handle(desk, &actor, pressed, press).await,
        Action::PairingPress(press) => press::pairing::handle(desk, &actor, press).await,
        Action::ObservationPress(press) => press::observation::handle(desk, &actor, pressed, press).await,
        Action::GroupPress(press) => press::group::handle(desk, &actor, pressed, press).await,
    }
}

/// Puts a refusal or a fault into words the person can read.
async fn explained(desk: &Desk, caller: &Caller, reply: Result<Reply, Error>) -> Reply {
    match reply {
        Ok(reply) => reply,
        Err(fault) => {
            let lang = caller::language(&desk.ctx, caller).await;
            Reply::Beside(error::explain(desk.words(lang), caller, &fault))
        }
    }
}

/// Who pressed, from the interaction itself.
pub(super) fn caller_of(
    user: &serenity::User,
    guild: Option<serenity::GuildId>,
    member: Option<&serenity::Member>,
) -> Caller {
    let manages = member
        .and_then(|member| member.permissions)
        .is_some_and(serenity::Permissions::manage_guild);
    Caller {
        account: Snowflake(user.id.get()),
        username: user.name.clone(),
        display: member
            .and_then(|member| member.nick.clone())
            .or_else(|| user.global_name.clone())
            .unwrap_or_else(|| user.name.clone()),
        guild: guild.map(|guild| Snowflake(guild.get())),
        manages_guild: manages,
        chosen: None,
    }
}
