//! Open lessons in words: the board, and the questions on the way to opening one.

use chrono::NaiveDate;

use crate::args;
use crate::discord::action::{ArrangePress, ObservationPress};
use crate::discord::card::{Button, Card, Choice, Embed, Input, Modal, Select, Tone};
use crate::discord::view::lesson::{bell, name, time};
use crate::discord::view::lists;
use crate::domain::calendar::Period;
use crate::locale::Words;
use crate::locale::one_line;
use crate::usecase::observation::{Board, OpenLine, Opened};

/// Longest room that fits everywhere it is shown.
const ROOM: u16 = 60;

fn select(action: ArrangePress, placeholder: String, options: Vec<Choice>) -> Select {
    Select {
        action: action.into(),
        placeholder,
        options,
        range: (1, 1),
    }
}

/// The open lessons: those to join, and the own ones.
#[must_use]
pub fn board(words: Words<'_>, board: &Board) -> Card {
    let about = if board.others.is_empty() {
        "arranged-open-none"
    } else {
        "arranged-open-how"
    };
    let embed = Embed::new(words.plain("arranged-open-title"), words.plain(about)).tone(Tone::Calm);
    let others: Vec<String> = board.others.iter().take(10).map(|line| other(words, line)).collect();
    let embed = lists::field(words, embed, "arranged-open-others", &others);
    let mine: Vec<String> = board.mine.iter().take(10).map(|line| own(words, line)).collect();
    let embed = lists::field(words, embed, "arranged-open-mine", &mine);
    let mut card = Card::embed(embed);
    if let Some(done) = board.did {
        let key = match done {
            Opened::Opened => "arranged-did-opened",
            Opened::Closed => "arranged-did-closed",
        };
        card.text = words.plain(key);
    }
    for (action, placeholder, lines) in [
        (ArrangePress::Join, "arranged-open-join", &board.others),
        (ArrangePress::Close, "arranged-open-close", &board.mine),
    ] {
        if !lines.is_empty() {
            let options = lines.iter().map(|line| choice(words, line)).collect();
            card = card.select(select(action, words.plain(placeholder), options));
        }
    }
    let open = Button::of(words, ArrangePress::OpenDates, "arranged-button-open");
    let list = Button::of(words, ObservationPress::List, "observation-button-list");
    card.buttons(vec![open.primary(), list])
}

fn other(words: Words<'_>, line: &OpenLine) -> String {
    let (time, who) = (time(words, &line.time), name(words, &line.host));
    words.say("arranged-open-line", &args![time = time, who = who, left = line.left])
}

fn own(words: Words<'_>, line: &OpenLine) -> String {
    let time = time(words, &line.time);
    let args = args![time = time, left = line.left, places = line.places];
    words.say("arranged-open-own", &args)
}

fn choice(words: Words<'_>, line: &OpenLine) -> Choice {
    let date = words.short_date(line.time.slot.on);
    let lesson = words.say("observation-period", &args![period = line.time.slot.period.to_string()]);
    let label = format!("{date}, {lesson} · {}", one_line(&line.host.name, 60));
    Choice::new(line.id.to_string(), label)
}

/// On which day is a lesson opened?
#[must_use]
pub fn open_dates(words: Words<'_>, dates: &[NaiveDate]) -> Card {
    let back = Button::of(words, ArrangePress::Board, "button-back");
    if dates.is_empty() {
        return Card::text(words.plain("arranged-open-no-days")).buttons(vec![back]);
    }
    let day = |date: &NaiveDate| Choice::new(date.to_string(), words.day(*date));
    let options = dates.iter().map(day).collect();
    let placeholder = words.plain("observation-dates-placeholder");
    Card::text(words.plain("arranged-open-date"))
        .select(select(ArrangePress::OpenDate, placeholder, options))
        .buttons(vec![back])
}

/// Which lesson of the day?
#[must_use]
pub fn open_periods(words: Words<'_>, on: NaiveDate, lessons: &[(u8, Period)]) -> Card {
    let lesson = |(number, bells): &(u8, Period)| {
        let label = words.say("observation-period", &args![period = number.to_string()]);
        let mut choice = Choice::new(number.to_string(), label);
        choice.description = format!("{}–{}", bell(words, bells.start), bell(words, bells.end));
        choice
    };
    let options = lessons.iter().map(lesson).collect();
    let placeholder = words.plain("observation-periods-placeholder");
    let date = words.day(on);
    let back = Button::of(words, ArrangePress::OpenDates, "button-back");
    Card::text(words.say("arranged-open-period", &args![date = date]))
        .select(select(ArrangePress::OpenPeriod(on), placeholder, options))
        .buttons(vec![back])
}

/// Where, and how many may come?
#[must_use]
pub fn open_window(words: Words<'_>, (on, period): (NaiveDate, u8), (room, places): (String, u32)) -> Modal {
    let input = |key: &str, label, placeholder, value, max| Input {
        key: key.to_owned(),
        label: words.plain(label),
        placeholder: words.plain(placeholder),
        value,
        long: false,
        required: false,
        max,
    };
    Modal {
        action: ArrangePress::OpenLesson(on, period).into(),
        title: words.plain("arranged-open-window"),
        inputs: vec![
            input(
                "room",
                "observation-room-label",
                "observation-room-placeholder",
                room,
                ROOM,
            ),
            input(
                "places",
                "arranged-open-places",
                "arranged-open-places-hint",
                places.to_string(),
                1,
            ),
        ],
    }
}
