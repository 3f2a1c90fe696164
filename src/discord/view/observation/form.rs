//! The forms about a lesson in words, as the other one reads them.

use crate::args;
use crate::discord::action::{ObservationPress, SharePress};
use crate::discord::card::{Button, Card, Embed};
use crate::discord::view::form;
use crate::discord::view::lesson::{name, time};
use crate::domain::forms::{Facts, Form};
use crate::domain::ids::ObservationId;
use crate::locale::Words;
use crate::usecase::observation::{AskedForTalk, Reading};

/// What the other one wrote, for the reader's eyes only.
#[must_use]
pub fn reading(words: Words<'_>, form: &Form, reading: &Reading) -> Card {
    let mut lines = vec![words.say("observation-reading-by", &args![who = name(words, &reading.author)])];
    lines.extend(reading.lesson.iter().map(|lesson| time(words, lesson)));
    let title = form.title.of(words.lang);
    if reading.hidden {
        lines.push(words.plain("observation-feedback-hidden"));
        return Card::embed(Embed::new(title, lines.join("\n"))).buttons(reader_buttons(words, reading));
    }
    let footer = match &reading.audience {
        Some(audience) => words.readers(audience),
        None => words.plain("observation-reading-two"),
    };
    let mut footer = format!("{footer} {}", words.plain("observation-reading-noted"));
    if !reading.reads.is_empty() {
        footer = format!("{footer}\n{}", form::read_by(words, &reading.reads, reading.zone));
    }
    let embed = Embed::new(title, lines.join("\n")).footer(footer);
    let card = form::answers(words, form, &Facts::default(), &reading.entry.answers, embed);
    card.buttons(reader_buttons(words, reading))
}

/// To the observation's page; whose the feedback is may pass it on, put it out of sight, and ask for help with it.
fn reader_buttons(words: Words<'_>, reading: &Reading) -> Vec<Button> {
    let id = reading.id;
    let mut buttons = vec![Button::of(words, ObservationPress::Open(id), "observation-button-page")];
    if !reading.may_share {
        return buttons;
    }
    if reading.hidden {
        let show = ObservationPress::ShowFeedback(id);
        buttons.push(Button::of(words, show, "observation-button-show-feedback"));
    } else {
        buttons.push(Button::of(words, SharePress::Ask(reading.entry.id), "button-share"));
        let hide = ObservationPress::HideFeedback(id);
        buttons.push(Button::of(words, hide, "observation-button-hide-feedback"));
    }
    buttons.push(Button::of(
        words,
        ObservationPress::AskTalk(id),
        "observation-button-ask-talk",
    ));
    buttons
}

/// Whether somebody was asked to lead a talk about the feedback.
#[must_use]
pub fn talk_asked(words: Words<'_>, id: ObservationId, told: AskedForTalk) -> Card {
    let key = match told {
        AskedForTalk::Coordinator => "observation-talk-asked",
        AskedForTalk::Nobody => "observation-talk-nobody",
    };
    let page = Button::of(words, ObservationPress::Open(id), "observation-button-page");
    Card::text(words.plain(key)).buttons(vec![page])
}
