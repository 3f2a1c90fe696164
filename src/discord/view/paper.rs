//! Taking part on paper: what can be recorded for somebody without an account, and the slips to print.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::{ObservationPress, OfficePress};
use crate::discord::card::{Button, Card, Choice, Embed, File, Select};
use crate::discord::view::lesson::name;
use crate::domain::observation::{Side, State};
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::report::{self, SlipPage};
use crate::usecase::Error;
use crate::usecase::observation::{Page, Slip};
use crate::usecase::roster::Who;

/// The most pairs that one select menu offers.
const OFFERED: usize = 25;

/// Whether the reader acts in the place of somebody without an account: such a person never presses anything.
#[must_use]
pub fn is_stand_in(page: &Page) -> bool {
    let own = match page.side {
        Some(Side::Host) => &page.host,
        Some(Side::Observer) => &page.observer,
        None => return false,
    };
    is_on_paper(own)
}

fn is_on_paper(who: &Who) -> bool {
    who.account.is_none() && !who.name.is_empty()
}

/// The line that says who has no account, and what that means for the reader.
#[must_use]
pub fn line(words: Words<'_>, page: &Page) -> Option<String> {
    let who = [&page.host, &page.observer].into_iter().find(|who| is_on_paper(who))?;
    let key = if is_stand_in(page) {
        "paper-stand-in"
    } else {
        "paper-colleague"
    };
    Some(words.say(key, &args![name = inert(&who.name)]))
}

/// What else can be done about a pair with somebody without an account.
#[must_use]
pub fn buttons(words: Words<'_>, page: &Page) -> Vec<Button> {
    let mut buttons = Vec::new();
    if page.side.is_none() || !(is_on_paper(&page.host) || is_on_paper(&page.observer)) {
        return buttons;
    }
    let missing = page.it.facts.feedback_at.is_none() && page.it.state == State::Observed;
    if missing && is_on_paper(&page.observer) {
        buttons.push(Button::of(
            words,
            ObservationPress::FeedbackGiven(page.it.id),
            "paper-feedback-given",
        ));
    }
    if !page.it.state.is_over() {
        buttons.push(Button::of(words, ObservationPress::Slip(page.it.id), "paper-slip"));
    }
    buttons
}

/// The pairs with somebody without an account, for the coordinator.
#[must_use]
pub fn pairs(words: Words<'_>, slips: &[Slip]) -> Card {
    let title = words.plain("paper-title");
    if slips.is_empty() {
        return Card::embed(Embed::new(title, words.plain("paper-none")));
    }
    let label = |slip: &Slip| one_line(&format!("{} → {}", slip.host.name, slip.observer.name), 100);
    let options = slips.iter().take(OFFERED);
    let options = options.map(|slip| Choice::new(slip.id.to_string(), label(slip)));
    let lines: Vec<String> = slips.iter().take(OFFERED).map(|slip| pair(words, slip)).collect();
    let text = format!("{}\n\n{}", words.plain("paper-about"), lines.join("\n"));
    let all = Button::of(words, OfficePress::Slips, "paper-slips");
    Card::embed(Embed::new(title, text))
        .select(Select {
            action: ObservationPress::Pick.into(),
            placeholder: words.plain("paper-choose"),
            options: options.collect(),
            range: (1, 1),
        })
        .buttons(vec![all])
}

fn pair(words: Words<'_>, slip: &Slip) -> String {
    words.say(
        "week-pair",
        &args![host = name(words, &slip.host), observer = name(words, &slip.observer)],
    )
}

/// The slips as a document.
///
/// # Errors
/// When the document cannot be written: a fault of ours.
pub fn printed(words: Words<'_>, school: &str, slips: &[Slip]) -> Result<Card, Error> {
    let page = |slip: &Slip| SlipPage {
        school: school.to_owned(),
        host: slip.host.name.clone(),
        observer: slip.observer.name.clone(),
        lesson: slip.lesson.clone(),
    };
    let pages: Vec<SlipPage> = slips.iter().map(page).collect();
    let bytes = report::slips(words, &pages).map_err(|_| Error::Bug("slips could not be written"))?;
    let mut card = Card::embed(Embed::new(words.plain("paper-slip"), words.plain("paper-printed")));
    card.files.push(File {
        name: format!("{}.docx", words.plain("paper-file")),
        bytes,
    });
    Ok(card)
}
