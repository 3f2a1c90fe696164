//! What was written and chosen, as it was: inside a frame while it fits, else as a file. Nothing is ever cut.

#[cfg(test)]
mod tests;

use crate::discord::card::{Card, Embed, File, limit};
use crate::domain::forms::{Answers, Facts, Field, Form, TAGS};
use crate::locale::Words;

/// A card whose frame shows the answers below what `embed` says already.
#[must_use]
pub fn answers(words: Words<'_>, form: &Form, facts: &Facts, answers: &Answers, embed: Embed) -> Card {
    let text = lines(words, form, facts, answers, Shape::Marked);
    let all = if embed.text.is_empty() {
        text
    } else {
        format!("{}\n\n{text}", embed.text)
    };
    if units(&all) <= limit::TEXT {
        return Card::embed(Embed { text: all, ..embed });
    }
    let text = lines(words, form, facts, answers, Shape::Plain);
    let hint = words.plain("flow-file");
    let said = if embed.text.is_empty() {
        hint
    } else {
        format!("{}\n\n{hint}", embed.text)
    };
    let mut card = Card::embed(Embed { text: said, ..embed });
    card.files.push(file(words, &text));
    card
}

/// The card with the typed texts below, so that nothing of a refused form is lost.
#[must_use]
pub fn given_back(words: Words<'_>, form: &Form, facts: &Facts, answers: &Answers, mut card: Card) -> Card {
    if !form.fields.iter().any(|field| answers.text(&field.key).is_some()) {
        return card;
    }
    let text = lines(words, form, facts, answers, Shape::Marked);
    let used: usize = card
        .embeds
        .iter()
        .map(|embed| units(&embed.text) + units(&embed.title))
        .sum();
    // All frames of a message together hold 6,000 units; a hundred are left for the heading.
    if units(&text) <= limit::TEXT && used + units(&text) <= 5900 {
        card.embeds.push(Embed::new(words.plain("flow-written"), text));
    } else {
        let plain = lines(words, form, facts, answers, Shape::Plain);
        card.embeds
            .push(Embed::new(words.plain("flow-written"), words.plain("flow-file")));
        card.files.push(file(words, &plain));
    }
    card
}

/// How the questions are set off from the answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Bold, in a frame.
    Marked,
    /// On a line of their own, in a file.
    Plain,
}

fn lines(words: Words<'_>, form: &Form, facts: &Facts, answers: &Answers, shape: Shape) -> String {
    let tags = form.field(TAGS);
    let fields = form.fields.iter().chain(tags).filter(|field| answers.has(&field.key));
    let blocks = fields.map(|field| {
        let label = field.question.as_ref().unwrap_or(&field.label).of(words.lang);
        let value = value(words, facts, field, answers);
        match shape {
            Shape::Marked => format!("**{label}**\n{value}"),
            Shape::Plain => format!("{label}\n{value}"),
        }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn value(words: Words<'_>, facts: &Facts, field: &Field, answers: &Answers) -> String {
    if let Some(text) = answers.text(&field.key) {
        return text.trim_end().to_owned();
    }
    let chosen = answers.choices(&field.key).iter();
    let labels: Vec<&str> = chosen
        .map(|value| field.option_label(facts, value, words.lang))
        .collect();
    labels.join(", ")
}

fn file(words: Words<'_>, text: &str) -> File {
    File {
        name: words.plain("flow-file-name"),
        bytes: text.as_bytes().to_vec(),
    }
}

/// Length as Discord's clients count it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
