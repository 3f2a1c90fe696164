//! The 2+2 plan in words: each pair with its reasons, what could not be satisfied, what became of it.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::super::action::PairingPress;
use super::super::card::{Button, Card, Embed, File, Style, Tone, cut};
use super::super::desk::Words;
use super::observation::{half_year, name, plain};
use crate::args;
use crate::domain::ids::PersonId;
use crate::domain::observation::State;
use crate::domain::pairing::{Note, Planned, Reason, Task, Unfilled, Why};
use crate::report;
use crate::usecase::Error;
use crate::usecase::observation::Who;
use crate::usecase::pairing::{Exclusion, History, LeftOut, Preview, Published};

/// Pairs on one page of a preview: with their reasons they fit well into one frame.
const PAIRS: usize = 12;
/// The most characters of a frame's text.
const FRAME: usize = 4096;

/// A page of a plan with its buttons.
#[must_use]
pub fn preview(words: Words<'_>, preview: &Preview, page: u32) -> Card {
    let pairs = &preview.record.plan.pairs;
    let pages = pairs.len().div_ceil(PAIRS).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let here = pairs.iter().skip(page * PAIRS).take(PAIRS);
    let mut lines: Vec<String> = vec![summary(words, preview), String::new()];
    let number = (page * PAIRS + 1)..;
    lines.extend(
        number
            .zip(here)
            .map(|(number, planned)| pair(words, &preview.people, number, planned)),
    );
    let half = half_year(words, &preview.half);
    let title = words
        .texts
        .say(words.lang, "pairing-preview-title", &args![half = half]);
    let published = preview.record.published_at.is_some();
    let mut embed =
        Embed::new(title, cut(&lines.join("\n"), FRAME)).tone(if published { Tone::Done } else { Tone::Needs });
    if pages > 1 {
        let args = args![page = (page + 1).to_string(), pages = pages.to_string()];
        embed = embed.footer(words.texts.say(words.lang, "pairing-page", &args));
    }
    let mut card = Card::embed(embed);
    if page == 0 {
        card.embeds.extend(open_points(words, preview));
    }
    let turning = turning(words, preview, page, pages);
    card.buttons(turning).buttons(office(words, preview))
}

fn summary(words: Words<'_>, preview: &Preview) -> String {
    let (texts, lang) = (words.texts, words.lang);
    let new = preview.record.plan.pairs.len();
    let mut lines = Vec::new();
    if preview.record.published_at.is_some() {
        lines.push(plain(words, "pairing-is-published"));
    } else if new == 0 && preview.kept > 0 {
        lines.push(plain(words, "pairing-nothing-missing"));
    } else {
        lines.push(texts.say(lang, "pairing-pairs", &args![count = new]));
        lines.push(plain(words, "pairing-not-sent"));
    }
    if preview.kept > 0 && preview.record.published_at.is_none() {
        lines.push(texts.say(lang, "pairing-kept", &args![count = preview.kept]));
    }
    if preview.late {
        lines.push(plain(words, "pairing-late"));
    }
    lines.extend(preview.record.plan.notes.iter().map(|note| {
        plain(
            words,
            match note {
                Note::Alone => "pairing-alone",
                Note::OnlyTwo => "pairing-only-two",
            },
        )
    }));
    lines.join("\n")
}

fn named(people: &BTreeMap<PersonId, Who>, id: PersonId) -> String {
    people
        .get(&id)
        .map(|who| crate::locale::inert(&who.name))
        .unwrap_or_default()
}

fn pair(words: Words<'_>, people: &BTreeMap<PersonId, Who>, number: usize, planned: &Planned) -> String {
    let args = args![
        number = number.to_string(),
        host = named(people, planned.pair.host),
        observer = named(people, planned.pair.observer),
        reasons = reasons(words, planned).join(" · ")
    ];
    words.texts.say(words.lang, "pairing-pair", &args)
}

fn reasons(words: Words<'_>, planned: &Planned) -> Vec<String> {
    let mut reasons: Vec<String> = planned.reasons.iter().map(|why| reason(words, *why)).collect();
    if planned.second {
        reasons.insert(0, plain(words, "pairing-reason-joins"));
    }
    reasons
}

