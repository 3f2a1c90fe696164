//! The timetable in words: what a file would change, what is wrong in it, and a week.

use crate::args;
use crate::discord::action::OfficePress;
use crate::discord::card::{Button, Card, Embed, Style, Tone};
use crate::discord::view::lists;
use crate::discord::view::people_import::{faults, unreadable};
use crate::domain::pairing::slots::file::{Column, Fault, FaultKind};
use crate::domain::pairing::slots::{DAYS, Lesson, Weeks};
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::timetable::{Imported, Known, Outcome, Preview, Week};

/// Names spelled out in a line before the rest is counted.
const NAMES: usize = 12;

/// What became of a file.
#[must_use]
pub fn outcome(words: Words<'_>, outcome: &Outcome) -> Card {
    match outcome {
        Outcome::Unreadable(why) => unreadable(words, *why),
        Outcome::Preview(found) => preview(words, found),
    }
}

fn preview(words: Words<'_>, preview: &Preview) -> Card {
    let counts = args![lessons = preview.lessons, teachers = preview.teachers];
    let mut lines = vec![words.say("timetable-counts", &counts)];
    if preview.import.is_some() {
        lines.push(match preview.changed.as_slice() {
            [] => words.plain("timetable-nothing-changes"),
            names => words.say("timetable-changes", &args![names = some(words, names)]),
        });
    }
    if !preview.unknown.is_empty() {
        lines.push(words.say("timetable-unknown", &args![names = some(words, &preview.unknown)]));
    }
    let mut embed = Embed::new(words.plain("timetable-title"), lines.join("\n"));
    if preview.import.is_some() {
        embed = embed.footer(words.plain("timetable-footer"));
    }
    let mut card = Card::embed(embed);
    let wrong: Vec<String> = preview.faults.iter().map(|fault| fault_line(words, fault)).collect();
    faults(words, &mut card, &wrong);
    match preview.import {
        Some(import) => card.buttons(vec![
            Button::of(words, OfficePress::ConfirmTimetable(import), "button-confirm").style(Style::Success),
            Button::of(words, OfficePress::CancelImport(import), "button-cancel"),
        ]),
        None => card,
    }
}

fn some(words: Words<'_>, names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMES).map(|name| inert(name)).collect();
    let more = lists::more(words, names.len().saturating_sub(NAMES));
    [shown.join(", ")].into_iter().chain(more).collect::<Vec<_>>().join(" ")
}

/// One fault: the row, the column, what is wrong, and the mend.
fn fault_line(words: Words<'_>, fault: &Fault) -> String {
    let (value, column) = (inert(&fault.value), words.plain(column(fault.column)));
    let what = match fault.kind {
        FaultKind::NoColumn => return words.say("timetable-fault-no-column", &args![column = column]),
        FaultKind::UnknownTeacher => words.say("timetable-fault-unknown", &args![value = value]),
        FaultKind::AmbiguousTeacher => words.say("timetable-fault-ambiguous", &args![value = value]),
        FaultKind::BadWeekday => words.say("timetable-fault-weekday", &args![value = value]),
        FaultKind::BadPeriod => words.say("timetable-fault-period", &args![value = value]),
        FaultKind::BadWeeks => words.say("timetable-fault-weeks", &args![value = value]),
        FaultKind::BadDate => words.say("timetable-fault-date", &args![value = value]),
        FaultKind::Twice(line) => words.say("timetable-fault-twice", &args![value = value, line = line]),
    };
    words.say("import-fault", &args![line = fault.line, column = column, what = what])
}

const fn column(column: Column) -> &'static str {
    match column {
        Column::Teacher => "column-teacher",
        Column::Weekday => "column-weekday",
        Column::Period => "column-period",
        Column::Class => "column-class",
        Column::Subject => "column-subject",
        Column::Room => "column-room",
        Column::Building => "column-building",
        Column::Weeks => "column-weeks",
        Column::ValidFrom => "column-valid-from",
    }
}

/// What a confirmed file did.
#[must_use]
pub fn imported(words: Words<'_>, done: &Imported) -> Card {
    if done.already {
        return Card::text(words.plain("import-already"));
    }
    let title = words.say("timetable-done", &args![lessons = done.lessons]);
    Card::embed(Embed::new(title, words.plain("timetable-done-next")).tone(Tone::Done))
}

/// Somebody's week.
#[must_use]
pub fn week(words: Words<'_>, week: &Week) -> Card {
    let title = words.say("timetable-week", &args![person = inert(&week.person.name)]);
    let mut embed = Embed::new(title, String::new());
    if week.lessons.is_empty() {
        embed.text = words.plain("timetable-week-empty");
        return Card::embed(embed);
    }
    for day in 1..=DAYS {
        let lessons: Vec<String> = week
            .lessons
            .iter()
            .filter(|lesson| lesson.weekday == day)
            .map(|lesson| lesson_line(words, lesson))
            .collect();
        if !lessons.is_empty() {
            embed = embed.field(words.school_day(day), lessons.join("\n"));
        }
    }
    Card::embed(embed)
}

fn lesson_line(words: Words<'_>, lesson: &Lesson) -> String {
    let parts = [&lesson.class, &lesson.subject, &lesson.room];
    let filled = parts.into_iter().filter(|part| !part.is_empty());
    let facts: Vec<String> = filled.map(|part| inert(&one_line(part, 40))).collect();
    let weeks = match lesson.weeks {
        Weeks::All => String::new(),
        Weeks::A => words.plain("timetable-week-a"),
        Weeks::B => words.plain("timetable-week-b"),
    };
    format!("{}. {}{weeks}", lesson.period, facts.join(" · "))
}

/// Whose weeks are known.
#[must_use]
pub fn known(words: Words<'_>, known: &Known) -> Card {
    if known.weeks.is_empty() {
        let embed = Embed::new(words.plain("timetable-known"), words.plain("timetable-none")).tone(Tone::Needs);
        return Card::embed(embed);
    }
    let mut lines = vec![words.say("timetable-known-count", &args![teachers = known.weeks.len()])];
    if !known.unknown.is_empty() {
        lines.push(words.say("timetable-unknown", &args![names = some(words, &known.unknown)]));
    }
    let embed =
        Embed::new(words.plain("timetable-known"), lines.join("\n")).footer(words.plain("timetable-known-footer"));
    Card::embed(embed)
}
