//! Swaps in words: whom to ask, what is given in return, and what hosts hear.

use super::choice;
use crate::args;
use crate::discord::action::{ArrangePress, ObservationPress};
use crate::discord::card::{Button, Card, People, Row, Select, Style, Tone};
use crate::discord::view::lesson::name;
use crate::domain::ids::AskingId;
use crate::domain::observation::asking::Standing;
use crate::locale::Words;
use crate::usecase::observation::{AskedPage, Page};
use crate::usecase::roster::Who;

/// Which own slot is offered?
#[must_use]
pub fn swap_which(words: Words<'_>, pages: &[Page]) -> Card {
    let options = pages.iter().take(5).map(|page| {
        let who = crate::locale::one_line(&page.host.name, 60);
        Button::new(ArrangePress::Swap(page.it.id), who)
    });
    Card::text(words.plain("arranged-swap-which")).buttons(options.collect())
}

/// To whom is it offered?
#[must_use]
pub fn swap_with(words: Words<'_>, page: &Page) -> Card {
    let host = name(words, &page.host);
    let mut card = Card::text(words.say("arranged-swap-with", &args![host = host]));
    card.rows.push(Row::People(People {
        action: ArrangePress::SwapWith(page.it.id).into(),
        placeholder: words.plain("arranged-swap-with-hint"),
        chosen: Vec::new(),
        most: 1,
    }));
    let back = ObservationPress::Open(page.it.id);
    card.buttons(vec![Button::of(words, back, "button-back")])
}

/// Which own slot is given in return?
#[must_use]
pub fn swap_for(words: Words<'_>, id: AskingId, pages: &[Page]) -> Card {
    let back = ArrangePress::Asked(id);
    Card::text(words.plain("arranged-swap-for"))
        .select(Select {
            action: ArrangePress::SwapGive(id).into(),
            placeholder: words.plain("observation-home-select"),
            options: pages.iter().map(|page| choice(words, page)).collect(),
            range: (1, 1),
        })
        .buttons(vec![Button::of(words, back, "button-back")])
}

fn is_host(page: &AskedPage) -> bool {
    page.me != page.asking.by && page.me != page.asking.to
}

/// Who swaps with whom, and what, as far as the reader is concerned.
pub(super) fn between(words: Words<'_>, page: &AskedPage) -> String {
    let swapped = page.asking.standing == Standing::Agreed;
    if is_host(page) {
        let shows_given = page.observation == page.asking.given;
        let observer = if shows_given == swapped { &page.to } else { &page.by };
        return words.say("observation-observer", &args![who = name(words, observer)]);
    }
    let line = |key, who: &Who| words.say(key, &args![who = name(words, who)]);
    let mine = page.me == page.asking.by;
    let mut lines = vec![if mine {
        line("arranged-swap-to", &page.to)
    } else {
        line("arranged-swap-by", &page.by)
    }];
    if let Some(given) = &page.given {
        lines.push(line("arranged-swap-given", given));
    }
    if let Some(taken) = &page.taken {
        lines.push(line("arranged-swap-taken", taken));
    }
    lines.join("\n")
}

/// What the message says first.
pub(super) fn headline(page: &AskedPage) -> (&'static str, Tone) {
    match page.asking.standing {
        Standing::Undone => ("arranged-letter-swap-undone", Tone::Needs),
        _ if is_host(page) => ("arranged-letter-swap-host", Tone::Needs),
        Standing::Waiting => ("arranged-letter-swap-offered", Tone::Needs),
        Standing::Agreed | Standing::Confirmed => ("arranged-letter-swapped", Tone::Done),
        _ => ("arranged-letter-swap-not", Tone::Calm),
    }
}

/// What the reader can do about a swap now.
pub(super) fn answers(words: Words<'_>, page: &AskedPage) -> Vec<Button> {
    let id = page.asking.id;
    let mine = page.me == page.asking.by;
    let button = |press: ArrangePress, key| Button::of(words, press, key);
    let mut buttons = match page.asking.standing {
        Standing::Waiting if mine => vec![button(ArrangePress::Withdraw(id), "arranged-button-swap-withdraw")],
        Standing::Waiting if page.until.is_some() => vec![
            button(ArrangePress::SwapFor(id), "button-accept").style(Style::Success),
            button(ArrangePress::Decline(id), "button-cannot"),
        ],
        Standing::Declined if !mine => vec![button(ArrangePress::SwapFor(id), "arranged-button-accept-after-all")],
        Standing::Agreed if is_host(page) => vec![button(ArrangePress::SwapBack(id), "button-cannot")],
        Standing::Agreed => vec![button(ArrangePress::SwapBack(id), "arranged-button-swap-back")],
        _ => Vec::new(),
    };
    if let (Standing::Agreed, Some(observation)) = (page.asking.standing, page.observation) {
        let propose = ObservationPress::Propose(observation);
        buttons.insert(0, Button::of(words, propose, "button-propose-time").primary());
    }
    buttons
}
