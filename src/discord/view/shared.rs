//! What colleagues share with the reader: a list to choose from, and one of it whole.

use chrono_tz::Tz;

use super::{form, lesson};
use crate::args;
use crate::discord::action::HomePress;
use crate::discord::card::{Button, Card, Choice, Embed, Select};
use crate::domain::calendar::local;
use crate::domain::forms::Catalogue;
use crate::locale::Words;
use crate::locale::one_line;
use crate::usecase::sharing::{About, Line, Opened, Shared};

/// The list, with the entry above it that the reader chose.
#[must_use]
pub fn shared(words: Words<'_>, catalogue: &Catalogue, zone: Tz, shared: &Shared) -> Card {
    let mut card = match &shared.opened {
        Some(opened) => self::opened(words, catalogue, zone, opened),
        None => {
            let key = if shared.lines.is_empty() {
                "shared-none"
            } else {
                "shared-about"
            };
            Card::embed(Embed::new(words.plain("shared-title"), words.plain(key)))
        }
    };
    let chosen = shared.opened.as_ref().map(|opened| opened.line.entry);
    if !shared.lines.is_empty() {
        let options = shared.lines.iter().map(|line| {
            let mut choice = Choice::new(line.entry.to_string(), one_line(&label(words, line), 100));
            choice.chosen = chosen == Some(line.entry);
            choice
        });
        card = card.select(Select {
            action: HomePress::SharedOne.into(),
            placeholder: words.plain("shared-select"),
            options: options.collect(),
            range: (1, 1),
        });
    }
    card.buttons(vec![Button::of(words, HomePress::Overview, "help-overview")])
}

fn opened(words: Words<'_>, catalogue: &Catalogue, zone: Tz, opened: &Opened) -> Card {
    let author = opened.author.as_ref().map_or_else(String::new, |author| {
        let who = lesson::name(words, author);
        words.say("observation-reading-by", &args![who = who])
    });
    let date = words.date(local::date(zone, opened.entry.submitted_at));
    let footer = words.say("shared-footer", &args![date = date]);
    let title = one_line(&label(words, &opened.line), 256);
    let embed = Embed::new(title, author).footer(footer);
    let form = catalogue.form(opened.entry.form);
    form::answers(words, form, &opened.facts, &opened.entry.answers, embed)
}

/// Who shares it, which form it is, and of which month or lesson.
fn label(words: Words<'_>, line: &Line) -> String {
    let about = match line.about {
        Some(About::Month(month)) => words.month_of_year(month),
        Some(About::Lesson(on)) => words.short_date(on),
        None => String::new(),
    };
    let name = if line.by.name.is_empty() {
        words.plain("observation-former")
    } else {
        line.by.name.clone()
    };
    let args = args![name = name, title = line.title.of(words.lang), about = about];
    words.say("shared-line", &args).trim_end_matches([' ', '·']).to_owned()
}
