//! The monthly reflection in words: prompt and reminder, putting off, looking back.

mod deletion;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

pub use deletion::deletion;

use super::form;
use crate::args;
use crate::discord::action::{FormPress, ReflectionPress};
use crate::discord::card::{Button, Card, Choice, Embed, Select};
use crate::domain::calendar::local;
use crate::domain::forms::Form;
use crate::domain::ids::EntryId;
use crate::domain::month::Month;
use crate::domain::reflection::Later;
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::usecase::forms::Screen;
use crate::usecase::history::{History, Shown};
use crate::usecase::reflection::{Done, NotNow, Notice, PutOff};
use crate::usecase::sharing::Sharing;

/// The prompt, or a reminder: the only unasked messages with a *Write* button (contract, buttons).
#[must_use]
pub fn notice(words: Words<'_>, notice: &Notice) -> Card {
    let month = words.month_genitive(notice.month);
    let text = if notice.prompt {
        words.say("reflection-prompt", &args![month = month])
    } else {
        let date = short(words, notice.due_on);
        words.say("reflection-reminder", &args![month = month, date = date])
    };
    let question = notice.question.of(words.lang);
    let embed = Embed::new("", words.say("reflection-question", &args![question = question]));
    let mut card = Card::embed(embed);
    card.text = text;
    card.buttons(vec![
        write_button(words, notice.id).primary().emoji("✏️"),
        Button::of(words, ReflectionPress::Later(notice.id), "button-later"),
        Button::of(words, ReflectionPress::Skip(notice.id), "button-skip-month"),
    ])
}

fn write_button(words: Words<'_>, id: crate::domain::ids::ReflectionId) -> Button {
    Button::of(words, ReflectionPress::Write(id), "button-write")
}

/// Why a month cannot be written now.
#[must_use]
pub fn not_now(words: Words<'_>, zone: Tz, why: &NotNow) -> Card {
    match why {
        NotNow::NotYet { month, opens_at } => {
            let args = args![month = genitive(words, *month), moment = moment(words, zone, *opens_at)];
            Card::text(words.say("reflection-not-yet", &args))
        }
        NotNow::Over { month } => Card::text(words.say("reflection-over", &args![month = genitive(words, *month)])),
        NotNow::Nothing {
            next: Some((month, at)),
        } => {
            let args = args![month = genitive(words, *month), moment = moment(words, zone, *at)];
            Card::text(words.say("reflection-nothing", &args))
        }
        NotNow::Nothing { next: None } => Card::text(words.plain("reflection-nothing-known")),
    }
}

/// The answer to *Later* and *Skip this month*.
#[must_use]
pub fn put_off(words: Words<'_>, zone: Tz, today: NaiveDate, answer: &PutOff) -> Card {
    let month = genitive(words, answer.month);
    let until = short(words, answer.until);
    match &answer.done {
        Done::Asked(choices) => {
            let buttons = choices.iter().map(|(later, at)| {
                let press = ReflectionPress::Snooze(answer.id, *later);
                Button::new(press, later_label(words, zone, today, *later, *at))
            });
            Card::text(words.plain("reflection-later-when")).buttons(buttons.collect())
        }
        Done::Snoozed(at) => {
            let at = moment(words, zone, *at);
            let text = words.say("reflection-snoozed", &args![moment = at]);
            Card::text(text).buttons(vec![write_button(words, answer.id)])
        }
        Done::NoneLeft => {
            let text = words.say("reflection-none-left", &args![month = month, until = until]);
            Card::text(text).buttons(vec![write_button(words, answer.id)])
        }
        Done::Skipped => {
            let text = words.say("reflection-skipped", &args![month = month, until = until]);
            Card::text(text).buttons(vec![write_button(words, answer.id)])
        }
        Done::Written => {
            let open = FormPress::Open(Subject::Reflection(answer.id));
            let text = words.say("reflection-written", &args![month = month]);
            Card::text(text).buttons(vec![Button::of(words, open, "button-open")])
        }
    }
}

fn later_label(words: Words<'_>, zone: Tz, today: NaiveDate, later: Later, at: DateTime<Utc>) -> String {
    let day = local::date(zone, at);
    let date = short(words, day);
    let key = match later {
        Later::Tomorrow if today.succ_opt() == Some(day) => "reflection-later-tomorrow",
        Later::Tomorrow => "reflection-later-next",
        Later::Days => "reflection-later-days",
        Later::Due if day == today => "reflection-later-today",
        Later::Due => "reflection-later-due",
    };
    words.say(key, &args![date = date])
}

/// Reflections to look back on: one whole, the others to select.
#[must_use]
pub fn history(words: Words<'_>, form: &Form, zone: Tz, history: &History) -> Card {
    let mut card = match &history.shown {
        None => return Card::text(words.plain("reflection-history-empty")),
        Some(Shown::Own(screen)) => deletion::deletable(words, screen, form::screen(words, form, screen)),
        Some(Shown::Shared { entry, month, facts }) => {
            let month = words.month_of_year(*month);
            let args = args![name = history.of.name.as_str(), month = month];
            let saved_on = words.date(local::date(zone, entry.submitted_at));
            let footer = words.say("reflection-shared-footer", &args![date = saved_on]);
            let title = crate::locale::one_line(&words.say("reflection-history-of", &args), 256);
            let embed = Embed::new(title, "").footer(footer);
            form::answers(words, form, facts, &entry.answers, embed)
        }
    };
    let shown = match &history.shown {
        Some(Shown::Shared { entry, .. }) => Some(entry.id),
        Some(Shown::Own(screen)) => own_entry(screen),
        None => None,
    };
    if history.months.len() > 1 {
        let action = ReflectionPress::History(history.of.id);
        card = card.select(months(words, action, &history.months, shown));
    }
    card
}

fn own_entry(screen: &Screen) -> Option<EntryId> {
    match screen {
        Screen::Saved(saved) => Some(saved.entry.id),
        _ => None,
    }
}

/// The months as a menu, newest first, the one shown chosen.
fn months(words: Words<'_>, action: ReflectionPress, months: &[(EntryId, Month)], shown: Option<EntryId>) -> Select {
    let options = months.iter().map(|(entry, month)| {
        let label = words.month_of_year(*month);
        let mut choice = Choice::new(entry.to_string(), label);
        choice.chosen = shown == Some(*entry);
        choice
    });
    Select {
        action: action.into(),
        placeholder: words.plain("reflection-history-select"),
        options: options.collect(),
        range: (1, 1),
    }
}

/// `/reflection share`: who may see the newest one, with a menu of the others.
#[must_use]
pub fn share(words: Words<'_>, form: &Form, history: &History, sharing: Option<&Sharing>) -> Card {
    let Some(sharing) = sharing else {
        return Card::text(words.plain("reflection-share-empty"));
    };
    let mut card = form::sharing(words, form, sharing);
    let month = history.months.iter().find(|(entry, _)| *entry == sharing.entry.id);
    if let Some((_, month)) = month {
        let month = genitive(words, *month);
        card.text = words.say("reflection-share-which", &args![month = month]);
    }
    if history.months.len() > 1 {
        card = card.select(months(
            words,
            ReflectionPress::Sharing,
            &history.months,
            Some(sharing.entry.id),
        ));
    }
    card
}

fn genitive(words: Words<'_>, month: Month) -> String {
    words.month_genitive(month)
}

fn short(words: Words<'_>, date: NaiveDate) -> String {
    words.short_date(date)
}

fn moment(words: Words<'_>, zone: Tz, at: DateTime<Utc>) -> String {
    words.short_moment(local::local(zone, at))
}
