//! The next meeting in words: its date, moving it, calling it off, planning it again.

use chrono::NaiveDate;

use crate::args;
use crate::discord::action::GroupPress;
use crate::discord::card::{Button, Card, Embed, Input, Modal, Style, Tone};
use crate::domain::forms::Form;
use crate::domain::group::{Group, Planned};
use crate::domain::ids::EntryId;
use crate::locale::Words;
use crate::locale::{inert, one_line};
use crate::usecase::group::{Members, NextMeeting, Off, OffStage};

/// When the group meets next, or would have.
pub(in super::super) fn line(words: Words<'_>, next: Planned) -> String {
    let date = words.day(next.on);
    match next.off_at {
        Some(_) => words.say("group-next-off", &args![date = date]),
        None => date,
    }
}

/// What the lead can do about the next meeting.
pub(super) fn buttons(words: Words<'_>, members: &Members) -> Vec<Button> {
    let Some(next) = members.next.filter(|_| members.may_checkin) else {
        return Vec::new();
    };
    if next.off_at.is_some() {
        return vec![again(words, next.entry)];
    }
    let press = GroupPress::AskOff(members.group.id, next.on);
    vec![
        Button::of(words, GroupPress::NextMeeting(next.entry), "group-move"),
        Button::of(words, press, "group-call-off"),
    ]
}

fn again(words: Words<'_>, entry: EntryId) -> Button {
    Button::of(words, GroupPress::NextMeeting(entry), "group-plan-again")
}

/// The question whether to call a meeting off, and what became of it.
#[must_use]
pub fn off(words: Words<'_>, off: &Off) -> Card {
    let date = words.day(off.on);
    let say = |key| words.say(key, &args![group = off.group.name.as_str(), date = date.as_str()]);
    let back = Button::of(words, GroupPress::Members(off.group.id), "button-back");
    if off.stage == OffStage::Asked {
        let sure = GroupPress::CallOff(off.group.id, off.on);
        let title = one_line(&say("group-off-title"), 256);
        return Card::embed(Embed::new(title, say("group-off-question")).tone(Tone::Needs)).buttons(vec![
            back,
            Button::of(words, sure, "group-call-off").style(Style::Danger),
        ]);
    }
    let key = if off.stage == OffStage::Done {
        "group-off-done"
    } else {
        "group-off-before"
    };
    Card::embed(Embed::new("", say(key)).tone(Tone::Done)).buttons(vec![again(words, off.entry), back])
}

/// A message to the members about a meeting: the group and the day.
pub(super) fn told(words: Words<'_>, key: &str, group: &Group, on: NaiveDate) -> Card {
    let date = words.day(on);
    let text = words.say(key, &args![group = inert(&group.name), date = date]);
    let press = GroupPress::Members(group.id);
    Card::text(text).buttons(vec![Button::of(words, press, "button-open")])
}

/// The window for the date of the next meeting.
#[must_use]
pub fn next_window(words: Words<'_>, form: &Form, next: &NextMeeting, today: NaiveDate) -> Modal {
    let field = form.after_saving().next();
    let input = field.map(|field| Input {
        key: field.key.clone(),
        label: field.label.of(words.lang).to_owned(),
        placeholder: today.to_string(),
        value: next.next_on.map(|date| date.to_string()).unwrap_or_default(),
        long: false,
        required: true,
        max: 10,
    });
    Modal {
        action: GroupPress::NextDate(next.entry).into(),
        title: words.plain("button-next-meeting"),
        inputs: input.into_iter().collect(),
    }
}

/// The answer to the date of the next meeting.
#[must_use]
pub fn next_set(words: Words<'_>, form: &Form, next: &NextMeeting) -> Card {
    let name = inert(&next.name);
    let again = |key| vec![Button::of(words, GroupPress::NextMeeting(next.entry), key)];
    if let Some(problem) = &next.problem {
        return Card::embed(Embed::new("", words.problem(form, problem)).tone(Tone::Needs))
            .buttons(again("button-next-meeting"));
    }
    let date = next.next_on.map(|date| words.day(date)).unwrap_or_default();
    let text = words.say("group-next-set", &args![group = name, date = date]);
    Card::embed(Embed::new("", text).tone(Tone::Done)).buttons(again("group-move"))
}
