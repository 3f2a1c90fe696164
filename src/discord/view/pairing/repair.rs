//! A repair in words: which pairs go and why, which come and why, and what it came to.

#[cfg(test)]
mod tests;

use super::why::{cost, parting, reasons};
use super::{OPEN, couple, named, unfilled};
use crate::args;
use crate::discord::action::{DoorPress, PairingPress};
use crate::discord::card::{Button, Card, Embed, Style, Tone};
use crate::discord::view::lesson::half_year;
use crate::discord::view::lists;
use crate::domain::pairing::Planned;
use crate::domain::pairing::repair::Going;
use crate::locale::Words;
use crate::usecase::pairing::{LeftOut, Mending, Repaired};

/// Changes on one page.
const CHANGES: usize = 12;

/// A page of the difference, with Confirm.
#[must_use]
pub fn mending(words: Words<'_>, mending: &Mending, page: u32) -> Card {
    let half = half_year(words, &mending.half);
    let title = words.say("pairing-repair-title", &args![half = half]);
    let (gone, come) = (&mending.repair.go, &mending.record.plan.pairs);
    let nothing = gone.is_empty() && come.is_empty();
    let done = mending.record.published_at.is_some();
    let pages = (gone.len() + come.len()).div_ceil(CHANGES).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let mut lines = summary(words, mending);
    lines.extend(changes(words, mending, page));
    let tone = if nothing || done { Tone::Done } else { Tone::Needs };
    let mut embed = Embed::new(title, lines.join("\n")).tone(tone);
    if pages > 1 {
        let args = args![page = (page + 1).to_string(), pages = pages.to_string()];
        embed = embed.footer(words.say("pairing-page", &args));
    }
    let mut card = Card::embed(embed);
    if page == 0 {
        card.embeds.extend(open_points(words, mending));
    }
    let to = |page| PairingPress::RepairPage(mending.record.id, page);
    let card = card.buttons(lists::turning(words, (page, pages), to));
    if nothing || done {
        return card;
    }
    let confirm = PairingPress::Repair(mending.record.id);
    card.buttons(vec![
        Button::of(words, confirm, "button-confirm").style(Style::Success),
        Button::of(words, DoorPress::Nothing, "button-cancel"),
    ])
}

fn summary(words: Words<'_>, mending: &Mending) -> Vec<String> {
    let (go, come) = (mending.repair.go.len(), mending.record.plan.pairs.len());
    if go + come == 0 {
        return vec![words.plain("pairing-repair-nothing")];
    }
    let mut lines = vec![words.say(
        "pairing-repair-counts",
        &args![go = go.to_string(), come = come.to_string()],
    )];
    let args = args![
        stay = mending.repair.stay.to_string(),
        fixed = mending.repair.fixed.to_string()
    ];
    lines.push(words.say("pairing-repair-stay", &args));
    if mending.record.published_at.is_some() {
        lines.push(words.plain("pairing-repair-is-done"));
    } else {
        lines.push(words.say("pairing-repair-told", &args![people = mending.told.to_string()]));
    }
    lines
}

/// The changes of one page: first what goes, then what comes.
fn changes(words: Words<'_>, mending: &Mending, page: usize) -> Vec<String> {
    let (gone, come) = (&mending.repair.go, &mending.record.plan.pairs);
    let (first, last) = (page * CHANGES, (page + 1) * CHANGES);
    let mut lines = Vec::new();
    let goes = gone
        .iter()
        .skip(first)
        .take(CHANGES)
        .map(|it| going(words, mending, it));
    let goes: Vec<String> = goes.collect();
    let from = first.saturating_sub(gone.len());
    let comes = come.iter().skip(from).take(last.saturating_sub(gone.len()) - from);
    let comes: Vec<String> = comes.map(|it| coming(words, mending, it)).collect();
    for (heading, those) in [("pairing-repair-go", goes), ("pairing-repair-come", comes)] {
        if !those.is_empty() {
            lines.extend([String::new(), words.plain(heading)]);
            lines.extend(those);
        }
    }
    lines
}

fn going(words: Words<'_>, mending: &Mending, going: &Going) -> String {
    let pair = couple(words, &mending.people, going.pair);
    format!("• {pair}\n-# {}", parting(words, &mending.people, going.why))
}

fn coming(words: Words<'_>, mending: &Mending, planned: &Planned) -> String {
    let pair = couple(words, &mending.people, planned.pair);
    let mut said = reasons(words, planned);
    said.extend(cost(words, planned));
    format!("• {pair}\n-# {}", said.join(" · "))
}

fn open_points(words: Words<'_>, mending: &Mending) -> Option<Embed> {
    let all = mending.record.plan.unfilled.iter();
    let mut lines: Vec<String> = all.map(|slot| unfilled(words, &mending.people, slot)).collect();
    for (person, why) in &mending.left_out {
        if *why == LeftOut::OnLeave {
            let who = named(words, &mending.people, *person);
            lines.push(words.say("pairing-left-out-leave", &args![who = who]));
        }
    }
    for pair in &mending.void {
        let pair = couple(words, &mending.people, *pair);
        lines.push(words.say("pairing-lock-void", &args![pair = pair]));
    }
    let text = lists::fitting(words, &lines, OPEN);
    (!lines.is_empty()).then(|| Embed::new(words.plain("pairing-open-title"), text).tone(Tone::Needs))
}

/// What a repair came to.
#[must_use]
pub fn repaired(words: Words<'_>, repaired: &Repaired) -> Card {
    let half = half_year(words, &repaired.half);
    let title = words.say("pairing-repaired-title", &args![half = half]);
    if repaired.before {
        return Card::embed(Embed::new(title, words.plain("pairing-repaired-before")).tone(Tone::Done));
    }
    let counts = words.say(
        "pairing-repair-counts",
        &args![go = repaired.gone.to_string(), come = repaired.come.to_string()],
    );
    let people = words.say("pairing-published-people", &args![count = repaired.people]);
    Card::embed(Embed::new(title, format!("{counts}\n{people}")).tone(Tone::Done))
}
