//! Any form in words: its questions with their rows, what was saved, and a text that is given back.

mod answers;
mod intro;
mod share;
#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

pub use answers::{answers, given_back};
pub use share::{quote_window, sharing};

use crate::args;
use crate::discord::action::{FormPress, GroupPress, SharePress};
use crate::discord::card::{Button, Card, Choice, Embed, Input, Modal, Row, Select, Style, Tone, limit};
use crate::domain::forms::{Answers, Facts, Field, Form, Page, Problem, Required, TAGS, Ui};
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::locale::one_line;
use crate::usecase::forms::{Filling, Intro, Returned, Saved, Screen, Why};

/// A form wherever the person is in it.
#[must_use]
pub fn screen(words: Words<'_>, form: &Form, screen: &Screen) -> Card {
    match screen {
        Screen::Filling(filling) => filling_in(words, form, filling),
        Screen::Saved(saved) => self::saved(words, form, saved),
        Screen::Returned(returned) => self::returned(words, form, returned),
    }
}

fn filling_in(words: Words<'_>, form: &Form, filling: &Filling) -> Card {
    let facts = &filling.gate.facts;
    let page = form.page(filling.page, &filling.answers, facts);
    let is_choices = matches!(page, Some(Page::Choices { .. }));
    // A text that has to be mended stands below; what was read before it need not stand between.
    let mending = !is_choices && !filling.problems.is_empty();
    let mut parts = Vec::new();
    if !filling.problems.is_empty() {
        parts.push(problems(words, form, &filling.problems, is_choices));
    }
    if !mending {
        parts.push(intro::lines(words, &filling.gate).join("\n"));
    }
    let readers = words.readers(&filling.audience);
    parts.push(format!("{readers}\n{}", words.plain("flow-privacy")));
    let questions = page
        .as_ref()
        .map_or_else(Vec::new, |page| shown_questions(form, filling, page));
    if is_choices {
        parts.push(numbered(words, facts, filling, &questions));
    } else if !mending {
        parts.push(asked_in_window(words, &questions));
    }
    if !mending && !filling.editing && has_text(form, &filling.answers) {
        parts.push(words.plain("flow-draft-kept"));
    }
    parts.retain(|part| !part.is_empty());
    let tone = if filling.problems.is_empty() {
        Tone::Calm
    } else {
        Tone::Needs
    };
    let embed = Embed::new(intro::title(words, form, &filling.gate.intro), parts.join("\n\n")).tone(tone);
    let mut card = Card::embed(embed);
    if is_choices {
        for question in &questions {
            card.rows.push(row(words, facts, filling, question));
        }
    } else if mending {
        card = given_back(words, form, facts, &filling.answers, card);
    }
    let mut buttons = vec![onward(words, form, filling, is_choices)];
    if filling.editing && is_choices && form.next_page(filling.page, &filling.answers, facts).is_some() {
        // Who changes a choice or a tag only need not pass through the window.
        let press = FormPress::Submit(filling.subject);
        buttons.push(Button::of(words, press, "button-submit"));
    }
    card.buttons(buttons)
}

/// Whether something typed is among the answers.
fn has_text(form: &Form, answers: &Answers) -> bool {
    form.fields.iter().any(|field| answers.text(&field.key).is_some())
}

/// The questions of the page; tags stand beside the choices when a saved form is edited.
fn shown_questions<'a>(form: &'a Form, filling: &Filling, page: &Page<'a>) -> Vec<&'a Field> {
    let mut questions = page.fields().to_vec();
    let first = form
        .pages(&filling.answers, &filling.gate.facts)
        .first()
        .map(Page::number);
    if filling.editing && first == Some(page.number()) && matches!(page, Page::Choices { .. }) {
        let mut extras = form.extras(&filling.gate.facts);
        questions.extend(extras.find(|field| field.key == TAGS));
    }
    questions
}

