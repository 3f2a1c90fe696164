//! The APT group in words: members and months, the check-in, the reminders about it.

mod planned;
#[cfg(test)]
mod tests;

pub(super) use planned::line as next_meeting;
pub use planned::{next_set, next_window, off};

use chrono::NaiveDate;

use super::form;
use crate::args;
use crate::discord::action::GroupPress;
use crate::discord::card::{Button, Card, Choice, Embed, Select};
use crate::domain::forms::Form;
use crate::domain::group::{Group, MonthStatus, Term};
use crate::domain::month::Month;
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::group::{Members, MonthRow, Notice, Reading};

/// A group with its lead, members and months.
#[must_use]
pub fn members(words: Words<'_>, members: &Members) -> Card {
    let mut embed = Embed::new(
        one_line(
            &words.say("group-title", &args![group = members.group.name.as_str()]),
            256,
        ),
        "",
    );
    let lead = if members.leads.is_empty() {
        words.plain("group-no-lead")
    } else {
        names(&members.leads)
    };
    embed = embed.field(words.plain("group-lead"), lead);
    let count = members.members.len();
    let people = if members.members.is_empty() {
        words.plain("group-empty")
    } else {
        names(&members.members)
    };
    embed = embed.field(words.say("group-members", &args![count = count]), people);
    let months: Vec<String> = members.months.iter().filter_map(|row| month_line(words, row)).collect();
    if !months.is_empty() {
        embed = embed.field(words.plain("group-months"), months.join("\n"));
    }
    if let Some(next) = members.next {
        embed = embed.field(words.plain("group-next-title"), planned::line(words, next));
    }
    let mut card = Card::embed(embed);
    if !members.needs.is_empty() {
        let needs = members.needs.iter().map(|(month, text)| {
            let month = words.month_of_year(*month);
            format!("**{month}**\n{text}")
        });
        card.embeds.push(Embed::new(
            words.plain("group-needs"),
            needs.collect::<Vec<_>>().join("\n\n"),
        ));
    }
    card = card
        .buttons(fill_in(words, members))
        .buttons(planned::buttons(words, members));
    match checkins(words, members) {
        Some(select) => card.select(select),
        None => card,
    }
}

/// Earlier months that can be written late from one card.
const LATE: usize = 3;

/// The running month's check-in, and the newest ones that are missing, for the lead.
fn fill_in(words: Words<'_>, members: &Members) -> Vec<Button> {
    if !members.may_checkin {
        return Vec::new();
    }
    let press = |row: &MonthRow| GroupPress::Checkin(members.group.id, row.month);
    let running = members.months.iter().find(|row| row.status == MonthStatus::Running);
    let now = running.map(|row| Button::of(words, press(row), "button-fill-in").primary());
    let missing = members
        .months
        .iter()
        .rev()
        .filter(|row| row.status == MonthStatus::Missing);
    let late = missing.take(LATE).map(|row| {
        let month = words.month(row.month);
        Button::new(press(row), words.say("group-write-late", &args![month = month]))
    });
    now.into_iter().chain(late).collect()
}