fn reason(words: Words<'_>, reason: Reason) -> String {
    let key = match reason {
        Reason::NeverMet => "pairing-reason-never-met",
        Reason::Met(ago) => return words.texts.say(words.lang, "pairing-reason-met", &args![count = ago]),
        Reason::SameSubject => "pairing-reason-same-subject",
        Reason::OtherSubject => "pairing-reason-other-subject",
        Reason::InsideGroup => "pairing-reason-inside-group",
        Reason::OutsideGroup => "pairing-reason-outside-group",
        Reason::Wish => "pairing-reason-wish",
        Reason::Mutual => "pairing-reason-mutual",
        Reason::SecondLesson => "pairing-reason-second-lesson",
    };
    plain(words, key)
}

/// What could not be satisfied, and who is not planned for.
fn open_points(words: Words<'_>, preview: &Preview) -> Option<Embed> {
    let (texts, lang) = (words.texts, words.lang);
    let mut lines: Vec<String> = preview
        .record
        .plan
        .unfilled
        .iter()
        .map(|slot| unfilled(words, preview, slot))
        .collect();
    for (person, why) in &preview.left_out {
        let key = match why {
            LeftOut::OnLeave => "pairing-left-out-leave",
            LeftOut::JoinedLate => "pairing-left-out-late",
        };
        let who = named(&preview.people, *person);
        lines.push(texts.say(lang, key, &args![who = who]));
    }
    if lines.is_empty() {
        return None;
    }
    let text = cut(&lines.join("\n"), 1_500);
    Some(Embed::new(plain(words, "pairing-open-title"), text).tone(Tone::Needs))
}

fn unfilled(words: Words<'_>, preview: &Preview, slot: &Unfilled) -> String {
    let why: Vec<String> = slot.why.iter().map(|why| plain(words, blocked(*why))).collect();
    let args = args![
        who = named(&preview.people, slot.who),
        count = slot.missing,
        why = words.texts.list(words.lang, &why)
    ];
    let key = match slot.task {
        Task::Show => "pairing-unfilled-show",
        Task::Observe => "pairing-unfilled-observe",
    };
    words.texts.say(words.lang, key, &args)
}

const fn blocked(why: Why) -> &'static str {
    match why {
        Why::Alone => "pairing-why-alone",
        Why::FewColleagues => "pairing-why-few-colleagues",
        Why::NoLessonLeft => "pairing-why-no-lesson-left",
        Why::NoObserverLeft => "pairing-why-no-observer-left",
        Why::Excluded => "pairing-why-excluded",
        Why::Manager => "pairing-why-manager",
        Why::GivenUp => "pairing-why-given-up",
        Why::NoCommonLesson => "pairing-why-no-common-lesson",
        Why::NoCombination => "pairing-why-no-combination",
    }
}

fn turning(words: Words<'_>, preview: &Preview, page: usize, pages: usize) -> Vec<Button> {
    let to = |page: usize| PairingPress::Page(preview.record.id, u32::try_from(page).unwrap_or(0)).into();
    let mut buttons = Vec::new();
    if page > 0 {
        buttons.push(Button::new(to(page - 1), plain(words, "pairing-button-previous")));
    }
    if page + 1 < pages {
        buttons.push(Button::new(to(page + 1), plain(words, "pairing-button-next")));
    }
    buttons
}

fn office(words: Words<'_>, preview: &Preview) -> Vec<Button> {
    let id = preview.record.id;
    if preview.record.plan.pairs.is_empty() {
        return Vec::new();
    }
    let sheet = Button::new(PairingPress::Sheet(id).into(), plain(words, "pairing-button-sheet"));
    if preview.record.published_at.is_some() {
        return vec![sheet];
    }
    vec![
        Button::new(PairingPress::Publish(id).into(), plain(words, "button-publish")).style(Style::Success),
        Button::new(PairingPress::Again(id).into(), plain(words, "pairing-button-again")),
        sheet,
    ]
}

