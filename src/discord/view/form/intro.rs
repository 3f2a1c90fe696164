//! What stands above the questions of a form: its heading, and what to know before answering.

use crate::args;
use crate::discord::view::lesson::{name, time};
use crate::domain::forms::{Form, FormKey};
use crate::locale::{Words, inert};
use crate::usecase::forms::{Gate, Intro};
use crate::usecase::{group, observation, reflection};

/// The heading of a form: its title, and of which month or lesson it is.
pub(super) fn title(words: Words<'_>, form: &Form, intro: &Intro) -> String {
    let about = match intro {
        Intro::Reflection(intro) => month(words, intro),
        Intro::Checkin(intro) => meeting(words, intro),
        Intro::Observation(intro) => lesson(words, intro),
    };
    let title = form.title.of(words.lang);
    words.say("flow-title", &args![title = title, about = about])
}

/// What the capability has to say above the questions.
pub(super) fn lines(words: Words<'_>, gate: &Gate) -> Vec<String> {
    match &gate.intro {
        Intro::Reflection(intro) => before_reflection(words, intro, gate.late),
        Intro::Checkin(_) if gate.late => vec![words.plain("group-checkin-late")],
        Intro::Checkin(_) => vec![words.plain("group-checkin-intro")],
        Intro::Observation(intro) => before_lesson_form(words, intro),
    }
}

/// The month by name, as the heading of its form carries it.
fn month(words: Words<'_>, intro: &reflection::Intro) -> String {
    words.month_of_year(intro.month)
}

/// What was promised first, then the month's question, then the date.
fn before_reflection(words: Words<'_>, intro: &reflection::Intro, late: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(promised) = &intro.promised {
        lines.push(words.say("reflection-promised", &args![text = promised.as_str()]));
    }
    let question = intro.question.of(words.lang);
    lines.push(words.say("reflection-question", &args![question = question]));
    let short = |date| words.short_date(date);
    let (due, until) = (short(intro.due_on), short(intro.until));
    lines.push(if late {
        words.say("reflection-late", &args![until = until])
    } else {
        words.say("reflection-due", &args![due = due, until = until])
    });
    lines
}

/// The group and the month, as the heading of the check-in carries them.
fn meeting(words: Words<'_>, intro: &group::Intro) -> String {
    let month = words.month_of_year(intro.month);
    words.say("group-about", &args![group = intro.name.as_str(), month = month])
}

/// Of which lesson a form is, for its heading.
fn lesson(words: Words<'_>, intro: &observation::Intro) -> String {
    let date = intro.lesson.as_ref().map(|lesson| lesson.slot.on);
    date.map(|date| words.date(date)).unwrap_or_default()
}

/// The lesson, the other one, and for the observer what the host asks to look at.
fn before_lesson_form(words: Words<'_>, intro: &observation::Intro) -> Vec<String> {
    let mut lines: Vec<String> = intro.lesson.iter().map(|lesson| time(words, lesson)).collect();
    lines.push(words.say("observation-host", &args![who = name(words, &intro.host)]));
    lines.push(words.say("observation-observer", &args![who = name(words, &intro.observer)]));
    match &intro.focus {
        Some(focus) => {
            let question = inert(&focus.question);
            lines.push(words.say("observation-focus-question", &args![text = question]));
            if !focus.areas.is_empty() {
                let areas: Vec<&str> = focus.areas.iter().map(|area| area.of(words.lang)).collect();
                let areas = words.list(&areas);
                lines.push(words.say("observation-focus-areas", &args![areas = areas]));
            }
        }
        None if intro.form == FormKey::Feedback => lines.push(words.plain("observation-focus-none")),
        None => {}
    }
    lines
}

/// When the group meets next, once that is set.
pub(super) fn next_line(words: Words<'_>, intro: &group::Intro) -> Option<String> {
    let date = intro.next_on?;
    Some(words.say("group-next", &args![date = words.date(date)]))
}
