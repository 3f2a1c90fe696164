//! The one place that answers an interaction, so that what is ephemeral and what replaces what is decided once.

use poise::serenity_prelude as serenity;
use serenity::{
    CommandInteraction, ComponentInteraction, Context, CreateInteractionResponse, CreateInteractionResponseMessage,
    MessageFlags, ModalInteraction,
};

use super::action::Sign;
use super::card::{Card, Reply};

/// Answers a press: in place when the pressed message is already this person's alone, else beside it.
pub(super) async fn to_component(discord: &Context, interaction: &ComponentInteraction, reply: Reply, sign: Sign) {
    let response = built(reply, is_ephemeral(interaction.message.flags), sign);
    report(interaction.create_response(discord, response).await);
}

/// Answers a submitted window in the same way.
pub(super) async fn to_modal(discord: &Context, interaction: &ModalInteraction, reply: Reply, sign: Sign) {
    let own = interaction
        .message
        .as_ref()
        .is_some_and(|message| is_ephemeral(message.flags));
    report(interaction.create_response(discord, built(reply, own, sign)).await);
}

/// Answers a command; one that went on after its school was asked for answers in the place of the question.
pub(super) async fn to_command(discord: &Context, interaction: &CommandInteraction, reply: Reply, sign: Sign) {
    let response = built(reply, sign.school.is_some(), sign);
    report(interaction.create_response(discord, response).await);
}

/// Tells Discord that the answer to a command comes later, for this person's eyes only; answers whether that worked.
pub(super) async fn defer_command(discord: &Context, interaction: &CommandInteraction) -> bool {
    let later = CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true));
    let result = interaction.create_response(discord, later).await;
    let done = result.is_ok();
    report(result);
    done
}

/// Gives the answer that was promised.
pub(super) async fn finish_command(discord: &Context, interaction: &CommandInteraction, card: &Card, sign: Sign) {
    report(interaction.edit_response(discord, card.edit(sign)).await.map(drop));
}

fn is_ephemeral(flags: Option<MessageFlags>) -> bool {
    flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

fn built(reply: Reply, in_place: bool, sign: Sign) -> CreateInteractionResponse {
    match reply {
        Reply::Card(card) if in_place => card.update(sign),
        Reply::Card(card) | Reply::Beside(card) => CreateInteractionResponse::Message(card.answer(sign)),
        Reply::Modal(modal) => modal.build(sign),
    }
}

/// An answer that Discord refuses cannot be told to the person any more; the operator must hear of it. Discord's words
/// name the field at fault, never its text.
fn report(result: serenity::Result<()>) {
    if let Err(fault) = result {
        metrics::counter!("kolega_answers_failed").increment(1);
        tracing::error!(%fault, "an interaction could not be answered");
    }
}
