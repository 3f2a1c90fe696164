//! The coordinator's week in words: counts in the message, names behind its button.

#[cfg(test)]
mod tests;

use crate::args;
use crate::discord::action::OfficePress;
use crate::discord::card::{Button, Card, Embed, Tone, limit};
use crate::discord::view::lesson::{half_year, name};
use crate::discord::view::lists;
use crate::domain::calendar::HalfYear;
use crate::domain::week::{Help, Overdue};
use crate::locale::Words;
use crate::usecase::roster::Who;
use crate::usecase::week::{Counts, Going, Slot, Week};

/// The message: how many, nobody's name.
#[must_use]
pub fn notice(words: Words<'_>, counts: Counts) -> Card {
    let mut lines = vec![words.plain("week-opening")];
    lines.extend(counts.unplanned.map(|half| unplanned(words, &half)));
    if counts.overdue > 0 {
        lines.push(words.say("week-count-overdue", &args![count = counts.overdue]));
    }
    if counts.help > 0 {
        lines.push(words.say("week-count-help", &args![count = counts.help]));
    }
    lines.extend(counts.going.map(|texts| going(words, texts)));
    let open = Button::of(words, OfficePress::Week, "button-open").primary();
    Card::text(lines.join("\n")).buttons(vec![open])
}

/// The list, for the coordinator's eyes only.
#[must_use]
pub fn list(words: Words<'_>, week: &Week) -> Card {
    let mut lines = Vec::new();
    if let Some(half) = &week.unplanned {
        lines.extend([unplanned(words, half), String::new()]);
    }
    for why in Overdue::ALL {
        let slots: Vec<&Slot> = week.overdue.iter().filter(|slot| slot.why == why).collect();
        if !slots.is_empty() {
            lines.push(format!("**{}**", words.plain(overdue(why))));
            lines.extend(slots.into_iter().map(|slot| pair(words, slot)));
            lines.push(String::new());
        }
    }
    if !week.help.is_empty() {
        lines.push(format!("**{}**", words.plain("week-help")));
        lines.extend(week.help.iter().map(|(person, reasons)| need(words, person, reasons)));
    }
    if lines.is_empty() {
        lines.push(words.plain("week-nothing"));
    }
    if let Some(texts) = week.going {
        lines.push(String::new());
        lines.push(going(words, texts));
    }
    let embed = Embed::new(words.plain("week-title"), lists::fitting(words, &lines, limit::TEXT))
        .footer(words.plain("week-footer"));
    Card::embed(embed.tone(if week.says_nothing() { Tone::Calm } else { Tone::Needs }))
}

fn unplanned(words: Words<'_>, half: &HalfYear) -> String {
    words.say("week-unplanned", &args![half = half_year(words, half)])
}

fn going(words: Words<'_>, going: Going) -> String {
    let last = words.date(going.last);
    words.say("week-going", &args![count = going.texts, last = last])
}

fn pair(words: Words<'_>, slot: &Slot) -> String {
    words.say(
        "week-pair",
        &args![host = name(words, &slot.host), observer = name(words, &slot.observer)],
    )
}

fn need(words: Words<'_>, person: &Who, reasons: &[Help]) -> String {
    let reason = |help: &Help| match help {
        Help::Missed(count) => words.say("week-missed", &args![count = *count]),
        Help::Unreached => words.plain("week-unreached"),
        Help::Absent => words.plain("week-absent"),
    };
    let reasons: Vec<String> = reasons.iter().map(reason).collect();
    format!("• {} – {}", name(words, person), reasons.join("; "))
}

const fn overdue(why: Overdue) -> &'static str {
    match why {
        Overdue::NoTime => "week-no-time",
        Overdue::NoNewTime => "week-no-new-time",
        Overdue::NotTold => "week-not-told",
        Overdue::NoFeedback => "week-no-feedback",
    }
}
