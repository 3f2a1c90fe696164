//! What missed the deadline, in words for the coordinator.

use crate::args;
use crate::discord::action::ArrangePress;
use crate::discord::card::{Button, Card, Embed, Tone};
use crate::discord::view::lesson::half_year;
use crate::locale::Words;
use crate::usecase::observation::Missed;

/// How much was missed, and the way to give it time; at least one button, so that the message can be recognised.
#[must_use]
pub fn missed(words: Words<'_>, missed: &Missed) -> Card {
    let until = words.date(missed.until);
    let half = half_year(words, &missed.half);
    let text = words.say(
        "arranged-missed",
        &args![half = half, count = missed.missed, date = until, most = missed.most],
    );
    let title = words.plain("arranged-missed-title");
    let mut card = Card::embed(Embed::new(title, text).tone(Tone::Needs));
    if let Some(opened) = missed.opened {
        card.text = words.say("arranged-missed-opened", &args![count = opened]);
    }
    let press = ArrangePress::CarryOver(missed.half.id);
    card.buttons(vec![Button::of(words, press, "arranged-missed-button").primary()])
}
