//! The question of who may see an entry.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{Action, FormPress, ObservationPress, SharePress};
use crate::discord::card::{Button, Card, Embed, Input, Modal, Style, Tone, limit};
use crate::domain::forms::{Form, QUOTE_OK, QUOTE_TEXT, VISIBILITY};
use crate::domain::subject::Subject;
use crate::domain::visibility::Visibility;
use crate::locale::Words;
use crate::locale::one_line;
use crate::usecase::sharing::Sharing;

/// Who may see it: the form's choices, the present one standing out; in June also whether a part may be quoted.
#[must_use]
pub fn sharing(words: Words<'_>, form: &Form, sharing: &Sharing) -> Card {
    let entry = &sharing.entry;
    let labels = form.field(VISIBILITY);
    let question = labels.map_or("", |field| field.label.of(words.lang));
    let mut lines = Vec::new();
    if sharing.changed {
        lines.push(words.plain("flow-shared"));
    }
    lines.push(words.readers(&sharing.audience));
    let alone = labels.map_or("", |field| {
        field.option_label(&sharing.facts, Visibility::Private.word(), words.lang)
    });
    lines.push(words.say("flow-share-about", &args![alone = alone]));
    let offered = |visibility| form.visibility.contains(&visibility);
    if sharing.curator_is_manager && offered(Visibility::Curator) && sharing.in_force != Visibility::Curator {
        lines.push(words.plain("form-note-curator-is-manager"));
    }
    if !sharing.has_curator && offered(Visibility::Curator) {
        lines.push(words.plain("flow-no-curator"));
    }
    if !sharing.has_group && offered(Visibility::Group) {
        lines.push(words.plain("flow-no-group"));
    }
    let tone = if sharing.changed { Tone::Done } else { Tone::Calm };
    let mut card =
        Card::embed(Embed::new(question, lines.join("\n")).tone(tone)).buttons(choices(words, form, sharing));
    if let Some(field) = form.extras(&sharing.facts).find(|field| field.key == QUOTE_OK) {
        let chosen = entry.answers.choice(QUOTE_OK).unwrap_or("no");
        let about = match entry.answers.text(QUOTE_TEXT) {
            Some(text) => words.say("flow-quote-text", &args![text = text]),
            None => words.plain("flow-quote-none"),
        };
        card.embeds.push(Embed::new(field.label.of(words.lang), about));
        let options = field.options(&sharing.facts).iter().map(|option| {
            let press = SharePress::Quote(entry.id, option.value.clone());
            Button::new(press, option.label.of(words.lang)).style(style(option.value == chosen))
        });
        card = card.buttons(options.collect());
    }
    let back: Action = match entry.subject {
        // To the one who reads it: only its author fills it in.
        Subject::Feedback(id) => ObservationPress::Feedback(id).into(),
        subject => FormPress::Open(subject).into(),
    };
    card.buttons(vec![Button::of(words, back, "button-back")])
}

fn choices(words: Words<'_>, form: &Form, sharing: &Sharing) -> Vec<Button> {
    let labels = form.field(VISIBILITY);
    let button = |visibility: &Visibility| {
        let label = labels.map_or("", |field| {
            field.option_label(&sharing.facts, visibility.word(), words.lang)
        });
        let press = SharePress::Visibility(sharing.entry.id, *visibility);
        let nobody = match visibility {
            Visibility::Curator => !sharing.has_curator,
            Visibility::Group => !sharing.has_group,
            Visibility::Private | Visibility::Observer | Visibility::Coach => false,
        };
        let chosen = *visibility == sharing.in_force;
        let mut button = Button::new(press, label).style(style(chosen));
        button.disabled = nobody && !chosen;
        button
    };
    form.visibility.iter().map(button).collect()
}

const fn style(chosen: bool) -> Style {
    if chosen { Style::Primary } else { Style::Secondary }
}

/// The window for the text that may be quoted.
#[must_use]
pub fn quote_window(words: Words<'_>, form: &Form, sharing: &Sharing) -> Modal {
    let field = form.field(QUOTE_TEXT);
    let input = field.map(|field| Input {
        key: field.key.clone(),
        label: field.label.of(words.lang).to_owned(),
        placeholder: field
            .placeholder(&sharing.facts, words.lang)
            .unwrap_or_default()
            .to_owned(),
        value: sharing.entry.answers.text(QUOTE_TEXT).unwrap_or_default().to_owned(),
        long: true,
        required: false,
        max: u16::try_from(field.modal_max()).unwrap_or(300),
    });
    Modal {
        action: SharePress::QuoteText(sharing.entry.id).into(),
        title: one_line(form.title.of(words.lang), limit::WINDOW),
        inputs: input.into_iter().collect(),
    }
}
