//! The 2+2 plan in words: each pair with its reasons, what could not be satisfied, what became of it.

mod files;
mod outcome;
mod pair;
mod repair;
#[cfg(test)]
mod tests;
mod totals;
mod why;

use std::collections::{BTreeMap, BTreeSet};

pub use files::{picture, pictured, sheet};
pub use outcome::{exclusion, history, published};
pub use pair::{choice, pair_page, wished};
pub use repair::{mending, repaired};

use crate::args;
use crate::discord::action::PairingPress;
use crate::discord::card::{Button, Card, Choice, Embed, Select, Style, Tone, limit};
use crate::discord::view::lesson::half_year;
use crate::discord::view::lists;
use crate::domain::collate;
use crate::domain::ids::PersonId;
use crate::domain::pairing::{Note, Pair, Planned, Task, Unfilled};
use crate::locale::Words;
use crate::usecase::pairing::{LeftOut, Preview};
use crate::usecase::roster::Who;

/// Pairs on one page of a preview: with reasons and costs they fit into one frame, and into a select menu.
const PAIRS: usize = 10;
/// The most characters of what is left open.
const OPEN: usize = 1_500;

/// A page of a plan with its buttons.
#[must_use]
pub fn preview(words: Words<'_>, preview: &Preview, page: u32) -> Card {
    let pairs = by_name(preview);
    let pages = pairs.len().div_ceil(PAIRS).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let here: Vec<(usize, &Planned)> = (1..)
        .zip(pairs.iter().copied())
        .skip(page * PAIRS)
        .take(PAIRS)
        .collect();
    let mut lines: Vec<String> = vec![summary(words, preview), String::new()];
    lines.extend(
        here.iter()
            .map(|(number, planned)| pair(words, preview, *number, planned)),
    );
    let half = half_year(words, &preview.half);
    let title = words.say("pairing-preview-title", &args![half = half]);
    let published = preview.record.published_at.is_some();
    let mut embed = Embed::new(title, lines.join("\n")).tone(if published { Tone::Done } else { Tone::Needs });
    if pages > 1 {
        let args = args![page = (page + 1).to_string(), pages = pages.to_string()];
        embed = embed.footer(words.say("pairing-page", &args));
    }
    let mut card = Card::embed(embed);
    if page == 0 {
        card.embeds.extend(totals::totals(words, preview));
        let room = limit::FRAMES.saturating_sub(length(&card) + 200);
        card.embeds.extend(open_points(words, preview, room));
    }
    if !here.is_empty() {
        card = card.select(pick(words, preview, &here));
    }
    let turning = lists::turning(words, (page, pages), |page| PairingPress::Page(preview.record.id, page));
    card.buttons(turning).buttons(office(words, preview))
}

/// The new pairs in the order in which a coordinator looks for them: by host, then by observer.
fn by_name(preview: &Preview) -> Vec<&Planned> {
    let name = |id| preview.people.get(&id).map_or("", |who: &Who| who.name.as_str());
    let mut pairs: Vec<(&str, &str, &Planned)> = Vec::new();
    pairs.extend(
        preview
            .record
            .plan
            .pairs
            .iter()
            .map(|it| (name(it.pair.host), name(it.pair.observer), it)),
    );
    collate::sort(&mut pairs, |(_, observer, _)| observer);
    collate::sort(&mut pairs, |(host, ..)| host);
    pairs.into_iter().map(|(.., planned)| planned).collect()
}

fn length(card: &Card) -> usize {
    let texts = card
        .embeds
        .iter()
        .flat_map(|embed| [&embed.title, &embed.text, &embed.footer]);
    texts.map(|text| text.encode_utf16().count()).sum()
}

fn summary(words: Words<'_>, preview: &Preview) -> String {
    let new = preview.record.plan.pairs.len();
    let mut lines = Vec::new();
    if preview.record.published_at.is_some() {
        lines.push(words.plain("pairing-is-published"));
    } else if new == 0 && !preview.kept.is_empty() {
        lines.push(words.plain("pairing-nothing-missing"));
    } else {
        lines.push(words.say("pairing-pairs", &args![count = new]));
        lines.push(words.plain("pairing-not-sent"));
    }
    if !preview.kept.is_empty() && preview.record.published_at.is_none() {
        lines.push(words.say("pairing-kept", &args![count = preview.kept.len()]));
    }
    if preview.late {
        lines.push(words.plain("pairing-late"));
    }
    lines.extend(preview.record.plan.notes.iter().map(|note| {
        words.plain(match note {
            Note::Alone => "pairing-alone",
            Note::OnlyTwo => "pairing-only-two",
        })
    }));
    lines.join("\n")
}