/// The preview with the plan as a spreadsheet: a row a pair, with the reasons. The card stays what it was, so that its
/// buttons do not go away with the press.
///
/// # Errors
/// When it cannot be written: a fault of ours.
pub fn sheet(words: Words<'_>, preview: &Preview) -> Result<Card, Error> {
    let columns = [
        ("pairing-column-host", 28),
        ("pairing-column-observer", 28),
        ("pairing-column-why", 60),
    ];
    let people = &preview.people;
    let name = |id: PersonId| people.get(&id).map_or("", |who| who.name.as_str());
    let row = |planned: &Planned| -> Vec<report::Cell> {
        vec![
            name(planned.pair.host).into(),
            name(planned.pair.observer).into(),
            reasons(words, planned).join("; ").into(),
        ]
    };
    let table = report::Sheet {
        name: plain(words, "pairing-sheet"),
        columns: columns.map(|(key, width)| (plain(words, key), width)).to_vec(),
        rows: preview.record.plan.pairs.iter().map(row).collect(),
    };
    let bytes = report::workbook(&table).map_err(|_| Error::Bug("no workbook"))?;
    let mut card = self::preview(words, preview, 0);
    card.files.push(File {
        name: format!("2+2 {}.xlsx", preview.half.id),
        bytes,
    });
    Ok(card)
}

/// What publishing came to.
#[must_use]
pub fn published(words: Words<'_>, published: &Published) -> Card {
    let (texts, lang) = (words.texts, words.lang);
    let half = half_year(words, &published.half);
    let title = texts.say(lang, "pairing-published-title", &args![half = half]);
    if published.before {
        return Card::embed(Embed::new(title, plain(words, "pairing-published-before")).tone(Tone::Done));
    }
    let pairs = texts.say(lang, "pairing-published-pairs", &args![count = published.pairs]);
    let people = texts.say(lang, "pairing-published-people", &args![count = published.people]);
    let mut embed = Embed::new(title, format!("{pairs}\n{people}")).tone(Tone::Done);
    if !published.dropped.is_empty() {
        let both = |(host, observer): &(Who, Who)| {
            let args = args![host = name(words, host), observer = name(words, observer)];
            texts.say(lang, "pairing-couple", &args)
        };
        let lines: Vec<String> = published.dropped.iter().map(both).collect();
        embed = embed.field(plain(words, "pairing-published-dropped"), cut(&lines.join("\n"), 1024));
    }
    Card::embed(embed)
}

/// What became of a couple on the coordinator's list, and the whole list.
#[must_use]
pub fn exclusion(words: Words<'_>, exclusion: &Exclusion) -> Card {
    let (texts, lang) = (words.texts, words.lang);
    let key = if exclusion.excluded {
        "pairing-excluded"
    } else {
        "pairing-allowed"
    };
    let args = args![one = name(words, &exclusion.one), other = name(words, &exclusion.other)];
    let mut embed = Embed::new(plain(words, "pairing-exclusion-title"), texts.say(lang, key, &args)).tone(Tone::Done);
    if !exclusion.all.is_empty() {
        let line = |(one, other): &(Who, Who)| format!("• {} – {}", name(words, one), name(words, other));
        let lines: Vec<String> = exclusion.all.iter().map(line).collect();
        embed = embed.field(plain(words, "pairing-exclusion-list"), cut(&lines.join("\n"), 1024));
    }
    Card::embed(embed)
}

/// Who met whom; what does not fit into the frame comes as a file beside it.
#[must_use]
pub fn history(words: Words<'_>, history: &History) -> Card {
    let (texts, lang) = (words.texts, words.lang);
    let half = half_year(words, &history.half);
    let title = texts.say(lang, "pairing-history-title", &args![half = half]);
    if history.pairs.is_empty() {
        return Card::embed(Embed::new(title, plain(words, "pairing-history-empty")));
    }
    let line = |(host, observer, state): &(Who, Who, State)| {
        let args = args![
            host = crate::locale::inert(&host.name),
            observer = crate::locale::inert(&observer.name),
            state = plain(words, short_state(*state))
        ];
        texts.say(lang, "pairing-history-line", &args)
    };
    let lines: Vec<String> = history.pairs.iter().map(line).collect();
    let text = lines.join("\n");
    let mut card = Card::embed(Embed::new(title, cut(&text, FRAME - 96)));
    if text.chars().count() > FRAME - 96 {
        card.files.push(File {
            name: format!("{}.txt", history.half.id),
            bytes: text.replace('\\', "").into_bytes(),
        });
    }
    card
}

const fn short_state(state: State) -> &'static str {
    match state {
        State::Proposed | State::ToReschedule => "pairing-state-open",
        State::Scheduled => "pairing-state-scheduled",
        State::Observed | State::Closed => "pairing-state-met",
        State::Declined | State::Released => "pairing-state-given-up",
        State::Expired => "pairing-state-expired",
    }
}
