//! From a pressed component or a submitted window to its capability: one exhaustive match.
//!
//! A custom id is data, not trust: it is parsed, the person is recognised from the interaction's account and the
//! database, and the use case decides. A press is idempotent; an old or invented id gets a polite answer.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{ActionRowComponent, ComponentInteraction, ComponentInteractionDataKind, Context, ModalInteraction};

use super::action::{Action, DoorPress};
use super::caller::caller_of;
use super::card::{Card, File, Reply};
use super::custom_id::{CustomId, Sign};
use super::desk::{Desk, Pressed};
use super::respond::{Asked, is_ephemeral};
use super::{error, press, view};
use crate::domain::delivery::Mark;
use crate::domain::ids::{AskedId, SchoolId};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Thing;
use crate::usecase::caller::{self, Caller};
use crate::usecase::{Error, delivery, presence, schools};

/// How long an answer may take before it is promised: Discord waits three seconds, and the way there takes its own.
const PROMISE: Duration = Duration::from_secs(2);

/// Answers a pressed button or a chosen option.
pub async fn component(desk: &Desk, discord: &Context, interaction: &ComponentInteraction) {
    let CustomId { action, sign } = interaction.data.custom_id.as_str().into();
    let pressed = Pressed {
        caller: placed(
            caller_of(&interaction.user, interaction.guild_id, interaction.member.as_ref()),
            sign,
        ),
        values: match &interaction.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.clone(),
            ComponentInteractionDataKind::UserSelect { values } => values.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        typed: Vec::new(),
    };
    let caller = pressed.caller.clone();
    let work = async {
        let (answered, ()) = tokio::join!(
            answer(desk, discord, action, sign.mark, pressed),
            note_opened(desk, sign.mark)
        );
        explained(desk, answered).await
    };
    let asked = Asked::of(desk, discord, (interaction.id, &interaction.token), &caller);
    let own = is_ephemeral(interaction.message.flags);
    in_time(asked, own, work).await;
}

/// Gives the answer when it is there in time; else promises it, and gives it when it comes.
async fn in_time(asked: Asked<'_>, own: bool, work: impl Future<Output = (Reply, Sign)>) {
    tokio::pin!(work);
    // The work goes on while the promise is given: what a press began is not dropped half-way.
    if let Ok((reply, sign)) = tokio::time::timeout(PROMISE, &mut work).await {
        asked.give(&reply, own, sign).await;
        return;
    }
    let promised = asked.defer().await;
    let (reply, sign) = work.await;
    if promised {
        let card = without_window(asked.desk, asked.caller, reply).await;
        asked.finish(&card, sign).await;
    }
}

/// The card of an answer that comes after its promise, or after a window. No window can open then: the person presses
/// the button again.
async fn without_window(desk: &Desk, caller: &Caller, reply: Reply) -> Card {
    match reply {
        Reply::Card(card) | Reply::Beside(card) => card,
        Reply::Modal(_) => {
            let lang = caller::language(&desk.ctx, caller).await;
            Card::text(desk.words(lang).plain("fault-press-again"))
        }
    }
}

/// The command that a pressed button goes on with, and the school at which.
pub fn resumed(interaction: &ComponentInteraction) -> Option<(AskedId, SchoolId)> {
    let CustomId { action, sign } = interaction.data.custom_id.as_str().into();
    match action {
        Some(Action::DoorPress(DoorPress::AtSchool(asked))) => Some((asked, sign.school?)),
        _ => None,
    }
}

