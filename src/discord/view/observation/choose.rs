//! The small questions on the way: which observation, which date, which lesson, where, what does not suit, why.

use chrono::NaiveDate;

use super::{choice, reason, rows};
use crate::args;
use crate::discord::action::ObservationPress;
use crate::discord::card::{Button, Card, Choice, Input, Modal, Select};
use crate::discord::view::lesson::bell;
use crate::domain::calendar::Period;
use crate::domain::ids::ObservationId;
use crate::domain::observation::Reason;
use crate::domain::pairing::slots::offers::Offer;
use crate::domain::refusal::Refusal;
use crate::locale::Words;
use crate::locale::inert;
use crate::usecase::observation::{Choice as From_, Page};

/// Longest room that fits everywhere it is shown.
const ROOM: u16 = 60;

fn select(action: ObservationPress, placeholder: String, options: Vec<Choice>) -> Select {
    Select {
        action: action.into(),
        placeholder,
        options,
        range: (1, 1),
    }
}

fn back(words: Words<'_>, id: ObservationId) -> Button {
    Button::of(words, ObservationPress::Open(id), "button-back")
}

/// Which observation a time is proposed for.
#[must_use]
pub fn which(words: Words<'_>, pages: &[Page]) -> Card {
    let options = pages.iter().map(|page| choice(words, page)).collect();
    let placeholder = words.plain("observation-home-select");
    Card::text(words.plain("observation-which")).select(select(ObservationPress::PickDates, placeholder, options))
}

/// The dates to choose from.
#[must_use]
pub fn dates(words: Words<'_>, from: &From_<NaiveDate>) -> Card {
    let id = from.page.it.id;
    if from.from.is_empty() {
        return Card::text(words.plain("observation-dates-none")).buttons(vec![back(words, id)]);
    }
    let day = |date: &NaiveDate| Choice::new(date.to_string(), words.day(*date));
    let options = from.from.iter().map(day).collect();
    let placeholder = words.plain("observation-dates-placeholder");
    let dates = select(ObservationPress::Date(id), placeholder, options);
    let mut text = words.plain("observation-dates");
    let mut buttons = Vec::new();
    if !from.suggested.is_empty() {
        let lines: Vec<String> = (1..)
            .zip(&from.suggested)
            .map(|(number, offer)| format!("{number}. {}", lesson(words, offer)))
            .collect();
        text = words.say("observation-suggested", &args![lessons = lines.join("\n")]);
        for (number, offer) in (1_u32..).zip(&from.suggested) {
            buttons.push(suggestion(words, id, number, offer).primary());
        }
    }
    Card::text(text)
        .buttons(buttons)
        .select(dates)
        .buttons(vec![back(words, id)])
}

/// The dates to choose from, because what was chosen is taken.
#[must_use]
pub fn dates_instead(words: Words<'_>, taken: Refusal, from: &From_<NaiveDate>) -> Card {
    let mut card = dates(words, from);
    card.text = format!("{}\n\n{}", words.plain(taken.key()), card.text);
    card
}

/// A concrete lesson: „antradienis, spalio 13 d., 3 pamoka · 8b · fizika · 214“.
pub(super) fn lesson(words: Words<'_>, offer: &Offer) -> String {
    let day = words.day(offer.date);
    let args = args![date = day, period = offer.period.to_string()];
    let lesson = words.say("observation-time-plain", &args);
    let building = offer.building.as_deref().unwrap_or_default();
    let facts = [offer.class.as_str(), &offer.subject, &offer.room, building];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).map(inert);
    let said: Vec<String> = std::iter::once(lesson).chain(facts).collect();
    said.join(" · ")
}

/// The button that offers a suggested lesson to the other one.
pub(super) fn suggestion(words: Words<'_>, id: ObservationId, number: u32, offer: &Offer) -> Button {
    let press = ObservationPress::Suggested(id, offer.date, offer.period);
    let date = words.short_date(offer.date);
    let label = words.say("observation-suggested-button", &args![number = number, date = date]);
    Button::new(press, label)
}

/// The lessons of a date.
#[must_use]
pub fn periods(words: Words<'_>, on: NaiveDate, from: &From_<(u8, Period)>) -> Card {
    let id = from.page.it.id;
    let date = words.day(on);
    let again = vec![Button::of(words, ObservationPress::Propose(id), "button-back")];
    if from.from.is_empty() {
        let none = words.say("observation-periods-none", &args![date = date]);
        return Card::text(none).buttons(again);
    }
    let lesson = |(number, bells): &(u8, Period)| {
        let label = words.say("observation-period", &args![period = number.to_string()]);
        let mut choice = Choice::new(number.to_string(), label);
        choice.description = format!("{}–{}", bell(words, bells.start), bell(words, bells.end));
        choice
    };
    let options = from.from.iter().map(lesson).collect();
    let placeholder = words.plain("observation-periods-placeholder");
    Card::text(words.say("observation-periods", &args![date = date]))
        .select(select(ObservationPress::Period(id, on), placeholder, options))
        .buttons(again)
}

/// The window that asks for the room.
#[must_use]
pub fn room(words: Words<'_>, (id, on, period): (ObservationId, NaiveDate, u8), room: String) -> Modal {
    Modal {
        action: ObservationPress::Offer(id, on, period).into(),
        title: words.plain("observation-room-title"),
        inputs: vec![Input {
            key: "room".to_owned(),
            label: words.plain("observation-room-label"),
            placeholder: words.plain("observation-room-placeholder"),
            value: room,
            long: false,
            required: false,
            max: ROOM,
        }],
    }
}

/// What does not suit: the time, or the pair.
#[must_use]
pub fn cannot(words: Words<'_>, page: &Page) -> Card {
    let (id, revision) = (page.it.id, page.it.revision);
    let pair = Button::of(words, ObservationPress::Decline(id), "observation-button-this-pair");
    let pair = pair.style(super::Style::Danger);
    if page.it.offer.is_none() {
        return Card::text(words.plain("observation-cannot-pair-only")).buttons(vec![pair, back(words, id)]);
    }
    let time = Button::of(
        words,
        ObservationPress::RefuseTime(id, revision),
        "observation-button-this-time",
    );
    Card::text(words.plain("observation-cannot")).buttons(vec![time.primary(), pair, back(words, id)])
}

/// Why the lesson is off: one tap.
#[must_use]
pub fn cancel(words: Words<'_>, id: ObservationId, reasons: &[Reason]) -> Card {
    let press = |why: &Reason| {
        let action = ObservationPress::CancelFor(id, *why);
        Button::of(words, action, reason(*why))
    };
    let mut buttons: Vec<Button> = reasons.iter().map(press).collect();
    buttons.push(back(words, id));
    rows(Card::text(words.plain("observation-cancel")), &buttons)
}
