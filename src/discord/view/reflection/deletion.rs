//! Deleting a month's reflection in words: what goes, what stays, and the text given back once.

use super::{form, genitive};
use crate::args;
use crate::discord::action::{FormPress, ReflectionPress};
use crate::discord::card::{Button, Card, Embed, Row, Style, Tone};
use crate::domain::forms::Form;
use crate::domain::ids::EntryId;
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::usecase::forms::Screen;
use crate::usecase::reflection::{Deletion, Stage};

/// The card of an own reflection with a quiet *Delete…* behind its other buttons.
pub(super) fn deletable(words: Words<'_>, screen: &Screen, mut card: Card) -> Card {
    let Screen::Saved(saved) = screen else { return card };
    let Subject::Reflection(id) = saved.entry.subject else {
        return card;
    };
    let button = Button::of(words, ReflectionPress::AskDelete(id), "reflection-delete-ask");
    match card.rows.last_mut() {
        Some(Row::Buttons(buttons)) => buttons.push(button),
        _ => card = card.buttons(vec![button]),
    }
    card
}

/// The question whether to delete, and what became of it.
#[must_use]
pub fn deletion(words: Words<'_>, form: &Form, deletion: &Deletion) -> Card {
    match &deletion.stage {
        Stage::Asked { entry, shared } => asked(words, deletion, *entry, *shared),
        Stage::Deleted { answers, facts } => {
            let title = say(words, "reflection-deleted-title", deletion);
            let mut lines = vec![words.plain("reflection-deleted")];
            lines.extend(anew(words, deletion));
            lines.push(words.plain("reflection-deleted-copy"));
            let embed = Embed::new(title, lines.join("\n\n")).tone(Tone::Done);
            let card = form::given_back(words, form, facts, answers, Card::embed(embed));
            card.buttons(write(words, deletion))
        }
        Stage::Before => {
            let mut lines = vec![say(words, "reflection-deleted-before", deletion)];
            lines.extend(anew(words, deletion));
            Card::text(lines.join("\n")).buttons(write(words, deletion))
        }
    }
}

fn asked(words: Words<'_>, deletion: &Deletion, entry: EntryId, shared: bool) -> Card {
    let date = words.date(deletion.submitted_on);
    let mut lines = vec![words.say("reflection-delete-goes", &args![date = date])];
    if shared {
        lines.push(words.plain("reflection-delete-shared"));
    }
    lines.push(say(words, "reflection-delete-stays", deletion));
    lines.push(words.plain("reflection-delete-for-good"));
    lines.extend(anew(words, deletion));
    let title = say(words, "reflection-delete-title", deletion);
    let back = FormPress::Open(Subject::Reflection(deletion.id));
    let sure = ReflectionPress::Delete(deletion.id, entry);
    Card::embed(Embed::new(title, lines.join("\n\n")).tone(Tone::Needs)).buttons(vec![
        Button::of(words, back, "button-cancel"),
        Button::of(words, sure, "reflection-delete-sure").style(Style::Danger),
    ])
}

/// The words of a key, with the month.
fn say(words: Words<'_>, key: &str, deletion: &Deletion) -> String {
    words.say(key, &args![month = genitive(words, deletion.month)])
}

/// Until when it can be written anew.
fn anew(words: Words<'_>, deletion: &Deletion) -> Option<String> {
    let date = words.date(deletion.anew_until?);
    Some(words.say("reflection-delete-anew", &args![date = date]))
}

fn write(words: Words<'_>, deletion: &Deletion) -> Vec<Button> {
    let button = |_| super::write_button(words, deletion.id);
    deletion.anew_until.map(button).into_iter().collect()
}
