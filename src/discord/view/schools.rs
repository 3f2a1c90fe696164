//! Somebody of two schools: the question at which one, and the line that names it.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::Action;
use crate::discord::card::{Button, Card, Embed};
use crate::domain::people::School;
use crate::locale::Words;
use crate::locale::{inert, one_line};

/// The most schools that can be offered at once.
const OFFERED: usize = 25;

/// Asks at which school; each answer goes on with `action` there.
#[must_use]
pub fn which(words: Words<'_>, schools: &[School], action: &Action) -> Card {
    let mut card = Card::embed(Embed::new(words.plain("schools-title"), words.plain("schools-text")));
    let offered: Vec<&School> = schools.iter().take(OFFERED).collect();
    for row in offered.chunks(5) {
        let button = |school: &&School| Button {
            school: Some(school.id),
            ..Button::new(action.clone(), one_line(&school.name, 80))
        };
        card = card.buttons(row.iter().map(button).collect());
    }
    card
}

/// The line above a message to somebody who works at two schools.
#[must_use]
pub fn named(words: Words<'_>, school: &str) -> String {
    words.say("schools-named", &args![school = inert(school)])
}
