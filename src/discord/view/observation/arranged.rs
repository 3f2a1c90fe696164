//! What colleagues arrange themselves, in words: a question and its answer, a visit entered afterwards.

use super::page as observation_page;
use crate::args;
use crate::discord::action::{ArrangePress, ObservationPress};
use crate::discord::card::{Button, Card, Choice, Embed, Select, Style, Tone};
use crate::discord::view::lesson::{bell, called, name};
use crate::discord::view::lists;
use crate::domain::observation::Side;
use crate::domain::observation::asking::{Kind, Standing};
use crate::locale::{Words, one_line};
use crate::usecase::observation::{AskedDid, AskedPage, Logging, Visited};
use crate::usecase::roster::Who;

fn list(words: Words<'_>) -> Button {
    Button::of(words, ObservationPress::List, "observation-button-list")
}

/// Who is on the other side of a question, as a sentence.
fn between(words: Words<'_>, page: &AskedPage) -> String {
    match page.asking.kind {
        Kind::Swap => return super::swap::between(words, page),
        Kind::Substitute => return super::substitute::between(words, page),
        Kind::Invitation => {}
    }
    if page.me == page.asking.by {
        words.say("arranged-invitation-to", &args![who = name(words, &page.to)])
    } else {
        words.say("arranged-invitation-by", &args![who = name(words, &page.by)])
    }
}

const fn title(page: &AskedPage) -> &'static str {
    match page.asking.kind {
        Kind::Swap => "arranged-swap-title",
        Kind::Substitute => "arranged-substitute-title",
        Kind::Invitation => "arranged-invitation-title",
    }
}

const fn standing(page: &AskedPage) -> &'static str {
    let mine = page.me.0 == page.asking.by.0;
    match page.asking.standing {
        _ if matches!(page.asking.kind, Kind::Substitute) => super::substitute::standing(page),
        Standing::Waiting if page.until.is_none() => "arranged-standing-over",
        Standing::Waiting if mine => "arranged-standing-waiting",
        Standing::Waiting => "arranged-standing-answer",
        Standing::Agreed | Standing::Confirmed => "arranged-standing-agreed",
        // Nobody can tell a refusal from silence, or either from an obstacle.
        Standing::Declined | Standing::Lapsed if mine => "arranged-standing-not",
        Standing::Undone => "arranged-standing-undone",
        Standing::Declined => "arranged-standing-declined",
        Standing::Withdrawn | Standing::Lapsed => "arranged-standing-over",
    }
}

const fn did(did: AskedDid, kind: Kind) -> &'static str {
    match did {
        AskedDid::Asked if matches!(kind, Kind::Swap) => "arranged-did-swap-offered",
        AskedDid::AskedBefore if matches!(kind, Kind::Swap) => "arranged-did-swap-offered-before",
        AskedDid::Withdrawn if matches!(kind, Kind::Swap) => "arranged-did-swap-withdrawn",
        AskedDid::HostAgreed => "arranged-did-host-agreed",
        AskedDid::Confirmed => "arranged-did-confirmed",
        AskedDid::Swapped => "arranged-did-swapped",
        AskedDid::PutBack => "arranged-did-put-back",
        AskedDid::Asked => "arranged-did-asked",
        AskedDid::AskedBefore => "arranged-did-asked-before",
        AskedDid::Declined => "arranged-did-said-no",
        AskedDid::Withdrawn => "arranged-did-withdrawn",
    }
}

/// A question with exactly the buttons that make sense now.
#[must_use]
pub fn asked(words: Words<'_>, page: &AskedPage) -> Card {
    let mine = page.me == page.asking.by;
    let state = words.plain(standing(page));
    let mut lines = vec![
        between(words, page),
        words.say("observation-page-state", &args![state = state]),
    ];
    if let Some(until) = page.until {
        let how = match page.asking.kind {
            Kind::Swap if !mine => "arranged-swap-how",
            Kind::Substitute => "arranged-substitute-how",
            _ => "arranged-invitation-how",
        };
        let until = words.date(until);
        lines.push(words.say(how, &args![date = until]));
    }
    let tone = if page.until.is_some() && !mine {
        Tone::Needs
    } else {
        Tone::Calm
    };
    let embed = Embed::new(words.plain(title(page)), lines.join("\n")).tone(tone);
    let mut card = Card::embed(embed);
    if let Some(done) = page.did {
        card.text = words.plain(did(done, page.asking.kind));
    }
    let mut buttons = answers(words, page);
    buttons.push(list(words));
    card.buttons(buttons)
}

fn answers(words: Words<'_>, page: &AskedPage) -> Vec<Button> {
    let id = page.asking.id;
    match page.asking.kind {
        Kind::Swap => return super::swap::answers(words, page),
        Kind::Substitute => return super::substitute::answers(words, page),
        Kind::Invitation => {}
    }
    let accept = |key| Button::of(words, ArrangePress::Accept(id), key).style(Style::Success);
    let mine = page.me == page.asking.by;
    match page.asking.standing {
        Standing::Waiting if mine => {
            let back = ArrangePress::Withdraw(id);
            vec![Button::of(words, back, "arranged-button-withdraw")]
        }
        Standing::Waiting if page.until.is_some() => vec![
            accept("button-accept"),
            Button::of(words, ArrangePress::Decline(id), "button-cannot"),
        ],
        Standing::Declined if !mine => vec![accept("arranged-button-accept-after-all")],
        _ => Vec::new(),
    }
}

/// Adds the questions that wait to the own list.
pub(super) fn waiting(words: Words<'_>, card: Card, asked: &[AskedPage]) -> Card {
    let open = Button::of(words, ArrangePress::Board, "arranged-open-title");
    questions(words, card, asked).buttons(vec![open])
}