/// The same account, acting at the school that the button names; on a server the server is the school.
fn placed(caller: Caller, sign: Sign) -> Caller {
    let chosen = sign.school.filter(|_| caller.guild.is_none());
    Caller { chosen, ..caller }
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
    let CustomId { action, sign } = interaction.data.custom_id.as_str().into();
    let inputs = interaction.data.components.iter().flat_map(|row| &row.components);
    let pressed = Pressed {
        caller: placed(
            caller_of(&interaction.user, interaction.guild_id, interaction.member.as_ref()),
            sign,
        ),
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
    let (caller, typed) = (pressed.caller.clone(), pressed.typed.clone());
    let work = async {
        let answered = answer(desk, discord, action, None, pressed).await;
        let failed = matches!(&answered.reply, Err(fault) if !matches!(fault, Error::Refused(_)));
        let (reply, sign) = explained(desk, answered).await;
        let reply = match reply {
            reply if failed => with_typed(reply, &typed),
            // Discord opens no window after a window.
            Reply::Modal(_) => Reply::Beside(without_window(desk, &caller, reply).await),
            reply => reply,
        };
        (reply, sign)
    };
    let asked = Asked::of(desk, discord, (interaction.id, &interaction.token), &caller);
    let own = interaction.message.as_ref();
    let own = own.is_some_and(|message| is_ephemeral(message.flags));
    in_time(asked, own, work).await;
}

/// What a fault kept from being saved goes back to whoever typed it.
fn with_typed(reply: Reply, typed: &[(String, String)]) -> Reply {
    let texts = typed.iter().map(|(_, text)| text.trim());
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    match reply {
        Reply::Card(mut card) | Reply::Beside(mut card) if !texts.is_empty() => {
            card.files.push(File {
                name: "text.txt".to_owned(),
                bytes: texts.join("\n\n").into_bytes(),
            });
            Reply::Beside(card)
        }
        other => other,
    }
}

/// What a press came to, and who pressed, where.
struct Answered {
    reply: Result<Reply, Error>,
    caller: Caller,
    /// What a question at which school goes on with: nothing typed or chosen is lost then.
    again: Option<Action>,
}

async fn answer(
    desk: &Desk,
    discord: &Context,
    action: Option<Action>,
    mark: Option<Mark>,
    pressed: Pressed,
) -> Answered {
    let mut caller = pressed.caller.clone();
    let Some(action) = action else {
        let reply = Err(Refusal::UnknownButton.into());
        return Answered {
            reply,
            caller,
            again: None,
        };
    };
    let again = (pressed.values.is_empty() && pressed.typed.is_empty()).then(|| action.clone());
    let reply = async {
        let about = action.thing().or(mark.map(|mark| Thing::Delivery(mark.delivery)));
        // Nobody is asked at the door who they are, so this is not awaited there.
        let actor = async {
            caller = pressed.caller.about(&desk.ctx, about).await?;
            presence::recognise(&desk.ctx, &caller).await
        };
        match action {
            Action::DoorPress(press) => press::door::handle(desk, discord, &pressed, press).await,
            Action::OfficePress(press) => press::office::handle(desk, &actor.await?, &pressed, press).await,
            Action::DeliveryPress(press) => press::delivery::handle(desk, &actor.await?, press).await,
            Action::CalendarPress(press) => press::calendar::handle(desk, &actor.await?, press).await,
            Action::HomePress(press) => press::home::handle(desk, &actor.await?, &pressed, press).await,
            Action::FormPress(press) => press::form::handle(desk, &actor.await?, &pressed, press).await,
            Action::SharePress(press) => press::share::handle(desk, &actor.await?, &pressed, press).await,
            Action::ReflectionPress(press) => press::reflection::handle(desk, &actor.await?, &pressed, press).await,
            Action::PairingPress(press) => press::pairing::handle(desk, &actor.await?, &pressed, press).await,
            Action::ObservationPress(press) => press::observation::handle(desk, &actor.await?, &pressed, press).await,
            Action::ArrangePress(press) => press::arrange::handle(desk, &actor.await?, &pressed, press).await,
            Action::GroupPress(press) => press::group::handle(desk, &actor.await?, &pressed, press).await,
        }
    }
    .await;
    Answered { reply, caller, again }
}

/// Puts a refusal or a fault into words the person can read, and signs the answer with the school it is from.
async fn explained(desk: &Desk, answered: Answered) -> (Reply, Sign) {
    let Answered { reply, caller, again } = answered;
    let sign = Sign {
        school: caller.chosen,
        mark: None,
    };
    let fault = match reply {
        Ok(reply) => return (reply, sign),
        Err(fault) => fault,
    };
    let words = desk.words(caller::language(&desk.ctx, &caller).await);
    if let (Error::Refused(Refusal::WhichSchool), Some(action)) = (&fault, again)
        && let Ok(schools) = schools::of(&desk.ctx, &caller).await
    {
        return (Reply::Beside(view::schools::which(words, &schools, &action)), sign);
    }
    (Reply::Beside(error::explain(words, &caller, &fault)), sign)
}
