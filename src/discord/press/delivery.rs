//! Messages as such: taking note, and reading what closed private messages kept away.

use crate::discord::action::DeliveryPress;
use crate::discord::card::{Button, Card, Reply};
use crate::discord::desk::Desk;
use crate::discord::view;
use crate::usecase::caller::Actor;
use crate::usecase::{Error, delivery};

/// Answers a press.
///
/// # Errors
/// Refused when the message is another person's, or its occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, press: DeliveryPress) -> Result<Reply, Error> {
    let words = desk.words(actor.lang());
    match press {
        DeliveryPress::Open(message) => {
            let opened = delivery::open(&desk.ctx, actor, message).await?;
            let mut card = view::notice::card(words, &opened.notice);
            if let Some(next) = opened.next {
                let label = words.plain("delivery-next");
                card = card.buttons(vec![Button::new(DeliveryPress::Open(next), label)]);
            }
            Ok(card.into())
        }
        DeliveryPress::Noted => {
            let text = words.plain("delivery-noted");
            Ok(Card::text(text).into())
        }
    }
}
