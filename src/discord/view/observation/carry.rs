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
    if let Some(opened) = missed.opened {
        return given(words, missed, opened);
    }
    let until = words.date(missed.until);
    let half = half_year(words, &missed.half);
    let text = words.say(
        "arranged-missed",
        &args![half = half, count = missed.missed, date = until, most = missed.most],
    );
    let press = ArrangePress::CarryOver(missed.half.id);
    Card::embed(Embed::new(words.plain("arranged-missed-title"), text).tone(Tone::Needs))
        .buttons(vec![Button::of(words, press, "arranged-missed-button").primary()])
}

/// What was given time, and what was not: pressing once more would give nothing more.
fn given(words: Words<'_>, missed: &Missed, opened: usize) -> Card {
    let mut text = words.say("arranged-missed-opened", &args![count = opened]);
    if missed.missed > 0 {
        let rest = words.say(
            "arranged-missed-rest",
            &args![count = missed.missed, most = missed.most],
        );
        text = format!("{text}\n{rest}");
    }
    Card::embed(Embed::new(words.plain("arranged-missed-title"), text).tone(Tone::Done))
}
