//! The school's calendar in words.

use crate::args;
use crate::discord::action::CalendarPress;
use crate::discord::card::{Button, Card, Embed, Row, Style, Tone};
use crate::discord::view::lesson::bell;
use crate::domain::calendar::NoSchool;
use crate::domain::ids::BreakId;
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::calendar::{Edited, Overview};

/// Buttons for single breaks; one more row confirms them all.
const SINGLE: usize = 4;

/// A year on one page; a coordinator gets the buttons that confirm.
#[must_use]
pub fn overview(words: Words<'_>, overview: &Overview) -> Card {
    let year = overview.year.id().to_string().replace('-', "–");
    let mut embed = Embed::new(words.say("calendar-title", &args![year = year]), "");
    let halves = overview.halves.iter().enumerate().map(|(index, half)| {
        let days = words.range(half.start, half.end);
        let until = words.date(half.obs_deadline);
        words.say(
            "calendar-half",
            &args![number = "I".repeat(index + 1), days = days, until = until],
        )
    });
    embed = embed.field(words.plain("calendar-halves"), halves.collect::<Vec<_>>().join("\n"));
    let breaks: Vec<String> = overview
        .year
        .no_school()
        .iter()
        .map(|days| no_school(words, days))
        .collect();
    embed = embed.field(words.plain("calendar-breaks"), some(words, &breaks, "\n"));
    let prompts: Vec<String> = overview
        .windows
        .iter()
        .map(|window| words.short_date(window.opens_on))
        .collect();
    embed = embed.field(words.plain("calendar-prompts"), some(words, &prompts, " · "));
    let holidays: Vec<String> = overview
        .year
        .holidays()
        .iter()
        .map(|(date, holiday)| {
            let (date, name) = (words.short_date(*date), words.plain(holiday.key()));
            words.say("calendar-holiday", &args![date = date, name = name])
        })
        .collect();
    embed = embed.field(words.plain("calendar-holidays"), some(words, &holidays, "\n"));
    // Not "1. 08:00": Discord would draw a list of its own.
    let bells = overview.year.periods().iter().map(|(number, period)| {
        let (from, to) = (bell(words, period.start), bell(words, period.end));
        words.say("calendar-period", &args![period = number, from = from, to = to])
    });
    embed = embed.field(words.plain("calendar-periods"), bells.collect::<Vec<_>>().join("\n"));
    embed = embed.footer(words.say("calendar-school-days", &args![count = overview.school_days]));
    let card = Card::embed(embed);
    if overview.keeps {
        with_buttons(words, card, &overview.to_confirm)
    } else {
        card
    }
}

/// What is still a guess, with a button for each and one for all.
#[must_use]
pub fn confirm(words: Words<'_>, overview: &Overview) -> Card {
    if overview.to_confirm.is_empty() {
        return Card::text(words.plain("calendar-nothing-to-confirm"));
    }
    let lines: Vec<String> = overview
        .to_confirm
        .iter()
        .map(|(_, days)| no_school(words, days))
        .collect();
    let embed = Embed::new(words.plain("calendar-confirm-title"), lines.join("\n"))
        .footer(words.plain("calendar-confirm-how"))
        .tone(Tone::Needs);
    with_buttons(words, Card::embed(embed), &overview.to_confirm)
}

fn with_buttons(words: Words<'_>, mut card: Card, guesses: &[(BreakId, NoSchool)]) -> Card {
    for (id, days) in guesses.iter().take(SINGLE) {
        let name = one_line(days.name.of(words.lang), 50);
        let label = words.say("calendar-confirm-one", &args![name = name]);
        card.rows
            .push(Row::Buttons(vec![Button::new(CalendarPress::ConfirmBreak(*id), label)]));
    }
    if guesses.is_empty() {
        return card;
    }
    let all = Button::of(words, CalendarPress::ConfirmAll, "calendar-confirm-all");
    card.buttons(vec![all.style(Style::Success)])
}

/// What was changed.
#[must_use]
pub fn edited(words: Words<'_>, edited: &Edited) -> Card {
    let text = match edited {
        Edited::Break(days) => words.say("calendar-break-saved", &args![days = no_school(words, days)]),
        Edited::Dropped(days) => words.say("calendar-break-dropped", &args![days = no_school(words, days)]),
        Edited::Confirmed(count) => words.say("calendar-confirmed", &args![count = *count]),
        Edited::Periods { day: None, periods } => {
            words.say("calendar-periods-saved", &args![periods = periods.to_string()])
        }
        Edited::Periods {
            day: Some(day),
            periods,
        } => {
            let date = words.date(*day);
            words.say("calendar-day-saved", &args![date = date, periods = periods.to_string()])
        }
    };
    Card::embed(Embed::new("", text).tone(Tone::Done))
}

/// The weekly nag to a coordinator.
#[must_use]
pub fn nag(words: Words<'_>, guesses: &[NoSchool]) -> Card {
    let lines: Vec<String> = guesses.iter().map(|days| no_school(words, days)).collect();
    let text = format!("{}\n{}", words.plain("calendar-nag"), lines.join("\n"));
    let all = Button::of(words, CalendarPress::ConfirmAll, "calendar-confirm-all");
    Card::text(text).buttons(vec![all.style(Style::Success)])
}

fn no_school(words: Words<'_>, days: &NoSchool) -> String {
    let name = inert(days.name.of(words.lang));
    let dates = words.range(days.from, days.to);
    let key = if days.confirmed {
        "calendar-break-line"
    } else {
        "calendar-guess-line"
    };
    words.say(key, &args![name = name, days = dates])
}

fn some(words: Words<'_>, lines: &[String], between: &str) -> String {
    if lines.is_empty() {
        words.plain("calendar-none")
    } else {
        lines.join(between)
    }
}