fn names(terms: &[Term]) -> String {
    terms
        .iter()
        .map(|term| inert(&term.name))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Months that have not come say nothing.
fn month_line(words: Words<'_>, row: &MonthRow) -> Option<String> {
    let status = match row.status {
        MonthStatus::Ahead => return None,
        MonthStatus::Running => "group-status-running",
        MonthStatus::Awaited => "group-status-awaited",
        MonthStatus::Counted => "group-status-counted",
        MonthStatus::TooFew => "group-status-too-few",
        MonthStatus::TooLate => "group-status-too-late",
        MonthStatus::Missing => "group-status-missing",
    };
    let month = words.month_of_year(row.month);
    let status = words.plain(status);
    let mut line = words.say("group-month", &args![month = month, status = status]);
    for (day, attended, _) in &row.meetings {
        let date = words.short_date(*day);
        line = format!(
            "{line} · {}",
            words.say("group-met", &args![date = date, count = *attended])
        );
    }
    Some(line)
}

/// The check-ins that the reader may open, newest first.
fn checkins(words: Words<'_>, members: &Members) -> Option<Select> {
    let mut options = Vec::new();
    for row in members.months.iter().rev() {
        for (day, _, entry) in &row.meetings {
            let Some(entry) = entry else { continue };
            let month = words.month_of_year(row.month);
            let mut choice = Choice::new(entry.to_string(), month);
            choice.description = words.day(*day);
            options.push(choice);
        }
    }
    options.truncate(25);
    (!options.is_empty()).then(|| Select {
        action: GroupPress::Read(members.group.id).into(),
        placeholder: words.plain("group-read"),
        options,
        range: (1, 1),
    })
}

/// A check-in, as the group may read it.
#[must_use]
pub fn reading(words: Words<'_>, form: &Form, reading: &Reading) -> Card {
    let month = words.month_of_year(reading.month);
    let about = words.say(
        "group-about",
        &args![group = reading.group.name.as_str(), month = month],
    );
    let title = words.say("flow-title", &args![title = form.title.of(words.lang), about = about]);
    let embed = Embed::new(one_line(&title, 256), "").footer(words.plain("group-read-footer"));
    let back = Button::of(words, GroupPress::Members(reading.group.id), "button-back");
    form::answers(words, form, &reading.facts, &reading.entry.answers, embed).buttons(vec![back])
}

/// Which month a check-in is about, when the one before is still missing.
#[must_use]
pub fn which_month(words: Words<'_>, group: &Group, months: &[Month]) -> Card {
    let text = words.say("group-which-month", &args![group = inert(&group.name)]);
    let button = |month: &Month| {
        let label = words.month_of_year(*month);
        Button::new(GroupPress::Checkin(group.id, *month), label)
    };
    Card::text(text).buttons(months.iter().map(button).collect())
}

/// No meeting is expected at this time of the year.
#[must_use]
pub fn summer(words: Words<'_>) -> Card {
    Card::text(words.plain("group-summer"))
}

/// A message about a group: the kind and the month, nothing that was written.
#[must_use]
pub fn notice(words: Words<'_>, notice: &Notice) -> Card {
    match notice {
        Notice::CheckinDue { group, month } => {
            let name = inert(&group.name);
            let month_name = words.month_genitive(*month);
            let text = words.say("group-checkin-due", &args![group = name, month = month_name]);
            let press = GroupPress::Checkin(group.id, *month);
            Card::text(text).buttons(vec![Button::of(words, press, "button-fill-in").primary()])
        }
        Notice::LeadVacant { group } => vacant(words, group),
        Notice::LeadEnded { group, on, leads } => lead_ended(words, group, *on, leads.as_deref()),
        Notice::MeetingOff { group, on } => planned::told(words, "group-meeting-off", group, *on),
        Notice::MeetingAgain { group, on } => planned::told(words, "group-meeting-again", group, *on),
    }
}

/// Whose lead ended: from when, what stays whose, and who leads now, where that is the reader's to know.
fn lead_ended(words: Words<'_>, group: &Group, on: NaiveDate, leads: Option<&[String]>) -> Card {
    let args = args![group = inert(&group.name), date = words.date(on)];
    let mut text = words.say("group-lead-ended", &args);
    let Some(leads) = leads else {
        return Card::text(text);
    };
    if !leads.is_empty() {
        let names: Vec<String> = leads.iter().map(|name| inert(name)).collect();
        text.push_str("\n\n");
        text.push_str(&words.say("group-lead-now", &args![lead = names.join(", ")]));
    }
    let press = GroupPress::Members(group.id);
    Card::text(text).buttons(vec![Button::of(words, press, "button-open")])
}

fn vacant(words: Words<'_>, group: &Group) -> Card {
    let text = words.say("group-lead-vacant", &args![group = inert(&group.name)]);
    let press = GroupPress::Members(group.id);
    Card::text(text).buttons(vec![Button::of(words, press, "button-open")])
}