fn questions(words: Words<'_>, mut card: Card, asked: &[AskedPage]) -> Card {
    if asked.is_empty() {
        return card;
    }
    let lines: Vec<String> = asked
        .iter()
        .map(|page| format!("• {} – {}", between(words, page), words.plain(standing(page))))
        .collect();
    if let Some(embed) = card.embeds.first_mut() {
        *embed = lists::field(words, std::mem::take(embed), "arranged-waiting", &lines);
    }
    let options = asked.iter().map(|page| {
        let (key, who) = if page.me == page.asking.by {
            (choice_key(page, true), &page.to)
        } else {
            (choice_key(page, false), &page.by)
        };
        let label = words.say(key, &args![name = one_line(&who.name, 70)]);
        Choice::new(page.asking.id.to_string(), label)
    });
    card.select(Select {
        action: ArrangePress::Pick.into(),
        placeholder: words.plain("arranged-choose"),
        options: options.collect(),
        range: (1, 1),
    })
}

const fn choice_key(page: &AskedPage, mine: bool) -> &'static str {
    match (page.asking.kind, mine) {
        (Kind::Substitute, _) => "arranged-substitute-choice",
        (Kind::Swap, true) => "arranged-swap-choice-to",
        (Kind::Swap, false) => "arranged-swap-choice-by",
        (_, true) => "arranged-choice-to",
        (_, false) => "arranged-choice-by",
    }
}

/// The message about a question.
pub(super) fn letter(words: Words<'_>, page: &AskedPage) -> Card {
    let (text, tone) = match page.asking.standing {
        _ if page.asking.kind == Kind::Swap => super::swap::headline(page),
        _ if page.asking.kind == Kind::Substitute => super::substitute::headline(page),
        Standing::Waiting => ("arranged-letter-invited", Tone::Needs),
        Standing::Agreed | Standing::Confirmed => ("arranged-letter-agreed", Tone::Done),
        _ => ("arranged-letter-not", Tone::Calm),
    };
    let text = format!("{}\n{}", words.plain(text), between(words, page));
    let card = Card::embed(Embed::new(words.plain(title(page)), text).tone(tone));
    let mut buttons = answers(words, page);
    match (page.asking.standing, page.asking.taken) {
        (Standing::Agreed, Some(id)) if page.asking.kind == Kind::Invitation => {
            let propose = ObservationPress::Propose(id);
            buttons.push(Button::of(words, propose, "button-propose-time").primary());
            buttons.push(Button::of(words, ObservationPress::Open(id), "button-open"));
        }
        _ if page.asking.kind == Kind::Substitute => {
            let open = page.asking.given.map_or(ObservationPress::List, ObservationPress::Open);
            buttons.push(Button::of(words, open, "button-open"));
        }
        _ => buttons.push(Button::of(words, ArrangePress::Asked(page.asking.id), "button-open")),
    }
    card.buttons(buttons)
}

/// The same in one line.
pub(super) fn in_one_line(words: Words<'_>, page: &AskedPage) -> String {
    let who = if page.me == page.asking.by { &page.to } else { &page.by };
    let title = words.plain(title(page));
    format!("{title} · {} · {}", words.plain(standing(page)), called(words, who))
}

/// The next question about a visit that already happened, or its entry.
#[must_use]
pub fn logging(words: Words<'_>, logging: &Logging) -> Card {
    match logging {
        Logging::Side(who, visited) => sides(words, who, visited),
        Logging::Date(who, visited, days) => {
            if days.is_empty() {
                return Card::text(words.plain("arranged-visit-no-days")).buttons(vec![list(words)]);
            }
            let day = |date: &chrono::NaiveDate| Choice::new(date.to_string(), words.day(*date));
            let text = words.say("arranged-visit-date", &args![visit = visit(words, who, visited)]);
            Card::text(text).select(Select {
                action: ArrangePress::LogDate(visited.with, side(visited)).into(),
                placeholder: words.plain("observation-dates-placeholder"),
                options: days.iter().map(day).collect(),
                range: (1, 1),
            })
        }
        Logging::Period(who, visited, on, lessons) => {
            let lesson = |(number, bells): &(u8, crate::domain::calendar::Period)| {
                let label = words.say("observation-period", &args![period = number.to_string()]);
                let mut choice = Choice::new(number.to_string(), label);
                choice.description = format!("{}–{}", bell(words, bells.start), bell(words, bells.end));
                choice
            };
            let date = words.day(*on);
            let visit = visit(words, who, visited);
            let text = words.say("arranged-visit-period", &args![visit = visit, date = date]);
            Card::text(text).select(Select {
                action: ArrangePress::LogPeriod(visited.with, side(visited), *on).into(),
                placeholder: words.plain("observation-periods-placeholder"),
                options: lessons.iter().map(lesson).collect(),
                range: (1, 1),
            })
        }
        Logging::Done(page) => observation_page(words, page),
    }
}

fn side(visited: &Visited) -> Side {
    visited.side.unwrap_or(Side::Observer)
}

fn visit(words: Words<'_>, who: &Who, visited: &Visited) -> String {
    let key = match visited.side {
        Some(Side::Host) => "observation-observer",
        _ => "observation-host",
    };
    words.say(key, &args![who = name(words, who)])
}

fn sides(words: Words<'_>, who: &Who, visited: &Visited) -> Card {
    let button = |side: Side, key| {
        let press = ArrangePress::LogSide(visited.with, side);
        Button::of(words, press, key).primary()
    };
    let text = words.say("arranged-visit-side", &args![who = name(words, who)]);
    Card::text(text).buttons(vec![
        button(Side::Host, "choice-side-host"),
        button(Side::Observer, "choice-side-observer"),
    ])
}