fn named(words: Words<'_>, people: &BTreeMap<PersonId, Who>, id: PersonId) -> String {
    let known = people.get(&id).filter(|who| !who.name.is_empty());
    known.map_or_else(
        || words.plain("observation-former"),
        |who| crate::locale::inert(&who.name),
    )
}

/// Who shows and who observes, in one line.
fn couple(words: Words<'_>, people: &BTreeMap<PersonId, Who>, pair: Pair) -> String {
    let args = args![
        host = named(words, people, pair.host),
        observer = named(words, people, pair.observer)
    ];
    words.say("pairing-couple", &args)
}

fn pair(words: Words<'_>, preview: &Preview, number: usize, planned: &Planned) -> String {
    let mut said = why::reasons(words, planned);
    if preview.locks.contains(&planned.pair) {
        said.insert(0, words.plain("pairing-reason-locked"));
    }
    said.extend(why::cost(words, planned));
    let args = args![
        number = number.to_string(),
        host = named(words, &preview.people, planned.pair.host),
        observer = named(words, &preview.people, planned.pair.observer),
        reasons = said.join(" · ")
    ];
    words.say("pairing-pair", &args)
}

/// The pairs of a page, one of which can be locked or banned; two lessons of the same couple are one choice.
fn pick(words: Words<'_>, preview: &Preview, here: &[(usize, &Planned)]) -> Select {
    let name = |id| preview.people.get(&id).map_or("", |who: &Who| who.name.as_str());
    let mut couples = BTreeSet::new();
    let first = here.iter().filter(|(_, planned)| couples.insert(planned.pair));
    let option = |(number, planned): &(usize, &Planned)| {
        let Pair { host, observer } = planned.pair;
        let label = format!("{number}. {} → {}", name(host), name(observer));
        Choice::new(format!("{host}-{observer}"), label)
    };
    Select {
        action: PairingPress::Pick(preview.record.id).into(),
        placeholder: words.plain("pairing-pick"),
        options: first.map(option).collect(),
        range: (1, 1),
    }
}

/// What could not be satisfied and which people block each other, and who is not planned for.
fn open_points(words: Words<'_>, preview: &Preview, room: usize) -> Option<Embed> {
    let plan = &preview.record.plan;
    let mut lines: Vec<String> = plan
        .blocks
        .iter()
        .map(|block| totals::block(words, &preview.people, block))
        .collect();
    lines.extend(plan.unfilled.iter().map(|slot| unfilled(words, &preview.people, slot)));
    for (person, why) in &preview.left_out {
        let key = match why {
            LeftOut::OnLeave => "pairing-left-out-leave",
            LeftOut::JoinedLate => "pairing-left-out-late",
        };
        let who = named(words, &preview.people, *person);
        lines.push(words.say(key, &args![who = who]));
    }
    for pair in &preview.void {
        let pair = couple(words, &preview.people, *pair);
        lines.push(words.say("pairing-lock-void", &args![pair = pair]));
    }
    if lines.is_empty() {
        return None;
    }
    let text = lists::fitting(words, &lines, room.min(OPEN));
    Some(Embed::new(words.plain("pairing-open-title"), text).tone(Tone::Needs))
}

fn unfilled(words: Words<'_>, people: &BTreeMap<PersonId, Who>, slot: &Unfilled) -> String {
    let args = args![
        who = named(words, people, slot.who),
        count = slot.missing,
        why = why::obstacles(words, &slot.why)
    ];
    let key = match slot.task {
        Task::Show => "pairing-unfilled-show",
        Task::Observe => "pairing-unfilled-observe",
    };
    words.say(key, &args)
}

fn office(words: Words<'_>, preview: &Preview) -> Vec<Button> {
    let id = preview.record.id;
    if preview.record.plan.pairs.is_empty() {
        return Vec::new();
    }
    let button = |press: PairingPress, key| Button::of(words, press, key);
    let files = [
        button(PairingPress::Sheet(id), "pairing-button-sheet"),
        button(PairingPress::Picture(id), "pairing-button-picture"),
    ];
    if preview.record.published_at.is_some() {
        return files.into();
    }
    let mut row = vec![
        button(PairingPress::Publish(id), "button-publish").style(Style::Success),
        button(PairingPress::Again(id), "pairing-button-again"),
        button(PairingPress::Recompute(id), "pairing-button-recompute"),
    ];
    row.extend(files);
    row
}
