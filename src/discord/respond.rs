//! The one place that answers an interaction, so that what is ephemeral and what replaces what is decided once.

use poise::serenity_prelude as serenity;
use serde::Serialize;
use serde_json::Value;
use serenity::{
    CommandInteraction, ComponentInteraction, Context, CreateAttachment, CreateInteractionResponse,
    CreateInteractionResponseMessage, InteractionId, MessageFlags, ModalInteraction,
};

use super::card::{Card, Reply};
use super::custom_id::Sign;

/// An answer that takes longer is promised first: Discord shows that it is being worked on, and waits.
pub(super) const AT_ONCE: std::time::Duration = std::time::Duration::from_secs(1);

/// Answers a press: in place when the pressed message is already this person's alone, else beside it.
pub(super) async fn to_component(discord: &Context, interaction: &ComponentInteraction, reply: Reply, sign: Sign) {
    let own = is_ephemeral(interaction.message.flags);
    report(answer(discord, interaction.id, &interaction.token, built(&reply, own, sign)).await);
}

/// Answers a submitted window in the same way.
pub(super) async fn to_modal(discord: &Context, interaction: &ModalInteraction, reply: Reply, sign: Sign) {
    let own = interaction
        .message
        .as_ref()
        .is_some_and(|message| is_ephemeral(message.flags));
    report(answer(discord, interaction.id, &interaction.token, built(&reply, own, sign)).await);
}

/// Answers a command; one that went on after its school was asked for answers in the place of the question.
pub(super) async fn to_command(discord: &Context, interaction: &CommandInteraction, reply: Reply, sign: Sign) {
    let answered = built(&reply, sign.school.is_some(), sign);
    report(answer(discord, interaction.id, &interaction.token, answered).await);
}

/// Tells Discord that the answer to a command comes later, for this person's eyes only; answers whether that worked.
pub(super) async fn defer_command(discord: &Context, interaction: &CommandInteraction) -> bool {
    defer(discord, interaction.id, &interaction.token).await
}

/// The same for any interaction.
pub(super) async fn defer(discord: &Context, id: InteractionId, token: &str) -> bool {
    let later = CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true));
    let result = answer(discord, id, token, (later, Vec::new())).await;
    let done = result.is_ok();
    report(result);
    done
}

/// Gives the answer to a command that was promised.
pub(super) async fn finish_command(discord: &Context, interaction: &CommandInteraction, card: &Card, sign: Sign) {
    finish(discord, &interaction.token, card, sign).await;
}

/// Gives the answer that was promised.
pub(super) async fn finish(discord: &Context, token: &str, card: &Card, sign: Sign) {
    let sent = async {
        let body = with_text_ids(&card.edit(sign))?;
        let http = &discord.http;
        http.edit_original_interaction_response(token, &body, card.attachments())
            .await
    };
    report(sent.await.map(drop));
}

fn is_ephemeral(flags: Option<MessageFlags>) -> bool {
    flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// An answer and the files beside it.
type Built = (CreateInteractionResponse, Vec<CreateAttachment>);

async fn answer(discord: &Context, id: InteractionId, token: &str, (response, files): Built) -> serenity::Result<()> {
    let body = with_text_ids(&response)?;
    discord.http.create_interaction_response(id, token, &body, files).await
}

fn built(reply: &Reply, in_place: bool, sign: Sign) -> Built {
    match reply {
        Reply::Card(card) if in_place => (card.update(sign), card.attachments()),
        Reply::Card(card) | Reply::Beside(card) => {
            let answer = CreateInteractionResponse::Message(card.answer(sign));
            (answer, card.attachments())
        }
        Reply::Modal(modal) => (modal.build(sign), Vec::new()),
    }
}

/// The body as Discord describes it: the library writes the ids of people chosen already in a select, and of new files,
/// as numbers, where the description wants text.
fn with_text_ids(body: &impl Serialize) -> serde_json::Result<Value> {
    let mut body = serde_json::to_value(body)?;
    make_ids_text(&mut body);
    Ok(body)
}

fn make_ids_text(part: &mut Value) {
    match part {
        Value::Array(parts) => parts.iter_mut().for_each(make_ids_text),
        Value::Object(fields) => {
            if let Some(number) = fields.get("id").and_then(Value::as_u64) {
                fields.insert("id".to_owned(), number.to_string().into());
            }
            fields.values_mut().for_each(make_ids_text);
        }
        _ => {}
    }
}

/// An answer that Discord refuses cannot be told to the person any more; the operator must hear of it. Discord's words
/// name the field at fault, never its text.
fn report(result: serenity::Result<()>) {
    if let Err(fault) = result {
        metrics::counter!("kolega_answers_failed_total").increment(1);
        tracing::error!(%fault, "an interaction could not be answered");
    }
}