fn numbered(words: Words<'_>, facts: &Facts, filling: &Filling, questions: &[&Field]) -> String {
    let mut lines = Vec::new();
    for (number, field) in (1..).zip(questions) {
        let chosen: Vec<&str> = filling
            .answers
            .choices(&field.key)
            .iter()
            .map(|value| field.option_label(facts, value, words.lang))
            .collect();
        let question = field.question.as_ref().unwrap_or(&field.label).of(words.lang);
        let mut line = format!("**{number}. {question}**");
        if !chosen.is_empty() {
            line = format!("{line} – {}", chosen.join(", "));
        } else if field.required == Required::Never {
            line = format!("{line} {}", words.plain("flow-optional"));
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn asked_in_window(words: Words<'_>, questions: &[&Field]) -> String {
    let mut lines = vec![words.plain("flow-questions")];
    for field in questions {
        let question = field.question.as_ref().unwrap_or(&field.label).of(words.lang);
        let optional = match field.required {
            Required::Always => String::new(),
            Required::Never | Required::When(_) => format!(" {}", words.plain("flow-optional")),
        };
        lines.push(format!("• {question}{optional}"));
    }
    lines.join("\n")
}

fn problems(words: Words<'_>, form: &Form, problems: &[Problem], choosing: bool) -> String {
    let heading = if choosing { "flow-missing" } else { "flow-problems" };
    let mut lines = vec![format!("**{}**", words.plain(heading))];
    lines.extend(problems.iter().map(|problem| words.problem(form, problem)));
    lines.join("\n")
}

fn row(words: Words<'_>, facts: &Facts, filling: &Filling, field: &Field) -> Row {
    let chosen = filling.answers.choices(&field.key);
    let options = field.options(facts);
    match field.ui() {
        Ui::Buttons => Row::Buttons(
            options
                .iter()
                .map(|option| {
                    let is_chosen = chosen.contains(&option.value);
                    // The chosen one takes itself back, where nothing need be chosen.
                    let back = is_chosen && field.required != Required::Always;
                    let value = if back { String::new() } else { option.value.clone() };
                    let press = FormPress::Pick(filling.subject, field.key.clone(), value);
                    let style = if is_chosen { Style::Primary } else { Style::Secondary };
                    Button::new(press, option.label.of(words.lang)).style(style)
                })
                .collect(),
        ),
        Ui::Select => Row::Select(select(words, filling, field, facts, chosen)),
    }
}

fn select(words: Words<'_>, filling: &Filling, field: &Field, facts: &Facts, chosen: &[String]) -> Select {
    let options: Vec<Choice> = field
        .options(facts)
        .iter()
        .map(|option| {
            let mut choice = Choice::new(
                option.value.clone(),
                one_line(option.label.of(words.lang), limit::OPTION),
            );
            choice.chosen = chosen.contains(&option.value);
            choice
        })
        .collect();
    let least = u8::from(field.required == Required::Always);
    let most = field.max_picks().min(options.len()).max(1);
    Select {
        action: FormPress::Choose(filling.subject, field.key.clone()).into(),
        placeholder: one_line(field.label.of(words.lang), limit::PLACEHOLDER),
        options,
        range: (least, u8::try_from(most).unwrap_or(25)),
    }
}

/// *Continue* to the next page, or *Submit* where there is none; *Edit* where a text has to be mended.
fn onward(words: Words<'_>, form: &Form, filling: &Filling, is_choices: bool) -> Button {
    let here = filling.page;
    if !is_choices {
        let key = if filling.problems.is_empty() {
            "button-continue"
        } else {
            "button-edit"
        };
        return Button::of(words, FormPress::Next(filling.subject, wire_page(here)), key).primary();
    }
    match form.next_page(here, &filling.answers, &filling.gate.facts) {
        Some(page) => {
            let press = FormPress::Next(filling.subject, wire_page(page.number()));
            Button::of(words, press, "button-continue").style(Style::Success)
        }
        None => Button::of(words, FormPress::Submit(filling.subject), "button-submit").style(Style::Success),
    }
}

/// No form has more pages than a byte counts: the catalogue lays out a handful of fields.
fn wire_page(page: usize) -> u8 {
    u8::try_from(page).unwrap_or(u8::MAX)
}

/// The window of a page of texts, with what stands in the draft.
#[must_use]
pub fn window(words: Words<'_>, form: &Form, filling: &Filling) -> Modal {
    let facts = &filling.gate.facts;
    let page = form.page(filling.page, &filling.answers, facts);
    let fields = page.as_ref().map_or_else(Vec::new, |page| page.fields().to_vec());
    let inputs = fields.iter().map(|field| Input {
        key: field.key.clone(),
        label: field.label.of(words.lang).to_owned(),
        placeholder: field.placeholder(facts, words.lang).unwrap_or_default().to_owned(),
        value: filling.answers.text(&field.key).unwrap_or_default().to_owned(),
        long: field.is_paragraph(),
        required: field.required == Required::Always,
        max: u16::try_from(field.modal_max()).unwrap_or(4000),
    });
    Modal {
        action: FormPress::Page(filling.subject, wire_page(filling.page)).into(),
        title: one_line(form.title.of(words.lang), limit::WINDOW),
        inputs: inputs.collect(),
    }
}

/// What was submitted, with what can still be done with it.
#[must_use]
pub fn saved(words: Words<'_>, form: &Form, saved: &Saved) -> Card {
    let heading = intro::title(words, form, &saved.gate.intro);
    let heading = if saved.fresh {
        words.say("flow-saved", &args![title = heading])
    } else {
        heading
    };
    let tone = if saved.fresh { Tone::Done } else { Tone::Calm };
    let mut notes = vec![words.readers(&saved.audience)];
    if saved.entry.late {
        notes.push(words.plain("flow-late"));
    }
    notes.push(match saved.gate.locks_at {
        Some(end) if saved.may_edit => {
            let date = words.date(last_day(saved.zone, end));
            words.say("flow-edit-until", &args![date = date])
        }
        Some(_) => words.plain("flow-locked"),
        None => String::new(),
    });
    notes.push(read_by(words, &saved.reads, saved.zone));
    if let Intro::Checkin(intro) = &saved.gate.intro {
        notes.extend(intro::next_line(words, intro));
    }
    notes.retain(|note| !note.is_empty());
    let embed = Embed::new(heading, "").tone(tone).footer(notes.join("\n"));
    let card = answers(words, form, &saved.gate.facts, &saved.entry.answers, embed);
    card.buttons(after_saving(words, form, saved))
}

/// Who has read it, for whose it is (ARCHITECTURE, invariant 8).
pub(super) fn read_by(words: Words<'_>, reads: &[(String, DateTime<Utc>)], zone: Tz) -> String {
    let reader = |(name, at): &(String, DateTime<Utc>)| {
        let date = words.short_date(at.with_timezone(&zone).date_naive());
        words.say("flow-reader", &args![name = one_line(name, 80), date = date])
    };
    // As many as small print holds with everything else that stands there.
    let readers: Vec<String> = reads.iter().rev().take(10).map(reader).collect();
    if readers.is_empty() {
        return String::new();
    }
    words.say("flow-read-by", &args![readers = words.list(&readers)])
}

/// Only *Edit* and *Share*; after a check-in *Next meeting* in place of *Share* (contract, forms).
fn after_saving(words: Words<'_>, form: &Form, saved: &Saved) -> Vec<Button> {
    let mut buttons = Vec::new();
    if saved.may_edit {
        let press = FormPress::Edit(saved.entry.subject);
        buttons.push(Button::of(words, press, "button-edit"));
    }
    if matches!(saved.entry.subject, Subject::Checkin(..)) {
        let press = GroupPress::NextMeeting(saved.entry.id);
        let planned = matches!(&saved.gate.intro, Intro::Checkin(intro) if intro.next_on.is_some());
        let key = if planned { "group-move" } else { "button-next-meeting" };
        buttons.push(Button::of(words, press, key));
    } else if !form.visibility.is_empty() && saved.entry.subject.is_shared_by_its_author() {
        let press = SharePress::Ask(saved.entry.id);
        buttons.push(Button::of(words, press, "button-share"));
    }
    buttons
}

/// A form that takes no answers any more: why, and the text.
#[must_use]
pub fn returned(words: Words<'_>, form: &Form, returned: &Returned) -> Card {
    let why = match returned.why {
        Why::Closed => words.plain("flow-closed"),
        Why::Locked => words.plain("flow-returned-locked"),
        Why::Refused(refusal) => words.plain(refusal.key()),
    };
    let mut text = why;
    if has_text(form, &returned.answers) {
        text = format!("{text}\n\n{}", words.plain("flow-text-is-here"));
    }
    let embed = Embed::new(form.title.of(words.lang), text).tone(Tone::Needs);
    given_back(words, form, &returned.facts, &returned.answers, Card::embed(embed))
}

/// The last day before an exclusive end.
fn last_day(zone: Tz, end: DateTime<Utc>) -> NaiveDate {
    (end - TimeDelta::seconds(1)).with_timezone(&zone).date_naive()
}
