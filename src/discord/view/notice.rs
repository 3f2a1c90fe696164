//! The words of every unasked message: one exhaustive match from the facts to the capability's own view.

use crate::args;
use crate::discord::action::OfficePress;
use crate::discord::card::{Button, Card};
use crate::discord::desk::Words;
use crate::usecase::delivery::Notice;

/// The card of a message.
#[must_use]
pub fn card(words: Words<'_>, notice: &Notice) -> Card {
    match notice {
        Notice::Unreachable { account, about } => {
            let mention = format!("<@{account}>");
            let text = words
                .texts
                .say(words.lang, "delivery-unreachable", &args![mention = mention]);
            let label = words.texts.say(words.lang, "button-open", &args![]);
            let mut card = Card::text(text).buttons(vec![
                Button::new(OfficePress::OpenDelivery(*about).into(), label).primary(),
            ]);
            card.notify.push(account.0);
            card
        }
    }
}
