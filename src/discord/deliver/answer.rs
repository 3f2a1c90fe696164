//! What Discord's answer means for a letter, in our words: their codes stand here and nowhere else.

use poise::serenity_prelude as serenity;
use serenity::{ActionRowComponent, ButtonKind, HttpError, Message};

use crate::discord::custom_id::CustomId;
use crate::discord::trouble::{code, passes};
use crate::domain::delivery::{Attempt, Mark, Never};
use crate::domain::ids::Snowflake;
use crate::usecase::delivery::{Destination, Letter};
use crate::usecase::presence::Seen;

/// What a member of a server who was not found tells about their account.
pub(super) fn seen(fault: &serenity::Error) -> Seen {
    match code(fault) {
        Some(10007) => Seen::NotThere,
        Some(10013) => Seen::NoAccount,
        _ => Seen::Unknown,
    }
}

/// What became of a letter that was not taken.
pub(super) fn meaning(letter: &Letter, fault: &serenity::Error) -> Attempt {
    let answer = match fault {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(answer)) => answer,
        // The library refused to send what Discord would refuse.
        serenity::Error::Model(_) | serenity::Error::ExceededLimit(..) => return Attempt::Never(Never::Refused),
        _ => return Attempt::Trouble,
    };
    let remembered = matches!(letter.to, Destination::Person { channel: Some(_), .. });
    match answer.error.code {
        40003 => Attempt::OpeningForbidden,
        // Closed private messages; no server in common.
        50007 | 50278 => Attempt::ClosedDms,
        // A private channel that was opened before and cannot be used is opened anew.
        10003 | 50001 if remembered => Attempt::StaleChannel,
        10003 => Attempt::Never(Never::UnknownChannel),
        10013 | 50033 => Attempt::Never(Never::UnknownUser),
        50001 | 50013 => Attempt::Never(Never::NoAccess),
        // An answer that is not in Discord's words is from something on the way there. Out of service; overloaded.
        ..=0 | 40004 | 40006 | 130_000 => Attempt::Trouble,
        _ if passes(fault) => Attempt::Trouble,
        _ => Attempt::Never(Never::Refused),
    }
}

/// The outcome's name in the metrics.
pub(super) const fn outcome(attempt: Attempt) -> &'static str {
    match attempt {
        Attempt::Sent { .. } => "sent",
        Attempt::Trouble => "again",
        Attempt::ClosedDms => "closed_dms",
        Attempt::OpeningForbidden => "opening_forbidden",
        Attempt::StaleChannel => "stale_channel",
        Attempt::TakenAway => "taken_away",
        Attempt::Never(_) => "never",
    }
}

/// The message that carries the mark.
pub(super) fn find(messages: &[Message], mark: Mark) -> Option<Snowflake> {
    let found = messages.iter().find(|message| carries(message, mark))?;
    Some(Snowflake(found.id.get()))
}

/// Whether one of a message's buttons or selects carries the mark.
fn carries(message: &Message, mark: Mark) -> bool {
    let mut components = message.components.iter().flat_map(|row| &row.components);
    components.any(|component| {
        let custom_id = match component {
            ActionRowComponent::Button(button) => match &button.data {
                ButtonKind::NonLink { custom_id, .. } => Some(custom_id.as_str()),
                _ => None,
            },
            ActionRowComponent::SelectMenu(select) => select.custom_id.as_deref(),
            _ => None,
        };
        custom_id.is_some_and(|custom_id| CustomId::from(custom_id).sign.mark == Some(mark))
    })
}
