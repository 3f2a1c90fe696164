//! One pair of a plan: why it is there, what a lock or a ban would cost, and the buttons for both.

#[cfg(test)]
mod tests;

use super::why::{cost, price, reasons};
use crate::args;
use crate::discord::action::PairingPress;
use crate::discord::card::{Button, Card, Embed, Style, Tone, cut, limit};
use crate::discord::view::lesson::{half_year, name};
use crate::locale::Words;
use crate::usecase::pairing::{Lockable, PairPage, Wish, Wished};

/// A pair before anything is wished about it.
#[must_use]
pub fn pair_page(words: Words<'_>, page: &PairPage) -> Card {
    card(words, page, None)
}

/// A pair as a suggestion for a command's option.
#[must_use]
pub fn choice(words: Words<'_>, pair: &Lockable) -> String {
    let args = args![host = pair.host.name.as_str(), observer = pair.observer.name.as_str()];
    let key = if pair.locked {
        "pairing-choice-locked"
    } else {
        "pairing-choice"
    };
    cut(&words.say(key, &args), limit::OPTION)
}

/// The same after a wish.
#[must_use]
pub fn wished(words: Words<'_>, wished: &Wished) -> Card {
    let first = match wished.wish {
        Wish::Lock => "pairing-wished-lock",
        Wish::Unlock => "pairing-wished-unlock",
        Wish::Ban => "pairing-wished-ban",
        Wish::Allow => "pairing-wished-allow",
    };
    card(words, &wished.page, Some(first))
}

fn card(words: Words<'_>, page: &PairPage, first: Option<&str>) -> Card {
    let mut lines: Vec<String> = first.map(|key| words.plain(key)).into_iter().collect();
    lines.push(words.say("observation-host", &args![who = name(words, &page.host)]));
    lines.push(words.say("observation-observer", &args![who = name(words, &page.observer)]));
    if let Some(planned) = &page.planned {
        let mut said = reasons(words, planned);
        said.extend(cost(words, planned));
        lines.push(format!("-# {}", said.join(" · ")));
    }
    if first.is_none() {
        lines.extend(state(page).map(|key| words.plain(key)));
        lines.extend(prices(words, page));
    }
    let half = half_year(words, &page.half);
    let title = words.say("pairing-pair-title", &args![half = half]);
    let tone = if first.is_some() { Tone::Done } else { Tone::Calm };
    Card::embed(Embed::new(title, lines.join("\n")).tone(tone)).buttons(buttons(words, page))
}

const fn state(page: &PairPage) -> Option<&'static str> {
    if page.locked {
        Some("pairing-pair-locked")
    } else if page.banned {
        Some("pairing-pair-banned")
    } else if page.stands {
        Some("pairing-pair-stands")
    } else {
        None
    }
}

fn prices(words: Words<'_>, page: &PairPage) -> Vec<String> {
    let say = |key, what: String| words.say(key, &args![what = what]);
    let mut lines = Vec::new();
    if page.locked || page.banned || page.stands || page.planned.is_none() {
        return lines;
    }
    let lock = page
        .to_lock
        .map_or_else(|| words.plain("pairing-price-impossible"), |it| price(words, it));
    lines.push(say("pairing-price-lock", lock));
    lines.extend(page.to_ban.map(|it| say("pairing-price-ban", price(words, it))));
    lines
}

fn buttons(words: Words<'_>, page: &PairPage) -> Vec<Button> {
    let (plan, host, observer) = (page.plan, page.pair.host, page.pair.observer);
    let button = |press: PairingPress, key| Button::of(words, press, key);
    let mut row = Vec::new();
    if page.locked {
        row.push(button(
            PairingPress::Unlock(plan, host, observer),
            "pairing-button-unlock",
        ));
    } else if !page.banned {
        row.push(button(PairingPress::Lock(plan, host, observer), "pairing-button-lock"));
    }
    row.push(if page.banned {
        button(PairingPress::Allow(plan, host, observer), "pairing-button-allow")
    } else {
        button(PairingPress::Ban(plan, host, observer), "pairing-button-ban").style(Style::Danger)
    });
    if page.published {
        row.push(button(PairingPress::Mend(plan), "pairing-button-mend"));
    } else {
        row.push(button(PairingPress::Recompute(plan), "pairing-button-recompute").primary());
    }
    row.push(button(PairingPress::Page(plan, 0), "pairing-button-back"));
    row
}
