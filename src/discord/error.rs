//! Refusals and faults in words: what the person reads, and what the operator's log gets.

use super::action::DoorPress;
use super::card::{Button, Card};
use crate::args;
use crate::domain::refusal::Refusal;
use crate::locale::Words;
use crate::usecase::Error;
use crate::usecase::caller::Caller;

/// A card that says why something was not done.
pub(super) fn explain(words: Words<'_>, caller: &Caller, fault: &Error) -> Card {
    match fault {
        Error::Refused(refusal) => refused(words, caller, *refusal),
        fault => apology(words, fault),
    }
}

fn refused(words: Words<'_>, caller: &Caller, refusal: Refusal) -> Card {
    let card = Card::text(words.say(refusal.key(), &args![]));
    if refusal == Refusal::Stranger && caller.guild.is_some() {
        let label = words.plain("button-ask-coordinator");
        return card.buttons(vec![Button::new(DoorPress::Ask, label)]);
    }
    card
}

/// The reference joins what the person reports to the line in the log, which holds no content.
fn apology(words: Words<'_>, fault: &Error) -> Card {
    use std::sync::atomic::{AtomicU32, Ordering};
    static FAULTS: AtomicU32 = AtomicU32::new(1);
    let reference = format!("K{:05}", FAULTS.fetch_add(1, Ordering::Relaxed));
    metrics::counter!("kolega_faults_total").increment(1);
    tracing::error!(%reference, error = %fault, "an action failed");
    Card::text(words.say("fault-apology", &args![reference = reference]))
}
